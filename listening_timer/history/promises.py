"""Promises and plans: made at the end of a session, followed up at the next ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from listening_timer.exercise.formats import Role
from listening_timer.history.annotation_table import AnnotationTable
from listening_timer.history.connection import Database, Row, integer, text
from listening_timer.history.horizon import horizon_ms
from listening_timer.history.people import JOINED
from listening_timer.model.annotations import OpenPromise, Promise, PromiseKind, PromiseOutcome


def _promise(row: Row, session: str) -> Promise:
    return Promise(
        id=text(row[0]),
        session=session,
        kind=PromiseKind(text(row[1])),
        who=None if row[2] is None else Role(text(row[2])),
        text=text(row[3]),
        edited=integer(row[4]),
        outcome=None if row[5] is None else PromiseOutcome(text(row[5])),
        decided=None if row[6] is None else integer(row[6]),
    )


PROMISES = AnnotationTable(
    "promise",
    ("id", "kind", "who", "text", "edited", "outcome", "decided", "deleted"),
    "edited, id",
    _promise,
    summed=True,
)
_OPEN = f"""
    SELECT s.id, a.name, b.name, s.started, s.offset, {PROMISES.listed()}
    FROM promise AS t INDEXED BY promise_open JOIN session AS s ON s.number = t.session {JOINED}
    WHERE t.deleted = 0 AND (t.outcome IS NULL OR t.outcome = 'not-yet')
        AND s.outcome IS NOT NULL AND s.started <= ?3
        AND ((s.person_a, s.person_b) = (?1, ?2) OR (s.person_a, s.person_b) = (?2, ?1))
"""  # noqa: S608 - constant SQL
_BEFORE = 5
"""Number of columns before those of the promise in `_OPEN`."""


def decide(database: Database, promise: str, outcome: PromiseOutcome, wall: int) -> Promise | None:
    """Set the outcome of a promise at `wall` (UTC ms); may be repeated; does nothing without one.

    Returns the promise as it was before. Raises HistoryError: damaged.
    """
    known = PROMISES.find(database, promise)
    if known is not None and (known.outcome, known.decided) != (outcome, wall):
        PROMISES.edit(database, replace(known, outcome=outcome, decided=wall, edited=wall))
    return known


def open_between(database: Database, people: tuple[int, int]) -> tuple[OpenPromise, ...]:
    """The open promises of these two, either order, oldest first."""
    rows = database.rows(_OPEN, *people, horizon_ms())
    found = [one for row in rows for one in _asked_after(row)]
    return tuple(sorted(found, key=attrgetter("made", "promise.edited", "promise.id")))


def _asked_after(row: Row) -> Iterator[OpenPromise]:
    names = {None: "", Role.A: text(row[1]), Role.B: text(row[2])}
    for promise in PROMISES.read_valid([row[_BEFORE:]], text(row[0])):
        yield OpenPromise(promise, names[promise.who], integer(row[3]), integer(row[4]))
