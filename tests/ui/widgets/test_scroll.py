"""Claims about what scrolls: by finger, and for a reader who comes too late."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.widgets.scroll import Scroll
from tests.helpers.qt.touch_input import screen


def long_list(theme: Theme, presses: list[int]) -> Scroll:
    """More buttons than have room; each press is noted."""
    column, inner = Column(theme, 8), QWidget()
    for number in range(20):
        button = QuietButton(theme, f"Button {number}")
        button.clicked.connect(lambda _checked=False, number=number: presses.append(number))
        column.addWidget(button)
    inner.setLayout(column)
    area = Scroll(theme, inner)
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
    assert 0 < bar.value() <= 150
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


def whole(area: Scroll, part: QWidget) -> bool:
    """Whether nothing of a part is scrolled away."""
    place = QRect(part.mapTo(area.viewport(), QPoint()), part.size())
    return area.viewport().rect().contains(place)


def lines(theme: Theme, qtbot: QtBot) -> tuple[Scroll, list[Field]]:
    """More fields than have room, and the lowest that is seen whole has the keyboard."""
    column, inner = Column(theme, 8), QWidget()
    fields = [Field(theme, "", f"Line {number}") for number in range(20)]
    for field in fields:
        column.addWidget(field)
    inner.setLayout(column)
    area = Scroll(theme, inner)
    area.resize(400, 300)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()
    lowest = [field for field in fields if whole(area, field)][-1]
    lowest.setFocus()
    return area, [lowest, *(field for field in fields if field is not lowest)]


def settle() -> None:
    """Let every layout take its place."""
    for _turn in range(5):
        QCoreApplication.sendPostedEvents()


def test_where_one_types_stays_in_view(theme: Theme, qtbot: QtBot) -> None:
    """When a bar below takes some of the room, and when something comes above it."""
    area, (typed, first, *_rest) = lines(theme, qtbot)
    area.resize(400, 240)
    settle()
    assert whole(area, typed)
    first.setFixedHeight(first.height() + 120)
    settle()
    assert whole(area, typed)


def test_what_was_scrolled_away_is_left_there(theme: Theme, qtbot: QtBot) -> None:
    """Somebody who reads further down is not brought back to a field by a change of the room."""
    area, (typed, *_rest) = lines(theme, qtbot)
    bar = area.verticalScrollBar()
    bar.setValue(bar.maximum())
    area.resize(400, 240)
    settle()
    assert not whole(area, typed)


def lay_out(area: QWidget) -> None:
    """Bring everything to its place."""
    for _ in range(3):
        area.grab()
        QApplication.processEvents()


@pytest.mark.parametrize("inside", [False, True])
def test_what_only_scrolls_can_be_scrolled_by_keys(theme: Theme, *, inside: bool) -> None:
    """Tab comes to it where there is more to see and no control in it, and only there."""
    held, area = QWidget(), QWidget()
    column = QVBoxLayout(held)
    words, button = QLabel("words"), QPushButton("Go")
    column.addWidget(words)
    column.addWidget(button)
    button.setVisible(inside)
    scroll = Scroll(theme, held)
    QVBoxLayout(area).addWidget(scroll)
    area.resize(200, 200)
    area.show()
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
    words, area = QLabel("words"), QWidget()
    words.setMinimumHeight(2_000)
    area.setAccessibleName("All keys")
    scroll = Scroll(theme, words)
    QVBoxLayout(area).addWidget(scroll)
    area.resize(200, 200)
    area.show()
    lay_out(area)
    told = QAccessible.queryAccessibleInterface(scroll)
    assert told.text(QAccessible.Text.Name) == "All keys"
