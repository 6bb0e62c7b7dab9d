"""Claims about the sheet with what is left from last time: it stands whole, and says what it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from listening_timer.exercise.formats import MINUTE, Role
from listening_timer.model.annotations import (
    Meeting,
    OpenPromise,
    Promise,
    PromiseKind,
    Word,
    WordKind,
)
from listening_timer.ui.begin.last_time import MOST, LastTimeCard
from listening_timer.ui.begin.left_over import LeftOverPage
from listening_timer.ui.begin.tally import TallyCard
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.scroll import Scroll
from listening_timer.ui.window import MainWindow
from tests.helpers.exercise.play_session import WALL
from tests.helpers.qt.widget_actions import lay_out, shown_text, type_key

DAY = 24 * 60 * MINUTE


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> MainWindow:
    """A window at the size of the design."""
    made = MainWindow(theme)
    qtbot.addWidget(made, before_close_func=lambda _: made.close_for_good())
    made.resize(1280, 800)
    return made


def opened(theme: Theme, window: MainWindow, *, promises: int) -> LeftOverPage:
    """The sheet with so many open promises, a topic and a meeting if there are any; and tallies."""
    last_time, tally = LastTimeCard(theme), TallyCard(theme)
    page = LeftOverPage(theme, last_time)
    page.add_part(tally)
    tally.set_people("Maya", "Sam")
    made = [
        OpenPromise(
            Promise(f"{n}", "s", PromiseKind.PROMISE, Role.A, "call my brother " * n, WALL),
            "Maya",
            WALL,
            0,
        )
        for n in range(1, promises + 1)
    ]
    left = Word("w", "s", WordKind.NEXT_TIME, None, "the holidays", WALL) if made else None
    meeting = Meeting("s", WALL + 3 * DAY, 0, WALL) if made else None
    last_time.show_agreed(made, (meeting,), (WALL + DAY, 0), left)
    window.add_page("left-over", page)
    window.show_page("left-over")
    window.show()
    window.activateWindow()
    lay_out(page)
    return page


@pytest.mark.parametrize("promises", [0, 1, MOST])
def test_it_stands_whole(theme: Theme, window: MainWindow, promises: int) -> None:
    """Whatever is left, nothing on it scrolls or is cut; its panel is no higher than that needs."""
    page = opened(theme, window, promises=promises)
    scroll = page.findChild(Scroll)
    assert scroll is not None
    assert scroll.verticalScrollBar().maximum() == 0
    assert scroll.mapTo(page, QPoint()).y() > 80
    for button in page.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.visibleRegion().boundingRect() == button.rect()


def test_its_heading_says_what_is_on_it(theme: Theme, window: MainWindow) -> None:
    """Where nothing is left, only marks between two talks are."""
    page = opened(theme, window, promises=1)
    assert shown_text(page).startswith("From last time\nYou planned to talk on ")
    assert shown_text(opened(theme, window, promises=0)).startswith(
        "Between two talks\nWhat did you say?"
    )


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_keys_leave_it(theme: Theme, window: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    """Escape and Enter, as Done does; what was answered holds already."""
    page = opened(theme, window, promises=1)
    with qtbot.waitSignal(page.done, timeout=1000):
        type_key(window, key)


def test_tab_comes_to_done_last(theme: Theme, window: MainWindow) -> None:
    """After all that can be answered, from the first one on."""
    opened(theme, window, promises=2)
    said = list[str]()
    for _ in range(15):
        type_key(window, Qt.Key.Key_Tab)
        said.append(window.focusWidget().accessibleName())
    assert said == [
        "Talk about it",
        "Let it go",
        *["Kept", "Partly", "Not yet", "Let it go"] * 2,
        "What is this for?",
        "Maya",
        "I appreciated something",
        "I asked for a change",
        "Done",
    ]
