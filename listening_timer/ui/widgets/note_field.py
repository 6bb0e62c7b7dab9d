"""A field for a few lines of one's own: plain text, and never too long to show.

Law: it never holds more than `MOST` characters, however they come in: what is over is taken out
of the middle of the very change that brought it. What is pasted is cut before it is inserted (a
megabyte without spaces would stop the window for a minute). It says when it is full.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from listening_timer.ui.theme.theme import Role, Theme
from listening_timer.ui.widgets.fields import CLEAR, paint_field, passes_undo_on
from listening_timer.ui.widgets.scroll import ThinBar

MOST = 20_000
"""Characters that are kept of a text, at most."""


_BREAKS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CTRL = Qt.KeyboardModifier.ControlModifier


class NoteField(QPlainTextEdit):
    """Some lines of plain text, as high as there is room, and a few lines at least."""

    typed = Signal()
    """Somebody has changed the text; the program itself has not."""
    full_changed = Signal(bool)
    """There was no room for something; or there is room again."""

    def __init__(self, theme: Theme, placeholder: str, accessible_name: str) -> None:
        super().__init__()
        self._theme = theme
        self._by_program = self._trimming = self._full = False
        self._before = ""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(accessible_name)
        self.setTabChangesFocus(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setVerticalScrollBar(ThinBar(theme))
        self.viewport().setAutoFillBackground(False)
        self._restyle()
        self.document().clearUndoRedoStacks()  # Qt would undo the margin

        self.textChanged.connect(self._on_text_changed)
        theme.changed.connect(self._restyle)

    def event(self, e: QEvent) -> bool:
        """Paint the field around the text and its bar; the text itself is the viewport's.

        And let an undo pass that is not for what is typed here.
        """
        if passes_undo_on(e, own=self.document().isUndoAvailable()):
            return True
        if e.type() is QEvent.Type.Paint:
            painter = QPainter(self)
            paint_field(painter, self._theme, self.rect(), focused=self.hasFocus())
            return True
        if e.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(e)

    def sizeHint(self) -> QSize:
        """The least height; Qt's own hint would be far more."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def text(self) -> str:
        """What stands in the field."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Put a text in, cut to what is kept."""
        self._by_program = True
        self.setPlainText(text[:MOST])
        self._by_program = False
        self._set_full(full=False)

    def retype(self, text: str) -> None:
        """Put in what somebody typed before: it counts as typed."""
        self.set_text(text)
        self.typed.emit()

    def keyPressEvent(self, e: QKeyEvent) -> None:
        """Refuse a letter for which there is no room: what is never put in needs no undo."""
        writes = (e.text().isprintable() and e.text()) or e.key() in _BREAKS
        commands = e.modifiers() & (_CTRL | Qt.KeyboardModifier.MetaModifier)
        full = len(self.toPlainText()) >= MOST and not self.textCursor().hasSelection()
        if writes and not commands and full:
            self._set_full(full=True)
        else:
            super().keyPressEvent(e)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert what is pasted or dropped, as plain text, as far as there is room."""
        cursor, text = self.textCursor(), source.text()
        room = max(0, MOST - len(self.toPlainText()) + len(cursor.selectedText()))
        cursor.insertText(text[:room])
        if len(text) > room:
            self._set_full(full=True)

    @Slot()
    def _on_text_changed(self) -> None:
        if self._trimming:
            return
        text = self.toPlainText()
        over = len(text) - MOST
        if over > 0:
            self._trim(text, over)
            text = self.toPlainText()
            self._set_full(full=True)
        elif over < 0:
            self._set_full(full=False)
        self._before = text
        if not self._by_program:
            self.typed.emit()

    def _trim(self, text: str, over: int) -> None:
        """Take so many characters out again, from the end of what has just come in."""
        behind = _same_end(self._before, text)
        end = len(text) - behind
        cursor = self.textCursor()
        cursor.setPosition(_units(text[: end - over]))
        cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        self._trimming = True
        cursor.joinPreviousEditBlock()  # one undo takes back all of it
        cursor.removeSelectedText()
        cursor.endEditBlock()
        self._trimming = False

    def _set_full(self, *, full: bool) -> None:
        if full != self._full:
            self._full = full
            self.full_changed.emit(full)

    @Slot()
    def _restyle(self) -> None:
        self.setFont(self._theme.font(Role.BODY))
        self.document().setDocumentMargin(self._theme.px(10))
        edge = max(3, self._theme.px(3)) + 1  # the outline and the ring lie outside the text
        self.setViewportMargins(edge, edge, edge, edge)
        self.setMinimumHeight(self._theme.px(110))
        colours = QPalette(self.palette())
        colours.setColor(QPalette.ColorRole.Base, CLEAR)
        colours.setColor(QPalette.ColorRole.Text, self._theme.palette.ink)
        colours.setColor(QPalette.ColorRole.PlaceholderText, self._theme.palette.soft_ink)
        self.setPalette(colours)


def _same_end(before: str, after: str) -> int:
    """How many characters at the end of two texts are the same, behind what was changed.

    Where they begin alike, that is no part of it.
    """
    begin, most = 0, min(len(before), len(after))
    while begin < most and before[begin] == after[begin]:
        begin += 1
    end = 0
    while end < most - begin and before[-1 - end] == after[-1 - end]:
        end += 1
    return end


def _units(text: str) -> int:
    """How many positions of a Qt document a text takes: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
