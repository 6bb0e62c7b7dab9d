"""Letters that no font of this computer can draw: on paper each would be an empty box."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from PySide6.QtGui import QFontMetricsF

from listening_timer.pdf.layout import WIDTH, Block, Face

_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
"""Categories of characters that have no shape of their own."""
_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
"""Variation selectors choose between shapes of the letter before them."""


def missing_letters(text: Iterable[str]) -> str:
    """The letters of a text that would be empty boxes, in order, each once."""
    seen = dict.fromkeys(letter for letter in text if _has_shape(letter))
    faces = Face.BODY, Face.NAME
    return "".join(each for each in seen if not all(_is_drawn(each, face) for face in faces))


def _has_shape(letter: str) -> bool:
    return unicodedata.category(letter) not in _UNSEEN and letter not in _SELECTORS


def _is_drawn(letter: str, face: Face) -> bool:
    """Whether a font has it, or one font has the letter and the marks that it is made of."""
    metrics = QFontMetricsF(face.font())
    if metrics.inFontUcs4(ord(letter)):
        return True
    parts = unicodedata.normalize("NFD", letter)
    if parts == letter or not all(metrics.inFontUcs4(ord(part)) for part in parts):
        return False
    block = Block(letter, face, WIDTH)  # its lines live as long as it does
    return all(glyph for run in block.lines[0].glyphRuns() for glyph in run.glyphIndexes())
