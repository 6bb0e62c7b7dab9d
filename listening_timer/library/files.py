"""How every data file is read: looked at first (64 KiB, a plain file), then whole, as TOML.

Whatever is wrong with a file or with what stands in it is a FormatError that names the file.
"""

from __future__ import annotations

import re
import stat
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from listening_timer.exercise.formats import FormatError

KIB = 1024
MOST_BYTES = 64 * KIB
_LINE = re.compile(r"at line (\d+)")
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
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FormatError(f"line {line}", "not-utf-8", line=line) from error


def _table(text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else text.rstrip().count("\n") + 1
        raise FormatError(f"line {line}", "not-toml", line=line) from error
