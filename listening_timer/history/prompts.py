"""Prompt cards shown in a session: their keys, in order."""

from __future__ import annotations

from listening_timer.history.annotation_table import AnnotationTable
from listening_timer.history.connection import Database, Row, integer, text
from listening_timer.history.horizon import horizon_ms
from listening_timer.history.session_ids import number_of


def _card(row: Row, _session: str) -> str:
    return text(row[1])


PROMPTS = AnnotationTable("prompt", ("seq", "card"), "seq", _card)
_EVER, _TO_COME = (
    f"""
    SELECT s.id, {PROMPTS.listed()}
    FROM session AS s INDEXED BY session_started CROSS JOIN prompt AS t ON t.session = s.number
    WHERE s.started {side} ? ORDER BY s.started, s.id, s.number, t.seq
    """  # noqa: S608 - constant SQL
    for side in ("<=", ">")
)
"""Cards in the order of sessions dated up to the horizon, and of those dated later."""


def record_shown(database: Database, session: str, card: str) -> None:
    """Record that a card was shown; does nothing where it was the last one recorded."""
    last = database.row(
        "SELECT seq, card FROM prompt WHERE session = ? ORDER BY seq DESC LIMIT 1",
        number_of(database, session),
    )
    if last is None or last[1] != card:
        PROMPTS.write(database, session, 0 if last is None else integer(last[0]) + 1, card)


def all_shown(database: Database) -> tuple[str, ...]:
    """Every card ever shown, once; the least recently shown first."""
    seen: dict[str, None] = {}
    horizon = horizon_ms()
    for session, *row in [*database.rows(_TO_COME, horizon), *database.rows(_EVER, horizon)]:
        for card in PROMPTS.read_valid([tuple(row)], text(session)):
            seen.pop(card, None)
            seen[card] = None
    return tuple(seen)
