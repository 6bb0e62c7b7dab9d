"""People identity migration: identify people anew after the folding of names has changed.

Participants derive from the two spellings of each session, and the person of a tally from its
spelling. So people whose names fold to one now are joined, and two who took part in one session
together stay two (`people.identities`). Nothing is erased: the backup made before the migration
stays.
"""

from __future__ import annotations

from listening_timer.history import tallies
from listening_timer.history.connection import Database, integer, text
from listening_timer.history.people import identities, spelt_last
from listening_timer.text.cleaning import folded

_STRANGERS = """
    DELETE FROM person WHERE
        NOT EXISTS (SELECT 1 FROM session WHERE person_a = person.number)
        AND NOT EXISTS (SELECT 1 FROM session WHERE person_b = person.number)
        AND NOT EXISTS (SELECT 1 FROM tally WHERE person = person.number)
"""


def identify_all(database: Database) -> None:
    """Derive the identity of every person, and who took part where, from the spellings."""
    database.rows("UPDATE person SET folded = number || char(10)")
    taken: dict[str, int] = {}
    for number, spelt_a, spelt_b, person_a, person_b in database.rows(
        "SELECT number, spelt_a, spelt_b, person_a, person_b FROM session ORDER BY number"
    ):
        a, b = identities(text(spelt_a), text(spelt_b))
        database.rows(
            "UPDATE session SET person_a = ?, person_b = ? WHERE number = ?",
            _identified(database, taken, a, integer(person_a), text(spelt_a)),
            _identified(database, taken, b, integer(person_b), text(spelt_b)),
            number,
        )
    for identity, person, spelt in database.rows(
        "SELECT id, person, spelt FROM tally WHERE person IS NOT NULL"
    ):
        key = folded(text(spelt))
        now = _identified(database, taken, key, integer(person), text(spelt))
        if now != person:
            tallies.give_to(database, text(identity), now)
    database.rows(_STRANGERS)
    for (number,) in database.rows("SELECT number FROM person"):
        name = spelt_last(database, integer(number))
        database.rows("UPDATE person SET name = ? WHERE number = ?", name, number)


def _identified(database: Database, taken: dict[str, int], key: str, person: int, name: str) -> int:
    """The number of the person of this identity: its first owner, else this person or a new one."""
    if key in taken:
        return taken[key]
    if person in taken.values():
        database.rows("INSERT INTO person (name, folded) VALUES (?, ?)", name, key)
        person = database.number("SELECT last_insert_rowid()")
    else:
        database.rows("UPDATE person SET folded = ? WHERE number = ?", key, person)
    taken[key] = person
    return person
