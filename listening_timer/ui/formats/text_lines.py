"""Text lines: the name of a format that somebody changes, a line about it, and its topic."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.format_draft import FormatDraft
from listening_timer.exercise.toml_checks import LONGEST_TEXT
from listening_timer.text.cleaning import clean_line
from listening_timer.ui.formats.draft_words import language_of, retold
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.widgets.limit_notice import LimitNotice
from listening_timer.ui.words.i18n import full_line_text, tr


def show_text(field: Field, texts: Mapping[str, str]) -> None:
    """Show the text that is typed in a field; where it is there already the cursor stays."""
    text = texts.get(language_of(texts), "")
    if clean_line(field.text(), LONGEST_TEXT) != clean_line(text, LONGEST_TEXT):
        field.setText(text)
        field.setCursorPosition(0)


class TextLines(QWidget):
    """Three fields, each with what is wrong with it below."""

    edited = Signal(object)
    """The `FormatDraft` with what was typed here."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._draft: FormatDraft | None = None
        self._name = Field(theme, "", tr("Its name"), bare=True)
        self._about = Field(theme, "", tr("One line about it"), bare=True)
        self._cue = Field(theme, "", tr("What to talk about, if you like"), bare=True)
        self._fields = {"name": self._name, "about": self._about, "cue": self._cue}
        self._problems = {
            key: Text(theme, TextStyle.LABEL, bold=True, folds=True) for key in self._fields
        }

        column = Column(theme, 14)
        for key, field in self._fields.items():
            column.addLayout(self._part(field, self._problems[key]))
        self.setLayout(column)

        self._name.typed.connect(self._on_name_typed)
        self._about.typed.connect(self._on_about_typed)
        self._cue.typed.connect(self._on_cue_typed)

    def show_draft(self, draft: FormatDraft, key: str, problem: str) -> None:
        """Show the texts of a draft, and what is wrong with one of them (`key`), if anything."""
        self._draft = draft
        whole = draft.whole
        for field, texts in (
            (self._name, whole.name),
            (self._about, whole.about),
            (self._cue, whole.cue),
        ):
            show_text(field, texts)
        for each, text in self._problems.items():
            words = problem if each == key else ""
            if words != text.said():
                text.say(words)

    def takes(self, key: str) -> bool:
        """Whether a problem of this key is told here; it gets the focus then."""
        if key not in self._fields:
            return False
        self._fields[key].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _part(self, field: Field, problem: Text) -> Column:
        part = Column(self._theme)
        field.setMaxLength(LONGEST_TEXT)
        part.addWidget(Text(self._theme, TextStyle.LABEL, field.accessibleName(), soft=True))
        part.addWidget(field)
        part.addWidget(LimitNotice(self._theme, field, full_line_text()))
        part.addWidget(problem)
        return part

    @Slot()
    def _on_name_typed(self) -> None:
        if self._draft is not None:
            name = retold(self._draft.whole.name, self._name.text())
            self.edited.emit(self._draft.with_texts(name=name))

    @Slot()
    def _on_about_typed(self) -> None:
        if self._draft is not None:
            about = retold(self._draft.whole.about, self._about.text())
            self.edited.emit(self._draft.with_texts(about=about))

    @Slot()
    def _on_cue_typed(self) -> None:
        if self._draft is not None:
            cue = retold(self._draft.whole.cue, self._cue.text(), needed=False)
            self.edited.emit(self._draft.with_texts(cue=cue))
