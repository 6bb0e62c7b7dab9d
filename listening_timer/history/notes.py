"""Notes: words typed about a session, tags among them; write, edit, erase."""

from __future__ import annotations

from operator import attrgetter

from listening_timer.exercise.formats import Role
from listening_timer.history.annotation_table import AnnotationTable
from listening_timer.history.connection import Database, Row, integer, text
from listening_timer.history.session_ids import number_of
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

_NEXT_TIME = f"""
    SELECT {WORDS.listed()} FROM word AS t
    WHERE t.session = ? AND t.kind = 'next-time' AND t.deleted = 0
"""  # noqa: S608 - our own names
_TAGS = "SELECT id, text FROM word WHERE session = ? AND kind = 'tag' AND deleted = 0"


def edit(database: Database, word: Word) -> Word | None:
    """Write a word, as `AnnotationTable.edit` does; a tag also replaces its other spellings.

    ValueError for a tag that is not one clean line.
    """
    if word.kind is WordKind.TAG:
        if word.text != cleaning.clean_line(word.text, cleaning.MOST_TAG) or not word.text:
            raise ValueError("a tag is one clean line")
        _erase_spellings(database, word, word.edited)
    return WORDS.edit(database, word)


def of(database: Database, number: int, session: str) -> tuple[Word, ...]:
    """All words of a session; of tags that differ only in case, the latest. Raises HistoryError.

    A merge can import a tag that is here already under another id: both rows stay, so that the
    order of merges does not matter, and they are erased together.
    """
    kept = WORDS.of(database, number, session)
    latest = {cleaning.folded(word.text): word for word in kept if word.kind is WordKind.TAG}
    return tuple(
        word
        for word in kept
        if word.kind is not WordKind.TAG or latest[cleaning.folded(word.text)] is word
    )


def for_next_time(database: Database, number: int, session: str) -> Word | None:
    """What a session left for the next one; None without it. Invalid rows are skipped."""
    said = WORDS.read_valid(database.rows(_NEXT_TIME, number), session)
    return max(said, key=attrgetter("edited", "id"), default=None)


def _erase_spellings(database: Database, tag: Word, edited: int | None) -> None:
    """Erase the session's other tags that differ from this one in case at most."""
    for other, said in database.rows(_TAGS, number_of(database, tag.session)):
        if other != tag.id and cleaning.same_name(text(said), tag.text):
            WORDS.erase(database, other, edited=edited)


def erase(database: Database, word: str, edited: int | None) -> Word | None:
    """Erase a word, as `AnnotationTable.erase` does; a tag in all its spellings."""
    erased = WORDS.erase(database, word, edited=edited)
    if erased is not None and erased.kind is WordKind.TAG:
        _erase_spellings(database, erased, edited)
    return erased
