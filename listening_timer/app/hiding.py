"""Hide now: one page without a name or word in front of everything, while time goes on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from listening_timer.exercise.state import State
from listening_timer.model.records import Digits
from listening_timer.ui.main_window import MainWindow
from listening_timer.ui.pages.hidden import HiddenPage
from listening_timer.ui.theme import Theme


class Hiding(QObject):
    """The page that hides, and the way back."""

    def __init__(self, theme: Theme, window: MainWindow, settle: Callable[[], None]) -> None:
        """`settle`: the press that brings everything back means nothing else."""
        super().__init__()
        self._window, self._settle = window, settle
        self._time: tuple[State | None, Digits] = (None, Digits.CLOCK)
        self._hides = False
        self.page = HiddenPage(theme)

        window.add_page("hidden", self.page)

        self.page.back_requested.connect(self.show_again)

    def show_time(self, state: State | None, digits: Digits) -> None:
        """Show how the time goes on, while it is all that shows."""
        self._time = state, digits
        if self._hides:
            self.page.show_time(state, digits)

    @Slot()
    def hide(self) -> None:
        """Hide every name and word."""
        self._hides = True
        self.page.show_time(*self._time)
        self._window.cover("hidden")

    @Slot()
    def show_again(self) -> None:
        """Bring back what stands behind."""
        self._hides = False
        self._window.uncover()
        self._settle()
