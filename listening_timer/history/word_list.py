"""Word list: pages of the thanks, promises or notes of all sessions, newest first.

Which sessions have any, and whose, is told by an index alone (`session.said`), so that a page costs
the same whatever the number of sessions. Only what is searched for is looked for session by
session.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from listening_timer.exercise.formats import Role, Side
from listening_timer.history import search, search_excerpts, search_matches, session_list
from listening_timer.history.annotation_table import AnnotationTable
from listening_timer.history.connection import Database, Row, Value, integer, text
from listening_timer.history.notes import WORDS
from listening_timer.history.people import JOINED, person_called
from listening_timer.history.promises import PROMISES
from listening_timer.model.annotations import Promise, Word
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import WordFilter, WordList, WordRow
from listening_timer.text import cleaning

Key = tuple[int, str]
"""The position of a session in the list: start (UTC ms) and id."""

LONGEST = 280
"""Most characters of a text that a list shows."""
_PAGE = f"""
    SELECT s.id, s.started, s.offset, s.date, a.name, b.name, s.side_a, {{listed}}{{found}}
    FROM session AS s INDEXED BY list_said{{search}}
    CROSS JOIN {{table}} AS t ON t.session = s.number {JOINED}
    WHERE s.outcome IS NOT NULL AND s.said <> 0 AND (s.started, s.id) < (?, ?)
        AND ({{whose}}) AND t.deleted = 0 AND t.text <> ''{{only}}
    ORDER BY s.started DESC, s.id DESC, t.edited, t.id
"""  # noqa: S608 - constant SQL
_SEARCH = " LEFT JOIN search AS f ON f.session = s.number"
_LATEST: Key = (1 << 62, "")
_NOBODY = -1
_BEFORE = 7
"""Number of columns before those of the word in `_PAGE`."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """The folded words of a query, with the SQL terms of each: see `search_matches.of_list`."""

    words: Sequence[str]
    wide: Sequence[search_matches.Term]
    exact: Sequence[search_matches.Term]


def page(database: Database, limit: int, before: Key | None, wanted: WordFilter) -> list[WordRow]:
    """The words of the next sessions before this key, newest first, in whole sessions.

    At least `limit` of them where there are as many. Rows changed from outside are left out.
    """
    rows: list[WordRow] = []
    for row in _rows(database, before or _LATEST, wanted):
        if len(rows) >= limit and rows[-1].session != row.session:
            break
        rows.append(row)
    return rows


def _rows(database: Database, before: Key, wanted: WordFilter) -> Iterator[WordRow]:
    table: AnnotationTable[Word] | AnnotationTable[Promise]
    table = PROMISES if wanted.which is WordList.PROMISES else WORDS
    looked = _looked(database, wanted)
    whose, *of = _whose(database, wanted)
    kind = "" if table is PROMISES else f" AND t.kind = '{search.LISTED[wanted.which]}'"
    sql = _PAGE.format(
        listed=table.listed(),
        found="".join(f", {term}" for term, *_values in looked.exact),
        search=_SEARCH if looked.words else "",
        table=table.name,
        whose=whose,
        only=kind + "".join(f" AND {term}" for term, *_values in looked.wide),
    )
    found = [value for _sql, *values in looked.exact for value in values]
    wide = [value for _sql, *values in looked.wide for value in values]
    end = _BEFORE + len(table.columns) + 1
    for row in database.each(sql, *found, *before, *of, *wide):
        for word in table.read_valid([row[_BEFORE:end]], text(row[0])):
            plain = cleaning.searchable(word.text) if looked.words else ""
            pairs = zip(looked.words, row[end:], strict=True)
            if all(elsewhere or each in plain for each, elsewhere in pairs):
                yield _row(row, word, looked.words)


def _whose(database: Database, wanted: WordFilter) -> tuple[str, *tuple[Value, ...]]:
    """The term for whose words they are: those of one person, or all.

    Its part about the session is of its own, so that it is read from the index.
    """
    any_of = sum(search.said_bits(wanted.which, who) for who in (None, "A", "B"))
    if wanted.person is None:
        return "s.said & ?", any_of
    found = person_called(database, wanted.person)
    person = _NOBODY if found is None else found
    bits = (search.said_bits(wanted.which, role) for role in ("A", "B"))
    sat = "(s.person_a = ? AND s.said & ?) OR (s.person_b = ? AND s.said & ?)"
    said = "(s.person_a = ? AND t.who = 'A') OR (s.person_b = ? AND t.who = 'B')"
    return f"({sat}) AND ({said})", *(v for bit in bits for v in (person, bit)), person, person


def _looked(database: Database, wanted: WordFilter) -> _Looked:
    meant = {meaning.word: meaning for meaning in wanted.meanings}
    words = cleaning.query_words(wanted.text)
    used = session_list.formats(database) if words else []
    terms = [
        search_matches.of_list(database, word, used, meant.get(word), wanted.which)
        for word in words
    ]
    return _Looked(words, [wide for wide, _exact in terms], [exact for _wide, exact in terms])


def _row(row: Row, word: Word | Promise, looked: Sequence[str]) -> WordRow:
    """A row of the list. Raises HistoryError: damaged."""
    try:
        side, who = Side(text(row[6])), None if word.who is None else Role(word.who)
    except ValueError as error:
        raise HistoryError("damaged", session=text(row[0])) from error
    line = cleaning.clean_line(word.text, len(word.text))
    return WordRow(
        id=word.id,
        session=text(row[0]),
        started=integer(row[1]),
        offset=integer(row[2]),
        date=text(row[3]),
        name_a=text(row[4]),
        name_b=text(row[5]),
        side_a=side,
        who=who,
        text=search_excerpts.shortened(line, looked, LONGEST),
        kind=word.kind if isinstance(word, Promise) else None,
        outcome=word.outcome if isinstance(word, Promise) else None,
    )
