"""Claims about what scrolls: by finger, by keys, and to bring into view what unfolds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.widgets.scroll import Scroll, bring_into_view
from tests.helpers.qt.touch_input import screen
from tests.helpers.qt.widget_actions import lay_out
from tests.helpers.qt.widget_windows import activate, in_column, is_whole


def long_list(theme: Theme, presses: list[int]) -> Scroll:
    """More buttons than have room; each press is noted."""
    buttons = [QuietButton(theme, f"Button {number}") for number in range(20)]
    for number, button in enumerate(buttons):
        button.clicked.connect(lambda _checked=False, number=number: presses.append(number))
    area = Scroll(theme, in_column(theme, *buttons, spacing=8))
    area.resize(400, 300)
    area.show()
    return area


def draw(area: Scroll, start: QPoint, end: QPoint) -> None:
    """Draw a finger over an area, in as many steps as a screen would tell."""
    QTest.touchEvent(area, screen()).press(0, start, area).commit()
    for step in range(1, 11):
        QTest.qSleep(4)  # what takes no time is no movement
        QTest.touchEvent(area, screen()).move(0, start + (end - start) * step / 10, area).commit()
    QTest.touchEvent(area, screen()).release(0, end, area).commit()


def test_a_finger_moves_it_and_presses_nothing(theme: Theme) -> None:
    """Drawn up over the buttons it scrolls, and none of them is pressed; a tap presses one."""
    presses: list[int] = []
    area = long_list(theme, presses)
    bar, low, high = area.verticalScrollBar(), QPoint(200, 250), QPoint(200, 100)
    draw(area, high, high)
    assert len(presses) == 1
    draw(area, low, high)
    assert bar.value() > 0  # how far it glides on is Qt's to say
    assert len(presses) == 1


def test_a_reader_that_comes_too_late_finds_nothing(theme: Theme) -> None:
    """What was counted before the page changed is gone then; asked for, there is none of it."""
    area = long_list(theme, [])
    told = QAccessible.queryAccessibleInterface(area)
    assert told.childCount() == 1
    assert told.child(0).object() is area.viewport()
    area.hide()
    gone: list[object] = [told.child(number) for number in (1, 2, 7, -1)]
    assert gone == [None] * 4


def lines(theme: Theme, qtbot: QtBot) -> tuple[Scroll, list[Field]]:
    """More fields than have room, and the lowest that is seen whole has the keyboard."""
    fields = [Field(theme, "", f"Line {number}") for number in range(20)]
    area = Scroll(theme, in_column(theme, *fields, spacing=8))
    area.resize(400, 300)
    activate(qtbot, area)
    lowest = [field for field in fields if is_whole(field)][-1]
    lowest.setFocus()
    return area, [lowest, *(field for field in fields if field is not lowest)]


def test_where_one_types_stays_in_view(theme: Theme, qtbot: QtBot) -> None:
    """When a bar below takes some of the room, and when something comes above it."""
    area, (typed, first, *_rest) = lines(theme, qtbot)
    area.resize(400, 240)
    lay_out(area)
    assert is_whole(typed)
    first.setFixedHeight(first.height() + 120)
    lay_out(area)
    assert is_whole(typed)


def test_what_was_scrolled_away_is_left_there(theme: Theme, qtbot: QtBot) -> None:
    """Somebody who reads further down is not brought back to a field by a change of the room."""
    area, (typed, *_rest) = lines(theme, qtbot)
    bar = area.verticalScrollBar()
    bar.setValue(bar.maximum())
    area.resize(400, 240)
    lay_out(area)
    assert not is_whole(typed)


@pytest.mark.parametrize("inside", [False, True])
def test_what_only_scrolls_can_be_scrolled_by_keys(
    theme: Theme, qtbot: QtBot, *, inside: bool
) -> None:
    """Tab comes to it where there is more to see and no control in it, and only there."""
    words, button = QLabel("words"), QPushButton("Go")
    held = in_column(theme, words, button)
    button.setVisible(inside)
    area = in_column(theme, scroll := Scroll(theme, held))
    area.resize(200, 200)
    activate(qtbot, area)
    lay_out(area)
    assert scroll.focusPolicy() is Qt.FocusPolicy.NoFocus
    words.setMinimumHeight(2_000)
    lay_out(area)
    bar = scroll.verticalScrollBar()
    assert bar.maximum() > 0
    reached = bool(scroll.focusPolicy() & Qt.FocusPolicy.TabFocus)
    assert reached is not inside
    if reached:
        scroll.setFocus(Qt.FocusReason.TabFocusReason)
        seen = [bar.value()]
        for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End):
            QTest.keyClick(scroll, key)
            seen.append(bar.value())
        assert seen == sorted(set(seen))
        assert seen[-1] == bar.maximum()
        for key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Home):
            QTest.keyClick(scroll, key)
        assert bar.value() == 0
    words.setMinimumHeight(0)
    lay_out(area)
    assert scroll.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_what_tab_comes_to_is_named_as_what_holds_it(theme: Theme) -> None:
    """A reader hears a name where only scrolling is to be done, also where nobody gave one."""
    words = QLabel("words")
    words.setMinimumHeight(2_000)
    area = in_column(theme, scroll := Scroll(theme, words))
    area.setAccessibleName("All keys")
    area.resize(200, 200)
    area.show()
    lay_out(area)
    told = QAccessible.queryAccessibleInterface(scroll)
    assert told.text(QAccessible.Text.Name) == "All keys"


class Folded(QWidget):
    """A line, and below it what is unfolded, three layouts deep; all of it above or below others.

    Both together have room in the area; with `high` below the line they have not.
    """

    def __init__(self, theme: Theme, *, above: int = 900, high: int = 120) -> None:
        super().__init__()
        self.line, self.below = block(40), block(high)
        self.below.hide()
        fold = in_column(theme, self.line, in_column(theme, self.below))
        self.area = Scroll(theme, in_column(theme, block(above), fold, block(900 - above)))
        whole = Column(theme)
        whole.addWidget(self.area)
        self.setLayout(whole)
        self.resize(400, 300)
        self.show()
        self.grab()

    @property
    def at(self) -> int:
        """How far it is scrolled, in pixels."""
        return self.area.verticalScrollBar().value()


def block(high: int) -> QWidget:
    """Something of this height."""
    made = QWidget()
    made.setFixedHeight(high)
    return made


def take_turns(qtbot: QtBot) -> None:
    """Let all that waits for its turn have it."""
    done: list[bool] = []
    QTimer.singleShot(0, lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))


def test_what_unfolds_is_scrolled_to(theme: Theme, qtbot: QtBot) -> None:
    """Below the edge, as soon as every layout around it knows how high it is."""
    folded = Folded(theme)
    folded.below.show()
    bring_into_view(folded.line, folded.below)
    qtbot.waitUntil(lambda: is_whole(folded.below))
    assert is_whole(folded.line)


def test_the_last_one_is_seen_where_not_all_have_room(theme: Theme, qtbot: QtBot) -> None:
    """Whichever is named last, the line or what it unfolds."""
    folded = Folded(theme, high=280)
    folded.below.show()
    bring_into_view(folded.line, folded.below)
    qtbot.waitUntil(lambda: is_whole(folded.below))
    assert not is_whole(folded.line)
    bring_into_view(folded.below, folded.line)
    qtbot.waitUntil(lambda: is_whole(folded.line))
    assert not is_whole(folded.below)


def test_what_is_seen_already_moves_nothing(theme: Theme, qtbot: QtBot) -> None:
    """The page stays where it is."""
    folded = Folded(theme, above=20)
    folded.below.show()
    bring_into_view(folded.line, folded.below)
    take_turns(qtbot)
    assert is_whole(folded.below)
    assert folded.at == 0


def test_what_was_folded_again_draws_nobody_there(theme: Theme, qtbot: QtBot) -> None:
    """Hidden before its turn came, it is left out; what else is asked for is shown."""
    folded = Folded(theme)
    for also, seen in (((), False), ((folded.line,), True)):
        folded.below.show()
        bring_into_view(*also, folded.below)
        folded.below.hide()
        take_turns(qtbot)
        assert is_whole(folded.line) is seen


def test_every_area_around_it_is_scrolled(theme: Theme, qtbot: QtBot) -> None:
    """An area that scrolls inside another one is brought to view with what it holds."""
    folded = Folded(theme)
    folded.setFixedHeight(200)
    area = Scroll(theme, in_column(theme, block(600), folded))
    area.resize(400, 300)
    area.show()
    area.grab()
    folded.below.show()
    bring_into_view(folded.below)
    qtbot.waitUntil(lambda: is_whole(folded.below))
    assert area.verticalScrollBar().value() > 0
    assert folded.at > 0
