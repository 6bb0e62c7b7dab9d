"""Claims about looking back in the whole program: what one part does, the others know."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from listening_timer.app.lifecycle import signal_future, until_closed
from listening_timer.app.services import write_queue
from listening_timer.app.services.first_window import Application
from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import Filter
from tests.app.conftest import OpenProgram
from tests.helpers.app.export_import import wait_until
from tests.helpers.app.history_page import fill
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.history.sample_sessions import session_id
from tests.helpers.qt.widget_actions import (
    activate_window,
    fill_field,
    press,
    spoken_text,
    wait_for_tasks,
)


class Disk:
    """Work that is refused until there is room."""

    def __init__(self) -> None:
        self.is_full = True

    def __call__(self, _history: History) -> None:
        """Be kept, or not."""
        if self.is_full:
            raise HistoryError("full", path="history.db")


@pytest.mark.parametrize("page", ["history", "insights"])
async def test_a_full_disk_is_told_and_goes_away(
    harness: ProgramInProcess, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    """While something cannot be saved, the page says why; once it is, the talks are there."""
    monkeypatch.setattr(write_queue, "RETRY_S", 0.01)
    monkeypatch.setattr(write_queue, "UNSAVED_NOTICE_MS", 20)
    disk = Disk()
    window = harness.program.window
    await harness.queue.query(fill)
    harness.queue.enqueue(disk)
    harness.program.open_page(page)
    await wait_until(lambda: harness.page == page and "The disk is full" in spoken_text(window))
    disk.is_full = False
    await wait_until(lambda: not harness.queue.unsaved)
    await wait_for_tasks()
    assert "The disk is full" not in spoken_text(window)
    assert "Ann" in spoken_text(window)


@pytest.mark.parametrize("page", ["history", "insights", "export"])
async def test_a_page_that_was_left_stays_left(harness: ProgramInProcess, page: str) -> None:
    """Whoever goes elsewhere while the talks are read or counted is not taken back by them."""
    await harness.queue.query(fill)
    if page == "export":
        harness.program.history_area.transfer.export_sessions(Filter())
    else:
        harness.program.open_page(page)
    await harness.open_page("settings")
    assert harness.page == "settings"


async def test_what_waits_for_its_turn_is_done_before_the_end(
    open_program: OpenProgram, qapp: Application, tmp_path: Path
) -> None:
    """The history is busy, two texts were written; then the window closes."""
    path, busy = tmp_path / "history.db", threading.Event()
    harness = open_program(History.open(path), documents=tmp_path)
    window, page = harness.program.window, harness.program.history_area.browse.page
    await harness.queue.query(fill)
    harness.show()
    await activate_window(window)
    await harness.open_page("history")
    page.choose(session_id(2))
    await wait_for_tasks()
    page.detail.write()
    await wait_for_tasks()
    held = asyncio.ensure_future(harness.queue.query(lambda _history: busy.wait(10)))
    fill_field(page.detail, "What it was about", "The river")
    fill_field(page.detail, "Ann says thank you", "For the soup")
    press(page.detail, "Done")
    end = asyncio.ensure_future(until_closed(qapp, harness.program, signal_future(window.closed)))
    await asyncio.sleep(0)
    window.close_requested.emit()
    await asyncio.sleep(0)
    busy.set()
    await end
    await held
    with History.open(path, read_only=True) as history:
        words = {word.text for word in history.session(session_id(2)).words}
    assert {"The river", "For the soup"} <= words
