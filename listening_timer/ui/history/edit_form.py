"""Edit form of a session's annotations: one text field for each."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Role, Side
from listening_timer.model.annotations import Promise, Word, WordKind
from listening_timer.model.records import SessionDetail
from listening_timer.text.cleaning import clean_line, clean_text
from listening_timer.ui.history.tag_editor import TagField
from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.focus import controls
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, remove_from
from listening_timer.ui.widgets.limit_notice import LimitNotice
from listening_timer.ui.widgets.note_field import NoteField
from listening_timer.ui.words.annotations import (
    BOTH,
    WRITTEN_KINDS,
    as_seated,
    promise_caption,
    tone_of,
    word_caption,
)
from listening_timer.ui.words.i18n import full_line_text, full_note_text, tr
from listening_timer.ui.words.people import People

NEW_NOTE = f"new.{WordKind.NOTE}."
FIELD_PREFIX = "history."
"""Prefix of the names of this form's text fields (drafts)."""


class EditForm(QWidget):
    """Fields for existing annotations and empty ones for new ones; saved when a field is left."""

    edited = Signal(object)
    """Save this annotation (`Word`, `Promise`); one with empty text is to be erased."""
    done = Signal()
    """Go back to reading."""
    fields_changed = Signal()
    """The text fields or their names have changed: see `text_fields`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._writings: list[AnnotationField] = []
        self._people: People | None = None
        self._inner, self._column = QWidget(), Column(theme, 18)
        self._tags = TagField(theme)
        self._trouble = Text(theme, TextStyle.BODY, bold=True, folds=True)
        self._done = QuietButton(theme, tr("Done"))

        self._inner.setLayout(self._column)
        whole = Column(theme, 18)
        for part in (self._inner, self._tags, self._trouble):
            whole.addWidget(part)
        whole.addWidget(self._done, 0, Qt.AlignmentFlag.AlignTrailing)
        self.setLayout(whole)

        self._tags.edited.connect(self.edited)
        self._done.clicked.connect(self.done)

    def open(self, detail: SessionDetail, people: People) -> None:
        """Show the fields for a session, in place of the previous ones."""
        remove_from(self._column, *self._writings)
        self._people = people
        self._writings = []
        for writing in self._made(detail, people):
            self._add(writing)
        self._tags.show_tags(detail)
        self._trouble.set_text("")
        self.fields_changed.emit()

    def text_fields(self) -> dict[str, Field | NoteField]:
        """The text fields by draft name."""
        fields = {f"{FIELD_PREFIX}{writing.name}": writing.field for writing in self._writings}
        return {**fields, f"{FIELD_PREFIX}tag": self._tags.field}

    def add_note(self, text: str) -> None:
        """Append a text to the field of the new note."""
        for writing in self._writings:
            if writing.name == NEW_NOTE:
                before = writing.field.text()
                writing.field.retype(f"{before}\n{text}" if before else text)

    def say(self, sentence: str) -> None:
        """Show a message about the fields."""
        self._trouble.say(sentence)

    def set_known_tags(self, tags: Sequence[str]) -> None:
        """Set the tags to suggest, the most used first."""
        self._tags.set_known(tags)

    def take_focus(self) -> None:
        """Focus the first field."""
        if self._writings:
            self._writings[0].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def in_order(self) -> list[QWidget]:
        """Fields and buttons in Tab order; a field added later still comes before the tags."""
        fields = [control for writing in self._writings for control in controls(writing)]
        return [*fields, self._tags, *self._tags.in_order(), self._done]

    def renew(self, detail: SessionDetail) -> None:
        """Update from the history; nothing that was typed is lost."""
        said = {annotation_key(each): each for each in _texts(detail)}
        for writing in self._writings:
            writing.renew(said.pop(writing.place, None))
        for each in said.values():
            self._add(self._writing(each))
        self._tags.show_tags(detail)
        self._trouble.set_text("")
        self.fields_changed.emit()

    def keep(self, *, again: bool = False) -> None:
        """Emit `edited` for changes; `again`: also for those emitted but not confirmed as saved."""
        for writing in self._writings:
            changed = writing.changed(again=again)
            if changed is not None:
                self.edited.emit(changed)
        self._tags.keep(again=again)

    def say_trouble(self, sentence: str) -> None:
        """Say why something could not be saved; it stays in its field and is emitted again."""
        for writing in self._writings:
            writing.forget_told()
        self._tags.give_back()
        self._trouble.say(sentence)

    def _add(self, writing: AnnotationField) -> None:
        self._writings.append(writing)
        self._column.addWidget(writing)
        writing.left.connect(self._on_writing_left)

    def _made(self, detail: SessionDetail, people: People) -> Iterator[AnnotationField]:
        for kind in WRITTEN_KINDS:
            words = as_seated(detail.words, people)
            there = [word for word in words if word.kind is kind]
            yield from map(self._writing, there)
            if kind is WordKind.TOPIC and not there:
                yield self._writing(_blank(detail, kind, None))
            if kind is WordKind.NOTE:
                yield self._another(_blank(detail, kind, None), people, first=not there)
            if kind is WordKind.APPRECIATION:
                for who in (people.at(side) for side in Side):
                    if who not in {word.who for word in there}:
                        yield self._writing(_blank(detail, kind, who))
        promises = as_seated(detail.promises, people)
        yield from (self._writing(promise) for promise in promises if promise.text)

    def _writing(self, said: Annotation) -> AnnotationField:
        people = self._people
        if people is None:
            raise ValueError("a form is opened for two people")
        if isinstance(said, Word):
            caption = word_caption(said, people)
        else:
            caption = promise_caption(said, people)
        return AnnotationField(self._theme, caption, said, tone_of(said, people))

    def _another(self, blank: Word, people: People, *, first: bool) -> AnnotationField:
        """A field for a new note, with a choice of whose note it is."""
        caption = tr("A note to add") if first else tr("Another note")
        writing = AnnotationField(self._theme, caption, blank)
        names = [(who.value, people.name(who)) for who in (people.at(side) for side in Side)]
        options = [(BOTH, tr("Both of you")), *names]
        whose = ChoiceRow(self._theme, tr("Whose note is it?"), options, tone=Tone.MOSS)
        whose.choose(BOTH)

        def take(chosen: str) -> None:
            writing.set_who(None if chosen == BOTH else Role(chosen))
            self._on_writing_left()

        whose.chosen.connect(take)
        writing.body.addWidget(whose)
        return writing

    @Slot()
    def _on_writing_left(self) -> None:
        self.keep()


def _texts(detail: SessionDetail) -> Iterator[Annotation]:
    yield from (word for word in detail.words if word.kind in WRITTEN_KINDS)
    yield from (promise for promise in detail.promises if promise.text)


def _blank(detail: SessionDetail, kind: WordKind, who: Role | None) -> Word:
    """A new, empty word."""
    return Word(secrets.token_hex(16), detail.row.id, kind, who, "", 0)


Annotation: TypeAlias = Word | Promise
"""The text of an annotation, as stored."""
AnnotationKey: TypeAlias = tuple[bool, str]
"""Key of an annotation in its session: whether it is a promise, and its id."""


class AnnotationField(QWidget):
    """Caption, text field, and a message where the text is too long."""

    left = Signal()
    """The focus has left the field, or Enter was pressed in it."""

    def __init__(
        self, theme: Theme, caption: str, said: Annotation, tone: Tone | None = None
    ) -> None:
        super().__init__()
        self._known = self._told = said
        self._who = self._seat = said.who
        self._caption = Text(theme, TextStyle.LABEL, caption, soft=tone is None, tone=tone)
        self.field = _field(theme, caption, said)

        self.body = Column(theme, 6)
        full = full_line_text() if isinstance(self.field, Field) else full_note_text()
        for part in (self._caption, self.field, LimitNotice(theme, self.field, full)):
            self.body.addWidget(part)
        self.setLayout(self.body)
        self._put(said.text)

        self.field.installEventFilter(self)
        if isinstance(self.field, Field):
            self.field.returnPressed.connect(self.left)

    @property
    def place(self) -> AnnotationKey:
        """The annotation's key in its session."""
        return annotation_key(self._known)

    @property
    def name(self) -> str:
        """The draft name: that of a stored annotation, or of a new one of its kind."""
        said = self._known
        if said.text:
            return f"{'promise' if isinstance(said, Promise) else 'word'}.{said.id}"
        return f"new.{said.kind}.{'' if self._seat is None else self._seat}"

    def set_who(self, who: Role | None) -> None:
        """Set whose text it is."""
        self._who = who

    def changed(self, *, again: bool = False) -> Annotation | None:
        """The annotation to save; None if it has not changed since it was last emitted.

        `again`: compare with what is known to be saved instead.
        """
        now = replace(self._known, text=self._clean(self.field.text()), who=self._who)
        if not (now.text or self._known.text or self._told.text):
            return None
        before, self._told = self._known if again else self._told, now
        return None if now == before else now

    def renew(self, said: Annotation | None) -> None:
        """Update from the history; text typed since stays until it is saved."""
        known = replace(self._known, text="") if said is None else said
        typed, before = self._clean(self.field.text()), self._known
        self._known = self._told = known
        if typed == before.text and typed != known.text:
            self._put(known.text)
        if said is not None:
            self._who = said.who

    def forget_told(self) -> None:
        """Emit the last change again, because it could not be saved."""
        self._told = self._known

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.left.emit()
        return False

    def _put(self, text: str) -> None:
        match self.field:
            case Field() as line:
                line.setText(text)
                line.setCursorPosition(0)
            case NoteField() as note:
                note.set_text(text)

    def _clean(self, text: str) -> str:
        is_note = isinstance(self._known, Word) and self._known.kind is WordKind.NOTE
        return clean_text(text) if is_note else clean_line(text)


def annotation_key(said: Annotation) -> AnnotationKey:
    """The annotation's key in its session: ids are unique among words, or among promises."""
    return isinstance(said, Promise), said.id


def _field(theme: Theme, caption: str, said: Annotation) -> Field | NoteField:
    if isinstance(said, Word) and said.kind is WordKind.NOTE:
        return NoteField(theme, "", caption)
    thanks = isinstance(said, Word) and said.kind is WordKind.APPRECIATION
    return Field(theme, tr("Thank you for …") if thanks else "", caption)
