"""Meeting card: a time for the next talk is proposed, and one press agrees to it.

Every press is an answer: nothing that was agreed on or chosen here needs a second one to hold. What
stands from earlier sessions stays unless it is moved or ended here.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.model.annotations import Meeting
from listening_timer.model.appointments import occurrence
from listening_timer.model.records import NextTime
from listening_timer.model.wall_clock import WallClock
from listening_timer.ui.closing.chips import ChipCard
from listening_timer.ui.closing.date_time import DateTimePicker
from listening_timer.ui.closing.meeting_parts import SubstituteDay, WeeklyOption
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.accessibility import announce
from listening_timer.ui.widgets.choices import Option
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Flow
from listening_timer.ui.widgets.limit_notice import LimitNotice
from listening_timer.ui.widgets.scroll import bring_into_view
from listening_timer.ui.words.agreements import day_and_time_text, standing_text, substitute_text
from listening_timer.ui.words.i18n import full_line_text, local_time, tr


class MeetingCard(ChipCard):
    """The next talk: proposed, agreed on, every week, moved or left open; and a line for it."""

    calendar_requested = Signal(object)
    """Save a calendar file of this time (`Meeting`, without its session)."""

    def __init__(self, theme: Theme, wall: WallClock) -> None:
        super().__init__(theme)
        self._wall = wall
        self._kept, self._usual = True, False
        self._agreed = self._answered = False
        self._stands: Meeting | None = None  # from an earlier session, and not changed here
        self._series = ""
        self._question = Text(theme, TextStyle.BODY, soft=True, folds=True)
        self._when = Text(theme, TextStyle.BODY, bold=True, folds=True)
        self._picker = DateTimePicker(theme, wall, bare=True)
        self._yes = Option(theme, tr("Yes"))
        self._both = Option(theme, tr("Yes, and into our calendar"))
        self._save = Option(theme, tr("Into our calendar"))
        self._weekly = WeeklyOption(theme, tr("Every week"))
        self._other = Option(theme)
        self._open = Option(theme)
        self._buttons = (self._yes, self._both, self._save, self._weekly, self._other, self._open)
        self._substitute = SubstituteDay(theme)
        self._result = Text(theme, TextStyle.LABEL, soft=True, folds=True)
        self.field = Field(theme, tr("Something for next time"), tr("Something for next time"))

        self._lay_out(theme)
        self.clear()

        self._picker.changed.connect(self._on_chosen)
        self._substitute.chosen.connect(self._on_chosen)
        self._weekly.clicked.connect(self._on_chosen)
        self._yes.clicked.connect(self._on_yes_clicked)
        self._both.clicked.connect(self._on_both_clicked)
        self._save.clicked.connect(self._ask_for_file)
        self._other.clicked.connect(self._on_other_clicked)
        self._open.clicked.connect(self._on_open_clicked)
        self.field.textChanged.connect(self.changed)

    def _lay_out(self, theme: Theme) -> None:
        line, answers = Flow(theme, 8), Flow(theme, 10)
        for text in (self._question, self._when):
            line.addWidget(text)
        for button in self._buttons:
            answers.addWidget(button)
        self.body.addLayout(line)
        self.body.addWidget(self._picker)
        self.body.addLayout(answers)
        self.body.addWidget(self._substitute)
        self.body.addWidget(self._result)
        self.body.addWidget(self.field)
        self.body.addWidget(LimitNotice(theme, self.field, full_line_text()))

    @property
    def is_filled(self) -> bool:
        """Whether a time is agreed on here, or a line is written."""
        agreed = self._agreed and self._stands is None
        return agreed or bool(self.field.text().strip())

    def first_control(self) -> QWidget:
        """The control that gets the focus when it is opened."""
        return self._answers()[0]

    def set_kept(self, kept: bool) -> None:  # noqa: FBT001 - a state, not an option
        """Set whether an agreement is saved; where none is, only the calendar file is offered."""
        self._kept = kept
        self.field.setVisible(kept)
        self._show()

    def propose(self, proposed: NextTime, *, usual: bool) -> None:
        """Set what is proposed and what stands; no effect once somebody has answered.

        `usual`: it is the usual time of these two, and not just a week after this talk.
        """
        if self._answered:
            return
        self._usual = usual
        self._picker.propose(proposed.day, proposed.minute)
        stands = proposed.standing or proposed.coming
        if stands is not None:
            held = occurrence(stands, self._wall()[0])
            self._take(stands, stands.wall if held is None else held[0])
        self._stands = stands
        self._show()

    def meeting(self) -> Meeting | None:
        """What is agreed on, or what stands unchanged; None where there is nothing.

        One that was agreed on here has no session yet, and nothing of when it was.
        """
        if not self._agreed:
            return None
        return self._stands or self._chosen()

    def set_meeting(self, meeting: Meeting | None) -> None:
        """Set what was agreed on in this session, or that nothing was."""
        self.clear()
        if meeting is not None:
            self._answered = True
            self._take(meeting, meeting.wall)
            self._show()

    @Slot()
    def clear(self) -> None:
        """Propose a time anew; nothing is agreed on, and nothing stands."""
        self._agreed = self._answered = self._usual = False
        self._stands, self._series = None, ""
        self._weekly.setChecked(False)
        self._substitute.choose(None)
        self._picker.reset()
        self._picker.hide()
        self.field.setText("")
        self._show()

    def follow_wall(self) -> None:
        """Compute the proposed time from now."""
        self._picker.follow_wall()
        self._show_time()

    def say(self, sentence: str) -> None:
        """Show the result of saving the calendar file."""
        self._result.say(sentence)

    def _take(self, meeting: Meeting, wall: int) -> None:
        """Take over a meeting that is held at an instant (UTC ms)."""
        self._agreed, self._series = True, meeting.series
        self._weekly.setChecked(meeting.weekly)
        self._substitute.choose(meeting.substitute)
        self._picker.choose(wall)

    def _chosen(self) -> Meeting:
        """What is proposed or chosen at present."""
        wall, offset = self._picker.chosen()
        weekly = self._weekly.isChecked()
        return Meeting(
            session="",
            wall=wall,
            offset=offset,
            edited=0,
            appointment=self._series,
            weekly=weekly,
            substitute=self._substitute.current() if weekly else None,
        )

    def _show(self) -> None:
        """Show what is asked or agreed; what was said of an earlier time goes.

        The focus of a button that goes is given to the first that stays.
        """
        had = next((each for each in self._buttons if each.hasFocus()), None)
        ring = had is not None and had.shows_focus_ring()
        stands, answers = self._stands, self._answers()
        self._other.set_text(tr("Move it") if stands is not None else tr("Another time"))
        ends = stands is not None and stands.weekly
        self._open.set_text(tr("End it") if ends else tr("No date yet"))
        for button in self._buttons:
            button.setVisible(button in answers)
        if had is not None and had not in answers:
            reason = Qt.FocusReason
            answers[0].setFocus(reason.TabFocusReason if ring else reason.OtherFocusReason)
        self._substitute.setVisible(self._weekly in answers and self._weekly.isChecked())
        self._result.set_text("")
        self._show_time()
        self.changed.emit()

    def _answers(self) -> list[Option]:
        """The buttons that are answers now, in order."""
        folded = self._picker.isHidden()
        if not self._kept:
            first, last = [self._save], []
        elif not self._agreed:
            first, last = [self._yes, self._both, self._weekly], []
        elif self._stands is not None and folded:
            first, last = [self._save], [self._open]
        else:
            first, last = [self._save, self._weekly], [self._open]
        return [*first, *([self._other] if folded else []), *last]

    def _show_time(self) -> None:
        """Show the time, and what it is: asked, agreed, or standing."""
        wall, offset = self._picker.chosen()
        self._substitute.leave_out(local_time(wall, offset).weekday())
        stands, chosen = self._stands, self._chosen()
        weekly = chosen.weekly and self._agreed
        words = standing_text(chosen) if weekly else day_and_time_text(chosen.wall, chosen.offset)
        for button in (self._yes, self._both, self._save):
            button.setAccessibleDescription(words)
        if stands is not None:
            stays = tr("{time} stays.", "as in Sundays, 20:00 stays.").format(time=words)
            words = " ".join(filter(None, (stays, substitute_text(stands))))
        picks = not self._picker.isHidden() and not weekly
        self._when.set_text("" if picks and stands is None else words)
        self._question.set_text(self._asked(picks=picks))

    def _asked(self, *, picks: bool) -> str:
        """What stands before the time; `picks`: the picker shows it."""
        if self._stands is not None:
            return ""
        if self._agreed:
            return tr("Your next talk:")
        if picks:
            return tr("Choose a day and a time.")
        return tr("At your usual time?") if self._usual else tr("Same time next week?")

    def _answer(self) -> None:
        """Note that somebody has answered: what was chosen is agreed on."""
        self._answered, self._stands = True, None
        self._agreed = self._kept
        self._show()

    @Slot()
    def _on_chosen(self) -> None:
        """A day, a time, every week or a substitute day was chosen: it holds at once."""
        self._answer()
        bring_into_view(self._substitute)

    @Slot()
    def _on_yes_clicked(self) -> None:
        self._answer()
        announce(self, f"{self._question.said()} {self._when.said()}")

    @Slot()
    def _on_both_clicked(self) -> None:
        self._on_yes_clicked()
        self._ask_for_file()

    @Slot()
    def _ask_for_file(self) -> None:
        self.calendar_requested.emit(self._chosen())

    @Slot()
    def _on_other_clicked(self) -> None:
        """Show the picker."""
        self._answered = True
        self._picker.show()
        self._show()
        bring_into_view(self._picker)

    @Slot()
    def _on_open_clicked(self) -> None:
        """Nothing is agreed on, and what stood ends; agreed on again, it is the same series."""
        self._answered, self._agreed, self._stands = True, False, None
        self._weekly.setChecked(False)
        self._picker.hide()
        self._show()
