"""Another-time page: the session is put off. Nothing is saved but a calendar file on request."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

from listening_timer.model.wall_clock import WallClock
from listening_timer.ui.closing.date_time import DateTimePicker
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.keyboard import ENTER
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.question_page import Answer, QuestionPage
from listening_timer.ui.words.i18n import tr

_DONE, _SAVE = "done", "save"


class AnotherTimePage(QuestionPage):
    """Choice of day and time with a calendar file, all optional, and back to Begin."""

    calendar_requested = Signal(object, object)
    """Save a calendar file: wall instant (UTC ms, more than Qt's int holds), offset (minutes)."""
    done = Signal()
    """Go back to the Begin page."""

    def __init__(self, theme: Theme, wall: WallClock) -> None:
        super().__init__(theme)
        self._when = DateTimePicker(theme, wall)
        centred = Qt.AlignmentFlag.AlignHCenter
        self._result = Text(theme, TextStyle.BODY, soft=True, align=centred)

        self.ask(
            tr("Another time is fine."),
            tr("Thank you for saying so. When would be a good time for both of you?"),
            [
                Answer(_DONE, tr("Back to the start"), tr("Enter", "the key")),
                Answer(_SAVE, tr("Save as a calendar file")),
            ],
        )
        self.middle.addWidget(self._when)
        self.middle.addWidget(self._result)
        self._describe()

        self._when.changed.connect(self._describe)
        self.answered.connect(self._on_answered)

    def start_over(self) -> None:
        """Propose a new time."""
        self._when.reset()
        self._describe()

    def follow_wall(self) -> None:
        """Compute the proposed time from now."""
        self._when.follow_wall()
        self._describe_save()

    def say_saved(self, sentence: str) -> None:
        """Show the result of saving the calendar file."""
        self._result.say(sentence)

    @Slot()
    def _describe(self) -> None:
        """Say which time would be saved; what was said of an earlier choice goes."""
        self._describe_save()
        self._result.set_text(tr("Nothing was saved."))

    def _describe_save(self) -> None:
        self.describe_answer(_SAVE, self._when.words())

    @Slot(str)
    def _on_answered(self, answer: str) -> None:
        if answer == _SAVE:
            self.calendar_requested.emit(*self._when.chosen())
        else:
            self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the focused button, otherwise it goes back to Begin."""
        if event.key() not in ENTER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # held down since the previous page
            match self.focusWidget():
                case QAbstractButton() as button:
                    button.click()
                case _:
                    self.done.emit()
