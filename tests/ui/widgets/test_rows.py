"""The list of rows: words that have room, choosing, and rows that come later."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from listening_timer.ui.theme import DAY, Role, Theme, Tone
from listening_timer.ui.widgets.rows import ONE_LINE, Row, RowList

TITLE = "Sunday evening, 22 November"
LINE = "Maya and Sam, Share fully, then switch, 24 min"
MANY = 40


def rows(count: int, first: int = 0) -> list[Row]:
    """Rows with ids that count on."""
    parts = ((3.0, Tone.LAKE), (1.0, Tone.CLAY))
    return [Row(str(at), TITLE, LINE, parts) for at in range(first, first + count)]


@pytest.fixture
def listed(theme: Theme) -> Iterator[RowList]:
    """A list, shown, with room for a title on one line."""
    made = RowList(theme, "Talks")
    made.show()
    widen(made, 800)
    yield made
    made.close()
    made.deleteLater()


def widen(listed: RowList, wide: int) -> None:
    """Give the list a width, and let its rows take their place."""
    listed.resize(wide, 500)
    settle(listed)


def settle(listed: RowList) -> None:
    """Let every layout take its place: a scroll bar that comes may move the next one."""
    for _ in range(5):
        QCoreApplication.sendPostedEvents()
        box(listed, 0)
    listed.grab()


def box(listed: RowList, place: int) -> QRect:
    """Where a row is."""
    return listed.visualRect(listed.model().index(place, 0))


def needed(theme: Theme) -> int:
    """How wide a list must be for a title to stand on one line."""
    return theme.font(Role.BODY).pixelSize() * ONE_LINE


def words_height(theme: Theme, role: Role, text: str, wide: int) -> int:
    """How high a text is at this width."""
    metrics = QFontMetrics(theme.font(role, bold=role is Role.BODY))
    return metrics.boundingRect(QRect(0, 0, wide, 9999), Qt.TextFlag.TextWordWrap, text).height()


def test_a_list_that_becomes_narrow_has_higher_rows(theme: Theme, listed: RowList) -> None:
    """The rows that show already get the height for more lines, and lose it again."""
    listed.show_rows(rows(3), more=False)
    settle(listed)
    high = box(listed, 0).height()
    widen(listed, needed(theme) - 1)
    assert listed._painter.lines == (2, 3)
    assert box(listed, 0).height() > high
    assert box(listed, 1).top() > box(listed, 0).bottom()
    widen(listed, needed(theme))
    assert listed._painter.lines == (1, 1)
    assert box(listed, 0).height() == high


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("wide", [260, 300, 400, 800])
def test_no_word_is_cut(theme: Theme, listed: RowList, wide: int, percent: int) -> None:
    """At any width of the list, and at twice the text, both texts have the lines they need."""
    theme.set_text_percent(percent)
    listed.show_rows(rows(2), more=False)
    widen(listed, theme.px(wide) * percent // 100)
    whole, pad = box(listed, 0), theme.px(18)
    inner = whole.width() - 2 * pad
    for role, text, lines in zip(
        (Role.BODY, Role.LABEL), (TITLE, LINE), listed._painter.lines, strict=True
    ):
        room = listed._painter._height(role) * lines
        assert words_height(theme, role, text, inner) <= room


def test_larger_text_makes_higher_rows(theme: Theme, listed: RowList) -> None:
    """The rows that show follow the size of the text."""
    listed.show_rows(rows(3), more=False)
    settle(listed)
    high = box(listed, 0).height()
    theme.set_text_percent(200)
    settle(listed)
    assert box(listed, 0).height() > high
    assert box(listed, 1).top() > box(listed, 0).bottom()


@pytest.mark.parametrize("beside", [-20, -13, -12, -1, 0, 1, 12, 13, 20])
def test_a_scroll_bar_that_comes_makes_no_other_rows(
    theme: Theme, listed: RowList, beside: int
) -> None:
    """Near the width at which lines break, the rows stay as they are once they are laid."""
    widen(listed, needed(theme) + beside)
    lines: list[tuple[int, int]] = []
    highs: list[int] = []
    for count in (2, MANY, 2, MANY):
        listed.show_rows(rows(count), more=False)
        settle(listed)
        lines.append(listed._painter.lines)
        highs.append(box(listed, 0).height())
        assert listed.verticalScrollBar().isVisible() is (count == MANY)
    assert lines == [(1, 1) if beside >= 0 else (2, 3)] * 4
    assert len(set(highs)) == 1


def test_the_first_is_chosen_and_told(listed: RowList) -> None:
    """As rows come, and whenever somebody goes to another one."""
    told: list[str] = []
    listed.chosen.connect(told.append)
    listed.show_rows(rows(3), more=False)
    QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=box(listed, 2).center())
    listed.choose("1")
    listed.choose("nobody")
    assert told == ["0", "1", "2", "1"]


def test_no_rows_choose_nothing(listed: RowList) -> None:
    """An empty list tells nobody anything."""
    told: list[str] = []
    listed.chosen.connect(told.append)
    listed.show_rows([], more=False)
    assert told == []


def fetched(listed: RowList) -> list[str]:
    """Fetch as the list does near its end, twice; the wishes that came of it."""
    wished: list[str] = []
    listed.more_requested.connect(lambda: wished.append("more"))
    for _ in range(2):
        if listed.model().canFetchMore(QModelIndex()):
            listed.model().fetchMore(QModelIndex())
    return wished


def test_more_are_asked_for_once(listed: RowList) -> None:
    """Where there are others behind those known they are wished for, and not again meanwhile."""
    listed.show_rows(rows(MANY), more=True)
    assert fetched(listed) == ["more"]
    listed.show_rows(rows(MANY), more=False)
    assert fetched(listed) == []


def test_more_come_behind(listed: RowList) -> None:
    """The next rows stand behind the others, and what is chosen stays so."""
    listed.show_rows(rows(MANY), more=True)
    listed.choose("5")
    listed.add_rows(rows(MANY, first=MANY), more=True)
    settle(listed)
    assert [row.id for row in listed._rows._rows] == [str(at) for at in range(2 * MANY)]
    assert listed.currentIndex().row() == 5
    assert fetched(listed) == ["more"]
    listed.add_rows([], more=False)
    assert fetched(listed) == []


def test_a_row_is_heard_whole(listed: RowList) -> None:
    """Who hears the list hears both texts of a row; the list has its name."""
    listed.show_rows(rows(1), more=False)
    index = listed.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"{TITLE}, {LINE}"
    found = QAccessible.queryAccessibleInterface(listed)
    assert found is not None
    assert found.text(QAccessible.Text.Name) == "Talks"


def test_the_bar_of_a_row_is_to_scale(theme: Theme, listed: RowList) -> None:
    """With 3 to 1 the first three quarters are lake, the last one is clay."""
    listed.show_rows(rows(1), more=False)
    settle(listed)
    whole, pad = box(listed, 0), QSize(theme.px(18), theme.px(14))
    left, wide = whole.left() + pad.width(), whole.width() - 2 * pad.width()
    y = whole.bottom() - pad.height() - theme.px(8) // 2
    image = listed.viewport().grab().toImage()
    seen = [image.pixelColor(left + round(wide * share), y) for share in (0.1, 0.7, 0.8, 0.95)]
    assert seen == [DAY.lake, DAY.lake, DAY.clay, DAY.clay]


def test_the_row_with_the_keyboard_is_outlined_as_the_window_scales(
    theme: Theme, listed: RowList, qtbot: QtBot
) -> None:
    """In lake, and thicker where everything is larger: on a large screen it is seen from afar."""
    listed.show_rows(rows(2), more=False)
    with qtbot.waitActive(listed):
        listed.activateWindow()
    listed.setFocus()
    thick: list[int] = []
    for size in (QSize(1280, 800), QSize(3840, 2400)):
        theme.set_window_size(size)
        settle(listed)
        image, chosen = listed.viewport().grab().toImage(), box(listed, 0)
        column = [image.pixelColor(chosen.center().x(), chosen.top() + y) for y in range(12)]
        thick.append(column.count(DAY.lake))
    assert thick == [2, 6]


def test_the_words_of_a_row_stand_together(theme: Theme, listed: RowList) -> None:
    """In a list of higher rows, a title that needs one line has its line close below it."""
    listed.show_rows([Row("one", "Sunday", "A first try")], more=False)
    widen(listed, needed(theme) - 1)
    image, whole = listed.viewport().grab().toImage(), box(listed, 0)
    across = range(whole.left() + theme.px(18), whole.left() + theme.px(60))
    inked = [
        y
        for y in range(whole.top() + theme.px(8), whole.bottom() - theme.px(8))
        if any(image.pixelColor(x, y).lightness() < 160 for x in across)
    ]
    gaps = [after - before for before, after in itertools.pairwise(inked)]
    assert 1 < max(gaps) < listed._painter._height(Role.BODY)
