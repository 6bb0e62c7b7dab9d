"""Claims about two laptops: what was taken back on one is what both have in the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from listening_timer.exercise.formats import Role
from listening_timer.history.store import History
from listening_timer.model.records import SessionDetail, Used
from listening_timer.transfer.import_file import merge_file
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import (
    DAY,
    add_annotations,
    add_session,
    promise,
    session_id,
    without_timestamps,
    word,
)

Undo = Callable[[], object]
LATER = WALL + DAY
NOTE = f"word-{session_id(1)[:8]}-note"


@pytest.fixture
def both(tmp_path: Path) -> Iterator[tuple[History, History]]:
    """Two histories that hold the same session, with all that can be said in it."""
    with History.open(tmp_path / "one.db") as one, History.open(tmp_path / "two.db") as two:
        session = add_session(one)
        add_annotations(one, session, "in words")
        one.write_word(replace(word(session, "mine", 7), who=Role.A))
        exchange(one, two)
        yield one, two


def exchange(one: History, two: History) -> None:
    """Each takes in what the other has."""
    for here, there in ((two, one), (one, two)):
        assert there.database.path is not None
        merge_file(here, there.database.path)


def seen(history: History) -> tuple[SessionDetail, list[Used]]:
    """What a history shows, but for its stamps."""
    return without_timestamps(history.session(session_id(1))), history.people()


def rename(history: History) -> Undo:
    """Call Ann otherwise."""
    history.rename_person("Ann", "Änne", LATER)
    return lambda: history.rename_person("Änne", "Ann", LATER)


def erase_person(history: History) -> Undo:
    """Erase Ann."""
    erased = history.erase_person("Ann", LATER)
    return lambda: history.restore_person(erased, LATER)


def edit(history: History) -> Undo:
    """Write a note anew."""
    before = next(each for each in history.session(session_id(1)).words if each.id == NOTE)
    history.write_word(replace(before, text="otherwise", edited=LATER))
    return lambda: history.write_word(replace(before, edited=LATER))


def erase(history: History) -> Undo:
    """Erase a note."""
    before = history.erase_word(NOTE, LATER)
    assert before is not None
    return lambda: history.write_word(replace(before, edited=LATER))


def unpromise(history: History) -> Undo:
    """Erase a promise."""
    before = history.erase_promise(promise(session_id(1), "").id, LATER)
    assert before is not None
    return lambda: history.write_promise(replace(before, edited=LATER))


@pytest.mark.parametrize("deed", [rename, erase_person, edit, erase, unpromise])
def test_an_undo_reaches_the_other_laptop(
    both: tuple[History, History], deed: Callable[[History], Undo]
) -> None:
    """Done, both have it; taken back on the one, by a clock that stood still, both have it back."""
    one, two = both
    before = seen(one)
    undo = deed(one)
    done = seen(one)
    exchange(one, two)
    assert seen(two) == seen(one) == done != before
    undo()
    exchange(one, two)
    assert seen(two) == seen(one) == before
    assert one.check() == two.check() == []
