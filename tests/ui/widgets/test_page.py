"""The scaffold of a page, and pages to read: they scroll, and nothing is cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QWidget

from listening_timer.config.settings import Settings
from listening_timer.ui.begin.choices import SessionChoices
from listening_timer.ui.begin.welcome import WelcomePage
from listening_timer.ui.settings.about import AboutPage, NotForYouPage
from listening_timer.ui.settings.page import SettingsPage
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.buttons import MainButton, QuietButton
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.page import Page, ReadingPage, content_inset
from listening_timer.ui.widgets.scroll import Scroll
from listening_timer.ui.window import MainWindow
from tests.helpers.exercise.format_files import SHIPPED


def _page(theme: Theme, size: QSize) -> tuple[Page, MainButton]:
    page = Page(theme, heading="Make room for each other.")
    page.subline.set_text("Then you switch.")
    for line in range(30):
        page.body.addWidget(Text(theme, TextStyle.BODY, f"Line {line} of words that wrap. " * 3))
    main = MainButton(theme, "We are both ready", "Enter")
    page.set_action(QuietButton(theme, "Export"))
    page.set_bottom(Text(theme, TextStyle.BODY, "24 min in all."), main)
    page.resize(size)
    page.grab()
    return page, main


def scrolled(page: Page) -> tuple[Scroll, QWidget]:
    """What scrolls on a page, and its contents."""
    scroll = page.findChildren(Scroll)[0]
    inner = scroll.widget()
    assert inner is not None
    return scroll, inner


@pytest.mark.parametrize("size", [QSize(800, 640), QSize(1068, 800), QSize(3600, 2000)])
@pytest.mark.parametrize("percent", [100, 200])
def test_the_main_action_is_always_in_sight(theme: Theme, size: QSize, percent: int) -> None:
    """Lower right, whole, at any size."""
    theme.set_text_percent(percent)
    page, main = _page(theme, size)
    place = main.rect().translated(main.mapTo(page, main.rect().topLeft()))
    assert page.rect().contains(place)
    assert place.center().x() > size.width() / 2
    assert place.center().y() > size.height() / 2


@pytest.mark.parametrize("size", [QSize(800, 640), QSize(1068, 800), QSize(2136, 1600)])
def test_nothing_moves_when_the_bar_comes(theme: Theme, size: QSize) -> None:
    """What scrolls is as wide with the bar as without it, and as far from either edge."""
    theme.set_window_size(size * 1.2)
    page, _main = _page(theme, size)
    scroll, inner = scrolled(page)
    bar = scroll.verticalScrollBar()
    assert bar.maximum() > 0
    wide = page.body.geometry().width()
    left = inner.mapTo(page, page.body.geometry().topLeft()).x()
    right = inner.mapTo(page, page.body.geometry().topRight()).x()
    assert [left, page.width() - 1 - right] == [pytest.approx(content_inset(theme), abs=2)] * 2
    page.resize(size.width(), 9_000)
    page.grab()
    assert bar.maximum() == 0
    assert page.body.geometry().width() == wide


def test_the_column_stays_readable_on_a_very_wide_window(theme: Theme) -> None:
    """On 3600 pixels at the design's scale the heading does not run to the edge."""
    page, _main = _page(theme, QSize(3600, 2000))
    inner, column = scrolled(page)[1], page.body.geometry()
    assert column.width() <= 1240
    assert inner.mapTo(page, column.center()).x() == pytest.approx(1800, abs=2)


def test_an_empty_line_takes_no_room(theme: Theme) -> None:
    """A page without a subline has none."""
    assert Page(theme).subline.isHidden()


@pytest.mark.parametrize("field", [False, True])
def test_escape_leads_back_but_out_of_full_screen_first(theme: Theme, *, field: bool) -> None:
    """Where a page has a way back; from a field, and where there is none, nothing happens."""
    page, back, line, pressed = Page(theme), QPushButton("Back"), QLineEdit(), list[bool]()
    page.body.addWidget(line)
    page.set_bottom(None, back)
    back.clicked.connect(lambda: pressed.append(True))
    page.show()
    page.activateWindow()
    held = line if field else back
    held.setFocus()
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_Escape)
    assert pressed == []
    page.back_button = back
    page.showFullScreen()
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_Escape)
    assert pressed == []
    page.showNormal()
    page.activateWindow()
    held.setFocus()
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_Escape)
    assert len(pressed) == (not field)


def about(theme: Theme) -> AboutPage:
    """About, with long paths."""
    return AboutPage(
        theme, f"/home/{'x' * 120}/history.db", "/home/ann/settings.toml", "/home/ann/formats"
    )


@pytest.mark.parametrize("made", [NotForYouPage, about])
def test_pages_that_lead_back_do_so_by_escape(
    theme: Theme, made: Callable[[Theme], AboutPage | NotForYouPage]
) -> None:
    """About, and when this is not for you."""
    page, left = made(theme), list[None]()
    page.back_requested.connect(lambda: left.append(None))
    page.show()
    page.activateWindow()
    page.setFocus()
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_Escape)
    assert left == [None]


def test_what_leads_a_page_hides_nothing_from_tab(theme: Theme) -> None:
    """The page gives it the keyboard; Tab goes round all that is on the page, before it as well."""
    page, last = Page(theme), QPushButton("Done")
    lines = [QLineEdit() for _ in range(3)]
    for line in lines:
        page.body.addWidget(line)
    page.set_bottom(None, last)
    page.initial_focus = last
    page.show()
    page.activateWindow()
    page.setFocus()
    seen: list[QWidget | None] = [page.focusWidget()]
    for _ in range(4):
        QTest.keyClick(page.windowHandle(), Qt.Key.Key_Tab)
        seen.append(page.focusWidget())
    assert seen == [last, *lines, last]


Make = Callable[[Theme], Page]
Shown = Callable[[QWidget, QSize], MainWindow]


def welcome(theme: Theme) -> WelcomePage:
    """The page of the first talk."""
    return WelcomePage(theme, SessionChoices(list(SHIPPED.values())))


def settings(theme: Theme) -> SettingsPage:
    """The settings as they are by default."""
    return SettingsPage(theme, Settings())


PAGES: list[Make] = [welcome, about, NotForYouPage, settings]
LEAVES: list[Callable[[Theme], ReadingPage]] = [about, NotForYouPage]


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
    scroll, inner = scrolled(page)
    assert inner.width() <= scroll.viewport().width()


@pytest.mark.parametrize("make", PAGES)
def test_page_stands_whole_in_the_design(theme: Theme, shown: Shown, make: Make) -> None:
    """At 1280 x 800 all but the two long ones can be read without scrolling."""
    page = make(theme)
    shown(page, QSize(1280, 800))
    long = isinstance(page, AboutPage | SettingsPage)
    assert (scrolled(page)[0].verticalScrollBar().maximum() > 0) == long


@pytest.mark.parametrize("make", LEAVES)
def test_page_can_be_scrolled_by_keys(
    theme: Theme, shown: Shown, make: Callable[[Theme], ReadingPage]
) -> None:
    """End and Page Up move it while the main button has the keyboard; shown again, it is at 0."""
    theme.set_text_percent(200)
    page = make(theme)
    window = shown(page, QSize(1024, 640))
    bar = scrolled(page)[0].verticalScrollBar()
    QTest.keyClick(page, Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    QTest.keyClick(page, Qt.Key.Key_PageUp)
    assert bar.value() < bar.maximum()
    window.show()
    assert bar.value() == 0
