"""What two people leave at the end of a talk: every part of it is as they like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from listening_timer.exercise.formats import Role
from listening_timer.model.annotations import PromiseKind
from listening_timer.text.cleaning import clean_line, clean_text

Plan = tuple[PromiseKind, Role | None, str]
"""What for, whose it is (None: both's), and in which words."""


def _nothing() -> Mapping[Role, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Closing:
    """A note, thanks in writing, one promise or plan, and when to meet again.

    `thanks` are in the words of the one who gives them. `meeting` is a wall instant (UTC ms) and
    how many minutes local time is ahead of UTC then.
    """

    note: str = ""
    thanks: Mapping[Role, str] = field(default_factory=_nothing)
    promise: Plan | None = None
    meeting: tuple[int, int] | None = None


def cleaned(closing: Closing) -> Closing:
    """The same as it is kept: texts cleaned and cut, and left out where nothing would show."""
    lines = {who: clean_line(line) for who, line in closing.thanks.items()}
    promise = closing.promise
    if promise is not None:
        kind, whose, words = promise
        words = clean_line(words)
        promise = (kind, whose, words) if words else None
    return Closing(
        clean_text(closing.note),
        MappingProxyType({who: line for who, line in lines.items() if line}),
        promise,
        closing.meeting,
    )
