"""Claims about the list of rows: where they stand, how one goes there, and what comes later."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScroller

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.list.model import ListRow
from listening_timer.ui.widgets.list.row_painter import RowPainter
from listening_timer.ui.widgets.list.view import RowList
from tests.helpers.qt.painted_text import painted_texts
from tests.helpers.qt.sample_rows import LINE, MANY, TITLE, box, keys, make, settle, widen
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
    words["0"] = f"Now {LINE * 3}"
    listed.renew("0")
    assert any(piece.text.startswith("Now ") for piece in painted_texts(listed))
    assert box(listed, 1).top() > before
    assert box(listed, 1).top() == box(listed, 0).bottom() + 1


def test_the_first_is_chosen_and_told(listed: RowList) -> None:
    """As rows come, and whenever somebody goes to another one; nothing is told of no rows."""
    told: list[str] = []
    listed.chosen.connect(told.append)
    listed.show_rows([], more=False)
    listed.show_rows(keys(3), more=False)
    QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=box(listed, 2).center())
    listed.choose("1")
    listed.choose("nobody")
    assert told == ["0", "1", "2", "1"]


def fetched(listed: RowList) -> list[str]:
    """Fetch as the list does near its end, twice; the wishes that came of it."""
    wished: list[str] = []
    listed.more_requested.connect(lambda: wished.append("more"))
    for _ in range(2):
        if listed.model().canFetchMore(QModelIndex()):
            listed.model().fetchMore(QModelIndex())
    return wished


def test_more_come_behind(listed: RowList) -> None:
    """Asked for once, the next rows stand behind the others, and what is chosen stays so."""
    listed.show_rows(keys(MANY), more=True)
    assert fetched(listed) == ["more"]
    listed.choose("5")
    listed.add_rows(keys(MANY, first=MANY), more=True)
    settle(listed)
    assert listed.model().rowCount() == 2 * MANY
    assert listed.currentIndex().row() == 5
    assert fetched(listed) == ["more"]
    listed.add_rows([], more=False)
    assert fetched(listed) == []
    for place in range(2 * MANY):
        listed.choose(str(place))
        assert listed.currentIndex().row() == place


def test_a_heading_stands_above_the_first_of_its_group(theme: Theme, listed: RowList) -> None:
    """Rows of one group touch each other; a heading between two groups belongs to no row."""
    listed.show_rows(keys(4, week=2), more=False)
    settle(listed)
    head = RowPainter(theme).head_height()
    boxes = [box(listed, place) for place in range(4)]
    assert boxes[0].top() == head
    assert boxes[1].top() == boxes[0].bottom() + 1
    assert boxes[2].top() == boxes[1].bottom() + 1 + head
    between = QPoint(100, boxes[2].top() - head // 2)
    assert not listed.indexAt(between).isValid()
    assert [listed.indexAt(each.center()).row() for each in boxes] == [0, 1, 2, 3]
    assert [piece.text for piece in painted_texts(listed) if piece.text.startswith("Week")] == [
        "Week 0",
        "Week 1",
    ]
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=between)
    assert listed.current() == "0"


def test_the_first_of_a_group_is_heard_with_its_heading(listed: RowList) -> None:
    """Who hears the list hears both texts of a row, and where a group begins."""
    assert QAccessible.queryAccessibleInterface(listed).text(QAccessible.Text.Name) == "Talks"
    listed.show_rows(keys(2, week=2), more=False)
    heard = [
        listed.model().index(place, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for place in range(2)
    ]
    said = make("0").said()
    assert said == f"{TITLE}, {LINE}, Maya: That you let me finish."
    assert heard == [f"Week 0: {said}", said]


def test_keys_lead_through_the_list(listed: RowList) -> None:
    """Up, down, a page, and to both ends; letters lead nowhere."""
    listed.show_rows(keys(MANY, week=3), more=False)
    settle(listed)
    went: list[int] = []
    for key in ("Down", "PageDown", "PageUp", "Up", "Up", "End", "S", "Home"):
        QTest.keyClick(listed, Qt.Key[f"Key_{key}"])
        went.append(listed.currentIndex().row())
    page = went.pop(1)
    assert went == [1, 1, 0, 0, MANY - 1, MANY - 1, 0]
    assert listed.verticalScrollBar().value() == 0
    seen = listed.viewport().height()
    assert box(listed, page).bottom() - box(listed, 1).top() < seen
    assert box(listed, page + 1).bottom() - box(listed, 1).top() >= seen


def test_what_is_chosen_is_in_sight(theme: Theme, listed: RowList) -> None:
    """With the heading above it, wherever the list stood."""
    listed.show_rows(keys(MANY, week=1), more=False)
    settle(listed)
    head, seen = RowPainter(theme).head_height(), listed.viewport().rect()
    for place in (20, 3, MANY - 1, 0):
        listed.choose(str(place))
        assert seen.contains(box(listed, place).adjusted(0, -head, 0, 0))


def test_more_are_asked_for_before_the_end(listed: RowList) -> None:
    """While there are still rows to come to, and at once where there are too few to scroll."""
    wished: list[int] = []
    listed.more_requested.connect(lambda: wished.append(listed.verticalOffset()))
    listed.show_rows(keys(2), more=True)
    assert wished == [0]
    listed.add_rows(keys(200, first=2), more=True)
    bar = listed.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert wished == [0]
    bar.setValue(bar.maximum() - 3 * box(listed, 0).height())
    assert wished == [0, bar.value()]


def test_only_rows_that_are_nearly_seen_are_made(theme: Theme) -> None:
    """Of a hundred thousand rows a page and the ones beside it, wherever one looks."""
    made: list[str] = []

    def count(identity: str) -> ListRow:
        made.append(identity)
        return make(identity)

    listed = RowList(theme, "Talks", count)
    listed.resize(400, 500)
    listed.show_rows(keys(100_000, week=4), more=False)
    listed.grab()
    QTest.keyClick(listed, Qt.Key.Key_End)
    listed.grab()
    near = 2 * listed.viewport().height() // box(listed, 0).height() + 2
    assert set(made) <= {str(at) for at in (*range(near), *range(100_000 - near, 100_000))}


def test_the_row_before_stays_chosen(listed: RowList) -> None:
    """Where it is among the new ones; else the first is chosen."""
    listed.show_rows(keys(4), more=False)
    listed.choose("2")
    told: list[str] = []
    listed.chosen.connect(told.append)
    listed.show_rows(keys(4, first=1), more=False, keep=listed.current())
    listed.show_rows(keys(4, first=9), more=False, keep=listed.current())
    assert told == ["2", "9"]


def test_where_a_row_goes_its_neighbour_is_chosen(listed: RowList) -> None:
    """The next one; of the last the one before; of the only one none."""
    listed.show_rows(keys(3), more=False)
    listed.choose("1")
    found: list[str] = []
    for identity in ("1", "2", "0"):
        listed.remove(identity)
        found.append(listed.current())
    assert found == ["2", "0", ""]


def test_a_press_and_enter_open_a_row(listed: RowList) -> None:
    """To go to it is not yet to open it."""
    opened: list[str] = []
    listed.opened.connect(lambda: opened.append(listed.current()))
    listed.show_rows(keys(3), more=False)
    settle(listed)
    QTest.keyClick(listed, Qt.Key.Key_Down)
    assert opened == []
    QTest.keyClick(listed, Qt.Key.Key_Return)
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=box(listed, 2).center())
    assert opened == ["1", "2"]
