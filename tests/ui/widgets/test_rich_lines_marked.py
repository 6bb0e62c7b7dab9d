"""Claims about marked text: the marks are where they belong, seen, and move no letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage

from listening_timer.ui.theme.theme import TextStyle, Theme, contrast, mixed
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.rich_lines import Pieces, plain, spans

PIECES = (("We spoke about the ", False), ("move", True), (" again, and walked.", False))
WIDE = 130


def label(theme: Theme, pieces: Pieces) -> Text:
    """A text of several lines."""
    made = Text(theme, TextStyle.BODY)
    made.set_marked(pieces)
    made.resize(WIDE, made.heightForWidth(WIDE))
    return made


def picture(text: Text) -> QImage:
    """How it looks on nothing."""
    image = QImage(text.size(), QImage.Format.Format_RGB32)
    image.fill(text.palette().base().color())
    text.render(image, QPoint())
    return image


def ground(theme: Theme) -> int:
    """The colour below marked letters."""
    return mixed(theme.palette.moss_tint, theme.palette.moss, 0.25).rgb()


def shadows(theme: Theme, image: QImage) -> list[tuple[int, int]]:
    """Where the ground of a mark is seen."""
    wide, high = image.size().toTuple()
    found = ground(theme)
    return [(x, y) for y in range(high) for x in range(wide) if image.pixel(x, y) == found]


def test_only_what_was_looked_for_has_a_ground(theme: Theme) -> None:
    """As wide as its letters, on the line on which they stand."""
    text = label(theme, PIECES)
    places = shadows(theme, picture(text))
    metrics = text.fontMetrics()
    across = max(x for x, _y in places) - min(x for x, _y in places) + 1
    down = max(y for _x, y in places) - min(y for _x, y in places) + 1
    assert across == pytest.approx(metrics.horizontalAdvance("move"), abs=3)
    assert down <= metrics.height()


@pytest.mark.parametrize("evening", [False, True])
def test_what_is_marked_reads_well(theme: Theme, evening: bool) -> None:  # noqa: FBT001 - a case
    """The letters in ink on the ground of the mark: 4.5 to 1 and more."""
    theme.set_palette_choice("evening" if evening else "day")
    look = theme.palette
    assert contrast(look.ink, mixed(look.moss_tint, look.moss, 0.25)) >= 4.5


def test_colour_does_not_stand_alone(theme: Theme) -> None:
    """Without its ground the mark is still seen: there is a line below the letters."""
    bare, marked = (
        picture(label(theme, [(text, is_marked and on) for text, is_marked in PIECES]))
        for on in (False, True)
    )
    places = shadows(theme, marked)
    left, right = min(x for x, _y in places), max(x for x, _y in places)
    ink = theme.palette.ink
    top, bottom = min(y for _x, y in places), max(y for _x, y in places)

    def inked(image: QImage, y: int) -> bool:
        row = [image.pixelColor(x, y) for x in range(left + 1, right)]
        return all(abs(colour.lightness() - ink.lightness()) < 60 for colour in row)

    rows = range(top, bottom + 1)
    assert any(inked(marked, y) for y in rows)
    assert not any(inked(bare, y) for y in rows)


def test_marks_move_no_letter(theme: Theme) -> None:
    """Where nothing is marked the picture is the same, line by line."""
    bare, marked = (
        picture(label(theme, [(text, is_marked and on) for text, is_marked in PIECES]))
        for on in (False, True)
    )
    places = shadows(theme, marked)
    left, right = min(x for x, _y in places), max(x for x, _y in places)
    top, bottom = min(y for _x, y in places), max(y for _x, y in places)
    wide, high = bare.size().toTuple()
    assert bare.size() == marked.size()
    others = [
        (x, y)
        for y in range(high)
        for x in range(wide)
        if not (top - 1 <= y <= bottom + 1 and left - 2 <= x <= right + 2)
    ]
    assert all(bare.pixel(x, y) == marked.pixel(x, y) for x, y in others)


def test_marks_go_with_the_text(theme: Theme) -> None:
    """The same words without marks lose theirs, whatever was shown before."""
    text = label(theme, PIECES)
    text.set_text(plain(PIECES))
    assert text.said() == text.accessibleName() == plain(PIECES)
    assert not shadows(theme, picture(text))


def test_places_to_break_are_inside_of_a_mark() -> None:
    """A marked word without end breaks and is one mark; Qt counts in halves of some letters."""
    pieces = (("\U0001f600 ", False), ("x" * 60, True), (" end", False))
    text = painting.breakable(plain(pieces))
    assert len(text) == len(plain(pieces)) + 2
    assert spans(text, pieces) == [(3, 62)]


@given(st.lists(st.tuples(st.text(max_size=30), st.booleans()), max_size=6))
def test_a_text_of_its_own_has_its_own_marks(pieces: list[tuple[str, bool]]) -> None:
    """Every marked letter is inside of a span and every other is outside."""
    text = plain(pieces)
    flags = [is_marked for piece, is_marked in pieces for _letter in piece]
    units = [flag for flag, letter in zip(flags, text, strict=True) for _ in utf16(letter)]
    inside = [False] * len(units)
    for start, count in spans(text, pieces):
        inside[start : start + count] = [True] * count
    assert inside == units


def utf16(letter: str) -> range:
    """As many as Qt counts it for."""
    return range(2 if ord(letter) > 0xFFFF else 1)


def test_what_is_left_out_moves_no_mark() -> None:
    """Where the marks round a name are not painted, the same letters are marked as before."""
    pieces = (("\u2068Maya\u2069 walked \n", False), ("home", True))
    assert spans("Maya walked\nhome", pieces) == [(12, 4)]


def test_marks_follow_a_text_that_runs_the_other_way(theme: Theme) -> None:
    """The last word of a Hebrew line is its leftmost, also where the line wraps."""
    said, last = "הלכנו יחד אל", "הנהר"
    for wide in (400, 90):
        text = Text(theme, TextStyle.BODY)
        text.set_marked([(f"{said} ", False), (last, True)])
        text.resize(wide, text.heightForWidth(wide))
        image = picture(text)
        places = shadows(theme, image)
        left, right = min(x for x, _y in places), max(x for x, _y in places)
        assert left <= 3
        assert right - left == pytest.approx(text.fontMetrics().horizontalAdvance(last), abs=4)
