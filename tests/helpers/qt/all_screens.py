"""All screens: walks through every screen of the program, as the demonstration does."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtWidgets import QWidget

from listening_timer.app.lifecycle import loop_runner
from listening_timer.app.services.catalogs import Catalogs
from listening_timer.app.services.first_window import Application
from listening_timer.config.paths import user_paths
from listening_timer.demo.run import Demo
from listening_timer.demo.screenshots import Film
from listening_timer.history.store import History
from listening_timer.library.formats import Library
from listening_timer.model.options import DemoOptions

Look = Callable[[QWidget, str], None]
"""What is done with the window on each screen, whose name stands beside it."""
SPEED = 600.0
SETTLES = 0.03
"""Seconds in which layouts come to rest."""


class Looker(Film):
    """Looks at every screen in place of taking its picture."""

    def __init__(self, look: Look) -> None:
        super().__init__(None, SETTLES)
        self._look = look
        self.names: list[str] = []
        """The screens that were looked at, in their order."""

    @property
    def wanted(self) -> bool:
        """Everything there is, is shown."""
        return True

    def take(self, window: QWidget, name: str) -> None:
        """Look at one screen."""
        self.names.append(name)
        self._look(window, name)


def visit_screens(app: Application, options: DemoOptions, look: Look) -> list[str]:
    """Lead through every screen of one format and of all around it; returns their names.

    What `look` raises ends the visit and is raised here; so does any fault of the program.
    """
    faults: list[BaseException] = []
    looker = Looker(look)
    paths = user_paths()
    library = Library(paths.resources, paths.formats)
    demo = Demo(options, library.get(options.format), Catalogs(paths, library), looker)
    with ThreadPoolExecutor(1) as worker:
        history = worker.submit(History.memory).result()
        with loop_runner(app, faults.append) as runner:
            status = runner.run(demo.play(app, history, worker))
    for fault in faults:
        raise fault
    assert status == 0
    return looker.names
