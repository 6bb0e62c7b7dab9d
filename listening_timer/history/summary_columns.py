"""Summary columns: derived columns of a session and the sums of a date; can be rebuilt."""

from __future__ import annotations

import msgspec

from listening_timer.history.connection import Database, Row
from listening_timer.history.schema import PARTS
from listening_timer.history.summary import Summary, parts

COLUMNS = ("offset", "date", "side_a", "format_id", "format_name", "outcome", "length", *PARTS)
"""The derived columns of a session; all of them are NULL until it has ended."""

DAY_COLUMNS = ("sessions", "length", *PARTS)

_LISTED = ", ".join(COLUMNS)
_SET = ", ".join(f"{name} = ?" for name in COLUMNS)
_CLEAR = ", ".join(f"{name} = NULL" for name in COLUMNS)
_SUMMED = ", ".join(f"sum({name})" for name in ("length", *PARTS))


def columns(summary: Summary) -> tuple[str | int, ...]:
    """The values of the derived columns of an ended session, in their order."""
    return (
        summary.offset,
        summary.date,
        summary.side_a.value,
        summary.format_id,
        msgspec.json.encode(dict(summary.format_name)).decode(),
        summary.outcome.value,
        *totals(summary),
    )


def totals(summary: Summary) -> tuple[int, ...]:
    """What a session adds to the sums of its date: its length and its parts, in ms."""
    return (summary.length, *parts(summary.sums))


def stored(database: Database, number: int) -> Row | None:
    """The stored derived columns of a session."""
    return database.row(f"SELECT {_LISTED} FROM session WHERE number = ?", number)  # noqa: S608 - our own columns


def write_summary(database: Database, number: int, summary: Summary) -> None:
    """Write the derived columns of an ended session, and its start."""
    values = columns(summary)
    database.rows(
        f"UPDATE session SET started = ?, {_SET} WHERE number = ?",  # noqa: S608 - our own columns
        summary.started,
        *values,
        number,
    )


def clear_summary(database: Database, number: int) -> None:
    """Set the derived columns of a session that has not ended to NULL."""
    database.rows(f"UPDATE session SET {_CLEAR} WHERE number = ?", number)  # noqa: S608 - our own columns


def clear_checkpoint(database: Database, number: int) -> None:
    """Delete the checkpoint of a session whose log has ended."""
    database.rows("DELETE FROM checkpoint WHERE session = ?", number)


def renew_day(database: Database, date: str) -> None:
    """Recompute the sums of one date."""
    database.rows("DELETE FROM day WHERE date = ?", date)
    _sum(database, "date = ?", date)


def renew_days(database: Database) -> None:
    """Recompute the sums of every date."""
    database.rows("DELETE FROM day")
    _sum(database, "date IS NOT NULL")


def days(database: Database) -> list[Row]:
    """The stored sums of all dates: the date, then `DAY_COLUMNS`."""
    return database.rows(f"SELECT date, {', '.join(DAY_COLUMNS)} FROM day ORDER BY date")  # noqa: S608 - our own columns


def _sum(database: Database, where: str, *values: str) -> None:
    database.rows(
        f"INSERT INTO day SELECT date, count(*), {_SUMMED} FROM session"  # noqa: S608 - our own columns
        f" WHERE {where} GROUP BY date",
        *values,
    )
