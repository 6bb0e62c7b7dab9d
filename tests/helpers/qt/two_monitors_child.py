"""Window on two monitors of unlike pixel ratio: a child of `test_full_screen.py`.

Prints, as JSON, where the window is after each step.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from listening_timer.ui.session.audience import AudienceWindow
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.window import MainWindow

FONTS = Path(__file__).parents[3] / "resources" / "fonts"
FAR = QRect(9_000, 100, 1000, 700)
"""Where no screen is."""


def main() -> None:
    """Go through the steps."""
    app = QApplication(sys.argv[:1])
    theme = Theme(FONTS)
    window = MainWindow(theme)
    found: dict[str, object] = {}

    def note(step: str, shown: QWidget = window) -> None:
        for _turn in range(5):
            QTest.qWait(1)
        place = shown.geometry()
        screens = [each.name() for each in app.screens() if each.geometry().intersects(place)]
        found[step] = (screens, place.getRect(), shown.isFullScreen())

    window.fit()
    found["where it comes up"] = (app.primaryScreen().name(), window.size().toTuple())
    window.setGeometry(1500, 120, 1000, 700)
    window.show()
    note("shown")
    for step, key in (
        ("into", Qt.Key.Key_F11),
        ("out", Qt.Key.Key_F11),
        ("into by F5", Qt.Key.Key_F5),
        ("out by Esc", Qt.Key.Key_Escape),
        ("Esc again", Qt.Key.Key_Escape),
    ):
        QTest.keyClick(window, key)
        note(step)
    second = AudienceWindow(theme)
    second.open(window)
    note("second window", second)
    for key in ("into", "out"):
        QTest.keyClick(second, Qt.Key.Key_F11)
        note(f"second window, {key}", second)
    QTest.keyClick(second, Qt.Key.Key_F11)
    app.screenRemoved.emit(second.screen())
    note("second window, lost", second)
    note("main window, meanwhile")
    second.close()
    second.open(window)
    note("second window, again", second)
    second.close()
    gone = app.screens()[1]
    window.setGeometry(FAR)
    app.screenRemoved.emit(gone)
    note("lost")
    window.setGeometry(FAR)
    window.showFullScreen()
    window.setGeometry(FAR)
    app.screenRemoved.emit(gone)
    note("lost in full screen")
    window.leave_full_screen()
    note("out, where no screen is")
    print(json.dumps(found))  # noqa: T201 - read by the test


if __name__ == "__main__":
    main()
