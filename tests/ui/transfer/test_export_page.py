"""Claims about the page for taking out: it offers what there is, and says who can read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from listening_timer.model.weekly import Couple
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.transfer.export_page import (
    ExportChoice,
    ExportPage,
    ExportRequest,
    ExportScope,
    ShapeChoice,
)
from listening_timer.ui.transfer.progress import HowFar, talks_done
from listening_timer.ui.widgets import accessibility
from listening_timer.ui.widgets.buttons import MainButton
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.window import MainWindow
from tests.helpers.qt.page_audit import page_faults
from tests.helpers.qt.widget_actions import find, find_button, lay_out, press, spoken_text
from tests.helpers.qt.widget_windows import is_whole

COUNTS = {ExportScope.THIS: 1, ExportScope.SHOWN: 12, ExportScope.ALL: 1234}
TWO, OTHERS = Couple("Maya", "Sam"), Couple("Cleo", "")
DAY = "Sunday evening, 22 November"


@pytest.fixture
def page(theme: Theme) -> Iterator[ExportPage]:
    """The page in the window, as large as the design, with all that can be offered."""
    accessibility.install()
    window, page = MainWindow(theme), ExportPage(theme)
    window.add_page("export", page)
    page.offer(COUNTS, DAY)
    window.show()
    window.show_page("export")
    yield page
    window.close_for_good()


def wishes(page: ExportPage) -> list[ExportRequest]:
    """What the page wishes for from now on."""
    found: list[ExportRequest] = []
    page.save_requested.connect(found.append)
    return found


def offer(page: ExportPage, counts: Mapping[ExportScope, int], day: str = "") -> None:
    """Offer these, and let all come to its place."""
    page.offer(counts, day)
    lay_out(page)


def test_what_is_shown_holds(page: ExportPage) -> None:
    """All that is offered has its number, and one press takes what a filter shows."""
    found = wishes(page)
    assert f"{DAY}\n" in spoken_text(page)
    assert "The 12 in the list" in spoken_text(page)
    assert "All 1234" in spoken_text(page)
    press(page, "Choose a place")
    assert found == [ExportRequest(ExportScope.SHOWN, ExportChoice.COMPLETE)]


def test_what_was_asked_for_holds_where_it_is_there(page: ExportPage) -> None:
    """Who comes from one talk takes that one; where it is gone meanwhile, all."""
    page.offer(COUNTS, DAY, ExportScope.THIS)
    assert page.wish().which is ExportScope.THIS
    page.offer({ExportScope.ALL: 2}, "", ExportScope.THIS)
    assert page.wish().which is ExportScope.ALL


def test_one_is_told_as_one(page: ExportPage) -> None:
    """Not as "1 that are"."""
    offer(page, {ExportScope.SHOWN: 1, ExportScope.ALL: 1})
    assert "The one in the list" in spoken_text(page)
    assert "The only talk" in spoken_text(page)
    assert page.wish().which is ExportScope.SHOWN


def test_without_talks_there_is_nothing_to_press(page: ExportPage) -> None:
    """An empty file would be of no use to anybody."""
    page.offer({ExportScope.ALL: 0})
    assert page.wish().which is ExportScope.ALL
    main = find(page, MainButton, "Choose a place")
    assert not main.isEnabled()
    page.offer(COUNTS, DAY)
    assert main.isEnabled()


def test_a_card_is_chosen_and_then_saved(page: ExportPage) -> None:
    """What was offered anew keeps the form that was chosen."""
    found = wishes(page)
    press(page, "A table")
    offer(page, COUNTS, DAY)
    press(page, "All 1234")
    press(page, "Choose a place")
    assert found == [ExportRequest(ExportScope.ALL, ExportChoice.TABLE)]


def test_it_says_who_can_read_it(page: ExportPage) -> None:
    """Everything, for each form but the calendar, which holds only times."""
    for shape in ExportChoice:
        page.choose(ExportRequest(ExportScope.ALL, shape))
        all_of_it = "Anyone who has this file can read everything in it." in spoken_text(page)
        assert all_of_it is (shape is not ExportChoice.CALENDAR)
        assert ("Only times: no names" in spoken_text(page)) is not all_of_it


def test_a_letter_is_about_half_a_year(page: ExportPage) -> None:
    """That stands in place of the choice, and nothing moves; it is back with the next form."""
    offer(page, COUNTS, DAY)
    page.choose(ExportRequest(ExportScope.ALL, ExportChoice.TABLE))
    shapes = find(page, ShapeChoice, "In what form?")
    before = shapes.geometry()
    press(page, "A letter")
    lay_out(page)
    assert shapes.geometry() == before
    assert "The last six months" in spoken_text(page)
    assert "All 1234" not in spoken_text(page)
    press(page, "A table")
    assert page.wish() == ExportRequest(ExportScope.ALL, ExportChoice.TABLE)
    assert "The last six months" not in spoken_text(page)
    assert find_button(page, "All 1234").isVisible()


def test_a_letter_is_for_one_of_several_couples(page: ExportPage) -> None:
    """The question stands there for a letter alone; with one couple nothing is asked."""
    found = wishes(page)
    page.offer_letters([TWO], None)
    press(page, "A letter")
    assert "Who is the letter for?" not in spoken_text(page)
    page.offer_letters([TWO, OTHERS], OTHERS)
    assert "Who is the letter for?" in spoken_text(page)
    press(page, "Choose a place")
    press(page, "Maya & Sam")
    press(page, "Choose a place")
    page.offer_letters([TWO, OTHERS], None)
    press(page, "Choose a place")
    assert [wish.to for wish in found] == [OTHERS, TWO, TWO]
    press(page, "A table")
    assert "Who is the letter for?" not in spoken_text(page)
    assert page.wish() == ExportRequest(ExportScope.SHOWN, ExportChoice.TABLE)


def test_the_question_of_a_letter_is_in_sight(page: ExportPage, theme: Theme, qtbot: QtBot) -> None:
    """Large letters leave no room for it below the cards: the page moves to where it stands."""
    theme.set_text_percent(200)
    page.window().resize(1024, 640)
    page.offer_letters([TWO, OTHERS], None)
    press(page, "A letter")
    asked = find(page, ChoiceRow, "Who is the letter for?")
    qtbot.waitUntil(lambda: is_whole(asked))


def test_enter_is_the_main_action(page: ExportPage) -> None:
    """The keyboard is there as the page is shown; on another button, Enter is that one."""
    found, back = wishes(page), list[int]()
    page.back_requested.connect(lambda: back.append(1))
    page.setFocus()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    find_button(page, "Back").setFocus()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert (len(found), back) == (1, [1])


def test_all_has_its_room_and_its_name(page: ExportPage, theme: Theme, any_look: QSize) -> None:
    """Nothing is cut, each target is large enough, told, and reached with Tab; so on the sheet."""
    window = page.window()
    assert isinstance(window, MainWindow)
    window.resize(any_look)
    assert page_faults(window) == []
    page.offer_letters([TWO, OTHERS], None)
    page.choose(ExportRequest(ExportScope.ALL, ExportChoice.LETTER, OTHERS))
    assert page_faults(window) == []
    window.sheet.show_content(
        "Exporting talks", "", HowFar(theme, talks_done), [("stop", "Cancel", False)]
    )
    assert page_faults(window) == []
