"""Claims about a session on its way to the history: what is written of it, and when."""

from __future__ import annotations

import threading

from listening_timer.app.services.write_queue import WriteQueue
from listening_timer.app.session.recorder import SessionRecorder
from listening_timer.exercise.commands import MainAction
from listening_timer.model.records import NewSession
from tests.helpers.exercise.play_session import SHARE_FULLY, Play


async def test_one_note_of_how_far_waits_at_a_time(queue: WriteQueue) -> None:
    """On a slow disk the notes do not pile up: the one that waits is renewed."""
    going = threading.Event()
    kept: list[int] = []
    play = Play(SHARE_FULLY)
    log = SessionRecorder(queue, NewSession("a" * 32, "Ann", "Bo"))
    play.do(MainAction(), 60)
    log.add(play.log, arrived=True)
    assert await queue.wait_until_saved(5)
    queue.committed.connect(kept.append)
    queue.enqueue(lambda _history: going.wait(5))
    for at in (61_000, 62_000, 63_000):
        log.write_checkpoint(at)
    going.set()
    found = await queue.query(lambda history: history.unfinished())
    assert found is not None
    assert found.lived == 63_000
    log.write_checkpoint(64_000)
    found = await queue.query(lambda history: history.unfinished())
    assert found is not None
    assert found.lived == 64_000
    assert len(kept) == 2


async def test_nothing_is_kept_before_arrival(queue: WriteQueue) -> None:
    """Until Arrive is confirmed nothing of a session is written, not even its name."""
    log = SessionRecorder(queue, NewSession("a" * 32, "Ann", "Bo"))
    play = Play(SHARE_FULLY)
    log.add(play.log, arrived=play.state.arrived)
    log.write_checkpoint(1_000)
    assert await queue.query(lambda history: history.unfinished()) is None
    play.do(MainAction(), 30)
    log.add(play.log[1:], arrived=play.state.arrived)
    found = await queue.query(lambda history: history.unfinished())
    assert found is not None
    assert list(found.events) == play.log
