"""Claims about drafts in forms with a Save: kept, thrown away or refused, and nobody else's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from listening_timer.history.store import History
from tests.app.conftest import OpenProgram
from tests.app.services.test_drafts import (
    HERE_AGAIN,
    PLACES,
    TYPED,
    Place,
    again,
    correcting,
    crashed,
    history_of,
    kept,
    on_begin,
    on_people,
    type_in,
)
from tests.helpers.app.history_page import refuse
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.history.sample_sessions import session_id
from tests.helpers.qt.widget_actions import (
    find_field,
    folder_bytes,
    press,
    spoken_text,
    type_into_field,
    wait_for_layout,
    wait_for_question,
)

FORMS = [place for place in PLACES if place.come in (correcting, on_people)]
NAME_IN_TALK, LENGTH, NAME = FORMS[0].name, FORMS[2].name, FORMS[3].name


def save(harness: ProgramInProcess) -> None:
    """Press Save."""
    press(harness.program.window, "Save")


def leave(harness: ProgramInProcess) -> None:
    """Press what throws it away."""
    press(harness.program.window, "Cancel")


def choose_another(harness: ProgramInProcess) -> None:
    """Look at another talk, or lose the person."""
    if harness.page == "people":
        harness.program.history_area.editing.people.page.show_people(())
    else:
        harness.program.history_area.browse.page.choose(session_id(1))


def close(harness: ProgramInProcess) -> None:
    """Close the window as people do."""
    harness.program.shutdown.close()


@pytest.mark.parametrize("done", [save, leave, choose_another, close], ids=lambda by: by.__name__)
@pytest.mark.parametrize("place", FORMS, ids=lambda place: place.name)
async def test_whoever_is_done_with_a_form_leaves_no_draft(
    open_program: OpenProgram,
    tmp_path: Path,
    place: Place,
    done: Callable[[ProgramInProcess], None],
) -> None:
    """Saved, given up, or left for something else or for good: nothing is offered again."""
    history = history_of(tmp_path)
    harness = open_program(history)
    await place.come(harness)
    type_into_field(harness.program.window, place.name, "4" if place.name == LENGTH else TYPED)
    await kept(harness)
    assert len(history.drafts()) == 1
    done(harness)
    await kept(harness)
    assert history.drafts() == ()
    named = [used.name for used in history.people()]
    saved = history.session(session_id(2)).trims if place.name == LENGTH else TYPED in named
    assert bool(saved) is (done is save)
    assert history.check() == []


@pytest.mark.parametrize(
    ("name", "typed", "work"),
    [(NAME_IN_TALK, TYPED, "rename_seat"), (LENGTH, "4", "write_trim")],
    ids=["name", "length"],
)
async def test_what_could_not_be_kept_stands_there_again(  # noqa: PLR0913 - what it is about
    open_program: OpenProgram,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    typed: str,
    work: str,
) -> None:
    """A full disk refuses it: why is said there, the draft stays, and Save can be tried again."""
    history = history_of(tmp_path)
    harness = open_program(history)
    await correcting(harness)
    window = harness.program.window
    type_into_field(window, name, typed)
    with monkeypatch.context() as patch:
        patch.setattr(History, work, refuse)
        save(harness)
        await kept(harness)
    assert find_field(window, name).text() == typed
    assert "full" in spoken_text(harness.program.history_area.browse.page.detail)
    assert [draft.text for draft in history.drafts()] == [typed]
    save(harness)
    await kept(harness)
    assert history.drafts() == ()
    assert "Correct a name or a length" in spoken_text(window)


async def test_a_talk_begun_leaves_the_drafts_of_people(
    open_program: OpenProgram, tmp_path: Path
) -> None:
    """What is typed on Begin goes with "Keep nothing" or its talk; another name for Ann stays."""
    history = history_of(tmp_path)
    harness = open_program(history)
    await on_people(harness)
    type_in(harness, NAME)
    harness.program.open_page("begin")
    await on_begin(harness)
    for choice in ("Keep nothing", "Keep this talk"):
        type_in(harness, "What this talk is about", "the garden")
        await kept(harness)
        press(harness.program.window, choice)
    harness.sit_down()
    harness.talk_to_the_end()
    await kept(harness)
    assert [(draft.session, draft.text) for draft in history.drafts()] == [("", TYPED)]


async def test_nobody_erased_is_left_in_a_draft(open_program: OpenProgram, tmp_path: Path) -> None:
    """Another name for whoever is erased goes with them, from every byte; others' stay."""
    history = history_of(tmp_path)
    harness = open_program(history)
    await on_people(harness)
    window = harness.program.window
    type_in(harness, NAME)
    press(window, "Change the name of Cy")
    type_into_field(window, "Another name for Cy", "Cyd")
    await kept(harness)
    harness.program.history_area.editing.people.page.erase_requested.emit("Ann")
    await wait_for_question(window.sheet)
    assert TYPED.lower().encode() in folder_bytes(tmp_path)
    window.sheet.answer("erase")
    await kept(harness)
    assert [draft.text for draft in history.drafts()] == ["Cyd"]
    assert TYPED.lower().encode() not in folder_bytes(tmp_path)
    assert find_field(window, "Another name for Cy").text() == "Cyd"


async def test_a_name_for_somebody_who_is_gone_is_offered_to_nobody(
    open_program: OpenProgram, tmp_path: Path
) -> None:
    """Ann is not in the history any more at the next start: her draft goes, and once."""
    harness = open_program(history_of(tmp_path))
    await on_people(harness)
    type_in(harness, NAME)
    left = await crashed(harness, tmp_path)
    drafts = left.drafts()
    left.rename_person("Ann", "Anna", harness.wall)
    left.write_drafts(drafts)
    second = await again(open_program, left)
    await kept(second)
    assert left.drafts() == ()
    assert HERE_AGAIN not in spoken_text(second.program.window)


async def test_behind_everybody_who_was_offered_lies_history(
    open_program: OpenProgram, tmp_path: Path
) -> None:
    """The way back from the page that a draft opened leads to the talks, which are there."""
    harness = open_program(history_of(tmp_path))
    await on_people(harness)
    type_in(harness, NAME)
    left = await crashed(harness, tmp_path)
    second = await again(open_program, left)
    press(second.program.window, "Back")
    assert second.page == "history"
    assert second.program.history_area.browse.page.current()


async def test_what_is_being_corrected_outlives_news_of_its_talk(
    open_program: OpenProgram, tmp_path: Path
) -> None:
    """Renamed elsewhere meanwhile: what was typed stays, and an untouched name is the new one."""
    harness = open_program(history_of(tmp_path))
    await correcting(harness)
    window, editing = harness.program.window, harness.program.history_area.editing
    type_into_field(window, NAME_IN_TALK, TYPED)
    editing.people.page.rename_requested.emit("Bo", "Bob")
    await wait_for_layout()
    assert find_field(window, NAME_IN_TALK).text() == TYPED
    assert find_field(window, "The name of Bob in this talk").text() == "Bob"
    assert find_field(window, LENGTH).text() == "10:40"
