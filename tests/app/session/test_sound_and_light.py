"""Claims about the light that comes with every tone, and about trying one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer, QVariantAnimation

from listening_timer.config.settings import Motion, Settings
from listening_timer.desktop.audio import Tone
from listening_timer.ui.session.actions import StageAction
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.token.animation import Bell
from listening_timer.ui.widgets.token.floor import Floor
from tests.app.conftest import OpenProgram
from tests.helpers.app.fake_context import WELCOMED
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.qt.widget_actions import child_of
from tests.helpers.sound.fake_chime import FakeChime


def lit(harness: ProgramInProcess) -> bool:
    """Whether the light around the stone has just begun; it is out afterwards."""
    bell = child_of(harness.program.stage.stage.findChildren(Floor)[0].token, Bell)
    glows = child_of(bell, QVariantAnimation).state() is QVariantAnimation.State.Running
    found = glows or child_of(bell, QTimer).isActive()
    bell.settle()
    return found


def talk(
    open_program: OpenProgram, settings: Settings = WELCOMED, name: str = "first-try"
) -> tuple[ProgramInProcess, FakeChime]:
    """Let Ann and Bo begin a talk with a recorder for a chime."""
    recorder = FakeChime()
    harness = open_program(settings=settings, chime=recorder)
    harness.show()
    harness.program.begin.choose(name)
    harness.sit_down()
    return harness, recorder


@pytest.mark.parametrize(("motion", "volume"), [(Motion.SMOOTH, 60), (Motion.STILL, 0)])
async def test_every_tone_on_the_stage_has_its_light(
    open_program: OpenProgram, motion: Motion, volume: int
) -> None:
    """Begin, end of turn, switch, close: each lights the stone, with sound and without."""
    harness, recorder = talk(open_program, replace(WELCOMED, volume=volume, motion=motion))
    act = harness.program.stage.input.do
    assert not lit(harness)
    for after, step, tone in (
        (1, True, Tone.BEGIN),  # Arrive is confirmed
        (3 * 60, False, Tone.TURN),
        (60, True, Tone.TURN),  # a handover, by hand
        (30, False, Tone.SWITCH),
        (3 * 60, False, Tone.TURN),
        (60, True, Tone.SWITCH),
        (30, True, Tone.SWITCH),
        (30, True, Tone.CLOSE),
    ):
        known = len(recorder.asked)
        harness.later(after)
        if step:
            act(StageAction.MAIN)
        assert recorder.asked[known:] == ([] if tone is None else [(tone, volume)])
        assert lit(harness) == (tone is not None)


@pytest.mark.parametrize("motion", [Motion.SMOOTH, Motion.STILL])
async def test_a_talk_that_begins_at_once_has_its_light(
    open_program: OpenProgram, motion: Motion
) -> None:
    """Where a format has no Arrive the stage comes with the first tone, and is lit."""
    harness, recorder = talk(open_program, replace(WELCOMED, motion=motion), "five-and-five")
    assert recorder.asked == [(Tone.BEGIN, 60)]
    assert harness.page == "stage"
    assert lit(harness)


@pytest.mark.parametrize("soon", [True, False])
async def test_the_last_minute_is_told_of_unless_switched_off(
    open_program: OpenProgram, *, soon: bool
) -> None:
    """In a turn of five minutes one tone and its light; switched off, there is neither."""
    harness, recorder = talk(open_program, replace(WELCOMED, soon=soon), "five-and-five")
    assert lit(harness)
    recorder.asked.clear()
    harness.later(4 * 60 - 1)
    assert recorder.asked == []
    harness.later(1)
    assert recorder.asked == ([(Tone.SOON, 60)] if soon else [])
    assert lit(harness) == soon


async def test_on_a_break_the_line_is_the_light(open_program: OpenProgram) -> None:
    """The return time sounds while the page says that it has come; the stone stays dark."""
    harness, recorder = talk(open_program)
    harness.program.stage.input.do(StageAction.MAIN)
    harness.later(60)
    assert lit(harness)
    harness.program.stage.input.do(StageAction.BREAK)
    recorder.asked.clear()
    harness.later(20 * 60 + 1)
    assert recorder.asked == [(Tone.BEGIN, 60)]
    assert (harness.page, lit(harness)) == ("break", False)


async def test_off_is_silence_at_once(open_program: OpenProgram) -> None:
    """A tone that still sounds goes where the sound is switched off; a softer one does not."""
    harness, recorder = talk(open_program)
    harness.program.settings.page.sound_requested.emit()
    tone = recorder.last
    assert tone is not None
    harness.program.settings.set_settings(replace(WELCOMED, volume=20))
    assert not tone.replaced
    harness.program.settings.set_settings(replace(WELCOMED, volume=0))
    assert tone.replaced


@pytest.mark.parametrize("begins", [True, False])
async def test_a_tone_can_be_tried(open_program: OpenProgram, *, begins: bool) -> None:
    """One tone at the chosen volume; whether it came is told after its deadline."""
    harness, recorder = talk(open_program)
    told: list[bool] = []
    recorder.begins = begins
    recorder.asked.clear()
    sounds = harness.program.sounds
    sounds.tried.connect(told.append)
    harness.program.settings.set_settings(replace(WELCOMED, volume=20))
    harness.program.settings.page.sound_requested.emit()
    assert recorder.asked == [(Tone.TURN, 20)]
    waiting = child_of(sounds, QTimer)
    assert waiting.isActive()
    waiting.timeout.emit()
    assert told == [begins]
    said = [text.said() for text in harness.program.settings.page.findChildren(Text)]
    assert any("made no sound" in line for line in said) != begins
