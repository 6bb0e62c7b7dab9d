"""Person field: the name of one of the two, beside a stone in their colour."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Side
from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets import accessibility
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Row
from listening_timer.ui.widgets.resting_stone import RestingStone
from listening_timer.ui.words.i18n import tr

TONES = {Side.LEFT: Tone.LAKE, Side.RIGHT: Tone.CLAY}
_ROOM = 180  # design px, at 100 % text: what a name needs beside the stone
_COMES = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Focus reasons (menu opened, other window) after which the focus comes back to where it was."""


class PersonField(QWidget):
    """A stone, the name field, and a line below it: where they sit, or what is wrong."""

    name_edited = Signal(str)
    """Somebody has changed the name, by typing or through a screen reader."""

    def __init__(
        self, theme: Theme, side: Side, *, stone: float, role: TextStyle, seat: bool = True
    ) -> None:
        """`stone`: its width in design px; `role`: text style of the name; `seat`: say the seat."""
        super().__init__()
        self._theme, self._stone_px = theme, stone
        self._filling = False
        self._stone = RestingStone(theme, TONES[side], size=stone)
        self._name = Field(theme, tr("Your name"), field_name(side), role=role, bare=True)
        self._line = Text(theme, TextStyle.LABEL, seat_words(side) if seat else "", soft=True)
        self._problem = Text(theme, TextStyle.LABEL, bold=True)
        self._name.set_tone(TONES[side])

        row = Row(theme, stone * 0.2)
        texts = Column(theme, 6)
        for part in (self._name, self._line, self._problem):
            texts.addWidget(part)
        row.addWidget(self._stone, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        self.setLayout(row)
        self.show_problem("")

        self._name.textChanged.connect(self._on_name_changed)
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
        """Hide the stone where the room is narrow, to make room for the name."""
        needs = self._theme.px(_ROOM) * self._theme.text_percent // 100
        needs += self._theme.px(self._stone_px)
        self._stone.setVisible(event.size().width() >= needs)

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
            self._filling = True
            self._name.setText(name)
            self._filling = False
            if not self._name.hasFocus():
                self._name.setCursorPosition(0)

    def retype_name(self, name: str) -> None:
        """Set a name that somebody typed, here or on the other side."""
        self._name.retype(name)
        if not self._name.hasFocus():
            self._name.setCursorPosition(0)

    def show_problem(self, text: str) -> None:
        """Show a message below the name; an empty one hides it."""
        self._problem.set_text(text)
        self._problem.setVisible(bool(text))
        self._line.setVisible(bool(self._line.said()) and not text)
        below = self._problem.said() or self._line.said()
        self._name.setAccessibleDescription(accessibility.without_format_characters(below))

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

    @Slot(str)
    def _on_name_changed(self, text: str) -> None:
        if not self._filling:
            self.name_edited.emit(text)

    def _write_on(self) -> None:
        """Put the cursor at the end of the name."""
        self._name.setCursorPosition(len(self._name.text()))


def field_name(side: Side) -> str:
    """The accessible name of a name field."""
    if side is Side.LEFT:
        return tr("Name of the person on the left")
    return tr("Name of the person on the right")


def seat_words(side: Side) -> str:
    """Where somebody sits."""
    return tr("on the left") if side is Side.LEFT else tr("on the right")
