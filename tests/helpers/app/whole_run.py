"""Whole run of the program in this process: its first page shows, and the rest follows."""

from __future__ import annotations

import asyncio
from pathlib import Path

from listening_timer.app.lifecycle import signal_future
from listening_timer.app.next_window import FollowWindow
from listening_timer.app.run import Run
from listening_timer.app.services.faults import Faults
from listening_timer.app.services.first_window import (
    Application,
    FirstWindow,
    first_page,
    install_theme,
)
from listening_timer.config.paths import user_paths
from listening_timer.config.settings import load
from listening_timer.exercise.formats import Side
from listening_timer.library.formats import Library
from listening_timer.model.options import WindowOptions


def start_run(
    app: Application,
    history: Path | None = None,
    follow: FollowWindow = lambda _window: None,
    plan: Path | None = None,
) -> tuple[FirstWindow, asyncio.Task[int]]:
    """Show the first page and start the rest, on a history; the run ends with its status.

    `follow`: is called with the window of each further history. `plan`: a plan file to open.
    """
    paths = user_paths()
    settings = load(paths.settings)
    library = Library(paths.resources, paths.formats)
    theme = install_theme(app, paths, settings)
    first = first_page(theme, library.items(), "first-try", Side.LEFT, welcomed=True)
    first.window.show()
    options = WindowOptions(history=history, plan=plan)
    run = Run(app, first, options, paths, library, settings, None, Faults(), follow)
    return first, asyncio.create_task(run.run(signal_future(first.window.closed)))
