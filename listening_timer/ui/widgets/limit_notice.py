"""Length limit notice: the line below a text field that says that the field is full."""

from __future__ import annotations

from PySide6.QtCore import Slot

from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.note_field import NoteField


class LimitNotice(Text):
    """Shows and announces a sentence while its field is full; otherwise it takes no room."""

    def __init__(self, theme: Theme, field: Field | NoteField, sentence: str) -> None:
        super().__init__(theme, TextStyle.LABEL, soft=True, folds=True)
        self._sentence = sentence

        field.full_changed.connect(self._on_field_full_changed)

    @Slot(bool)
    def _on_field_full_changed(self, full: bool) -> None:  # noqa: FBT001 - as the signal has it
        if full:
            self.say(self._sentence)
        else:
            self.set_text("")
