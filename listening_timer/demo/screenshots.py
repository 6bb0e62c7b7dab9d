"""Screenshots of the window, one file a screen, numbered in the order they were taken."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtWidgets import QWidget

from listening_timer.ui.widgets.fade import Fade
from listening_timer.ui.widgets.token.floor import Floor

SETTLE_S = 0.1
"""Delay (s) in which a page is laid out and its text stops moving."""


class Film:
    """Takes screenshots where a folder is given, and does nothing where none is."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._taken = 0

    @property
    def wanted(self) -> bool:
        """Whether screenshots are taken."""
        return self._folder is not None

    async def settle(self, seconds: float) -> None:
        """Wait until what was asked for is painted, which takes less than so long."""
        await asyncio.sleep(seconds)

    async def shoot(self, window: QWidget, name: str) -> None:
        """Take a screenshot of a window, after its animations have ended.

        Raises OSError where it cannot be saved.
        """
        if not self.wanted:
            return
        await self.settle(SETTLE_S)
        for floor in window.findChildren(Floor):
            floor.settle()
        for fade in window.findChildren(Fade):
            fade.settle()
        self.take(window, name)

    def take(self, window: QWidget, name: str) -> None:
        """Save what the window shows now. Raises OSError."""
        if self._folder is None:
            return
        self._taken += 1
        path = self._folder / f"{self._taken:02}-{name}.png"
        if not window.grab().save(str(path)):
            raise OSError(f"{path} could not be written")
