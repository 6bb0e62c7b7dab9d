"""Claims about rows of what people wrote: the day beside the words, a bar, a line between them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from listening_timer.ui.theme.theme import DAY, Theme, Tone
from listening_timer.ui.widgets.list.model import ListRow
from listening_timer.ui.widgets.list.view import RowList
from listening_timer.ui.widgets.list.word_painter import SIDE, WordPainter
from tests.helpers.qt.painted_text import Piece, painted_texts
from tests.helpers.qt.sample_rows import box, keys, settle
from tests.helpers.qt.widget_windows import activate

WORDS = (("For fetching the ", False), ("children", True), (" on Monday.", False))
ROWS = (
    ListRow("Wed 21 October", "Kept", WORDS, "Sam: ", Tone.CLAY),
    ListRow("Wed 7 October", "", (("That you let me finish.", False),), "Maya: ", Tone.LAKE),
)
ALL = "Wed 21 OctoberSam: For fetching the children on Monday.Kept"


def showing(theme: Theme, wide: int = 1080) -> RowList:
    """A list that shows these rows, in one month."""
    made = RowList(theme, "Thanks", lambda identity: ROWS[int(identity)], WordPainter(theme))
    made.show()
    made.resize(wide, 600)
    made.show_rows(keys(len(ROWS), week=9), more=False)
    settle(made)
    return made


def pieces_of(listed: RowList, place: int) -> list[Piece]:
    """What is written in a row, from left to right."""
    room = box(listed, place)
    here = [piece for piece in painted_texts(listed) if room.contains(piece.box.center())]
    return sorted(here, key=lambda piece: piece.box.left())


def test_the_day_stands_beside_the_words(theme: Theme) -> None:
    """On one line where there is room, its words below each other in all rows; else above them."""
    listed = showing(theme)
    first, other = pieces_of(listed, 0), pieces_of(listed, 1)
    day, name = (piece for piece in first if piece.text in ("Wed 21 October", "Sam: "))
    assert day.at.y() == pytest.approx(name.at.y(), abs=1)
    assert name.at.x() == next(piece.at.x() for piece in other if piece.text == "Maya: ")
    high = box(listed, 1).height()
    listed = showing(theme, 420)
    assert box(listed, 1).height() > high
    day, *_rest, name = sorted(pieces_of(listed, 1), key=lambda piece: -piece.at.y())[::-1][:3]
    assert day.text == "Wed 7 October"
    assert name.at.y() > day.at.y()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("wide", [320, 700, 1080])
def test_no_word_is_cut(theme: Theme, wide: int, percent: int) -> None:
    """At any width of the list, and at twice the text."""
    theme.set_text_percent(percent)
    listed = showing(theme, wide)
    listed.resize(listed.width(), 2000)
    settle(listed)
    room = box(listed, 0)
    here = pieces_of(listed, 0)
    assert all(room.contains(piece.box) and piece.shown == piece.box for piece in here)
    said = "".join(piece.text for piece in here)
    assert sorted(filter(str.isalnum, said)) == sorted(filter(str.isalnum, ALL))


def bar_of(listed: RowList, theme: Theme, place: int, *, mirrored: bool = False) -> object:
    """The colour of a row at the middle of its bar."""
    room, across = box(listed, place), theme.px(SIDE) + 2
    x = room.right() - across if mirrored else room.left() + across
    return listed.viewport().grab().toImage().pixelColor(x, room.center().y())


def test_the_bar_has_the_colour_of_its_person(theme: Theme) -> None:
    """Before the day; a name has the same colour, deep."""
    listed = showing(theme)
    assert [bar_of(listed, theme, place) for place in range(2)] == [DAY.clay, DAY.lake]
    inks = {piece.text: piece.ink for piece in pieces_of(listed, 0)}
    assert inks["Sam: "] == DAY.clay_deep
    assert inks["children"] == DAY.ink


@pytest.mark.usefixtures("mirrored")
def test_mirrored_rows_begin_at_the_right(theme: Theme) -> None:
    """Bar, day, words, from right to left."""
    listed = showing(theme)
    assert bar_of(listed, theme, 0, mirrored=True) == DAY.clay
    day = next(piece for piece in pieces_of(listed, 0) if "October" in piece.text)
    name = next(piece for piece in pieces_of(listed, 0) if "Sam" in piece.text)
    assert name.box.right() < day.box.left()
    listed.close()


def test_the_row_with_the_keyboard_is_outlined(theme: Theme, qtbot: QtBot) -> None:
    """Only while the list has the focus: a row is opened by a press, not chosen."""
    theme.set_window_size(QSize(1280, 800))
    listed = showing(theme)
    activate(qtbot, listed)
    listed.setFocus()
    edges: list[bool] = []
    for _time in range(2):
        image, room = listed.viewport().grab().toImage(), box(listed, 0)
        column = [image.pixelColor(room.center().x(), room.top() + y) for y in range(4)]
        edges.append(DAY.lake in column)
        listed.clearFocus()
    assert edges == [True, False]
