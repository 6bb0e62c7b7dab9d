"""Navigation: its words, where we are, keys, and that nothing in it is cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.navigation import Navigation, NavigationWord
from tests.helpers.qt.widget_actions import shown_text
from tests.helpers.qt.widget_windows import activate

PAGES = ("Begin", "History", "Insights", "Ways to talk", "Settings")


def _navigation(theme: Theme) -> Navigation:
    made = Navigation(theme, "Pages")
    for page in PAGES:
        made.add(page.lower(), page, home=page == "Begin")
    made.set_current("begin")
    return made


def _word(navigation: Navigation, page: str) -> NavigationWord:
    words = navigation.findChildren(NavigationWord)
    return next(word for word in words if word.accessibleName() == page)


def _shown(navigation: Navigation) -> list[str]:
    words = navigation.findChildren(NavigationWord)
    return [word.accessibleName() for word in words if not word.isHidden()]


def test_a_press_tells_the_page(theme: Theme) -> None:
    """Showing where we are tells nothing; pressed again, the page is told again."""
    navigation, told = _navigation(theme), list[str]()
    navigation.chosen.connect(told.append)
    for _ in range(2):
        QTest.mouseClick(_word(navigation, "History"), Qt.MouseButton.LeftButton)
    assert told == ["history"] * 2
    assert _word(navigation, "History").isChecked()
    navigation.set_current("settings")
    assert not _word(navigation, "History").isChecked()
    assert told == ["history"] * 2


def test_the_home_page_needs_no_word_while_it_shows(theme: Theme) -> None:
    """On Begin four words lead away from it; elsewhere Begin is the first."""
    navigation = _navigation(theme)
    assert _shown(navigation) == list(PAGES[1:])
    navigation.set_current("insights")
    assert _shown(navigation) == list(PAGES)


def test_a_word_can_be_left_out_at_home(theme: Theme) -> None:
    """It stands on all pages but the home page, and there too once that is wanted."""
    navigation = _navigation(theme)
    navigation.add("demonstration", "Demonstration", shown_at_home=False)
    assert "Demonstration" not in _shown(navigation)
    navigation.set_current("history")
    assert "Demonstration" in _shown(navigation)
    navigation.set_current("begin")
    navigation.show_at_home("demonstration", shown=True)
    assert "Demonstration" in _shown(navigation)
    navigation.show_at_home("demonstration", shown=False)
    assert "Demonstration" not in _shown(navigation)


@pytest.mark.parametrize(("current", "stop"), [("begin", "History"), ("settings", "Settings")])
def test_it_is_one_tab_stop(theme: Theme, current: str, stop: str) -> None:
    """On the word of the page that shows, or on the first."""
    navigation = _navigation(theme)
    navigation.set_current(current)
    words = navigation.findChildren(NavigationWord)
    stops = [word for word in words if word.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [word.accessibleName() for word in stops] == [stop]


def _walk(navigation: Navigation, qtbot: QtBot, key: Qt.Key) -> tuple[str, list[str]]:
    """The word that has the focus after a key on History, and the pages told."""
    told: list[str] = []
    navigation.chosen.connect(told.append)
    activate(qtbot, navigation)
    here = _word(navigation, "History")
    here.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(here, key)
    words = navigation.findChildren(NavigationWord)
    return next(word.accessibleName() for word in words if word.hasFocus()), told


@pytest.mark.parametrize(
    ("key", "reached"),
    [
        (Qt.Key.Key_Right, "Insights"),
        (Qt.Key.Key_Down, "Insights"),
        (Qt.Key.Key_Left, "Settings"),
        (Qt.Key.Key_Up, "Settings"),
    ],
)
def test_arrows_move_among_the_words(theme: Theme, qtbot: QtBot, key: Qt.Key, reached: str) -> None:
    """They pass what is hidden, go round, and open nothing."""
    assert _walk(_navigation(theme), qtbot, key) == (reached, [])


@pytest.mark.usefixtures("mirrored")
def test_arrows_follow_the_eye_from_right_to_left(theme: Theme, qtbot: QtBot) -> None:
    """There the next word is on the left."""
    assert _walk(_navigation(theme), qtbot, Qt.Key.Key_Left) == ("Insights", [])


@pytest.mark.parametrize("width", [1024, 400])
def test_words_have_room_at_twice_the_size(theme: Theme, width: int) -> None:
    """They wrap where the line is too short, each as high as a finger needs."""
    theme.set_text_percent(200)
    navigation = _navigation(theme)
    navigation.set_current("history")
    navigation.resize(width, navigation.heightForWidth(width))
    navigation.grab()
    for word in navigation.findChildren(NavigationWord):
        assert navigation.rect().contains(word.geometry())
        assert word.width() >= word.sizeHint().width()
        assert min(word.width(), word.height()) >= 44


def test_an_alert_takes_the_place_of_a_notice(theme: Theme) -> None:
    """As long as it holds."""
    navigation = _navigation(theme)
    navigation.set_notice("Nothing is kept this time")
    navigation.set_alert("Not yet saved")
    assert "Not yet saved" in shown_text(navigation)
    assert "Nothing is kept this time" not in shown_text(navigation)
    navigation.set_alert("")
    assert "Nothing is kept this time" in shown_text(navigation)
