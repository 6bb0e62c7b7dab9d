"""Drafts: text typed into a field and not saved yet, kept so that a crash loses none of it.

A draft is keyed by its session (none for fields outside a session) and its field. It exists only
while it holds unsaved text: an empty draft, or one equal to a saved text of its session, is deleted
instead. Deleting a draft requests a VACUUM, because earlier states of the text may remain in unused
parts of the file's pages. Drafts are never exported.
"""

from __future__ import annotations

from listening_timer.history.connection import Database, integer, text
from listening_timer.history.vacuum import request_vacuum
from listening_timer.model.annotations import Draft
from listening_timer.text.cleaning import clean_text, folded

_PLACE = "coalesce(session, 0) = ?"
_NO_SESSION = 0
"""Stands for "no session" in the unique index; row numbers of sessions begin with 1."""
_SAVED = """
    SELECT text FROM word WHERE session = ?1 AND deleted = 0
    UNION ALL SELECT text FROM promise WHERE session = ?1 AND deleted = 0
"""


def write(database: Database, draft: Draft) -> None:
    """Write a draft, replacing the one of the same field; does nothing for a deleted session."""
    number = _number(database, draft.session)
    if number is None:
        return
    typed = clean_text(draft.text)
    if not typed or _is_saved(database, number, typed):
        _delete(database, f"{_PLACE} AND field = ?", number, draft.field)
        return
    database.rows(
        "INSERT INTO draft (session, field, text, edited) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (coalesce(session, 0), field)"
        " DO UPDATE SET text = excluded.text, edited = excluded.edited",
        number or None,
        draft.field,
        typed,
        draft.edited,
    )


def drop(database: Database, session: str, field: str | None = None) -> None:
    """Delete the draft of a field, or all drafts of a session; does nothing without any."""
    number = _number(database, session)
    if number is None:
        return
    if field is None:
        _delete(database, _PLACE, number)
    else:
        _delete(database, f"{_PLACE} AND field = ?", number, field)


def drop_saved(database: Database, session: str, saved: str) -> None:
    """Delete the drafts of a session that equal a text saved now."""
    number = _number(database, session)
    for field, typed in database.rows("SELECT field, text FROM draft WHERE session = ?", number):
        if _same(text(typed), saved):
            _delete(database, f"{_PLACE} AND field = ?", number, text(field))


def erase_person(database: Database, person: int, name: str) -> None:
    """Delete the drafts of a person's sessions, and others that contain their name."""
    _delete(
        database,
        "session IN (SELECT number FROM session WHERE person_a = ? OR person_b = ?)",
        person,
        person,
    )
    erase_name(database, name)


def erase_name(database: Database, name: str) -> None:
    """Delete the drafts that contain a name.

    Outside a session: where text or field contains the name. Within one: where the text is nothing
    but the name, as in a draft that corrects who took part.
    """
    name = folded(name)
    for session, field, typed in database.rows("SELECT session, field, text FROM draft"):
        said = folded(text(typed))
        outside = session is None and name in folded(f"{text(typed)} {text(field)}")
        if outside or said == name:
            number = _NO_SESSION if session is None else integer(session)
            _delete(database, f"{_PLACE} AND field = ?", number, text(field))


def every(database: Database) -> tuple[Draft, ...]:
    """All drafts, oldest first."""
    rows = database.rows(
        "SELECT s.id, d.field, d.text, d.edited FROM draft AS d"
        " LEFT JOIN session AS s ON s.number = d.session ORDER BY d.edited, d.rowid"
    )
    return tuple(
        Draft(
            "" if session is None else text(session),
            text(field),
            clean_text(text(typed)),
            integer(edited),
        )
        for session, field, typed, edited in rows
    )


def _number(database: Database, session: str) -> int | None:
    """The row number of a session, 0 for an empty id; None where the session does not exist."""
    if not session:
        return _NO_SESSION
    found = database.row("SELECT number FROM session WHERE id = ?", session)
    return None if found is None else integer(found[0])


def _is_saved(database: Database, number: int, typed: str) -> bool:
    return any(_same(typed, text(saved)) for (saved,) in database.rows(_SAVED, number))


def _same(one: str, other: str) -> bool:
    """Whether two texts differ at most in white space, which cleaning may have changed."""
    return one.split() == other.split()


def _delete(database: Database, where: str, *values: int | str | None) -> None:
    gone = database.rows(f"DELETE FROM draft WHERE {where} RETURNING 1", *values)  # noqa: S608 - constant SQL
    if gone:
        request_vacuum(database)
