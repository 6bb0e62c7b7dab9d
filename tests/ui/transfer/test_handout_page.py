"""Claims about the page of handouts: what is chosen is asked for, and names are whole or none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest

from listening_timer.model.handouts import Handout, HandoutRequest
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.transfer.handout_page import HandoutPage
from listening_timer.ui.widgets import accessibility
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.window import MainWindow
from tests.helpers.exercise.play_session import SHARE_FULLY
from tests.helpers.qt.page_audit import page_faults
from tests.helpers.qt.widget_actions import (
    fill_field,
    find_button,
    lay_out,
    press,
    press_enter,
    spoken_text,
)

LEFT, RIGHT = "Name of the person on the left", "Name of the person on the right"


@pytest.fixture
def page(theme: Theme) -> Iterator[HandoutPage]:
    """The page in the window, as it is offered for a format."""
    accessibility.install()
    window, page = MainWindow(theme), HandoutPage(theme)
    window.add_page("handouts", page)
    page.offer(SHARE_FULLY)
    window.show()
    window.show_page("handouts")
    yield page
    window.close_for_good()


def saved(page: HandoutPage) -> list[HandoutRequest]:
    """What is to be saved from now on."""
    found: list[HandoutRequest] = []
    page.save_requested.connect(found.append)
    return found


def test_all_sheets_of_the_format_are_offered_first(page: HandoutPage) -> None:
    """For nobody in particular; Enter saves them, and the other button prints the same."""
    wishes = saved(page)
    page.print_requested.connect(wishes.append)
    press_enter(find_button(page, "Save as PDF"))
    press(page, "Print")
    assert wishes == [HandoutRequest(tuple(Handout), SHARE_FULLY)] * 2


@pytest.mark.parametrize(
    ("card", "sheet"),
    [("The rules", Handout.RULES), ("A log", Handout.LOG), ("Feelings", Handout.FEELINGS)],
)
def test_one_sheet_can_be_chosen(page: HandoutPage, card: str, sheet: Handout) -> None:
    """Steps are asked about where the rules are among the sheets."""
    wishes = saved(page)
    press(page, card)
    press(page, "Save as PDF")
    assert [wish.sheets for wish in wishes] == [(sheet,)]
    (row,) = page.findChildren(ChoiceRow)
    assert row.isVisible() is (sheet is Handout.RULES)


def test_the_rules_can_be_of_any_format(page: HandoutPage) -> None:
    """Then no steps are on them."""
    wishes = saved(page)
    press(page, "Any")
    press(page, "Save as PDF")
    assert wishes == [HandoutRequest(tuple(Handout))]


def test_names_are_both_or_none(page: HandoutPage) -> None:
    """Cleaned; one alone, or one too long, is told beside it, and nothing is asked for."""
    wishes = saved(page)
    fill_field(page, LEFT, " Ann  Lee ")
    press(page, "Save as PDF")
    assert "Please type both names, or none." in spoken_text(page)
    fill_field(page, RIGHT, "B" * 41)
    press(page, "Save as PDF")
    assert "at most 40 letters" in spoken_text(page)
    assert wishes == []
    fill_field(page, RIGHT, "B" * 40)
    assert "at most" not in spoken_text(page)
    press(page, "Save as PDF")
    assert [wish.names for wish in wishes] == [("Ann Lee", "B" * 40)]


def test_the_next_couple_reads_no_names(page: HandoutPage) -> None:
    """Offered again, the page is as at first."""
    wishes = saved(page)
    fill_field(page, LEFT, "Ann")
    press(page, "A log")
    press(page, "Save as PDF")
    page.show_missing("No font here has these letters.")
    page.offer(SHARE_FULLY)
    assert "Please" not in spoken_text(page)
    assert "No font" not in spoken_text(page)
    press(page, "Save as PDF")
    assert wishes == [HandoutRequest(tuple(Handout), SHARE_FULLY)]


def test_letters_are_checked_as_they_are_typed(page: HandoutPage) -> None:
    """Of both names, so that a box on paper surprises nobody."""
    found: list[str] = []
    page.names_edited.connect(found.append)
    fill_field(page, LEFT, "Ann")
    fill_field(page, RIGHT, "Bo")
    assert found[-1] == "AnnBo"


def test_escape_goes_back(page: HandoutPage) -> None:
    """As the button does."""
    found: list[bool] = []
    page.back_requested.connect(lambda: found.append(True))
    QTest.keyClick(page, Qt.Key.Key_Escape)
    find_button(page, "Back").click()
    assert len(found) == 2


@pytest.mark.parametrize(("size", "percent"), [(QSize(1280, 800), 100), (QSize(1024, 640), 200)])
def test_it_has_its_room(page: HandoutPage, theme: Theme, size: QSize, percent: int) -> None:
    """Nothing is cut, also with a problem beside each name."""
    theme.set_text_percent(percent)
    window = page.window()
    window.resize(size)
    fill_field(page, LEFT, "A" * 41)
    press(page, "Save as PDF")
    lay_out(page)
    assert page_faults(window) == []
