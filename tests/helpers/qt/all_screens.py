"""All screens: walks through every screen of the program, as the demonstration does."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from listening_timer.app.lifecycle import loop_runner
from listening_timer.app.services import event_loop
from listening_timer.app.services.catalogs import Catalogs
from listening_timer.app.services.first_window import Application
from listening_timer.config.paths import user_paths
from listening_timer.demo.run import Demo
from listening_timer.demo.screenshots import Film
from listening_timer.exercise.formats import Bell, Early, Format
from listening_timer.history.store import History
from listening_timer.library.formats import Library
from listening_timer.model.options import DemoOptions
from tests.helpers.exercise.play_session import make_format

Look = Callable[[QWidget, str], Iterable[str]]
"""What is wrong on a screen, which has this name."""
SPEED = 600.0
FORMAT = "long-alternating"
"""The format in whose place one is played that has every kind of phase."""
PHASES = (
    "arrive 1, share A 10, reflect A 2, bridge 2, handover 30, share B 10, reflect B 2,"
    " appreciate A 1, appreciate B 1, talk 5, quiet 5, close"
)
SCREENS = 86
"""So many there are, at least."""
TURNS = 20
"""Turns of the event loop in which layouts come to rest."""


class EveryPhase(Library):
    """The formats; one of them has a phase of every kind."""

    def items(self) -> tuple[Format, ...]:
        """All formats, in their order."""
        return tuple(self.get(each.id) for each in super().items())

    def get(self, identity: str) -> Format:
        """The format of this id."""
        found = super().get(identity)
        if identity != FORMAT:
            return found
        phases = make_format(PHASES).phases
        return replace(found, bell=Bell.FINISH, early=Early.SILENCE, phases=phases)


class Looker(Film):
    """Looks at every screen in place of taking its picture."""

    def __init__(self, looks: Mapping[str, Look]) -> None:
        super().__init__(None)
        self._looks = looks
        self.screens: list[str] = []
        """Those that were looked at, in their order."""
        self.faults = defaultdict[str, list[str]](list)
        """What is wrong, with the screens on which it is."""

    @property
    def wanted(self) -> bool:
        """Everything there is, is shown."""
        return True

    async def settle(self, seconds: float) -> None:
        """Wait until every task has ended, or so long, and layouts have come to rest."""
        if tasks := set(event_loop.running):
            await asyncio.wait(tasks, timeout=seconds)
        for _turn in range(TURNS):
            await asyncio.sleep(0)

    def take(self, window: QWidget, name: str) -> None:
        """Look at one screen."""
        self.screens.append(name)
        for look, faults in self._looks.items():
            for fault in faults(window, name):
                self.faults[f"{look}: {fault}"].append(name)


def faults_on_all_screens(
    app: Application, options: DemoOptions, **looks: Look
) -> dict[str, list[str]]:
    """Lead through every screen, shown so; what is wrong, with the screens on which it is.

    `looks`: what is looked for, by the name that its faults bear. What one raises ends the visit
    and is raised here; so does any fault of the program.
    """
    failures: list[BaseException] = []
    looker, paths = Looker(looks), user_paths()
    library = EveryPhase(paths.resources, paths.formats)
    options = replace(options, format=FORMAT, speed=SPEED)
    demo = Demo(options, library.get(FORMAT), Catalogs(paths, library), looker)
    with ThreadPoolExecutor(1) as worker:
        history = worker.submit(History.memory).result()
        with loop_runner(app, failures.append) as runner:
            status = runner.run(demo.play(app, history, worker))
    for failure in failures:
        raise failure
    assert status == 0
    assert len(looker.screens) >= SCREENS, looker.screens
    return looker.faults
