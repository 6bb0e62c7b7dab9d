"""The stepper and the row of options."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import GlyphButton, QuietButton
from listening_timer.ui.widgets.choices import ChoiceRow, Stepper
from listening_timer.ui.widgets.layouts import Column


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
    stepper._more.click()
    stepper._less.click()
    stepper._less.click()
    assert told == [11, 10, 9]
    assert stepper._shown.said() == "9 min"


def test_the_bounds_hold(theme: Theme) -> None:
    """At a bound its button rests; a number beyond is held at the bound."""
    stepper, told = _stepper(theme)
    stepper.set_value(99)
    assert stepper.value() == 60
    assert not stepper._more.isEnabled()
    stepper.set_range(5, 20)
    assert stepper.value() == 20
    assert told == []


def test_arrows_change_the_number(theme: Theme) -> None:
    """Up is more, down is less, from either button."""
    stepper, told = _stepper(theme)
    QTest.keyClick(stepper._less, Qt.Key.Key_Up)
    QTest.keyClick(stepper._less, Qt.Key.Key_Down)
    assert told == [11, 10]


@pytest.mark.parametrize(("pressed", "value"), [("_more", 9), ("_less", 2)])
def test_at_a_bound_the_keyboard_stays_on_the_number(
    theme: Theme, qtbot: QtBot, pressed: str, value: int
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
    button: GlyphButton = getattr(stepper, pressed)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert not button.isEnabled()
    other = stepper._less if button is stepper._more else stepper._more
    assert other.shows_focus_ring()
    QTest.keyClick(other, Qt.Key.Key_Space)
    assert stepper.value() == value


def test_each_button_says_what_it_changes(theme: Theme) -> None:
    """Its name is its deed, its description the label and the number."""
    stepper, _told = _stepper(theme)
    assert stepper._more.accessibleName() == "more"
    assert stepper._more.accessibleDescription() == "Each turn 10 min"


def test_a_row_tells_what_is_chosen(theme: Theme) -> None:
    """A click is told, choosing from outside is not."""
    row = ChoiceRow(theme, "Colours", [("system", "As the system"), ("day", "Day")])
    told: list[str] = []
    row.chosen.connect(told.append)
    row.choose("system")
    QTest.mouseClick(row._options["day"], Qt.MouseButton.LeftButton)
    assert told == ["day"]
    assert row.current() == "day"


def test_a_narrow_row_takes_several_lines(theme: Theme) -> None:
    """At half its width all options are still within it, none over another."""
    row = ChoiceRow(theme, "Bell", [(str(n), f"A choice of words {n}") for n in range(4)])
    wide = row.sizeHint().width() // 2
    row.resize(wide, row.heightForWidth(wide))
    row.grab()
    boxes = [option.geometry() for option in row._options.values()]
    assert len({box.top() for box in boxes}) > 1
    assert all(row.rect().contains(box) for box in boxes)
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_a_row_is_mirrored_where_text_is(theme: Theme) -> None:
    """From right to left the first option stands on the right."""
    row = ChoiceRow(theme, "", [("a", "First"), ("b", "Second")])
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row.resize(600, 60)
    row.grab()
    first, second = row._options.values()
    assert first.geometry().left() > second.geometry().right()


def test_new_options_keep_the_choice(theme: Theme) -> None:
    """What was chosen stays chosen if it is still offered."""
    row = ChoiceRow(theme, "", [("a", "First"), ("b", "Second")])
    row.choose("b")
    row.set_options([("b", "Zweites"), ("c", "Drittes")])
    assert row.current() == "b"
    assert row._options["b"].isChecked()


def test_a_row_can_be_called_otherwise(theme: Theme) -> None:
    """The new label is seen, and heard with each option; what was chosen stays."""
    row = ChoiceRow(theme, "", [("a", "First"), ("b", "Second")])
    row.choose("b")
    assert row._title.isHidden()
    row.set_label("More time?")
    assert not row._title.isHidden()
    assert row._title.said() == row.accessibleName() == "More time?"
    row.set_options([("b", "Second"), ("c", "Third")])
    assert {option.accessibleDescription() for option in row._options.values()} == {"More time?"}
    assert row.current() == "b"
    row.set_label("")
    assert row._title.isHidden()
