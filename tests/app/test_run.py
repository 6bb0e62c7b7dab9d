"""Claims about a run between its first page and the rest of the program."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from listening_timer.app import run as running
from listening_timer.app.lifecycle import Faults, signal_future
from listening_timer.app.services.first_window import Application, first_page, install_theme
from listening_timer.config.paths import user_paths
from listening_timer.config.settings import Settings
from listening_timer.exercise.formats import Side
from listening_timer.history.store import History
from listening_timer.library.formats import Library
from listening_timer.model.options import WindowOptions
from tests.app.conftest import Run

PATIENCE = 10.0
"""Seconds; what is claimed takes a moment."""


def test_a_window_is_closed_while_its_history_opens(
    run: Run, qapp: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is slow keeps nobody: the window goes at once, and no program is made."""
    asked, opens = threading.Event(), threading.Event()

    def slowly(_path: Path) -> History:
        asked.set()
        opens.wait(PATIENCE)
        return History.memory()

    async def go() -> None:
        paths, settings = user_paths(), Settings()
        library = Library(paths.resources, paths.formats)
        theme = install_theme(qapp, paths, settings)
        first = first_page(theme, library.items(), None, Side.LEFT, welcomed=True)
        leaving = signal_future(first.window.closed)
        first.window.show()
        options = WindowOptions(history=tmp_path / "history.db")
        whole = running.Run(qapp, first, options, paths, library, settings, None, Faults())
        ending = asyncio.create_task(whole.run(leaving))
        await asyncio.to_thread(asked.wait, PATIENCE)
        first.window.close()
        assert not first.window.isVisible()
        assert leaving.done()
        opens.set()
        assert await asyncio.wait_for(ending, PATIENCE) == 0

    monkeypatch.setattr(running, "Program", None)
    monkeypatch.setattr(running.History, "open", slowly)
    run(go())
