"""Search terms: what the words of a query mean besides themselves: months and kinds of words.

Months and kinds have names in a language, so they are matched at search time, by the names of the
current language; nothing of a language is stored with a session.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from listening_timer.model.annotations import WordKind
from listening_timer.model.records import Meaning
from listening_timer.text.cleaning import query_words, searchable

LEAST_LETTERS = 3
"""A shorter word matches only as text, and in names of people."""
PROMISE = "promise"
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
}
"""Names of each kind of words, separated by spaces."""


def meanings(
    query: str,
    months: Sequence[Iterable[str]] = ENGLISH_MONTHS,
    kinds: Mapping[str, str] = ENGLISH_KINDS,
) -> tuple[Meaning, ...]:
    """The words of a query that have a meaning by these names, January first."""
    found: list[Meaning] = []
    for word in query_words(query):
        if len(word) >= LEAST_LETTERS:
            meaning = Meaning(
                word,
                tuple(number for number, names in enumerate(months, 1) if _begins(word, names)),
                tuple(kind for kind, names in kinds.items() if _begins(word, names.split())),
            )
            if meaning.months or meaning.kinds:
                found.append(meaning)
    return tuple(found)


def _begins(word: str, names: Iterable[str]) -> bool:
    return any(searchable(name).startswith(word) for name in names)
