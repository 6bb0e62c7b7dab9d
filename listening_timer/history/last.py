"""What Begin proposes again, from the latest session and from all that was agreed before."""

from __future__ import annotations

from collections.abc import Sequence

from listening_timer.exercise.events import Event, SessionEnded, SessionStarted
from listening_timer.exercise.formats import MINUTE, Side
from listening_timer.history import log, meetings, promises, prompts
from listening_timer.history.database import Database, text, whole
from listening_timer.history.horizon import horizon_ms
from listening_timer.history.people import names
from listening_timer.model.records import HistoryError, LastTime


def last_time(database: Database) -> LastTime | None:
    """What the latest session that is believed was like; None without one.

    With what is open between its two. Whoever was erased since is proposed without a name, and
    nothing is open with them. Raises HistoryError: damaged, where its log cannot be read. What
    stands beside the logs and was changed from outside is passed over: it keeps nobody from
    beginning.
    """
    row = database.row(
        "SELECT number, id, person_a, person_b FROM session WHERE started <= ?"
        " ORDER BY started DESC, id DESC LIMIT 1",
        horizon_ms(),
    )
    if row is None:
        return None
    number, session, people = whole(row[0]), text(row[1]), (whole(row[2]), whole(row[3]))
    events = log.read(database, number, session)
    start = _start(events, database, session)
    name_a, name_b = names(database, number)
    left, right = (name_a, name_b) if start.side_a is Side.LEFT else (name_b, name_a)
    turn, known = start.format.turn, bool(left and right)
    return LastTime(
        name_left=left,
        name_right=right,
        began=start.side_a,
        format_id=start.format.id,
        minutes=None if turn is None else turn // MINUTE,
        bell=start.format.bell,
        completed=isinstance(events[-1], SessionEnded) and events[-1].completed,
        promises=promises.open_between(database, people) if known else (),
        meeting=meetings.latest(database, people) if known else None,
        prompts=prompts.ever(database),
    )


def _start(events: Sequence[Event], database: Database, session: str) -> SessionStarted:
    if not events or not isinstance(events[0], SessionStarted):
        raise HistoryError("damaged", path=database.path, session=session)
    return events[0]
