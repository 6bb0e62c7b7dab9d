"""Search matches beyond the words of a session: names, formats, dates, kinds of annotation."""

from __future__ import annotations

from collections.abc import Iterable

from listening_timer.history.connection import Database, Value, integer, text
from listening_timer.model.records import Meaning, UsedFormat
from listening_timer.text.cleaning import searchable

_SAID = "instr(coalesce(t.folded, ''), ?)"
_LEAST_LETTERS, _YEAR_DIGITS = 3, 4


def anywhere(
    database: Database, word: str, used: Iterable[UsedFormat], meaning: Meaning | None
) -> tuple[str, *tuple[Value, ...]]:
    """The SQL term that matches a word anywhere, and its values.

    `s` is the session, `t` its row of `search`, which may be missing; the word is folded, `used`
    are the formats that occur.
    """
    terms, values = [_SAID], list[Value]([word])

    def or_in(column: str, found: list[Value]) -> None:
        if found:
            terms.append(f"{column} IN ({', '.join('?' * len(found))})")
            values.extend(found)

    people = _people(database, word)
    or_in("s.person_a", people)
    or_in("s.person_b", people)
    or_in("s.format_id", _formats(used, word))
    if len(word) == _YEAR_DIGITS and word.isdecimal():
        or_in("substr(s.date, 1, 4)", [str(int(word))])
    if meaning is not None:
        or_in("substr(s.date, 6, 2)", [f"{month:02}" for month in meaning.months])
        kinds = list[Value](meaning.kinds)
        places = ", ".join("?" * len(kinds))
        if kinds:
            terms.append(
                "EXISTS (SELECT 1 FROM word AS w WHERE w.session = s.number AND w.deleted = 0"  # noqa: S608 - question marks alone
                f" AND w.kind IN ({places}))"
            )
            values.extend(kinds)
        if "promise" in kinds:
            terms.append(
                "EXISTS (SELECT 1 FROM promise AS p WHERE p.session = s.number AND p.deleted = 0)"
            )
    return f"({' OR '.join(terms)})", *values


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
