"""Claims about the words on the stone: set seldom, painted where they change, and the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QImage, QPaintEvent, QRegion

from listening_timer.ui.theme.theme import Theme, Tone
from listening_timer.ui.widgets.stone import text_box
from listening_timer.ui.widgets.token.token import Face, Token
from listening_timer.ui.widgets.token.token_text import TokenText
from tests.helpers.qt.token_animation import farthest

FACE = Face(Tone.LAKE, "Maya", "6:50", "you have the floor", 0.75)
SIZE = QSize(600, 600)
UNSEEN = 24
"""Of 255: an edge of the ring that lies a tenth of a pixel elsewhere."""


class Watched(Token):
    """A token that notes how much of itself it paints."""

    painted = QRegion()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted = QRegion(event.region())
        super().paintEvent(event)


def shown(theme: Theme, face: Face) -> Watched:
    """A token in a window of its own, with a face on it."""
    token = Watched(theme)
    token.resize(SIZE)
    token.set_face(face)
    token.show()
    seen(token)
    return token


def seen(token: Token) -> QImage:
    """What the window shows, once it is painted."""
    QCoreApplication.processEvents()
    return token.screen().grabWindow(token.winId()).toImage()


def ticks_as_painted_at_once(token: Watched, face: Face) -> bool:
    """Show another face; whether what it paints of it leaves the picture of all of it."""
    token.set_face(face)
    image = seen(token)
    assert token.painted.boundingRect() != token.rect()
    token.update()
    return farthest(image, seen(token)) <= UNSEEN


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
    token = shown(theme, replace(FACE, clock=clocks[0]))
    for number, clock in enumerate(clocks[1:], 1):
        face = replace(FACE, clock=clock, ring=0.75 - number * 0.0017)
        assert ticks_as_painted_at_once(token, face)


def test_the_plate_of_the_overtime_ticks_alone(theme: Theme) -> None:
    """In overtime its seconds are painted anew, with the thin ring behind them."""
    over = replace(FACE, clock="", ring=1.0, thin=True, over="+1:19")
    assert ticks_as_painted_at_once(shown(theme, over), replace(over, over="+1:20"))


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
    token = shown(theme, FACE)
    token.resize(400, 400)
    token.set_face(replace(FACE, clock="6:49", ring=0.748))
    seen(token)
    assert token.painted.boundingRect() == token.rect()
    token.resize(SIZE)
    seen(token)
    assert ticks_as_painted_at_once(token, replace(FACE, clock="6:48", ring=0.746))
