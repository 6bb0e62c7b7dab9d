"""The program's own event loop for tests, with everything unexpected counted."""

from __future__ import annotations

import gc
from asyncio import Runner
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from listening_timer.app.lifecycle import loop_runner
from listening_timer.app.services import write_queue
from listening_timer.app.services.write_queue import WriteQueue
from listening_timer.history.store import History
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.qt.widget_actions import activate_window

OpenProgram = Callable[..., ProgramInProcess]
Run = Callable[[Coroutine[object, object, None]], None]


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
def runner(qapp: QApplication, reports: Reports) -> Iterator[Runner]:
    """The program's event loop."""
    ProgramInProcess.running.clear()
    with loop_runner(qapp, reports) as made:
        yield made


@pytest.fixture
def run(runner: Runner) -> Run:
    """Run a coroutine to its end and close all programs: a test, where it is a coroutine."""

    async def to_the_end(work: Coroutine[object, object, None]) -> None:
        try:
            await work
        finally:
            for program in tuple(ProgramInProcess.running):
                await program.close()

    return lambda work: runner.run(to_the_end(work))


@pytest.fixture
def open_program(qapp: QApplication, reports: Reports) -> OpenProgram:
    """Opens a program in this process, with the arguments that follow; `run` closes it."""
    return partial(ProgramInProcess, qapp, reports)


@pytest.fixture
def harness(runner: Runner, open_program: OpenProgram) -> ProgramInProcess:
    """A program that is shown over an empty history, and has the keyboard."""

    async def opened() -> ProgramInProcess:
        made = open_program()
        made.show()
        await activate_window(made.program.window)
        return made

    return runner.run(opened())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where files are saved."""
    made = tmp_path / "Documents"
    made.mkdir()
    return made


@pytest.fixture
def worker() -> Iterator[ThreadPoolExecutor]:
    """The history's one thread."""
    with ThreadPoolExecutor(1) as made:
        yield made


@pytest.fixture
def quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be saved is tried again at once."""
    monkeypatch.setattr(write_queue, "RETRY_S", 0.01)


@pytest.fixture
def queue(runner: Runner, reports: Reports, worker: ThreadPoolExecutor) -> Iterator[WriteQueue]:
    """The write queue of a new history."""

    async def opened() -> WriteQueue:
        return WriteQueue(worker.submit(History.memory).result(), worker, reports)

    made = runner.run(opened())
    yield made
    runner.run(made.close())
