"""Claims about the loop: its timers are precise, and no task fails unheard."""

from __future__ import annotations

import asyncio

import pytest

from listening_timer.app import keeper as keeping
from tests.app.conftest import Reports, Run


def test_failed_tasks_are_reported(run: Run, reports: Reports) -> None:
    """A task that fails is told, even where somebody keeps it."""

    async def fails() -> None:
        raise LookupError

    async def go() -> None:
        task = keeping.spawn(fails(), reports)
        await asyncio.wait([task])
        await asyncio.sleep(0)

    run(go())
    assert [type(error) for error in reports] == [LookupError]


@pytest.mark.parametrize("asked", [0.003, 0.02, 0.05, 0.21])
def test_sleep_is_never_early(run: Run, asked: float) -> None:
    """The loop's timers are precise: never early, and less than 30 ms late."""
    late: list[float] = []

    async def go() -> None:
        loop = asyncio.get_running_loop()
        before = loop.time()
        await asyncio.sleep(asked)
        late.append(loop.time() - before - asked)

    run(go())
    assert 0 <= late[0] < 0.03
