"""Claims about the choice of a format: few cards at first, and the chosen one always among them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from listening_timer.exercise.formats import Format
from listening_timer.ui.begin.format_choice import AT_FIRST, FormatChoice
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import LinkButton
from listening_timer.ui.widgets.cards import ChoiceCard
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.qt.widget_actions import find

FORMATS = list(SHIPPED.values())


def cards(choice: FormatChoice) -> list[ChoiceCard]:
    """The cards that show."""
    return [card for card in choice.findChildren(ChoiceCard) if card.isVisibleTo(choice)]


@pytest.mark.parametrize("fmt", FORMATS, ids=lambda fmt: fmt.id)
def test_the_chosen_one_is_among_the_first(theme: Theme, fmt: Format) -> None:
    """Whichever is chosen, as many cards show as at first, and one of them is chosen."""
    choice = FormatChoice(theme, FORMATS)
    choice.choose(fmt.id)
    shown = cards(choice)
    assert len(shown) == AT_FIRST
    assert [card.isChecked() for card in shown].count(True) == 1
    assert choice.format().id == fmt.id


def test_all_show_when_asked_for(theme: Theme) -> None:
    """Behind the link are all of them, and they stay."""
    choice = FormatChoice(theme, FORMATS)
    choice.show_all()
    assert len(cards(choice)) == len(FORMATS)
    choice.choose(FORMATS[-1].id)
    assert len(cards(choice)) == len(FORMATS)


def test_whoever_unfolds_all_by_key_stands_among_them(theme: Theme, qtbot: QtBot) -> None:
    """The link goes, and the keyboard is on the chosen card, from where arrows lead on."""
    choice = FormatChoice(theme, FORMATS)
    with qtbot.waitActive(choice):
        choice.show()
        choice.activateWindow()
    more = find(choice, LinkButton, "Other ways to talk")
    more.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(more, Qt.Key.Key_Space)
    (card,) = (card for card in cards(choice) if card.isChecked())
    assert card.shows_focus_ring()
