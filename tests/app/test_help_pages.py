"""Claims about the pages around a talk: where each one leads."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from listening_timer.config.settings import HelpLine, Settings
from tests.app.conftest import OpenProgram
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.qt.widget_actions import (
    press,
    shown_text,
    spoken_text,
    type_into_field,
    type_key,
)


@pytest.mark.parametrize("start", ["welcome", "settings"])
async def test_pages_to_read_lead_back_to_where_they_were_opened(
    open_program: OpenProgram, start: str
) -> None:
    """From the first page and from Settings; by Back, and by Escape."""
    harness = open_program(settings=Settings())
    harness.show()
    program, window = harness.program, harness.program.window
    pages = {"When this is not for you": "not-for-you", "About": "about"}
    for words, page in list(pages.items())[: 1 if start == "welcome" else None]:
        for leave in (lambda: press(window, "Back"), lambda: type_key(window, Qt.Key.Key_Escape)):
            if start == "settings":
                program.open_page(start)
            press(window, words)
            assert harness.page == page
            leave()
            assert harness.page == start


@pytest.mark.parametrize("start", ["welcome", "settings"])
async def test_what_is_kept_is_said_in_four_lines(open_program: OpenProgram, start: str) -> None:
    """Over the page where it was asked for, until it is closed."""
    harness = open_program(settings=Settings())
    harness.show()
    if start == "settings":
        harness.program.open_page(start)
    press(harness.program.window, "What is kept")
    said = spoken_text(harness.program.window.sheet)
    assert "You can delete any talk." in said
    assert "There is no password" in said
    press(harness.program.window, "Done")
    assert harness.page == start
    assert not harness.program.window.sheet.is_open()


async def test_who_can_help_here_is_written_once_and_found(harness: ProgramInProcess) -> None:
    """Written from the settings, saved with them, and first where help is looked for.

    Also what stands there as the window closes.
    """
    program, window = harness.program, harness.program.window
    program.help_pages.open("not-for-you")
    press(window, "Back")
    program.open_page("settings")
    press(window, "Who can help here")
    type_into_field(window, "Line 1: name", "Ann Berg")
    press(window, "Done")
    assert harness.page == "settings"
    assert harness.saved[-1].help_lines == (HelpLine("Ann Berg"),)
    press(window, "When this is not for you")
    assert "Ann Berg" in shown_text(window)
    press(window, "Back")
    press(window, "Who can help here")
    type_into_field(window, "Line 2: name", "The house line")
    program.save_typed()
    assert harness.saved[-1].help_lines == (HelpLine("Ann Berg"), HelpLine("The house line"))
