"""Settings store: the settings as they are now, which every history of one run shares."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path

from listening_timer.config.settings import Settings, Unread, save
from listening_timer.model.errors import HistoryError


class SettingsStore:
    """Holds the current settings, and saves each change."""

    def __init__(self, path: Path, settings: Settings, unread: Unread | None = None) -> None:
        """`unread`: what of the file could not be read."""
        self._path = path
        self.current, self.unread = settings, unread

    def save(self, settings: Settings) -> None:
        """Save the settings on another thread: a slow disk must not block the window."""
        self.current = settings

        def keep() -> None:
            with contextlib.suppress(HistoryError):
                save(self._path, settings)

        asyncio.get_running_loop().run_in_executor(None, keep)
