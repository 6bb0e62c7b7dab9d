"""Context of fakes: clocks that stand still, no sound, settings saved nowhere, a real history.

`dataclasses.replace` sets any other field.
"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from listening_timer.app.services.catalogs import Catalogs
from listening_timer.app.services.context import Context
from listening_timer.app.services.faults import Report
from listening_timer.app.services.first_window import first_page, install_theme
from listening_timer.app.services.write_queue import WriteQueue
from listening_timer.config.paths import user_paths
from listening_timer.config.settings import Settings
from listening_timer.exercise.formats import Side
from listening_timer.library.formats import Library
from listening_timer.model.wall_clock import WallClock
from tests.helpers.exercise.play_session import WALL

WELCOMED = Settings(welcomed=True)
"""Settings after the first start: the welcome page has been seen."""


def make_context(
    app: QApplication,
    queue: WriteQueue,
    report: Report,
    settings: Settings = WELCOMED,
    wall: WallClock = lambda: (WALL, 60),
) -> Context:
    """A context with the first page in its window, which is not shown yet."""
    paths = user_paths()
    library = Library(paths.resources, paths.formats)
    theme = install_theme(app, paths, settings)
    welcomed = settings.welcomed
    formats = library.items()
    return Context(
        first_window=first_page(
            theme,
            formats,
            "first-try",
            Side.LEFT,
            welcomed=welcomed,
            practice=settings.practice,
            keep=settings.keeps_sessions,
            wall=wall,
        ),
        catalogs=Catalogs(paths, library),
        documents=paths.data,
        settings=settings,
        write_queue=queue,
        clock=lambda: 0,
        wall=wall,
        save_settings=lambda _settings: None,
        report=report,
        random_side=lambda: Side.LEFT,
    )
