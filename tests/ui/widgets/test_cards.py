"""Cards to put things on and to choose by."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from listening_timer.ui.theme.theme import DAY, Theme
from listening_timer.ui.widgets.cards import Card, ChoiceCard, ChoiceGroup


def _group(theme: Theme) -> tuple[ChoiceGroup, list[ChoiceCard], list[str]]:
    group, told = ChoiceGroup(), list[str]()
    cards = [ChoiceCard(theme, name, "about", "foot") for name in ("one", "two", "three")]
    for card in cards:
        group.add(card.accessibleName(), card)
    group.chosen.connect(told.append)
    return group, cards, told


def test_a_card_is_a_surface_with_round_corners(theme: Theme) -> None:
    """Surface in the middle, a line at the edge, ground beyond the corner."""
    card = Card(theme)
    card.resize(200, 100)
    image = card.grab().toImage()
    assert image.pixelColor(100, 50) == DAY.surface
    assert image.pixelColor(100, 0) == DAY.line
    assert image.pixelColor(0, 0) != DAY.surface


def test_what_is_chosen_shows_it_by_tint_and_outline(theme: Theme) -> None:
    """The tint is not alone: the outline is thicker too."""
    card = ChoiceCard(theme, "Share fully", "One long turn each.", "about 24 min")
    card.resize(300, 150)
    card.setChecked(True)
    image = card.grab().toImage()
    assert image.pixelColor(290, 75) == DAY.lake_tint
    assert image.pixelColor(150, 0) == image.pixelColor(150, 1) == DAY.lake


def test_one_of_a_group_holds(theme: Theme) -> None:
    """A click takes one and lets go of the other; that is told once, and no choice from outside."""
    group, cards, told = _group(theme)
    group.choose("one")
    QTest.mouseClick(cards[1], Qt.MouseButton.LeftButton)
    QTest.mouseClick(cards[1], Qt.MouseButton.LeftButton)
    assert (group.current(), told) == ("two", ["two"])
    assert [card.isChecked() for card in cards] == [False, True, False]


def test_arrows_move_the_choice_and_go_round(theme: Theme) -> None:
    """As among radio buttons; Tab stops at the one that holds alone."""
    group, cards, told = _group(theme)
    group.choose("one")
    QTest.keyClick(cards[0], Qt.Key.Key_Right)
    QTest.keyClick(cards[1], Qt.Key.Key_Down)
    QTest.keyClick(cards[2], Qt.Key.Key_Down)
    QTest.keyClick(cards[0], Qt.Key.Key_Up)
    assert told == ["two", "three", "one", "three"]
    stops = [bool(card.focusPolicy() & Qt.FocusPolicy.TabFocus) for card in cards]
    assert stops == [False, False, True]


def test_a_choice_is_read_out_whole(theme: Theme) -> None:
    """Its name is the title, its description the rest."""
    card = ChoiceCard(theme, "Short turns", "Two minutes each.", "about 16 min")
    assert card.accessibleName() == "Short turns"
    assert card.accessibleDescription() == "Two minutes each. about 16 min"
