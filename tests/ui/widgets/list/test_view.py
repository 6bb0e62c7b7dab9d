"""Claims about rows of unlike heights: no guess is ever seen, and what is seen stays in place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScroller

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.list.model import ListRow
from listening_timer.ui.widgets.list.row_painter import RowPainter
from listening_timer.ui.widgets.list.view import RowList
from tests.helpers.qt.sample_rows import LINE, TITLE, box, keys, settle, widen
from tests.helpers.qt.touch_input import screen

LAST = 399


def uneven(identity: str) -> ListRow:
    """The first few rows are low, and all others are higher than one would guess from these."""
    return ListRow(TITLE, LINE if int(identity) < 5 else LINE * (2 + int(identity) % 3))


@pytest.fixture
def unlike(theme: Theme) -> RowList:
    """A list of rows of unlike heights under headings, shown."""
    made = RowList(theme, "Talks", uneven)
    made.show()
    made.show_rows(keys(LAST + 1, week=3), more=False)
    widen(made, 400)
    return made


def places(listed: RowList) -> dict[int, int]:
    """The rows of which something is seen, and where each of them begins."""
    seen = listed.viewport().rect()
    boxes = {at: box(listed, at) for at in range(listed.model().rowCount())}
    return {at: each.top() for at, each in boxes.items() if each.intersects(seen)}


def test_rows_touch_each_other_wherever_one_looks(theme: Theme, unlike: RowList) -> None:
    """Each begins where the one before ends, or a heading below it, and is painted there."""
    painter, bar = RowPainter(theme), unlike.verticalScrollBar()
    wide = unlike.width() - bar.sizeHint().width()
    for part in (0, 1, 50, 99, 100):
        bar.setValue(bar.maximum() * part // 100)
        unlike.grab()
        for at in places(unlike):
            room = box(unlike, at)
            assert room.height() == painter.lay(uneven(str(at)), wide).height
            below = room.bottom() + 1 + painter.head_height() * (at % 3 == 2)
            assert at == LAST or box(unlike, at + 1).top() == below
            assert unlike.indexAt(room.center()).row() == at
    assert box(unlike, LAST).bottom() == unlike.viewport().height() - 1


@pytest.mark.parametrize("step", [90, -90, 300, -300])
def test_what_is_seen_moves_as_far_as_it_is_moved(unlike: RowList, step: int) -> None:
    """Also where the rows above were never seen, and turn out to be higher than guessed."""
    bar = unlike.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    for _turn in range(12):
        before, at = places(unlike), bar.value()
        bar.setValue(at + step)
        after = places(unlike)
        both = before.keys() & after.keys()
        assert both
        assert all(before[row] - after[row] == step for row in both)


def test_a_finger_takes_along_what_it_touches(unlike: RowList) -> None:
    """Down over rows that were never seen: the one below it does not run ahead of it."""
    bar, view = unlike.verticalScrollBar(), unlike.viewport()
    bar.setValue(bar.maximum() // 2)
    row, top = next((row, top) for row, top in places(unlike).items() if top > 60)
    start, way = QPoint(200, top + 20), 40
    QTest.touchEvent(unlike, screen()).press(0, start, view).commit()
    for step in range(1, way + 1):
        QTest.qSleep(4)  # what takes no time is no movement
        here = start + QPoint(0, 10 * step)
        QTest.touchEvent(unlike, screen()).move(0, here, view).commit()
    moved = box(unlike, row).top() - top
    QTest.touchEvent(unlike, screen()).release(0, start + QPoint(0, 10 * way), view).commit()
    QScroller.scroller(view).stop()
    assert 0 < moved <= 10 * way


def test_what_is_seen_stays_where_the_width_changes(unlike: RowList, theme: Theme) -> None:
    """The first row that is seen stays the first, and the chosen one is seen if it was."""
    unlike.choose("200")
    bar = unlike.verticalScrollBar()
    bar.setValue(bar.value() + box(unlike, 200).top() + 20)
    first = min(places(unlike))
    widen(unlike, 600)
    assert min(places(unlike)) == first
    theme.set_text_percent(200)
    settle(unlike)
    assert min(places(unlike)) == first
    unlike.choose("202")
    unlike.resize(600, 300)
    settle(unlike)
    assert unlike.viewport().rect().contains(box(unlike, 202))


def test_a_row_that_becomes_higher_moves_those_below(theme: Theme) -> None:
    """It is shown as it is now, with the room that it needs now."""
    words = {"0": LINE, "1": LINE}
    listed = RowList(theme, "Talks", lambda identity: ListRow(TITLE, words[identity]))
    listed.resize(400, 500)
    listed.show_rows(keys(2), more=False)
    listed.show()
    settle(listed)
    before = box(listed, 1).top()
    words["0"] = LINE * 3
    listed.renew("0")
    assert box(listed, 1).top() > before
    assert box(listed, 1).top() == box(listed, 0).bottom() + 1
