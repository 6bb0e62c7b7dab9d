"""What ships and what is the user's own, side by side: one file each, told apart by their ids.

The user's override nothing that ships. A file that is passed over is a problem and no failure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from listening_timer.exercise.formats import FormatError


class Named(Protocol):
    """Whatever has an id."""

    @property
    def id(self) -> str:
        """What it is called in files and on the command line."""
        ...


_Item = TypeVar("_Item", bound=Named)


class Shelf(Generic[_Item]):
    """All that can be chosen of one sort; what could not be read stands in `problems`."""

    def __init__(self, load: Callable[[Path], _Item], ships: Iterable[Path], own: Path) -> None:
        self._load = load
        self._items: dict[str, _Item] = {}
        self._files_by_id: dict[str, Path] = {}
        self._shipped: frozenset[str] = frozenset()
        self._problems: list[FormatError] = []

        self._add(ships)
        self._shipped = frozenset(self._items)
        self._add(self._files(own))

    @property
    def problems(self) -> tuple[FormatError, ...]:
        """Files that gave nothing, one error each."""
        return tuple(self._problems)

    def ships(self, item: _Item) -> bool:
        """Whether this one ships, and is not the user's own."""
        return item.id in self._shipped

    def check(self, file: Path) -> _Item:
        """Read a file that is, or is to be put, among the user's own.

        Raises FormatError where it is not sound, or would be passed over there.
        """
        item = self._load(file)
        known = self._files_by_id.get(item.id)
        if known is not None and known.samefile(file):
            return item
        _need_readable_name(file)
        if known is None or (not self.ships(item) and known.name == file.name):  # it replaces that
            return item
        raise self._taken(item.id, file)

    def _add(self, files: Iterable[Path]) -> None:
        for file in files:
            try:
                item = self._load(file)
                self._need_new(item.id, file)
            except FormatError as error:
                self._problems.append(error)
            else:
                self._items[item.id] = item
                self._files_by_id[item.id] = file

    def _need_new(self, identity: str, file: Path) -> None:
        if identity in self._items:
            raise self._taken(identity, file)

    def _taken(self, identity: str, file: Path) -> FormatError:
        if identity in self._shipped:
            return FormatError("", "id-ships", id=identity, file=file.name)
        other = self._files_by_id[identity].name
        return FormatError("", "id-twice", id=identity, file=file.name, other=other)

    def _files(self, folder: Path) -> list[Path]:
        """The files to be read; each that is passed over for its name is a problem."""
        try:
            found = sorted(folder.iterdir())
        except FileNotFoundError:
            return []
        except OSError:
            self._problems.append(FormatError("", "folder-unreadable", file=folder))
            return []
        return [file for file in found if self._has_readable_name(file)]

    def _has_readable_name(self, file: Path) -> bool:
        try:
            _need_readable_name(file)
        except FormatError as error:
            if not file.name.startswith(".") or _ends_right(file.name):  # others are the system's
                self._problems.append(error)
            return False
        return True


def _need_readable_name(file: Path) -> None:
    """Raise FormatError where a file of this name is passed over."""
    if file.name.startswith("."):
        raise FormatError("", "hidden", file=file.name)
    if not _ends_right(file.name):
        raise FormatError("", "wrong-ending", file=file.name)


def _ends_right(name: str) -> bool:
    return name.lower().endswith(".toml")
