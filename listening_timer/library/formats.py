"""Format files: one TOML file each, shipped or user-defined.

A file gives either a valid format or a FormatError whose values name the file.
"""

from __future__ import annotations

from pathlib import Path

from listening_timer.exercise.format_parser import parse
from listening_timer.exercise.formats import Format
from listening_timer.library.catalog import Catalog, read

ORDER = (
    "share-fully",
    "share-reflect",
    "first-try",
    "five-and-five",
    "outside-stress",
    "hard-and-good",
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
        folder = resources / "formats"
        super().__init__(load, folder, ORDER, user_folder, unknown="unknown-format")
