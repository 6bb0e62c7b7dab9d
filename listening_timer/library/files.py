"""Data files: TOML, checked for size (64 KiB), file type and nesting before it is parsed.

Whatever is wrong with a file or with what stands in it is a FormatError that names the file.
"""

from __future__ import annotations

import re
import stat
import tomllib
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from listening_timer.exercise.formats import FormatError

KIB = 1024
MOST_BYTES = 64 * KIB
MOST_NESTED = 8
"""Levels of tables and lists inside each other; a table in a list counts with its list."""
_LINE = re.compile(r"at line (\d+)")
_INLINE_TWICE = re.compile(r"Duplicate inline table key '([^']*)'")
_KEY = re.compile(r"\s*([^=#\[\]{}]+?)\s*=")
_HEADER = re.compile(r"\s*\[+\s*([^\[\]]+?)\s*\]")
_TOKEN = re.compile(
    r'''"""(?:\\.|[^\\])*?(?:"""|\Z)|'{3}.*?(?:'{3}|\Z)'''  # texts of several lines
    r"""|"(?:\\.|[^"\\\n])*"?|'[^'\n]*'?|\#[^\n]*|[][{}.=,\n]""",  # texts, comments, marks
    re.DOTALL,
)
"""Whatever can hide or make nesting; every alternative ends, so that a scan takes linear time."""
_Read = TypeVar("_Read")


def read(path: Path, parse: Callable[[Mapping[str, object]], _Read]) -> _Read:
    """What `parse` makes of a file. Raises FormatError with the file's name in its values."""
    try:
        return parse(_table(_text(path)))
    except FormatError as error:
        values = {**error.values, "file": path.name}
        raise FormatError(error.path, error.code, **values) from error


def _text(path: Path) -> str:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # reading a pipe would wait for ever
            raise FormatError("", "not-a-file")
        if found.st_size > MOST_BYTES:
            size = -(-found.st_size // KIB)  # a part of one counts as one
            raise FormatError("", "too-big", size=size, most=MOST_BYTES // KIB)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES)
    except FileNotFoundError as error:
        raise FormatError("", "no-file") from error
    except (OSError, ValueError) as error:
        raise FormatError("", "unreadable") from error
    return _decoded(data)


def _decoded(data: bytes) -> str:
    """The text, with the line ends that TOML knows."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FormatError(f"line {line}", "not-utf-8", line=line) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _table(text: str) -> dict[str, object]:
    _check_nesting(text)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = _LINE.search(str(error))
        number = int(found[1]) if found else text.rstrip().count("\n") + 1
        raise _syntax_error(str(error), number, text.split("\n")[number - 1]) from error


def _syntax_error(message: str, number: int, line: str) -> FormatError:
    """What is wrong with this line, by the parser's message."""
    if found := _INLINE_TWICE.search(message):
        return FormatError(f"line {number}", "key-twice", line=number, key=found[1])
    if "Cannot overwrite a value" in message and (found := _KEY.match(line)):
        return FormatError(f"line {number}", "key-twice", line=number, key=found[1].strip("\"'"))
    if "Cannot declare" in message and (found := _HEADER.match(line)):
        return FormatError(f"line {number}", "table-twice", line=number, key=found[1])
    return FormatError(f"line {number}", "not-toml", line=number)


def _check_nesting(text: str) -> None:
    """Raise FormatError where something is nested too deep to be parsed safely."""
    opened: list[str] = []
    line = deepest = parts = 1
    for token in _TOKEN.findall(text):
        match token:
            case "[" | "{":
                opened.append(token)
                parts = 1
            case "]" | "}":
                del opened[-1:]
            case ".":
                parts += 1
            case "=" | "," | "\n":
                parts = 1
            case _:
                pass
        in_lists = sum(a + b == "[{" for a, b in pairwise(opened))
        deepest = max(parts, len(opened) - in_lists)
        if deepest > MOST_NESTED:
            raise FormatError(f"line {line}", "nested", line=line, most=MOST_NESTED)
        line += token.count("\n")
