"""The line below a text field that says when the field is full."""

from __future__ import annotations

from PySide6.QtCore import Slot

from listening_timer.ui.theme import Role, Theme
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.note import NoteField
from listening_timer.ui.words import tr


class FullLine(Text):
    """Says that there is no room for more while that is so; else it takes no room itself."""

    def __init__(self, theme: Theme, field: Field | NoteField) -> None:
        super().__init__(theme, Role.LABEL, soft=True, folds=True)
        self._is_note = isinstance(field, NoteField)

        field.full_changed.connect(self._on_field_full_changed)

    @Slot(bool)
    def _on_field_full_changed(self, full: bool) -> None:  # noqa: FBT001 - as the signal has it
        if not full:
            self.set_text("")
        elif self._is_note:
            self.say(tr("There is no room for more in this note."))
        else:
            self.say(tr("There is no room for more in this line."))
