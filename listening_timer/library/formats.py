"""Formats on disk: one TOML file each, those that ship and the user's own.

A file is read whole, looked at first (64 KiB, a plain file), and either gives a sound format or
a FormatError whose values name the file. The user's override nothing that ships.
"""

from __future__ import annotations

import re
import stat
import tomllib
from collections.abc import Iterable
from pathlib import Path

from listening_timer.exercise.formats import Format, FormatError
from listening_timer.exercise.parsing import parse, to_mapping

ORDER = (
    "share-fully",
    "share-reflect",
    "first-try",
    "five-and-five",
    "outside-stress",
    "long-alternating",
    "short-turns",
    "weekly-hour",
    "feel-and-bridge",
)
"""The formats that ship, in the order in which they are offered."""
KIB = 1024
MOST_BYTES = 64 * KIB
_LINE = re.compile(r"at line (\d+)")


def load(path: Path) -> Format:
    """Read one format file. Raises FormatError with the file's name in its values."""
    try:
        return parse(_table(_text(path)))
    except FormatError as error:
        values = {**error.values, "file": path.name}
        raise FormatError(error.path, error.code, **values) from error


def write(fmt: Format) -> str:
    """Write a format as TOML that loads back as the same format."""
    import tomli_w  # noqa: PLC0415 - needed when something is written only

    return tomli_w.dumps(to_mapping(fmt))


def shipped(resources: Path) -> tuple[Format, ...]:
    """All formats that ship, in their order. Raises FormatError where an installation broke."""
    return tuple(load(file) for file in _shipped_files(resources))


class Library:
    """The formats that can be chosen; what could not be read stands in `problems`."""

    def __init__(self, resources: Path, user_folder: Path) -> None:
        self._formats: dict[str, Format] = {}
        self._shipped: dict[str, Format] = {}
        self._problems: list[FormatError] = []

        self._add(_shipped_files(resources))
        self._shipped = dict(self._formats)
        self._add(self._files(user_folder))

    @property
    def problems(self) -> tuple[FormatError, ...]:
        """Files that gave no format, one error each."""
        return tuple(self._problems)

    def formats(self) -> tuple[Format, ...]:
        """All formats: those that ship in their order, then the user's by file name."""
        return tuple(self._formats.values())

    def get(self, identity: str) -> Format:
        """The format of this id. Raises FormatError (`unknown-format`)."""
        try:
            return self._formats[identity]
        except KeyError:
            known = list(self._formats)
            raise FormatError("id", "unknown-format", id=identity, known=known) from None

    def ships(self, fmt: Format) -> bool:
        """Whether this format ships, and is not the user's own."""
        return fmt.id in self._shipped

    def _add(self, files: Iterable[Path]) -> None:
        for file in files:
            try:
                fmt = load(file)
                self._need_new(fmt.id, file)
            except FormatError as error:
                self._problems.append(error)
            else:
                self._formats[fmt.id] = fmt

    def _need_new(self, identity: str, file: Path) -> None:
        if identity in self._formats:
            code = "id-ships" if identity in self._shipped else "id-twice"
            raise FormatError("id", code, id=identity, file=file.name)

    def _files(self, folder: Path) -> list[Path]:
        try:
            return sorted(file for file in folder.iterdir() if _is_format(file.name))
        except FileNotFoundError:
            return []
        except OSError:
            self._problems.append(FormatError("", "folder-unreadable", file=folder))
            return []


def _is_format(name: str) -> bool:
    return name.endswith(".toml") and not name.startswith(".")


def _shipped_files(resources: Path) -> list[Path]:
    return [resources / "formats" / f"{identity}.toml" for identity in ORDER]


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
