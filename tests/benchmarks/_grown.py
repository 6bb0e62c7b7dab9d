"""Histories of many sessions, made by SQL in seconds: one that was kept, told again and again.

The logs are copies of one another; what is said, who says it and how it ended differ.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from listening_timer.history import search, weekly_sums
from listening_timer.history.connection import Database, integer, text
from listening_timer.history.event_codec import checksum
from listening_timer.history.store import History
from listening_timer.history.summary import PARTS, local_date
from listening_timer.model.annotations import PromiseOutcome, Scale, TallyKind
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import add_session

PERIOD = 6 * 60 * 60 * 1_000
"""Ms from one session to the one before; the latest began at `WALL`."""
RARE = "nasturtium"
"""A word in a single session, far down."""
_NOTE = "Ein Gespräch über {} und die Kinder, wie wir es schon lange führen wollten; Nummer {}. "
_ABOUT = ("Geld", "Zeit", "Müdigkeit", "Nähe", "Arbeit", "den Umzug", "Freunde")
_PERSON = "INSERT INTO person (number, name, folded) VALUES (3, 'Cy', 'cy')"
_COPIED = ", ".join(("offset", "side_a", "format_name", "length", *PARTS))
_SESSIONS = f"""
    WITH RECURSIVE n (k) AS (SELECT 2 UNION ALL SELECT k + 1 FROM n WHERE k < ?)
    INSERT INTO session (number, id, person_a, person_b, spelt_a, spelt_b,
        started, date, outcome, format_id, {_COPIED})
    SELECT n.k, lower(hex(randomblob(16))), 1, iif(n.k % 5, 2, 3),
        s.spelt_a, iif(n.k % 5, s.spelt_b, 'Cy'), s.started - n.k * {PERIOD},
        date((s.started - n.k * {PERIOD}) / 1000 + s.offset * 60, 'unixepoch'),
        iif(n.k % 7, 'completed', 'early'), iif(n.k % 4, s.format_id, 'first-try'),
        {_COPIED}
    FROM n, session AS s WHERE s.number = 1
"""  # noqa: S608 - our own words
_EVENTS = """
    INSERT INTO event SELECT s.number, e.seq, e.at, e.kind, e.body, e.seal
    FROM session AS s CROSS JOIN event AS e WHERE s.number > 1 AND e.session = 1
"""
_MADE = "SELECT number, id, started FROM session WHERE number > 1"
_ASKED = [
    (moment, scale, who)
    for moment, scales in (("arrive", ("calm", "closeness")), ("close", tuple(Scale)))
    for scale in scales
    for who in ("A", "B")
]
"""What both are asked on arriving and at the close."""
_RATING = """
    INSERT INTO rating (session, moment, scale, who, value, edited, deleted, seal)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_PROMISE = """
    INSERT INTO promise (session, id, kind, who, text, edited, outcome, decided, deleted, seal)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_OUTCOMES = (None, *PromiseOutcome)


def grown(path: Path, size: int) -> None:
    """Make a history of so many ended sessions, with their logs and what was said in them."""
    with History.open(path) as history:
        add_session(history)
        database = history.database
        with database.writing():
            database.rows(_PERSON)
            database.rows(_SESSIONS, size)
            database.rows(_EVENTS)
            for number, session, wall in database.rows(_MADE):
                _say(database, integer(number), size)
                _answer(database, integer(number), text(session), integer(wall))
                search.renew(database, integer(number))
            weekly_sums.mark_all_stale(database)
            weekly_sums.renew(database)
    if sys.platform != "win32":
        os.sync()  # else the system still writes the file while the first uses are measured


def _answer(database: Database, number: int, session: str, wall: int) -> None:
    """Rate three of four sessions, promise something in every third, and note a mark."""
    if number % 4:
        for place, (moment, scale, who) in enumerate(_ASKED):
            row = moment, scale, who, (number + place) % 11, wall, 0
            database.rows(_RATING, number, *row, checksum(session, *row))
    if number % 3 == 0:
        outcome = _OUTCOMES[number // 3 % len(_OUTCOMES)]
        decided = None if outcome is None else wall
        row = f"p{number}", "promise", "A", "eine Kanne Tee", wall, outcome, decided, 0
        database.rows(_PROMISE, number, *row, checksum(session, *row))
    kind = TallyKind.ASKED if number % 6 == 0 else TallyKind.APPRECIATED
    row = f"t{number}", number % 2 + 1, kind.value, wall, 60, local_date(wall, 60), wall, 0
    database.rows(
        "INSERT INTO tally SELECT ?, p.number, ?, ?, ?, ?, ?, ?, ?, p.name"
        " FROM person AS p WHERE p.number = ?",
        row[0],
        *row[2:],
        checksum(*row),
        row[1],
    )


def _say(database: Database, number: int, size: int) -> None:
    """Note something in nine of ten sessions, with a topic in every third and thanks in half."""
    if number % 10 == 0 and number % 3:
        return
    about = _ABOUT[number % len(_ABOUT)]
    said = {"topic": about} if number % 3 == 0 else {}
    if number % 10:
        said["note"] = _NOTE.format(about, number) + RARE * (number == size - 8)
    if number % 2:
        said["appreciation"] = f"Danke für den Abend, Nummer {number}."
    for kind, what in said.items():
        who = "A" if kind == "appreciation" else None
        row = f"{kind}-{number}", kind, who, what, WALL, 0
        database.rows(
            "INSERT INTO word (session, id, kind, who, text, edited, deleted, seal)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            number,
            *row,
            checksum(*row),
        )
