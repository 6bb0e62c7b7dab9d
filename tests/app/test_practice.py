"""Claims about practice mode, and about keeping nothing by default.

Couple after couple sits at one computer: the next one reads neither names, promises nor topics of
the last one.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from listening_timer.config.settings import Settings
from listening_timer.exercise.commands import CallBreak, MainAction
from listening_timer.exercise.formats import SECOND
from listening_timer.history.store import History
from listening_timer.model.annotations import Draft
from listening_timer.model.records import NewSession
from listening_timer.ui.session.actions import StageAction
from tests.app.conftest import OpenProgram
from tests.helpers.app.fake_context import WELCOMED
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.exercise.play_session import Play
from tests.helpers.history.sample_sessions import (
    add_annotations,
    add_session,
    session_id,
    tallies_of,
)
from tests.helpers.qt.widget_actions import (
    press,
    shown_text,
    spoken_text,
    type_into_field,
    type_key,
    wait_for_tasks,
)

PRACTICE = replace(WELCOMED, practice=True)
LEFT, RIGHT = "Name of the person on the left", "Name of the person on the right"
MARKERS = ("Quilla", "Zebedee", "marzipan")
"""Names and words of the couple before."""
EMPTY = "on the left begins, on the right listens. A first try · 3 minutes each"
UNKEPT = "This talk won’t be kept."


def of_others() -> History:
    """A history in which everything that can be written stands with markers."""
    history = History.memory()
    add_annotations(history, add_session(history, 1, MARKERS[:2]), MARKERS[2])
    return history


def opened(
    open_program: OpenProgram, settings: Settings = PRACTICE, **more: object
) -> ProgramInProcess:
    """A program that is shown over that history."""
    harness = open_program(of_others(), settings=settings, **more)
    harness.show()
    return harness


def told(harness: ProgramInProcess) -> str:
    """All that can be read or heard of the window, its title too."""
    window = harness.program.window
    return "\n".join((window.windowTitle(), shown_text(window), spoken_text(window)))


def markers_in(text: str) -> list[str]:
    """The markers that stand in a text."""
    return [marker for marker in MARKERS if marker.casefold() in text.casefold()]


async def type_names(harness: ProgramInProcess, left: str, right: str) -> None:
    """Open the choices, type two names, and return to Begin."""
    press(harness.program.window, "Names and choices")
    type_into_field(harness.program.window, LEFT, left)
    type_into_field(harness.program.window, RIGHT, right)
    press(harness.program.window, "Done")
    await wait_for_tasks()


async def test_begin_is_empty_and_says_that_nothing_is_kept(open_program: OpenProgram) -> None:
    """Whatever the history holds: no name, no promise, no meeting, no format of last time."""
    harness = opened(open_program)
    assert harness.page == "begin"
    assert markers_in(told(harness)) == []
    assert EMPTY in spoken_text(harness.program.begin.page)
    assert UNKEPT in shown_text(harness.program.begin.page)
    assert "Between two talks" not in told(harness)


async def test_it_begins_without_names_and_leaves_nothing(open_program: OpenProgram) -> None:
    """One press begins; after Done, Begin is as before, and the history as well."""
    harness = opened(open_program)
    for _couple in range(2):
        type_key(harness.program.window, Qt.Key.Key_PageDown)
        assert harness.page == "stage"
        harness.talk_to_the_end()
        assert "This talk wasn’t kept." in told(harness)
        harness.later(1)
        press(harness.program.window, "Done")
        await wait_for_tasks()
        harness.later(1)
        assert harness.page == "begin"
        assert EMPTY in spoken_text(harness.program.begin.page)
    assert await harness.queue.query(lambda history: history.count()) == 1


async def test_the_next_couple_reads_nothing_of_the_last_one(open_program: OpenProgram) -> None:
    """Names and topic of a talk are gone once it is left, ended or put off; none is a draft."""
    harness = opened(open_program, replace(PRACTICE, names_in_title=True))
    program, window = harness.program, harness.program.window
    for way_out in ("to the end", "another time"):
        await type_names(harness, "Mabel", "Nils")
        program.begin.choices.write_topic("Mabel and the dog")
        assert "Mabel begins, Nils listens" in spoken_text(program.begin.page)
        press(window, "Begin")
        assert "Mabel" not in window.windowTitle()
        if way_out == "to the end":
            harness.talk_to_the_end()
            press(window, "Done")
        else:
            press(window, "Not now")
            program.open_page("begin")
        harness.later(1)
        await wait_for_tasks()
        assert harness.page == "begin"
        assert EMPTY in spoken_text(program.begin.page)
        program.begin.open_change()
        assert "Mabel" not in told(harness)
        type_key(window, Qt.Key.Key_Escape)
    program.save_typed()
    await wait_for_tasks()
    assert await harness.queue.query(lambda history: history.drafts()) == ()
    assert await harness.queue.query(lambda history: history.count()) == 1


async def test_a_talk_that_is_kept_needs_names(open_program: OpenProgram) -> None:
    """Chosen for one talk; the next one begins empty again, and is not kept."""
    harness = opened(open_program)
    program, window = harness.program, harness.program.window
    program.begin.choices.choose_keeping(keep=True)
    press(window, "Begin")
    assert harness.page == "change"
    assert "Please type a name." in told(harness)
    type_into_field(window, LEFT, "Mabel")
    type_into_field(window, RIGHT, "Nils")
    press(window, "Done")
    press(window, "Begin")
    harness.talk_to_the_end()
    press(window, "Done")
    await wait_for_tasks()
    assert EMPTY in spoken_text(program.begin.page)
    assert UNKEPT in shown_text(program.begin.page)
    assert await harness.queue.query(lambda history: history.count()) == 2


async def test_it_is_switched_at_once(open_program: OpenProgram) -> None:
    """On, Begin forgets what it proposed and somebody typed; off, it proposes as last time."""
    harness = opened(open_program, WELCOMED)
    program = harness.program
    assert "Quilla" in told(harness)
    program.begin.choices.write_topic("marzipan")
    program.settings.set_settings(PRACTICE)
    await wait_for_tasks()
    assert markers_in(told(harness)) == []
    assert EMPTY in spoken_text(program.begin.page)
    program.settings.set_settings(WELCOMED)
    await wait_for_tasks()
    assert "Quilla" in told(harness)
    assert UNKEPT not in told(harness)


@pytest.mark.parametrize("settings", [Settings(practice=True), PRACTICE], ids=["new", "known"])
async def test_without_a_session_there_is_begin(
    open_program: OpenProgram, settings: Settings
) -> None:
    """Welcome is for the two at home: a practice begins on the same page every time."""
    harness = open_program(settings=settings)
    harness.show()
    assert harness.page == "begin"
    harness.program.settings.set_settings(replace(settings, practice=False))
    await wait_for_tasks()
    assert harness.page == "welcome"


async def test_no_unfinished_talk_is_offered_by_name(open_program: OpenProgram) -> None:
    """Not even one that takes a break; its names come back with the press that goes on."""
    history, play = of_others(), Play()
    play.do(MainAction(), 60)
    play.do(CallBreak(20), 120)
    history.begin(NewSession(session_id(9), *MARKERS[:2]), play.log)
    history.checkpoint(session_id(9), 127 * SECOND)
    harness = open_program(history, settings=PRACTICE)
    harness.show()
    found = history.unfinished()
    assert found is not None
    harness.wall += 130 * SECOND
    harness.program.recovery.offer(found)
    assert harness.page == "found"
    assert markers_in(told(harness)) == []
    harness.program.recovery.page.answer_main()
    assert harness.page == "break"


async def test_what_was_being_written_is_left_where_it_is(open_program: OpenProgram) -> None:
    """Nobody else's page opens by itself; without practice mode it is offered again."""
    drafts = [Draft(session_id(1), "closing.note", "marzipan, again", 1)]
    harness = opened(open_program, drafts=drafts)
    await wait_for_tasks()
    assert harness.page == "begin"
    assert markers_in(told(harness)) == []
    assert harness.program.drafts.found_of(session_id(1)) == ["closing.note"]


async def test_no_mark_is_noted(open_program: OpenProgram) -> None:
    """G and C would write a name into the history."""
    harness = opened(open_program)
    await type_names(harness, "Mabel", "Nils")
    for key in (Qt.Key.Key_G, Qt.Key.Key_C):
        QTest.keyClick(harness.program.window.focusWidget(), key)
    await wait_for_tasks()
    assert "Noted" not in told(harness)
    assert await harness.queue.query(tallies_of) == []


async def test_nothing_can_be_what_this_machine_keeps(open_program: OpenProgram) -> None:
    """Begin says so; the two can choose otherwise, for one talk."""
    harness = opened(open_program, replace(WELCOMED, keep_nothing=True))
    window, begin = harness.program.window, harness.program.begin
    assert "Quilla" in told(harness)
    assert UNKEPT in shown_text(begin.page)
    press(window, "Change")
    press(window, "Keep this talk")
    press(window, "Done")
    assert UNKEPT not in shown_text(begin.page)
    press(window, "Begin")
    assert harness.program.stage.kept
    harness.program.stage.input.do(StageAction.NOT_NOW)
    harness.program.return_to_begin()
    await wait_for_tasks()
    assert UNKEPT in shown_text(begin.page)
    harness.program.settings.set_settings(WELCOMED)
    assert UNKEPT not in shown_text(begin.page)
