"""The plan file that the window is to open: a lone word on the command line that names a file."""

from __future__ import annotations

from collections.abc import Sequence

_VALUED = frozenset({"--history", "--format", "--translation"})
"""Options of the window whose value is a word of its own."""
_END = "--"
"""What follows this is never an option."""


def taken(arguments: Sequence[str]) -> tuple[list[str], str | None]:
    """The arguments without the plan file that they name, and that file; None without one.

    Only what cannot be a command is one: the first word that is no option, with a dot or a
    separator of paths in it.
    """
    place = _first_word(arguments)
    if place is None or not _is_file(arguments[place]):
        return list(arguments), None
    rest = [*arguments[:place], *arguments[place + 1 :]]
    if place and arguments[place - 1] == _END:
        del rest[place - 1]
    return rest, arguments[place]


def _first_word(arguments: Sequence[str]) -> int | None:
    """The place of the first argument that is no option, nor the value of one."""
    place = 0
    while place < len(arguments):
        word = arguments[place]
        if word == _END:
            return place + 1 if place + 1 < len(arguments) else None
        if not word.startswith("-"):
            return place
        place += 2 if word in _VALUED else 1
    return None


def _is_file(word: str) -> bool:
    return any(mark in word for mark in "./\\")
