"""Claims about settings that are changed while two people talk: each holds at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from listening_timer.config.settings import Settings
from listening_timer.exercise.state import Status
from listening_timer.model.preferences import Digits, Prompting
from listening_timer.ui.session.actions import StageAction
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.token.token import Token
from tests.app.conftest import OpenProgram
from tests.helpers.app.fake_context import WELCOMED
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.plain_text import plain
from tests.helpers.qt.widget_actions import spoken_text, type_key


def in_a_turn(open_program: OpenProgram, settings: Settings = WELCOMED) -> ProgramInProcess:
    """A program that is shown, with Ann and Bo a minute into their first turn."""
    harness = open_program(settings=settings)
    harness.show()
    harness.sit_down()
    harness.program.stage.input.do(StageAction.MAIN)
    harness.later(60)
    return harness


def caps(harness: ProgramInProcess) -> set[str]:
    """The keys that stand on the quiet buttons of the stage."""
    buttons = harness.program.stage.stage.findChildren(QuietButton)
    return {button.key() for button in buttons if button.isVisible()} - {""}


async def test_letters_and_b_mean_nothing_where_they_are_off(open_program: OpenProgram) -> None:
    """Their keys do nothing and stand on no button; Space still acts, and on again all is back."""
    harness = in_a_turn(open_program)
    program, window = harness.program, harness.program.window
    assert caps(harness) == {"P", "B"}
    program.settings.set_settings(replace(WELCOMED, letters=False))
    assert caps(harness) == set()
    before = harness.state
    for code in (*"PBXHTDM", Qt.Key.Key_Plus, Qt.Key.Key_Period, Qt.Key.Key_Question):
        type_key(window, Qt.Key[f"Key_{code}"] if isinstance(code, str) else code)
    assert (harness.state, harness.page) == (before, "stage")
    assert not window.sheet.is_open()
    program.settings.set_settings(replace(WELCOMED, break_key=False))
    assert caps(harness) == {"P"}
    type_key(window, Qt.Key.Key_B)
    assert harness.state == before
    type_key(window, Qt.Key.Key_P)
    assert harness.state.status is Status.PAUSED
    program.settings.set_settings(WELCOMED)
    type_key(window, Qt.Key.Key_B)
    assert harness.state.status is Status.BREAK


async def test_space_acts_whatever_is_off(open_program: OpenProgram) -> None:
    """Begun with all letters off, a talk is led to its end by Space alone."""
    harness = in_a_turn(open_program, replace(WELCOMED, letters=False, break_key=False))
    assert caps(harness) == set()
    while harness.state.status is not Status.ENDED:
        harness.later(1)
        before = harness.state
        type_key(harness.program.window, Qt.Key.Key_Space)
        assert harness.state.index > before.index or harness.state.status is Status.ENDED


async def test_digits_change_on_the_stage(open_program: OpenProgram) -> None:
    """From the settings, and by D on the stage, which is remembered as a setting."""
    harness = in_a_turn(open_program)
    program = harness.program
    (token,) = program.stage.stage.findChildren(Token)
    assert token.face.clock == "2:00"
    program.settings.set_settings(replace(WELCOMED, digits=Digits.MINUTES))
    assert plain(token.face.clock) == "2 min"
    type_key(program.window, Qt.Key.Key_D)
    assert harness.saved[-1].digits is Digits.RING
    assert token.face.clock == ""
    assert "2 min left" in spoken_text(token)  # who cannot see the ring is told all the same


async def test_prompts_hold_for_the_next_talk(open_program: OpenProgram) -> None:
    """A talk has the help that its two chose; what is usual from now on, the next begins with."""
    harness = in_a_turn(open_program)
    program = harness.program
    program.settings.set_settings(replace(WELCOMED, prompts=Prompting.OFF))
    assert program.stage.prompter.level is Prompting.LIGHT
    program.stage.leave()
    harness.sit_down()
    assert program.stage.prompter.level is Prompting.OFF
    program.stage.input.do(StageAction.MAIN)
    (token,) = program.stage.stage.findChildren(Token)
    assert "prompt" not in token.face.line
