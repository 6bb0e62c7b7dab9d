"""The first page: what people see while the rest of the program is still being read.

It is built and painted before anything that it does not need is imported: no event loop, no
history, no stage. Everything else is added to the same window afterwards.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from listening_timer.desktop.clock import wall_now
from listening_timer.exercise.formats import Format, Kind, Side
from listening_timer.paths import Paths
from listening_timer.settings import Settings
from listening_timer.ui.main_window import MainWindow
from listening_timer.ui.pages.begin import Begin
from listening_timer.ui.theme import Theme
from listening_timer.ui.words import tr

FAILED = 1
SHOWN = frozenset(Kind) - {Kind.BRIDGE}
"""The kinds of phases that have their screen."""


class Application(QApplication):
    """Qt's application; the system's wish to quit is told, and not followed by itself."""

    quit_wished = Signal()
    """The system wishes the program to end."""

    def event(self, arg__1: QEvent) -> bool:
        """Take the wish to quit."""
        if arg__1.type() is QEvent.Type.Quit:
            self.quit_wished.emit()
            return True
        return super().event(arg__1)


def application() -> Application:
    """The application, which never ends by itself."""
    app = Application(sys.argv[:1])
    app.setApplicationName("listening-timer")
    app.setQuitOnLastWindowClosed(False)
    return app


def dressed(app: QApplication, paths: Paths, settings: Settings) -> Theme:
    """The theme as the settings have it, on the application."""
    theme = Theme(paths.resources / "fonts")
    theme.set_palette_choice(settings.palette.value)
    theme.set_text_percent(settings.text)
    theme.install(app)
    return theme


def on_screen(formats: Sequence[Format]) -> tuple[Format, ...]:
    """The formats whose every phase has its screen."""
    return tuple(fmt for fmt in formats if {phase.kind for phase in fmt.phases} <= SHOWN)


def no_window(lack: str) -> str:
    """The sentence about a window that cannot be shown."""
    return (
        f"No window can be shown: {lack} is missing; `make demo` plays an exercise without a "
        "screen."
    )


def fail(sentence: str) -> int:
    """Say one sentence on standard error; returns the exit status."""
    print(sentence, file=sys.stderr)  # noqa: T201 - where the command line reads
    return FAILED


def coin() -> Side:
    """Who shares first when nobody has before."""
    return random.choice(list(Side))  # noqa: S311 - a coin


@dataclass(frozen=True, slots=True)
class First:
    """The window with its first page on it."""

    theme: Theme
    window: MainWindow
    begin: Begin


def first_page(theme: Theme, formats: Sequence[Format], format_id: str | None, side: Side) -> First:
    """Build the window with Begin on it; nobody is known yet."""
    window = MainWindow(theme)
    begin = Begin(theme, on_screen(formats), wall_now)
    window.add_page("begin", begin)
    for place, text in (
        ("begin", tr("Begin")),
        ("history", tr("History")),
        ("settings", tr("Settings")),
    ):
        window.add_place(place, text)
    window.rail.set_foot(tr("Kept on this computer only"))
    begin.propose(None, side, format_id)
    window.show_page("begin")
    return First(theme, window, begin)


def fit(window: MainWindow) -> None:
    """Make it no larger than the screen it comes up on."""
    for screen in QGuiApplication.screens()[:1]:
        window.resize(window.size().boundedTo(screen.availableSize()))


def show(window: MainWindow, *, full_screen: bool) -> None:
    """Show the window as large as it is, or filling its screen."""
    if full_screen:
        window.showFullScreen()
    else:
        window.show()
