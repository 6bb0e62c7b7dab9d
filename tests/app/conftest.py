"""The program's own event loop for tests, with everything unexpected counted."""

from __future__ import annotations

import gc
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication

from listening_timer.app.lifecycle import loop_runner
from listening_timer.app.services.write_queue import WriteQueue
from listening_timer.history.store import History
from tests.helpers.app.program_in_process import ProgramInProcess

OpenProgram = Callable[..., ProgramInProcess]
Run = Callable[[Coroutine[object, object, None]], None]
Using = Callable[[Callable[[WriteQueue], Coroutine[object, object, None]]], None]


class Reports(list[BaseException]):
    """Collects what would have been told as a fault."""

    tell: None = None

    def __call__(self, error: BaseException) -> None:
        """Take one."""
        self.append(error)


@pytest.fixture(autouse=True)
def sweep() -> Iterator[None]:
    """Collect on this thread what a test left: Qt's objects must not end on a worker's."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture
def reports() -> Iterator[Reports]:
    """The faults that were reported; a test that expects some clears them."""
    found = Reports()
    yield found
    assert found == []


@pytest.fixture
def run(qapp: QApplication, reports: Reports) -> Iterator[Run]:
    """Run a coroutine to its end on the program's loop, and close the programs it opened."""
    ProgramInProcess.running.clear()

    async def to_the_end(work: Coroutine[object, object, None]) -> None:
        await work
        for program in tuple(ProgramInProcess.running):
            await program.close()

    with loop_runner(qapp, reports) as runner:
        yield lambda work: runner.run(to_the_end(work))


@pytest.fixture
def open_program(qapp: QApplication, reports: Reports) -> OpenProgram:
    """Opens a program in this process, with the arguments that follow; `run` closes it."""
    return partial(ProgramInProcess, qapp, reports)


@pytest.fixture
def worker() -> Iterator[ThreadPoolExecutor]:
    """The history's one thread."""
    with ThreadPoolExecutor(1) as made:
        yield made


@pytest.fixture
def using(run: Run, reports: Reports, worker: ThreadPoolExecutor) -> Using:
    """Run something with the write queue of a new history, which is closed after it."""

    def use(go: Callable[[WriteQueue], Coroutine[object, object, None]]) -> None:
        async def all_of_it() -> None:
            queue = WriteQueue(worker.submit(History.memory).result(), worker, reports)
            await go(queue)
            await queue.close()

        run(all_of_it())

    return use
