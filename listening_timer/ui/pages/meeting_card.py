"""When two people meet again: left open, or a day and a time that both agree on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot

from listening_timer.model.wall_clock import WallClock
from listening_timer.ui.pages.when import When
from listening_timer.ui.theme import Role as Type
from listening_timer.ui.theme import Theme
from listening_timer.ui.widgets.buttons import LinkButton
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.words import tr


class MeetingCard(Card):
    """When to meet again; it unfolds when both would like to agree on a time."""

    calendar_requested = Signal(object, object)
    """Save the time as a calendar file: wall instant (UTC ms), offset (minutes)."""
    unfolded = Signal()
    """It has become higher."""

    def __init__(self, theme: Theme, wall: WallClock) -> None:
        super().__init__(theme)
        self._ask = Text(theme, Type.LABEL, tr("Your next talk"), soft=True)
        self._agree = LinkButton(theme, tr("Agree on a next time"))
        self._when = When(theme, wall)
        self._leave = LinkButton(theme, tr("Leave it open"))

        self.body.addWidget(self._ask)
        self.body.addWidget(self._agree, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self._when)  # where the keyboard goes on from the link
        self.body.addWidget(self._leave, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addStretch(1)
        self.clear()

        self._agree.clicked.connect(self._on_agree_clicked)
        self._leave.clicked.connect(self.clear)
        self._when.calendar_requested.connect(self.calendar_requested)

    def meeting(self) -> tuple[int, int] | None:
        """The time that was agreed on: wall instant (UTC ms), offset; None where none was."""
        return None if self._when.isHidden() else self._when.chosen()

    def set_meeting(self, meeting: tuple[int, int] | None) -> None:
        """Agree on a time, or on none."""
        self.clear()
        if meeting is not None:
            self.open()
            self._when.choose(meeting[0])

    def follow_wall(self) -> None:
        """See the proposed time from now."""
        self._when.follow_wall()

    def say(self, sentence: str) -> None:
        """Say what became of the calendar file."""
        self._when.say(sentence)

    def open(self) -> None:
        """Propose a time, to be changed."""
        self._when.reset()
        self._fold(folded=False)

    @Slot()
    def clear(self) -> None:
        """No time is agreed on."""
        self._fold(folded=True)

    def _fold(self, *, folded: bool) -> None:
        left = self._leave.hasFocus()
        self._when.setHidden(folded)
        self._leave.setHidden(folded)
        self._agree.setVisible(folded)
        if left:
            self._agree.setFocus()

    @Slot()
    def _on_agree_clicked(self) -> None:
        self.open()
        self.unfolded.emit()
