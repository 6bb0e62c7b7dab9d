"""Claims about the marks between two talks, by their keys and on both pages that have them."""

from __future__ import annotations

from asyncio import Runner
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Side
from listening_timer.history.store import History
from listening_timer.model.annotations import TallyKind
from tests.app.conftest import OpenProgram
from tests.helpers.app.fake_context import WELCOMED
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.history.sample_sessions import tallies_of
from tests.helpers.qt.widget_actions import find_field, press, spoken_text, wait_for_tasks

Mark = tuple[str, TallyKind]


def noted(history: History) -> list[Mark]:
    """The marks that are kept, sorted."""
    return sorted((tally.name, tally.kind) for tally in tallies_of(history))


async def marks(harness: ProgramInProcess) -> list[Mark]:
    """The marks that are kept once all that was started is done."""
    await wait_for_tasks()
    return await harness.queue.query(noted)


@pytest.fixture
def harness(harness: ProgramInProcess, runner: Runner) -> ProgramInProcess:
    """A program with Ann and Bo on Begin, who have talked before."""
    runner.run(harness.come_back())
    return harness


def key(page: QWidget, code: Qt.Key) -> None:
    """Press a key on what has the keyboard there, so that shortcuts hear it too."""
    QTest.keyClick(page.focusWidget() or page, code)


async def test_keys_note_for_who_is_chosen(harness: ProgramInProcess) -> None:
    """On Begin, on what that opens, and on History; the last mark of a page can be taken back."""
    program, sheet = harness.program, harness.program.begin.left_over
    history = program.history_area.browse.page
    key(program.begin.page, Qt.Key.Key_G)
    assert await marks(harness) == [("Ann", TallyKind.APPRECIATED)]
    assert "Noted for Ann." in spoken_text(sheet)
    press(sheet, "Bo")
    key(sheet, Qt.Key.Key_C)
    ann, bo = ("Ann", TallyKind.APPRECIATED), ("Bo", TallyKind.ASKED)
    assert await marks(harness) == [ann, bo]
    await harness.open_page("history")
    key(history, Qt.Key.Key_C)
    assert await marks(harness) == [ann, ("Ann", TallyKind.ASKED), bo]
    press(history, "Take it back")
    assert await marks(harness) == [ann, bo]
    program.begin.open_left_over()
    press(sheet, "Take it back")
    assert await marks(harness) == [ann]


async def test_before_the_first_talk_there_are_no_marks(open_program: OpenProgram) -> None:
    """Where no card shows what was noted, nothing is: neither on Welcome nor on History."""
    harness = open_program()
    harness.show()
    harness.program.begin.fill("Ann", "Bo", Side.LEFT)
    harness.program.window.setFocus()
    key(harness.program.window, Qt.Key.Key_G)
    await harness.open_page("history")
    key(harness.program.history_area.browse.page, Qt.Key.Key_G)
    assert await marks(harness) == []


async def test_letters_of_a_name_are_no_marks(harness: ProgramInProcess) -> None:
    """While a name is typed, and where single letters are no keys, nothing is noted."""
    begin = harness.program.begin
    begin.open_change()
    find_field(begin.change, "Name of the person on the left").setFocus()
    for code in (Qt.Key.Key_G, Qt.Key.Key_C):
        key(begin.change, code)
    assert begin.names() == ("Anngc", "Bo")
    begin.show()
    harness.program.settings.set_settings(replace(WELCOMED, letters=False))
    key(begin.page, Qt.Key.Key_G)
    assert await marks(harness) == []
    harness.program.settings.set_settings(WELCOMED)
    key(begin.page, Qt.Key.Key_G)
    assert await marks(harness) == [("Anngc", TallyKind.APPRECIATED)]


async def test_names_that_cannot_be_are_no_ones_marks(harness: ProgramInProcess) -> None:
    """A name that no talk could begin with gets no mark: too long, or the same twice."""
    begin = harness.program.begin
    for left, right in (("x" * 41, "Bo"), ("Ann", " ann"), ("Ann", "")):
        begin.fill(left, right, Side.LEFT)
        key(begin.page, Qt.Key.Key_G)
        assert await marks(harness) == []
