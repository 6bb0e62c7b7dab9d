"""Catalog of data files: reads TOML, checked for size (64 KiB), file type and nesting first.

Every fault of a file or its content is a FormatError that names the file.
"""

from __future__ import annotations

import re
import stat
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from listening_timer.exercise.formats import FormatError

SUFFIX = ".toml"
KIB = 1024
MOST_BYTES = 64 * KIB
MOST_NESTED = 8
"""Maximal levels of nested tables and lists; a table in a list counts as one with its list."""
_LINE = re.compile(r"at line (\d+)")
_INLINE_TWICE = re.compile(r"Duplicate inline table key '([^']*)'")
_KEY = re.compile(r"\s*([^=#\[\]{}]+?)\s*=")
_HEADER = re.compile(r"\s*\[+\s*([^\[\]]+?)\s*\]")
_TOKEN = re.compile(
    r'''"""(?:\\.|[^\\])*?(?:"""|\Z)|'{3}.*?(?:'{3}|\Z)'''  # texts of several lines
    r"""|"(?:\\.|[^"\\\n])*"?|'[^'\n]*'?|\#[^\n]*|[][{}.=,\n]""",  # texts, comments, marks
    re.DOTALL,
)
"""Everything that can hide or open nesting; every alternative terminates, so that a scan is
linear."""
_DEEPER = frozenset("[{.")
"""Marks after which something may be nested deeper."""
_Read = TypeVar("_Read")


def read(
    path: Path, parse: Callable[[Mapping[str, object]], _Read], most: int = MOST_BYTES
) -> _Read:
    """Read a file of at most so many bytes with `parse`.

    Raises FormatError with the file's name in its values.
    """
    try:
        return parse(table_of(_text(path, most)))
    except FormatError as error:
        values = {**error.values, "file": path.name}
        raise FormatError(error.path, error.code, **values) from error


def _text(path: Path, most: int) -> str:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # reading a pipe would block
            raise FormatError("", "not-a-file")
        require_size(found.st_size, most)
        with path.open("rb") as file:
            data = file.read(most + 1)
        require_size(len(data), most)  # it may be growing
    except FileNotFoundError as error:
        raise FormatError("", "no-file") from error
    except (OSError, ValueError) as error:
        raise FormatError("", "unreadable") from error
    return _decoded(data)


def require_size(size: int, most: int) -> None:
    """Raise FormatError where something has more bytes than it may have."""
    if size > most:
        raise FormatError("", "too-big", size=-(-size // KIB), most=most // KIB)  # rounded up


def _decoded(data: bytes) -> str:
    """The text, with its line ends as TOML knows them."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FormatError(f"line {line}", "not-utf-8", line=line) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def table_of(text: str) -> dict[str, object]:
    """The table of a TOML text, checked for nesting before it is parsed. Raises FormatError."""
    _check_nesting(text)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = _LINE.search(str(error))
        number = int(found[1]) if found else text.rstrip().count("\n") + 1
        raise _syntax_error(str(error), number, text.split("\n")[number - 1]) from error


def _syntax_error(message: str, number: int, line: str) -> FormatError:
    """The error for this line, from the parser's message."""
    if found := _INLINE_TWICE.search(message):
        return FormatError(f"line {number}", "key-twice", line=number, key=found[1])
    if "Cannot overwrite a value" in message and (found := _KEY.match(line)):
        return FormatError(f"line {number}", "key-twice", line=number, key=found[1].strip("\"'"))
    if "Cannot declare" in message and (found := _HEADER.match(line)):
        return FormatError(f"line {number}", "table-twice", line=number, key=found[1])
    return FormatError(f"line {number}", "not-toml", line=number)


def _check_nesting(text: str) -> None:
    """Raise FormatError where nesting is too deep to be parsed safely."""
    opened: list[str] = []
    line = parts = 1
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
        if token in _DEEPER:
            in_lists = sum(a + b == "[{" for a, b in pairwise(opened))
            if max(parts, len(opened) - in_lists) > MOST_NESTED:
                raise FormatError(f"line {line}", "nested", line=line, most=MOST_NESTED)
        line += token.count("\n")


class Named(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """Its id in files and on the command line."""
        ...


_Item = TypeVar("_Item", bound=Named)


@dataclass
class _Content(Generic[_Item]):
    """What files hold: items and files by id, and one error for each file that cannot be used."""

    items: dict[str, _Item] = field(default_factory=dict[str, _Item])
    files: dict[str, Path] = field(default_factory=dict[str, Path])
    problems: list[FormatError] = field(default_factory=list[FormatError])


class Catalog(Generic[_Item]):
    """All items of one kind, shipped and user-defined; errors of files are in `problems`."""

    def __init__(
        self,
        load: Callable[[Path], _Item],
        shipped: Path,
        order: Iterable[str],
        own: Path,
        *,
        unknown: str,
    ) -> None:
        """`order`: ids of the `shipped` files; `unknown`: code of the error for an unknown id."""
        self._load, self._unknown, self._own = load, unknown, own
        self._shipped: frozenset[str] = frozenset()

        shipping = _Content[_Item]()
        self._add(shipping, (shipped / f"{identity}{SUFFIX}" for identity in order))
        self._shipped = frozenset(shipping.items)
        self._shipping = self._content = shipping
        self.reload()

    def reload(self) -> None:
        """Read the user's folder; all that it holds is known at once, when it is read."""
        ships = self._shipping
        content = _Content(dict(ships.items), dict(ships.files), list(ships.problems))
        self._add(content, self._files(content, self._own))
        self._content = content

    @property
    def problems(self) -> tuple[FormatError, ...]:
        """One error for each file that could not be used."""
        return tuple(self._content.problems)

    def items(self) -> tuple[_Item, ...]:
        """All items: the shipped ones in their order, then the user's by file name."""
        return tuple(self._content.items.values())

    def get(self, identity: str) -> _Item:
        """The item of this id. Raises FormatError where it is unknown."""
        try:
            return self._content.items[identity]
        except KeyError:
            known = list(self._content.items)
            raise FormatError("id", self._unknown, id=identity, known=known) from None

    def ships(self, item: _Item) -> bool:
        """Whether this item is shipped, not user-defined."""
        return item.id in self._shipped

    def file_of(self, item: _Item) -> Path:
        """The file that an item was read from."""
        return self._content.files[item.id]

    def check(self, file: Path) -> _Item:
        """Read a file that is, or is to be put, in the user's folder.

        Raises FormatError where it is invalid, or would be ignored there.
        """
        item = self._load(file)
        known = self._content.files.get(item.id)
        if known is not None and known.samefile(file):
            return item
        _need_readable_name(file)
        if known is None or (not self.ships(item) and known.name == file.name):  # replaces it
            return item
        raise self._taken(self._content, item.id, file)

    def _add(self, to: _Content[_Item], files: Iterable[Path]) -> None:
        for file in files:
            try:
                item = self._load(file)
                if item.id in to.items:
                    raise self._taken(to, item.id, file)
            except FormatError as error:
                to.problems.append(error)
            else:
                to.items[item.id] = item
                to.files[item.id] = file

    def _taken(self, by: _Content[_Item], identity: str, file: Path) -> FormatError:
        if identity in self._shipped:
            return FormatError("", "id-ships", id=identity, file=file.name)
        other = by.files[identity].name
        return FormatError("", "id-twice", id=identity, file=file.name, other=other)

    def _files(self, to: _Content[_Item], folder: Path) -> list[Path]:
        """The files to read; each that is ignored because of its name is a problem."""
        try:
            found = sorted(folder.iterdir())
        except FileNotFoundError:
            return []
        except OSError:
            to.problems.append(FormatError("", "folder-unreadable", file=folder))
            return []
        return [file for file in found if _has_readable_name(file, to.problems)]


def _has_readable_name(file: Path, problems: list[FormatError]) -> bool:
    try:
        _need_readable_name(file)
    except FormatError as error:
        if not file.name.startswith(".") or _ends_right(file.name):  # else the system's own
            problems.append(error)
        return False
    return True


def _need_readable_name(file: Path) -> None:
    """Raise FormatError where a file of this name is ignored."""
    if file.name.startswith("."):
        raise FormatError("", "hidden", file=file.name)
    if not _ends_right(file.name):
        raise FormatError("", "wrong-ending", file=file.name)


def _ends_right(name: str) -> bool:
    return name.lower().endswith(SUFFIX)
