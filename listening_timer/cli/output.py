"""Terminal output: lines, tables with aligned columns, safe standard streams."""

from __future__ import annotations

import contextlib
import os
import sys
import unicodedata
from collections.abc import Sequence
from typing import TextIO

GAP = "  "

SHORT = 8
"""Digits of an id that are shown: enough for people."""


def say(line: str = "") -> None:
    """Write one line to standard output."""
    if sys.stdout is not None:  # a window started without a terminal has none
        sys.stdout.write(f"{line}\n")


def complain(sentence: str) -> None:
    """Write one sentence to standard error."""
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n")


def write_anything() -> None:
    """Escape characters that the terminal's encoding lacks, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def flush() -> None:
    """Flush standard output. Raises OSError where that fails."""
    if sys.stdout is not None:
        sys.stdout.flush()


def forget_output() -> None:
    """Redirect standard output to the null device: its unwritten rest must not fail at exit."""
    stream: TextIO | None = sys.stdout
    with contextlib.suppress(OSError, ValueError, AttributeError):
        if stream is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def table(rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> list[str]:
    """Rows as lines with aligned columns, those in `right` right-aligned.

    The first row is the head.
    """
    widths = [max(map(_cells, column)) for column in zip(*rows, strict=True)]
    return [
        GAP.join(
            _padded(cell, width, right=place in right)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def _padded(cell: str, width: int, *, right: bool) -> str:
    space = " " * (width - _cells(cell))
    return space + cell if right else cell + space


def _cells(text: str) -> int:
    """Width of a text on a terminal: wide characters take two cells, combining marks none."""
    if text.isascii():  # nearly all are, and a list may be very long
        return len(text)
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def short(identity: str) -> str:
    """The beginning of an id, by which a session can be named."""
    return identity[:SHORT]
