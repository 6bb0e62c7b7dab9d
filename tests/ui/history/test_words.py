"""Claims about the lists of words on the history page: by month, each row opens its talk."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from listening_timer.exercise.formats import Role, Side
from listening_timer.model.annotations import PromiseKind, PromiseOutcome
from listening_timer.model.records import Meaning, WordFilter, WordList, WordRow
from listening_timer.model.weekly import Couple
from listening_timer.ui.history.page import HistoryPage
from listening_timer.ui.history.words import word_keys, word_row
from listening_timer.ui.theme.theme import Tone
from listening_timer.ui.widgets.list.view import RowList
from tests.helpers.exercise.play_session import WALL
from tests.helpers.plain_text import plain
from tests.helpers.qt.page_audit import faint_texts, page_faults
from tests.helpers.qt.painted_text import painted_texts
from tests.helpers.qt.widget_actions import find, find_button, lay_out, press, type_into_field
from tests.helpers.qt.widget_windows import activate, place_in
from tests.ui.history.test_list import TALK

DAY = 86_400_000
THANKS = WordRow(
    id="one",
    session=TALK.id,
    started=WALL,
    offset=60,
    date="2026-11-18",
    name_a="Maya",
    name_b="Sam",
    side_a=Side.LEFT,
    who=Role.B,
    text="For fetching the children on Monday.",
)
WORDS = [
    THANKS,
    replace(THANKS, id="two", who=Role.A, text="That you let me finish."),
    replace(THANKS, id="old", session="1" * 32, started=WALL - 30 * DAY, date="2026-10-19"),
]
SEARCH = "Search these words"


@pytest.fixture
def page(page: HistoryPage) -> HistoryPage:
    """The page in its window, with a talk, and the thanks of two."""
    page.show_sessions([TALK], more=False)
    press(page, "Thanks")
    page.tabs.set_people(Couple("Maya", "Sam"))
    page.show_words(WORDS, WordFilter(WordList.THANKS), more=False)
    lay_out(page)
    return page


def rows_of(page: HistoryPage) -> RowList:
    """The list of thanks."""
    return find(page, RowList, "Thanks, newest first")


def texts(page: HistoryPage) -> list[str]:
    """All that is written on the page."""
    return [plain(piece.text) for piece in painted_texts(page)]


@pytest.mark.usefixtures("qapp")
def test_a_row_tells_whose_it_is_and_how_it_went() -> None:
    """In the colour of that person; of both it has no name, and a plan is time together."""
    row = word_row(THANKS, "children")
    assert (row.title, plain(row.by), row.tone) == ("Wed 18 November", "Sam: ", Tone.CLAY)
    assert ("children", True) in row.words
    assert word_row(replace(THANKS, who=None)).by == ""
    kept = replace(THANKS, kind=PromiseKind.PROMISE, outcome=PromiseOutcome.KEPT)
    assert (plain(word_row(kept).by), word_row(kept).line) == ("Sam: ", "Kept")
    plan = replace(kept, kind=PromiseKind.NEW, who=None, outcome=None)
    assert (plain(word_row(plan).by), word_row(plan).tone) == ("Time together: ", None)
    assert plain(word_row(replace(kept, who=None)).by) == "Both of you: "


@pytest.mark.usefixtures("qapp")
def test_months_tell_their_year_where_it_is_another() -> None:
    """Each word is under the month of its talk."""
    years = [replace(THANKS, date="2025-12-31"), replace(THANKS, date="2025-10-01")]
    keys = word_keys([*WORDS, *years], "2026-11-20")
    months = ["November", "November", "October", "December 2025", "October 2025"]
    assert [month for _identity, month in keys] == months


def test_what_is_chosen_and_typed_is_wanted(page: HistoryPage) -> None:
    """The page wishes for it letter by letter, with what it means."""
    wishes: list[WordFilter | None] = []
    page.words_changed.connect(lambda: wishes.append(page.wanted_words()))
    press(page, "Sam")
    assert wishes == [WordFilter(WordList.THANKS, "Sam")]
    type_into_field(page, SEARCH, "October")
    meant = (Meaning("october", (10,)),)
    assert wishes[-1] == WordFilter(WordList.THANKS, "Sam", "October", meant)
    press(page, "Talks")
    assert page.wanted_words() is None


def test_a_row_opens_its_talk_and_back_is_the_same_place(page: HistoryPage, qtbot: QtBot) -> None:
    """Over the whole page, by press or Enter; Back and Escape lead to where one was."""
    opened: list[str] = []
    page.word_opened.connect(opened.append)
    activate(qtbot, page.window())
    rows = rows_of(page)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert opened == ["1" * 32] == [page.current()]
    assert not rows.isVisible()
    assert page.detail.isVisible()
    lay_out(page)
    assert place_in(page, page.detail).width() > page.width() * 0.8
    assert find_button(page, "Back to the list").hasFocus()
    press(page, "Back to the list")
    assert rows.isVisible()
    assert (rows.current(), page.current()) == ("old", TALK.id)
    assert rows.hasFocus()
    QTest.keyClick(rows, Qt.Key.Key_Return)
    QTest.keyClick(find_button(page, "Back to the list"), Qt.Key.Key_Escape)
    assert rows.isVisible()


def test_a_talk_that_is_deleted_there_leads_back(page: HistoryPage) -> None:
    """To the list from which it was opened."""
    page.open_alone("1" * 32)
    page.remove_session("1" * 32)
    assert rows_of(page).isVisible()


def test_rows_that_come_again_stay_where_they_were(page: HistoryPage) -> None:
    """The current one is kept, unless it is another list."""
    rows = rows_of(page)
    rows.choose("old")
    page.show_words(WORDS, WordFilter(WordList.THANKS), more=False)
    assert rows.current() == "old"
    page.show_words([replace(THANKS, id="old"), THANKS], WordFilter(WordList.NOTES), more=False)
    assert rows.current() == "old"
    page.show_words([THANKS, replace(THANKS, id="old")], WordFilter(WordList.THANKS), more=False)
    assert rows.current() == "one"


def test_where_nothing_is_it_says_what_will_be(page: HistoryPage) -> None:
    """And where nothing fits, that nothing was found; one press shows all of them again."""
    page.show_words([], WordFilter(WordList.THANKS), more=False)
    assert any("will appear here" in text for text in texts(page))
    press(page, "Sam")
    type_into_field(page, SEARCH, "zzz")
    wanted = page.wanted_words()
    assert wanted is not None
    page.show_words([], wanted, more=False)
    assert "Nothing found." in texts(page)
    press(page, "Show all of them")
    assert page.wanted_words() == WordFilter(WordList.THANKS)
    page.show_words(WORDS, WordFilter(WordList.THANKS), more=False)
    assert rows_of(page).isVisible()


def test_without_a_list_it_says_why(page: HistoryPage) -> None:
    """In its place, or below what is there; one press tries again."""
    told: list[str] = []
    page.words.again_requested.connect(lambda: told.append("again"))
    page.words.more_requested.connect(lambda: told.append("more"))
    page.words.show_end_trouble("The disk is lost.")
    assert "The disk is lost." in texts(page)
    press(page, "Try again")
    page.add_words([replace(THANKS, id="older")], more=False)
    assert page.words.count() == 4
    page.words.show_trouble("The disk is lost.")
    assert "The disk is lost." in texts(page)
    press(page, "Try again")
    assert told == ["more", "again"]


def test_keys_lead_to_the_search(page: HistoryPage, qtbot: QtBot) -> None:
    """As among the talks; Down leads from there into the list."""
    activate(qtbot, page.window())
    rows_of(page).setFocus()
    QTest.keyClick(rows_of(page), Qt.Key.Key_Slash)
    field = page.focusWidget()
    assert field is not None
    assert field.accessibleName() == SEARCH
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert rows_of(page).hasFocus()


@pytest.mark.usefixtures("heard")
def test_all_of_it_can_be_seen_heard_and_reached(page: HistoryPage, any_look: QSize) -> None:
    """With words, with none, with a talk opened: nothing cut or too small, told and in order."""
    window = page.window()
    window.resize(any_look)
    window.activateWindow()
    page.setFocus()
    assert page_faults(window) + faint_texts(window) == []
    press(page, "Promises")
    kept = replace(THANKS, kind=PromiseKind.PROMISE, outcome=PromiseOutcome.KEPT)
    page.show_words([kept], WordFilter(WordList.PROMISES), more=False)
    assert page_faults(window) + faint_texts(window) == []
    page.show_words([], WordFilter(WordList.PROMISES, text="zzz"), more=False)
    page.undo_bar.offer("The talk is deleted.")
    assert page_faults(window) + faint_texts(window) == []
