"""Notes: words typed about a session, tags among them; write, edit, erase."""

from __future__ import annotations

from dataclasses import replace

from listening_timer.exercise.formats import Role
from listening_timer.history import drafts, search
from listening_timer.history.annotation_table import AnnotationTable, later
from listening_timer.history.connection import Database, Row, integer, text
from listening_timer.history.session_ids import number_of
from listening_timer.history.vacuum import request_vacuum
from listening_timer.model.annotations import Word, WordKind
from listening_timer.text import cleaning


def _word(row: Row, session: str) -> Word:
    who = None if row[2] is None else Role(text(row[2]))
    return Word(text(row[0]), session, WordKind(text(row[1])), who, text(row[3]), integer(row[4]))


WORDS = AnnotationTable(
    "word",
    ("id", "kind", "who", "text", "edited", "deleted"),
    "edited, id",
    _word,
    bound=False,
)

_TEXT = WORDS.columns.index("text")
_TAGS = "SELECT id, text FROM word WHERE session = ? AND kind = 'tag' AND deleted = 0"


def write(database: Database, word: Word) -> None:
    """Write a word, replacing the one of the same id; a tag also replaces its other spellings.

    ValueError for a tag that is not one clean line.
    """
    if word.kind is WordKind.TAG:
        _replace_spellings(database, word)
    found = WORDS.found(database, word.id)
    if found is not None and found[1][_TEXT] != word.text:
        request_vacuum(database)
    who = None if word.who is None else word.who.value
    row = word.id, word.kind.value, who, word.text, word.edited, 0
    WORDS.write(database, word.session, *row)
    search.renew(database, number_of(database, word.session))
    if found is not None and found[0] != word.session:
        search.renew(database, number_of(database, found[0]))


def edit(database: Database, word: Word) -> Word | None:
    """Write a word as an edit: a merge prefers it to the one of the same id here, erased or not.

    Returns the word replaced; None where there was none that is valid.
    """
    before = _known(database, word.id)
    edited = WORDS.next_stamp(database, word.session, word.edited, word.id)
    write(database, replace(word, edited=edited))
    drafts.drop_saved(database, word.session, word.text)
    return before


def _known(database: Database, word: str) -> Word | None:
    found = WORDS.found(database, word)
    return None if found is None else next(WORDS.read_valid([found[1]], found[0]), None)


def of(database: Database, number: int, session: str) -> tuple[Word, ...]:
    """All words of a session; of tags that differ only in case, the latest. Raises HistoryError.

    A merge can import a tag that is here already under another id: both rows stay, so that the
    order of merges does not matter, and they are erased together.
    """
    latest: dict[str, Word] = {}
    kept = WORDS.of(database, number, session)
    for word in kept:
        if word.kind is WordKind.TAG:
            latest[cleaning.folded(word.text)] = word
    return tuple(
        word
        for word in kept
        if word.kind is not WordKind.TAG or latest[cleaning.folded(word.text)] is word
    )


def _replace_spellings(database: Database, tag: Word) -> None:
    """Erase the tags of this session that differ only in case and have another id."""
    if tag.text != cleaning.clean_line(tag.text, cleaning.MOST_TAG) or not tag.text:
        raise ValueError("a tag is one clean line")
    for other in _other_spellings(database, tag.session, tag.id, tag.text):
        erase(database, other, tag.edited)


def _other_spellings(database: Database, session: str, tag: str, spelt: str) -> list[str]:
    """The ids of the session's other tags that differ from this one in case at most."""
    return [
        text(other)
        for other, said in database.rows(_TAGS, number_of(database, session))
        if other != tag and cleaning.same_name(text(said), spelt)
    ]


def erase(database: Database, word: str, edited: int | None) -> Word | None:
    """Erase a word, leaving a tombstone so that a merge cannot bring it back.

    Returns the word erased; None where there was none that is valid.
    """
    before = _known(database, word)
    found = WORDS.found(database, word)
    if found is not None:
        session, (_, kind, who, said, last, *_) = found
        WORDS.write(database, session, word, kind, who, "", later(last, edited), 1)
        search.renew(database, number_of(database, session))
        request_vacuum(database)
        if kind == WordKind.TAG:
            for other in _other_spellings(database, session, word, text(said)):
                erase(database, other, edited)
    return before
