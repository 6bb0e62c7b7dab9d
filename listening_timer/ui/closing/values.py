"""Values of the closing page: what two people write and agree on at the end of a session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from listening_timer.exercise.formats import Role
from listening_timer.model.annotations import Meeting, PromiseKind
from listening_timer.text.cleaning import clean_line, clean_text

Plan = tuple[PromiseKind, Role | None, str]
"""Kind, whose it is (None: both), and text of a promise or plan."""


def _nothing() -> Mapping[Role, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Closing:
    """All that the closing page saves: note, thanks, one promise or plan, and the next talk.

    `thanks` are in the words of the one who gives them. `meeting` is what is agreed on, `next_time`
    a line for that talk.
    """

    note: str = ""
    thanks: Mapping[Role, str] = field(default_factory=_nothing)
    promise: Plan | None = None
    meeting: Meeting | None = None
    next_time: str = ""


def cleaned(closing: Closing) -> Closing:
    """The closing as it is saved: texts cleaned and cut, and omitted where empty."""
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
        clean_line(closing.next_time),
    )
