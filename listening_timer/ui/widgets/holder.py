"""A place for what is made anew each time; it keeps its turn among those beside it.

What is put into a layout in the place of something else is read, and reached by Tab, last.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from listening_timer.ui.widgets.spoken import Role, Voice


class Holder(QWidget):
    """Holds one widget, or none."""

    def __init__(self) -> None:
        super().__init__()
        self._held: QWidget | None = None
        self._box = QVBoxLayout()

        self._box.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._box)

    def voice(self) -> Voice:
        """What it holds."""
        return Voice(Role.Client)

    def hold(self, widget: QWidget) -> None:
        """Hold this one in place of any before."""
        if self._held is not None:
            self._box.removeWidget(self._held)
            self._held.hide()
            self._held.deleteLater()
        self._held = widget
        self._box.addWidget(widget)
