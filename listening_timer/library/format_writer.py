"""Format writer: a format as the text of a TOML file, laid out as people would write it.

`parse(tomllib.loads(write(fmt))) == fmt` for every valid format. Phases that come several times in
a row are written as a repeat, so that what a file of 64 KiB can hold fits into one again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias, cast

from listening_timer.exercise.format_parser import DEEPEST, to_mapping
from listening_timer.exercise.formats import Format

_BARE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_ESCAPED = re.compile(r'[\x00-\x1f"\\\x7f\u2028\u2029\x85]')
"""What cannot stand in a quoted text as it is; and line ends that only some editors know."""
_Table: TypeAlias = Mapping[str, object]


def write(fmt: Format, within: str = "") -> str:
    """The text of a file that holds this format; `within`: the path of its table, with a dot."""
    mapping = to_mapping(fmt)
    phases = cast("list[_Table]", mapping.pop("phase"))
    return "\n".join((*pairs(mapping), *_phases(phases, 0, within))) + "\n"


def _phases(phases: Sequence[_Table], depth: int, within: str) -> Iterator[str]:
    """The lines of these phases; what repeats is one table that holds the phases of a round."""
    start = 0
    while start < len(phases):
        length, times = (1, 1) if depth == DEEPEST else _repeated(phases, start)
        yield ""
        yield f"{'  ' * depth}[[{within}{'.'.join(['phase'] * (depth + 1))}]]"
        if times > 1:
            yield f"{'  ' * depth}repeat = {times}"
            yield from _phases(phases[start : start + length], depth + 1, within)
        else:
            yield from (f"{'  ' * depth}{line}" for line in pairs(phases[start]))
        start += length * times


def _repeated(phases: Sequence[_Table], start: int) -> tuple[int, int]:
    """How many phases from `start` come how many times in a row; the most that saves, else one."""
    best = 1, 1
    for length in range(1, (len(phases) - start) // 2 + 1):
        times = _times(phases, start, length)
        if length * times > 2 and length * (times - 1) > best[0] * (best[1] - 1):  # noqa: PLR2004 - a pair is as clear
            best = length, times
    return best


def _times(phases: Sequence[_Table], start: int, length: int) -> int:
    """How many times in a row the `length` phases from `start` come."""
    times, after = 1, start + length
    while phases[after : after + length] == phases[start : start + length]:
        times, after = times + 1, after + length
    return times


def pairs(table: _Table) -> Iterator[str]:
    """The keys of a table with their values, a line each."""
    return (f"{_key(key)} = {_value(value)}" for key, value in table.items())


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _value(value: object) -> str:
    match value:
        case str():
            return _text(value)
        case dict():
            return f"{{ {', '.join(pairs(cast('_Table', value)))} }}"
        case _:
            return str(value)


def _text(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    letter = found[0]
    return f"\\{letter}" if letter in '"\\' else f"\\u{ord(letter):04x}"
