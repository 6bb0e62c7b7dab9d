"""Pages in one place, of which one shows."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget

from listening_timer.ui.widgets.spoken import Role, Voice


class Stack(QStackedWidget):
    """Takes whatever room there is; pages that do not show are not asked how much they need.

    Qt's own asks all of them whenever a word changes on one: 35 ms with all our pages.
    """

    def voice(self) -> Voice:
        """Only the page that shows is in the accessibility tree.

        Cells of a list on a hidden page would go on to claim that they show and have the focus.
        """
        page = self.currentWidget()
        return Voice(Role.Client, parts=() if page is None else (page,))

    def sizeHint(self) -> QSize:
        """Nothing of its own: it is given its room."""
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        """It makes do with any room, and so do its pages: they scroll or shrink."""
        return QSize(0, 0)

    def hasHeightForWidth(self) -> bool:
        """Its height follows from nothing."""
        return False
