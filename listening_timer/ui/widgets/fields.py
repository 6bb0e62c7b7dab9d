"""Single-line text fields, search field, and the look of every text field.

Law: where one can write is visible on any of our backgrounds: the outline, or the line below, has a
contrast of 3 : 1 with both sides of it (WCAG 2.2, 1.4.11). Fields always show the focus: one types
there.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from listening_timer.ui.theme.theme import SMALLEST_TEXT_PX, TextStyle, Theme, Tone
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.accessibility import without_format_characters
from listening_timer.ui.widgets.text_layout import visual_alignment

LONGEST_LINE = 200
FIELD_RADIUS = 14
CLEAR = QColor(0, 0, 0, 0)
_HORIZONTAL_MARGIN = 2  # px that QLineEdit keeps on both sides of its text


def paint_field(painter: QPainter, theme: Theme, rect: QRect, *, focused: bool) -> None:
    """Paint a field's background and outline; with the focus ring when focused."""
    look, radius = theme.palette, theme.px(FIELD_RADIUS)
    painting.panel(painter, rect, radius, look.paper, look.outline, max(1.0, theme.px(1)))
    if focused:
        painting.focus_ring(painter, theme, rect, radius)


def forwards_undo(event: QEvent, *, own: bool) -> bool:
    """Pass on an undo shortcut for which a field has no undo step of its `own`.

    Returns True if so: the event was ignored, and reaches whoever else can undo something.
    """
    if own or event.type() is not QEvent.Type.ShortcutOverride:
        return False
    if not isinstance(event, QKeyEvent) or not event.matches(QKeySequence.StandardKey.Undo):
        return False
    event.ignore()
    return True


class Field(QLineEdit):
    """A single-line text field. `bare`: no surface of its own, only a line below it."""

    typed = Signal()
    """The user, not the program, has changed the text."""
    full_changed = Signal(bool)
    """True: some input had no room; False: there is room again."""

    def __init__(
        self,
        theme: Theme,
        placeholder: str,
        accessible_name: str,
        *,
        role: TextStyle = TextStyle.BODY,
        bare: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._role, self._bare = theme, role, bare
        self._tone: Tone | None = None
        self.full = False
        """Whether some input had no room, and there still is none."""

        self.setPlaceholderText(placeholder)
        self.setAccessibleName(without_format_characters(accessible_name))
        self.setFrame(False)
        self.setMaxLength(LONGEST_LINE)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._align()
        self._restyle()

        self.textEdited.connect(self.typed)
        self.inputRejected.connect(self._on_input_rejected)
        self.textChanged.connect(self._on_text_changed)
        theme.changed.connect(self._restyle)

    def retype(self, text: str) -> None:
        """Restore a text typed before, here or elsewhere: it counts as typed."""
        self.setText(text)
        self.textEdited.emit(self.text())

    def set_tone(self, tone: Tone | None) -> None:
        """Set the text colour to a person's tone; None for ink."""
        self._tone = tone
        self._restyle()

    def event(self, arg__1: QEvent) -> bool:
        """Pass on an undo that is not for text typed here."""
        return forwards_undo(arg__1, own=self.isUndoAvailable()) or super().event(arg__1)

    def changeEvent(self, arg__1: QEvent) -> None:
        if arg__1.type() is QEvent.Type.LayoutDirectionChange:
            self._align()
        super().changeEvent(arg__1)

    def _align(self) -> None:
        """Align the text as its placeholder, also where it runs the other way itself."""
        lead = visual_alignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
        self.setAlignment(lead | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def sizeHint(self) -> QSize:
        line = QFontMetrics(self._theme.font(self._role)).height()
        high = line + (self._foot() + self._theme.px(4) if self._bare else self._theme.px(22))
        return QSize(self._theme.px(240), max(44, high))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self.sizeHint().height())

    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        """Shrink the font where the placeholder would be cut."""
        super().resizeEvent(arg__1)
        self._fit()

    def _fit(self) -> None:
        edges, hint = self.textMargins(), self.placeholderText()
        room = self.width() - edges.left() - edges.right() - 2 * _HORIZONTAL_MARGIN - 1
        font = self._theme.font(self._role)
        self.setFont(
            painting.largest(
                font,
                SMALLEST_TEXT_PX,
                lambda fit: QFontMetrics(fit).horizontalAdvance(hint) <= room,
            )
        )

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._bare:
            self._paint_line(painter)
        else:
            paint_field(painter, self._theme, self.rect(), focused=self.hasFocus())
        painter.end()
        super().paintEvent(arg__1)

    def _foot(self) -> int:
        """Height (px) of the line below, which no letter reaches into."""
        return max(3, self._theme.px(3)) if self._bare else 0

    def _paint_line(self, painter: QPainter) -> None:
        look = self._theme.palette
        wide = self._foot() if self.hasFocus() else max(1, self._theme.px(1))
        line = look.outline
        if self.hasFocus() or self.underMouse():
            line = look.ink if self.hasFocus() else look.soft_ink
        painter.fillRect(0, self.height() - wide, self.width(), wide, line)

    @Slot()
    def _on_input_rejected(self) -> None:
        self._set_full(full=True)

    @Slot()
    def _on_text_changed(self) -> None:
        room = self.maxLength() - len(self.text().encode("utf-16-le", "surrogatepass")) // 2
        if room > 0:
            self._set_full(full=False)

    def _set_full(self, *, full: bool) -> None:
        if full != self.full:
            self.full = full
            self.full_changed.emit(full)

    @Slot()
    def _restyle(self) -> None:
        look = self._theme.palette
        edge = -_HORIZONTAL_MARGIN if self._bare else self._theme.px(16)
        ink = look.ink if self._tone is None else look.shades(self._tone).deep
        dressed = self.palette()
        dressed.setColor(QPalette.ColorRole.Base, CLEAR)
        dressed.setColor(QPalette.ColorRole.Text, ink)
        dressed.setColor(QPalette.ColorRole.PlaceholderText, look.soft_ink)
        self.setPalette(dressed)
        self.setTextMargins(edge, 0, edge, self._foot())
        self._fit()
        self.updateGeometry()
        self.update()


class SearchField(Field):
    """A field for search as you type; Down moves on to the results."""

    results_requested = Signal()
    """Down or Enter was pressed: move on to the results."""

    def event(self, arg__1: QEvent) -> bool:
        """Take Escape before the window does, as long as there is text to clear."""
        if (
            isinstance(arg__1, QKeyEvent)
            and arg__1.type() is QEvent.Type.ShortcutOverride
            and arg__1.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            arg__1.accept()
            return True
        return super().event(arg__1)

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif arg__1.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.results_requested.emit()
        else:
            super().keyPressEvent(arg__1)
