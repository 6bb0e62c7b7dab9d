"""People: identity by folded name, spelling, and removal of those nothing refers to.

Each session and each tally keeps the name as it was typed there. A person's spelling derives from
these, so that the order of merges does not matter: that of their latest session, or, without a
session, of their latest tally.

Two participants of one session are two people, even where their names fold to one (typed before
such names were one): see `identities`. Who took part derives from the two spellings of each session
alone, so it does not depend on the order of merges either.
"""

from __future__ import annotations

from listening_timer.history import weekly_sums
from listening_timer.history.connection import Database, integer, text
from listening_timer.history.horizon import horizon_ms
from listening_timer.history.vacuum import request_vacuum
from listening_timer.model.errors import HistoryError
from listening_timer.text import cleaning

JOINED = "JOIN person AS a ON a.number = s.person_a JOIN person AS b ON b.number = s.person_b"
"""Joins the two people of a session `s` as `a` and `b`."""
_LATEST_SEAT = "\n    UNION ALL\n    ".join(
    f"""SELECT * FROM (
        SELECT started, id, spelt_{seat} FROM session INDEXED BY {index}
        WHERE person_{seat} = ?1 AND outcome IS {ended} AND started <= ?2
        ORDER BY started DESC, id DESC LIMIT 1
    )"""  # noqa: S608 - constant SQL
    for ended, indexes in (
        ("NOT NULL", ("list_a", "list_b")),
        ("NULL", ("session_open", "session_open")),
    )
    for seat, index in zip("ab", indexes, strict=True)
)
_EVER = 1 << 62
_LATEST_MARK = """
    SELECT spelt FROM tally WHERE person = ? AND deleted = 0 AND wall <= ?
    ORDER BY wall DESC, id DESC LIMIT 1
"""


def identities(name_a: str, name_b: str) -> tuple[str, str]:
    """The identities (`person.folded`) of the two people of a session, from their spellings there.

    Where both names fold to one and are spelt differently, the second in alphabetical order gets an
    identity of their own.
    """
    a, b = cleaning.folded(name_a), cleaning.folded(name_b)
    spelt_a, spelt_b = cleaning.spelling(name_a), cleaning.spelling(name_b)
    if a != b or spelt_a == spelt_b:
        return a, b
    return (a, own_identity(name_b)) if spelt_a < spelt_b else (own_identity(name_a), b)


def own_identity(name: str) -> str:
    """The identity of somebody whose partner in a session has the same folded name."""
    return f"{cleaning.folded(name)}\n{cleaning.spelling(name)}"


def find_or_add(database: Database, name: str) -> int:
    """The number of the person of that name, inserted if new; the spelling does not matter."""
    return _person(database, cleaning.folded(name), name)


def find_or_add_pair(database: Database, name_a: str, name_b: str) -> tuple[int, int]:
    """The numbers of the two people of a session, inserted if new, from their spellings there."""
    a, b = identities(name_a, name_b)
    return _person(database, a, name_a), _person(database, b, name_b)


def _person(database: Database, key: str, name: str) -> int:
    found = database.row("SELECT number FROM person WHERE folded = ?", key)
    if found is not None:
        return integer(found[0])
    database.rows("INSERT INTO person (name, folded) VALUES (?, ?)", name, key)
    return database.number("SELECT last_insert_rowid()")


def person_called(database: Database, name: str) -> int | None:
    """The number of the person of that name, None without one."""
    row = database.row(
        "SELECT number FROM person WHERE folded IN (?, ?) ORDER BY length(folded) DESC LIMIT 1",
        own_identity(name),
        cleaning.folded(name),
    )
    return None if row is None else integer(row[0])


def reseat(database: Database, number: int) -> None:
    """Derive the two people of a session from their spellings; marks changed weeks as stale."""
    row = database.row(
        "SELECT spelt_a, spelt_b, person_a, person_b FROM session WHERE number = ?", number
    )
    if row is None:
        return
    people = find_or_add_pair(database, text(row[0]), text(row[1]))
    if people != row[2:]:
        weekly_sums.mark_stale(database, number)
        database.rows(
            "UPDATE session SET person_a = ?, person_b = ? WHERE number = ?", *people, number
        )
        weekly_sums.mark_stale(database, number)


def _spelt_until(database: Database, person: int, latest: int) -> str | None:
    last_seat = f"{_LATEST_SEAT} ORDER BY started DESC, id DESC LIMIT 1"
    seats = database.rows(last_seat, person, latest)
    if seats:
        return text(seats[0][2])
    mark = database.row(_LATEST_MARK, person, latest)
    return None if mark is None else text(mark[0])


def spell(database: Database, person: int) -> None:
    """Set a person's name to its latest spelling; a changed name requests a VACUUM.

    Rows dated beyond the horizon are used only where there are no others.
    """
    name = _spelt_until(database, person, horizon_ms())
    name = _spelt_until(database, person, _EVER) if name is None else name
    if name is not None and database.rows(
        "UPDATE person SET name = ? WHERE number = ? AND name <> ? RETURNING number",
        name,
        person,
        name,
    ):
        request_vacuum(database)


def spell_all(database: Database) -> None:
    """Set everybody's name to its latest spelling."""
    for (person,) in database.rows("SELECT number FROM person"):
        spell(database, integer(person))


def names(database: Database, session: int) -> tuple[str, str]:
    """The names of A and B of the session of this number."""
    row = database.row(
        f"SELECT a.name, b.name FROM session AS s {JOINED} WHERE s.number = ?",  # noqa: S608 - constant SQL
        session,
    )
    if row is None:
        raise HistoryError("damaged", path=database.path)
    return text(row[0]), text(row[1])


def delete_unreferenced(database: Database) -> None:
    """Delete all people to whom no session and no tally refers."""
    if database.rows(
        "DELETE FROM person WHERE NOT EXISTS"
        " (SELECT 1 FROM session WHERE person_a = person.number OR person_b = person.number)"
        " AND NOT EXISTS (SELECT 1 FROM tally WHERE tally.person = person.number)"
        " RETURNING number"
    ):
        request_vacuum(database)
