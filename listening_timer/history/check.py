"""Check and rebuild: file integrity, derived data against a replay of the logs.

SQLite follows an index without asking whether it holds every row: with two pages swapped a list may
be too short or empty. So before anything is read from a file, `require_sound` looks for swapped,
lost or changed pages. A file up to `WHOLE_BYTES` gets SQLite's integrity check (3 ms a MiB); for a
larger one the sums of the session table are compared with those of the indexes that lists use (3 ms
for 10,000 sessions).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from listening_timer.history import (
    event_log,
    people,
    plan,
    search,
    summary,
    tallies,
    trims,
    weekly_sums,
)
from listening_timer.history.annotation_table import AnnotationTable
from listening_timer.history.connection import Database, Row, integer, text
from listening_timer.history.event_codec import BadEvent
from listening_timer.history.meetings import MEETINGS
from listening_timer.history.notes import WORDS
from listening_timer.history.promises import PROMISES
from listening_timer.history.prompts import PROMPTS
from listening_timer.history.ratings import RATINGS
from listening_timer.history.summary import BadLog, Summary
from listening_timer.history.trims import TRIMS
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import Finding, Outcome
from listening_timer.text import cleaning

WHOLE_BYTES = 8 << 20
"""Larger files are compared, not checked; the size of about 2,500 sessions."""
_SUMS = "SELECT count(*), total(number) FROM session {index} WHERE {which}"
_SAME = (
    ("session_started", "1"),
    ("list_all", "outcome IS NOT NULL"),
    ("session_open", "outcome IS NULL"),
)
_BESIDE: Mapping[str, AnnotationTable[object]] = {
    "bad-word": WORDS,
    "bad-rating": RATINGS,
    "bad-promise": PROMISES,
    "bad-meeting": MEETINGS,
    "bad-prompt": PROMPTS,
    "bad-trim": TRIMS,
}
_SEATED = """
    SELECT DISTINCT s.spelt_a, s.spelt_b, a.number, a.folded, b.number, b.folded
    FROM session AS s JOIN person AS a ON a.number = s.person_a
    JOIN person AS b ON b.number = s.person_b
"""
_MARKED = """
    SELECT DISTINCT t.spelt, p.number, p.folded
    FROM tally AS t JOIN person AS p ON p.number = t.person
"""
_SPELT_BY_NOBODY = """
    SELECT number FROM person AS p
    WHERE EXISTS (SELECT 1 FROM session WHERE person_a = p.number OR person_b = p.number
        UNION ALL SELECT 1 FROM tally WHERE person = p.number AND deleted = 0)
    AND NOT EXISTS (SELECT 1 FROM session WHERE person_a = p.number AND spelt_a = p.name
        UNION ALL SELECT 1 FROM session WHERE person_b = p.number AND spelt_b = p.name
        UNION ALL SELECT 1 FROM tally WHERE person = p.number AND spelt = p.name)
"""
"""People whose name is spelt nowhere. Which of several spellings is the latest depends on today's
date, so no check can call that choice wrong."""
_NOTHING = (None,) * len(summary.COLUMNS)
_MOST = 200
"""Sessions read a query."""


def require_sound(database: Database) -> None:
    """Check once per connection. Raises HistoryError: damaged, now and on every further call."""
    if database.sound is None:
        database.sound = _is_sound(database)
    if not database.sound:
        raise HistoryError("damaged", path=database.path)


def _is_sound(database: Database) -> bool:
    size = database.number("PRAGMA page_count") * database.number("PRAGMA page_size")
    if size <= WHOLE_BYTES:
        return database.rows("PRAGMA integrity_check(1)") == [("ok",)]
    return all(
        database.row(_SUMS.format(index=f"INDEXED BY {index}", which=which))
        == database.row(_SUMS.format(index="NOT INDEXED", which=which))
        for index, which in _SAME
    )


def check(database: Database) -> list[Finding]:
    """Check everything; an empty list means that all is well.

    Codes: file, foreign-key, bad-event, bad-log, summary, week, bad-name, bad-word,
    bad-rating, bad-promise, bad-meeting, bad-prompt, bad-trim, bad-tally, bad-plan, search,
    damaged.
    """
    findings: list[Finding] = []
    try:
        findings.extend(_file(database))
        findings.extend(_people(database))
        findings.extend(_beside(database))
        findings.extend(_search(database))
        findings.extend(_sessions(database))
        findings.extend(Finding("", "week", monday) for monday in weekly_sums.wrong(database))
    except HistoryError as error:
        if error.code != "damaged":
            raise
        findings.append(Finding("", "damaged"))
    return findings


def _file(database: Database) -> Iterator[Finding]:
    for (said,) in database.rows("PRAGMA integrity_check"):
        if said != "ok":
            yield Finding("", "file", text(said))
    for row in database.rows("PRAGMA foreign_key_check"):
        yield Finding("", "foreign-key", text(row[0]))


def _people(database: Database) -> Iterator[Finding]:
    wrong: set[int] = set()
    for spelt_a, spelt_b, a, key_a, b, key_b in database.rows(_SEATED):
        right = people.identities(text(spelt_a), text(spelt_b))
        wrong |= {
            integer(number)
            for number, key, its in ((a, key_a, right[0]), (b, key_b, right[1]))
            if key != its
        }
    for spelt, number, key in database.rows(_MARKED):
        if cleaning.folded(text(spelt)) != key:
            wrong.add(integer(number))
    for number, name, key in database.rows("SELECT number, name, folded FROM person"):
        called = key in (cleaning.folded(text(name)), people.own_identity(text(name)))
        if not called:
            wrong.add(integer(number))
    wrong |= {integer(number) for (number,) in database.rows(_SPELT_BY_NOBODY)}
    for number in sorted(wrong):
        yield Finding("", "bad-name", str(number))


def _beside(database: Database) -> Iterator[Finding]:
    for code, table in _BESIDE.items():
        for session, row in table.every(database):
            try:
                table.read(row, session)
            except ValueError:
                place = " ".join(str(part) for part in row[: table.keys])
                yield Finding(session, code, place)
    for tally in tallies.changed(database):
        yield Finding("", "bad-tally", tally)
    if plan.is_changed(database):
        yield Finding("", "bad-plan")


def _search(database: Database) -> Iterator[Finding]:
    for number, session, _ in _all(database):
        if search.stored(database, number) != search.derived(database, number):
            yield Finding(session, "search")


def _sessions(database: Database) -> Iterator[Finding]:
    for number, session, started in _all(database):
        try:
            right = _summed(database, number, session)
        except BadEvent as error:
            yield Finding(session, "bad-event", error.reason)
        except BadLog as error:
            yield Finding(session, "bad-log", str(error))
        else:
            if not _as_stored(database, number, started, right):
                yield Finding(session, "summary")


def _all(database: Database) -> Iterator[tuple[int, str, int]]:
    """All sessions in batches: number, id, start (UTC ms).

    Raises HistoryError: damaged, where numbers do not increase (a page leads back).
    """
    last = -(1 << 62)
    while rows := database.rows(
        "SELECT number, id, started FROM session WHERE number > ? ORDER BY number LIMIT ?",
        last,
        _MOST,
    ):
        for row in rows:
            if integer(row[0]) <= last:
                raise HistoryError("damaged", path=database.path)
            last = integer(row[0])
            yield last, text(row[1]), integer(row[2])


def _as_stored(database: Database, number: int, started: int, right: Summary) -> bool:
    columns: Row = _NOTHING if right.outcome is Outcome.OPEN else summary.columns(right)
    return summary.stored(database, number) == columns and started == right.started


def rebuild(database: Database) -> int:
    """Recompute all derived columns and sums; returns how many ended sessions were replayed.

    A session whose log cannot be replayed keeps its old values; `check` reports it. Runs inside the
    caller's transaction.
    """
    done = sum(_rebuilt(database, number, session) for number, session, _ in _all(database))
    people.spell_all(database)
    search.renew_all(database)
    weekly_sums.mark_all_stale(database)
    weekly_sums.renew(database)
    return done


def _summed(database: Database, number: int, session: str) -> Summary:
    """The summary of a session from its log and its trims. Raises BadEvent, BadLog."""
    events = event_log.decoded(event_log.rows_of(database, number))
    return summary.summed(events, trims.limits(database, number, session))


def _rebuilt(database: Database, number: int, session: str) -> bool:
    try:
        right = _summed(database, number, session)
    except (BadEvent, BadLog):
        return False
    if right.outcome is Outcome.OPEN:
        summary.clear_summary(database, number)
        return False
    summary.write_summary(database, number, right)
    summary.clear_checkpoint(database, number)
    return True
