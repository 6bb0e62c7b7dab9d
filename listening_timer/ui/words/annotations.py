"""Captions of annotations, and their order and colour."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from listening_timer.exercise.formats import Side
from listening_timer.model.annotations import Promise, PromiseKind, Scale, Word, WordKind
from listening_timer.ui.theme.theme import Tone
from listening_timer.ui.words.i18n import tr
from listening_timer.ui.words.people import People

WRITTEN_KINDS = (
    WordKind.TOPIC,
    WordKind.FEELING,
    WordKind.NOTE,
    WordKind.APPRECIATION,
    WordKind.NEXT_TIME,
)
"""Kinds of texts that people write, in the order in which they are shown."""
BOTH = "both"
"""Id of the choice that a text is of both people."""

Said = TypeVar("Said", Word, Promise)
_SEATS = {side: number for number, side in enumerate(Side)}


def as_seated(said: Iterable[Said], people: People) -> list[Said]:
    """Annotations of both people first, then of the one who sits left, then right."""
    return sorted(said, key=lambda one: 0 if one.who is None else 1 + _SEATS[people.side(one.who)])


def tone_of(said: Word | Promise, people: People) -> Tone | None:
    """Tone of the person whose annotation it is; None for both."""
    return None if said.who is None else people.tone(said.who)


def by_text(name: str) -> str:
    """Whose words they are, before them, as in "Sam: "."""
    return tr("{name}:", "before what somebody wrote").format(name=name) + " "


def word_caption(word: Word, people: People) -> str:
    """Caption of a word: whose it is, and of which kind."""
    name = "" if word.who is None else people.name(word.who)
    match word.kind:
        case WordKind.APPRECIATION:
            return tr("{name} says thank you").format(name=name) if name else tr("Thank you")
        case WordKind.FEELING:
            return tr("{name} found the feeling").format(name=name) if name else tr("The feeling")
        case WordKind.NOTE:
            return tr("A note from {name}").format(name=name) if name else tr("A note")
        case WordKind.TOPIC:
            return tr("What it was about")
        case WordKind.TAG:
            return tr("A tag")
        case WordKind.NEXT_TIME:
            return tr("For next time")


def promise_caption(promise: Promise, people: People) -> str:
    """Caption of a promise: whose it is, or that it is time together."""
    if promise.kind is not PromiseKind.PROMISE:
        return tr("Time together")
    if promise.who is None:
        return tr("Promised by both of you")
    return tr("{name} promised").format(name=people.name(promise.who))


def rating_word(scale: Scale) -> str:
    """The word beside a rating."""
    match scale:
        case Scale.CALM:
            return tr("calm", "an answer from 0 to 10")
        case Scale.CLOSENESS:
            return tr("close", "an answer from 0 to 10")
        case Scale.HEARD:
            return tr("heard", "an answer from 0 to 10")
