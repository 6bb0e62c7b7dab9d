"""Claims about the pages before a session: which one shows, what it proposes, where it leads."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from listening_timer.config.settings import Settings
from listening_timer.exercise.formats import Bell, Side
from listening_timer.model.preferences import Prompting
from listening_timer.model.records import LastTime
from tests.app.conftest import OpenProgram
from tests.helpers.app.fake_context import WELCOMED
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.qt.widget_actions import (
    find_field,
    press,
    spoken_text,
    type_into_field,
    type_key,
    wait_for_tasks,
)

LEFT, RIGHT = "Name of the person on the left", "Name of the person on the right"
LAST = LastTime("Maya", "Sam", Side.LEFT, "share-fully", 10, Bell.FINISH)


@pytest.mark.parametrize("settings", [Settings(), WELCOMED], ids=["new", "talked elsewhere"])
async def test_without_a_session_there_is_welcome(
    open_program: OpenProgram, settings: Settings
) -> None:
    """Whatever this machine remembers, an empty history begins with the first talk."""
    harness = open_program(settings=settings)
    harness.show()
    assert (harness.page, harness.saved) == ("welcome", [])
    harness.program.open_page("history")
    harness.program.open_page("begin")
    assert harness.page == "welcome"


async def test_the_first_session_leads_to_begin(open_program: OpenProgram) -> None:
    """Once it is kept, Begin shows the two, and the next start paints that page first."""
    harness = open_program(settings=Settings())
    harness.show()
    QTest.keyClicks(find_field(harness.program.window, LEFT), "Ann")
    QTest.keyClicks(find_field(harness.program.window, RIGHT), "Bo")
    press(harness.program.window, "Begin")
    harness.talk_to_the_end()
    press(harness.program.window, "Done")
    await wait_for_tasks()
    assert harness.page == "begin"
    assert "Ann listens, Bo begins. Share fully, then switch" in spoken_text(
        harness.program.begin.page
    )
    assert harness.saved == [Settings(welcomed=True)]


async def test_an_old_history_on_a_new_computer_begins_as_last_time(
    open_program: OpenProgram,
) -> None:
    """Where the history has talks, Begin comes, whatever was painted first."""
    harness = open_program(settings=Settings())
    harness.show()
    harness.program.open(LAST, None)
    assert (harness.page, harness.saved) == ("begin", [Settings(welcomed=True)])
    assert harness.program.begin.names() == ("Maya", "Sam")


async def test_names_typed_early_stay(harness: ProgramInProcess) -> None:
    """The history, read late, changes nothing where somebody has typed; else it proposes."""
    type_into_field(harness.program.window, LEFT, "Cy")
    harness.program.open(LAST, None)
    assert (harness.page, harness.program.begin.names()) == ("begin", ("Cy", ""))
    harness.program.begin.start_over()
    harness.program.open(LAST, None)
    assert harness.program.begin.names() == ("Maya", "Sam")


async def test_a_name_that_will_not_do_is_asked_for_where_it_is_typed(
    harness: ProgramInProcess,
) -> None:
    """On Begin names are no fields: Begin leads to them, and Done waits for two that will do."""
    await harness.come_back()
    window = harness.program.window
    press(window, "Change")
    type_into_field(window, RIGHT, "ann")
    press(window, "Done")
    assert harness.page == "change"
    assert "two different names" in find_field(window, RIGHT).accessibleDescription()
    type_key(window, Qt.Key.Key_Escape)
    assert harness.page == "begin"
    press(window, "Begin")
    assert harness.page == "change"
    assert "two different names" in find_field(window, RIGHT).accessibleDescription()
    type_into_field(window, RIGHT, "Bo")
    press(window, "Done")
    press(window, "Begin")
    assert (harness.page, harness.state.started.format.id) == ("stage", "first-try")


@pytest.mark.parametrize("start", ["welcome", "begin"])
async def test_changes_hold_at_once_and_go_with_the_session(
    harness: ProgramInProcess, start: str
) -> None:
    """Chosen on the sheet, left by Escape: the page says so, the session has it, the next not."""
    window, begin = harness.program.window, harness.program.begin
    if start == "begin":
        await harness.come_back()
        press(window, "Change")
    else:
        press(window, "Other ways to talk")
    press(window, "Five and five, then talk")
    press(window, "7 min")
    press(window, "Keep nothing")
    type_into_field(window, "What this talk is about", "the garden")
    type_key(window, Qt.Key.Key_Escape)
    said = spoken_text(begin.page if start == "begin" else begin.welcome)
    assert harness.page == start
    assert "Five and five, then talk · 7 minutes each" in said
    begin.fill("Ann", "Bo", Side.LEFT)
    press(window, "Begin")
    assert harness.state.format.turn == 7 * 60_000
    assert not harness.program.stage.kept
    harness.program.return_to_begin()
    await wait_for_tasks()
    choices = begin.choices
    assert (choices.topic, choices.prompting, choices.keep) == ("", Prompting.LIGHT, True)


async def test_ways_to_talk_are_a_press_away_from_the_sheet(harness: ProgramInProcess) -> None:
    """From the first page too, and with them all other pages."""
    press(harness.program.window, "Other ways to talk")
    press(harness.program.window, "More about each way to talk")
    assert harness.page == "formats"
    press(harness.program.window, "Settings")
    assert harness.page == "settings"
