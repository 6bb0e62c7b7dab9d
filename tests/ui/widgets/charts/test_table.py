"""Claims about the table of figures: all cells are there, by keys and by ear, and all have room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from listening_timer.text.cleaning import isolated
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.charts.table import (
    MOST_ROWS,
    PAD,
    ChartTable,
    Filling,
    head_font,
    shared_out,
)
from tests.helpers.qt.layout_audit import layout_faults
from tests.helpers.qt.sample_charts import cells_of

COLUMNS = ("Week from", "Talks", f"{isolated('Maya')} shared", f"{isolated('Sam')} shared")
ROWS = tuple((f"{day} Nov 2026", "2", f"{day} min", "9 min") for day in range(1, 31))


def filling(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Filling:
    """These cells."""
    return Filling(columns, len(rows), rows.__getitem__, tuple(zip(*rows, strict=True)))


@pytest.fixture
def table(theme: Theme) -> Iterator[ChartTable]:
    """A table, shown, with room for its columns."""
    made = ChartTable(theme)
    made.setAccessibleName("Time each of you shared")
    made.show_figures(filling(COLUMNS, ROWS))
    made.show()
    made.activateWindow()
    widen(made, 440)
    yield made
    made.close()
    made.deleteLater()


def widen(table: ChartTable, wide: int) -> None:
    """Give the table a width, and the height it asks for."""
    for _ in range(3):
        table.resize(wide, table.sizeHint().height())
        QCoreApplication.sendPostedEvents()
    table.grab()


def is_folded(table: ChartTable) -> bool:
    """Whether each row is one cell."""
    return table.model().columnCount() == 1


def test_all_cells_are_there(table: ChartTable) -> None:
    """In the order in which they were given, under their names."""
    assert cells_of(table) == ROWS
    model = table.model()
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(len(COLUMNS))]
    assert tuple(heads) == COLUMNS


def test_it_is_a_table_to_those_who_hear_it(table: ChartTable) -> None:
    """With a name, columns with theirs, and cells; no mark that only eyes need."""
    found = QAccessible.queryAccessibleInterface(table)
    assert found.role() is QAccessible.Role.Table
    assert found.text(QAccessible.Text.Name) == "Time each of you shared"
    children = [found.child(at) for at in range(len(COLUMNS) * 2)]
    words = [child.text(QAccessible.Text.Name) for child in children]
    assert "Maya shared" in words
    assert "1 Nov 2026" in words


def test_few_rows_are_in_sight_and_keys_lead_to_all(table: ChartTable) -> None:
    """Arrows move from cell to cell, End to the last one, and that comes in sight."""
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 1)
    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert table.currentIndex().row() == len(ROWS) - 1
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))
    assert table.height() < len(ROWS) * table.rowHeight(0)
    assert table.viewport().height() >= (MOST_ROWS - 1) * table.rowHeight(0)


def test_tab_leaves_it(table: ChartTable) -> None:
    """Nobody has to walk through all cells."""
    table.setFocus()
    before = table.currentIndex()
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert table.currentIndex() == before


def test_where_the_keyboard_is_shows(table: ChartTable) -> None:
    """A ring is around the cell; without the keyboard there is none."""
    table.setCurrentIndex(table.model().index(0, 0))
    table.clearFocus()
    bare = table.grab().toImage()
    table.setFocus()
    assert table.grab().toImage() != bare


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("wide", [200, 320, 440, 640, 1200])
def test_nothing_is_cut(table: ChartTable, theme: Theme, wide: int, percent: int) -> None:
    """Where the columns have no room, each row is one cell with all of it."""
    theme.set_text_percent(percent)
    widen(table, wide)
    assert layout_faults(table) == []
    assert table.model().columnCount() == (1 if is_folded(table) else len(COLUMNS))


def test_folded_a_row_says_all_of_it(table: ChartTable) -> None:
    """The names of the columns stand before the figures."""
    widen(table, 150)
    assert is_folded(table)
    words = str(table.model().index(2, 0).data())
    assert words.startswith("3 Nov 2026\n")
    assert f"{COLUMNS[2]}: 3 min" in words.replace("\u00a0", " ")
    widen(table, 640)
    assert not is_folded(table)


def test_the_columns_fill_the_width(table: ChartTable) -> None:
    """No strip is left over for which nobody paints a ground."""
    for wide in (440, 441, 443, 640):
        widen(table, wide)
        assert table.horizontalHeader().length() == table.viewport().width()


def test_other_figures_take_their_place(table: ChartTable) -> None:
    """From the first row on."""
    table.scrollToBottom()
    table.show_figures(filling(("Week from", "Talks"), (("1 Nov 2026", "1"),)))
    assert cells_of(table) == (("1 Nov 2026", "1"),)
    assert table.verticalScrollBar().value() == 0


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("wide", [200, 240, 300])
def test_a_figure_stays_with_the_name_of_its_column(
    table: ChartTable, theme: Theme, wide: int, percent: int
) -> None:
    """Folded, a line ends after a figure, wherever a name and its figure have room."""
    theme.set_text_percent(percent)
    widen(table, wide)
    assert is_folded(table)
    said = str(table.model().index(2, 0).data()).split("\n")[1]
    parts = said.split(", ")
    assert [part.replace("\u00a0", " ") for part in parts] == [
        f"{name}: {cell}" for name, cell in zip(COLUMNS[1:], ROWS[2][1:], strict=True)
    ]
    room = table.viewport().width() - 2 * theme.px(PAD)
    font = theme.font(TextStyle.LABEL)
    for name, part in zip(COLUMNS[1:], parts, strict=True):
        whole = f"{name}: 30 min,"
        assert " " not in part or painting.text_size(font, whole).width() >= room - 2
    assert layout_faults(table) == []


def test_names_that_wrap_get_the_room_first() -> None:
    """The highest ones as long as there is enough for one; the rest is for all, nothing is left."""

    def high(column: int, wide: int) -> int:
        return -(-[50, 160, 70][column] // wide)  # lines of a text that breaks anywhere

    assert shared_out([50, 40, 40], 200, high) == [50, 80, 70]
    assert shared_out([50, 40, 40], 166, high) == [50 + 8, 54 + 7, 40 + 7]
    assert shared_out([], 100, high) == []


def test_no_name_wraps_beside_room_to_spare(table: ChartTable, theme: Theme) -> None:
    """Where the names of all columns have room on one line, none of them is on two."""
    line = max(painting.text_size(head_font(theme), name).height() for name in COLUMNS)
    assert table.horizontalHeader().height() == line + theme.px(10)
