"""Window that covers the whole screen, and stays above all others; says its id once it shows.

Run as `python -m tests.helpers.x11.covering_window`.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QExposeEvent, QGuiApplication, QRasterWindow

RAISE_MS = 100


class Cover(QRasterWindow):
    """A window that no window manager knows of."""

    def __init__(self) -> None:
        super().__init__()
        kept_above = Qt.WindowType.BypassWindowManagerHint | Qt.WindowType.WindowStaysOnTopHint
        self.setFlags(Qt.WindowType.FramelessWindowHint | kept_above)
        self.setGeometry(QGuiApplication.primaryScreen().geometry())
        self._told = False
        self._timer = QTimer(self)
        self._timer.setInterval(RAISE_MS)
        self._timer.timeout.connect(self.raise_)
        self._timer.start()

    def exposeEvent(self, event: QExposeEvent) -> None:
        super().exposeEvent(event)
        if not self._told:
            self._told = True
            os.write(1, f"{self.winId()}\n".encode())


if __name__ == "__main__":
    app = QGuiApplication(sys.argv)
    cover = Cover()
    cover.show()
    sys.exit(app.exec())
