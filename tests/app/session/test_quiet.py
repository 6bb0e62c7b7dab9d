"""Claims about the quiet stage: what fades when nobody does anything, and what brings it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent

from listening_timer.config.settings import Motion
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.state import Status
from listening_timer.ui.session.actions import StageAction
from listening_timer.ui.session.button_bar import ButtonBar
from listening_timer.ui.session.input_watch import QUIET_AFTER_MS
from listening_timer.ui.widgets.accessibility import is_out_of_sight
from listening_timer.ui.widgets.buttons import MainButton
from listening_timer.ui.widgets.progress import TopStrip
from listening_timer.ui.widgets.token.floor import Floor
from tests.app.conftest import OpenProgram
from tests.helpers.app.fake_context import WELCOMED
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.qt.touch_input import TouchInput
from tests.helpers.qt.widget_actions import (
    child_of,
    find_button,
    lay_out,
    press,
    shown_text,
    type_key,
    wait_for_question,
    wait_for_tasks,
)


def talk(harness: ProgramInProcess) -> ProgramInProcess:
    """Ann has shared for a minute."""
    harness.program.window.resize(1280, 800)
    harness.sit_down()
    harness.program.stage.input.do(StageAction.MAIN)
    harness.later(60)
    return harness


def rest(harness: ProgramInProcess) -> bool:
    """Let ten seconds pass in which nobody does anything; whether the stage is quiet now."""
    harness.program.stage.quiet.watch.rested.emit()
    return harness.program.stage.stage.quiet


def point(harness: ProgramInProcess, kind: QEvent.Type, at: QPointF) -> None:
    """Let the mouse do something at a place in the window."""
    moves = kind is QEvent.Type.MouseMove
    button = Qt.MouseButton.NoButton if moves else Qt.MouseButton.LeftButton
    held = button if kind is QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
    event = QMouseEvent(kind, at, at, button, held, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(harness.program.window.windowHandle(), event)


def move(harness: ProgramInProcess, x: float) -> None:
    """Move the pointer to a place in the window."""
    point(harness, QEvent.Type.MouseMove, QPointF(x, 300))


def is_faded(harness: ProgramInProcess) -> tuple[bool, bool]:
    """Whether the dots, and whether the buttons are out of sight."""
    stage = harness.program.stage.stage
    return is_out_of_sight(child_of(stage, TopStrip)), is_out_of_sight(child_of(stage, ButtonBar))


async def test_ten_seconds_without_input_fade_all_that_is_not_needed(
    harness: ProgramInProcess,
) -> None:
    """Dots, buttons and pointer go; token, names and the listener's line stay."""
    talk(harness)
    timer = child_of(harness.program.stage.quiet.watch, QTimer)
    assert (timer.interval(), timer.isActive()) == (QUIET_AFTER_MS, True)
    assert is_faded(harness) == (False, False)
    assert rest(harness)
    assert is_faded(harness) == (True, True)
    cursor = QGuiApplication.overrideCursor()
    assert cursor is not None
    assert cursor.shape() is Qt.CursorShape.BlankCursor
    floor = child_of(harness.program.stage.stage, Floor)
    assert not is_out_of_sight(floor)
    assert "Bo" in shown_text(floor)
    move(harness, 10)
    assert is_faded(harness) == (False, False)
    assert QGuiApplication.overrideCursor() is None


async def test_a_movement_counts_where_the_pointer_has_moved(harness: ProgramInProcess) -> None:
    """The same place again, as some platforms send, wakes nothing."""
    talk(harness)
    move(harness, 10)
    assert rest(harness)
    move(harness, 10)
    assert harness.program.stage.stage.quiet
    move(harness, 11)
    assert not harness.program.stage.stage.quiet


async def test_a_key_brings_all_back_and_acts(harness: ProgramInProcess) -> None:
    """P pauses in the same moment; Space passes."""
    talk(harness)
    assert rest(harness)
    type_key(harness.program.window, Qt.Key.Key_P)
    assert harness.state.status is Status.PAUSED
    assert is_faded(harness) == (False, False)
    type_key(harness.program.window, Qt.Key.Key_P)
    assert rest(harness)
    harness.later(2)
    type_key(harness.program.window, Qt.Key.Key_Space)
    assert harness.state.phase.kind is PhaseKind.HANDOVER
    assert is_faded(harness) == (False, False)


async def test_a_touch_only_brings_all_back(harness: ProgramInProcess) -> None:
    """Nobody aims at what cannot be seen: the first touch does nothing, the second one does."""
    talk(harness)
    finger = TouchInput(harness.program.window)
    assert rest(harness)
    await finger.tap("Pause")
    assert harness.state.status is Status.RUNNING
    assert is_faded(harness) == (False, False)
    await finger.tap("Pause")
    assert harness.state.status is Status.PAUSED


async def test_a_click_on_a_faded_button_only_brings_it_back(harness: ProgramInProcess) -> None:
    """Press and release are swallowed; the next click is a click."""
    talk(harness)
    window = harness.program.window
    lay_out(window)
    main = find_button(window, "I have shared everything")
    place = main.mapTo(window, main.rect().center()).toPointF()
    assert rest(harness)
    for expected in (PhaseKind.SHARE, PhaseKind.HANDOVER):
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            point(harness, kind, place)
        assert harness.state.phase.kind is expected
        assert not harness.program.stage.stage.quiet


Change = Callable[[ProgramInProcess], object]
KEPT: dict[str, Change] = {
    "paused": lambda harness: harness.program.stage.input.do(StageAction.PAUSE),
    "more than 150 % text": lambda harness: harness.program.settings.set_settings(
        replace(WELCOMED, text=175)
    ),
    "the settings keep the buttons": lambda harness: harness.program.settings.set_settings(
        replace(WELCOMED, keep_buttons=True)
    ),
    "a screen reader runs": lambda harness: harness.program.follow_screen_reader(True),
    "the ring of the keyboard": lambda harness: find_button(
        harness.program.window, "Pause"
    ).setFocus(Qt.FocusReason.TabFocusReason),
    "a dialog": lambda harness: harness.program.stage.input.do(StageAction.ALL_KEYS),
    "a break": lambda harness: harness.program.stage.input.do(StageAction.BREAK),
    "all is hidden": lambda harness: harness.program.stage.input.do(StageAction.HIDE),
}


@pytest.mark.parametrize("change", list(KEPT))
async def test_nothing_fades_where_it_would_be_missed(
    harness: ProgramInProcess, change: str
) -> None:
    """And what has faded before is back as soon as one of these begins."""
    talk(harness)
    KEPT[change](harness)
    assert not rest(harness)
    assert is_faded(harness) == (False, False)


@pytest.mark.parametrize("change", [each for each in KEPT if each != "the ring of the keyboard"])
async def test_what_has_faded_is_back_where_it_would_be_missed(
    harness: ProgramInProcess, change: str
) -> None:
    """Without any input of the two, too, as where a screen reader starts."""
    talk(harness)
    assert rest(harness)
    KEPT[change](harness)
    harness.later(1)
    assert not harness.program.stage.stage.quiet or change == "more than 150 % text"


async def test_a_phase_that_waits_for_a_press_keeps_its_buttons(harness: ProgramInProcess) -> None:
    """Arrive and Close are answered by a button."""
    harness.sit_down()
    harness.later(20)
    assert harness.state.phase.kind is PhaseKind.ARRIVE
    assert not rest(harness)


async def test_outside_a_session_no_timer_runs(harness: ProgramInProcess) -> None:
    """Neither before nor after one, however much the pointer moves; and nothing fades then."""
    timer = child_of(harness.program.stage.quiet.watch, QTimer)
    move(harness, 10)
    assert not timer.isActive()
    talk(harness)
    harness.program.stage.leave()
    assert not rest(harness)
    timer.stop()
    move(harness, 20)
    assert not timer.isActive()


async def test_a_menu_that_closes_lets_it_fade_again(harness: ProgramInProcess) -> None:
    """Ten seconds are waited for anew."""
    talk(harness)
    press(harness.program.window, "More to do")
    await wait_for_question(harness.program.window.sheet)
    timer = child_of(harness.program.stage.quiet.watch, QTimer)
    timer.stop()
    harness.program.window.sheet.dismiss()
    await wait_for_tasks()
    assert timer.isActive()
    assert rest(harness)


async def test_a_notice_that_comes_is_there_for_ten_seconds(harness: ProgramInProcess) -> None:
    """The bell's words come though it is quiet, and go; a movement shows them again."""
    talk(harness)
    assert rest(harness)
    stage = harness.program.stage.stage
    floor = child_of(stage, Floor)
    harness.later(130)
    assert stage.quiet
    assert "thought" in floor.scene.aside.text
    fading = [timer for timer in stage.findChildren(QTimer) if timer.isActive()]
    assert [timer.interval() for timer in fading] == [QUIET_AFTER_MS]
    fading[0].timeout.emit()
    harness.later(5)
    assert floor.scene.aside.text == ""
    move(harness, 10)
    assert "thought" in floor.scene.aside.text


async def test_a_notice_that_was_there_fades_with_the_rest(harness: ProgramInProcess) -> None:
    """Whatever has been seen for ten seconds goes; the reply just answered has its own time."""
    talk(harness)
    harness.later(130)
    floor = child_of(harness.program.stage.stage, Floor)
    assert rest(harness)
    assert floor.scene.aside.text == ""


async def test_without_motion_it_hides_without_a_fade(open_program: OpenProgram) -> None:
    """All is out of sight at once."""
    harness = open_program(settings=replace(WELCOMED, motion=Motion.STILL))
    harness.show()
    talk(harness)
    main = harness.program.stage.stage.findChildren(MainButton)[0]
    bar = child_of(harness.program.stage.stage, ButtonBar)
    before = bar.grab().toImage()
    assert rest(harness)
    assert bar.grab().toImage() != before
    assert main.isVisible()


async def test_keys_are_shown_once_a_key_was_used(harness: ProgramInProcess) -> None:
    """On whatever page; what is typed into a field is none, nor a modifier alone."""
    window = harness.program.window
    talk(harness)
    pause = find_button(window, "Pause")
    wide = pause.sizeHint().width()
    move(harness, 10)
    type_key(window, Qt.Key.Key_Shift)
    assert pause.sizeHint().width() == wide
    type_key(window, Qt.Key.Key_D)
    assert pause.sizeHint().width() > wide
