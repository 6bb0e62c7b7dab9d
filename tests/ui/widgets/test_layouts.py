"""Layouts: spaces of the theme, lines that wrap, tiles, pages in a stack, replaced widgets."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.widgets.layouts import Column, Flow, Holder, Stack, Tiles, shares
from tests.helpers.qt.widget_windows import in_column


class Block(QWidget):
    """A thing of 200 by 50."""

    def sizeHint(self) -> QSize:
        return QSize(200, 50)


def _filled(layout: Flow, count: int, wide: int) -> list[QRect]:
    owner, blocks = QWidget(), [Block() for _ in range(count)]
    for block in blocks:
        layout.addWidget(block)
    owner.setLayout(layout)
    owner.resize(wide, layout.heightForWidth(wide))
    owner.grab()
    return [block.geometry() for block in blocks]


def test_what_comes_while_it_is_hidden_has_its_room(theme: Theme) -> None:
    """A row that was measured without anything to choose from is measured anew."""
    options = [("one", "Maya & Sam"), ("two", "Dan & Bo")]
    late, whole = ChoiceRow(theme, "Whose?", []), ChoiceRow(theme, "Whose?", options)
    window = in_column(theme, late)
    window.resize(400, 300)
    window.show()
    late.hide()
    QCoreApplication.sendPostedEvents()
    late.set_options(options)
    assert late.heightForWidth(400) < whole.heightForWidth(400)  # they are not shown yet
    QCoreApplication.sendPostedEvents()
    late.show()
    QCoreApplication.sendPostedEvents()
    assert late.heightForWidth(400) == whole.heightForWidth(400)


def test_spaces_follow_the_window(theme: Theme) -> None:
    """Twice the window, twice the margins."""
    column = Column(theme, 10, (1, 2, 3, 4))
    theme.set_window_size(QSize(2560, 1600))
    assert column.spacing() == 20
    assert column.contentsMargins().bottom() == 8


@pytest.mark.parametrize(
    ("trailing", "places"),
    [(False, [(0, 0), (210, 0), (0, 60)]), (True, [(40, 0), (250, 0), (250, 60)])],
    ids=["leading", "trailing"],
)
def test_things_wrap_to_the_next_line(
    theme: Theme, *, trailing: bool, places: list[tuple[int, int]]
) -> None:
    """Three of 200 in 450: two and one, and both lines begin or end at one edge."""
    boxes = _filled(Flow(theme, 10, trailing=trailing), 3, 450)
    assert [(box.x(), box.y()) for box in boxes] == places


def test_tiles_share_the_width_evenly(theme: Theme) -> None:
    """Three columns where there is room, fewer with larger text, all of one width."""
    boxes = _filled(Tiles(theme, 15, columns=3, least=200), 4, 930)
    assert {box.width() for box in boxes} == {300}
    assert [box.y() for box in boxes] == [0, 0, 0, 65]
    theme.set_text_percent(200)
    boxes = _filled(Tiles(theme, 15, columns=3, least=200), 4, 930)
    assert [box.y() for box in boxes] == [0, 0, 65, 65]


@pytest.mark.parametrize(("count", "last"), [(9, 4), (13, 3), (17, 2), (61, 1)])
def test_paired_tiles_leave_none_alone(theme: Theme, count: int, last: int) -> None:
    """Where the last row would hold one, there are fewer columns; one is left if none will do."""
    boxes = _filled(Tiles(theme, 10, columns=5, least=100, paired=True), count, 600)
    assert sum(box.y() == boxes[-1].y() for box in boxes) == last


@pytest.mark.parametrize("wide", range(928, 934))
def test_a_full_line_ends_where_all_else_does(theme: Theme, wide: int) -> None:
    """Not a pixel of the width is left over, whatever it is; none is more than one wider."""
    boxes = _filled(Tiles(theme, 15, columns=3, least=200), 3, wide)
    assert boxes[-1].right() == wide - 1
    widths = [box.width() for box in boxes]
    assert max(widths) - min(widths) <= 1
    assert [two.left() - one.right() for one, two in pairwise(boxes)] == [16, 16]


def test_shares_are_all_of_a_room() -> None:
    """The last ones are the wider ones."""
    assert shares(11, 3) == [3, 4, 4]
    assert shares(0, 2) == [0, 0]


def test_what_is_made_anew_keeps_its_turn(theme: Theme) -> None:
    """Readers and Tab come to it where the one before it was, and that one is gone."""
    holder = Holder()
    page = in_column(theme, holder, QPushButton("last"))
    holder.hold(QPushButton("first"))
    holder.hold(QPushButton("second"))
    page.show()
    QApplication.sendPostedEvents()
    shown = [each for each in page.findChildren(QPushButton) if each.isVisible()]
    assert [each.text() for each in shown] == ["second", "last"]


class Asked(QWidget):
    """Counts how often it is asked what room it needs."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def minimumSizeHint(self) -> QSize:
        self.times += 1
        return QSize(900, 700)


def test_pages_that_wait_are_not_asked(theme: Theme) -> None:
    """Whatever changes on the page that shows, and however often it is laid out."""
    stack, shown, waits = Stack(), Asked(), Asked()
    window = in_column(theme, stack)
    for inner in (shown, waits):
        stack.addWidget(in_column(theme, inner))
    window.resize(400, 300)
    window.show()
    for _change in range(3):
        shown.updateGeometry()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert waits.times == 0
    assert window.size() == QSize(400, 300)
    stack.setCurrentIndex(1)
    assert waits.times > 0
