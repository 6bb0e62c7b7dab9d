"""Claims about what is read from two metres away: the clock, and whose turn it is, in pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QImage
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Side
from listening_timer.ui.session.page import Stage
from listening_timer.ui.theme.theme import Theme, contrast
from listening_timer.ui.widgets.token.token import Token
from listening_timer.ui.window import MainWindow
from listening_timer.ui.words.people import People
from tests.helpers.exercise.play_session import Play, make_format
from tests.helpers.qt.layout_audit import layout_faults
from tests.helpers.qt.painted_text import TIME, Piece, painted_texts, stencil

DIGITS, CAPITAL = 0.09, 0.05
"""Of the window's height: the digits of the clock, and a capital letter of the holder's name."""
FULL = 1.5
"""Contrast to its ink up to which a pixel belongs to a letter."""
TEN, ALMOST_NONE = 0, 593
"""Seconds of the turn at which its clock says 10:00, and 0:07."""
USUAL = (
    "Maya",
    "Jo",
    "Émile",
    "Alexander",
    "Gwendolyn",
    "Anna-Sophie",
    "Bartholomew",
    "Christopher",
    "Maximiliane",
    "Anne and Bob",
)
LONG = ("Wilhelmina-Charlotte", "Ana Maria de la Cruz", "Annegret and Maximilian")
VERY_LONG = "Donaudampfschifffahrtskapitän"


class Sharing:
    """The window while somebody shares."""

    def __init__(self, theme: Theme) -> None:
        self.window, self.stage = MainWindow(theme), Stage(theme)
        self.window.add_page("stage", self.stage)
        self.window.show_page("stage")
        self.stage.set_motion(False)
        self.window.resize(1280, 800)
        self.window.show()

    def show(self, name: str, at: int) -> None:
        """Let someone of this name share, so many seconds into their turn."""
        self.stage.seat(People(name, "Sam", Side.LEFT))
        play = Play(make_format("share A 10, share B 10"))
        self.stage.show_state(play.look(at))

    def on_the_stone(self) -> list[Piece]:
        """The texts on the stone, as they are painted."""
        return [each for each in painted_texts(self.window) if isinstance(each.widget, Token)]


@pytest.fixture
def sharing(theme: Theme) -> Iterator[Sharing]:
    """A window of the design's size, in which nobody shares yet."""
    made = Sharing(theme)
    yield made
    made.window.close_for_good()


def ink_high(window: QWidget, piece: Piece) -> int:
    """How many rows of pixels a text fills with its ink, in a picture of the window."""
    origin = piece.widget.mapTo(window, QPoint())
    area = piece.shown.translated(origin).adjusted(-2, -2, 2, 2)
    shot, letters = window.grab(area).toImage(), stencil([piece], window, area)
    return sum(1 for y in range(area.height()) if _filled(shot, letters, y, piece.ink))


def _filled(shot: QImage, letters: QImage, y: int, ink: QColor) -> bool:
    inside = (x for x in range(shot.width()) if letters.pixelColor(x, y).alpha() > 127)
    return any(contrast(shot.pixelColor(x, y), ink) < FULL for x in inside)


@pytest.mark.parametrize(("at", "clock"), [(TEN, "10:00"), (ALMOST_NONE, "0:07")])
def test_the_digits_are_nine_hundredths_of_the_height(
    at: int, clock: str, sharing: Sharing
) -> None:
    """Each digit by itself, also the 1 and the 7, which are the lowest."""
    sharing.show("Maya", at)
    (shown,) = [each for each in sharing.on_the_stone() if TIME.fullmatch(each.text)]
    assert shown.text == clock
    for digit in set(clock) - {":"}:
        at_its_place = replace(shown, text=digit, at=_of_digit(shown, digit))
        assert ink_high(sharing.window, at_its_place) >= DIGITS * 800


def _of_digit(piece: Piece, digit: str) -> QPointF:
    """Where the first of these digits stands."""
    before = piece.text[: piece.text.index(digit)]
    return piece.at + QPointF(QFontMetricsF(piece.font).horizontalAdvance(before), 0)


@pytest.mark.parametrize("name", USUAL)
def test_a_capital_of_the_name_is_five_hundredths(name: str, sharing: Sharing) -> None:
    """For names of up to twelve letters, which stand in one line."""
    sharing.show(name, TEN)
    shown = sharing.on_the_stone()[0]
    assert shown.text == name
    assert ink_high(sharing.window, replace(shown, text=name[0])) >= CAPITAL * 800
    assert layout_faults(sharing.window) == []


@pytest.mark.parametrize("name", LONG)
def test_a_long_name_takes_a_second_line(name: str, sharing: Sharing) -> None:
    """Before it becomes small; the clock stays as large as it is."""
    sharing.show(name, TEN)
    first, second, *_hint, clock = sharing.on_the_stone()
    assert (first.text + second.text).replace(" ", "") == name.replace(" ", "")
    assert ink_high(sharing.window, replace(first, text=name[0])) >= CAPITAL * 800 * 0.8
    assert ink_high(sharing.window, clock) >= DIGITS * 800 * 0.9
    assert layout_faults(sharing.window) == []


def test_a_name_of_one_long_word_is_small_before_it_is_broken(sharing: Sharing) -> None:
    """It is whole, in one line, and no higher than it can be."""
    sharing.show(VERY_LONG, TEN)
    shown = sharing.on_the_stone()[0]
    assert shown.text == VERY_LONG
    assert layout_faults(sharing.window) == []


@pytest.mark.parametrize("name", USUAL)
def test_the_smallest_window_gives_the_largest_text_what_it_has(
    name: str, theme: Theme, sharing: Sharing
) -> None:
    """At 1024 x 640 and 200 % the clock is larger than at 100 %, the name no smaller."""
    sharing.window.resize(1024, 640)
    sharing.show(name, TEN)
    before = sharing.on_the_stone()
    theme.set_text_percent(200)
    for _turn in range(3):
        QCoreApplication.sendPostedEvents()
    after = sharing.on_the_stone()
    assert after[0].font.pixelSize() >= before[0].font.pixelSize()  # its width may be all there is
    assert after[-1].text == before[-1].text == "10:00"
    assert after[-1].font.pixelSize() > before[-1].font.pixelSize()
    assert layout_faults(sharing.window) == []
