"""Claims about the card below the talks: it comes to view, and nothing moves aside for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from listening_timer.model.annotations import TallyKind
from listening_timer.model.records import Excerpt
from listening_timer.ui.begin.tally import TallyFold
from listening_timer.ui.history.page import HistoryPage
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import MainButton
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.list.view import RowList
from listening_timer.ui.widgets.page import content_inset
from listening_timer.ui.widgets.scroll import Scroll, ThinScrollBar
from tests.helpers.exercise.play_session import WALL
from tests.helpers.qt.widget_actions import find_button, lay_out, press
from tests.helpers.qt.widget_windows import is_whole, place_in
from tests.ui.history.test_list import TALK

DAY = 86_400_000
TALKS = [replace(TALK, id=f"{at:032x}", started=WALL - at * DAY) for at in range(9)]
USUAL, SMALL = (QSize(1280, 800), 100), (QSize(1024, 640), 200)


@pytest.fixture
def page(page: HistoryPage, theme: Theme) -> HistoryPage:
    """Nine talks in their window, and the card of Maya and Sam below them."""
    fold = TallyFold(theme)
    fold.set_people("Maya", "Sam")
    page.add_card(fold)
    page.show_sessions(TALKS, more=False)
    return page


def fit(theme: Theme, page: HistoryPage, size: QSize, percent: int) -> None:
    """Let the window be so large, and its letters."""
    theme.set_text_percent(percent)
    page.window().resize(size)
    lay_out(page)


def fold_of(page: HistoryPage) -> TallyFold:
    """The link and the card below the talks."""
    return page.findChildren(TallyFold)[0]


def area_of(page: HistoryPage) -> Scroll:
    """What the talks and the card scroll in."""
    return next(each for each in page.findChildren(Scroll) if each.isAncestorOf(fold_of(page)))


def note(page: HistoryPage) -> None:
    """Press the key of a mark, and have it kept."""
    fold_of(page).card.press(TallyKind.APPRECIATED)
    fold_of(page).card.say_noted()


def scroll_back(page: HistoryPage) -> None:
    """Look at the talks again."""
    area_of(page).verticalScrollBar().setValue(0)


def see(page: HistoryPage, qtbot: QtBot, part: QWidget) -> None:
    """Wait until all of a part is seen, once everything has its room."""
    lay_out(page)
    qtbot.waitUntil(lambda: is_whole(part))


def test_what_unfolds_is_seen(page: HistoryPage, qtbot: QtBot, room: QSize) -> None:
    """The whole card with its link; and what it is for, once that is asked."""
    page.window().resize(room)
    lay_out(page)
    press(page, "Between two talks")
    see(page, qtbot, fold_of(page))
    scroll_back(page)
    press(page, "What is this for?")
    told = [each for each in page.findChildren(Text) if "five kind moments" in each.said()]
    see(page, qtbot, told[0])


def test_a_mark_by_key_is_answered_in_sight(page: HistoryPage, qtbot: QtBot, room: QSize) -> None:
    """Its card comes to view with the key, and the answer once it is kept; with Undo below."""
    page.window().resize(room)
    lay_out(page)
    page.undo_bar.offer("The talk is deleted.")
    fold_of(page).card.press(TallyKind.APPRECIATED)
    see(page, qtbot, fold_of(page).card)
    scroll_back(page)
    fold_of(page).card.say_noted()
    see(page, qtbot, find_button(page, "Take it back"))
    scroll_back(page)
    fold_of(page).card.say_trouble("The disk is full.")
    see(page, qtbot, fold_of(page).card)


def test_at_the_size_of_the_design_all_of_it_has_room(theme: Theme, page: HistoryPage) -> None:
    """Talks, the answer to a mark, and Undo: nothing has to be scrolled to."""
    fit(theme, page, *USUAL)
    page.undo_bar.offer("The talk is deleted.")
    note(page)
    lay_out(page)
    assert area_of(page).verticalScrollBar().maximum() == 0


def test_a_row_keeps_its_room(page: HistoryPage, room: QSize) -> None:
    """With the card and Undo below it, one of two lines is seen whole under its week."""
    page.show_sessions(TALKS, {TALK.id: Excerpt("The weeks before the move", "")}, more=False)
    page.window().resize(room)
    lay_out(page)
    page.undo_bar.offer("The talk is deleted.")
    note(page)
    lay_out(page)
    rows = page.list.rows
    assert rows.visualRect(rows.currentIndex()).bottom() < rows.viewport().height()


@pytest.mark.parametrize(
    ("size", "percent"), [USUAL, SMALL, (QSize(800, 560), 100), (QSize(2560, 1600), 100)]
)
def test_nothing_moves_aside_when_the_bar_comes(
    theme: Theme, page: HistoryPage, size: QSize, percent: int
) -> None:
    """With the bar and without it all ends at one edge, and the bar lies beside it."""
    fit(theme, page, size, percent)
    parts = [page.list.rows, page.detail] if page.detail.isVisible() else [page.list]
    before = [(place_in(page, part).left(), part.width()) for part in parts]
    more = find_button(page, "More with all talks")
    press(page, "Between two talks")
    press(page, "What is this for?")
    page.undo_bar.offer("The talk is deleted.")
    note(page)
    lay_out(page)
    bar = area_of(page).verticalScrollBar()
    assert isinstance(bar, ThinScrollBar)
    if size.height() < 700:
        assert bar.maximum() > 0
    assert [(place_in(page, part).left(), part.width()) for part in parts] == before
    ends: list[QWidget] = [parts[-1], fold_of(page).card, more, find_button(page, "Undo")]
    edge = page.width() - content_inset(theme)
    assert [place_in(page, part).right() + 1 for part in ends] == [pytest.approx(edge, abs=1)] * 4
    assert place_in(page, bar).left() >= edge
    assert place_in(page, bar).right() < page.width()


def test_without_a_talk_the_main_action_ends_there_too(theme: Theme, page: HistoryPage) -> None:
    """As the card would, though nothing scrolls there."""
    page.show_sessions([], more=False)
    fit(theme, page, *USUAL)
    main = page.findChildren(MainButton)[0]
    assert place_in(page, main).right() + 1 == page.width() - content_inset(theme)


def test_arrows_bring_back_the_talks(theme: Theme, page: HistoryPage, qtbot: QtBot) -> None:
    """After a mark the list may be scrolled away: the row that an arrow leads to is seen."""
    fit(theme, page, *SMALL)
    rows = page.list.rows
    rows.setFocus()
    note(page)
    see(page, qtbot, find_button(page, "Take it back"))
    assert not seen(rows)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert page.current() == TALKS[1].id
    assert seen(rows)


def test_a_press_on_a_row_moves_nothing(theme: Theme, page: HistoryPage) -> None:
    """Else another row would lie under the mouse when it is let go, and none would be opened."""
    fit(theme, page, *SMALL)
    rows, opened = page.list.rows, list[str]()
    rows.opened.connect(lambda: opened.append(page.current()))
    rows.setFocus()
    page.undo_bar.offer("The talk is deleted.")
    press(page, "Between two talks")
    lay_out(page)
    area, further = area_of(page), rows.verticalScrollBar()
    further.setValue(further.maximum())
    bar, lowest = area.verticalScrollBar(), rows.viewport().rect().bottomLeft()
    bar.setValue(bar.value() + rows.viewport().mapTo(area.viewport(), lowest).y() - 20)
    rest = rows.viewport().visibleRegion().boundingRect()
    assert 0 < rest.height() < rows.visualRect(rows.indexAt(rest.center())).height()
    before, window = bar.value(), page.window()
    at = rows.viewport().mapTo(window, rest.center())
    QTest.mousePress(window.windowHandle(), Qt.MouseButton.LeftButton, pos=at)
    assert page.current() == TALKS[-1].id
    assert bar.value() == before
    QTest.mouseRelease(window.windowHandle(), Qt.MouseButton.LeftButton, pos=at)
    assert opened == [page.current()]


def seen(rows: RowList) -> bool:
    """Whether the chosen row is seen whole."""
    row = rows.visualRect(rows.currentIndex())
    return rows.viewport().visibleRegion().boundingRect().contains(row)
