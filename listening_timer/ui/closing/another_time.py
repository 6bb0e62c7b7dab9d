"""Another-time page: the session is put off. Nothing is saved but a calendar file on request."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

from listening_timer.model.wall_clock import WallClock
from listening_timer.ui.closing.date_time import DateTimePicker
from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets.buttons import MainButton, QuietButton
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.page import Page
from listening_timer.ui.words.i18n import tr


class AnotherTimePage(Page):
    """Choice of day and time with a calendar file, all optional, and back to Begin."""

    calendar_requested = Signal(object, object)
    """Save a calendar file: wall instant (UTC ms, more than Qt's int holds), offset (minutes)."""
    done = Signal()
    """Go back to the Begin page."""

    def __init__(self, theme: Theme, wall: WallClock) -> None:
        super().__init__(theme)
        self._when = DateTimePicker(theme, wall)
        self._save = QuietButton(theme, tr("Save as a calendar file"))
        self._result = Text(theme, TextStyle.LABEL, soft=True, folds=True)
        kept = Text(theme, TextStyle.BODY, tr("Nothing is kept of this start."), soft=True)
        self._main = MainButton(theme, tr("Back to Begin"), tr("Enter", "the key"), tone=Tone.MOSS)

        self.heading.set_text(tr("Another time is fine."))
        self.subline.set_text(
            tr("Thank you for saying so. When would be a good time for both of you?")
        )
        self.body.addWidget(self._when)
        self.body.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self._result)
        self.body.addStretch(1)
        self.set_bottom(kept, self._main)
        self._describe()

        self._when.changed.connect(self._describe)
        self._save.clicked.connect(lambda: self.calendar_requested.emit(*self._when.chosen()))
        self._main.clicked.connect(self.done)

    def start_over(self) -> None:
        """Propose a new time."""
        self._when.reset()
        self._describe()
        self.show_from_top()

    def follow_wall(self) -> None:
        """Compute the proposed time from now."""
        self._when.follow_wall()
        self._save.setAccessibleDescription(self._when.words())

    def say(self, sentence: str) -> None:
        """Show the result of saving the calendar file."""
        self._result.say(sentence)

    @Slot()
    def _describe(self) -> None:
        """Say which time would be saved; what was said of an earlier choice goes."""
        self._save.setAccessibleDescription(self._when.words())
        self._result.set_text("")

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
