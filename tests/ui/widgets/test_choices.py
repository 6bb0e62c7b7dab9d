"""The stepper and the row of options."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import GlyphButton, QuietButton
from listening_timer.ui.widgets.choices import ChoiceRow, Option, Stepper
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column
from tests.helpers.qt.widget_actions import child_of, find


def _stepper(theme: Theme) -> tuple[Stepper, list[int]]:
    stepper = Stepper(
        theme, "Each turn", 1, 60, 1, "less", "more", format_value=lambda n: f"{n} min", value=10
    )
    told: list[int] = []
    stepper.changed.connect(told.append)
    return stepper, told


def test_more_and_less_change_the_number(theme: Theme) -> None:
    """Each press is one step and is told."""
    stepper, told = _stepper(theme)
    for name in ("more", "less", "less"):
        find(stepper, GlyphButton, name).click()
    assert told == [11, 10, 9]
    assert find(stepper, Text, "9 min")


def test_the_bounds_hold(theme: Theme) -> None:
    """At a bound its button rests; a number beyond is held at the bound."""
    stepper, told = _stepper(theme)
    stepper.set_value(99)
    assert stepper.value() == 60
    assert not find(stepper, GlyphButton, "more").isEnabled()
    stepper.set_range(5, 20)
    assert stepper.value() == 20
    assert told == []


def test_arrows_change_the_number(theme: Theme) -> None:
    """Up is more, down is less, from either button."""
    stepper, told = _stepper(theme)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(find(stepper, GlyphButton, "less"), key)
    assert told == [11, 10]


@pytest.mark.parametrize(("pressed", "other", "value"), [("More", "Less", 9), ("Less", "More", 2)])
def test_at_a_bound_the_keyboard_stays_on_the_number(
    theme: Theme, qtbot: QtBot, pressed: str, other: str, value: int
) -> None:
    """The button that is of no use any more gives it to the other one, not to what comes next."""
    window, column = QWidget(), Column(theme)
    stepper = Stepper(theme, "Each turn", 1, 10, 1, "Less", "More", value=value)
    column.addWidget(stepper)
    column.addWidget(QuietButton(theme, "Delete"))
    window.setLayout(column)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    button, next_one = (find(stepper, GlyphButton, name) for name in (pressed, other))
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert not button.isEnabled()
    assert next_one.shows_focus_ring()
    QTest.keyClick(next_one, Qt.Key.Key_Space)
    assert stepper.value() == value


def test_each_button_says_what_it_changes(theme: Theme) -> None:
    """Its name is its deed, its description the label and the number."""
    stepper, _told = _stepper(theme)
    assert find(stepper, GlyphButton, "more").accessibleDescription() == "Each turn 10 min"


def test_a_row_tells_what_is_chosen(theme: Theme) -> None:
    """A click is told, choosing from outside is not."""
    row = ChoiceRow(theme, "Colours", [("system", "As the system"), ("day", "Day")])
    told: list[str] = []
    row.chosen.connect(told.append)
    row.choose("system")
    QTest.mouseClick(find(row, Option, "Day"), Qt.MouseButton.LeftButton)
    assert told == ["day"]
    assert row.current() == "day"


def test_a_narrow_row_takes_several_lines(theme: Theme) -> None:
    """At half its width all options are still within it, none over another."""
    row = ChoiceRow(theme, "Bell", [(str(n), f"A choice of words {n}") for n in range(4)])
    wide = row.sizeHint().width() // 2
    row.resize(wide, row.heightForWidth(wide))
    row.grab()
    boxes = [option.geometry() for option in row.findChildren(Option)]
    assert len({box.top() for box in boxes}) > 1
    assert all(row.rect().contains(box) for box in boxes)
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_a_row_is_mirrored_where_text_is(theme: Theme) -> None:
    """From right to left the first option stands on the right."""
    row = ChoiceRow(theme, "", [("a", "First"), ("b", "Second")])
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row.resize(600, 60)
    row.grab()
    first, second = row.findChildren(Option)
    assert first.geometry().left() > second.geometry().right()


def test_new_options_keep_the_choice(theme: Theme) -> None:
    """What was chosen stays chosen if it is still offered."""
    row = ChoiceRow(theme, "", [("a", "First"), ("b", "Second")])
    row.choose("b")
    row.set_options([("b", "Zweites"), ("c", "Drittes")])
    assert row.current() == "b"
    assert find(row, Option, "Zweites").isChecked()


def test_a_row_can_be_called_otherwise(theme: Theme) -> None:
    """The new label is seen, and heard with each option; what was chosen stays."""
    row = ChoiceRow(theme, "", [("a", "First"), ("b", "Second")])
    row.choose("b")
    title = child_of(row, Text)
    assert title.isHidden()
    row.set_label("More time?")
    assert not title.isHidden()
    assert title.said() == row.accessibleName() == "More time?"
    row.set_options([("b", "Second"), ("c", "Third")])
    shown = [option for option in row.findChildren(Option) if not option.isHidden()]
    assert [option.accessibleDescription() for option in shown] == ["More time?"] * 2
    assert row.current() == "b"
    row.set_label("")
    assert title.isHidden()
