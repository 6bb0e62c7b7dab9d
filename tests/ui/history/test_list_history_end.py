"""Claims about a list that cannot go on: what is there stays, and it says why it ends here."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from listening_timer.ui.history.page import HistoryPage
from listening_timer.ui.theme.theme import Theme
from tests.helpers.exercise.play_session import WALL
from tests.helpers.qt.page_audit import faint_texts, page_faults
from tests.helpers.qt.widget_actions import find_button, press, spoken_text
from tests.ui.history.test_list import TALK

DAY = 86_400_000
TALKS = [
    replace(TALK, id=f"{number:032x}", started=WALL - number * DAY, date=f"2026-11-{18 - number}")
    for number in range(8)
]
OLDER = [replace(TALK, id="f" * 32, started=WALL - 9 * DAY, date="2026-11-09")]
WHY = "This history is damaged and was left as it is; please keep the file."


@pytest.fixture
def page(page: HistoryPage) -> HistoryPage:
    """The page in its window, with talks on it and others behind them."""
    page.show_sessions(TALKS, more=True)
    return page


def test_the_talks_stay_and_one_press_tries_again(page: HistoryPage) -> None:
    """Below them it says why there are no others; when these come, it says no more."""
    wishes: list[str] = []
    page.more_requested.connect(lambda: wishes.append("more"))
    page.list.show_end_trouble(WHY)
    assert page.list.rows.isVisible()
    assert WHY in spoken_text(page)
    press(page, "Try again")
    assert wishes == ["more"]
    assert WHY in spoken_text(page)
    page.add_sessions(OLDER, more=False)
    assert WHY not in spoken_text(page)
    assert page.list.has(OLDER[0].id)


def test_it_is_said_each_time(page: HistoryPage, aloud: list[str]) -> None:
    """Whoever tries again, and hears the page, is told that it failed again."""
    for _time in range(2):
        page.list.show_end_trouble(WHY)
    assert aloud == [WHY, WHY]


def test_the_keyboard_is_not_lost(page: HistoryPage, qtbot: QtBot) -> None:
    """It stays on the way to try again; when the others come, it is with the talks."""
    with qtbot.waitActive(page.window()):
        page.window().activateWindow()
    page.list.show_end_trouble(WHY)
    again = find_button(page, "Try again")
    again.setFocus()
    page.list.show_end_trouble(WHY)
    assert again.hasFocus()
    page.add_sessions(OLDER, more=False)
    assert page.list.rows.hasFocus()


def test_the_chosen_talk_stays_in_sight(page: HistoryPage) -> None:
    """What is said below takes its room from others."""
    rows = page.list.rows
    page.choose(TALKS[-1].id)
    page.list.show_end_trouble(WHY)
    page.window().grab()
    assert rows.viewport().rect().contains(rows.visualRect(rows.currentIndex()))


@pytest.mark.parametrize("evening", [False, True])
@pytest.mark.parametrize(("size", "percent"), [(QSize(1280, 800), 100), (QSize(1024, 640), 200)])
def test_it_can_be_seen_heard_and_reached(
    theme: Theme, page: HistoryPage, size: QSize, percent: int, *, evening: bool
) -> None:
    """Where talks are above it, and where there are none: nothing is cut, too small or untold."""
    theme.set_palette_choice("evening" if evening else "day")
    theme.set_text_percent(percent)
    window = page.window()
    window.resize(size)
    window.activateWindow()
    page.list.show_end_trouble(WHY)
    page.setFocus()
    assert page_faults(window) + faint_texts(window) == []
    page.show_list_trouble(WHY)
    assert page_faults(window) + faint_texts(window) == []
