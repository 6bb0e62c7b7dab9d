"""Claims about the place for what is made anew."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.layouts import Holder


def test_what_is_made_anew_keeps_its_turn(theme: Theme) -> None:
    """Readers and Tab come to it where the one before it was, and that one is gone."""
    assert theme is not None
    page, box, holder, last = QWidget(), QVBoxLayout(), Holder(), QPushButton("last")
    box.addWidget(holder)
    box.addWidget(last)
    page.setLayout(box)
    holder.hold(QPushButton("first"))
    holder.hold(QPushButton("second"))
    page.show()
    QApplication.sendPostedEvents()
    shown = [each for each in page.findChildren(QPushButton) if each.isVisible()]
    assert [each.text() for each in shown] == ["second", "last"]
