"""Claims about notes, which the next one overwrites: they wake nobody, and none fails unheard."""

from __future__ import annotations

import asyncio
import threading

import pytest

from listening_timer.app.services.write_queue import WriteQueue
from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from tests.helpers.history.fault_injection import failing_work

pytestmark = pytest.mark.usefixtures("quick_retries")


async def test_a_note_that_is_kept_wakes_nobody(queue: WriteQueue) -> None:
    """Nothing is told of it, nothing waits for it, and whoever asks later finds it."""
    kept: list[int] = []
    done: list[str] = []
    queue.committed.connect(kept.append)
    queue.checkpoint(failing_work(0, HistoryError("full"), done, "note"))
    assert not queue.unsaved
    assert await queue.query(lambda _history: list(done)) == ["note"]
    assert kept == []


async def test_a_note_that_cannot_be_kept_is_told_and_tried_again(queue: WriteQueue) -> None:
    """A full disk is told as ever; what comes after the note waits behind it."""
    done: list[str] = []
    troubles: list[HistoryError] = []
    told = asyncio.Event()
    queue.save_failed.connect(troubles.append)
    queue.save_failed.connect(told.set)
    queue.checkpoint(failing_work(3, HistoryError("full"), done, "note"))
    await told.wait()
    queue.checkpoint(failing_work(0, HistoryError("full"), done, "after it"))
    assert await queue.wait_until_saved(5)
    assert done == ["note", "after it"]
    assert [trouble.code for trouble in troubles] == ["full"] * 2


async def test_a_note_under_way_is_waited_for(queue: WriteQueue) -> None:
    """Not all is settled before it is kept, also where it fails and has to be tried again."""
    done: list[str] = []
    going = threading.Event()

    def note(history: History) -> None:
        going.wait(5)
        failing_work(0, HistoryError("full"), done, "hung")(history)

    queue.checkpoint(failing_work(1, HistoryError("full"), done, "failed"))
    assert await queue.wait_until_saved(5)
    queue.checkpoint(note)
    assert not await queue.wait_until_saved(0)
    going.set()
    assert await queue.wait_until_saved(5)
    assert done == ["failed", "hung"]


async def test_a_disk_that_hangs_in_a_note_is_noticed_by_the_next(queue: WriteQueue) -> None:
    """While one goes on, the next is queued: what waits there longer than two seconds is said."""
    going = threading.Event()
    queue.checkpoint(lambda _history: going.wait(5))
    assert not queue.unsaved
    queue.checkpoint(lambda _history: None)
    assert queue.unsaved
    going.set()
    assert await queue.wait_until_saved(5)
    await queue.close()
    queue.checkpoint(lambda _history: going.clear())
    assert going.is_set()
