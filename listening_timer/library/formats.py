"""Format files: one TOML file each, shipped or user-defined.

A file gives either a valid format or a FormatError whose values name the file.
"""

from __future__ import annotations

from pathlib import Path

from listening_timer.exercise.format_parser import parse
from listening_timer.exercise.formats import Format, FormatError
from listening_timer.library.catalog import Catalog, read

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
"""The shipped formats, in the order in which they are offered."""


def load(path: Path) -> Format:
    """Read one format file. Raises FormatError with the file's name in its values."""
    return read(path, parse)


class Library(Catalog[Format]):
    """All formats, shipped and user-defined; errors of files are in `problems`."""

    def __init__(self, resources: Path, user_folder: Path) -> None:
        super().__init__(load, _shipped_files(resources), user_folder)

    def formats(self) -> tuple[Format, ...]:
        """All formats: the shipped ones in their order, then the user's by file name."""
        return tuple(self._items.values())

    def get(self, identity: str) -> Format:
        """The format of this id. Raises FormatError (`unknown-format`)."""
        try:
            return self._items[identity]
        except KeyError:
            known = list(self._items)
            raise FormatError("id", "unknown-format", id=identity, known=known) from None


def _shipped_files(resources: Path) -> list[Path]:
    return [resources / "formats" / f"{identity}.toml" for identity in ORDER]
