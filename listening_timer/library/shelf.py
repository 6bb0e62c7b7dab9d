"""What ships and what is the user's own, side by side: one file each, told apart by their ids.

The user's override nothing that ships. A file that cannot be read is a problem and no failure.
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

    def _add(self, files: Iterable[Path]) -> None:
        for file in files:
            try:
                item = self._load(file)
                self._need_new(item.id, file)
            except FormatError as error:
                self._problems.append(error)
            else:
                self._items[item.id] = item

    def _need_new(self, identity: str, file: Path) -> None:
        if identity in self._items:
            code = "id-ships" if identity in self._shipped else "id-twice"
            raise FormatError("id", code, id=identity, file=file.name)

    def _files(self, folder: Path) -> list[Path]:
        try:
            return sorted(file for file in folder.iterdir() if _is_ours(file.name))
        except FileNotFoundError:
            return []
        except OSError:
            self._problems.append(FormatError("", "folder-unreadable", file=folder))
            return []


def _is_ours(name: str) -> bool:
    return name.endswith(".toml") and not name.startswith(".")
