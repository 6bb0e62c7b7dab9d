"""Another-time page: the session is put off. Nothing is saved but a calendar file on request."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

from listening_timer.model.wall_clock import WallClock
from listening_timer.ui.closing.date_time import DateTimePicker
from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets.buttons import MainButton
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.page import Page
from listening_timer.ui.words.i18n import tr


class AnotherTimePage(Page):
    """Choice of day and time with a calendar file, all optional, and back to Begin."""

    done = Signal()
    """Go back to the Begin page."""

    def __init__(self, theme: Theme, wall: WallClock) -> None:
        super().__init__(theme)
        self._when = DateTimePicker(theme, wall)
        self.calendar_requested = self._when.calendar_requested
        kept = Text(theme, TextStyle.BODY, tr("Nothing is kept of this start."), soft=True)
        self._main = MainButton(theme, tr("Back to Begin"), tr("Enter", "the key"), tone=Tone.MOSS)

        self.heading.set_text(tr("Another time is fine."))
        self.subline.set_text(
            tr("Thank you for saying so. When would be a good time for both of you?")
        )
        self.body.addWidget(self._when)
        self.body.addStretch(1)
        self.set_bottom(kept, self._main)

        self._main.clicked.connect(self.done)

    def start_over(self) -> None:
        """Propose a new time."""
        self._when.reset()
        self.show_from_top()

    def follow_wall(self) -> None:
        """Compute the proposed time from now."""
        self._when.follow_wall()

    def say(self, sentence: str) -> None:
        """Show the result of saving the calendar file."""
        self._when.say(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the focused button, otherwise it goes back to Begin."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # held down since the previous page
            match self.focusWidget():
                case QAbstractButton() as button:
                    button.click()
                case _:
                    self.done.emit()
