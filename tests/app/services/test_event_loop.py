"""Claims about the loop: its timers are precise, and no task fails unheard."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import QObject, Qt

from listening_timer.app.services import write_queue
from listening_timer.app.services.event_loop import PreciseTimer
from tests.app.conftest import Reports


async def test_failed_tasks_are_reported(reports: Reports) -> None:
    """A task that fails is told, even where somebody keeps it."""

    async def fails() -> None:
        raise LookupError

    task = write_queue.spawn(fails(), reports)
    await asyncio.wait([task])
    await asyncio.sleep(0)
    assert [type(error) for error in reports] == [LookupError]
    reports.clear()


@pytest.mark.parametrize(
    ("asked", "timer_ms"), [(0.003, 3), (0.0031, 4), (0.02, 20), (0.05, 50), (0.21, 210)]
)
async def test_sleep_is_never_early(
    monkeypatch: pytest.MonkeyPatch, asked: float, timer_ms: int
) -> None:
    """It is left to a precise timer of Qt's, of so many ms or the next whole one; none is early."""
    begun = list[tuple[int, Qt.TimerType]]()
    start = QObject.startTimer

    def start_timer(timer: PreciseTimer, interval: int, kind: Qt.TimerType) -> int:
        begun.append((interval, kind))
        return start(timer, interval, kind)

    monkeypatch.setattr(QObject, "startTimer", start_timer)
    loop = asyncio.get_running_loop()
    before = loop.time()
    await asyncio.sleep(asked)
    assert loop.time() - before >= asked
    assert (timer_ms, Qt.TimerType.PreciseTimer) in begun
