"""First window: the window and page that are shown while other modules are still imported.

It is built and painted before anything that it does not need is imported: no event loop, no
history, no session page. Everything else is added to the same window later.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication

from listening_timer.config.paths import Paths
from listening_timer.config.settings import Settings, WindowPlace
from listening_timer.desktop.clock import wall_now
from listening_timer.desktop.display import disable_mute_bus
from listening_timer.exercise.formats import Format, Side
from listening_timer.model.wall_clock import WallClock
from listening_timer.ui.begin.choices import SessionChoices
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets import accessibility
from listening_timer.ui.window import MainWindow
from listening_timer.ui.words.i18n import tr

if TYPE_CHECKING:  # of the two, only the page that is shown first is imported
    from listening_timer.ui.begin.page import BeginPage
    from listening_timer.ui.begin.welcome import WelcomePage

EXIT_FAILED = 1
STYLE = "Fusion"


class Application(QApplication):
    """QApplication that emits a signal where the system asks it to quit, instead of quitting."""

    quit_requested = Signal()
    """The system asks the program to quit."""

    def __init__(self, arguments: Sequence[str]) -> None:
        """`arguments`: argv of the program."""
        super().__init__([*arguments, "-style", STYLE])  # `setStyle` would build QStyle's 566 enums
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


class FirstWindow(NamedTuple):
    """The window with its first page: Begin, or the welcome of a first start."""

    theme: Theme
    window: MainWindow
    choices: SessionChoices
    begin: BeginPage | None = None
    welcome: WelcomePage | None = None


def placed_window(theme: Theme, place: WindowPlace | None) -> MainWindow:
    """Create the window where it was last, before its pages are made: they follow its size."""
    window = MainWindow(theme)
    window.restore_place(place)
    return window


def first_page(  # noqa: PLR0913 - what the first page shows
    theme: Theme,
    formats: Sequence[Format],
    format_id: str | None,
    side: Side,
    *,
    welcomed: bool = True,
    practice: bool = False,
    keep: bool = True,
    wall: WallClock = wall_now,
    window: MainWindow | None = None,
) -> FirstWindow:
    """Build the window with Begin, or Welcome; no people are proposed yet.

    `welcomed`: sessions were held on this machine before, so that this history may hold some.
    `practice` and `keep`: what every session begins with; see `SessionChoices.set_usual`.
    `window`: where it is shown; a new one by default.
    """
    window = window or MainWindow(theme)
    choices = SessionChoices(formats, side)
    choices.set_usual(practice=practice, keep=keep)
    window.set_anonymous(anonymous=practice)
    choices.propose(None, side, format_id)
    window.add_to_navigation("begin", tr("Begin"), home=True)
    for page_id, text in (
        ("history", tr("History")),
        ("insights", tr("Insights")),
        ("formats", tr("Ways to talk")),
        ("demonstration", tr("Demonstration")),
        ("settings", tr("Settings")),
    ):
        shown_at_home = practice or page_id != "demonstration"
        window.add_to_navigation(page_id, text, shown_at_home=shown_at_home)
    if welcomed or practice:
        begin, welcome = begin_page(window, theme, choices, wall), None
    else:
        begin, welcome = None, welcome_page(window, theme, choices)
    window.show_page("welcome" if begin is None else "begin")
    return FirstWindow(theme, window, choices, begin, welcome)


def begin_page(
    window: MainWindow, theme: Theme, choices: SessionChoices, wall: WallClock
) -> BeginPage:
    """Add the Begin page, for two people who have talked before."""
    from listening_timer.ui.begin.page import BeginPage  # noqa: PLC0415 - one of the two

    page = BeginPage(theme, choices, wall)
    window.add_page("begin", page)
    return page


def welcome_page(window: MainWindow, theme: Theme, choices: SessionChoices) -> WelcomePage:
    """Add the Welcome page, for the first session."""
    from listening_timer.ui.begin.welcome import WelcomePage  # noqa: PLC0415 - one of the two

    page = WelcomePage(theme, choices)
    window.add_page("welcome", page)
    return page


def show(window: MainWindow, *, full_screen: bool, maximized: bool = False) -> None:
    """Show the window at its own size, maximized or full screen."""
    if full_screen:
        window.showFullScreen()
    elif maximized:
        window.showMaximized()
    else:
        window.show()
