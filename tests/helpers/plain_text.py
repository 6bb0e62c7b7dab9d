"""Plain text: strips the bidi isolates around names, and no-break spaces."""

from __future__ import annotations


def plain(text: str) -> str:
    """A text without the marks that keep names apart, and numbers with their units."""
    return text.replace("\u2068", "").replace("\u2069", "").replace("\u00a0", " ")
