"""Demonstration from the command line: what the window's own page plays, or pictures of it all.

Nothing of it is kept unless that was asked for.
"""

from __future__ import annotations

import asyncio
import contextlib
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize

from listening_timer.app.demonstration.area import NAMES, Script
from listening_timer.app.desktop import desktop_integration
from listening_timer.app.lifecycle import run_main, signal_future, until_closed
from listening_timer.app.program import Program
from listening_timer.app.services.catalogs import Catalogs
from listening_timer.app.services.context import Context
from listening_timer.app.services.faults import Faults
from listening_timer.app.services.first_window import (
    EXIT_FAILED,
    Application,
    application,
    first_page,
    install_theme,
    print_error,
    show,
)
from listening_timer.app.services.language import Language, install_language, language
from listening_timer.app.services.write_queue import WriteQueue
from listening_timer.config.paths import user_paths
from listening_timer.config.settings import Motion, Palette, Settings, load
from listening_timer.demo.players import Actor, JumpingClock, close
from listening_timer.demo.screenshots import Film
from listening_timer.demo.tour import look_back
from listening_timer.desktop.audio import Chime
from listening_timer.desktop.clock import session_clock, wall_now
from listening_timer.exercise.formats import Format, FormatError, Role, Side
from listening_timer.exercise.state import State, Status
from listening_timer.files import atomic_file
from listening_timer.history.store import History
from listening_timer.library.formats import Library
from listening_timer.model.annotations import PromiseKind
from listening_timer.model.errors import HistoryError
from listening_timer.model.options import DemoOptions
from listening_timer.model.run_kind import RunKind
from listening_timer.text.error_messages import error_sentence
from listening_timer.ui.closing.values import Closing
from listening_timer.ui.session.conductor import Conductor
from listening_timer.ui.theme.theme import Theme

SAVE_TIMEOUT_S = 60.0
"""Timeout (s) for saving the whole demonstration, where keeping it was asked for."""
SAID = Closing(
    note="We listened. That was enough for today.",
    thanks={Role.A: "That you put the phone away before I asked."},
    promise=(PromiseKind.PROMISE, Role.B, "I’ll call my brother on Thursday."),
)


def run_demo(options: DemoOptions) -> int:
    """Play a demonstration; the exit status is 0 when the session was completed."""
    paths = user_paths()
    with ThreadPoolExecutor(1, thread_name_prefix="history") as worker:
        try:
            library = Library(paths.resources, paths.formats)
            fmt = library.get(options.format)
            spoken = language(options.translation)
            history = worker.submit(_history, options.keep).result()
            if options.shots is not None:
                options.shots.mkdir(parents=True, exist_ok=True)
        except (FormatError, HistoryError) as error:
            return print_error(error_sentence(error))
        return Demo(options, fmt, Catalogs(paths, library)).run(spoken, history, worker)


def _history(keep: Path | None) -> History:
    """The history of a demonstration, in memory or in a new file. Raises HistoryError."""
    if keep is None:
        return History.memory()
    atomic_file.require_free(keep)
    return History.open(keep)


class Demo:
    """One demonstration."""

    def __init__(
        self, options: DemoOptions, fmt: Format, catalogs: Catalogs, film: Film | None = None
    ) -> None:
        """`film`: takes the screenshots; by default it takes them where a folder is given."""
        self._options, self._format, self._catalogs = options, fmt, catalogs
        self._film = film or Film(options.shots)
        chosen = Settings() if self._film.wanted else load(catalogs.paths.settings)
        self.settings = Settings(
            palette=Palette(options.palette or Palette.SYSTEM),
            text=options.text,
            motion=Motion.STILL if self._film.wanted else chosen.motion,
            volume=chosen.volume,
            welcomed=True,
        )
        self._faults = Faults()
        self._clock = JumpingClock(session_clock())

    def run(self, spoken: Language, history: History, worker: ThreadPoolExecutor) -> int:
        """Run the window until the session has played; returns the exit status."""
        app = application()
        install_language(app, spoken)
        return run_main(app, self._faults, self.play(app, history, worker))

    async def play(self, app: Application, history: History, worker: ThreadPoolExecutor) -> int:
        """Play it from Begin to the page after the session; returns the exit status."""
        queue = WriteQueue(history, worker, self._faults)
        theme = install_theme(app, self._catalogs.paths, self.settings)
        program = Program(self.make_context(theme, queue))
        window = program.window
        leaving = signal_future(window.closed)
        window.resize(QSize(*self._options.size))
        program.open(None, None)
        show(window, full_screen=self._options.fullscreen)
        playing = asyncio.ensure_future(self._play(program, theme))
        playing.add_done_callback(lambda _done: window.close_for_good())
        with contextlib.nullcontext() if self._film.wanted else desktop_integration(program):
            await until_closed(app, program, leaving)
        ended = playing.done()
        playing.cancel()
        kept = await queue.wait_until_saved(SAVE_TIMEOUT_S)
        await queue.close()
        if not kept:
            return print_error(
                error_sentence(queue.save_error or HistoryError("io", path=self._options.keep))
            )
        return 0 if ended and playing.result() else EXIT_FAILED  # a fault of playing is raised here

    def make_context(self, theme: Theme, queue: WriteQueue) -> Context:
        """What the program of the demonstration is built from; it saves no settings."""
        paths, formats = self._catalogs.paths, self._catalogs.library.items()
        return Context(
            first_window=first_page(theme, formats, None, Side.LEFT),
            catalogs=self._catalogs,
            documents=self._options.shots or paths.documents,
            settings=self.settings,
            write_queue=queue,
            clock=self._clock,
            wall=wall_now,
            save_settings=lambda _settings: None,
            report=self._faults,
            random_side=lambda: Side.LEFT,
            chime=None if self._film.wanted else Chime(paths.sounds),
        )

    async def _play(self, program: Program, theme: Theme) -> bool:
        """Play it for the pictures, or to be watched; True when the session was completed."""
        play = self._play_for_pictures if self._film.wanted else self._play_to_be_watched
        return await play(program, theme)

    async def _play_to_be_watched(self, program: Program, _theme: Theme) -> bool:
        """Play what the window's own page plays; where it is kept, as a talk, to be recorded."""
        kind = RunKind.DEMONSTRATION if self._options.keep is None else RunKind.TALK
        topic = self._options.topic
        conversation = next(each for each in self._catalogs.conversations if each.id == topic)
        ended = state_after(program.conductor)
        program.demonstration.start(Script(self._format, conversation, self._options.speed), kind)
        completed = (await ended).completed
        if kind is RunKind.TALK:
            program.stage.closing.page.write(SAID)
            program.stage.closing.page.keep_requested.emit()
        return completed

    async def _play_for_pictures(self, program: Program, theme: Theme) -> bool:
        """Lead through a talk and everything around it."""
        film, window = self._film, program.window
        await film.shoot(window, "welcome")
        program.begin.begin()
        await film.shoot(window, "welcome-names")
        program.begin.fill(*NAMES, Side.LEFT)
        await film.shoot(window, "welcome-named")
        program.begin.choose(self._format.id)
        program.conductor.set_speed(self._options.speed)
        program.begin.begin()
        actor = Actor(program, film, self._clock, self._options.speed)
        state = await actor.play()
        await close(program, partial(film.shoot, window), SAID)
        program.stage.closing.page.keep_requested.emit()
        await look_back(
            film,
            partial(self.make_context, theme),
            QSize(*self._options.size),
            self._catalogs.library,
            self._faults,
        )
        return state.completed


def state_after(conductor: Conductor) -> asyncio.Future[State]:
    """A future that has the state in which the session ends that begins next."""
    ended: asyncio.Future[State] = asyncio.get_running_loop().create_future()

    def look(state: State) -> None:
        if state.status is Status.ENDED and not ended.done():
            ended.set_result(state)

    conductor.state_changed.connect(look)
    return ended
