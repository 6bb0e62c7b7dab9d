"""Demo players: lead a talk past every picture, with overlays, pause, break and gap.

What the two do next is decided where the demonstration decides it: `app/demonstration/player.py`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from listening_timer.app.demonstration.moments import OVERTIME_SHOWN_MS
from listening_timer.app.demonstration.player import OPEN_SHARE_MS, expected_length, next_step
from listening_timer.app.program import Program
from listening_timer.demo.screenshots import Film
from listening_timer.exercise.formats import MINUTE, Bell
from listening_timer.exercise.state import State, Status
from listening_timer.model.wall_clock import Clock
from listening_timer.ui.closing.chips import FoldChip
from listening_timer.ui.closing.meeting_parts import WeeklyOption
from listening_timer.ui.closing.values import Closing
from listening_timer.ui.session.actions import StageAction
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.cards import ChoiceCard
from listening_timer.ui.widgets.scale import ScaleRow
from listening_timer.ui.words.phase_kinds import words_of

LOOK_S = 0.02
"""Interval (s) between two checks of the session's progress."""
SLEEP_MS = 4 * MINUTE
MIN_SLEEP_MS = 3_500
"""Least real time (ms) of a simulated sleep, so that it is noticed as one."""


class JumpingClock:
    """A clock that can jump ahead, to simulate a sleep, and be held for a picture."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._ahead = 0
        self._held: int | None = None

    def __call__(self) -> int:
        """Read the clock (ms)."""
        return self._clock() + self._ahead if self._held is None else self._held

    def jump(self, ms: int) -> None:
        """Move the clock ahead by `ms`."""
        self._ahead += ms

    def hold(self) -> None:
        """Stop the clock."""
        self._held = self()

    def release(self) -> None:
        """Let the clock go on from where it was stopped."""
        if self._held is not None:
            self._ahead = self._held - self._clock()
            self._held = None


class Actor:
    """Leads one talk from Arrive to its end, as the sample couple would, past every picture."""

    def __init__(self, program: Program, film: Film, clock: JumpingClock, speed: float) -> None:
        self._program, self._film = program, film
        self._clock, self._speed = clock, speed
        self._extras = self._extra_bridge = True

    async def play(self) -> State:
        """Play to the end; returns the state the session ended in."""
        state = self._state()
        while state.status is not Status.ENDED:
            await self._live(state)
            state = self._state()
        return state

    async def _live(self, state: State) -> None:
        """Play one phase as two people might."""
        index = state.index
        name = f"{index + 1:02}-{state.phase.kind}"
        if state.phase.kind.facts.turn:
            await self._share(state, name)
        else:
            await self._until(index, expected_length(state, 1) * 3 // 4)
            await self._shoot(name)
            await self._beside(state, name)
        await self._pass_on(index, name)

    async def _pass_on(self, index: int, name: str) -> None:
        """Do what the couple would, until this phase is over."""
        while (now := self._within(index)) is not None:
            step = next_step(now, 1)
            if step is None or step.at > now.at:
                await asyncio.sleep(LOOK_S)
                continue
            self._program.conductor.wish(step.command)
            if self._state().status in (Status.ASK_MORE, Status.HELD_SILENCE):
                await self._shoot(f"{name}-{self._state().status}")

    async def _beside(self, state: State, name: str) -> None:
        """Open the overlays of this phase, for the pictures."""
        words = words_of(state.phase.kind)
        if words.rate:
            await rate(self._program, self._shoot, name)
        if words.feelings and self._extra_bridge:
            self._extra_bridge = False
            await bridge(self._program, self._shoot, name)

    async def _share(self, state: State, name: str) -> None:
        planned = state.record.planned or OPEN_SHARE_MS
        await self._until(state.index, planned * 3 // 10)
        await self._shoot(name)
        if self._extras:
            self._extras = False
            await self._everything(name)
        if state.format.bell is Bell.FINISH and state.last_share is None:
            await self._until(state.index, planned + OVERTIME_SHOWN_MS)
            await self._shoot(f"{name}-overtime")

    async def _everything(self, name: str) -> None:
        """Do all that can be done in a share, once, for the pictures."""
        stage = self._program.stage
        await share(self._program, self._shoot, name)
        stage.input.do(StageAction.BREAK)
        await self._shoot("break")
        stage.pauses.break_page.answered.emit("back")
        stage.input.do(StageAction.MAIN)
        self._clock.jump(max(MIN_SLEEP_MS, round(SLEEP_MS / self._speed)))
        self._program.conductor.look()
        await self._shoot("gap")
        stage.pauses.gap_page.answered.emit("go-on")

    async def _shoot(self, name: str) -> None:
        """Take a picture while the session's clock is held: no phase ends meanwhile."""
        self._clock.hold()
        await self._film.shoot(self._program.window, name)
        self._clock.release()

    async def _until(self, index: int, used: int) -> None:
        """Wait until `used` ms of this phase are used, or it is over."""
        while (now := self._within(index)) is not None:
            if now.status is not Status.HELD_SILENCE and now.record.used >= used:
                return
            await asyncio.sleep(LOOK_S)

    def _within(self, index: int) -> State | None:
        """The state as long as this phase lasts; None once it is over."""
        now = self._program.conductor.now
        over = now is None or now.index != index or now.status is Status.ENDED
        return None if over else now

    def _state(self) -> State:
        state = self._program.conductor.state
        if state is None:
            raise RuntimeError("nobody is talking")
        return state


Shoot = Callable[[str], Awaitable[None]]
Sort = TypeVar("Sort", bound=QWidget)

ANSWERS = ((6, 4, 7), (5, 7, 8))
"""Ratings of the two, as seated: calm, closeness, heard."""


def visible(page: QWidget, sort: type[Sort]) -> list[Sort]:
    """The visible controls of a type on a page, in order."""
    return [each for each in page.findChildren(sort) if each.isVisible()]


async def rate(program: Program, shoot: Shoot, name: str) -> None:
    """Let both give their ratings, covered, one after the other."""
    page = program.stage.overlays.ratings
    program.stage.overlays.ask_ratings()
    for number, answers in enumerate(ANSWERS, 1):
        await shoot(f"{name}-covered-{number}")
        page.answer_main()
        for row, answer in zip(visible(page, ScaleRow), answers, strict=False):
            row.choose(answer)
        await shoot(f"{name}-ratings-{number}")
        page.answer_main()
    await shoot(f"{name}-ratings-both")
    page.answer_main()


async def close(program: Program, shoot: Shoot, written: Closing) -> None:
    """Lead through the closing page: a card at a time, both ratings, and what was written."""
    page = program.stage.closing.page
    await shoot("after-first")
    for chip in visible(page, FoldChip)[:-1]:
        chip.click()
        await shoot(f"after-{page.open_card}")
        for weekly in visible(page, WeeklyOption):
            weekly.click()
            await shoot("after-weekly")
    page.write(written)
    await rate(program, shoot, "after")
    await shoot("after")


async def bridge(program: Program, shoot: Shoot, name: str) -> None:
    """Let the listener choose a feeling, and keep none of it."""
    page = program.stage.overlays.feelings
    program.stage.input.do(StageAction.FEELINGS)
    await shoot(f"{name}-covered")
    page.answer_main()
    await shoot(f"{name}-families")
    visible(page, ChoiceCard)[0].click()
    await shoot(f"{name}-words")
    visible(page, QuietButton)[1].click()
    await shoot(f"{name}-own")
    page.answer_main()


async def share(program: Program, shoot: Shoot, name: str) -> None:
    """Be quiet, hold a reply, ask for a prompt, hide, pause, open menu, keys and end dialog."""
    stage, window = program.stage, program.window
    stage.stage.set_quiet(True)
    await shoot(f"{name}-quiet")
    stage.stage.set_quiet(False)
    stage.input.do(StageAction.HOLD_REPLY)
    stage.input.do(StageAction.PROMPT)
    await shoot(f"{name}-prompt")
    stage.input.do(StageAction.HIDE)
    await shoot(f"{name}-hidden")
    stage.hiding.show_again()
    stage.input.do(StageAction.PAUSE)
    await shoot(f"{name}-paused")
    stage.stage.open_menu()
    await shoot(f"{name}-menu")
    window.sheet.answer("close")
    stage.input.do(StageAction.ALL_KEYS)
    await shoot(f"{name}-keys")
    window.sheet.answer("closed")
    stage.input.do(StageAction.END)
    await shoot(f"{name}-end-asked")
    window.sheet.answer("stay")


async def second_window(program: Program, film: Film) -> None:
    """The window for a projector: a turn, with names and without, what is covered, a break."""
    audience, do = program.stage.audience, program.stage.input.do
    audience.open()
    window = audience.window
    window.resize(program.window.size())
    await film.shoot(window, "second-window")
    do(StageAction.NAMES_THERE)
    await film.shoot(window, "second-window-no-names")
    do(StageAction.NAMES_THERE)
    do(StageAction.HIDE)
    await film.shoot(window, "second-window-covered")
    program.stage.hiding.show_again()
    do(StageAction.BREAK)
    await film.shoot(window, "second-window-break")
    program.stage.pauses.break_page.answered.emit("back")
    do(StageAction.PAUSE)
    window.close()
    program.window.activateWindow()


async def second_window_end(program: Program, film: Film) -> None:
    """The same after a talk or a demonstration."""
    program.stage.audience.open()
    await film.shoot(program.stage.audience.window, "second-window-end")
    program.stage.audience.window.close()
    program.window.activateWindow()
