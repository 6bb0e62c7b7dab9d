"""How late the bell rings, in ms: idle, and with every core busy.

The real program in a real window, with a history in memory and the clock of every session, plays
a format whose shares last one second each; every second a bell falls due. A bell has rung when
the conductor has said so and all who listen have done their part: it is on its way to the history
and begins to light up. It is never early; aims: median 5, worst 20 idle and 50 busy.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from listening_timer.app.lifecycle import loop_runner, signal_future, until_closed
from listening_timer.app.program import Program
from listening_timer.app.services.catalogs import Catalogs
from listening_timer.app.services.context import Context
from listening_timer.app.services.faults import Faults
from listening_timer.app.services.first_window import (
    Application,
    application,
    first_page,
    install_theme,
    show,
)
from listening_timer.app.services.write_queue import WriteQueue
from listening_timer.config.paths import user_paths
from listening_timer.config.settings import Settings
from listening_timer.desktop.clock import session_clock, wall_now
from listening_timer.exercise.events import BellRang, Event, SessionEnded, SessionStarted
from listening_timer.exercise.formats import SECOND, Bell, Early, Format, Phase, Role, Side
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.history.store import History
from listening_timer.library.formats import Library
from listening_timer.ui.begin.options import Setup
from listening_timer.ui.theme.theme import Theme
from tests.benchmarks._tools import busy_cores, exact_ms, load, say, spread, use_any_window

BELLS = 45
SETTLE = 2.0
"""Seconds in which the window, or the busy processes, come up."""


def bells(count: int) -> Format:
    """So many shares of one second, in turn; no file could hold them."""
    roles = [Role.A if number % 2 == 0 else Role.B for number in range(count)]
    phases = tuple(Phase(PhaseKind.SHARE, role, SECOND) for role in roles)
    texts = {"en": "A bell each second"}
    return Format("bells", texts, texts, Bell.STOP, Early.HAND_OVER, phases)


class Watch:
    """The clock of a session that remembers its start, and how late each bell was (ms)."""

    def __init__(self) -> None:
        self._clock = session_clock()
        self._last = self._start = 0
        self.late: list[float] = []
        self.ended = asyncio.Event()

    def __call__(self) -> int:
        """Read it, in ms."""
        self._last = self._clock()
        return self._last

    def hear(self, events: tuple[Event, ...]) -> None:
        """Note each bell among what happened; a session starts at the last reading."""
        now = exact_ms()
        for event in events:
            if isinstance(event, SessionStarted):
                self._start = self._last
            elif isinstance(event, BellRang):
                self.late.append(now - self._start - event.at)
            elif isinstance(event, SessionEnded):
                self.ended.set()


def make_context(theme: Theme, watch: Watch, queue: WriteQueue, faults: Faults) -> Context:
    """What the program is built from: as every day, but for the history."""
    paths = user_paths()
    library = Library(paths.resources, paths.formats)
    return Context(
        first_window=first_page(theme, library.items(), None, Side.LEFT),
        catalogs=Catalogs(paths, library),
        documents=paths.documents,
        settings=Settings(),
        write_queue=queue,
        clock=watch,
        wall=wall_now,
        save_settings=lambda _settings: None,
        report=faults,
        random_side=lambda: Side.LEFT,
    )


async def play(program: Program, watch: Watch) -> list[float]:
    """Play one session of bells; how late each was."""
    await asyncio.sleep(SETTLE)
    watch.late, watch.ended = [], asyncio.Event()
    program.stage.begin(Setup("Maya", "Sam", Side.LEFT, bells(BELLS)))
    await watch.ended.wait()
    program.stage.leave()
    await asyncio.sleep(SETTLE)  # Begin asks the history once more
    return watch.late


async def measure(program: Program, watch: Watch) -> None:
    """Play idle, then busy, and say how late the bells were."""
    say(f"idle: {load()}")
    say(f"  late: {spread(await play(program, watch), 'ms')}; aims: median 5, worst 20")
    with busy_cores() as count:
        say(f"busy: {count} processes that never rest")
        say(f"  late: {spread(await play(program, watch), 'ms')}; aims: median 5, worst 50")


async def run(app: Application, theme: Theme, faults: Faults) -> None:
    """Show the program, measure, and close it."""
    with ThreadPoolExecutor(1) as worker:
        history = await asyncio.wrap_future(worker.submit(History.memory))
        queue, watch = WriteQueue(history, worker, faults), Watch()
        program = Program(make_context(theme, watch, queue, faults))
        program.conductor.happened.connect(watch.hear)
        leaving = asyncio.ensure_future(signal_future(program.window.closed))
        program.open(None, None)
        show(program.window, full_screen=False)
        measuring = asyncio.ensure_future(measure(program, watch))
        measuring.add_done_callback(lambda _done: program.window.close_for_good())
        await until_closed(app, program, leaving)
        await queue.close()
        await measuring


def main() -> None:
    """Measure in one window, one after the other."""
    say(f"bells in a window on {use_any_window()}, one each second")
    app, faults = application(), Faults()
    theme = install_theme(app, user_paths(), Settings())
    with loop_runner(app, faults) as runner:
        runner.run(run(app, theme, faults))


if __name__ == "__main__":
    main()
