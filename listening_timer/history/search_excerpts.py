"""Excerpts for the list: a session's topic, its first thanks or note, and the sentence found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from listening_timer.history.annotation_table import AnnotationTable, Kept_co
from listening_timer.history.connection import Database, text
from listening_timer.history.notes import WORDS
from listening_timer.history.promises import PROMISES
from listening_timer.model.annotations import Word, WordKind
from listening_timer.model.records import Excerpt
from listening_timer.text.cleaning import clean_line, hits, query_words, searchable

LONGEST = 80
"""Most characters of a sentence that are shown, around the match."""
_FIRST = (WordKind.APPRECIATION, WordKind.NOTE)
"""Kinds of which a session's first word is shown, the first of them that it has."""
_BEFORE = 24
"""Most characters before the match."""
_SENTENCES = re.compile(r"(?<=[.!?\u2026\u3002\uff01\uff1f])\s+|\s*\n\s*")
_MORE = "\u2026"


def excerpts(database: Database, sessions: Sequence[str], query: str) -> dict[str, Excerpt]:
    """Topic, first thanks or note of each session, and the sentence that matches most of the query.

    Sessions with none of them are left out, and so are words changed from outside.
    """
    looked = query_words(query)
    kinds = [WordKind.TOPIC, *_FIRST]
    if looked:
        kinds += [WordKind.TAG, WordKind.NEXT_TIME]
    told: dict[str, list[str]] = {}
    topics: dict[str, str] = {}
    first: dict[str, Word] = {}
    for session, word in _kept(database, WORDS, sessions, kinds):
        if word.kind is WordKind.TOPIC:
            topics[session] = word.text
            continue
        told.setdefault(session, []).append(word.text)
        before = first.get(session)
        if word.kind in _FIRST and (before is None or _rank(word) < _rank(before)):
            first[session] = word
    if looked:
        for session, promise in _kept(database, PROMISES, sessions):
            told.setdefault(session, []).append(promise.text)
    found: dict[str, Excerpt] = {}
    for session in topics.keys() | told.keys():
        topic, word = topics.get(session, ""), first.get(session)
        said = "" if word is None else clean_line(word.text, len(word.text))
        found[session] = Excerpt(
            topic,
            sentence([*told.get(session, ()), topic], looked),
            shortened(said, (), LONGEST),
            None if word is None else word.who,
        )
    return found


def _rank(word: Word) -> int:
    return _FIRST.index(word.kind)


def _kept(
    database: Database,
    table: AnnotationTable[Kept_co],
    sessions: Sequence[str],
    kinds: Iterable[str] = (),
) -> Iterator[tuple[str, Kept_co]]:
    """The valid rows of these sessions in a table, each with the id of its session."""
    only = ", ".join(f"'{kind}'" for kind in kinds)
    rows = database.rows(
        f"SELECT s.id, {table.listed()} FROM session AS s"  # noqa: S608 - our own names
        f" CROSS JOIN {table.name} AS t ON t.session = s.number"
        f" WHERE s.id IN ({', '.join('?' * len(sessions))}) AND t.deleted = 0"
        f"{f' AND t.kind IN ({only})' if only else ''} ORDER BY t.edited, t.id",
        *sessions,
    )
    for row in rows:
        session = text(row[0])
        for kept in table.read_valid([row[1:]], session):
            yield session, kept


def sentence(texts: Iterable[str], looked: Sequence[str]) -> str:
    """The first sentence that contains most of these folded words; empty where none matches."""
    best, most = "", 0
    for each in texts:
        for part in _SENTENCES.split(each):
            plain = searchable(part)
            count = sum(word in plain for word in looked)
            if count > most:
                best, most = part, count
    return shortened(best, looked, LONGEST)


def shortened(whole: str, looked: Sequence[str], longest: int) -> str:
    """A line that is longer than `longest` characters, cut around the first match, if any."""
    if len(whole) <= longest:
        return whole
    start = next((start for start, _end in hits(whole, looked)), 0)
    cut = max(0, start - _BEFORE)
    if cut:
        cut = next((at + 1 for at in range(cut, start) if whole[at].isspace()), start)
    rest = clean_line(whole[cut:], longest)
    after = "" if rest == clean_line(whole[cut:], len(whole)) else _MORE
    return f"{_MORE if cut else ''}{rest}{after}"
