"""Correction form of one session: a wrong name, and the length of a phase left running too long."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.evolve import fold
from listening_timer.exercise.formats import MINUTE, SECOND, Role
from listening_timer.exercise.state import PhaseRecord
from listening_timer.model.records import SessionDetail
from listening_timer.text.cleaning import same_name
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Flow
from listening_timer.ui.words.i18n import clock_text, tr
from listening_timer.ui.words.names import clean_name, problem_with
from listening_timer.ui.words.people import People
from listening_timer.ui.words.timeline_words import phase_words

CORRECTING = "correcting."
"""Prefix of the names of this form's text fields (drafts)."""
_NAME, _OF_PHASE = f"{CORRECTING}name.", f"{CORRECTING}length."
_LENGTH = re.compile(r"\s*(\d{1,3})(?:\s*[:.]\s*([0-5]?\d))?\s*")


@dataclass(frozen=True, slots=True)
class Corrections:
    """Corrections of one session: the right values in place of the wrong ones."""

    session: str
    names: Mapping[Role, str]
    """The right names, cleaned, by role."""
    lengths: Mapping[int, int | None]
    """The right lengths (ms) by index of the phase; None: as long as it ran, after all."""


class CorrectionForm(QWidget):
    """Form with both names, a choice of phase, and the right length of the chosen phase."""

    corrected = Signal(object)
    """Save these (`Corrections`)."""
    done = Signal()
    """Go back to reading."""
    fields_changed = Signal()
    """The set of text fields has changed: see `text_fields`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.session = ""
        """The id of the session for which the form was opened last."""
        self._names: dict[Role, str] = {}
        self._options: dict[str, str] = {}
        self._lived: tuple[PhaseRecord, ...] = ()
        self._now: tuple[PhaseRecord, ...] = ()
        self._fields = {who: Field(theme, "", "") for who in Role}
        self._phases = ChoiceRow(theme, tr("Which part ran too long?"), [])
        self._length = Field(theme, tr("Minutes, like 4 or 4:30"), tr("How long it really was"))
        self._line = Text(theme, TextStyle.LABEL, bold=True, folds=True)
        save, leave = QuietButton(theme, tr("Save")), QuietButton(theme, tr("Cancel"))

        answers = Flow(theme, 10)
        answers.addWidget(save)
        answers.addWidget(leave)
        column = Column(theme, 10)
        column.addWidget(Text(theme, TextStyle.LABEL, tr("Names in this talk"), soft=True))
        for field in self._fields.values():
            column.addWidget(field)
        for part in (self._phases, self._length, self._line):
            column.addWidget(part)
        column.addLayout(answers)
        self.setLayout(column)

        self._phases.chosen.connect(self._on_phases_chosen)
        save.clicked.connect(self._on_save_clicked)
        leave.clicked.connect(self._on_leave_clicked)
        for field in (*self._fields.values(), self._length):
            field.returnPressed.connect(self._on_save_clicked)

    def open(self, detail: SessionDetail, people: People) -> None:
        """Open the form for a session."""
        self.session = detail.row.id
        self._phases.choose("")
        self._know(detail, people)
        for field, text in self._as_known().items():
            field.setText(text)
        self._length.hide()
        self._line.set_text("")
        self.show()
        self.fields_changed.emit()

    def renew(self, detail: SessionDetail, people: People) -> None:
        """Update from the history; fields that somebody has changed keep their text."""
        before = self._as_known()
        self._know(detail, people)
        for field, text in self._as_known().items():
            if field.text() == before[field]:
                field.setText(text)

    def show_again(self, sentence: str) -> None:
        """Reopen the form with what could not be saved, and say why."""
        self.show()
        self.say(sentence)
        self.fields_changed.emit()

    def leave(self) -> None:
        """Close the form and discard what was typed; no effect if it is closed."""
        if not self.isHidden():
            self.hide()
            self.fields_changed.emit()

    def text_fields(self) -> dict[str, Field]:
        """The open text fields by draft name: a role's name, or the length of the chosen phase."""
        if self.isHidden():
            return {}
        fields = {f"{_NAME}{who}": field for who, field in self._fields.items()}
        index = self._phases.current()
        return {**fields, f"{_OF_PHASE}{index}": self._length} if index else fields

    def take_phase(self, field: str) -> None:
        """Choose the phase of a field name from `text_fields`; no effect for other names."""
        index = field.removeprefix(_OF_PHASE)
        if index in self._options:
            self._phases.choose(index)
            self._show_length()

    def say(self, sentence: str) -> None:
        """Show a message about the fields."""
        self._line.say(sentence)

    def _know(self, detail: SessionDetail, people: People) -> None:
        self._names = {Role.A: detail.row.name_a, Role.B: detail.row.name_b}
        for who, field in self._fields.items():
            field.setAccessibleName(
                tr("The name of {name} in this talk").format(name=people.name(who))
            )
        self._lived, self._now = fold(detail.events).records, detail.state.records
        phases = zip(detail.state.format.phases, self._lived, self._now, strict=True)
        options = {
            str(index): f"{phase_words(phase, people)} {clock_text(now.actual)}"
            for index, (phase, lived, now) in enumerate(phases)
            if lived.actual >= SECOND
        }
        if options != self._options:  # else the focus stays where it is
            self._options = options
            self._phases.set_options(list(options.items()))

    def _as_known(self) -> dict[Field, str]:
        """The text that each field has as long as nobody types."""
        known = {field: self._names[who] for who, field in self._fields.items()}
        index = self._phases.current()
        return {**known, self._length: clock_text(self._now[int(index)].actual) if index else ""}

    def take_focus(self) -> None:
        """Focus the first field."""
        self._fields[Role.A].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_phases_chosen(self) -> None:
        self._show_length()
        self._length.selectAll()
        self._length.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields_changed.emit()

    def _show_length(self) -> None:
        self._length.setText(self._as_known()[self._length])
        self._length.show()

    @Slot()
    def _on_leave_clicked(self) -> None:
        self.leave()
        self.done.emit()

    @Slot()
    def _on_save_clicked(self) -> None:
        names = {who: clean_name(field.text()) for who, field in self._fields.items()}
        changed = {who: name for who, name in names.items() if name != self._names[who]}
        problem = next(
            filter(None, (problem_with(self._fields[who].text()) for who in changed)), ""
        )
        if not problem and changed and same_name(*names.values()):
            problem = tr("Please use two different names.")
        index, length = self._phases.current(), parsed_length(self._length.text())
        problem = problem or (self._wrong_length(int(index), length) if index else "")
        if problem:
            self._line.say(problem)
            return
        lengths = self._right_length(int(index), length) if index and length is not None else {}
        if not changed and not lengths:
            self._on_leave_clicked()
            return
        self.hide()  # what was typed is discarded once it is saved, not before
        self.done.emit()
        self.corrected.emit(Corrections(self.session, changed, lengths))

    def _wrong_length(self, index: int, length: int | None) -> str:
        """The message about an invalid length; empty if it is valid."""
        if length is None:
            return tr("Please type the length in minutes.")
        lived, now = self._lived[index], self._now[index]
        if length > lived.actual and now.limit is None and not _shown_alike(length, lived):
            return tr("It ran for {time}. Please type a shorter time.").format(
                time=clock_text(lived.actual)
            )
        return ""

    def _right_length(self, index: int, length: int) -> dict[int, int | None]:
        """The length (ms) to be saved, by index of the phase; empty if it is the one shown."""
        lived, now = self._lived[index], self._now[index]
        if _shown_alike(length, now):
            return {}
        shorter = length < lived.actual and not _shown_alike(length, lived)
        return {index: length if shorter else None}


def _shown_alike(length: int, record: PhaseRecord) -> bool:
    """Whether a length (ms) equals the shown length of a phase, to the second."""
    return length // SECOND == record.actual // SECOND


def parsed_length(typed: str) -> int | None:
    """Parse minutes, or minutes and seconds, in any script's digits, to ms; None if invalid."""
    found = _LENGTH.fullmatch(typed)
    return found and int(found[1]) * MINUTE + int(found[2] or 0) * SECOND
