"""Claims about taking out: the sessions that were asked for, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import Filter, SessionDetail
from listening_timer.transfer.export import Selection, Target, write_export
from tests.helpers.history.sample_sessions import add_session, session_id, tally


class Numbers:
    """A form that writes nothing but numbers between two words."""

    def head(self) -> Iterable[bytes]:
        """The first word."""
        return (b"head ",)

    def session(self, detail: SessionDetail) -> bytes:
        """The number that the id was made of."""
        numbers = {session_id(number): number for number in (1, 2, 3)}
        return str(numbers[detail.row.id]).encode()

    def tail(self) -> Iterable[bytes]:
        """The last word."""
        return (b" tail",)


@pytest.fixture
def history() -> Iterator[History]:
    """Three ended sessions, the second of other people."""
    with History.memory() as history:
        add_session(history, 1, day=1)
        add_session(history, 2, ("Cy", "Di"), 2)
        add_session(history, 3, day=3)
        yield history


@pytest.mark.parametrize(
    ("selection", "written"),
    [
        (None, b"head 321 tail"),
        (Filter(person="cy"), b"head 2 tail"),
        ([session_id(1), session_id(3)], b"head 13 tail"),
    ],
)
def test_what_was_selected_is_written(
    history: History, tmp_path: Path, selection: Selection, written: bytes
) -> None:
    """All, what a filter shows, or these ids: in the form's own words, and counted."""
    target = tmp_path / "out"
    told: list[tuple[int, int]] = []
    count = write_export(
        history, target, Numbers(), selection, lambda n, of: told.append((n, of)) is None
    )
    assert target.read_bytes() == written
    assert told == [(n, count) for n in range(count + 1)]
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("selection", [Filter(person="nobody"), []])
def test_nothing_is_no_file(history: History, tmp_path: Path, selection: Selection) -> None:
    """Nobody could bring an empty file back: what was there stays, and that is told."""
    (tmp_path / "out").write_text("mine")
    target = Target(tmp_path / "out", replace=True)
    with pytest.raises(HistoryError, match="nothing-chosen"):
        write_export(history, target, Numbers(), selection)
    with History.memory() as empty, pytest.raises(HistoryError, match="nothing-chosen"):
        write_export(empty, target, Numbers())
    assert (tmp_path / "out").read_text() == "mine"
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


def test_marks_and_deletions_go_out_by_themselves(history: History, tmp_path: Path) -> None:
    """A history without a talk may hold what belongs to none; all of it is not nothing."""
    with History.memory() as other:
        other.write_tally(tally("Ann"))
        assert write_export(other, tmp_path / "tallied", Numbers()) == 0
    for number in (1, 2, 3):
        history.delete(session_id(number))
    assert write_export(history, tmp_path / "deleted", Numbers()) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deleted", "tallied"]


@pytest.mark.parametrize("stopped", range(3))
def test_a_stopped_one_leaves_what_was(history: History, tmp_path: Path, stopped: int) -> None:
    """Stopped before, between or after the sessions: no file nor a piece of one, or the older."""
    older = tmp_path / "older"
    older.write_text("mine")
    for target in (tmp_path / "new", Target(older, replace=True)):
        done = write_export(history, target, Numbers(), progress=lambda n, _: n < stopped)
        assert done == 0
    assert older.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [older]


def test_an_unknown_session_leaves_nothing(history: History, tmp_path: Path) -> None:
    """One id that is not there, and nothing is written."""
    with pytest.raises(HistoryError, match="unknown-session"):
        write_export(history, tmp_path / "out", Numbers(), [session_id(1), session_id(9)])
    assert list(tmp_path.iterdir()) == []
