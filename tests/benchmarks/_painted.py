"""A window that ends once it is painted and says when that was: a child of `startup.py`.

Called with what to show and the instant of its start (ns of the monotonic clock, the same in all
processes); prints ns since then and the peak memory in bytes. It imports as little as it can.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

MOST_SECONDS = 60
SHOWN, STARTED_NS = sys.argv[1], int(sys.argv[2])


def told() -> None:
    """Say when it is and what was needed, and be gone."""
    taken = time.monotonic_ns() - STARTED_NS
    import resource  # noqa: PLC0415 - after the time was taken

    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    os.write(1, f"{taken} {peak}\n".encode())
    os._exit(0)


def program() -> int:
    """Start the program without arguments, with its imports in the same order."""
    from listening_timer import __main__ as started  # noqa: PLC0415 - none of it in the other windows
    from listening_timer.app.services import qt_import  # noqa: PLC0415 - as above

    original = qt_import.import_qt

    def import_qt() -> None:
        original()
        _tell_when_painted()

    qt_import.import_qt = import_qt
    del sys.argv[1:]
    return started.main()


def _tell_when_painted() -> None:
    from listening_timer.app.services.first_window import MainWindow  # noqa: I001, PLC0415 - the program imports it next
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - both are imported by now
    from PySide6.QtGui import QPaintEvent  # noqa: PLC0415 - as above

    original = MainWindow.paintEvent

    def paint(self: MainWindow, event: QPaintEvent) -> None:
        original(self, event)
        QTimer.singleShot(0, told)  # its page is painted after it, before any timer

    MainWindow.paintEvent = paint


def empty() -> int:
    """Show an empty window on Qt's own loop."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - what is measured

    app = QApplication(sys.argv[:1])
    window = _window()
    window.show()
    return app.exec()


def empty_async() -> int:
    """Show an empty window on asyncio's loop, as qasync runs it."""
    import asyncio  # noqa: PLC0415 - what is measured

    import qasync  # noqa: PLC0415 - as above
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as above

    app = QApplication(sys.argv[:1])

    async def show() -> None:
        window = _window()
        window.show()
        await asyncio.sleep(MOST_SECONDS)

    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        runner.run(show())
    return 1


def _window():  # noqa: ANN202 - its type is imported below
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - what is measured
    from PySide6.QtGui import QPaintEvent  # noqa: PLC0415 - as above
    from PySide6.QtWidgets import QWidget  # noqa: PLC0415 - as above

    class Window(QWidget):
        """Nothing but the ground that every window has."""

        def paintEvent(self, event: QPaintEvent) -> None:
            """Paint nothing on it, then be told."""
            QTimer.singleShot(0, told)

    window = Window()
    window.resize(1280, 800)
    return window


WINDOWS: dict[str, Callable[[], int]] = {
    "program": program,
    "empty": empty,
    "empty-async": empty_async,
}

if __name__ == "__main__":
    sys.exit(WINDOWS[SHOWN]())
