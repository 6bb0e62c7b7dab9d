"""Next window: the first window of another history, which takes the place of the present one.

It is shown at the same place and size before the other closes, so that the desktop never shows
between the two.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from listening_timer.app.lifecycle import signal_future
from listening_timer.app.services.first_window import (
    FirstWindow,
    first_page,
    placed_window,
    random_side,
    show,
)
from listening_timer.app.services.history_file import shown_name
from listening_timer.config.paths import Paths
from listening_timer.config.settings import Settings
from listening_timer.library.formats import Library
from listening_timer.ui.window import MainWindow

FollowWindow = Callable[[MainWindow], None]
"""Called with each window of a run after the first one, before it is shown."""
PAINT_TIMEOUT_S = 3.0
"""Timeout (s) for the first paint; a window that is not painted is hidden by something else."""


def next_window(  # noqa: PLR0913 - what the next history shares with the one before
    before: FirstWindow,
    library: Library,
    paths: Paths,
    settings: Settings,
    path: Path,
    *,
    returning: bool,
) -> FirstWindow:
    """Build the first window of the history at `path`, where the one before it is.

    `returning`: the history holds a session, so that Begin is its first page, not Welcome.
    """
    first = first_page(
        before.theme,
        library.items(),
        None,
        random_side(),
        welcomed=returning,
        practice=settings.practice,
        keep=settings.keeps_sessions,
        window=placed_window(before.theme, before.window.place()),
    )
    first.window.show_history(shown_name(path, paths.history))
    return first


async def show_in_place_of(
    before: MainWindow, window: MainWindow, leaving: asyncio.Future[None]
) -> None:
    """Show a window in the state of another, and wait until it is painted, or closed again."""
    painted = signal_future(window.painted)
    show(window, full_screen=before.isFullScreen(), maximized=before.isMaximized())
    await asyncio.wait(
        {painted, leaving}, timeout=PAINT_TIMEOUT_S, return_when=asyncio.FIRST_COMPLETED
    )
