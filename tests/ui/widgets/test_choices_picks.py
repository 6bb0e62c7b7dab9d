"""Buttons of which one is picked at once."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.cards import ChoiceCard
from listening_timer.ui.widgets.choices import LabelledButtons
from listening_timer.ui.widgets.layouts import Tiles
from tests.helpers.qt.widget_actions import spoken_text


def test_a_press_is_the_choice(theme: Theme) -> None:
    """By mouse or by Space its id is told, every time, and nothing stays chosen."""
    picks, told = LabelledButtons(theme, Tiles(theme)), list[str]()
    picks.picked.connect(told.append)
    first, second = ChoiceCard(theme, "Joy"), ChoiceCard(theme, "Fear")
    picks.show_picks("Feelings", [("joy", first), ("fear", second)])
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    QTest.keyClick(second, Qt.Key.Key_Space)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert told == ["fear", "fear", "joy"]
    assert not first.isChecked()


def test_others_take_their_place(theme: Theme) -> None:
    """Those shown before are gone, and so is the title where there is none."""
    picks = LabelledButtons(theme, Tiles(theme))
    old, new = QuietButton(theme, "glad"), QuietButton(theme, "low")
    picks.show_picks("Warm", [("glad", old)])
    picks.show()
    assert spoken_text(picks).split() == ["Warm", "glad"]
    picks.show_picks("", [("low", new)])
    QCoreApplication.sendPostedEvents()
    assert spoken_text(picks).split() == ["low"]
