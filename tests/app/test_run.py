"""Claims about a run between its first page and the rest of the program."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from listening_timer.app import history_run as running
from listening_timer.app.lifecycle import signal_future
from listening_timer.app.services.first_window import Application
from listening_timer.history.store import History
from tests.helpers.app.export_import import PATIENCE
from tests.helpers.app.whole_run import start_run


async def test_a_window_is_closed_while_its_history_opens(
    qapp: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is slow keeps nobody: the window goes at once, and no program is made."""
    asked, opens = threading.Event(), threading.Event()

    def slowly(_path: Path) -> History:
        asked.set()
        opens.wait(PATIENCE)
        return History.memory()

    monkeypatch.setattr(running, "Program", None)
    monkeypatch.setattr(History, "open", slowly)
    first, ending = start_run(qapp, tmp_path / "history.db")
    leaving = signal_future(first.window.closed)
    await asyncio.to_thread(asked.wait, PATIENCE)
    first.window.close()
    assert not first.window.isVisible()
    assert leaving.done()
    opens.set()
    assert await asyncio.wait_for(ending, PATIENCE) == 0
