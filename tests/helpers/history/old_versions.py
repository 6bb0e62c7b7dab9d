"""Old schema versions: history files as versions 1 to 4 wrote them, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import apsw

from listening_timer.exercise.events import Event
from listening_timer.history import weekly_sums
from listening_timer.history.connection import Database, integer
from listening_timer.history.event_codec import checksum, encode
from listening_timer.history.schema import MIGRATIONS, create, migrate
from listening_timer.history.summary import summed
from listening_timer.history.summary_columns import renew_day, write_summary
from listening_timer.model.records import Outcome
from listening_timer.text.cleaning import spelling
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import completed_log, completed_play, session_id

ENDED, OPEN = session_id(1), session_id(2)
"""The sessions of an older file: a completed one with a note, and one that is still open."""
NOTE = "a promise"
SEALS = (3_178_340_407, 2_669_471_424)
"""What version 1 wrote as the checksums of its two notes."""
PROMISE = "a walk by the Łódka"
PROMISE_SEALS = (1_340_406_438, 3_349_587_026)
"""What version 2 wrote as the checksums of its two promises."""
LIVED = 90_500
"""How far the open session had been lived, in ms."""


def first_version(path: Path) -> Path:
    """A file of version 1: a completed session with a note and an erased one, and an open one."""
    database = Database(path, apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE)
    create(database, MIGRATIONS[:1])
    run = database.rows
    with database.writing():
        run("INSERT INTO person VALUES (1, 'Ann', 'ann'), (2, 'Bo', 'bo')")
        for number, session in enumerate((ENDED, OPEN), 1):
            run(
                "INSERT INTO session (number, id, person_a, person_b, started)"
                " VALUES (?, ?, 1, 2, ?)",
                number,
                session,
                WALL,
            )
        _log(database, 1, completed_log())
        _log(database, 2, completed_play(steps=(60,)).log)
        run("INSERT INTO checkpoint VALUES (2, ?)", LIVED)
        run(
            "INSERT INTO word VALUES ('w1', 1, 'note', NULL, ?, 1795000000001, 0, ?),"
            " ('w2', 1, 'note', 'A', '', 1795000000003, 1, ?)",
            NOTE,
            *SEALS,
        )
        run("INSERT INTO gone VALUES (?)", session_id(3))
    database.close()
    return path


def second_version(path: Path) -> Path:
    """The same as version 2 held it, with a promise and an erased one."""
    database = Database(first_version(path))
    migrate(database, MIGRATIONS[:2])
    columns = "id, session, kind, who, text, edited, outcome, decided, deleted, seal"
    database.rows(
        f"INSERT INTO promise ({columns}) VALUES"  # noqa: S608 - our own columns
        " ('p1', 1, 'promise', 'A', ?, 1795000000001, NULL, NULL, 0, ?),"
        " ('p2', 1, 'new', NULL, '', 1795000000003, NULL, NULL, 1, ?)",
        PROMISE,
        *PROMISE_SEALS,
    )
    database.close()
    return path


def third_version(path: Path) -> Path:
    """The same as version 3 held it."""
    database = Database(second_version(path))
    migrate(database, MIGRATIONS[:3])
    database.close()
    return path


def fourth_version(path: Path, talks: Sequence[tuple[str, str]], marks: Sequence[str] = ()) -> Path:
    """A file of version 4: completed sessions of these two each, and marks, a day apart each.

    People are identified as that version did: by spelling, but for case.
    """
    database = Database(path, apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE)
    create(database, MIGRATIONS[:4])
    run = database.rows
    with database.writing():
        for number, names in enumerate(talks, 1):
            run(
                "INSERT INTO session (number, id, person_a, person_b, spelt_a, spelt_b, started)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                number,
                session_id(number),
                *(_person(database, name) for name in names),
                *names,
                WALL,
            )
            _log(database, number, completed_log(number))
        for number, name in enumerate(marks, 1):
            row = f"m{number}", _person(database, name), "appreciated", WALL, 60, "2026-11-15"
            sealed = checksum(*row, WALL, 0)
            run(
                "INSERT INTO tally VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                *row,
                WALL,
                0,
                sealed,
                name,
            )
        weekly_sums.mark_all_stale(database)
        weekly_sums.renew(database)
    database.close()
    return path


def _person(database: Database, name: str) -> int:
    found = database.row("SELECT number FROM person WHERE folded = ?", spelling(name))
    if found is not None:
        return integer(found[0])
    database.rows("INSERT INTO person (name, folded) VALUES (?, ?)", name, spelling(name))
    return database.number("SELECT last_insert_rowid()")


def _log(database: Database, number: int, events: Sequence[Event]) -> None:
    for seq, event in enumerate(events):
        row = seq, *encode(event)
        database.rows("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)", number, *row, checksum(*row))
    summary = summed(events)
    if summary.outcome is not Outcome.OPEN:
        write_summary(database, number, summary)
        renew_day(database, summary.date)
