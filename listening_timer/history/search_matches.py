"""Search matches beyond words as typed: names, formats, dates, kinds of annotation, labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from listening_timer.history.connection import Database, Value, integer, text
from listening_timer.history.search import LISTED
from listening_timer.model.records import Meaning, UsedFormat, WordList
from listening_timer.text.cleaning import searchable
from listening_timer.text.search_terms import BREAK, EARLY, PROMISE

Term: TypeAlias = tuple[str, *tuple[Value, ...]]
"""A term of SQL and its values."""

_LEAST_LETTERS = 3
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")
"""A year, a month of it, or a day."""
_LABELLED = {BREAK: "s.on_break > 0", EARLY: "s.outcome = 'early'"}


def anywhere(
    database: Database, word: str, used: Iterable[UsedFormat], meaning: Meaning | None
) -> Term:
    """The SQL term that matches a word anywhere in a session, and its values.

    `s` is the session, `t` its row of `search`, which may be missing; the word is folded, `used`
    are the formats that occur.
    """
    return _any(
        ("instr(coalesce(t.folded, ''), ?)", word),
        *_of_people(_people(database, word)),
        *_of_session(word, used, meaning),
        *_with_kinds(meaning),
    )


def of_list(
    database: Database,
    word: str,
    used: Iterable[UsedFormat],
    meaning: Meaning | None,
    which: WordList,
) -> tuple[Term, Term]:
    """Two terms that match a word in a list of words: one wider, and one exact but for the text.

    The wider one tells whether a session can have any such words: `s` is the session, `f` its row
    of `search`. The exact one tells of the row `t` of `word` or `promise` whether the word is found
    elsewhere than in its text.
    """
    people, around = _people(database, word), list(_of_session(word, used, meaning))
    if meaning is not None and LISTED[which] in meaning.kinds:
        around.append(("1",))
    wide = _any(("instr(coalesce(f.folded, ''), ?)", word), *_of_people(people), *around)
    own = [
        (f"(t.who IS NOT '{other}' AND {sql})", *of)
        for other, (sql, *of) in zip("BA", _of_people(people), strict=False)
    ]
    return wide, _any(*own, *around)


def _any(*terms: Term) -> Term:
    values = [value for _sql, *of in terms for value in of]
    return f"({' OR '.join(sql for sql, *_values in terms) or '0'})", *values


def _in(column: str, found: Sequence[Value]) -> Term:
    return f"{column} IN ({', '.join('?' * len(found))})", *found


def _of_people(people: Sequence[Value]) -> list[Term]:
    """That A is one of these people, and that B is."""
    return [_in("s.person_a", people), _in("s.person_b", people)] if people else []


def _of_session(word: str, used: Iterable[UsedFormat], meaning: Meaning | None) -> Iterator[Term]:
    """Terms for the format, the date and the labels of a session."""
    formats = _formats(used, word)
    if formats:
        yield _in("s.format_id", formats)
    date = "".join(str(int(each)) if each.isdecimal() else each for each in word)
    if _DATE.fullmatch(date):
        yield "substr(s.date, 1, ?) = ?", len(date), date
    if meaning is not None:
        if meaning.months:
            yield _in("substr(s.date, 6, 2)", [f"{month:02}" for month in meaning.months])
        yield from ((sql,) for kind, sql in _LABELLED.items() if kind in meaning.kinds)


def _with_kinds(meaning: Meaning | None) -> Iterator[Term]:
    """Terms for the kinds of annotations that a session has."""
    if meaning is None or not meaning.kinds:
        return
    kind, *kinds = _in("w.kind", meaning.kinds)
    said = f"SELECT 1 FROM word AS w WHERE w.session = s.number AND w.deleted = 0 AND {kind}"  # noqa: S608 - question marks alone
    yield f"EXISTS ({said})", *kinds
    if PROMISE in meaning.kinds:
        yield ("EXISTS (SELECT 1 FROM promise AS p WHERE p.session = s.number AND p.deleted = 0)",)


def _people(database: Database, word: str) -> list[Value]:
    """The numbers of people whose name has a word that begins with this one."""
    rows = database.rows("SELECT number, name FROM person WHERE folded <> ''")
    return [integer(number) for number, name in rows if _is_in(text(name), word)]


def _formats(used: Iterable[UsedFormat], word: str) -> list[Value]:
    """The ids of formats whose name, in any language, has a word that begins with this one."""
    if len(word) < _LEAST_LETTERS and word.isascii():
        return []
    return [each.id for each in used if any(_is_in(name, word) for name in each.name.values())]


def _is_in(name: str, word: str) -> bool:
    """Whether a word of the name begins with this one; for non-ASCII, whether it occurs anywhere.

    Scripts like Chinese write no spaces between words.
    """
    plain = searchable(name)
    if not word.isascii():
        return word in plain
    return any(part.startswith(word) for part in plain.replace("-", " ").split())
