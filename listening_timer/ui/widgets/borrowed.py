"""The keyboard, borrowed by what opens over a page: whoever had it gets it back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.ui.widgets.ringed import Ringed


class Borrowed(QObject):
    """Remembers who had the keyboard, for as long as they are there, and whether a ring showed it.

    The ring goes along: who used the keyboard before sees it on what opens, and again afterwards.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._before: QWidget | None = None
        self._by_key = False

    def take(self, before: QWidget | None) -> None:
        """This one is to get it back, and nobody else."""
        self._let_go()
        self._before = before
        self._by_key = isinstance(before, Ringed) and before.is_ringed()
        if before is not None:
            before.destroyed.connect(self._forget)

    def give_to(self, widget: QWidget) -> None:
        """Put the keyboard here."""
        reason = Qt.FocusReason
        widget.setFocus(reason.TabFocusReason if self._by_key else reason.OtherFocusReason)

    def give_back(self) -> None:
        """Put the keyboard where it was; without harm where that is gone."""
        before = self._before
        self._let_go()
        if before is not None:
            self.give_to(before)

    def _let_go(self) -> None:
        if self._before is not None:
            self._before.destroyed.disconnect(self._forget)
        self._before = None

    @Slot()
    def _forget(self) -> None:
        self._before = None
