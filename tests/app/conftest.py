"""The program's own event loop for tests, with everything unexpected counted."""

from __future__ import annotations

import gc
from collections.abc import Callable, Coroutine, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from listening_timer.app.frame import loop_runner

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
def reports() -> Reports:
    """The faults that were reported."""
    return Reports()


@pytest.fixture
def run(qapp: QApplication, reports: Reports) -> Iterator[Run]:
    """Run a coroutine to its end on the program's loop."""
    with loop_runner(qapp, reports) as runner:
        yield runner.run
