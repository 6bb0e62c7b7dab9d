"""Feelings (handout): the words of six families, each from mild to strong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from listening_timer.library.feelings import Family
from listening_timer.pdf.handout_parts import beside, column_width, stones
from listening_timer.pdf.layout import POINT, Face, Strip, gap, paragraph
from listening_timer.ui.theme.palette import DAY
from listening_timer.ui.words.i18n import text_of, tr

COLUMNS = 3
APART = 20 * POINT


def feelings_title() -> str:
    """The heading of the sheet, and its bookmark."""
    return tr("I felt …")


def feelings(families: Sequence[Family], width: float) -> Iterator[Strip]:
    """All strips of the sheet; they belong on one page."""
    each = column_width(COLUMNS, APART, width)
    yield stones()
    yield gap(8)
    yield from paragraph(feelings_title(), Face.HEADING, width=width)
    yield gap(4)
    about = tr("Six families of words, each from mild to strong. Which one comes closest?")
    yield from paragraph(about, Face.BODY, DAY.soft_ink, width=width)
    for start in range(0, len(families), COLUMNS):
        some = [_family(family, each) for family in families[start : start + COLUMNS]]
        nothing = [iter(())] * (COLUMNS - len(some))
        yield gap(18, stretches=True)
        yield beside([*some, *nothing], APART, width)


def _family(family: Family, width: float) -> Iterator[Strip]:
    yield from paragraph(text_of(family.name), Face.TITLE, DAY.moss_deep, width=width)
    yield gap(3)
    for feeling in family.feelings:
        yield from paragraph(text_of(feeling.text), Face.BODY, width=width)
