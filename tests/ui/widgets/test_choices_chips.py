"""Claims about words that can be taken away: a press tells which, and they can be used by all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.choices import Chip, Chips
from listening_timer.ui.widgets.layouts import Column

WORDS = [("early", "Ended early"), ("who", "\u2068Maya\u2069")]


@pytest.fixture
def chips(theme: Theme) -> Iterator[Chips]:
    """Two words in a window."""
    window = QWidget()
    made = Chips(theme, "What holds now", "Take this away")
    column = Column(theme)
    column.addWidget(made)
    window.setLayout(column)
    window.resize(400, 200)
    window.show()
    made.show_words(WORDS)
    yield made
    window.close()


def shown(chips: Chips) -> dict[str, Chip]:
    """The words that are shown, once those that came are laid out."""
    QCoreApplication.sendPostedEvents()
    return {chip.text(): chip for chip in chips.findChildren(Chip) if not chip.isHidden()}


def test_a_press_tells_which(chips: Chips) -> None:
    """By its id; it stays until it is told to go."""
    told: list[str] = []
    chips.removed.connect(told.append)
    shown(chips)["Ended early"].click()
    assert told == ["early"]
    assert len(shown(chips)) == 2


def test_those_that_stay_stay_the_same(chips: Chips) -> None:
    """Whoever has the keyboard there keeps it; the others go, and new ones come."""
    before = shown(chips)["\u2068Maya\u2069"]
    chips.show_words([("who", "Sam"), ("tag", "holiday")])
    assert set(shown(chips)) == {"Sam", "holiday"}
    assert shown(chips)["Sam"] is before


def test_without_words_there_is_nothing(chips: Chips) -> None:
    """It takes no room."""
    chips.show_words([])
    assert chips.isHidden()
    assert shown(chips) == {}


def test_each_can_be_pressed_and_heard(chips: Chips) -> None:
    """A target of 44 pixels, called by its words, that says what a press does."""
    for text, chip in shown(chips).items():
        assert min(chip.width(), chip.height()) >= 44
        told = QAccessible.queryAccessibleInterface(chip)
        assert told.role() is QAccessible.Role.Button
        assert told.text(QAccessible.Text.Name) == text.strip("\u2068\u2069")
        assert told.text(QAccessible.Text.Description) == "Take this away"


def test_the_cross_is_drawn_beside_the_words(theme: Theme, chips: Chips) -> None:
    """In soft ink, behind the last letter."""
    chip = shown(chips)["Ended early"]
    image = chip.grab().toImage()
    letters = chip.fontMetrics().horizontalAdvance("Ended early")
    soft = theme.palette.soft_ink.lightness()
    inked = [
        x
        for x in range(letters, chip.width() - theme.px(4))
        for y in range(12, chip.height() - 12)
        if abs(image.pixelColor(x, y).lightness() - soft) < 40
    ]
    assert inked
    assert max(inked) < chip.width() - theme.px(6)
