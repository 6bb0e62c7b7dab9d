"""Session list: pages of sessions under any filter, and the values to filter by.

Each filter has an index in the order of the list, so that a page costs the same whatever the number
of sessions. Only words are searched session by session.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from heapq import merge
from itertools import islice, pairwise

import msgspec

from listening_timer.exercise.formats import Side
from listening_timer.history import search_matches
from listening_timer.history.connection import Database, Row, Value, integer, text
from listening_timer.history.people import JOINED, person_called
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import Filter, Outcome, SessionRow, Used, UsedFormat
from listening_timer.text import cleaning

Key = tuple[int, str]
"""The position of a session in the list: start (UTC ms) and id."""

_PAGE = f"""
    SELECT s.id, s.started, s.offset, s.date, a.name, b.name, s.side_a, s.format_id,
        s.format_name, s.outcome, s.length, s.sharing_a, s.sharing_b, s.on_break, s.worded
    FROM {{tables}} {JOINED}
    WHERE s.outcome IS NOT NULL AND (s.started, s.id) < (?, ?){{only}}
    ORDER BY s.started DESC, s.id DESC LIMIT ?
"""  # noqa: S608 - constant SQL
_COUNT = "SELECT count(*) FROM {tables} WHERE s.outcome IS NOT NULL{only}"
_SEARCH = " LEFT JOIN search AS t ON t.session = s.number"
_LATEST: Key = (1 << 62, "")
_NOBODY = -1
_A_DAY = timedelta(days=1)
_PEOPLE = """
    SELECT p.name,
        (SELECT count(*) FROM session WHERE person_a = p.number AND outcome IS NOT NULL)
        + (SELECT count(*) FROM session
            WHERE person_b = p.number AND person_a <> p.number AND outcome IS NOT NULL)
    FROM person AS p WHERE p.folded <> '' ORDER BY p.folded
"""
_FORMAT = """
    SELECT format_id, format_name FROM session INDEXED BY list_format
    WHERE outcome IS NOT NULL{only} ORDER BY format_id DESC, started DESC, id DESC LIMIT 1
"""
_FORMAT_FIRST, _FORMAT_NEXT = _FORMAT.format(only=""), _FORMAT.format(only=" AND format_id < ?")
_TAGGED = "SELECT w.session FROM word AS w WHERE w.kind = 'tag' AND w.deleted = 0"
_SPELT = "SELECT DISTINCT text FROM word INDEXED BY word_tag WHERE kind = 'tag' AND deleted = 0"
_TAGS = """
    SELECT t.text, iif(s.outcome IS NULL, NULL, s.number) FROM word AS t INDEXED BY word_tag
    JOIN session AS s ON s.number = t.session
    WHERE t.kind = 'tag' AND t.deleted = 0 ORDER BY t.edited, t.id
"""


@dataclass(frozen=True, slots=True)
class _Only:
    """WHERE terms and values of a filter; `led` names the index that has the list's order."""

    led: str = ""
    terms: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()
    searched: bool = False

    def to(self, term: str, *values: Value, led: str = "") -> _Only:
        """A copy with a further term."""
        terms, known = (*self.terms, term), (*self.values, *values)
        return _Only(self.led or led, terms, known, self.searched or "t." in term)

    def sql(self, statement: str = _PAGE) -> str:
        """The statement for a page, or for the count."""
        tables = f"session AS s INDEXED BY {self.led or 'list_all'}"
        tables += _SEARCH if self.searched else ""
        return statement.format(tables=tables, only="".join(f" AND {term}" for term in self.terms))


def page(
    database: Database, limit: int, before: Key | None, only: Filter | None
) -> list[SessionRow]:
    """The next rows before this key, newest first. ValueError for a date that does not exist."""
    wanted = only or Filter()
    arms = [
        database.rows(arm.sql(), *(before or _LATEST), *arm.values, limit)
        for arm in _arms(database, wanted)
    ]
    rows = list(islice(merge(*arms, key=_key, reverse=True), max(0, limit)))
    keys = [before or _LATEST, *map(_key, rows)]
    if any(later <= earlier for later, earlier in pairwise(keys)):  # paging would never end
        raise HistoryError("damaged", path=database.path)
    return [_row(row) for row in rows]


def count(database: Database, only: Filter | None = None) -> int:
    """The number of sessions under a filter. ValueError for a date that does not exist."""
    return sum(
        database.number(arm.sql(_COUNT), *arm.values) for arm in _arms(database, only or Filter())
    )


def _key(row: Row) -> Key:
    return integer(row[1]), text(row[0])


def _arms(database: Database, wanted: Filter) -> Iterator[_Only]:
    """The disjoint queries whose union is the filter."""
    person = None if wanted.person is None else _number(database, wanted.person)
    if wanted.couple is not None:
        one, other = (_number(database, name) for name in wanted.couple)
        for a, b in {(one, other), (other, one)}:
            only = _Only().to("s.person_a = ? AND s.person_b = ?", a, b, led="list_a")
            if person is not None:
                only = only.to("? IN (s.person_a, s.person_b)", person)
            yield _narrowed(only, database, wanted)
        return
    if person is None:
        yield _narrowed(_Only(), database, wanted)
        return
    first = _Only().to("s.person_a = ?", person, led="list_a")
    second = _Only().to("s.person_b = ?", person, led="list_b").to("s.person_a <> ?", person)
    yield _narrowed(first, database, wanted)
    yield _narrowed(second, database, wanted)


def _number(database: Database, name: str) -> int:
    person = person_called(database, name)
    return _NOBODY if person is None else person


def _narrowed(only: _Only, database: Database, wanted: Filter) -> _Only:
    """Add every term but the person's, the most selective first, which chooses the index."""
    if wanted.early:
        only = only.to("s.outcome = 'early'", led="list_early")
    if wanted.format_id is not None:
        only = only.to("s.format_id = ?", wanted.format_id, led="list_format")
    if wanted.with_words is not None:
        only = only.to("s.worded = ?", int(wanted.with_words), led="list_worded")
    if wanted.tag is not None:
        only = _tagged(only, database, wanted.tag)
    for word in cleaning.query_words(wanted.topic):
        only = only.to("instr(t.topic, ?)", word)
    meant = {meaning.word: meaning for meaning in wanted.meanings}
    looked = cleaning.query_words(wanted.text)
    used = formats(database) if looked else []
    for word in looked:
        only = only.to(*search_matches.anywhere(database, word, used, meant.get(word)))
    return _dated(only, wanted)


def _tagged(only: _Only, database: Database, tag: str) -> _Only:
    """Add a term for a tag in any of its spellings."""
    key = cleaning.folded(tag)
    spelt = [each for (each,) in database.rows(_SPELT) if cleaning.folded(text(each)) == key]
    places = ", ".join("?" * len(spelt))
    return only.to(f"s.number IN ({_TAGGED} AND w.text IN ({places}))", *spelt)


def _dated(only: _Only, wanted: Filter) -> _Only:
    """Add terms for local dates; the index has starts, so these span a day more for time zones."""
    if wanted.first_date is not None:
        only = only.to("s.started >= ?", _midnight(wanted.first_date, -1))
        only = only.to("s.date >= ?", wanted.first_date)
    if wanted.last_date is not None:
        only = only.to("s.started < ?", _midnight(wanted.last_date, 2))
        only = only.to("s.date <= ?", wanted.last_date)
    return only


def _midnight(date: str, days: int) -> int:
    """The UTC midnight this many days after a date, in ms."""
    begun = datetime.fromisoformat(date).replace(tzinfo=UTC) - datetime.fromtimestamp(0, UTC)
    return (begun // _A_DAY + days) * (_A_DAY // timedelta(milliseconds=1))


def _row(row: Row) -> SessionRow:
    """Parse a row of the list. Raises HistoryError: damaged."""
    try:
        return SessionRow(
            id=text(row[0]),
            started=integer(row[1]),
            offset=integer(row[2]),
            date=text(row[3]),
            name_a=text(row[4]),
            name_b=text(row[5]),
            side_a=Side(text(row[6])),
            format_id=text(row[7]),
            format_name=msgspec.json.decode(text(row[8]), type=dict[str, str]),
            outcome=Outcome(text(row[9])),
            length=integer(row[10]),
            sharing_a=integer(row[11]),
            sharing_b=integer(row[12]),
            on_break=integer(row[13]),
            has_words=bool(row[14]),
        )
    except ValueError as error:
        raise HistoryError("damaged", session=text(row[0])) from error


def people(database: Database) -> list[Used]:
    """All people by name, each with the number of their ended sessions, sorted by name."""
    return [Used(text(name), integer(count)) for name, count in database.rows(_PEOPLE)]


def formats(database: Database) -> list[UsedFormat]:
    """The formats that occur, each under its latest name, sorted by id."""
    found: list[UsedFormat] = []
    row = database.row(_FORMAT_FIRST)
    while row is not None:
        found.append(_format(database, row))
        row = database.row(_FORMAT_NEXT, row[0])
    return found[::-1]


def _format(database: Database, row: Row) -> UsedFormat:
    try:
        names = msgspec.json.decode(text(row[1]), type=dict[str, str])
    except ValueError as error:
        raise HistoryError("damaged", path=database.path) from error
    return UsedFormat(text(row[0]), names)


def tags(database: Database) -> list[Used]:
    """All tags, each in its latest spelling, with the number of its sessions, sorted."""
    latest: dict[str, str] = {}
    tagged: dict[str, set[Value]] = {}
    for spelt, session in database.rows(_TAGS):
        key = cleaning.folded(text(spelt))
        latest[key] = text(spelt)
        tagged.setdefault(key, set()).add(session)
    return [Used(latest[key], len(tagged[key] - {None})) for key in sorted(latest)]
