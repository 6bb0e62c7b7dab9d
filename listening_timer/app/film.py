"""Pictures of the window, one file a screen, numbered in the order they were taken."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtWidgets import QWidget

SETTLE = 0.35
"""Seconds in which a screen comes to rest before it is taken."""


class Film:
    """Takes pictures where they are wanted, and does nothing where they are not."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._taken = 0

    @property
    def wanted(self) -> bool:
        """Whether pictures are taken."""
        return self._folder is not None

    async def shoot(self, window: QWidget, name: str) -> None:
        """Take one picture of a window as it is. Raises OSError where it cannot be kept."""
        if self._folder is None:
            return
        await asyncio.sleep(SETTLE)
        self._taken += 1
        path = self._folder / f"{self._taken:02}-{name}.png"
        if not window.grab().save(str(path)):
            raise OSError(f"{path} could not be written")
