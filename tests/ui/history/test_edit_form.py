"""Claims about a text in its field: told when it has changed, and never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData

from listening_timer.exercise.formats import Role
from listening_timer.model.annotations import Promise, PromiseKind, Word, WordKind
from listening_timer.ui.history.edit_form import Annotation, AnnotationField
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.fields import LONGEST_LINE, Field
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.note_field import MAX_CHARACTERS, NoteField

NOTE = Word("n", "s", WordKind.NOTE, None, "as it was", 5)
THANKS = Word("t", "s", WordKind.APPRECIATION, Role.A, "as it was", 5)
VOW = Promise("p", "s", PromiseKind.PROMISE, Role.B, "as it was", 5)
LINE = Word("l", "s", WordKind.NEXT_TIME, None, "as it was", 5)
TEXTS: list[Annotation] = [NOTE, THANKS, VOW, LINE]


def typed(writing: AnnotationField, text: str) -> None:
    """Put this in place of what stands there."""
    match writing.field:
        case Field() as line:
            line.setText(text)
        case NoteField() as note:
            note.setPlainText(text)
        case _:
            raise AssertionError("this is no field")


def shown(writing: AnnotationField) -> str:
    """What stands there."""
    assert isinstance(writing.field, Field | NoteField)
    return writing.field.text()


@pytest.mark.parametrize("said", TEXTS, ids=lambda said: said.id)
def test_what_has_changed_is_told_once(theme: Theme, said: Annotation) -> None:
    """Untouched, or only spaced otherwise, it is not told; changed, once; changed back, again."""
    writing = AnnotationField(theme, "A text", said)
    assert writing.changed() is None
    typed(writing, "  as it was  ")
    assert writing.changed() is None
    typed(writing, " new ")
    assert writing.changed() == replace(said, text="new")
    assert writing.changed() is None
    assert writing.changed(again=True) == replace(said, text="new")
    typed(writing, "as it was")
    assert writing.changed() == said
    typed(writing, " ")
    assert writing.changed() == replace(said, text="")


@pytest.mark.parametrize("said", TEXTS, ids=lambda said: said.id)
def test_what_is_kept_is_not_told_again(theme: Theme, said: Annotation) -> None:
    """Once the history has it, it is what the field began with."""
    writing = AnnotationField(theme, "A text", said)
    typed(writing, "new")
    assert writing.changed() is not None
    writing.renew(replace(said, text="new", edited=9))
    assert writing.changed(again=True) is None
    writing.renew(None)  # erased, as by an undo
    assert shown(writing) == ""
    assert writing.changed(again=True) is None


def test_what_is_typed_meanwhile_stays(theme: Theme) -> None:
    """The history has something else by now: what was typed wins, until it is kept."""
    writing = AnnotationField(theme, "A text", NOTE)
    typed(writing, "mine")
    writing.renew(replace(NOTE, text="by an undo"))
    assert shown(writing) == "mine"
    assert writing.changed() == replace(NOTE, text="mine")


def test_what_could_not_be_kept_is_told_again(theme: Theme) -> None:
    """As soon as the field is left once more."""
    writing = AnnotationField(theme, "A text", NOTE)
    typed(writing, "new")
    told = writing.changed()
    writing.forget_told()
    assert writing.changed() == told


def test_a_blank_text_is_nothing(theme: Theme) -> None:
    """A field for what nobody has written tells nothing until somebody does; then also whose."""
    writing = AnnotationField(theme, "A note to add", replace(NOTE, text=""))
    writing.set_who(Role.B)
    assert writing.changed() is None
    typed(writing, "Bo's")
    assert writing.changed() == replace(NOTE, text="Bo's", who=Role.B)
    typed(writing, "")
    assert writing.changed() == replace(NOTE, text="", who=Role.B)


def test_what_is_too_long_is_told(theme: Theme) -> None:
    """Pasted into a note or typed into a line: the end is left out, and a sentence says so."""
    note, pasted = AnnotationField(theme, "A note", NOTE), QMimeData()
    pasted.setText("x" * (MAX_CHARACTERS + 1))
    assert isinstance(note.field, NoteField)
    note.field.insertFromMimeData(pasted)
    assert len(shown(note)) == MAX_CHARACTERS
    line = AnnotationField(theme, "A line", THANKS)
    assert isinstance(line.field, Field)
    line.field.setText("")
    line.field.insert("x" * (LONGEST_LINE + 1))
    assert len(shown(line)) == LONGEST_LINE
    assert "This note is full" in _line_of(note)
    assert "This line is full" in _line_of(line)


def _line_of(writing: AnnotationField) -> str:
    texts = [each.said() for each in writing.findChildren(Text)]
    return " ".join(texts)
