"""Claims about what every test starts from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from tests.helpers.qt.application_reset import reset_application


def test_the_next_test_wears_nothing_of_this_one(qapp: QApplication) -> None:
    """Not its letters, its colours, its direction, nor its windows."""
    reset_application()
    font, ground = qapp.font(), qapp.palette().window().color()

    large = QFont(font)
    large.setPixelSize(60)
    qapp.setFont(large)
    qapp.setPalette(QPalette("#00ff00"))
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window = QWidget()
    assert window.fontMetrics().height() > 60
    assert window in qapp.topLevelWidgets()

    reset_application()
    assert (qapp.font(), qapp.palette().window().color()) == (font, ground)
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert qapp.topLevelWidgets() == []
