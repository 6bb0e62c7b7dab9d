"""Claims about the card for marks on the history page: where it shows, and what it moves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from listening_timer.model.annotations import TallyKind
from listening_timer.ui.begin.tally import TallyCard
from listening_timer.ui.history.page import HistoryPage
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.labels import Text
from tests.helpers.exercise.play_session import WALL
from tests.helpers.qt.page_audit import faint_texts, page_faults
from tests.helpers.qt.widget_actions import find_button, lay_out, press
from tests.helpers.qt.widget_windows import is_whole, place_in
from tests.ui.history.test_list import TALK

DAY = 86_400_000
TALKS = [replace(TALK, id=f"{at:032x}", started=WALL - at * DAY) for at in range(9)]


@pytest.fixture
def card(page: HistoryPage, theme: Theme) -> TallyCard:
    """The card of Maya and Sam, on a page with nine talks."""
    made = TallyCard(theme)
    made.set_people("Maya", "Sam")
    page.set_marks(made)
    made.noted.connect(page.show_marks)
    page.show_sessions(TALKS, more=False)
    return made


def note(card: TallyCard) -> None:
    """Press the key of a mark, and have it kept."""
    card.press(TallyKind.APPRECIATED)
    card.say_noted()


def test_a_mark_by_key_is_answered_in_sight(
    page: HistoryPage, card: TallyCard, qtbot: QtBot, room: QSize
) -> None:
    """Its card takes the place of the talk, or of the list, with the answer on it."""
    page.window().resize(room)
    lay_out(page)
    assert not card.isVisible()
    note(card)
    lay_out(page)
    qtbot.waitUntil(lambda: is_whole(find_button(page, "Take it back")))
    assert not page.detail.isVisible()
    press(page, "What is this for?")
    told = [each for each in page.findChildren(Text) if "five kind moments" in each.said()]
    lay_out(page)
    qtbot.waitUntil(lambda: is_whole(told[0]))


def test_it_is_in_the_menu_and_goes_again(page: HistoryPage, card: TallyCard) -> None:
    """Where there are two people to note for; then the talk is back beside the list."""
    assert "tallies" not in [entry.id for entry in page.header.entries()]
    page.header.set_takes_marks(card.has_people())
    assert "tallies" in [entry.id for entry in page.header.entries()]
    page.header.do("tallies")
    lay_out(page)
    assert card.isVisible()
    press(page, "Show the talks")
    assert not card.isVisible()
    assert page.detail.isVisible()


def test_marks_are_taken_where_the_card_can_show(page: HistoryPage, card: TallyCard) -> None:
    """Not before the first talk, nor over lists of words."""
    assert page.takes_marks()
    press(page, "Thanks")
    assert not page.takes_marks()
    page.show_marks()
    assert page.takes_marks()
    assert card.isVisible()
    page.show_sessions([], more=False)
    assert not page.takes_marks()


def test_nothing_moves_for_undo(page: HistoryPage, card: TallyCard) -> None:
    """Its bar has its room below the talks, whether there is something to undo or not."""
    lay_out(page)
    before = [place_in(page, part) for part in (page.list.rows, page.detail)]
    page.undo_bar.offer("The talk is deleted.")
    lay_out(page)
    assert [place_in(page, part) for part in (page.list.rows, page.detail)] == before
    assert card.isHidden() or not card.isVisible()


def test_all_of_it_can_be_seen_heard_and_reached(
    page: HistoryPage, card: TallyCard, any_look: QSize
) -> None:
    """Beside the list, or in its place: nothing is cut, too small or untold."""
    window = page.window()
    window.resize(any_look)
    window.activateWindow()
    note(card)
    page.undo_bar.offer("The talk is deleted.")
    page.setFocus()
    assert page_faults(window) + faint_texts(window) == []
