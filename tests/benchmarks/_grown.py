"""Histories of many sessions, made by SQL in seconds: one that was kept, told again and again.

The logs are copies of one another; what is said, who says it and how it ended differ.
"""

from __future__ import annotations

from pathlib import Path

from listening_timer.history import derived
from listening_timer.history.codec import seal
from listening_timer.history.database import Database
from listening_timer.history.schema import PARTS
from listening_timer.history.store import History
from listening_timer.text import searchable
from tests.helpers.kept import keep
from tests.helpers.play import WALL

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
    INSERT INTO session (number, id, person_a, person_b, started, date, outcome, format_id,
        topical, worded, {_COPIED})
    SELECT n.k, lower(hex(randomblob(16))), 1, iif(n.k % 5, 2, 3), s.started - n.k * {PERIOD},
        date((s.started - n.k * {PERIOD}) / 1000 + s.offset * 60, 'unixepoch'),
        iif(n.k % 7, 'completed', 'early'), iif(n.k % 4, s.format_id, 'first-try'),
        n.k % 3 = 0, n.k % 10 <> 0 OR n.k % 3 = 0, {_COPIED}
    FROM n, session AS s WHERE s.number = 1
"""  # noqa: S608 - our own words
_EVENTS = """
    INSERT INTO event SELECT s.number, e.seq, e.at, e.kind, e.body, e.seal
    FROM session AS s CROSS JOIN event AS e WHERE s.number > 1 AND e.session = 1
"""


def grown(path: Path, size: int) -> None:
    """Make a history of so many ended sessions, with their logs and what was said in them."""
    with History.open(path) as history:
        keep(history)
        database = history.database
        with database.writing():
            database.rows(_PERSON)
            database.rows(_SESSIONS, size)
            database.rows(_EVENTS)
            for number in range(2, size + 1):
                _say(database, number, size)
            derived.renew_days(database)


def _say(database: Database, number: int, size: int) -> None:
    """Note something in nine of ten sessions, of which every third has a topic too."""
    if number % 10 == 0 and number % 3:
        return
    about = _ABOUT[number % len(_ABOUT)]
    said = {"topic": about} if number % 3 == 0 else {}
    if number % 10:
        said["note"] = _NOTE.format(about, number) + RARE * (number == size - 8)
    for kind, text in said.items():
        row = f"{kind}-{number}", kind, None, text, WALL, 0
        database.rows(
            "INSERT INTO word (session, id, kind, who, text, edited, deleted, seal)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            number,
            *row,
            seal(*row),
        )
    plain = sorted(searchable(text) for text in said.values())
    values = number, searchable(said.get("topic", "")), "\n".join(plain)
    database.rows("INSERT INTO search VALUES (?, ?, ?)", *values)
