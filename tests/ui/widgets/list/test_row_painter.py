"""Claims about how a row looks: as high as its words, whose they are, what was found."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from listening_timer.ui.theme.theme import DAY, TextStyle, Theme, Tone
from listening_timer.ui.widgets.list.model import ListRow
from listening_timer.ui.widgets.list.row_painter import RowPainter
from listening_timer.ui.widgets.list.view import RowList
from listening_timer.ui.widgets.rich_lines import line_height
from tests.helpers.qt.painted_text import painted_texts
from tests.helpers.qt.sample_rows import (
    BY,
    LINE,
    MANY,
    SHORT,
    TITLE,
    box,
    keys,
    settle,
    widen,
)
from tests.helpers.qt.widget_windows import activate

FOUND = (
    ("… we spoke about the ", False),
    ("river", True),
    (" and how far it is to the sea …", False),
)
BORROWED = "Share fully · 24 min · \u2068שלום\u2069"
"""A line with a topic in letters, and between marks, that our font lacks."""


def showing(theme: Theme, *rows: ListRow, wide: int = 380) -> RowList:
    """A list that shows these rows."""
    made = RowList(theme, "Talks", lambda identity: rows[int(identity)])
    made.show()
    made.resize(wide, 600)
    made.show_rows(keys(len(rows)), more=False)
    settle(made)
    return made


def alone(theme: Theme, style: TextStyle) -> int:
    """How high a line of a text style is that stands alone."""
    return round(theme.font(style).pixelSize() * 1.45)


def test_a_row_is_as_high_as_what_stands_in_it(theme: Theme) -> None:
    """What is not there takes no room, and each line more takes that of one line."""
    label, px = theme.font(TextStyle.LABEL), theme.px
    listed = showing(
        theme,
        ListRow("Sunday", ""),
        ListRow("Sunday", "A first try"),
        ListRow("Sunday", "A first try that we broke off, and then began anew"),
        ListRow("Sunday", "A first try", (("river", True),)),
    )
    bare, short, long, found = (box(listed, place).height() for place in range(4))
    assert short == bare + alone(theme, TextStyle.LABEL)
    assert found == short + alone(theme, TextStyle.LABEL) + px(4)
    assert long == short + line_height(label)


def baselines(listed: RowList, place: int) -> set[int]:
    """Where the letters of a row stand, below its top."""
    room = box(listed, place)
    return {
        round(piece.at.y()) - room.top()
        for piece in painted_texts(listed)
        if room.contains(piece.box.center())
    }


def test_letters_of_another_font_make_no_higher_row(theme: Theme) -> None:
    """Rows of as many lines are all as high, and their lines stand at the same places."""
    plain, other = (
        ListRow("Sunday", "Share fully · 24 min · river"),
        ListRow("Sunday", BORROWED),
    )
    listed = showing(theme, plain, other)
    assert box(listed, 0).height() == box(listed, 1).height()
    below = [baselines(listed, place) for place in range(2)]
    assert len(below[0]) == 2
    assert below[0] == below[1]


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("wide", [260, 300, 400, 800])
def test_no_word_is_cut(theme: Theme, listed: RowList, wide: int, percent: int) -> None:
    """At any width of the list, and at twice the text, every text stands whole in its row."""
    theme.set_text_percent(percent)
    rows = [
        ListRow(TITLE, LINE, FOUND, BY, Tone.CLAY),
        ListRow(TITLE, "x" * 60),
        ListRow("Sunday", BORROWED),
    ]
    listed = showing(theme, *rows, wide=theme.px(wide) * percent // 100)
    listed.resize(listed.width(), 2000)
    settle(listed)
    pieces = painted_texts(listed)
    for place, row in enumerate(rows):
        room = box(listed, place)
        here = [piece for piece in pieces if room.contains(piece.box.center())]
        said = "".join(piece.text for piece in here)
        assert all(room.contains(piece.box) and piece.shown == piece.box for piece in here)
        wanted = f"{row.title}{row.line}{row.by}{''.join(text for text, _is_marked in row.words)}"
        assert letters(said) == letters(wanted)


def letters(text: str) -> list[str]:
    """What is to be seen of a text, in no order."""
    return sorted(letter for letter in text if letter.isalnum())


def test_a_list_that_becomes_narrow_has_higher_rows(listed: RowList) -> None:
    """The rows that show already get the height for more lines, and lose it again."""
    listed.show_rows(keys(3), more=False)
    settle(listed)
    high = box(listed, 0).height()
    widen(listed, 260)
    assert box(listed, 0).height() > high
    assert box(listed, 1).top() > box(listed, 0).bottom()
    widen(listed, 800)
    assert box(listed, 0).height() == high


def test_larger_text_makes_higher_rows(theme: Theme, listed: RowList) -> None:
    """The rows that show follow the size of the text; the first heading stays at the top."""
    listed.show_rows(keys(3, week=2), more=False)
    settle(listed)
    high = box(listed, 0).height()
    theme.set_text_percent(200)
    settle(listed)
    assert box(listed, 0).height() > high
    assert box(listed, 0).top() == RowPainter(theme).head_height()
    assert box(listed, 1).top() > box(listed, 0).bottom()


def test_a_scroll_bar_that_comes_makes_no_other_rows(listed: RowList) -> None:
    """Also at the widths at which a bar would end a line earlier."""
    for wide in range(330, 460, 7):
        widen(listed, wide)
        highs: set[int] = set()
        for count in (2, MANY, 2, MANY):
            listed.show_rows(keys(count), more=False)
            settle(listed)
            highs |= {box(listed, 0).height(), box(listed, 1).height()}
            assert listed.verticalScrollBar().isVisible() is (count == MANY)
        assert len(highs) == 1


def test_a_name_has_the_colour_of_its_person(theme: Theme) -> None:
    """The name alone, deep; what they wrote is in ink, and where something was found, marked."""
    row = ListRow("Sunday", "A first try", (("That ", False), ("you", True)), "Maya: ", Tone.LAKE)
    inks = {piece.text: piece.ink for piece in painted_texts(showing(theme, row))}
    assert inks["Maya: "] == DAY.lake_deep
    assert inks["That "] == inks["you"] == DAY.ink


def test_the_row_with_the_keyboard_is_outlined_as_the_window_scales(
    theme: Theme, listed: RowList, qtbot: QtBot
) -> None:
    """In lake, and thicker where everything is larger: on a large screen it is seen from afar."""
    listed.show_rows(keys(2), more=False)
    activate(qtbot, listed)
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
    """A title has its line close below it, also beside rows that need more lines."""
    listed.show_rows([(SHORT, ""), *keys(2)], more=False)
    widen(listed, 260)
    image, whole = listed.viewport().grab().toImage(), box(listed, 0)
    across = range(whole.left() + theme.px(18), whole.left() + theme.px(60))
    title, line = (alone(theme, style) for style in (TextStyle.BODY, TextStyle.LABEL))
    inked = [
        y
        for y in range(whole.top() + theme.px(8), whole.top() + theme.px(14) + title + line)
        if any(image.pixelColor(x, y).lightness() < 160 for x in across)
    ]
    gaps = [after - before for before, after in itertools.pairwise(inked)]
    assert 1 < max(gaps) < title


@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize("count", [1, MANY])
def test_mirrored_texts_begin_at_the_right(theme: Theme, count: int) -> None:
    """At the right edge of a row, whether a scroll bar takes some of its width or not."""
    listed = showing(theme, *[ListRow("Sunday", BORROWED, FOUND)] * count)
    right = listed.viewport().width() - theme.px(18)
    room = box(listed, 0)
    here = [piece for piece in painted_texts(listed) if room.contains(piece.box.center())]
    here.sort(key=lambda piece: piece.box.right())
    lines = {round(piece.at.y()): piece.box.right() for piece in here}
    assert len(lines) > 2
    assert all(end == pytest.approx(right, abs=3) for end in lines.values())
    listed.close()
