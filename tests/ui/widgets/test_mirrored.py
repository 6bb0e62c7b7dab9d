"""Claims about reading from right to left: what is read turns round, where people sit does not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from listening_timer.text.cleaning import isolated
from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import LeftRightPair, Row
from listening_timer.ui.widgets.progress import ShareBar
from listening_timer.ui.widgets.timeline import Timeline
from listening_timer.ui.widgets.timeline_painter import TimelinePart
from tests.helpers.qt.widget_windows import in_column

LEFT_TO_RIGHT, RIGHT_TO_LEFT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
HEBREW = "אבגדה ובגדה מבגדה אבגדה סבגדה אבגדה אבגדה אבגדה שבגדה אבגדה"
NEAR = 6
"""Pixels within which the first letters of two lines begin: each has its own edge."""


def shot(widget: QWidget, wide: int, high: int) -> QImage:
    """A picture of a widget of this size."""
    widget.resize(wide, high)
    return widget.grab().toImage()


def ink(image: QImage, top: int, bottom: int) -> tuple[int, int] | None:
    """The first and the last column with ink between two rows."""
    columns = [
        x
        for x in range(image.width())
        for y in range(max(0, top), min(bottom, image.height()))
        if image.pixelColor(x, y).lightness() < 140
    ]
    return (min(columns), max(columns)) if columns else None


@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize("words", ["Maya", "/home/maya/history.db", "?", isolated("Sam"), HEBREW])
def test_a_text_begins_where_the_page_does(theme: Theme, words: str) -> None:
    """Names, paths and signs stand at the right like everything else."""
    image = shot(Text(theme, TextStyle.CUE, words, wrap=False), 900, 60)
    edges = ink(image, 0, 60)
    assert edges is not None
    assert 900 - edges[1] < NEAR


@pytest.mark.usefixtures("mirrored")
def test_wrapped_lines_stand_below_each_other(theme: Theme) -> None:
    """No line is moved by the space at its end, and none out of its box."""
    text = Text(theme, TextStyle.CUE, HEBREW)
    image = shot(text, 240, text.heightForWidth(240))
    high = text.fontMetrics().lineSpacing()
    found = [ink(image, top, top + high) for top in range(0, image.height() - high // 2, high)]
    lines = [line for line in found if line is not None]
    assert len(lines) > 2
    assert all(240 - right < NEAR and left > 0 for left, right in lines)


def test_breaking_a_text_loses_nothing_of_it(theme: Theme) -> None:
    """All words are there in their order, also after characters that take two places."""
    words = f"😀😀 {HEBREW}\n{HEBREW} 😀"
    broken = painting.broken(theme.font(TextStyle.CUE), words, 240)
    assert broken.split() == words.split()
    assert broken.count("\n") > words.count("\n")


@pytest.mark.usefixtures("mirrored")
def test_time_runs_as_text_does(theme: Theme) -> None:
    """What came first stands at the right, in the long picture and in the small one."""
    line, bar = Timeline(theme), ShareBar(theme)
    line.set([TimelinePart(1, Tone.LAKE), TimelinePart(1, Tone.CLAY)], "19:42", "20:05")
    bar.set([(1, Tone.LAKE), (1, Tone.CLAY)])
    for widget, high in ((line, line.sizeHint().height()), (bar, 20)):
        image = shot(widget, 400, high)
        at = 10
        assert image.pixelColor(300, at) == theme.shades(Tone.LAKE).plain
        assert image.pixelColor(100, at) == theme.shades(Tone.CLAY).plain
    places = {text: rect.center().x() for text, rect in line.painting().labels()}
    assert places["19:42"] > 300
    assert places["20:05"] < 100


@pytest.mark.usefixtures("mirrored")
def test_who_sits_left_stays_left(theme: Theme) -> None:
    """Left and right are where people sit; within their place all reads as the screen does."""
    left, right, between = (
        Text(theme, TextStyle.BODY, word) for word in ("left", "right", "between")
    )
    seats = LeftRightPair(theme, left, right, between, spacing=16)
    shot(seats, 900, 80)
    assert left.x() < between.x() < right.x()
    assert left.layoutDirection() is RIGHT_TO_LEFT


def test_where_it_is_narrow_both_names_have_their_room(theme: Theme) -> None:
    """What stands between the two comes below them, and back where there is room again."""
    left, right, between = (Field(theme, "First name", "Name") for _ in range(3))
    seats = LeftRightPair(theme, left, right, between, spacing=16)
    for wide in (1000, 420, 1000):
        shot(seats, wide, 160)
        assert (between.y() > left.y()) == (wide == 420)
        assert left.y() == right.y()


@pytest.mark.usefixtures("mirrored")
def test_margins_turn_round(theme: Theme) -> None:
    """The leading edge of a column is its right one."""
    page = in_column(theme, inner := QWidget(), margins=(48, 0, 12, 0))
    shot(page, 400, 100)
    assert page.width() - inner.geometry().right() - 1 == theme.px(48)
    assert inner.x() == theme.px(12)


@pytest.mark.usefixtures("mirrored")
def test_a_name_is_written_where_its_hint_stood(theme: Theme) -> None:
    """Latin letters in a field stand at the right too; in what is read the other way, left."""
    field = Field(theme, "שם", "Name", bare=True)
    field.setText("Maya")
    inside, row = QWidget(), Row(theme)
    row.addWidget(field)
    inside.setLayout(row)
    shot(inside, 600, 60)
    assert field.cursorRect().center().x() > 500
    inside.setLayoutDirection(LEFT_TO_RIGHT)
    shot(inside, 600, 60)
    assert field.cursorRect().center().x() < 200
