"""Application reset: closes windows, and resets font, palette and direction after a test."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication


def reset_application() -> None:
    """Delete every window; reset font, palette and layout direction."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        for window in app.topLevelWidgets():
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
        app.setPalette(QPalette())
        app.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
