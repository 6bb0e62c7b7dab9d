"""First window: the window and page that are shown while other modules are still imported.

It is built and painted before anything that it does not need is imported: no event loop, no
history, no session page. Everything else is added to the same window later.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication

from listening_timer.config.paths import Paths
from listening_timer.config.settings import Settings
from listening_timer.desktop.clock import wall_now
from listening_timer.desktop.display import disable_mute_bus
from listening_timer.exercise.formats import Format, Side
from listening_timer.model.wall_clock import WallClock
from listening_timer.ui.begin.options import FIRST_TRY
from listening_timer.ui.begin.page import BeginPage
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets import accessibility
from listening_timer.ui.window import MainWindow
from listening_timer.ui.words.i18n import tr

if TYPE_CHECKING:  # imported on a first start only
    from listening_timer.ui.begin.welcome import WelcomePage

EXIT_FAILED = 1


class Application(QApplication):
    """QApplication that emits a signal where the system asks it to quit, instead of quitting."""

    quit_requested = Signal()
    """The system asks the program to quit."""

    def __init__(self, arguments: Sequence[str]) -> None:
        """`arguments`: argv of the program."""
        super().__init__(arguments)
        accessibility.install()

    def event(self, arg__1: QEvent) -> bool:
        """Turn a quit event into `quit_requested`."""
        if arg__1.type() is QEvent.Type.Quit:
            self.quit_requested.emit()
            return True
        return super().event(arg__1)


def application() -> Application:
    """Create the QApplication; it does not quit when the last window is closed."""
    disable_mute_bus()
    app = Application(sys.argv[:1])
    app.setApplicationName("listening-timer")
    app.setQuitOnLastWindowClosed(False)
    return app


def install_theme(app: QApplication, paths: Paths, settings: Settings) -> Theme:
    """Create the theme of these settings and install it on the application."""
    theme = Theme(paths.resources / "fonts")
    theme.set_palette_choice(settings.palette.value)
    theme.set_text_percent(settings.text)
    theme.install(app)
    return theme


def print_error(sentence: str) -> int:
    """Print one sentence on standard error; returns the exit status."""
    print(sentence, file=sys.stderr)  # noqa: T201 - message of the command line
    return EXIT_FAILED


def random_side() -> Side:
    """Who shares first, at random, when nobody has before."""
    return random.choice(list(Side))  # noqa: S311 - no secret


@dataclass(frozen=True, slots=True)
class FirstWindow:
    """The window with its first page."""

    theme: Theme
    window: MainWindow
    begin: BeginPage
    welcome: WelcomePage | None


def first_page(  # noqa: PLR0913 - what the first page shows
    theme: Theme,
    formats: Sequence[Format],
    format_id: str | None,
    side: Side,
    *,
    welcomed: bool = True,
    wall: WallClock = wall_now,
) -> FirstWindow:
    """Build the window with Begin, or the welcome of a first start; no people are proposed yet."""
    window = MainWindow(theme)
    begin = BeginPage(theme, formats, wall)
    window.add_page("begin", begin)
    window.add_to_navigation("begin", tr("Begin"), home=True)
    for page_id, text in (
        ("history", tr("History")),
        ("insights", tr("Insights")),
        ("formats", tr("Ways to talk")),
        ("settings", tr("Settings")),
    ):
        window.add_to_navigation(page_id, text)
    begin.propose(None, side, format_id)
    welcome = None if welcomed else welcome_page(theme, window, begin, formats)
    window.show_page("begin" if welcome is None else "welcome")
    return FirstWindow(theme, window, begin, welcome)


def welcome_page(
    theme: Theme, window: MainWindow, begin: BeginPage, formats: Sequence[Format]
) -> WelcomePage:
    """Add the welcome page of a first start, which leads to Begin."""
    from listening_timer.ui.begin.welcome import WelcomePage  # noqa: PLC0415 - the first start only

    first_try = next(fmt for fmt in formats if fmt.id == FIRST_TRY)
    page = WelcomePage(theme, first_try)
    window.add_page("welcome", page)

    def go_on(format_id: str | None) -> None:
        if format_id is not None:
            begin.choose(format_id)
        window.show_page("begin")

    page.try_requested.connect(lambda: go_on(FIRST_TRY))
    page.begin_requested.connect(lambda: go_on(None))
    return page


def show(window: MainWindow, *, full_screen: bool, maximized: bool = False) -> None:
    """Show the window at its own size, maximized or full screen."""
    if full_screen:
        window.showFullScreen()
    elif maximized:
        window.showMaximized()
    else:
        window.show()
