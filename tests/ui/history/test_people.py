"""Claims about the page of people: what is told of each, and who can use it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest

from listening_timer.model.records import Used
from listening_timer.ui.history.people import PeoplePage
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import MainButton
from listening_timer.ui.window import MainWindow
from tests.helpers.qt.page_audit import page_faults
from tests.helpers.qt.widget_actions import (
    find_button,
    lay_out,
    press,
    spoken_text,
    type_into_field,
)

PEOPLE = (Used("Ann", 3), Used("Bo", 1), Used("M" * 40, 0))


@pytest.fixture
def page(theme: Theme) -> Iterator[PeoplePage]:
    """The page in its window, with three people."""
    window, made = MainWindow(theme), PeoplePage(theme)
    window.add_page("people", made)
    window.show_page("people")
    window.show()
    made.show_people(PEOPLE)
    lay_out(made)
    yield made
    window.close_for_good()


def test_everybody_is_there_with_their_talks(page: PeoplePage) -> None:
    """Names and how many talks, in words; nobody is compared."""
    told = spoken_text(page)
    for words in (
        "Ann",
        "in 3 talks",
        "Bo",
        "in one talk",
        "in no talk, only in marks between talks",
    ):
        assert words in told


def test_an_empty_history_says_so(page: PeoplePage) -> None:
    """Nobody: a sentence, and the way back."""
    page.show_people(())
    lay_out(page)
    assert "Nobody yet." in spoken_text(page)
    assert "Ann" not in spoken_text(page)


def test_a_name_is_changed_by_keys_alone(page: PeoplePage) -> None:
    """It unfolds with the name chosen, so that one types over it; Enter saves it, cleaned."""
    told: list[tuple[str, str]] = []

    def tell(old: str, new: str) -> None:
        told.append((old, new))

    page.rename_requested.connect(tell)
    press(page, "Change the name of Ann")
    lay_out(page)
    line = page.focusWidget()
    QTest.keyClicks(line, " Anna   Lena ")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told == [("Ann", "Anna Lena")]


@pytest.mark.parametrize("typed", ["Ann", "  Ann "])
def test_the_same_name_changes_nothing(page: PeoplePage, typed: str) -> None:
    """Saved as it was, it only folds again."""
    told: list[str] = []
    page.rename_requested.connect(told.append)
    press(page, "Change the name of Ann")
    lay_out(page)
    type_into_field(page, "Another name for Ann", typed)
    press(page, "Save")
    lay_out(page)
    assert told == []
    assert "Change the name of Ann" in spoken_text(page)


def test_what_is_wrong_stands_beside_whom_it_is_about(page: PeoplePage) -> None:
    """A refusal is told on that card alone, and what was typed stays."""
    press(page, "Change the name of Ann")
    lay_out(page)
    type_into_field(page, "Another name for Ann", "  ")
    press(page, "Save")
    lay_out(page)
    assert spoken_text(page).count("Please type a name.") == 1
    page.say_about("Bo", "It could not be done.")
    lay_out(page)
    assert spoken_text(page).count("It could not be done.") == 1


def test_erasing_is_a_wish(page: PeoplePage) -> None:
    """It is asked about by whoever hears the wish; here nothing goes yet."""
    told: list[str] = []
    page.erase_requested.connect(told.append)
    press(page, "Erase Bo")
    assert told == ["Bo"]
    assert "Bo" in spoken_text(page)


def test_the_main_action_keeps_its_place(page: PeoplePage) -> None:
    """Lower right, whether or not there is something to undo."""
    main = page.findChildren(MainButton)[0]
    before = main.geometry()
    page.undo_bar.offer("Bo is erased.")
    lay_out(page)
    assert main.geometry() == before
    assert before.right() > page.width() * 0.9


def test_it_fits_and_can_be_used_by_everybody(page: PeoplePage, any_look: QSize) -> None:
    """Nothing cut nor mute, 44 pixels each, and Tab comes to all in order, however it is seen."""
    page.window().resize(any_look)
    press(page, "Change the name of Ann")
    page.say_about("Ann", "Somebody else in this history has that name; choose another.")
    page.undo_bar.offer("Undone. Before that: Robin is called Robyn now.")
    assert page_faults(page.window()) == []


def test_the_keyboard_goes_on_when_a_card_is_gone(page: PeoplePage) -> None:
    """Whoever pressed something on a card that is made anew is on the main action then."""
    page.window().activateWindow()
    find_button(page, "Erase Bo").setFocus()
    page.show_people(PEOPLE[:1])
    lay_out(page)
    assert find_button(page, "Back").hasFocus()
