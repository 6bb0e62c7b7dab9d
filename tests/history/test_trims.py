"""Claims about a phase that was left running: every figure follows its trim, and the log stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from listening_timer.exercise.formats import MINUTE
from listening_timer.history.store import History
from listening_timer.model.annotations import Trim
from listening_timer.model.errors import HistoryError
from listening_timer.transfer.import_file import merge_file
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.json_export import export
from tests.helpers.history.sample_sessions import (
    add_session,
    add_session_log,
    completed_play,
    session_id,
    without_timestamps,
)

SHARE_A = 1
"""The first share in the default exercise; the tests' logs have 10:40 there."""
SHARED = 640_000
RIGHT = 4 * MINUTE
TRIM = Trim(session_id(1), SHARE_A, RIGHT, WALL)


@pytest.fixture
def history() -> History:
    """Two sessions in one week, and one that has not ended."""
    history = History.memory()
    for number in (1, 2):
        add_session(history, number, day=number)
    add_session_log(history, completed_play(steps=(60,)).log, 3)
    return history


def shared(history: History) -> list[int]:
    """What A shared, as the list, the detail and the week of insights have it."""
    row = history.sessions()[-1]
    (couple,) = history.couples()
    (week,) = history.diary(couple).talks
    other = history.session(session_id(2)).row
    assert row.id == session_id(1)
    return [
        row.sharing_a,
        history.session(row.id).row.sharing_a,
        history.session(row.id).state.sums.sharing_a,
        week.shared_left - other.sharing_a,
    ]


def test_all_figures_follow_and_the_log_stays(history: History) -> None:
    """List, detail, week and replay agree; not a byte of the log changes; undone, as before."""
    log = history.database.rows("SELECT * FROM event")
    before = [without_timestamps(history.session(session_id(n))) for n in (1, 2)]
    assert shared(history) == [SHARED] * 4
    assert history.write_trim(TRIM) is None
    assert shared(history) == [RIGHT] * 4
    detail = history.session(session_id(1))
    assert detail.state.sums.paused == SHARED - RIGHT
    assert detail.row.length == before[0].row.length
    assert history.check() == []
    assert history.database.rows("SELECT * FROM event") == log
    assert history.rebuild() == 2
    assert shared(history) == [RIGHT] * 4
    erased = history.erase_trim(session_id(1), SHARE_A, WALL + 5)
    assert erased is not None
    assert erased.length == RIGHT
    assert [without_timestamps(history.session(session_id(n))) for n in (1, 2)] == before
    assert shared(history) == [SHARED] * 4
    assert history.erase_trim(session_id(1), SHARE_A) is None
    assert history.check() == []


@pytest.mark.parametrize(
    "trim",
    [
        Trim(session_id(1), SHARE_A, SHARED, WALL),
        Trim(session_id(1), SHARE_A, -1, WALL),
        Trim(session_id(1), 99, 0, WALL),
        Trim(session_id(1), -1, 0, WALL),
        Trim(session_id(3), 0, 0, WALL),
    ],
)
def test_nothing_becomes_longer(history: History, trim: Trim) -> None:
    """Only a phase of an ended session that took longer can be trimmed."""
    with pytest.raises(ValueError, match="longer"):
        history.write_trim(trim)
    with pytest.raises(HistoryError, match="unknown-session"):
        history.write_trim(Trim("0" * 32, SHARE_A, 0, WALL))
    assert history.check() == []


def test_a_trim_goes_and_comes_with_its_session(history: History) -> None:
    """Deleted and restored, or deleted for good: the sums are right each time."""
    history.write_trim(TRIM)
    deleted = history.delete(session_id(1))
    assert history.check() == []
    history.restore(deleted)
    assert shared(history) == [RIGHT] * 4
    assert history.check() == []


def test_the_later_trim_stands_on_both_laptops(history: History, tmp_path: Path) -> None:
    """By when it was edited, an erasure too; both have the very same sums."""
    with History.memory() as other:
        export(history, tmp_path / "all.json")
        merge_file(other, tmp_path / "all.json")
        history.write_trim(TRIM)
        other.write_trim(Trim(session_id(1), SHARE_A, MINUTE, WALL + 1))
        for giver, taker in ((history, other), (other, history)):
            export(giver, tmp_path / "given.json")
            merge_file(taker, tmp_path / "given.json")
        assert shared(history) == shared(other) == [MINUTE] * 4
        other.erase_trim(session_id(1), SHARE_A, WALL + 2)
        export(other, tmp_path / "given.json")
        assert merge_file(history, tmp_path / "given.json").changed == 1
        assert shared(history) == [SHARED] * 4
        assert history.check() == other.check() == []
