"""Claims about drafts: whatever is typed is in the history soon, and comes back where it was."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from listening_timer.app.services import drafts
from listening_timer.app.session.recovery import find_unfinished
from listening_timer.history.store import History
from listening_timer.model.records import SessionDetail
from tests.app.conftest import OpenProgram
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.history.sample_sessions import add_annotations, add_session, session_id
from tests.helpers.qt.widget_actions import (
    fill_field,
    find_field,
    folder_bytes,
    press,
    spoken_text,
    wait_for_layout,
)

TYPED = "Quiet canary"
HERE_AGAIN = "What you were writing when the program stopped is here again."
TOO_LONG_S = 20.0
"""Catches a hang; nothing is claimed by it."""


async def on_begin(harness: ProgramInProcess) -> None:
    """Show all that can be written before a session."""
    harness.show()
    await harness.come_back()
    press(harness.program.window, "Change")


async def after_a_talk(harness: ProgramInProcess) -> None:
    """Lead a talk to the closing page."""
    harness.show()
    harness.sit_down()
    harness.talk_to_the_end()
    await harness.queue.wait_until_saved(5)


async def at_its_note(harness: ProgramInProcess) -> None:
    """Open the note on the closing page."""
    await after_a_talk(harness)
    press(harness.program.window, "A note")


async def at_its_next_talk(harness: ProgramInProcess) -> None:
    """Open the card of the next talk on the closing page."""
    await after_a_talk(harness)
    press(harness.program.window, "When will you talk again?")


async def at_its_promise(harness: ProgramInProcess) -> None:
    """Open the promise on the closing page, and choose another kind."""
    await after_a_talk(harness)
    press(harness.program.window, "A small promise")
    press(harness.program.window, "Something we always enjoy")


async def in_history(harness: ProgramInProcess) -> None:
    """Turn the words of a talk long ago into fields."""
    harness.show()
    await harness.program.history_area.open_for_editing(session_id(2))
    await wait_for_layout()


async def correcting(harness: ProgramInProcess) -> None:
    """Unfold what can be corrected of a talk long ago, and choose a part that ran too long."""
    harness.show()
    await harness.program.history_area.browse.open_session(session_id(2))
    await wait_for_layout()
    press(harness.program.window, "Correct a name or a length")
    press(harness.program.window, "Ann · sharing 10:40")


async def on_people(harness: ProgramInProcess) -> None:
    """Go to everybody by way of History, and unfold another name for one of them."""
    harness.show()
    harness.program.open_page("history")
    await wait_for_layout()
    harness.program.history_area.editing.people.open()
    await wait_for_layout()
    press(harness.program.window, "Change the name of Ann")


@dataclass(frozen=True)
class Place:
    """A text field: how one comes to it, by which name, and on which page it lies."""

    come: Callable[[ProgramInProcess], Awaitable[None]]
    name: str
    page: str

    @property
    def saves(self) -> bool:
        """Whether what is typed there is saved as one leaves, without a press."""
        return self.page == "after" or self.come is in_history


PLACES = [
    Place(on_begin, "Name of the person on the left", "begin"),
    Place(on_begin, "Name of the person on the right", "begin"),
    Place(on_begin, "What this talk is about", "begin"),
    Place(at_its_note, "A note about this talk", "after"),
    Place(after_a_talk, "Ann says thank you", "after"),
    Place(after_a_talk, "Bo says thank you", "after"),
    Place(at_its_promise, "What it is, in a line", "after"),
    Place(at_its_next_talk, "Something for next time", "after"),
    Place(in_history, "What it was about", "history"),
    Place(in_history, "Another note", "history"),
    Place(in_history, "Ann says thank you", "history"),
    Place(in_history, "Ann promised", "history"),
    Place(in_history, "A tag to find it by", "history"),
    Place(correcting, "The name of Ann in this talk", "history"),
    Place(correcting, "The name of Bo in this talk", "history"),
    Place(correcting, "How long it really was", "history"),
    Place(on_people, "Another name for Ann", "people"),
]


def history_of(folder: Path) -> History:
    """A history with a talk in it about which all was said that can be."""
    folder.mkdir(exist_ok=True)
    history = History.open(folder / "history.db")
    add_session(history, 1, ("Cy", "Di"))
    add_annotations(history, add_session(history, 2, day=1), "said before")
    return history


def type_in(harness: ProgramInProcess, name: str, text: str = TYPED) -> None:
    """Type at the end of what stands in the field of this name."""
    found = find_field(harness.program.window, name)
    QTest.keyClicks(found, text)


async def kept(harness: ProgramInProcess) -> None:
    """Wait until all that was wished for is in the history, drafts too."""
    harness.program.drafts.flush()
    await wait_for_layout()
    await harness.queue.wait_until_saved(5)


async def crashed(harness: ProgramInProcess, folder: Path) -> History:
    """What a kill -9 would leave once the drafts are written; the program is closed after it."""
    await kept(harness)
    left = folder / "left"
    left.mkdir()
    shutil.copy(folder / "history.db", left)
    await harness.close()
    return History.open(left / "history.db")


async def again(open_program: OpenProgram, history: History) -> ProgramInProcess:
    """Start the program on what is left."""
    harness = open_program(history, find_unfinished(history), drafts=history.drafts())
    harness.show()
    await wait_for_layout()
    return harness


async def closed(harness: ProgramInProcess) -> None:
    """Close the window, and wait until all is saved."""
    harness.program.close_now()
    await harness.program.history_area.wait_for_edits(5)
    await harness.queue.wait_until_saved(5)


def texts(detail: SessionDetail) -> list[str]:
    """All that was written about a session."""
    return [each.text for each in (*detail.words, *detail.promises)]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place.page}: {place.name}")
async def test_what_was_typed_comes_back_where_it_was_typed(
    open_program: OpenProgram, tmp_path: Path, place: Place
) -> None:
    """After a crash, in every field: on its page, of its session, once; then saved or dropped."""
    harness = open_program(history_of(tmp_path))
    await place.come(harness)
    before = find_field(harness.program.window, place.name).text()
    type_in(harness, place.name)
    typed = find_field(harness.program.window, place.name).text()
    assert TYPED in typed
    left = await crashed(harness, tmp_path)
    (draft,) = left.drafts()
    assert draft.text == typed

    second = await again(open_program, left)
    assert second.page == place.page
    if place.come is on_begin:
        press(second.program.window, "Change")
    assert find_field(second.program.window, place.name).text() == typed
    assert (HERE_AGAIN in spoken_text(second.program.window)) is (place.page != "begin")
    if place.page == "after":
        press(second.program.window, "Done")
    await closed(second)
    if place.saves:
        assert left.drafts() == ()
        saved = texts(left.session(draft.session))
        assert saved.count(typed) == 1
        assert not before or before not in saved
    else:
        assert left.drafts() == (draft,)
    assert left.check() == []


async def test_the_history_has_it_while_somebody_types_on(
    open_program: OpenProgram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A draft waits for no pause: it is read from outside before the typing stops.

    Of the two seconds that may be lost, half are left for the disk.
    """
    assert drafts.WRITE_MS <= 1_000
    monkeypatch.setattr(drafts, "WRITE_MS", 30)
    harness = open_program(history_of(tmp_path))
    await on_begin(harness)
    seen: set[str] = set()
    async with asyncio.timeout(TOO_LONG_S):
        while len(seen) < 3:
            type_in(harness, "What this talk is about", "x")
            await asyncio.sleep(0.005)
            with History.open(tmp_path / "history.db", read_only=True) as outside:
                seen |= {draft.text for draft in outside.drafts()}


async def test_of_a_talk_of_which_nothing_is_kept_no_draft_is_left(
    open_program: OpenProgram, tmp_path: Path
) -> None:
    """Typed before "Keep nothing" was chosen or after: no byte is left, and none comes again."""
    harness = open_program(History.open(tmp_path / "history.db"))
    await on_begin(harness)
    for place in PLACES[:3]:
        type_in(harness, place.name)
    await kept(harness)
    assert TYPED.lower().encode() in folder_bytes(tmp_path)
    press(harness.program.window, "Keep nothing")
    await harness.queue.wait_until_saved(5)
    assert TYPED.lower().encode() not in folder_bytes(tmp_path)
    for number, place in enumerate(PLACES[:3]):
        type_in(harness, place.name, f" canary {number}")
    harness.program.drafts.flush()
    press(harness.program.window, "Done")
    press(harness.program.window, "Begin")
    harness.talk_to_the_end()
    await kept(harness)
    assert b"canary" not in folder_bytes(tmp_path)


async def test_keeping_it_after_all_writes_what_was_typed(
    open_program: OpenProgram, tmp_path: Path
) -> None:
    """The choice "Keep nothing" taken back: what stands on Begin is a draft again."""
    harness = open_program(History.open(tmp_path / "history.db"))
    await on_begin(harness)
    press(harness.program.window, "Keep nothing")
    type_in(harness, "What this talk is about")
    press(harness.program.window, "Keep this talk")
    left = await crashed(harness, tmp_path)
    assert [draft.text for draft in left.drafts()] == [TYPED]
    left.close()


@pytest.mark.parametrize("by", ["begun", "not now", "closed", "deleted", "left out"])
async def test_what_is_saved_or_thrown_away_is_no_draft(
    open_program: OpenProgram, tmp_path: Path, by: str
) -> None:
    """However a person is done with a field, nothing of it is offered again."""
    history = History.open(tmp_path / "history.db")
    harness = open_program(history)
    window = harness.program.window
    await on_begin(harness)
    type_in(harness, "What this talk is about", "first canary")
    harness.program.drafts.flush()
    press(window, "Done")
    await harness.queue.wait_until_saved(5)
    assert len(history.drafts()) == 1
    match by:
        case "begun":
            press(window, "Begin")
            harness.talk_to_the_end()
        case "not now":
            press(window, "Begin")
            press(window, "Not now")
        case "closed":
            harness.program.shutdown.close()
        case _:
            press(window, "Begin")
            harness.talk_to_the_end()
            press(window, "A small promise")
            type_in(harness, "What it is, in a line")
            await kept(harness)
            assert len(history.drafts()) == 1
            if by == "left out":
                fill_field(window, "What it is, in a line", "")
                press(window, "Done")
            else:
                press(window, "Don’t keep this talk")
                assert "can’t undo this" in await harness.answer("erase")
    await kept(harness)
    assert history.drafts() == ()
    assert TYPED.lower().encode() not in folder_bytes(tmp_path)
    assert (b"first canary" in folder_bytes(tmp_path)) == (by in ("begun", "left out"))


async def test_swapped_names_come_back_swapped(open_program: OpenProgram, tmp_path: Path) -> None:
    """What was typed on one side and swapped to the other is typed there."""
    harness = open_program(History.open(tmp_path / "history.db"))
    await on_begin(harness)
    type_in(harness, "Name of the person on the left", "Jo")
    press(harness.program.window, "Swap sides")
    left = await crashed(harness, tmp_path)
    second = await again(open_program, left)
    assert second.program.begin.names() == ("Bo", "JoAnn")


async def test_a_text_whose_field_is_gone_becomes_a_note(
    open_program: OpenProgram, tmp_path: Path
) -> None:
    """The promise was erased elsewhere meanwhile: its draft is offered as a new note, once."""
    harness = open_program(history_of(tmp_path))
    await in_history(harness)
    type_in(harness, "Ann promised")
    typed = find_field(harness.program.window, "Ann promised").text()
    left = await crashed(harness, tmp_path)
    for each in left.session(session_id(2)).promises:
        left.erase_promise(each.id)
    second = await again(open_program, left)
    assert find_field(second.program.window, "Another note").text() == typed
    await closed(second)
    assert left.drafts() == ()
    assert typed in texts(left.session(session_id(2)))


async def test_where_nothing_can_be_written_no_field_is_watched(
    open_program: OpenProgram, tmp_path: Path
) -> None:
    """A history that can only be read: typing asks nothing of it, and nothing waits unsaved."""
    harness = open_program(history_of(tmp_path), keeps=False)
    for come in (on_begin, correcting, on_people):
        await come(harness)
        for place in PLACES:
            if place.come is come:
                type_in(harness, place.name)
    await kept(harness)
    assert harness.history.drafts() == ()
