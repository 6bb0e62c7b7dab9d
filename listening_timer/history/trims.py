"""Trims: the right lengths of phases that were left running by mistake, set after the session.

A trim is a row of its own, one per phase; the log is not changed. Every figure that derives from a
log derives from its trims too: time beyond the right length counts as paused.
"""

from __future__ import annotations

from collections.abc import Mapping

from listening_timer.history import event_log, weekly_sums
from listening_timer.history.annotation_table import AnnotationTable
from listening_timer.history.connection import Database, Row, integer
from listening_timer.history.session_ids import number_of
from listening_timer.history.summary import replayed, summed, write_summary
from listening_timer.model.annotations import Trim


def _trim(row: Row, session: str) -> Trim:
    phase, length, edited = map(integer, row[:3])
    if phase < 0 or length < 0:
        raise ValueError("there is no such length")
    return Trim(session, phase, length, edited)


TRIMS = AnnotationTable("trim", ("phase", "length", "edited", "deleted"), "phase", _trim)


def limits(database: Database, number: int, session: str) -> Mapping[int, int]:
    """The right lengths (ms) of the trimmed phases of a session, by their index.

    An invalid row is skipped; `check` reports it.
    """
    rows = TRIMS.rows_of(database, number)
    return {trim.phase: trim.length for trim in TRIMS.read_valid(rows, session)}


def edit(database: Database, trim: Trim) -> Trim | None:
    """Trim a phase of an ended session; returns the previous trim.

    ValueError where that phase did not take longer. Raises HistoryError: unknown-session, damaged.
    """
    number = number_of(database, trim.session)
    if not 0 <= trim.length < _lived(database, number, trim):
        raise ValueError("the phase did not take longer")
    before = TRIMS.edit(database, trim)
    _renew(database, number, trim.session)
    return before


def erase(database: Database, session: str, phase: int, edited: int | None) -> Trim | None:
    """Remove a trim, so that the phase has its logged length; returns it, None without one."""
    before = TRIMS.erase(database, session, phase, edited=edited)
    if before is not None:
        _renew(database, number_of(database, session), session)
    return before


def _lived(database: Database, number: int, trim: Trim) -> int:
    """The length (ms) of the phase by the log alone; 0 without one, or while the session runs."""
    ended = database.row("SELECT 1 FROM session WHERE number = ? AND outcome IS NOT NULL", number)
    with event_log.bad_log_as_damage(database, trim.session):
        records = replayed(event_log.read(database, number, trim.session)).records
    inside = ended is not None and 0 <= trim.phase < len(records)
    return records[trim.phase].actual if inside else 0


def _renew(database: Database, number: int, session: str) -> None:
    """Recompute the summary of a session; marks its week as stale."""
    with event_log.bad_log_as_damage(database, session):
        events = event_log.read(database, number, session)
        write_summary(database, number, summed(events, limits(database, number, session)))
    weekly_sums.mark_stale(database, number)
