"""Claims about how a row looks: words that have room, a bar to scale, what was found."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from listening_timer.ui.theme import DAY, Role, Theme
from listening_timer.ui.widgets.row_model import Row
from listening_timer.ui.widgets.row_painter import ONE_LINE
from listening_timer.ui.widgets.rows import RowList
from tests.helpers.listed import LINE, MANY, PARTS, SHORT, TITLE, box, keys, make, settle, widen
from tests.helpers.written import written


@pytest.fixture
def listed(theme: Theme) -> Iterator[RowList]:
    """A list, shown, with room for a title on one line."""
    made = RowList(theme, "Talks", make)
    made.show()
    widen(made, 800)
    yield made
    made.close()
    made.deleteLater()


def needed(theme: Theme) -> int:
    """How wide a list must be for a title to stand on one line."""
    return theme.font(Role.BODY).pixelSize() * ONE_LINE


def words_height(theme: Theme, role: Role, text: str, wide: int) -> int:
    """How high a text is at this width."""
    metrics = QFontMetrics(theme.font(role, bold=role is Role.BODY))
    return metrics.boundingRect(QRect(0, 0, wide, 9999), Qt.TextFlag.TextWordWrap, text).height()


def test_a_list_that_becomes_narrow_has_higher_rows(theme: Theme, listed: RowList) -> None:
    """The rows that show already get the height for more lines, and lose it again."""
    listed.show_rows(keys(3), more=False)
    settle(listed)
    high = box(listed, 0).height()
    widen(listed, needed(theme) - 1)
    assert listed._painter.lines[:2] == (2, 3)
    assert box(listed, 0).height() > high
    assert box(listed, 1).top() > box(listed, 0).bottom()
    widen(listed, needed(theme))
    assert listed._painter.lines[:2] == (1, 2)
    assert box(listed, 0).height() == high


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("wide", [260, 300, 400, 800])
def test_no_word_is_cut(theme: Theme, listed: RowList, wide: int, percent: int) -> None:
    """At any width of the list, and at twice the text, both texts have the lines they need."""
    theme.set_text_percent(percent)
    listed.show_rows(keys(2), more=False)
    widen(listed, theme.px(wide) * percent // 100)
    whole, pad = box(listed, 0), theme.px(18)
    inner = whole.width() - 2 * pad
    for role, text, lines in zip(
        (Role.BODY, Role.LABEL), (TITLE, LINE), listed._painter.lines[:2], strict=True
    ):
        room = listed._painter._height(role) * lines
        assert words_height(theme, role, text, inner) <= room


def test_larger_text_makes_higher_rows(theme: Theme, listed: RowList) -> None:
    """The rows that show follow the size of the text."""
    listed.show_rows(keys(3), more=False)
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
    lines: list[tuple[int, ...]] = []
    highs: list[int] = []
    for count in (2, MANY, 2, MANY):
        listed.show_rows(keys(count), more=False)
        settle(listed)
        lines.append(listed._painter.lines[:2])
        highs.append(box(listed, 0).height())
        assert listed.verticalScrollBar().isVisible() is (count == MANY)
    assert lines == [(1, 2) if beside >= 0 else (2, 3)] * 4
    assert len(set(highs)) == 1


def test_the_bar_of_a_row_is_to_scale(theme: Theme, listed: RowList) -> None:
    """With 3 to 1 the first three quarters are lake, the last one is clay."""
    listed.show_rows([(SHORT, "")], more=False)
    settle(listed)
    whole, pad = box(listed, 0), QSize(theme.px(18), theme.px(14))
    left, wide = whole.left() + pad.width(), whole.width() - 2 * pad.width()
    words = listed._painter._height(Role.BODY) + listed._painter._height(Role.LABEL)
    y = whole.top() + pad.height() + words + theme.px(9 + 4)
    image = listed.viewport().grab().toImage()
    seen = [image.pixelColor(left + round(wide * share), y) for share in (0.1, 0.7, 0.8, 0.95)]
    assert seen == [DAY.lake, DAY.lake, DAY.clay, DAY.clay]


def test_the_row_with_the_keyboard_is_outlined_as_the_window_scales(
    theme: Theme, listed: RowList, qtbot: QtBot
) -> None:
    """In lake, and thicker where everything is larger: on a large screen it is seen from afar."""
    listed.show_rows(keys(2), more=False)
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
    listed.show_rows([(SHORT, "")], more=False)
    widen(listed, needed(theme) - 1)
    image, whole = listed.viewport().grab().toImage(), box(listed, 0)
    across = range(whole.left() + theme.px(18), whole.left() + theme.px(60))
    both = listed._painter._height(Role.BODY) + listed._painter._height(Role.LABEL)
    inked = [
        y
        for y in range(whole.top() + theme.px(8), whole.top() + theme.px(14) + both)
        if any(image.pixelColor(x, y).lightness() < 160 for x in across)
    ]
    gaps = [after - before for before, after in itertools.pairwise(inked)]
    assert 1 < max(gaps) < listed._painter._height(Role.BODY)


@pytest.mark.parametrize("percent", [100, 200])
def test_what_was_found_has_room(theme: Theme, percent: int) -> None:
    """A sentence as long as the history gives stands whole below the other words of its row."""
    found = (
        ("… we spoke about the ", False),
        ("river", True),
        (" and how far it is to the sea …", False),
    )
    listed = RowList(theme, "Talks", lambda _identity: Row(TITLE, LINE, PARTS, found))
    theme.set_text_percent(percent)
    listed.show()
    for wide in (300, 380, 700):
        listed.resize(theme.px(wide) * percent // 100, 600)
        listed.show_rows(keys(1), more=False, searched=True)
        settle(listed)
        texts = list(listed._painter._texts(box(listed, 0).adjusted(18, 14, -18, -14), make("one")))
        room = box(listed, 0).height()
        assert sum(text.room.height() for text in texts) <= room
        pieces = [piece.text for piece in written(listed)]
        assert "river" in " ".join(pieces)
        assert "sea …" in " ".join(pieces)
    theme.set_text_percent(100)
    listed.close()
