"""Reading sessions: one whole session, the unfinished one, and the defaults of the last one."""

from __future__ import annotations

from collections.abc import Sequence

from listening_timer.exercise.events import Event, SessionEnded, SessionStarted
from listening_timer.exercise.formats import MINUTE, Side
from listening_timer.history import event_log, meetings, notes, promises, prompts, trims
from listening_timer.history.connection import Database, integer, text
from listening_timer.history.horizon import horizon_ms
from listening_timer.history.meetings import MEETINGS
from listening_timer.history.people import names
from listening_timer.history.promises import PROMISES
from listening_timer.history.prompts import PROMPTS
from listening_timer.history.ratings import RATINGS
from listening_timer.history.session_ids import number_of
from listening_timer.history.summary import Summary, replayed, summary_of
from listening_timer.model import appointments
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import LastTime, NextTime, SessionDetail, SessionRow, Unfinished


def detail(database: Database, session: str) -> SessionDetail:
    """One whole session. Raises HistoryError: unknown-session, damaged."""
    number = number_of(database, session)
    events = event_log.read(database, number, session)
    with event_log.bad_log_as_damage(database, session):
        state = replayed(events, trims.limits(database, number, session))
        summary = summary_of(state, events[-1].at)
    said = notes.of(database, number, session)
    promises = PROMISES.of(database, number, session)
    has_words = bool(said) or any(promise.text for promise in promises)
    return SessionDetail(
        row=_row_of(session, names(database, number), summary, has_words=has_words),
        events=events,
        state=state,
        words=said,
        ratings=RATINGS.of(database, number, session),
        promises=promises,
        meeting=next(iter(MEETINGS.of(database, number, session)), None),
        prompts=PROMPTS.of(database, number, session),
        trims=trims.TRIMS.of(database, number, session),
    )


def _row_of(
    session: str, people: tuple[str, str], summary: Summary, *, has_words: bool
) -> SessionRow:
    return SessionRow(
        id=session,
        started=summary.started,
        offset=summary.offset,
        date=summary.date,
        name_a=people[0],
        name_b=people[1],
        side_a=summary.side_a,
        format_id=summary.format_id,
        format_name=summary.format_name,
        outcome=summary.outcome,
        length=summary.length,
        sharing_a=summary.sums.sharing_a,
        sharing_b=summary.sums.sharing_b,
        on_break=summary.sums.on_break,
        has_words=has_words,
    )


_OPEN = (
    "SELECT s.number, s.id, s.starts, c.at FROM session AS s"
    " LEFT JOIN checkpoint AS c ON c.session = s.number"
    " WHERE s.outcome IS NULL AND s.aside = 0 AND s.started <= ?"
    " ORDER BY s.started DESC, s.id DESC LIMIT 1"
)
_OPEN_TO_COME = _OPEN.replace("<= ?", "> ?")
"""The latest open session dated up to the horizon, and the latest dated later."""


def unfinished(database: Database) -> Unfinished | None:
    """The latest open session that is not set aside; card rows that are invalid are skipped.

    A session dated beyond the horizon comes after all others, but is still offered: it was running.

    Raises HistoryError: damaged, with its id as `session`, so that it can be set aside.
    """
    horizon = horizon_ms()
    row = database.row(_OPEN, horizon) or database.row(_OPEN_TO_COME, horizon)
    if row is None:
        return None
    number, session, starts = integer(row[0]), text(row[1]), integer(row[2])
    events = event_log.read(database, number, session)
    with event_log.bad_log_as_damage(database, session):
        replayed(events)
    lived = max(events[-1].at, 0 if row[3] is None else integer(row[3]))
    shown = tuple(PROMPTS.read_valid(PROMPTS.rows_of(database, number), session))
    return Unfinished(session, *names(database, number), events, lived, starts, shown)


_PAST = f"""
    SELECT started, offset FROM session
    WHERE min(person_a, person_b) = min(?1, ?2) AND max(person_a, person_b) = max(?1, ?2)
        AND date IS NOT NULL AND started <= ?3
    ORDER BY date DESC LIMIT {appointments.MOST_TALKS}
"""  # noqa: S608 - a constant number
"""The latest talks of two people."""


def last_time(database: Database) -> LastTime | None:
    """Settings and open items of the latest session before the horizon; None without one.

    With the open promises of its two people. A person erased since has an empty name and no open
    promises. Raises HistoryError: damaged, where its log cannot be read. Invalid annotation rows
    are skipped, so that they do not keep anybody from beginning a session.
    """
    row = database.row(
        "SELECT number, id, person_a, person_b FROM session WHERE started <= ?"
        " ORDER BY started DESC, id DESC LIMIT 1",
        horizon_ms(),
    )
    if row is None:
        return None
    number, session, people = integer(row[0]), text(row[1]), (integer(row[2]), integer(row[3]))
    events = event_log.read(database, number, session)
    start = _start(events, database, session)
    name_a, name_b = names(database, number)
    left, right = (name_a, name_b) if start.side_a is Side.LEFT else (name_b, name_a)
    turn, known = start.format.turn, bool(left and right)
    return LastTime(
        name_left=left,
        name_right=right,
        began=start.side_a,
        format_id=start.format.id,
        minutes=None if turn is None or turn % MINUTE else turn // MINUTE,
        bell=start.format.bell,
        completed=isinstance(events[-1], SessionEnded) and events[-1].completed,
        promises=promises.open_between(database, people) if known else (),
        meeting=meetings.latest(database, people) if known else None,
        prompts=prompts.all_shown(database),
        standing=meetings.standing(database, people) if known else None,
        next_time=notes.for_next_time(database, number, session),
    )


def next_time(database: Database, session: str) -> NextTime:
    """What the end of a session proposes; of an erased person's, only its own time a week later.

    Raises HistoryError: unknown-session, damaged.
    """
    number = number_of(database, session)
    people = _people(database, number)
    start = _start(event_log.read(database, number, session), database, session)
    begun, past, known = (start.wall, start.offset), [], all(names(database, number))
    if known:
        rows = database.rows(_PAST, *people, horizon_ms())
        past = [(integer(wall), integer(offset)) for wall, offset in rows]
    day, minute = appointments.proposed(begun, past)
    return NextTime(
        day,
        minute,
        standing=meetings.standing(database, people) if known else None,
        coming=meetings.coming(database, people, session) if known else None,
    )


def _people(database: Database, number: int) -> tuple[int, int]:
    rows = database.rows("SELECT person_a, person_b FROM session WHERE number = ?", number)
    return integer(rows[0][0]), integer(rows[0][1])


def _start(events: Sequence[Event], database: Database, session: str) -> SessionStarted:
    if not events or not isinstance(events[0], SessionStarted):
        raise HistoryError("damaged", path=database.path, session=session)
    return events[0]
