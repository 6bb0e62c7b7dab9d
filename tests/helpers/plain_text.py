"""Plain text: strips the bidi isolates and no-break spaces that the program puts in."""

from __future__ import annotations


def plain(text: str) -> str:
    """A text without the marks that keep names apart, and numbers with their units."""
    return text.replace("\u2068", "").replace("\u2069", "").replace("\u00a0", " ")
