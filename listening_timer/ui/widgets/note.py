"""A field for a few lines of one's own: plain text, and never too long to show.

What is pasted is cut before it is inserted (a megabyte without spaces would stop the window for
a minute), and the field says so.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QPlainTextEdit

from listening_timer.ui.theme import Role, Theme
from listening_timer.ui.widgets.fields import CLEAR, paint_field, passes_undo_on
from listening_timer.ui.widgets.scroll import ThinBar

MOST = 20_000
"""Characters that are kept of a text, at most."""


class NoteField(QPlainTextEdit):
    """Some lines of plain text, as high as there is room, and a few lines at least."""

    typed = Signal()
    """Somebody has changed the text; the program itself has not."""
    text_cut = Signal()
    """Something was too long and was cut."""

    def __init__(self, theme: Theme, placeholder: str, accessible_name: str) -> None:
        super().__init__()
        self._theme = theme
        self._by_program = False
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

    def retype(self, text: str) -> None:
        """Put in what somebody typed before: it counts as typed."""
        self.set_text(text)
        self.typed.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert what is pasted or dropped, as plain text, as far as there is room."""
        room = max(0, MOST - len(self.toPlainText()))
        text = source.text()
        self.textCursor().insertText(text[:room])
        if len(text) > room:
            self.text_cut.emit()

    @Slot()
    def _on_text_changed(self) -> None:
        if not self._by_program:
            self.typed.emit()

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
