"""Claims about the words on the stone: set seldom, painted where they change, and the same."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme.theme import DAY, Theme, Tone
from listening_timer.ui.widgets.token.stone import text_box
from listening_timer.ui.widgets.token.token import Face, Token
from listening_timer.ui.widgets.token.token_text import TokenText

FACE = Face(Tone.LAKE, "Maya", "6:50", "you have the floor", 0.75)
SIZE = QSize(600, 600)
UNSEEN = 24
"""Of 255: an edge of the ring that lies a tenth of a pixel elsewhere."""


def whole(token: Token) -> QImage:
    """The token on paper, painted at once."""
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(DAY.paper)
    token.render(image, QPoint(), QRegion(), QWidget.RenderFlag(0))
    return image


def ticked(token: Token, image: QImage, face: Face) -> None:
    """Show another face, and paint of it only what the token asks for."""
    token.set_face(face)
    region = QRegion(token._ticked)
    assert not region.isEmpty()
    painter = QPainter(image)
    painter.setClipRegion(region)
    painter.fillRect(image.rect(), DAY.paper)
    painter.end()
    token.render(image, region.boundingRect().topLeft(), region, QWidget.RenderFlag(0))


def farthest(one: QImage, other: QImage) -> int:
    """How far two pictures differ in any channel of any pixel."""
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return max(abs(a - b) for a, b in pairs)


@pytest.mark.parametrize(
    "clocks",
    [
        ("6:50", "6:49", "6:48"),
        ("10:01", "10:00", "9:59"),
        ("0:11", "0:10", "0:09"),
        ("5 min", "4 min"),
    ],
    ids=["a digit", "fewer digits", "two digits", "words"],
)
def test_a_tick_leaves_the_same_picture_as_all_of_it(theme: Theme, clocks: tuple[str, ...]) -> None:
    """What the token paints of itself tick by tick is what it looks like painted at once."""
    token = Token(theme)
    token.resize(SIZE)
    token.set_face(replace(FACE, clock=clocks[0]))
    token.show()
    image = whole(token)
    for number, clock in enumerate(clocks[1:], 1):
        ticked(token, image, replace(FACE, clock=clock, ring=0.75 - number * 0.0017))
        assert farthest(image, whole(token)) <= UNSEEN
    token.close()


def test_the_plate_of_the_overtime_ticks_alone(theme: Theme) -> None:
    """In overtime its seconds are painted anew, with the thin ring behind them."""
    over = replace(FACE, clock="", ring=1.0, thin=True, over="+1:19")
    token = Token(theme)
    token.resize(SIZE)
    token.set_face(over)
    token.show()
    image = whole(token)
    ticked(token, image, replace(over, over="+1:20"))
    assert farthest(image, whole(token)) <= UNSEEN
    token.close()


def test_the_last_digit_changes_alone(theme: Theme) -> None:
    """Its place is no wider than a digit; with the minute the three last ones change."""
    engraving = TokenText(theme)
    last = engraving.changed(FACE, replace(FACE, clock="6:51"), SIZE)
    minute = engraving.changed(replace(FACE, clock="6:00"), replace(FACE, clock="5:59"), SIZE)
    assert last.width() < 90
    assert minute.width() > 3 * 60
    assert minute.right() == last.right()


def test_fewer_digits_set_all_words_anew(theme: Theme) -> None:
    """Where ten minutes become nine, the digits may be larger: everything is painted."""
    ten, nine = replace(FACE, clock="10:00"), replace(FACE, clock="9:59")
    rect = TokenText(theme).changed(ten, nine, SIZE)
    assert rect == text_box(SIZE).toAlignedRect()


def test_words_are_set_once_for_all_times(theme: Theme) -> None:
    """The same fonts and places serve until the name, the line, the size or the theme changes."""
    engraving = TokenText(theme)
    first = engraving.words(FACE, SIZE)
    later = engraving.words(replace(FACE, clock="1:23"), SIZE)
    assert [(w.font, w.rect) for w in later] == [(w.font, w.rect) for w in first]
    assert [w.text for w in later] == ["Maya", "1:23", "you have the floor"]
    theme.set_text_percent(150)
    engraving.forget()
    assert engraving.words(FACE, SIZE) != first


def test_a_name_that_looks_like_a_time_stays(theme: Theme) -> None:
    """Only the time changes with the time."""
    named = replace(FACE, name="6:50", clock="6:50")
    engraving = TokenText(theme)
    engraving.words(named, SIZE)
    texts = [w.text for w in engraving.words(replace(named, clock="6:49"), SIZE)]
    assert texts == ["6:50", "6:49", "you have the floor"]


def test_after_another_size_all_is_painted(theme: Theme) -> None:
    """A second that goes by before the new size was painted asks for no piece of the old one."""
    token = Token(theme)
    token.resize(SIZE)
    token.set_face(FACE)
    token.show()
    whole(token)
    token.resize(400, 400)
    token.set_face(replace(FACE, clock="6:49", ring=0.748))
    assert token._ticked.isEmpty()
    token.resize(SIZE)
    image = whole(token)
    ticked(token, image, replace(FACE, clock="6:48", ring=0.746))
    assert farthest(image, whole(token)) <= UNSEEN
    token.close()
