"""What all tests share: an offscreen Qt, and nothing that a test left behind."""

from __future__ import annotations

import gc
import inspect
import os
import signal
import sys
from collections.abc import Callable, Coroutine, Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from listening_timer.history import horizon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

SLOW_HANGS_S = 600
FAR = 4_000_000_000_000
"""An instant in 2096, as UTC ms."""

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("calm")  # how long an example takes is no claim of any test
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # programs of tests inherit it, also under nohup
os.environ["LC_ALL"] = "C.UTF-8"  # no claim rests on the language of a machine


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give slow tests, which run other programs, more time before they count as hanging."""
    for item in items:
        if item.get_closest_marker("slow") and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(SLOW_HANGS_S))


def _coroutine(item: pytest.Item) -> Callable[..., Coroutine[object, object, None]] | None:
    """The test itself, where it is a coroutine."""
    test: object = getattr(item, "function", None)
    return test if inspect.iscoroutinefunction(test) else None


def pytest_itemcollected(item: pytest.Item) -> None:
    """Give each test that is a coroutine what runs it on the program's event loop."""
    if isinstance(item, pytest.Function) and _coroutine(item):
        item.fixturenames.append("run")


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a test that is a coroutine by its fixture `run`."""
    test = _coroutine(pyfuncitem)
    if test is None:
        return None
    run = pyfuncitem.funcargs["run"]
    assert callable(run)
    wanted = inspect.signature(test).parameters
    run(test(**{name: pyfuncitem.funcargs[name] for name in wanted}))
    return True


def pytest_collection_finish() -> None:
    """Leave what is there by now out of every later collection: it is never garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def nothing_stays() -> Iterator[None]:
    """Take down what a test left, and undress the application for the one that comes next.

    Thousands of widgets would slow all that come later, and large letters would enlarge theirs.
    """
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from tests.helpers.qt.application_reset import reset_application  # noqa: PLC0415 - pure tests need no Qt

        reset_application()


@pytest.fixture(autouse=True)
def all_dates_are_past(monkeypatch: pytest.MonkeyPatch) -> None:
    """Believe every date that tests write, whatever the calendar of this machine says."""
    monkeypatch.setattr(horizon, "wall_ms", lambda: FAR)


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """The program's own application, for every test with a window."""
    from listening_timer.app.services.first_window import Application  # noqa: PLC0415 - pure tests need no Qt

    return Application
