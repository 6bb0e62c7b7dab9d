"""Demonstration area: the sample couple plays a format on the one stage, and nothing is kept.

It starts the run, acts for the couple, shows what they say, and answers the keys that only a
demonstration has. The law: what the couple does goes through the conductor's commands, as presses
do; only a step through the moments sets a state, which nothing but a demonstration may do.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from functools import cached_property

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from listening_timer.app.demonstration.captions import Subtitles, lines_by_phase
from listening_timer.app.demonstration.moments import Moments, next_moment
from listening_timer.app.demonstration.player import next_step
from listening_timer.app.services.context import Context
from listening_timer.app.services.event_loop import spawn
from listening_timer.app.session.area import StageArea
from listening_timer.app.session.sounds import SoundArea
from listening_timer.exercise.formats import Format, Side
from listening_timer.exercise.state import State, Status
from listening_timer.library.captions import CaptionLine, Conversation
from listening_timer.model.preferences import Prompting
from listening_timer.model.run_kind import RunKind
from listening_timer.ui.begin.options import Setup
from listening_timer.ui.demonstration.end_page import NOW_YOU, START_OVER, DemonstrationEndPage
from listening_timer.ui.demonstration.page import DemonstrationPage
from listening_timer.ui.session.actions import SPEEDS, StageAction
from listening_timer.ui.session.conductor import Conductor
from listening_timer.ui.words.i18n import text_of, tr

PAGE, END_PAGE = "demonstration", "demonstration-end"
NAMES = ("Maya", "Sam")
"""The sample couple, by seat: left and right."""
TONES_APART_MS = 1_500
"""At more than `TONES_AS_USUAL` times real time, no tone follows another within so long (ms)."""
TONES_AS_USUAL = 10


@dataclass(frozen=True, slots=True)
class Script:
    """What is shown: a format, what the two say, and how many times faster than real time."""

    format: Format
    conversation: Conversation
    speed: float


class DemonstrationArea(QObject):
    """The demonstration: its page, its run on the stage, and the page after it."""

    now_you_requested = Signal()
    """The two who watch want to try it themselves."""

    def __init__(
        self, context: Context, conductor: Conductor, stage: StageArea, sounds: SoundArea
    ) -> None:
        super().__init__()
        self._context, self._window = context, context.window
        self._conductor, self._stage, self._sounds = conductor, stage, sounds
        self._script: Script | None = None
        self._plays = False
        self._subtitles, self._moments = Subtitles(()), Moments()
        self._said: CaptionLine | None = None
        self._acting = QTimer(self)
        self._acting.setSingleShot(True)
        self._acting.setInterval(0)

        conductor.state_changed.connect(self._follow)
        stage.run_ended.connect(self._on_stage_run_ended)
        stage.input.demonstration_requested.connect(self._on_input_demonstration_requested)
        self._acting.timeout.connect(self._act)

    @cached_property
    def page(self) -> DemonstrationPage:
        """The page on which it is chosen what to show; built on first use."""
        page = DemonstrationPage(self._context.theme, NAMES, self._context.catalogs.conversations)
        self._window.add_page(PAGE, page)
        page.show_requested.connect(self._on_page_show_requested)
        page.now_you_requested.connect(self.now_you_requested)
        page.second_window_requested.connect(self._stage.audience.open)
        return page

    @cached_property
    def end_page(self) -> DemonstrationEndPage:
        """The page after a demonstration; built on first use."""
        page = DemonstrationEndPage(self._context.theme, NAMES)
        self._window.add_page(END_PAGE, page)
        page.answered.connect(self._on_end_page_answered)
        return page

    @Slot()
    def open(self) -> None:
        """Show the page on which it is chosen what to show, once it is known what they say."""
        if "conversations" in vars(self._context.catalogs):  # already read
            self.prepare_page()
            self._window.show_page(PAGE)
        else:
            spawn(self._open_first(self._window.page_id()), self._context.report)

    async def _open_first(self, here: str) -> None:
        """Read what they say on another thread: it takes longer than the window may wait."""
        await asyncio.to_thread(getattr, self._context.catalogs, "conversations")
        if self._window.page_id() == here:  # nobody has gone elsewhere meanwhile
            self.prepare_page()
            self._window.show_page(PAGE)

    def prepare_page(self) -> None:
        """Fill that page with the formats there are now, so that it can be shown."""
        proposed = self._context.first_window.choices.format
        chosen = proposed if self._script is None else self._script.format
        self.page.show_formats(self._context.catalogs.library.items(), chosen.id)

    def start(self, script: Script, kind: RunKind = RunKind.DEMONSTRATION) -> None:
        """Let the sample couple begin; `kind`: a talk, where theirs is to be recorded."""
        self._stage.leave_run()
        self._script, self._said, self._plays = script, None, True
        self._subtitles = Subtitles(lines_by_phase(script.conversation.lines, script.format))
        self._moments = Moments()
        self._stage.input.keys.set_demonstration(on=kind is RunKind.DEMONSTRATION)
        self._conductor.set_speed(script.speed)
        self._space_tones(script.speed)
        topic = text_of(script.conversation.name)
        setup = Setup(*NAMES, Side.LEFT, script.format, Prompting.OFF, topic)
        self._stage.begin(setup, kind)
        self._stage.stage.show_speed(script.speed if kind is RunKind.DEMONSTRATION else None)

    def _set_speed(self, script: Script, speed: float) -> None:
        self._script = replace(script, speed=speed)
        self._conductor.set_speed(speed)
        self._space_tones(speed)
        self._stage.stage.show_speed(speed)
        self.page.show_speed(speed)
        self._conductor.look()

    def _space_tones(self, speed: float) -> None:
        self._sounds.set_least_gap(TONES_APART_MS if speed > TONES_AS_USUAL else 0)

    @Slot(object)
    def _follow(self, state: State) -> None:
        """Show what is said now; let the couple do what they would, once this is painted."""
        if not self._plays or self._script is None or state.status is Status.ENDED:
            return
        speed = self._script.speed
        self._moments.note(state)
        self._say(self._subtitles.look(state, speed, self._context.clock()))
        step = next_step(state, speed)
        if step is not None and step.at <= state.at:
            self._acting.start()

    @Slot()
    def _act(self) -> None:
        """Do what is due, if it still is: a press may have come in between."""
        state = self._conductor.now
        if not self._plays or self._script is None or state is None:
            return
        step = next_step(state, self._script.speed)
        if step is not None and step.at <= state.at:
            self._conductor.wish(step.command)

    def _say(self, line: CaptionLine | None) -> None:
        people = self._stage.stage.people
        if line is self._said or people is None:
            return
        self._said = line
        if line is None:
            self._stage.stage.show_caption()
        else:
            words = text_of(line.text).replace("{other}", people.name(line.who.other))
            self._stage.stage.show_caption(line.who, words)

    @Slot(object)
    def _on_input_demonstration_requested(self, act: StageAction) -> None:
        script = self._script
        if not self._plays or script is None:
            return
        match act:
            case StageAction.START_OVER:
                self.start(script)
            case StageAction.NOW_YOU:
                self._leave()
                self.now_you_requested.emit()
            case StageAction.FORWARD:
                self._step_forward(script.speed)
            case StageAction.BACKWARD:
                self._step_back(script.speed)
            case _:
                self._set_speed(script, SPEEDS[act])

    def _step_forward(self, speed: float) -> None:
        """Go on to the next moment worth showing."""
        if (state := self._conductor.now) is not None:
            after, events = next_moment(state, speed)
            line = None if after.over else self._subtitles.jump(after, speed)
            self._conductor.jump(after, events)
            if self._plays:  # it has not come to its end
                self._say(line)

    def _step_back(self, speed: float) -> None:
        """Go back to the moment before."""
        state = self._conductor.now
        before = None if state is None else self._moments.before(state)
        if before is None:
            self._stage.stage.say(tr("This is the beginning."))
            return
        line = self._subtitles.jump(before, speed)
        self._conductor.jump(before)
        self._say(line)

    def _leave(self) -> None:
        """Leave the run, and give keys, tones and time back."""
        self._plays = False
        self._acting.stop()
        self._stage.leave_run()
        self._stage.input.keys.set_demonstration(on=False)
        self._conductor.set_speed(1)
        self._space_tones(1)

    @Slot(object)
    def _on_stage_run_ended(self, kind: RunKind) -> None:
        if kind is RunKind.DEMONSTRATION and self._script is not None:
            self._leave()
            self.end_page.show_ended(text_of(self._script.format.name))
            self._window.show_page(END_PAGE)
            self._stage.input.keys.debounce.restart()  # a press was meant for the stage

    @Slot()
    def _on_page_show_requested(self) -> None:
        page = self.page
        self.start(Script(page.format, page.conversation, page.speed))

    @Slot(str)
    def _on_end_page_answered(self, answer: str) -> None:
        if answer == START_OVER and self._script is not None:
            self.start(self._script)
        elif answer == NOW_YOU:
            self.now_you_requested.emit()
        else:
            self.open()
