"""Claims about keeping: in order, acknowledged when committed, and never given up."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QTimer

from listening_timer.app.services import write_queue
from listening_timer.app.services.write_queue import WriteQueue
from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from tests.app.conftest import Reports
from tests.helpers.history.fault_injection import failing_work

pytestmark = pytest.mark.usefixtures("quick_retries")


async def test_order_is_kept_through_trouble(queue: WriteQueue) -> None:
    """A full disk holds everything back; once there is room all is kept, in order."""
    done: list[str] = []
    troubles: list[HistoryError] = []
    queue.save_failed.connect(troubles.append)
    queue.enqueue(failing_work(3, HistoryError("full", path="x"), done, "first"))
    queue.enqueue(failing_work(0, HistoryError("full"), done, "second"))
    assert await queue.wait_until_saved(5)
    assert queue.save_error is None
    assert done == ["first", "second"]
    assert [trouble.code for trouble in troubles] == ["full"] * 3


async def test_a_bug_is_reported_once_and_loses_nothing(
    reports: Reports, queue: WriteQueue
) -> None:
    """A fault of ours in saving is reported once, and the work is tried again."""
    done: list[str] = []
    queue.enqueue(failing_work(2, ValueError("secret words"), done, "it"))
    assert await queue.wait_until_saved(5)
    assert done == ["it"]
    assert [type(error) for error in reports] == [ValueError]
    reports.clear()


async def test_what_belongs_to_nothing_stops_nobody(reports: Reports, queue: WriteQueue) -> None:
    """What is meant for a deleted session is reported and let go; what comes after it is kept."""
    done: list[str] = []
    queue.enqueue(lambda history: history.delete("a" * 32))
    queue.enqueue(failing_work(0, HistoryError("full"), done, "after it"))
    assert await queue.wait_until_saved(5)
    assert done == ["after it"]
    assert [type(error) for error in reports] == [HistoryError]
    reports.clear()


async def test_a_place_chosen_while_saving_fails_is_taken(queue: WriteQueue) -> None:
    """Whatever the work in progress fails of, the next try is made in the history chosen then."""
    tried: list[History] = []
    opened: list[History] = []

    def other() -> History:
        opened.append(History.memory())
        return opened[-1]

    def fails_once(history: History) -> None:
        tried.append(history)
        if len(tried) == 1:
            queue.move_to(other)
            raise HistoryError("full", path="x")

    queue.enqueue(fails_once)
    assert await queue.wait_until_saved(5)
    assert tried[1:] == opened
    assert len(opened) == 1


async def test_trouble_ends_with_what_is_let_go(reports: Reports, queue: WriteQueue) -> None:
    """Work for a deleted session that failed before leaves nothing behind to close over."""
    answers = iter((HistoryError("full", path="x"), HistoryError("unknown-session")))

    def work(_history: History) -> None:
        raise next(answers)

    queue.enqueue(work)
    assert await queue.wait_until_saved(5)
    assert queue.save_error is None
    assert [type(error) for error in reports] == [HistoryError]
    reports.clear()


async def test_two_seconds_unsaved_are_said(
    monkeypatch: pytest.MonkeyPatch, queue: WriteQueue
) -> None:
    """What waits longer than the patience is said, once for all of it; taken back once kept."""
    monkeypatch.setattr(write_queue, "RETRY_S", 0.05)
    monkeypatch.setattr(write_queue, "UNSAVED_NOTICE_MS", 20)
    said: list[bool] = []
    queue.unsaved_changed.connect(said.append)
    queue.enqueue(failing_work(2, HistoryError("full"), [], "it"))
    queue.enqueue(failing_work(2, HistoryError("full"), [], "what comes after it"))
    assert queue.unsaved
    assert await queue.wait_until_saved(5)
    assert said == [True, False]


async def test_a_busy_queue_is_no_stuck_one(
    monkeypatch: pytest.MonkeyPatch, queue: WriteQueue
) -> None:
    """Where each piece is kept at once, patience begins anew, however long others come after it."""
    now = [1_000.0]
    monkeypatch.setattr(write_queue, "UNSAVED_NOTICE_MS", 60_000)
    monkeypatch.setattr(write_queue, "time", SimpleNamespace(monotonic=lambda: now[0]))
    said, left_ms = list[bool](), list[int]()
    queue.unsaved_changed.connect(said.append)
    (patience,) = queue.findChildren(QTimer)

    def another() -> None:
        left_ms.append(patience.interval())
        if len(left_ms) < 10:
            queue.enqueue(failing_work(0, HistoryError("full"), [], "it"))
        now[0] += 20

    queue.committed.connect(another)
    queue.enqueue(failing_work(0, HistoryError("full"), [], "it"))
    another()
    assert await queue.wait_until_saved(30)
    assert said == []
    assert left_ms[1:10] == [40_000] * 9


async def test_no_question_waits_for_ever(
    monkeypatch: pytest.MonkeyPatch, queue: WriteQueue
) -> None:
    """Where saving is refused too long, it is told why; once there is room it is answered."""
    monkeypatch.setattr(write_queue, "UNSAVED_NOTICE_MS", 20)
    done: list[str] = []
    queue.enqueue(failing_work(20, HistoryError("full"), done, "it"))
    with pytest.raises(HistoryError, match="full"):
        await queue.query(lambda history: history.people())
    assert done == []
    assert await queue.wait_until_saved(5)
    assert await queue.query(lambda history: history.people()) == []
    assert done == ["it"]
