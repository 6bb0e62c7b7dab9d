"""Claims about the history page: what it shows where there is something, and where there is not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from listening_timer.model.records import Excerpt, Filter, Used, UsedFormat
from listening_timer.ui.history.page import HistoryPage
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import MainButton
from listening_timer.ui.widgets.choices import Chip
from listening_timer.ui.widgets.fields import SearchField
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.list.view import RowList
from listening_timer.ui.widgets.page import content_inset
from tests.helpers.exercise.play_session import WALL
from tests.helpers.qt.page_audit import faint_texts, page_faults
from tests.helpers.qt.painted_text import painted_texts
from tests.helpers.qt.widget_actions import find, find_button, lay_out, press, type_into_field
from tests.helpers.qt.widget_windows import activate, place_in
from tests.ui.history.test_list import TALK

SEARCH = "Search in topics, notes, thanks, promises and tags"
LISTED = "Talks, newest first"


@pytest.fixture
def page(page: HistoryPage) -> HistoryPage:
    """The page in its window, with talks, and what to choose them by."""
    page.show_sessions(TALKS, more=False)
    page.panel.show_values(*VALUES)
    return page


def test_without_a_talk_it_says_what_will_be_here(
    theme: Theme, page: HistoryPage, room: QSize
) -> None:
    """In the middle, above half the height, the main action lower right; nothing is cut."""
    page.window().resize(room)
    page.show_sessions([], more=False)
    lay_out(page)
    words = next(t for t in page.findChildren(Text) if t.said().startswith("Your talks will"))
    main = page.findChildren(MainButton)[0]
    middle = place_in(page, words).center()
    assert middle.x() == pytest.approx(page.width() / 2, abs=2)
    assert page.height() / 4 < middle.y() < page.height() * 0.6
    assert words.height() >= words.heightForWidth(words.width())
    corner = place_in(page, main).bottomRight()
    assert page.rect().bottomRight().x() - corner.x() == pytest.approx(content_inset(theme), abs=1)
    assert page.rect().bottomRight().y() - corner.y() == pytest.approx(theme.px(14), abs=1)
    assert main.height() >= main.heightForWidth(main.width())


def test_the_first_one_can_be_begun(page: HistoryPage) -> None:
    """The main action of an empty page leads to Begin."""
    told: list[str] = []
    page.begin_requested.connect(lambda: told.append("begin"))
    page.show_sessions([], more=False)
    page.findChildren(MainButton)[0].click()
    assert told == ["begin"]


DAY = 86_400_000
TALKS = [
    TALK,
    replace(TALK, id="1" * 32, started=WALL - DAY, date="2026-11-17"),
    replace(TALK, id="2" * 32, started=WALL - 9 * DAY, date="2026-11-09"),
]
FOUND = Excerpt("The weeks before the move", "That you told me before it got heavy.")
VALUES = (
    [Used("Maya", 3), Used("Sam", 3)],
    [UsedFormat("share-fully", {"en": "Share fully, then switch"})],
    [Used("holiday", 1)],
)


def texts(page: HistoryPage) -> list[str]:
    """All that is written on the page."""
    return [piece.text for piece in painted_texts(page)]


def seen(page: HistoryPage) -> tuple[bool, bool]:
    """Whether the list and the detail are to be seen."""
    return find(page, RowList, LISTED).isVisible(), page.detail.isVisible()


def test_talks_stand_under_their_weeks(page: HistoryPage) -> None:
    """This week, last week and so on, each once."""
    page.window().grab()
    weeks = [text for text in texts(page) if "week" in text]
    assert weeks == ["This week", "Last week"]


def test_what_is_searched_for_is_wanted_and_marked(page: HistoryPage) -> None:
    """The page wishes for it letter by letter; the sentence stands in the row, with its mark."""
    wishes: list[str] = []
    page.filter_changed.connect(lambda: wishes.append(page.filter().text))
    type_into_field(page, SEARCH, "heavy ")
    assert wishes[-2:] == ["heavy", "heavy"]
    assert page.filter() == Filter(text="heavy")
    assert page.query() == "heavy"
    page.show_sessions(TALKS[:1], {TALK.id: FOUND}, more=False)
    assert {"That you told me before it got ", "heavy", "."} <= set(texts(page))


def test_what_holds_is_shown_and_can_be_taken_away(page: HistoryPage) -> None:
    """Each in a word under the search; a press takes it away, and the list is wished for anew."""
    wishes: list[Filter] = []
    page.filter_changed.connect(lambda: wishes.append(page.filter()))
    press(page, "Filter")
    press(page, "Ended early")
    press(page, "Sam")
    assert wishes[-1] == page.filter() == Filter(early=True, person="Sam")
    assert [chip.text() for chip in chips(page)] == ["Ended early", "Sam"]
    chips(page)[0].click()
    assert wishes[-1] == page.filter() == Filter(person="Sam")
    assert [chip.text() for chip in chips(page)] == ["Sam"]


def test_the_keyboard_is_not_lost_with_a_word(page: HistoryPage, qtbot: QtBot) -> None:
    """Whoever takes one away by key is led to where more can be chosen."""
    activate(qtbot, page.window())
    press(page, "Filter")
    press(page, "Only talks with something written")
    chips(page)[0].setFocus()
    QTest.keyClick(chips(page)[0], Qt.Key.Key_Space)
    assert page.filter() == Filter()
    assert find_button(page, "Filter").hasFocus()


def chips(page: HistoryPage) -> list[Chip]:
    """The words that hold, in the order in which they lie."""
    QCoreApplication.sendPostedEvents()
    found = [chip for chip in page.findChildren(Chip) if not chip.isHidden()]
    return sorted(found, key=lambda chip: (chip.y(), chip.x()))


def test_months_and_kinds_are_told_by_their_names(page: HistoryPage) -> None:
    """What is searched for is told with what it means in the language of the screen."""
    type_into_field(page, SEARCH, "thank October rain ended early")
    meant = {each.word: (each.months, each.kinds) for each in page.filter().meanings}
    assert meant == {
        "thank": ((), ("appreciation",)),
        "october": ((10,), ()),
        "ended": ((), ("early",)),
        "early": ((), ("early",)),
    }


def test_where_nothing_fits_one_press_shows_all(page: HistoryPage) -> None:
    """It says so kindly; no card stands empty beside it, and what was chosen by is forgotten."""
    press(page, "Filter")
    press(page, "Only talks with something written")
    press(page, "Show the talks")
    type_into_field(page, SEARCH, "zzz")
    page.show_sessions([], more=False)
    assert "Nothing found." in texts(page)
    assert any(text.startswith("Search looks through notes") for text in texts(page))
    assert not page.detail.isVisible()
    page.show_list_trouble("The disk is full.")
    assert not any(text.startswith("Search looks through notes") for text in texts(page))
    page.show_sessions([], more=False)
    press(page, "Show all talks")
    assert page.filter() == Filter()
    page.show_sessions(TALKS, more=False)
    assert seen(page) == (True, True)


def test_without_a_list_it_says_why(page: HistoryPage) -> None:
    """In the place of the list; a list that comes later is shown."""
    page.show_list_trouble("The history cannot be read.")
    assert "The history cannot be read." in texts(page)
    page.show_sessions(TALKS, more=False)
    assert seen(page) == (True, True)


def test_people_who_are_gone_hold_no_more(page: HistoryPage) -> None:
    """Whoever was renamed or erased is wished for no longer."""
    press(page, "Filter")
    press(page, "Sam")
    wishes: list[str | None] = []
    page.filter_changed.connect(lambda: wishes.append(page.filter().person))
    page.panel.show_values([Used("Maya", 3), Used("Max", 3)], *VALUES[1:])
    assert wishes == [None]
    assert chips(page) == []


def test_the_chosen_talk_has_the_page_where_the_window_is_narrow(
    theme: Theme, page: HistoryPage
) -> None:
    """A press or Enter shows it in the place of the list, a link leads back to where one was."""
    theme.set_text_percent(200)
    page.window().resize(1024, 640)
    page.window().grab()
    rows = find(page, RowList, LISTED)
    assert seen(page) == (True, False)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert seen(page) == (True, False)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert seen(page) == (False, True)
    press(page, "Back to the list")
    assert seen(page) == (True, False)
    assert rows.current() == TALKS[1].id
    press(page, "Filter")
    assert find_button(page, "Any time").isVisible()
    assert not rows.isVisible()
    theme.set_text_percent(100)
    page.window().resize(1280, 800)
    page.window().grab()
    assert rows.isVisible()
    assert find_button(page, "Any time").isVisible()
    assert not page.detail.isVisible()
    press(page, "Filter")
    assert seen(page) == (True, True)


def test_keys_lead_to_the_search(page: HistoryPage, qtbot: QtBot) -> None:
    """Ctrl+F always, the slash where single signs are keys; in the field it is written."""
    activate(qtbot, page.window())
    rows = find(page, RowList, LISTED)
    field = find(page, SearchField, SEARCH)
    for letters, control, there in ((True, False, True), (False,) * 3, (False, True, True)):
        page.search.set_letters(letters=letters)
        rows.setFocus()
        if control:
            QTest.keyClick(rows, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        else:
            QTest.keyClick(rows, Qt.Key.Key_Slash)
        assert field.hasFocus() is there
    page.search.set_letters(letters=True)
    QTest.keyClick(field, Qt.Key.Key_Slash)
    assert page.filter().text == "/"
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert rows.hasFocus()


def test_arrows_lead_into_the_list(page: HistoryPage, qtbot: QtBot) -> None:
    """As soon as the page is there; above the first talk there is none."""
    activate(qtbot, page.window())
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Down)
    assert page.current() == TALKS[1].id
    assert find(page, RowList, LISTED).hasFocus()
    for _press in range(3):
        QTest.keyClick(find(page, RowList, LISTED), Qt.Key.Key_Up)
    assert page.current() == TALKS[0].id


def test_talks_can_be_exported_and_imported(theme: Theme, page: HistoryPage) -> None:
    """What has no button stands in the menu; without a talk they can only be brought in."""
    told: list[str] = []
    page.export_requested.connect(lambda: told.append("out"))
    page.import_requested.connect(lambda: told.append("in"))
    page.people_requested.connect(lambda: told.append("people"))
    page.menu_requested.connect(lambda: told.append("menu"))
    page.show_sessions([], more=False)
    button = find_button(page, "Import")
    assert button.width() < page.width() / 3
    button.click()
    page.show_sessions(TALKS, more=False)
    press(page, "Export")
    press(page, "More for this history")
    assert told == ["in", "out", "menu"]
    assert [entry.id for entry in page.header.entries()] == ["import", "people"]
    theme.set_text_percent(200)
    page.window().resize(1024, 640)
    page.window().grab()
    assert [entry.id for entry in page.header.entries()] == ["export", "import", "people"]
    for entry in page.header.entries():
        page.header.do(entry.id)
    assert told[3:] == ["out", "in", "people"]


def test_other_histories_are_offered_with_talks_and_without(page: HistoryPage) -> None:
    """Below all else in the menu; the way back only where another history is open."""
    told: list[str] = []
    header = page.header
    header.other_history_requested.connect(lambda: told.append("other"))
    header.new_history_requested.connect(lambda: told.append("new"))
    header.default_history_requested.connect(lambda: told.append("default"))
    header.offer_histories(default=False)
    page.show_sessions([], more=False)
    assert find_button(page, "More for this history").isVisible()
    assert [entry.id for entry in header.entries()] == ["other", "new"]
    header.offer_histories(default=True)
    page.show_sessions(TALKS, more=False)
    entries = header.entries()
    assert [entry.id for entry in entries if entry.apart] == ["other", "new", "default"]
    for entry in entries[-3:]:
        header.do(entry.id)
    assert told == ["other", "new", "default"]


def test_a_session_goes_and_the_last_one_leaves_an_empty_history(page: HistoryPage) -> None:
    """Its neighbour is chosen; without any, what will be here is said again."""
    page.show_sessions(TALKS[:2], more=False)
    page.remove_session(TALK.id)
    assert page.current() == TALKS[1].id
    assert not page.list.has(TALK.id)
    page.remove_session(TALKS[1].id)
    assert page.current() == ""
    assert find_button(page, "Begin your first talk").isVisible()


@pytest.mark.usefixtures("heard")
def test_all_of_it_can_be_seen_heard_and_reached(page: HistoryPage, any_look: QSize) -> None:
    """List, search, words that hold, filters: nothing cut or too small, each told and in order."""
    window = page.window()
    window.resize(any_look)
    window.activateWindow()
    page.show_sessions(TALKS, {TALK.id: FOUND}, more=False)
    page.setFocus()
    assert page_faults(window) + faint_texts(window) == []
    type_into_field(page, SEARCH, "heavy")
    page.show_sessions(TALKS, {TALK.id: FOUND}, more=False)
    assert page_faults(window) + faint_texts(window) == []
    press(page, "Filter")
    for words in ("Ended early", "Maya", "From … to …"):
        press(page, words)
    assert page_faults(window) + faint_texts(window) == []
    press(page, "Show the talks")
    assert page_faults(window) + faint_texts(window) == []
    page.show_sessions([], more=False)
    assert page_faults(window) + faint_texts(window) == []
