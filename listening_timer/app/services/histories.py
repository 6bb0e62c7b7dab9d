"""Histories: what the program asks for to open another history in place of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class Histories(Protocol):
    """Opens another history, in a window of its own that takes the place of this one.

    What was typed is saved first. Each call raises HistoryError; then nothing has changed, and the
    present history stays open.
    """

    @property
    def is_default(self) -> bool:
        """Whether the history that is open is the default one, or none is."""
        ...

    async def open_other(self, path: Path) -> None:
        """Open a history that exists."""
        ...

    async def make(self, path: Path) -> None:
        """Create a history where there is nothing yet, and open it."""
        ...

    async def open_default(self) -> None:
        """Open the default history."""
        ...
