"""The stepper, the row of options, chips that can be removed, and labelled buttons."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import GlyphButton, QuietButton
from listening_timer.ui.widgets.cards import ChoiceCard
from listening_timer.ui.widgets.choices import (
    Chip,
    Chips,
    ChoiceRow,
    LabelledButtons,
    Option,
    Stepper,
)
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Tiles
from tests.helpers.qt.widget_actions import child_of, find, spoken_text
from tests.helpers.qt.widget_windows import activate, in_column


def _stepper(theme: Theme) -> tuple[Stepper, list[int]]:
    stepper = Stepper(
        theme, "Each turn", 1, 60, 1, "less", "more", format_value=lambda n: f"{n} min", value=10
    )
    told: list[int] = []
    stepper.changed.connect(told.append)
    return stepper, told


def test_more_and_less_change_the_number(theme: Theme) -> None:
    """Each press is one step and is told; so is Up for more and Down for less on a button."""
    stepper, told = _stepper(theme)
    for name in ("more", "less", "less"):
        find(stepper, GlyphButton, name).click()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(find(stepper, GlyphButton, "less"), key)
    assert told == [11, 10, 9, 10, 9]
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


@pytest.mark.parametrize(("pressed", "other", "value"), [("More", "Less", 9), ("Less", "More", 2)])
def test_at_a_bound_the_keyboard_stays_on_the_number(
    theme: Theme, qtbot: QtBot, pressed: str, other: str, value: int
) -> None:
    """The button that is of no use any more gives it to the other one, not to what comes next."""
    stepper = Stepper(theme, "Each turn", 1, 10, 1, "Less", "More", value=value)
    activate(qtbot, window := in_column(theme, stepper, QuietButton(theme, "Delete")))
    button, next_one = (find(stepper, GlyphButton, name) for name in (pressed, other))
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert not button.isEnabled()
    assert next_one.shows_focus_ring()
    QTest.keyClick(next_one, Qt.Key.Key_Space)
    assert stepper.value() == value
    window.close()


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


def test_a_row_can_be_called_otherwise(theme: Theme) -> None:
    """The new label is seen, and heard with each option; what was chosen stays if offered."""
    row = ChoiceRow(theme, "", [("a", "First"), ("b", "Second")])
    row.choose("b")
    title = child_of(row, Text)
    assert title.isHidden()
    row.set_label("More time?")
    assert not title.isHidden()
    assert title.said() == row.accessibleName() == "More time?"
    row.set_options([("b", "Zweites"), ("c", "Drittes")])
    shown = [option for option in row.findChildren(Option) if not option.isHidden()]
    assert [option.accessibleDescription() for option in shown] == ["More time?"] * 2
    assert row.current() == "b"
    assert find(row, Option, "Zweites").isChecked()
    row.set_label("")
    assert title.isHidden()


WORDS = [("early", "Ended early"), ("who", "\u2068Maya\u2069")]


@pytest.fixture
def chips(theme: Theme) -> Iterator[Chips]:
    """Two words in a window."""
    made = Chips(theme, "Filters in use", "Remove this")
    window = in_column(theme, made)
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
        assert told.text(QAccessible.Text.Description) == "Remove this"


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
