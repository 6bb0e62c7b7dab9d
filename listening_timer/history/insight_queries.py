"""Insight queries: the sums by week and the hours of recent sessions, as rows.

Only ended sessions count. Annotations are summed as stored: unknown kinds are skipped, and `check`
reports rows changed from outside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from listening_timer.exercise.formats import Side
from listening_timer.history import promises
from listening_timer.history.connection import Database, Row, Value, integer, text
from listening_timer.history.horizon import DAY_MS, horizon_date, horizon_ms
from listening_timer.history.people import JOINED, person_called
from listening_timer.history.weekly_sums import SUMS
from listening_timer.model.annotations import OpenPromise
from listening_timer.model.errors import HistoryError
from listening_timer.model.weekly import Couple, CoupleSums, HoursOfDay, TalksOfDay, TalliesOfDay

FIRST, LAST = "0001-01-01", "9999-12-31"
"""The lowest and highest ISO dates."""

_NOBODY, _AFTER_ALL = 0, 1 << 62
_HOUR = 60 * 60 * 1_000
_LOCAL = f"((s.started + s.offset * 60000) % {DAY_MS} + {DAY_MS}) % {DAY_MS}"
"""The local time at which a session began, in ms since midnight."""
_TALKS = f"""
    SELECT monday, talks, {{shared}}, {", ".join(SUMS)} FROM week
    WHERE one = ? AND other = ?
        AND monday BETWEEN date(?, '-6 days', 'weekday 1') AND ?
"""  # noqa: S608 - constant SQL
_HOURS = f"""
    SELECT s.date, {_LOCAL} / {_HOUR} AS hour, count(*)
    FROM session AS s INDEXED BY session_couple
    WHERE min(s.person_a, s.person_b) = ? AND max(s.person_a, s.person_b) = ?
        AND s.date IS NOT NULL AND s.date BETWEEN ? AND ?
    GROUP BY s.date, hour
"""  # noqa: S608 - constant SQL
_TALLIES = """
    SELECT monday, sum(iif(person = ?1, appreciated, 0)), sum(iif(person = ?2, appreciated, 0)),
        sum(iif(person = ?1, asked, 0)), sum(iif(person = ?2, asked, 0))
    FROM tallied
    WHERE person IN (?1, ?2) AND monday BETWEEN date(?3, '-6 days', 'weekday 1') AND ?4
    GROUP BY monday
"""
_COUPLE = """
    SELECT one, other, monday FROM week WHERE (one, other) < (?, ?)
    ORDER BY one DESC, other DESC, monday DESC LIMIT 1
"""
"""The couple before another one in the order of their numbers, and their latest week."""
_LAST_WEEK = """
    SELECT one, other, monday FROM week WHERE one = ? AND other = ? AND monday <= ?
    ORDER BY monday DESC LIMIT 1
"""
_SEATED = "SELECT person_a, person_b FROM session WHERE id = ? AND date IS NOT NULL"
_LATEST = f"""
    SELECT s.started, s.id, a.name, b.name, s.side_a
    FROM session AS s INDEXED BY session_couple {JOINED}
    WHERE min(s.person_a, s.person_b) = ? AND max(s.person_a, s.person_b) = ?
        AND s.date IS NOT NULL AND s.date >= date(?, '-7 days') AND s.started <= ?
    ORDER BY s.started DESC, s.id DESC LIMIT 1
"""  # noqa: S608 - constant SQL
"""The latest session of two people who had one in this week; its local date may be earlier."""


def couples(database: Database) -> list[Couple]:
    """All couples that had a session together, by their latest session before the horizon."""
    horizon = horizon_ms()
    rows = filter(None, (_latest(database, *found[:2]) for found in _couples(database)))
    latest = sorted(
        rows,
        key=lambda row: (integer(row[0]) <= horizon, integer(row[0]), text(row[1])),
        reverse=True,
    )
    return [_couple(row) for row in latest]


def _latest(database: Database, one: Value, other: Value) -> Row | None:
    """The latest session of two people before the horizon; without one, their latest of all."""
    for date, until in ((horizon_date(), horizon_ms()), (LAST, _AFTER_ALL)):
        week = database.row(_LAST_WEEK, one, other, date)
        latest = None if week is None else database.row(_LATEST, *week, until)
        if latest is not None:
            return latest
    return None


def couple(database: Database, known: Couple) -> Couple | None:
    """A couple under its current names, as `couples` returns it; None without a session.

    Identified by the session in `known`, so that renaming or erasing does not matter; where that
    session is deleted, by the names.
    """
    seated = database.row(_SEATED, known.talk)
    people = map(integer, seated) if seated else _numbers(database, known)
    latest = _latest(database, *sorted(people))
    if latest is None:
        return None
    found = _couple(latest)
    return replace(found, talk=known.talk) if seated else found


def open_promises(database: Database, of: Couple) -> tuple[OpenPromise, ...]:
    """The open promises of a couple, oldest first; also with somebody who was erased."""
    return promises.open_between(database, _numbers(database, of))


def _couples(database: Database) -> Iterator[Row]:
    """Each couple once, without reading all of their weeks."""
    row = database.row(_COUPLE, _AFTER_ALL, 0)
    while row is not None:
        yield row
        row = database.row(_COUPLE, *row[:2])


def _couple(latest: Row) -> Couple:
    """The two people of a session, by the side each had in it."""
    _, session, a, b, side_a = latest
    left, right = (a, b) if side_a == Side.LEFT else (b, a)
    return Couple(text(left), text(right), text(session))


def diary(
    database: Database, couple: Couple, first: str = FIRST, last: str = LAST, hours: str = FIRST
) -> CoupleSums:
    """All rows of a couple: the whole weeks from the one of a local ISO date to that of another.

    The hours cover exactly these dates, and begin with the date `hours` where that is later.
    Unknown names have no rows. Raises HistoryError: damaged.
    """
    left, right = _numbers(database, couple)
    return CoupleSums(
        couple,
        tuple(map(TalksOfDay._make, _talks(database, left, right, first, last))),
        tuple(_hours(database, left, right, max(first, hours), last)),
        tuple(map(TalliesOfDay._make, _sums(database, _TALLIES, left, right, first, last))),
    )


def _numbers(database: Database, of: Couple) -> tuple[int, int]:
    return _number(database, of.left), _number(database, of.right)


def _number(database: Database, name: str) -> int:
    """The number of the person of that name; `_NOBODY` without one."""
    number = person_called(database, name)
    return _NOBODY if number is None else number


def _talks(database: Database, left: int, right: int, first: str, last: str) -> list[Row]:
    if left <= right:
        sql = _TALKS.format(shared="sharing_one, sharing_other")
    else:
        sql = _TALKS.format(shared="sharing_other, sharing_one")
    return _sums(database, sql, min(left, right), max(left, right), first, last)


def _sums(database: Database, sql: str, *asked: Value) -> list[Row]:
    """Rows of a date and integers; types are checked for all rows at once, for speed."""
    rows = database.rows(sql, *asked)
    if not set(map(type, chain.from_iterable(row[1:] for row in rows))) <= {int}:
        raise HistoryError("damaged", path=database.path)
    return rows


def _hours(
    database: Database, left: int, right: int, first: str, last: str
) -> Iterator[HoursOfDay]:
    asked = min(left, right), max(left, right), first, last
    for date, hour, talks in database.rows(_HOURS, *asked):
        yield HoursOfDay(text(date), integer(hour), integer(talks))
