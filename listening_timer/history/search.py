"""Search text: the folded words of a session; derived, can be rebuilt.

A session has a row in `search` if it has searchable text. The column `worded` of `session` tells
whether it has any words, and `said` which of those that have a list, and whose.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from listening_timer.history.connection import Database, Row, integer, text
from listening_timer.model.annotations import WordKind
from listening_timer.model.records import WordList
from listening_timer.text import cleaning
from listening_timer.text.search_terms import PROMISE

Derived: TypeAlias = tuple[str, str, int, int]
"""Folded topic, all folded words; whether the session has any words (0 or 1); their bits."""

_KINDS = set(WordKind) - {WordKind.FEELING}
"""Kinds of words that are searchable; feelings are not."""
_BETWEEN = "\n"
LISTED = {
    WordList.THANKS: WordKind.APPRECIATION,
    WordList.PROMISES: PROMISE,
    WordList.NOTES: WordKind.NOTE,
}
"""The kind of the words of each list."""
_WHOSE = (None, "A", "B")
_SAID = f"""
    SELECT kind, who, text FROM word WHERE session = ? AND deleted = 0
    UNION ALL SELECT '{PROMISE}', who, text FROM promise WHERE session = ? AND text <> ''
"""  # noqa: S608 - constant SQL
_STORED = """
    SELECT coalesce(t.topic, ''), coalesce(t.folded, ''), s.worded, s.said
    FROM session AS s LEFT JOIN search AS t ON t.session = s.number WHERE s.number = ?
"""


def said_bits(which: WordList, who: str | None) -> int:
    """The bit of `session.said` for words of a list; `who`: A, B, or None for those of both."""
    place = list(WordList).index(which)
    return 1 << (place * len(_WHOSE) + _WHOSE.index(who))


def derived(database: Database, number: int) -> Derived:
    """The search text of a session, computed from its words and promises."""
    rows = database.rows(_SAID, number, number)
    said = [(text(kind), text(what)) for kind, _who, what in rows]
    topics = [what for kind, what in said if kind == WordKind.TOPIC]
    everything = [what for kind, what in said if kind == PROMISE or kind in _KINDS]
    bits = 0
    for kind, who, _what in rows:
        for which, listed in LISTED.items():
            bits |= said_bits(which, who) if kind == listed and who in _WHOSE else 0
    return _joined(topics), _joined(everything), int(bool(said)), bits


def _joined(texts: Iterable[str]) -> str:
    plain = sorted(cleaning.searchable(each) for each in texts)
    return _BETWEEN.join(each for each in plain if each)


def stored(database: Database, number: int) -> Row | None:
    """The stored search text of a session, in the order of `derived`."""
    return database.row(_STORED, number)


def renew(database: Database, number: int) -> None:
    """Update the search text of a session, within the transaction that changed its words."""
    right = derived(database, number)
    if stored(database, number) == right:
        return
    topic, folded, worded, said = right
    if folded:
        database.rows("INSERT OR REPLACE INTO search VALUES (?, ?, ?)", number, topic, folded)
    else:
        database.rows("DELETE FROM search WHERE session = ?", number)
    database.rows("UPDATE session SET worded = ?, said = ? WHERE number = ?", worded, said, number)


def renew_all(database: Database) -> None:
    """Update the search text of every session that has or had any."""
    for (number,) in database.rows(
        "SELECT session FROM word UNION SELECT session FROM promise"
        " UNION SELECT session FROM search"
        " UNION SELECT number FROM session WHERE worded <> 0 OR said <> 0"
    ):
        renew(database, integer(number))
