"""Meeting card: a time for the next talk is proposed; one press agrees to it, or chooses another.

Every press is an answer: nothing that was agreed on or chosen here needs a second one to hold.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.model.wall_clock import WallClock
from listening_timer.ui.closing.chips import ChipCard
from listening_timer.ui.closing.date_time import DateTimePicker
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.accessibility import announce
from listening_timer.ui.widgets.choices import Option
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Flow
from listening_timer.ui.words.i18n import tr


class MeetingCard(ChipCard):
    """The next talk: proposed, agreed on, moved, or left open."""

    calendar_requested = Signal(object, object)
    """Save a calendar file: wall instant (UTC ms, more than Qt's int holds), offset (minutes)."""

    def __init__(self, theme: Theme, wall: WallClock) -> None:
        super().__init__(theme)
        self._agreed, self._kept = False, True
        self._question = Text(theme, TextStyle.BODY, soft=True, folds=True)
        self._when = Text(theme, TextStyle.BODY, bold=True)
        self._picker = DateTimePicker(theme, wall, bare=True)
        self._yes = Option(theme, tr("Yes"))
        self._both = Option(theme, tr("Yes, and into our calendar"))
        self._save = Option(theme, tr("Into our calendar"))
        self._other = Option(theme, tr("Another time"))
        self._open = Option(theme, tr("No date yet"))
        self._result = Text(theme, TextStyle.LABEL, soft=True, folds=True)

        line = Flow(theme, 8)
        for text in (self._question, self._when):
            line.addWidget(text)
        answers = Flow(theme, 10)
        for button in (self._yes, self._both, self._save, self._other, self._open):
            answers.addWidget(button)
        self.body.addLayout(line)
        self.body.addWidget(self._picker)
        self.body.addLayout(answers)
        self.body.addWidget(self._result)
        self.clear()

        self._picker.changed.connect(self._on_picker_changed)
        self._yes.clicked.connect(self._on_agreed)
        self._both.clicked.connect(self._on_both_clicked)
        self._save.clicked.connect(self._ask_for_file)
        self._other.clicked.connect(self._on_other_clicked)
        self._open.clicked.connect(self.clear)

    @property
    def is_filled(self) -> bool:
        """Whether a time is agreed on."""
        return self._agreed

    def first_control(self) -> QWidget:
        """The control that gets the focus when it is opened."""
        return self._answers()[0]

    def set_kept(self, kept: bool) -> None:  # noqa: FBT001 - a state, not an option
        """Set whether an agreement is saved; where none is, only the calendar file is offered."""
        self._kept = kept
        self._show()

    def meeting(self) -> tuple[int, int] | None:
        """The agreed time: wall instant (UTC ms), offset (minutes); None where there is none."""
        return self._picker.chosen() if self._agreed else None

    def set_meeting(self, meeting: tuple[int, int] | None) -> None:
        """Set the agreed time, or none."""
        self.clear()
        if meeting is not None:
            self._picker.choose(meeting[0])
            self._agreed = True
            self._show()

    @Slot()
    def clear(self) -> None:
        """Propose a time anew; nothing is agreed on."""
        self._picker.reset()
        self._picker.hide()
        self._agreed = False
        self._show()

    def follow_wall(self) -> None:
        """Compute the proposed time from now."""
        self._picker.follow_wall()
        self._show_time()

    def say(self, sentence: str) -> None:
        """Show the result of saving the calendar file."""
        self._result.say(sentence)

    def _show(self) -> None:
        """Show what is asked or agreed; what was said of an earlier time goes.

        The focus of a button that goes is given to the first that stays.
        """
        buttons = (self._yes, self._both, self._save, self._other, self._open)
        had = next((each for each in buttons if each.hasFocus()), None)
        ring = had is not None and had.shows_focus_ring()
        answers = self._answers()
        for button in buttons:
            button.setVisible(button in answers)
        if had is not None and had not in answers:
            reason = Qt.FocusReason
            answers[0].setFocus(reason.TabFocusReason if ring else reason.OtherFocusReason)
        self._result.set_text("")
        self._question.set_text(self._asked())
        self._when.setVisible(self._picker.isHidden())
        self._show_time()
        self.changed.emit()

    def _asked(self) -> str:
        """What stands before the time."""
        if self._agreed:
            return tr("Your next talk:")
        if self._picker.isHidden():
            return tr("Same time next week?")
        return tr("Choose a day and a time.")

    def _answers(self) -> list[Option]:
        """The buttons that are answers now, in order."""
        if not self._kept:
            first = [self._save]
        elif self._agreed:
            first = [self._save, self._open]
        else:
            first = [self._yes, self._both]
        return [*first, self._other] if self._picker.isHidden() else first

    def _show_time(self) -> None:
        words = self._picker.words()
        self._when.set_text(words)
        for button in (self._yes, self._both, self._save):
            button.setAccessibleDescription(words)

    @Slot()
    def _on_agreed(self) -> None:
        """This time is agreed on: by "Yes", or since it was chosen."""
        self._agreed = self._kept
        self._show()
        announce(self, f"{self._question.said()} {self._when.said()}")

    @Slot()
    def _on_picker_changed(self) -> None:
        self._agreed = self._kept
        self._show()

    @Slot()
    def _on_both_clicked(self) -> None:
        self._on_agreed()
        self._ask_for_file()

    @Slot()
    def _ask_for_file(self) -> None:
        self.calendar_requested.emit(*self._picker.chosen())

    @Slot()
    def _on_other_clicked(self) -> None:
        """Show the picker; what is chosen there holds at once."""
        self._picker.show()
        self._show()
