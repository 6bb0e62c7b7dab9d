"""The rail: its pages, where we are, and that nothing on it is cut."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.sidebar import Sidebar, SidebarPage
from tests.helpers.qt.widget_windows import activate

PAGES = ("Begin", "History", "Insights", "Formats", "Demonstration", "Settings")


def _rail(theme: Theme) -> Sidebar:
    rail = Sidebar(theme, "Listening Timer", "Pages")
    for page in PAGES:
        rail.add(page.lower(), page)
    rail.set_current("begin")
    rail.set_foot("Kept on this computer only")
    return rail


def test_a_press_tells_the_page(theme: Theme) -> None:
    """Showing where we are tells nothing."""
    rail, told = _rail(theme), list[str]()
    rail.chosen.connect(told.append)
    QTest.mouseClick(rail.findChildren(SidebarPage)[1], Qt.MouseButton.LeftButton)
    assert told == ["history"]


def test_words_have_room_at_twice_the_size(theme: Theme) -> None:
    """At 200 % text the rail is as wide as its longest word asks for."""
    theme.set_text_percent(200)
    rail = _rail(theme)
    rail.resize(rail.sizeHint().width(), 500)
    rail.grab()
    for place in rail.findChildren(SidebarPage):
        assert place.width() >= place.sizeHint().width()
        assert place.height() >= 44


def test_it_has_the_keyboard_where_arrows_lead_further(theme: Theme, qtbot: QtBot) -> None:
    """On the page that is chosen, and not on one that a mouse has left behind."""
    rail = _rail(theme)
    activate(qtbot, rail)
    rail.findChildren(SidebarPage)[0].setFocus(Qt.FocusReason.TabFocusReason)
    assert (rail.current(), rail.has_keyboard()) == ("begin", True)
    rail.set_current("settings")
    assert (rail.current(), rail.has_keyboard()) == ("settings", False)
