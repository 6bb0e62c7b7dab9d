"""People, known by their cleaned, case-folded names; nobody stays whom nothing refers to."""

from __future__ import annotations

from listening_timer import text as words
from listening_timer.history.database import Database, text, whole
from listening_timer.history.sweeping import ask_to_sweep
from listening_timer.records import HistoryError

JOINED = "JOIN person AS a ON a.number = s.person_a JOIN person AS b ON b.number = s.person_b"
"""Joins the two of a session `s` as `a` and `b`."""


def met(database: Database, name: str) -> int:
    """The number of the person of that name, written if new, spelt as they spell it now."""
    number = known(database, name)
    spell(database, words.folded(name), name)
    return number


def known(database: Database, name: str) -> int:
    """The number of the person of that name, written if new, however they are spelt here."""
    key = words.folded(name)
    found = database.row("SELECT number FROM person WHERE folded = ?", key)
    if found is not None:
        return whole(found[0])
    database.rows("INSERT INTO person (name, folded) VALUES (?, ?)", name, key)
    return database.number("SELECT last_insert_rowid()")


def spell(database: Database, key: str, name: str) -> None:
    """Spell whoever is found by `key` so from now on; how it was spelt before is gone."""
    if database.rows(
        "UPDATE person SET name = ? WHERE folded = ? AND name <> ? RETURNING number",
        name,
        key,
        name,
    ):
        ask_to_sweep(database)


def names(database: Database, session: int) -> tuple[str, str]:
    """The names of A and B of the session of this number."""
    row = database.row(
        f"SELECT a.name, b.name FROM session AS s {JOINED} WHERE s.number = ?",  # noqa: S608 - our own words
        session,
    )
    if row is None:
        raise HistoryError("damaged", path=database.path)
    return text(row[0]), text(row[1])


def forget_strangers(database: Database) -> None:
    """Remove everybody to whom no session and no tally refers any more."""
    if database.rows(
        "DELETE FROM person WHERE NOT EXISTS"
        " (SELECT 1 FROM session WHERE person_a = person.number OR person_b = person.number)"
        " AND NOT EXISTS (SELECT 1 FROM tally WHERE tally.person = person.number)"
        " RETURNING number"
    ):
        ask_to_sweep(database)
