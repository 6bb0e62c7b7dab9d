"""A field to write one line in, and how every field looks.

Law: where one can write is seen on any ground of ours: the outline, or the line below, is 3 : 1
against both sides of it (WCAG 2.2, 1.4.11). Fields show the keyboard always: one types there.
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
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QStyle, QWidget

from listening_timer.ui.theme.theme import SMALLEST_TEXT, Palette, Role, Theme, Tone, mixed
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.accessibility import plain

LONGEST_LINE = 200
FIELD_RADIUS = 14
CLEAR = QColor(0, 0, 0, 0)
_HORIZONTAL_MARGIN = 2  # pixels that QLineEdit keeps on both sides of its text


def outline(look: Palette) -> QColor:
    """The colour of the line around or below a field."""
    return mixed(look.line, look.soft_ink, 0.72)


def paint_field(painter: QPainter, theme: Theme, rect: QRect, *, focused: bool) -> None:
    """The ground of a field with its outline; with the ring where one types now."""
    look, radius = theme.palette, theme.px(FIELD_RADIUS)
    painting.panel(painter, rect, radius, look.paper, outline(look), max(1.0, theme.px(1)))
    if focused:
        painting.focus_ring(painter, theme, rect, radius)


def passes_undo_on(event: QEvent, *, own: bool) -> bool:
    """Whether this asks a field for an undo, and there is nothing of its `own` to take back.

    Then the event is let pass to whoever else can take something back.
    """
    if own or event.type() is not QEvent.Type.ShortcutOverride:
        return False
    if not isinstance(event, QKeyEvent) or not event.matches(QKeySequence.StandardKey.Undo):
        return False
    event.ignore()
    return True


class Field(QLineEdit):
    """One line of writing. `bare`: no surface of its own, only a line below it."""

    typed = Signal()
    """Somebody has changed the text; the program itself has not."""
    full_changed = Signal(bool)
    """There was no room for something; or there is room again."""

    def __init__(  # noqa: PLR0913 - a field and its looks
        self,
        theme: Theme,
        placeholder: str,
        accessible_name: str,
        *,
        role: Role = Role.BODY,
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._role, self._bare = theme, role, bare
        self._tone: Tone | None = None
        self._full = False

        self.setPlaceholderText(placeholder)
        self.setAccessibleName(plain(accessible_name))
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

    @property
    def full(self) -> bool:
        """Whether there was no room for something, and there is none now."""
        return self._full

    def retype(self, text: str) -> None:
        """Put in what somebody typed before, here or elsewhere: it counts as typed."""
        self.setText(text)
        self.textEdited.emit(self.text())

    def set_tone(self, tone: Tone | None) -> None:
        """Write in somebody's colour, or in ink."""
        self._tone = tone
        self._restyle()

    def event(self, arg__1: QEvent) -> bool:
        """Let an undo pass that is not for what is typed here."""
        return passes_undo_on(arg__1, own=self.isUndoAvailable()) or super().event(arg__1)

    def changeEvent(self, arg__1: QEvent) -> None:
        """Follow the direction in which the page is read."""
        if arg__1.type() is QEvent.Type.LayoutDirectionChange:
            self._align()
        super().changeEvent(arg__1)

    def _align(self) -> None:
        """What is written stands where its hint did, also where it runs the other way itself."""
        lead = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
        self.setAlignment(lead | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def sizeHint(self) -> QSize:
        """The size it would like."""
        line = QFontMetrics(self._theme.font(self._role)).height()
        high = line + (self._foot() + self._theme.px(4) if self._bare else self._theme.px(22))
        return QSize(self._theme.px(240), max(44, high))

    def minimumSizeHint(self) -> QSize:
        """The size below which something would be cut."""
        return QSize(self._theme.px(80), self.sizeHint().height())

    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        """Write smaller where the word that stands in for what is written would be cut."""
        super().resizeEvent(arg__1)
        self._fit()

    def _fit(self) -> None:
        edges, hint = self.textMargins(), self.placeholderText()
        room = self.width() - edges.left() - edges.right() - 2 * _HORIZONTAL_MARGIN - 1
        font = self._theme.font(self._role)
        self.setFont(
            painting.largest(
                font,
                SMALLEST_TEXT,
                lambda fit: QFontMetrics(fit).horizontalAdvance(hint) <= room,
            )
        )

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        if self._bare:
            self._paint_line(painter)
        else:
            paint_field(painter, self._theme, self.rect(), focused=self.hasFocus())
        painter.end()
        super().paintEvent(arg__1)

    def _foot(self) -> int:
        """The room of the line below, which no letter reaches into."""
        return max(3, self._theme.px(3)) if self._bare else 0

    def _paint_line(self, painter: QPainter) -> None:
        look = self._theme.palette
        wide = self._foot() if self.hasFocus() else max(1, self._theme.px(1))
        line = outline(look)
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
        if full != self._full:
            self._full = full
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
    """One line that answers while somebody types, and passes Down on."""

    left = Signal()
    """Down or Enter was pressed: on to what was found."""

    def event(self, arg__1: QEvent) -> bool:
        """Take Escape before the window does, as long as there is something to empty."""
        if arg__1.type() is QEvent.Type.ShortcutOverride and isinstance(arg__1, QKeyEvent):
            empties = bool(self.text()) and arg__1.key() == Qt.Key.Key_Escape
            if empties:
                arg__1.accept()
                return True
        return super().event(arg__1)

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        """Empty it, go on, or write."""
        if arg__1.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif arg__1.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(arg__1)
