"""What all tests share: an offscreen Qt, and nothing that a test left behind."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"  # times of day stand as the system writes them: from 0 to 23


def pytest_collection_finish() -> None:
    """Leave what is there by now out of every later collection: it is never garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def no_window_stays() -> Iterator[None]:
    """Take down what a test left: thousands of widgets would slow all that come after it."""
    yield
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415 - pure tests need no Qt
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - the same

    if isinstance(QApplication.instance(), QApplication):
        for window in QApplication.topLevelWidgets():
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """The program's own application, for every test with a window."""
    from listening_timer.app.first import Application  # noqa: PLC0415 - pure tests need no Qt

    return Application
