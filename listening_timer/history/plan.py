"""Plan: the text of the one plan file that this history was given, until it is let go.

Its content is not looked into here; a row that was changed from outside counts as none.
"""

from __future__ import annotations

from listening_timer.history.connection import Database, integer, text
from listening_timer.history.event_codec import checksum
from listening_timer.history.vacuum import request_vacuum
from listening_timer.model.plans import HeldPlan


def held(database: Database) -> HeldPlan | None:
    """The plan; None without one, or where its row fails its checksum."""
    row = database.row("SELECT text, since, seal FROM plan")
    if row is None or row[2] != checksum(*row[:2]):
        return None
    return HeldPlan(text(row[0]), integer(row[1]))


def hold(database: Database, plan: HeldPlan) -> None:
    """Hold this plan instead of any other."""
    let_go(database)
    seal = checksum(plan.text, plan.since)
    sql = "INSERT INTO plan (number, text, since, seal) VALUES (1, ?, ?, ?)"
    database.rows(sql, plan.text, plan.since, seal)


def let_go(database: Database) -> None:
    """Delete the plan; its words are then in no byte of the file."""
    if database.rows("DELETE FROM plan RETURNING 1"):
        request_vacuum(database)


def is_changed(database: Database) -> bool:
    """Whether there is a plan, and its row fails its checksum."""
    return held(database) is None and database.number("SELECT count(*) FROM plan") > 0
