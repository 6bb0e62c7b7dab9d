"""Claims about people who press before the program is whole: what they wished for comes."""

from __future__ import annotations

from pathlib import Path

import pytest

from listening_timer.app.session.recovery import find_unfinished
from listening_timer.history.store import History
from listening_timer.model.records import Unfinished
from tests.app.conftest import OpenProgram
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.history.sample_sessions import add_session_log, completed_play
from tests.helpers.qt.widget_actions import wait_for_tasks


def pressed_in_navigation(
    harness: ProgramInProcess, place: str, found: Unfinished | None = None
) -> str:
    """Press a place while nobody listens yet, then open the program; the page that shows."""
    harness.show()
    harness.program.window.navigation.set_current(place)
    harness.program.open(None, found, "first-try")
    return harness.page


@pytest.mark.parametrize("place", ["history", "settings"])
async def test_a_place_pressed_before_all_is_ready_is_gone_to(
    open_program: OpenProgram, place: str
) -> None:
    """The first page shows before the history is open; the navigation tells of no other page."""
    harness = open_program()
    assert pressed_in_navigation(harness, place) == place
    await wait_for_tasks()


async def test_a_talk_that_was_found_comes_before_what_was_pressed(
    open_program: OpenProgram, tmp_path: Path
) -> None:
    """What is to become of it is asked first."""
    history = History.open(tmp_path / "history.db")
    add_session_log(history, completed_play(steps=(60,)).log)
    harness = open_program(history)
    assert pressed_in_navigation(harness, "history", find_unfinished(history)) == "found"
    await wait_for_tasks()
