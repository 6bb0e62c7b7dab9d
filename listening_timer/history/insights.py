"""The few rows from which insights are made, summed by SQLite from what is kept.

Only sessions that have ended count. What stands beside them is summed as it stands: what is
of no known kind is passed over, and `check` names what was changed from outside.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TypeVar

from listening_timer.beside import Moment, PromiseOutcome, Scale, TallyKind
from listening_timer.days import (
    Couple,
    Diary,
    HoursOfDay,
    PromisesOfDay,
    RatingsOfDay,
    TalksOfDay,
    TalliesOfDay,
)
from listening_timer.exercise.formats import Side
from listening_timer.history.database import Database, Value, text, whole
from listening_timer.history.people import JOINED
from listening_timer.text import folded

FIRST, LAST = "0001-01-01", "9999-12-31"
"""Between these lie all dates."""
Known = TypeVar("Known", bound=StrEnum)

_NOBODY = 0
_DAY = 24 * 60 * 60 * 1_000
_HOUR = 60 * 60 * 1_000
_LOCAL = f"((s.started + s.offset * 60000) % {_DAY} + {_DAY}) % {_DAY}"
"""What a clock on the wall showed when a session began, in ms since midnight."""
_MONDAY = "date({}.date, '-6 days', 'weekday 1')"
"""The Monday on or before a local date; weeks are summed under it."""
_THEIRS = """
    s.date BETWEEN ?3 AND ?4
    AND ((s.person_a = ?1 AND s.person_b = ?2) OR (s.person_a = ?2 AND s.person_b = ?1))
"""
"""The ended sessions of the people ?1 and ?2 from one date to another."""
_TALKS = f"""
    SELECT {_MONDAY.format("s")} AS monday, count(*),
        sum(iif(s.person_a = ?1, s.sharing_a, s.sharing_b)),
        sum(iif(s.person_a = ?1, s.sharing_b, s.sharing_a))
    FROM session AS s WHERE {_THEIRS} GROUP BY monday
"""  # noqa: S608 - our own words
_HOURS = f"""
    SELECT s.date, {_LOCAL} / {_HOUR} AS hour, count(*)
    FROM session AS s WHERE {_THEIRS} GROUP BY s.date, hour
"""  # noqa: S608 - our own words
_RATINGS = f"""
    SELECT {_MONDAY.format("s")} AS monday, t.moment, t.scale, count(*), sum(t.value)
    FROM session AS s JOIN rating AS t ON t.session = s.number
    WHERE {_THEIRS} AND t.deleted = 0 GROUP BY monday, t.moment, t.scale
"""  # noqa: S608 - our own words
_TALLIES = f"""
    SELECT {_MONDAY.format("t")} AS monday, t.kind, sum(t.person = ?1), sum(t.person = ?2)
    FROM tally AS t
    WHERE t.deleted = 0 AND t.date BETWEEN ?3 AND ?4 AND t.person IN (?1, ?2)
    GROUP BY monday, t.kind
"""  # noqa: S608 - our own words
_PROMISES = f"""
    SELECT {_MONDAY.format("s")} AS monday, t.outcome, count(*)
    FROM session AS s JOIN promise AS t ON t.session = s.number
    WHERE {_THEIRS} AND t.deleted = 0 GROUP BY monday, t.outcome
"""  # noqa: S608 - our own words
_COUPLES = f"""
    SELECT a.name, b.name, s.side_a, max(s.started) AS latest
    FROM session AS s {JOINED} WHERE s.date IS NOT NULL
    GROUP BY min(s.person_a, s.person_b), max(s.person_a, s.person_b) ORDER BY latest DESC
"""  # noqa: S608 - our own words


def couples(database: Database) -> list[Couple]:
    """All who had a talk together, those of the latest one first."""
    found: list[Couple] = []
    for name_a, name_b, side_a, _latest in database.rows(_COUPLES):
        a, b = text(name_a), text(name_b)
        found.append(Couple(a, b) if side_a == Side.LEFT else Couple(b, a))
    return found


def diary(
    database: Database, couple: Couple, first: str = FIRST, last: str = LAST, hours: str = FIRST
) -> Diary:
    """The rows of a couple from one local ISO date to another, both included, week by week.

    The hours of talks begin with the date `hours`, where that is later. Whoever is not known
    here has no rows.
    """
    people = _number(database, couple.left), _number(database, couple.right)
    asked = *people, first, last
    return Diary(
        couple,
        tuple(_talks(database, asked)),
        tuple(_hours(database, (*people, max(first, hours), last))),
        tuple(_ratings(database, asked)),
        tuple(_tallies(database, asked)),
        tuple(_promises(database, asked)),
    )


def _number(database: Database, name: str) -> int:
    """The number of the person of that name; of nobody, where there is none."""
    row = database.row("SELECT number FROM person WHERE folded = ?", folded(name))
    return _NOBODY if row is None else whole(row[0])


def _talks(database: Database, asked: tuple[Value, ...]) -> Iterator[TalksOfDay]:
    for monday, talks, left, right in database.rows(_TALKS, *asked):
        yield TalksOfDay(text(monday), whole(talks), (whole(left), whole(right)))


def _hours(database: Database, asked: tuple[Value, ...]) -> Iterator[HoursOfDay]:
    for date, hour, talks in database.rows(_HOURS, *asked):
        yield HoursOfDay(text(date), whole(hour), whole(talks))


def _ratings(database: Database, asked: tuple[Value, ...]) -> Iterator[RatingsOfDay]:
    for monday, moment, scale, answers, total in database.rows(_RATINGS, *asked):
        when, what = _known(Moment, moment), _known(Scale, scale)
        if when is not None and what is not None:
            yield RatingsOfDay(text(monday), when, what, whole(answers), whole(total))


def _tallies(database: Database, asked: tuple[Value, ...]) -> Iterator[TalliesOfDay]:
    for monday, kind, left, right in database.rows(_TALLIES, *asked):
        known = _known(TallyKind, kind)
        if known is not None:
            yield TalliesOfDay(text(monday), known, (whole(left), whole(right)))


def _promises(database: Database, asked: tuple[Value, ...]) -> Iterator[PromisesOfDay]:
    for monday, outcome, count in database.rows(_PROMISES, *asked):
        known = _known(PromiseOutcome, outcome)
        if outcome is None or known is not None:
            yield PromisesOfDay(text(monday), known, whole(count))


def _known(kinds: type[Known], value: Value) -> Known | None:
    return next((kind for kind in kinds if kind == value), None)
