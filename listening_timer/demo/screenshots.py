"""Pictures of the window, one file a screen, numbered in the order they were taken."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtWidgets import QWidget

from listening_timer.ui.widgets.token.floor import Floor

SETTLES = 0.1
"""Seconds in which a page is laid out and its words come to rest."""


class Film:
    """Takes pictures where they are wanted, and does nothing where they are not."""

    def __init__(self, folder: Path | None, settles: float = SETTLES) -> None:
        self._folder, self._settles = folder, settles
        self._taken = 0

    @property
    def wanted(self) -> bool:
        """Whether pictures are taken."""
        return self._folder is not None

    async def shoot(self, window: QWidget, name: str) -> None:
        """Take one picture of a window as it is, with nothing on the way any more.

        Raises OSError where it cannot be kept.
        """
        if not self.wanted:
            return
        await asyncio.sleep(self._settles)
        for floor in window.findChildren(Floor):
            floor.settle()
        self.take(window, name)

    def take(self, window: QWidget, name: str) -> None:
        """Keep what the window shows now. Raises OSError."""
        if self._folder is None:
            return
        self._taken += 1
        path = self._folder / f"{self._taken:02}-{name}.png"
        if not window.grab().save(str(path)):
            raise OSError(f"{path} could not be written")
