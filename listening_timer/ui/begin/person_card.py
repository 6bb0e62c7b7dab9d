"""Person card of the Begin page: a person's name, side, colour and first part."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent

from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets import accessibility
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.labels import Disc, Text
from listening_timer.ui.widgets.layouts import Column, Row

_ROOM_FOR_DISC = 250  # design px, at 100 % text
_COMES = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Focus reasons (menu opened, other window) after which the focus comes back to where it was."""


class PersonCard(Card):
    """A disc in the person's colour, the name field, and a line on their part."""

    name_edited = Signal(str)

    def __init__(self, theme: Theme, tone: Tone, placeholder: str, accessible_name: str) -> None:
        super().__init__(theme, pad=26, spacing=4)
        self._disc = Disc(theme, tone)
        self._name = Field(theme, placeholder, accessible_name, role=TextStyle.TITLE, bare=True)
        self._name.set_tone(tone)
        self._line = Text(theme, TextStyle.LABEL, soft=True)
        self._problem = Text(theme, TextStyle.LABEL, bold=True)

        row = Row(theme, 14)
        texts = Column(theme, 0)
        for part in (self._name, self._line, self._problem):
            texts.addWidget(part)
        row.addWidget(self._disc)
        row.addLayout(texts, 1)
        self.body.addLayout(row)
        self._problem.hide()

        self._name.textEdited.connect(self.name_edited)
        self._name.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the start of a long name after focus loss; put the cursor at its end on focus."""
        if isinstance(event, QFocusEvent):
            if event.lostFocus() and event.reason() not in _COMES:
                self._name.setCursorPosition(0)
            elif event.gotFocus() and event.reason() is Qt.FocusReason.OtherFocusReason:
                self._write_on()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the disc where the card is narrow, to make room for the name."""
        needs = self._theme.px(_ROOM_FOR_DISC) * self._theme.text_percent // 100
        self._disc.setVisible(event.size().width() >= needs)

    @property
    def field(self) -> Field:
        """The name field."""
        return self._name

    def name(self) -> str:
        """The name as typed."""
        return self._name.text()

    def set_name(self, name: str) -> None:
        """Set the name without a signal; a long one shows its start."""
        if name != self._name.text():
            self._name.setText(name)
            if not self._name.hasFocus():
                self._name.setCursorPosition(0)

    def retype_name(self, name: str) -> None:
        """Set a name that somebody typed, here or on the other card."""
        self._name.retype(name)
        if not self._name.hasFocus():
            self._name.setCursorPosition(0)

    def set_line(self, line: str) -> None:
        """Set the line below the name."""
        self._line.set_text(line)
        self._describe()

    def show_problem(self, text: str) -> None:
        """Show a message below the name; an empty one hides it."""
        self._problem.set_text(text)
        self._problem.setVisible(bool(text))
        self._line.setVisible(not text)
        self._describe()

    def focus_name(self) -> None:
        """Focus the name field.

        A screen reader reads a message below it on focus; if the field has focus already, announce
        it.
        """
        if not self._name.hasFocus():
            self._write_on()  # here too: a window activated later has another focus reason
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._problem.said():
            accessibility.announce(self._name, self._problem.said())

    def has_keyboard(self) -> bool:
        """Whether the name field has the focus, or will have it when the window becomes active."""
        return self._name is self.window().focusWidget()

    def _write_on(self) -> None:
        """Put the cursor at the end of the name."""
        self._name.setCursorPosition(len(self._name.text()))

    def _describe(self) -> None:
        """Describe the name field by the text shown below it."""
        below = self._problem.said() or self._line.said()
        self._name.setAccessibleDescription(accessibility.without_format_characters(below))
