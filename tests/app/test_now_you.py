"""Claims about one minute each in the program: few presses, nothing kept, back where it began."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from listening_timer.config.settings import Settings
from listening_timer.exercise.formats import Role, Side
from listening_timer.history.store import History
from listening_timer.ui.session.actions import StageAction
from tests.app.conftest import OpenProgram
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.plain_text import plain
from tests.helpers.qt.widget_actions import (
    fill_field,
    folder_bytes,
    press,
    shown_text,
    spoken_text,
    type_key,
    wait_for_tasks,
)

LEFT = "Name of the person on the left"


@pytest.fixture
def first(open_program: OpenProgram) -> ProgramInProcess:
    """The program on its first start, shown."""
    harness = open_program(settings=Settings())
    harness.show()
    return harness


def let_it_pass(harness: ProgramInProcess) -> None:
    """Wait until it is over; no hand is moved."""
    while harness.program.conductor.running:
        harness.later(1)


def test_two_presses_lead_from_the_first_page_to_the_first_share(first: ProgramInProcess) -> None:
    """The link and Begin; then all passes by itself to a thank-you, and Done leads back."""
    window = first.program.window
    press(window, "One minute each")
    press(window, "Begin")
    assert first.page == "stage"
    assert first.state.floor is Role.A
    said = spoken_text(window)
    assert "Nothing is kept" in said
    let_it_pass(first)
    assert first.page == "now-you-end"
    assert "Thank you for listening to each other." in shown_text(window)
    press(window, "Done")
    assert first.page == "welcome"


def test_nothing_of_it_is_in_any_file(open_program: OpenProgram, tmp_path: Path) -> None:
    """Names typed for it are neither drafted nor written, nor do they stand on the first page."""
    harness = open_program(History.open(tmp_path / "history.db"), settings=Settings())
    harness.show()
    before = folder_bytes(tmp_path)
    press(harness.program.window, "One minute each")
    fill_field(harness.program.window, LEFT, "Annabelle")
    press(harness.program.window, "Begin")
    harness.later(5)
    for act in (StageAction.PROMPT, StageAction.HOLD_REPLY, StageAction.DIGITS):
        harness.program.stage.input.do(act)
    let_it_pass(harness)
    press(harness.program.window, "Done")
    harness.program.save_typed()
    assert folder_bytes(tmp_path) == before
    assert harness.saved == []
    assert harness.program.begin.names() == ("", "")
    press(harness.program.window, "One minute each")
    assert "Annabelle" not in spoken_text(harness.program.window)


def test_names_typed_on_the_first_page_are_there(first: ProgramInProcess) -> None:
    """They need not be typed again, and who begins is the same."""
    first.program.begin.fill("Ann", "Bo", Side.RIGHT)
    press(first.program.window, "One minute each")
    assert "Bo begins." in shown_text(first.program.window)
    press(first.program.window, "Begin")
    assert "Bo’s turn, 1 min left." in plain(spoken_text(first.program.window))


async def test_it_can_end_at_any_time(first: ProgramInProcess) -> None:
    """Asked once, with no word of a talk that is kept; the thank-you comes all the same."""
    press(first.program.window, "One minute each")
    press(first.program.window, "Begin")
    first.later(3)
    first.program.stage.input.do(StageAction.END)
    assert "won’t be kept" in await first.answer("end")
    assert first.page == "now-you-end"


async def test_a_whole_talk_is_one_press_away(first: ProgramInProcess) -> None:
    """From the end to the page that talks begin from."""
    press(first.program.window, "One minute each")
    press(first.program.window, "Begin")
    let_it_pass(first)
    press(first.program.window, "A whole talk")
    await wait_for_tasks()
    assert first.page == "welcome"


def test_a_clicker_ends_it(first: ProgramInProcess) -> None:
    """What passed the last thanks does not press Done as well; the next press does."""
    press(first.program.window, "One minute each")
    type_key(first.program.window, Qt.Key.Key_PageDown)
    while first.page == "stage":
        first.later(1)
        type_key(first.program.window, Qt.Key.Key_PageDown)
    type_key(first.program.window, Qt.Key.Key_PageDown)
    assert first.page == "now-you-end"
    first.now += 1_000
    type_key(first.program.window, Qt.Key.Key_PageDown)
    assert first.page == "welcome"


def test_going_back_forgets_what_was_typed(first: ProgramInProcess) -> None:
    """Nothing typed here is anywhere else."""
    press(first.program.window, "One minute each")
    fill_field(first.program.window, LEFT, "Annabelle")
    press(first.program.window, "Back")
    assert first.page == "welcome"
    assert "Annabelle" not in spoken_text(first.program.window)
