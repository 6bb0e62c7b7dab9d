"""Multi-line text field: plain text with a length limit.

Law: it never holds more than `MAX_CHARACTERS`, however they come in: any excess is removed from the
very change that brought it. Pasted text is cut before it is inserted (a megabyte without spaces
would block the window for a minute). It signals when it is full.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.fields import CLEAR, forwards_undo, paint_field
from listening_timer.ui.widgets.keyboard import ENTER
from listening_timer.ui.widgets.scroll import ThinScrollBar

MAX_CHARACTERS = 20_000
"""Maximum length of a text, in characters."""


_CTRL = Qt.KeyboardModifier.ControlModifier


class NoteField(QPlainTextEdit):
    """Several lines of plain text; takes the height that there is, a few lines at least."""

    typed = Signal()
    """The user, not the program, has changed the text."""
    full_changed = Signal(bool)
    """True: some input had no room; False: there is room again."""

    def __init__(self, theme: Theme, placeholder: str, accessible_name: str) -> None:
        super().__init__()
        self._theme = theme
        self._by_program = self._trimming = self._full = False
        self._before = ""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(accessible_name)
        self.setTabChangesFocus(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setVerticalScrollBar(ThinScrollBar(theme))
        self.viewport().setAutoFillBackground(False)
        self._restyle()
        self.document().clearUndoRedoStacks()  # else undo would revert the margin

        self.textChanged.connect(self._on_text_changed)
        theme.changed.connect(self._restyle)

    def event(self, e: QEvent) -> bool:
        """Paint the frame around text and scroll bar; the viewport paints the text.

        And pass on an undo that is not for text typed here.
        """
        if forwards_undo(e, own=self.document().isUndoAvailable()):
            return True
        if e.type() is QEvent.Type.Paint:
            painter = QPainter(self)
            paint_field(painter, self._theme, self.rect(), focused=self.hasFocus())
            return True
        if e.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(e)

    def sizeHint(self) -> QSize:
        """The minimum height; Qt's own hint would be far more."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def text(self) -> str:
        """The current text."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Set a text, cut to the limit; it does not count as typed."""
        self._by_program = True
        self.setPlainText(text[:MAX_CHARACTERS])
        self._by_program = False
        self._set_full(full=False)

    def retype(self, text: str) -> None:
        """Restore a text that somebody typed before: it counts as typed."""
        self.set_text(text)
        self.typed.emit()

    def keyPressEvent(self, e: QKeyEvent) -> None:
        """Refuse a character for which there is no room: what is never inserted needs no undo."""
        writes = (e.text().isprintable() and e.text()) or e.key() in ENTER
        commands = e.modifiers() & (_CTRL | Qt.KeyboardModifier.MetaModifier)
        full = len(self.toPlainText()) >= MAX_CHARACTERS and not self.textCursor().hasSelection()
        if writes and not commands and full:
            self._set_full(full=True)
        else:
            super().keyPressEvent(e)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert pasted or dropped content as plain text, as far as there is room."""
        cursor, text = self.textCursor(), source.text()
        room = max(0, MAX_CHARACTERS - len(self.toPlainText()) + len(cursor.selectedText()))
        cursor.insertText(text[:room])
        if len(text) > room:
            self._set_full(full=True)

    @Slot()
    def _on_text_changed(self) -> None:
        if self._trimming:
            return
        text = self.toPlainText()
        over = len(text) - MAX_CHARACTERS
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
        """Remove `over` characters from the end of what was just inserted."""
        behind = _same_end(self._before, text)
        end = len(text) - behind
        cursor = self.textCursor()
        cursor.setPosition(_units(text[: end - over]))
        cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        self._trimming = True
        cursor.joinPreviousEditBlock()  # one undo reverts both
        cursor.removeSelectedText()
        cursor.endEditBlock()
        self._trimming = False

    def _set_full(self, *, full: bool) -> None:
        if full != self._full:
            self._full = full
            self.full_changed.emit(full)

    @Slot()
    def _restyle(self) -> None:
        self.setFont(self._theme.font(TextStyle.BODY))
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
    """Length of the common end of two texts, in characters.

    Where they begin alike, that beginning is no part of it.
    """
    begin, most = 0, min(len(before), len(after))
    while begin < most and before[begin] == after[begin]:
        begin += 1
    end = 0
    while end < most - begin and before[-1 - end] == after[-1 - end]:
        end += 1
    return end


def _units(text: str) -> int:
    """Positions that a text takes in a Qt document: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
