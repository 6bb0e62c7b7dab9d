"""The sentence on letters that no font here can draw; pure. The window translates the same one."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from listening_timer.text.error_messages import Line, fill, mark

SENTENCE = mark(
    "No font here has these letters, so each is an empty box on paper: {letters}. Install a font "
    "that has them, then try again."
)
MOST_LETTERS = 12
"""Most letters that are named."""


def missing_letters_sentence(
    missing: str, translated: Callable[[str], str] = lambda text: text
) -> str:
    """The sentence that names these letters; empty where there are none."""
    if not missing:
        return ""
    return fill(translated(SENTENCE), {"letters": Line(" ".join(_named(missing)))})


def _named(missing: str) -> list[str]:
    """Marks, which stand on another letter, only where all are marks; not too many."""
    alone = [letter for letter in missing if not unicodedata.category(letter).startswith("M")]
    named = alone or [f"◌{each}" for each in missing]
    return [*named[:MOST_LETTERS], *["…"][: len(named) > MOST_LETTERS]]
