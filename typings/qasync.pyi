# What we use of qasync, typed; it ships no types of its own.

import asyncio
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

class _SimpleTimer(QObject):
    def __init__(self) -> None: ...
    def add_callback(self, handle: asyncio.Handle, delay: float = 0) -> asyncio.Handle: ...
    def startTimer(self, interval: int, kind: Qt.TimerType = ..., /) -> int: ...  # type: ignore[override]

class QEventLoop(asyncio.AbstractEventLoop):
    _timer: _SimpleTimer
    def __init__(self, app: QApplication | None = None) -> None: ...
    def run_forever(self) -> int: ...  # type: ignore[override]
    def set_exception_handler(
        self,
        handler: Callable[[asyncio.AbstractEventLoop, dict[str, object]], object] | None,
    ) -> None: ...
