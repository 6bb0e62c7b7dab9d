"""Claims about "hide now": no name and no word shows, and the talk goes on behind it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from listening_timer.exercise.formats import MINUTE, SECOND
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.state import Status
from listening_timer.ui.session.actions import StageAction
from tests.app.conftest import OpenProgram
from tests.helpers.app.fake_context import WELCOMED
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.qt.widget_actions import press, spoken_text, type_key

SELDOM = 3 * SECOND
"""Ms between two looks at the clock, of which one more would be a gap."""
TITLED = replace(WELCOMED, names_in_title=True)


def entered(open_program: OpenProgram, format_id: str) -> ProgramInProcess:
    """A program that is shown, with names in its title, in which Ann and Bo have sat down."""
    harness = open_program(settings=TITLED)
    harness.show()
    harness.program.begin.choose(format_id)
    harness.sit_down()
    return harness


def told(harness: ProgramInProcess) -> str:
    """All that the window shows and says."""
    window = harness.program.window
    return f"{window.windowTitle()} {spoken_text(window)}"


def hide(harness: ProgramInProcess, page: str) -> None:
    """Press X on a page that shows a name; afterwards there is none, and nothing to press."""
    assert harness.page == page
    assert "Ann" in told(harness)
    type_key(harness.program.window, Qt.Key.Key_X)
    assert harness.program.window.page is harness.program.stage.hiding.page
    assert not [word for word in ("Ann", "Bo", "Take", "feeling") if word in told(harness)]


async def test_every_page_of_a_talk_can_be_hidden(open_program: OpenProgram) -> None:
    """Share, break, feelings, ratings: gone from sight; any key brings them back, and no more."""
    harness = entered(open_program, "feel-and-bridge")
    acts, window = harness.program.stage.input, harness.program.window
    hide(harness, "stage")
    harness.later(60)
    type_key(harness.program.window, Qt.Key.Key_Space)
    assert (harness.page, harness.state.index) == ("stage", 0)
    assert harness.program.conductor.now is not None
    assert harness.program.conductor.now.record.used == 60 * SECOND
    type_key(harness.program.window, Qt.Key.Key_Space)  # the bounce of a clicker
    assert harness.state.index == 0
    acts.do(StageAction.BREAK)
    hide(harness, "break")
    type_key(harness.program.window, Qt.Key.Key_B)
    press(window, "We are back")
    for _on_to_the_bridge in range(3):
        acts.do(StageAction.MAIN)
    press(window, "Bo, choose the feeling")
    hide(harness, "feelings")
    type_key(harness.program.window, Qt.Key.Key_Escape)
    press(window, "Not now")
    for _on_to_close in range(7):
        acts.do(StageAction.MAIN)
    assert harness.state.phase.kind is PhaseKind.CLOSE
    acts.do(StageAction.MAIN)
    press(window, "How was it?")
    hide(harness, "ratings")
    type_key(harness.program.window, Qt.Key.Key_Tab)
    assert harness.page == "ratings"
    assert window.windowTitle().startswith("Ann · Bo")


async def test_what_falls_due_behind_it_happens(open_program: OpenProgram) -> None:
    """A turn ends, a return time comes, a sleep is noticed, the talk ends: each shows at a key."""
    harness = entered(open_program, "five-and-five")
    acts, window = harness.program.stage.input, harness.program.window
    hide(harness, "stage")
    harness.later(5 * 60 + 10, SELDOM)
    assert "Ann" not in told(harness)
    type_key(harness.program.window, Qt.Key.Key_P)
    assert (harness.page, harness.state.phase.kind) == ("stage", PhaseKind.HANDOVER)
    assert harness.state.status is Status.RUNNING
    acts.do(StageAction.BREAK)
    hide(harness, "break")
    harness.now += 20 * MINUTE
    harness.program.conductor.look()
    assert "Ann" not in told(harness)
    type_key(harness.program.window, Qt.Key.Key_P)
    assert "Come back when you’re both ready" in spoken_text(window)
    press(window, "We are back")
    acts.do(StageAction.MAIN)
    hide(harness, "stage")
    harness.now += 4 * MINUTE
    harness.program.conductor.look()
    assert "The computer slept" not in told(harness)
    type_key(harness.program.window, Qt.Key.Key_Return)
    assert harness.page == "gap"
    press(window, "Go on from there")
    hide(harness, "stage")
    harness.later(13 * 60, SELDOM)
    assert harness.state.status is Status.ENDED
    assert "Ann" not in told(harness)
    type_key(harness.program.window, Qt.Key.Key_Return)
    assert harness.page == "after"
