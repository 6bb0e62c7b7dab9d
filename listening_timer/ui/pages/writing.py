"""One text of a talk with the field to write it in, and what is to be kept of it.

A text is kept when somebody leaves its field or the page; until the history has it, what was
typed stands in its field and is told again. An empty text is one to erase.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Role
from listening_timer.model.annotations import Promise, Word, WordKind
from listening_timer.text.cleaning import clean_line, clean_text
from listening_timer.ui.theme import Role as Type
from listening_timer.ui.theme import Theme, Tone
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.widgets.limit_notice import LimitNotice
from listening_timer.ui.widgets.note import NoteField
from listening_timer.ui.words import full_line_text, full_note_text, tr

Said: TypeAlias = Word | Promise
"""A text beside a talk, as the history has it."""
Place: TypeAlias = tuple[bool, str]
"""Whether it is a promise, and its id."""


class Writing(QWidget):
    """A caption, a field, and a word where something was too long."""

    left = Signal()
    """The keyboard has left the field, or Enter was pressed in it."""

    def __init__(self, theme: Theme, caption: str, said: Said, tone: Tone | None = None) -> None:
        super().__init__()
        self._known = self._told = said
        self._who = self._seat = said.who
        self._caption = Text(theme, Type.LABEL, caption, soft=tone is None, tone=tone)
        self._field = _field(theme, caption, said)

        self.body = Column(theme, 6)
        full = full_line_text() if isinstance(self._field, Field) else full_note_text()
        for part in (self._caption, self._field, LimitNotice(theme, self._field, full)):
            self.body.addWidget(part)
        self.setLayout(self.body)
        self._put(said.text)

        self._field.installEventFilter(self)
        if isinstance(self._field, Field):
            self._field.returnPressed.connect(self.left)

    @property
    def place(self) -> Place:
        """What names the text within its talk."""
        return place_of(self._known)

    @property
    def field(self) -> Field | NoteField:
        """Where one writes."""
        return self._field

    @property
    def name(self) -> str:
        """What is written there: a text that the history has, or a new one of its kind."""
        said = self._known
        if said.text:
            return f"{'promise' if isinstance(said, Promise) else 'word'}.{said.id}"
        return f"new.{said.kind}.{'' if self._seat is None else self._seat}"

    def set_who(self, who: Role | None) -> None:
        """Whose text it is."""
        self._who = who

    def changed(self, *, again: bool = False) -> Said | None:
        """The text as it is to be kept; None where nothing has changed since it was last told.

        `again`: since it was last known to be kept.
        """
        now = replace(self._known, text=self._clean(self._field.text()), who=self._who)
        if not (now.text or self._known.text or self._told.text):
            return None
        before, self._told = self._known if again else self._told, now
        return None if now == before else now

    def renew(self, said: Said | None) -> None:
        """Take what the history has now; what was typed since stays, until it is kept."""
        known = replace(self._known, text="") if said is None else said
        typed, before = self._clean(self._field.text()), self._known
        self._known = self._told = known
        if typed == before.text and typed != known.text:
            self._put(known.text)
        if said is not None:
            self._who = said.who

    def forget_told(self) -> None:
        """What was told last could not be kept: tell it again."""
        self._told = self._known

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the keyboard leaves the field."""
        if event.type() is QEvent.Type.FocusOut:
            self.left.emit()
        return False

    def _put(self, text: str) -> None:
        match self._field:
            case Field() as line:
                line.setText(text)
                line.setCursorPosition(0)
            case NoteField() as note:
                note.set_text(text)

    def _clean(self, text: str) -> str:
        is_note = isinstance(self._known, Word) and self._known.kind is WordKind.NOTE
        return clean_text(text) if is_note else clean_line(text)


def place_of(said: Said) -> Place:
    """What names a text within its talk: an id is one among words, or among promises."""
    return isinstance(said, Promise), said.id


def _field(theme: Theme, caption: str, said: Said) -> Field | NoteField:
    if isinstance(said, Word) and said.kind is WordKind.NOTE:
        return NoteField(theme, "", caption)
    thanks = isinstance(said, Word) and said.kind is WordKind.APPRECIATION
    return Field(theme, tr("Thank you for …") if thanks else "", caption)
