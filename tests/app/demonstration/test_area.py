"""Claims about the demonstration in the window: its pages, its stage, its keys, its end."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from listening_timer.app.demonstration.area import TONES_APART_MS, Script
from listening_timer.desktop.audio import Tone, ToneRequest
from listening_timer.exercise.formats import SECOND, Side
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.state import Status
from listening_timer.model.run_kind import RunKind
from listening_timer.ui.session.actions import StageAction
from tests.app.conftest import OpenProgram
from tests.helpers.app.fake_context import WELCOMED
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.plain_text import plain
from tests.helpers.qt.widget_actions import (
    activate_window,
    press,
    shown_text,
    spoken_text,
    type_key,
    wait_for_question,
    wait_for_tasks,
)
from tests.helpers.sound.fake_chime import FakeChime

MOST_S = 1_000
"""So many real seconds the longest demonstration takes, at most."""


async def live(harness: ProgramInProcess, seconds: float) -> None:
    """Let real time pass, half a second a look; after each the couple does what it would."""
    for _ in range(round(2 * seconds)):
        harness.later(0.5, SECOND)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        if not harness.program.conductor.running:
            return


async def start(harness: ProgramInProcess, identity: str = "first-try", speed: float = 10) -> None:
    """Start a demonstration of a format, and let it get to the first share."""
    program = harness.program
    topic = harness.catalogs.conversations[0]
    program.demonstration.start(Script(SHIPPED[identity], topic, speed))
    while harness.state.index == 0 and harness.state.phase.kind is PhaseKind.ARRIVE:
        await live(harness, 0.5)


def key(harness: ProgramInProcess, code: Qt.Key) -> None:
    """Press a key, long enough after the one before."""
    harness.now += SECOND
    harness.program.conductor.look()
    type_key(harness.program.window, code)


async def test_it_is_on_the_navigation_but_not_at_home(harness: ProgramInProcess) -> None:
    """From Begin it is two presses away, from any other page one; in practice mode always one."""
    await harness.come_back()
    window = harness.program.window
    assert "Demonstration" not in shown_text(window)
    press(window.navigation, "Ways to talk")
    press(window.navigation, "Demonstration")
    await wait_for_tasks()
    assert harness.page == "demonstration"
    harness.program.settings.set_settings(replace(WELCOMED, practice=True))
    await harness.open_page("begin")
    assert "Demonstration" in spoken_text(window.navigation)


async def test_it_shows_what_was_chosen(harness: ProgramInProcess) -> None:
    """Format, topic and speed as the page has them; the couple, the topic and the banner show."""
    program, window = harness.program, harness.program.window
    await harness.open_page("demonstration")
    page = program.demonstration.page
    press(page, "Change")
    press(page, "Short turns")
    press(page, "A long week at work")
    press(page, "60 times")
    press(page, "Show it")
    assert harness.page == "stage"
    assert harness.state.format.id == "short-turns"
    assert program.conductor.running
    told = spoken_text(window)
    for words in ("Maya", "Sam", "A long week at work", "Demonstration, nothing is kept"):
        assert words in told
    before = harness.state.at
    await live(harness, 1)
    assert program.conductor.state is not None
    assert harness.program.conductor.now is not None
    assert harness.program.conductor.now.at - before == 60 * SECOND


async def test_enter_and_a_clicker_show_it(harness: ProgramInProcess) -> None:
    """On the page one press is enough, by whatever key begins a talk."""
    await activate_window(harness.program.window)
    for code in (Qt.Key.Key_Return, Qt.Key.Key_PageDown, Qt.Key.Key_Space):
        await harness.open_page("demonstration")
        type_key(harness.program.window, code)
        assert harness.page == "stage"
        harness.program.stage.input.do(StageAction.END)
        assert harness.page == "demonstration-end"


@pytest.mark.parametrize("speed", [10, 60])
async def test_it_comes_to_its_end_by_itself(harness: ProgramInProcess, speed: float) -> None:
    """The couple does all there is to do; then its page shows, and Done leads back."""
    await start(harness, "share-fully", speed)
    await live(harness, MOST_S)
    assert harness.page == "demonstration-end"
    assert "Share fully, then switch" in shown_text(harness.program.window)
    press(harness.program.demonstration.end_page, "Done")
    assert harness.page == "demonstration"


async def test_what_they_say_is_shown_and_announced(harness: ProgramInProcess) -> None:
    """With the name of who says it; also while the stage is quiet; never on a prompt's card."""
    program, said = harness.program, list[str]()
    program.announcer.said.connect(said.append)
    await start(harness)
    await live(harness, 5)
    said = list(map(plain, said))
    words = [each for each in said if each.startswith("Maya: ")][-1].removeprefix("Maya: ")
    shown = shown_text(program.window)
    assert f"“{words}”" in shown
    program.stage.stage.set_quiet(True)
    assert f"“{words}”" in shown_text(program.window)
    assert said.count(f"Maya: {words}") == 1


async def test_keys_pause_step_and_go_on(harness: ProgramInProcess) -> None:
    """While it is paused the arrows lead from moment to moment; Space lets it go on."""
    await activate_window(harness.program.window)
    await start(harness)
    key(harness, Qt.Key.Key_P)
    assert harness.state.status is Status.PAUSED
    await live(harness, 60)
    here = harness.state
    key(harness, Qt.Key.Key_Right)
    first = harness.state
    key(harness, Qt.Key.Key_PageDown)
    second = harness.state
    assert here.at < first.at < second.at
    assert {first.status, second.status} == {Status.PAUSED}
    key(harness, Qt.Key.Key_Left)
    assert harness.state.status is Status.PAUSED
    assert (harness.state.index, harness.state.records) == (first.index, first.records)
    for _ in range(9):
        key(harness, Qt.Key.Key_PageUp)
    assert (harness.state.index, harness.state.record.used) == (0, 0)
    assert "This is the beginning." in shown_text(harness.program.window)
    key(harness, Qt.Key.Key_Space)
    assert harness.state.status is Status.RUNNING


async def test_steps_lead_to_the_end(harness: ProgramInProcess) -> None:
    """Moment after moment, and then to its page."""
    await activate_window(harness.program.window)
    await start(harness, "five-and-five")
    key(harness, Qt.Key.Key_P)
    indices = list[int]()
    for _step in range(99):
        if not harness.program.conductor.running:
            break
        indices.append(harness.state.index)
        key(harness, Qt.Key.Key_Right)
    assert sorted(set(indices)) == list(range(len(SHIPPED["five-and-five"].phases)))
    assert harness.page == "demonstration-end"


async def test_a_therapist_may_take_over(harness: ProgramInProcess) -> None:
    """What is pressed acts as in a talk, and the couple goes on from there."""
    await activate_window(harness.program.window)
    await start(harness)
    index = harness.state.index
    for code in (Qt.Key.Key_Plus, Qt.Key.Key_PageDown, Qt.Key.Key_Backspace):
        key(harness, code)
    assert harness.state.index == index
    assert harness.state.record.added == 120 * SECOND
    await live(harness, MOST_S)
    assert harness.page == "demonstration-end"


async def test_r_starts_over(harness: ProgramInProcess) -> None:
    """From the beginning, at the speed there is now, also from a page over the stage."""
    await activate_window(harness.program.window)
    await start(harness)
    key(harness, Qt.Key.Key_3)
    for code in (None, Qt.Key.Key_B, Qt.Key.Key_X):
        if code is not None:
            key(harness, code)
        if code is Qt.Key.Key_X:
            harness.program.stage.hiding.show_again()
        key(harness, Qt.Key.Key_R)
        assert (harness.page, harness.state.index) == ("stage", 0)
        now = harness.state.at
        await live(harness, 1)
        assert harness.program.conductor.now is not None
        assert harness.program.conductor.now.at == now + 60 * SECOND
    key(harness, Qt.Key.Key_Escape)
    assert harness.page == "demonstration-end"
    type_key(harness.program.window, Qt.Key.Key_R)
    assert (harness.page, harness.state.index) == ("stage", 0)


async def test_the_speed_changes_in_the_midst_of_it(harness: ProgramInProcess) -> None:
    """By keys and by the row of speeds, which shows what it is; the page remembers it."""
    await activate_window(harness.program.window)
    await start(harness)
    area = harness.program.demonstration
    for code, speed in ((Qt.Key.Key_1, 1), (Qt.Key.Key_3, 60), (Qt.Key.Key_2, 10)):
        key(harness, code)
        before = harness.program.conductor.now
        await live(harness, 0.5)
        after = harness.program.conductor.now
        assert before is not None
        assert after is not None
        assert after.at - before.at == 500 * speed
        assert area.page.speed == speed
    press(harness.program.window, "60 times")
    assert area.page.speed == 60


async def test_escape_ends_it_but_leaves_full_screen_first(harness: ProgramInProcess) -> None:
    """As everywhere, Escape in full screen only leaves that."""
    await activate_window(harness.program.window)
    await start(harness)
    window = harness.program.window
    window.toggle_full_screen()
    await wait_for_tasks()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert harness.page == "stage"
    key(harness, Qt.Key.Key_Escape)
    assert harness.page == "demonstration-end"
    type_key(window, Qt.Key.Key_Escape)
    assert harness.page == "demonstration"


async def test_all_keys_tell_its_own(harness: ProgramInProcess) -> None:
    """In a demonstration the list begins with the keys that only it has; in a talk it has none."""
    await start(harness)
    harness.program.stage.input.do(StageAction.ALL_KEYS)
    assert "on to the next moment" in spoken_text(harness.program.window.sheet)
    harness.program.window.sheet.answer("closed")
    harness.program.stage.input.do(StageAction.END)
    harness.sit_down()
    harness.program.stage.input.do(StageAction.ALL_KEYS)
    assert "on to the next moment" not in spoken_text(harness.program.window.sheet)


Way = Callable[[ProgramInProcess], Awaitable[None]]


async def _from_the_page(harness: ProgramInProcess) -> None:
    await harness.open_page("demonstration")
    press(harness.program.demonstration.page, "Now you: one minute each")


async def _from_the_menu(harness: ProgramInProcess) -> None:
    await start(harness)
    harness.program.stage.stage.open_menu()
    await wait_for_question(harness.program.window.sheet)
    press(harness.program.window.sheet, "Now you: one minute each")
    await wait_for_tasks()
    assert not harness.program.conductor.running


async def _from_the_end(harness: ProgramInProcess) -> None:
    await start(harness)
    harness.program.stage.input.do(StageAction.END)
    press(harness.program.demonstration.end_page, "Now you: one minute each")


@pytest.mark.parametrize("way", [_from_the_page, _from_the_menu, _from_the_end])
async def test_now_you_can_be_asked_for_at_any_time(harness: ProgramInProcess, way: Way) -> None:
    """From its page, from the menu in the midst of it, and at its end."""
    wanted = list[bool]()
    harness.program.demonstration.now_you_requested.connect(lambda: wanted.append(True))
    await way(harness)
    assert wanted == [True]


async def test_everything_is_as_before(harness: ProgramInProcess) -> None:
    """Names, choices and drafts of Begin are untouched; no setting is saved, nothing is found."""
    program = harness.program
    program.begin.fill("Ann", "Bo", Side.RIGHT)
    program.begin.choose("weekly-hour")
    program.begin.choices.write_topic("The weeks before the move")
    program.drafts.flush()
    before = await harness.queue.query(lambda history: history.drafts())
    await start(harness, "share-fully", 60)
    for act in (StageAction.DIGITS, StageAction.PROMPT, StageAction.TEN_TIMES):
        program.stage.input.do(act)
    await live(harness, MOST_S)
    press(program.demonstration.end_page, "Done")
    assert program.begin.names() == ("Ann", "Bo")
    assert program.begin.choices.format.id == "weekly-hour"
    assert program.begin.choices.topic == "The weeks before the move"
    assert await harness.queue.query(lambda history: history.drafts()) == before
    assert await harness.queue.query(lambda history: history.count()) == 0
    assert await harness.queue.query(lambda history: history.unfinished()) is None
    assert harness.saved == []


async def test_a_talk_after_it_is_a_talk(harness: ProgramInProcess) -> None:
    """In real time, with its own keys and no captions; nobody acts for the two."""
    await start(harness)
    harness.program.stage.input.do(StageAction.END)
    harness.sit_down()
    harness.later(1)
    harness.program.stage.input.do(StageAction.MAIN)
    index, before = harness.state.index, harness.program.conductor.now
    await live(harness, 100)
    after = harness.program.conductor.now
    assert before is not None
    assert after is not None
    assert (after.index, after.at - before.at) == (index, 100 * SECOND)
    assert "“" not in shown_text(harness.program.stage.stage)
    assert "60 times" not in shown_text(harness.program.stage.stage)


class Timed(FakeChime):
    """Remembers when each tone was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.read: Callable[[], int] = int
        self.times: list[int] = []

    def play(self, tone: Tone, percent: int) -> ToneRequest:
        """Remember it, and when."""
        self.times.append(self.read())
        return super().play(tone, percent)


async def test_tones_keep_apart_at_a_high_speed(open_program: OpenProgram) -> None:
    """At 60 times none follows another within 1.5 s; at 10 times all sound as usual."""
    counts = list[int]()
    for speed in (10, 60):
        chime = Timed()
        harness = open_program(chime=chime)
        chime.read = partial(getattr, harness, "now")
        harness.show()
        await start(harness, "first-try", speed)
        await live(harness, MOST_S)
        counts.append(len(chime.times))
    assert all(later - at >= TONES_APART_MS for at, later in pairwise(chime.times))
    assert counts[0] > counts[1] > 1


async def test_a_recorded_one_is_a_talk(harness: ProgramInProcess) -> None:
    """Where theirs is to be kept, as the command line can ask, it ends on the closing page."""
    script = Script(SHIPPED["first-try"], harness.catalogs.conversations[0], 60)
    harness.program.demonstration.start(script, RunKind.TALK)
    await live(harness, MOST_S)
    assert harness.page == "after"
    assert await harness.queue.query(lambda history: history.count()) == 1


async def test_the_page_does_not_come_after_another_one(harness: ProgramInProcess) -> None:
    """Who goes elsewhere while what they say is read the first time stays there."""
    harness.program.open_page("demonstration")
    harness.program.open_page("settings")
    await wait_for_tasks()
    assert harness.page == "settings"
    harness.program.open_page("demonstration")
    assert harness.page == "demonstration"
