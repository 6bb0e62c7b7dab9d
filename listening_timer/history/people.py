"""People, known by their cleaned, case-folded names; nobody stays whom nothing refers to."""

from __future__ import annotations

from listening_timer import text as words
from listening_timer.history.database import Database, text, whole


def met(database: Database, name: str) -> int:
    """The number of the person of that name, written if new, spelt as they spell it now."""
    key = words.folded(name)
    found = database.row("SELECT number, name FROM person WHERE folded = ?", key)
    if found is None:
        database.rows("INSERT INTO person (name, folded) VALUES (?, ?)", name, key)
        return database.number("SELECT number FROM person WHERE folded = ?", key)
    number = whole(found[0])
    if text(found[1]) != name:
        database.rows("UPDATE person SET name = ? WHERE number = ?", name, number)
    return number


def forget_strangers(database: Database) -> None:
    """Remove everybody to whom no session refers any more."""
    database.rows(
        "DELETE FROM person WHERE NOT EXISTS"
        " (SELECT 1 FROM session WHERE person_a = person.number OR person_b = person.number)"
    )
