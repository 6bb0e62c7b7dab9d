"""Promises and plans: made at the end of a session, followed up at the next ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from listening_timer.exercise.formats import Role
from listening_timer.history import drafts, search, weekly_sums
from listening_timer.history.annotation_table import AnnotationTable, later
from listening_timer.history.connection import Database, Row, integer, text
from listening_timer.history.horizon import horizon_ms
from listening_timer.history.people import JOINED
from listening_timer.history.session_ids import number_of
from listening_timer.history.vacuum import request_vacuum
from listening_timer.model.annotations import OpenPromise, Promise, PromiseKind, PromiseOutcome
from listening_timer.model.records import HistoryError


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
_TEXT = PROMISES.columns.index("text")
_OPEN = f"""
    SELECT s.id, a.name, b.name, s.started, s.offset, {PROMISES.listed()}
    FROM promise AS t INDEXED BY promise_open JOIN session AS s ON s.number = t.session {JOINED}
    WHERE t.deleted = 0 AND (t.outcome IS NULL OR t.outcome = 'not-yet')
        AND s.outcome IS NOT NULL AND s.started <= ?3
        AND ((s.person_a, s.person_b) = (?1, ?2) OR (s.person_a, s.person_b) = (?2, ?1))
"""  # noqa: S608 - constant SQL
_BEFORE = 5
"""Number of columns before those of the promise in `_OPEN`."""


def write(database: Database, promise: Promise) -> None:
    """Write a promise, replacing the one of the same id."""
    found = PROMISES.found(database, promise.id)
    if found is not None:
        weekly_sums.mark_stale(database, number_of(database, found[0]))
    if found is not None and found[1][_TEXT] != promise.text:
        request_vacuum(database)
    PROMISES.write(
        database,
        promise.session,
        promise.id,
        promise.kind.value,
        None if promise.who is None else promise.who.value,
        promise.text,
        promise.edited,
        None if promise.outcome is None else promise.outcome.value,
        promise.decided,
        0,
    )
    search.renew(database, number_of(database, promise.session))
    if found is not None and found[0] != promise.session:
        search.renew(database, number_of(database, found[0]))


def edit(database: Database, promise: Promise) -> Promise | None:
    """Write a promise as an edit: a merge prefers it to the one of its id here, erased or not.

    Returns the promise replaced; None where there was none that is valid.
    """
    before = _known(database, promise.id)
    edited = PROMISES.next_stamp(database, promise.session, promise.edited, promise.id)
    write(database, replace(promise, edited=edited))
    drafts.drop_saved(database, promise.session, promise.text)
    return before


def _known(database: Database, promise: str) -> Promise | None:
    found = PROMISES.found(database, promise)
    return None if found is None else next(PROMISES.read_valid([found[1]], found[0]), None)


def erase(database: Database, promise: str, edited: int | None) -> Promise | None:
    """Erase a promise and its outcome, leaving a tombstone.

    Returns the promise erased; None where there was none that is valid.
    """
    before = _known(database, promise)
    found = PROMISES.found(database, promise)
    if found is not None:
        session, (_, kind, who, _, last, *_) = found
        row = promise, kind, who, "", later(last, edited), None, None, 1
        PROMISES.write(database, session, *row)
        search.renew(database, number_of(database, session))
        request_vacuum(database)
    return before


def decide(database: Database, promise: str, outcome: PromiseOutcome, wall: int) -> Promise | None:
    """Set the outcome of a promise at `wall` (UTC ms); may be repeated; does nothing without one.

    Returns the promise as it was before.
    """
    found = PROMISES.found(database, promise)
    if found is None:
        return None
    known = _sound(database, *found)
    if (known.outcome, known.decided) != (outcome, wall):
        edited = later(known.edited, wall)
        write(database, replace(known, outcome=outcome, decided=wall, edited=edited))
    return known


def _sound(database: Database, session: str, row: Row) -> Promise:
    try:
        return PROMISES.read(row, session)
    except ValueError as error:
        raise HistoryError("damaged", path=database.path, session=session) from error


def open_between(database: Database, people: tuple[int, int]) -> tuple[OpenPromise, ...]:
    """The open promises of these two, either order, oldest first."""
    rows = database.rows(_OPEN, *people, horizon_ms())
    found = [one for row in rows for one in _asked_after(row)]
    return tuple(sorted(found, key=attrgetter("made", "promise.edited", "promise.id")))


def _asked_after(row: Row) -> Iterator[OpenPromise]:
    names = {None: "", Role.A: text(row[1]), Role.B: text(row[2])}
    for promise in PROMISES.read_valid([row[_BEFORE:]], text(row[0])):
        yield OpenPromise(promise, names[promise.who], integer(row[3]), integer(row[4]))
