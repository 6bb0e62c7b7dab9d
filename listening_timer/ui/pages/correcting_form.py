"""Corrections of one session: a wrong name in it, and a phase that was left running too long."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.folding import fold
from listening_timer.exercise.formats import MINUTE, SECOND, Role
from listening_timer.exercise.state import Record
from listening_timer.records import SessionDetail
from listening_timer.text import same_name
from listening_timer.ui.pages.timelines import phase_words
from listening_timer.ui.people import People
from listening_timer.ui.setup import clean_name, problem_with
from listening_timer.ui.theme import Role as Type
from listening_timer.ui.theme import Theme
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Flow
from listening_timer.ui.widgets.steppers import ChoiceRow
from listening_timer.ui.words import clock_text, tr

_LENGTH = re.compile(r"\s*(\d{1,3})(?:\s*[:.]\s*([0-5]?\d))?\s*")


class CorrectingForm(QWidget):
    """Two names, the phases there were, and the right length of one of them."""

    name_corrected = Signal(str, str)
    """Whose name was wrong in this session ("A" or "B"), and the right one, clean."""
    trimmed = Signal(int, int)
    """The right length (ms) of the phase of this index."""
    untrimmed = Signal(int)
    """The phase of this index took as long as it ran, after all."""
    done = Signal()
    """Go back to reading."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._names: dict[Role, str] = {}
        self._lived: tuple[Record, ...] = ()
        self._now: tuple[Record, ...] = ()
        self._fields = {who: Field(theme, "", "") for who in Role}
        self._phases = ChoiceRow(theme, tr("Which part ran too long?"), [])
        self._length = Field(theme, tr("Minutes, like 4 or 4:30"), tr("How long it really was"))
        self._line = Text(theme, Type.LABEL, bold=True, folds=True)
        save, leave = QuietButton(theme, tr("Save")), QuietButton(theme, tr("Cancel"))

        answers = Flow(theme, 10)
        answers.addWidget(save)
        answers.addWidget(leave)
        column = Column(theme, 10)
        column.addWidget(Text(theme, Type.LABEL, tr("Names in this talk"), soft=True))
        for field in self._fields.values():
            column.addWidget(field)
        for part in (self._phases, self._length, self._line):
            column.addWidget(part)
        column.addLayout(answers)
        self.setLayout(column)

        self._phases.chosen.connect(self._on_phases_chosen)
        save.clicked.connect(self._on_save_clicked)
        leave.clicked.connect(self.done)
        for field in (*self._fields.values(), self._length):
            field.returnPressed.connect(self._on_save_clicked)

    def open(self, detail: SessionDetail, people: People) -> None:
        """Show what can be corrected in a session."""
        self._names = {Role.A: detail.row.name_a, Role.B: detail.row.name_b}
        for who, field in self._fields.items():
            field.setText(self._names[who])
            field.setAccessibleName(
                tr("The name of {name} in this talk").format(name=people.name(who))
            )
        self._lived, self._now = fold(detail.events).records, detail.state.records
        phases = zip(detail.state.format.phases, self._lived, self._now, strict=True)
        self._phases.set_options(
            [
                (str(index), f"{phase_words(phase, people)} {clock_text(now.actual)}")
                for index, (phase, lived, now) in enumerate(phases)
                if lived.actual >= SECOND
            ]
        )
        self._phases.choose("")
        self._length.clear()
        self._length.hide()
        self._line.set_text("")

    def take_focus(self) -> None:
        """Let one write at once."""
        self._fields[Role.A].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_phases_chosen(self, index: str) -> None:
        self._length.setText(clock_text(self._now[int(index)].actual))
        self._length.show()
        self._length.selectAll()
        self._length.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_save_clicked(self) -> None:
        names = {who: clean_name(field.text()) for who, field in self._fields.items()}
        changed = {who: name for who, name in names.items() if name != self._names[who]}
        problem = next(
            filter(None, (problem_with(self._fields[who].text()) for who in changed)), ""
        )
        if not problem and changed and same_name(*names.values()):
            problem = tr("Please use two different names, so that you can be told apart.")
        index, length = self._phases.current(), parsed_length(self._length.text())
        problem = problem or (self._wrong_length(int(index), length) if index else "")
        if problem:
            self._line.say(problem)
            return
        self.done.emit()
        for who, name in changed.items():
            self.name_corrected.emit(who.value, name)
        if index and length is not None:
            self._tell_length(int(index), length)

    def _wrong_length(self, index: int, length: int | None) -> str:
        """What is wrong with a length as typed, in a sentence; empty where nothing is."""
        if length is None:
            return tr("Please type the length in minutes.")
        lived, now = self._lived[index], self._now[index]
        if length > lived.actual and now.limit is None and not _shown_alike(length, lived):
            return tr("It ran for {time}. Please type less.").format(time=clock_text(lived.actual))
        return ""

    def _tell_length(self, index: int, length: int) -> None:
        lived, now = self._lived[index], self._now[index]
        if _shown_alike(length, now):
            return
        if length < lived.actual and not _shown_alike(length, lived):
            self.trimmed.emit(index, length)
        else:
            self.untrimmed.emit(index)


def _shown_alike(length: int, record: Record) -> bool:
    """Whether a length is what is shown of a phase, to the second."""
    return length // SECOND == record.actual // SECOND


def parsed_length(typed: str) -> int | None:
    """A length in ms from minutes, or minutes and seconds, in any script's digits; else None."""
    found = _LENGTH.fullmatch(typed)
    return found and int(found[1]) * MINUTE + int(found[2] or 0) * SECOND
