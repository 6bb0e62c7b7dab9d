"""Claims about pages to read: nothing is cut, all can be reached, and Enter leads on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from listening_timer.config.settings import Settings
from listening_timer.ui.begin.welcome import WelcomePage
from listening_timer.ui.settings.about import AboutPage, NotForYouPage
from listening_timer.ui.settings.page import SettingsPage
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.page import Page, ReadingPage
from listening_timer.ui.widgets.scroll import Scroll
from listening_timer.ui.window import MainWindow
from tests.helpers.exercise.format_files import SHIPPED

Make = Callable[[Theme], Page]
Shown = Callable[[QWidget, QSize], MainWindow]


def welcome(theme: Theme) -> WelcomePage:
    """The first page, with the first try that ships."""
    fmt = SHIPPED["first-try"]
    return WelcomePage(theme, fmt)


def about(theme: Theme) -> AboutPage:
    """About, with long paths."""
    return AboutPage(theme, f"/home/{'x' * 120}/history.db", "/home/ann/settings.toml")


def settings(theme: Theme) -> SettingsPage:
    """The settings as they are by default."""
    return SettingsPage(theme, Settings())


PAGES: list[Make] = [welcome, about, NotForYouPage, settings]
LEAVES: list[Callable[[Theme], ReadingPage]] = [welcome, about, NotForYouPage]


@pytest.fixture
def shown(theme: Theme) -> Iterator[Shown]:
    """A way to lay a page out in a window of a size; all windows close with the test."""
    windows: list[MainWindow] = []

    def show(page: QWidget, size: QSize) -> MainWindow:
        window = MainWindow(theme)
        windows.append(window)
        window.add_page("page", page)
        window.show_page("page")
        window.resize(size)
        window.grab()
        window.grab()  # text that wraps asks for its height once it has its width
        return window

    yield show
    for window in windows:
        window.close_for_good()
        window.deleteLater()


@pytest.mark.parametrize("make", PAGES)
@pytest.mark.parametrize(
    ("size", "percent"), [(QSize(1280, 800), 100), (QSize(1024, 640), 200), (QSize(800, 560), 200)]
)
def test_nothing_is_cut(theme: Theme, shown: Shown, make: Make, size: QSize, percent: int) -> None:
    """Every text has its height, every control its 44 pixels and its name, at any size."""
    theme.set_text_percent(percent)
    page = make(theme)
    window = shown(page, size)
    assert window.size() == size
    for text in page.findChildren(Text):
        assert text.isHidden() or text.height() >= text.heightForWidth(text.width())
    for button in page.findChildren(QAbstractButton):
        assert min(button.width(), button.height()) >= 44
        assert button.width() >= button.minimumSizeHint().width()
        assert button.accessibleName()
    scroll = page.findChild(Scroll)
    assert scroll is not None
    inner = scroll.widget()
    assert inner is not None
    assert inner.width() <= scroll.viewport().width()


@pytest.mark.parametrize("make", PAGES)
def test_page_stands_whole_in_the_design(theme: Theme, shown: Shown, make: Make) -> None:
    """At 1280 x 800 all but the two long ones can be read without scrolling."""
    page = make(theme)
    shown(page, QSize(1280, 800))
    scroll = page.findChild(Scroll)
    assert scroll is not None
    long = isinstance(page, AboutPage | SettingsPage)
    assert (scroll.verticalScrollBar().maximum() > 0) == long


@pytest.mark.parametrize("make", LEAVES)
def test_page_can_be_scrolled_by_keys(
    theme: Theme, shown: Shown, make: Callable[[Theme], ReadingPage]
) -> None:
    """End and Page Up move it while the main button has the keyboard; shown again, it is at 0."""
    theme.set_text_percent(200)
    page = make(theme)
    window = shown(page, QSize(1024, 640))
    scroll = page.findChild(Scroll)
    assert scroll is not None
    bar = scroll.verticalScrollBar()
    QTest.keyClick(page, Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    QTest.keyClick(page, Qt.Key.Key_PageUp)
    assert bar.value() < bar.maximum()
    window.show()
    assert bar.value() == 0


def test_enter_presses_the_button_that_was_reached(theme: Theme, shown: Shown) -> None:
    """On a link that has the keyboard Enter follows the link, and not the main action."""
    page = welcome(theme)
    window = shown(page, QSize(1280, 800))
    window.show()
    window.activateWindow()
    told: list[str] = []
    page.page_requested.connect(told.append)
    page.try_requested.connect(lambda: told.append("try"))
    link = next(b for b in page.findChildren(QAbstractButton) if b.accessibleName() == "About")
    link.setFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    page.setFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert told == ["about", "try"]
