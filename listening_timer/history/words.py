"""Texts that somebody typed about a session: written, replaced, erased; tags among them."""

from __future__ import annotations

from listening_timer import text as typed
from listening_timer.beside import Word, WordKind
from listening_timer.exercise.formats import Role
from listening_timer.history import search
from listening_timer.history.database import Database, Row, text, whole
from listening_timer.history.ids import number_of
from listening_timer.history.sealed import Table, later
from listening_timer.history.sweeping import ask_to_sweep


def _word(row: Row, session: str) -> Word:
    who = None if row[2] is None else Role(text(row[2]))
    return Word(text(row[0]), session, WordKind(text(row[1])), who, text(row[3]), whole(row[4]))


WORDS = Table(
    "word",
    ("id", "kind", "who", "text", "edited", "deleted"),
    "edited, id",
    _word,
    bound=False,
)

_TEXT = WORDS.columns.index("text")
_TAGS = "SELECT id, text FROM word WHERE session = ? AND kind = 'tag' AND deleted = 0"


def write(database: Database, word: Word) -> None:
    """Write a word, in the place of what had its id; a tag, in that of its other spellings.

    ValueError for a tag that is not one clean line.
    """
    if word.kind is WordKind.TAG:
        _replace_spellings(database, word)
    found = WORDS.found(database, word.id)
    if found is not None and found[1][_TEXT] != word.text:
        ask_to_sweep(database)
    who = None if word.who is None else word.who.value
    row = word.id, word.kind.value, who, word.text, word.edited, 0
    WORDS.write(database, word.session, *row)
    search.renew(database, number_of(database, word.session))
    if found is not None and found[0] != word.session:
        search.renew(database, number_of(database, found[0]))


def _replace_spellings(database: Database, tag: Word) -> None:
    """Erase what a session is tagged with already, but for case, under another id."""
    if tag.text != typed.clean_line(tag.text, typed.MOST_TAG) or not tag.text:
        raise ValueError("a tag is one clean line")
    for identity, spelt in database.rows(_TAGS, number_of(database, tag.session)):
        if identity != tag.id and typed.same_name(text(spelt), tag.text):
            erase(database, text(identity), tag.edited)


def erase(database: Database, word: str, edited: int | None) -> None:
    """Remove a text; that there was one stays known, so that a merge cannot bring it back."""
    found = WORDS.found(database, word)
    if found is not None:
        session, (_, kind, who, _, last, *_) = found
        WORDS.write(database, session, word, kind, who, "", later(last, edited), 1)
        search.renew(database, number_of(database, session))
        ask_to_sweep(database)
