"""Search terms: what the words of a query mean besides themselves: months, kinds, labels.

These have names in a language, so they are matched at search time, by the names of the current
language; nothing of a language is stored with a session.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from listening_timer.model.annotations import WordKind
from listening_timer.model.records import Meaning
from listening_timer.text.cleaning import query_words, searchable

LEAST_LETTERS = 3
"""A shorter word matches only as text, in names of people, and as part of a whole label."""
PROMISE, BREAK, EARLY = "promise", "break", "early"
ENGLISH_MONTHS: Sequence[Sequence[str]] = (
    ("January",),
    ("February",),
    ("March",),
    ("April",),
    ("May",),
    ("June",),
    ("July",),
    ("August",),
    ("September",),
    ("October",),
    ("November",),
    ("December",),
)
ENGLISH_KINDS: Mapping[str, str] = {
    WordKind.APPRECIATION: "thanks thank-you thankful",
    WordKind.NOTE: "notes",
    WordKind.TOPIC: "topics",
    WordKind.TAG: "tags",
    WordKind.FEELING: "feelings",
    WordKind.NEXT_TIME: "next time",
    PROMISE: "promises",
    BREAK: "breaks",
    EARLY: "early",
}
"""Names of each kind of words or sessions, separated by spaces."""
ENGLISH_LABELS: Mapping[str, str] = {BREAK: "with a break", EARLY: "ended early"}
"""What a list says of such sessions."""


def meanings(
    query: str,
    months: Sequence[Iterable[str]] = ENGLISH_MONTHS,
    kinds: Mapping[str, str] = ENGLISH_KINDS,
    labels: Mapping[str, str] = ENGLISH_LABELS,
) -> tuple[Meaning, ...]:
    """The words of a query that have a meaning by these names, January first.

    Each word of a label that is typed in full, or up to its last word, means what it labels.
    """
    words = query_words(query)
    labelled = [(kind, _places(words, searchable(label).split())) for kind, label in labels.items()]
    found: list[Meaning] = []
    for place, word in enumerate(words):
        named = [kind for kind, names in kinds.items() if _begins(word, names.split())]
        meant = {kind for kind, places in labelled if place in places} | set(named)
        numbers = (number for number, names in enumerate(months, 1) if _begins(word, names))
        meaning = Meaning(word, tuple(numbers), tuple(kind for kind in kinds if kind in meant))
        if meaning.months or meaning.kinds:
            found.append(meaning)
    return tuple(found)


def _begins(word: str, names: Iterable[str]) -> bool:
    if len(word) < LEAST_LETTERS:
        return False
    return any(searchable(name).startswith(word) for name in names)


def _places(words: Sequence[str], label: Sequence[str]) -> set[int]:
    """The places in a query at which a label stands; of its last word, the beginning is enough."""
    return {place for start in _starts(words, label) for place in range(start, start + len(label))}


def _starts(words: Sequence[str], label: Sequence[str]) -> Iterator[int]:
    *first, last = label
    for start in range(len(words) - len(first)):
        end = start + len(first)
        if list(words[start:end]) == first and last.startswith(words[end]):
            yield start
