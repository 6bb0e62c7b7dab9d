"""A field to write one line in, painted as the cards are."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from listening_timer.ui.theme import Role, Theme, Tone
from listening_timer.ui.widgets import paint

LONGEST_LINE = 200
_CLEAR = QColor(0, 0, 0, 0)


class Field(QLineEdit):
    """One line of writing. `bare`: no surface of its own, only a line below it."""

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

        self.setPlaceholderText(placeholder)
        self.setAccessibleName(accessible_name)
        self.setFrame(False)
        self.setMaxLength(LONGEST_LINE)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._restyle()

        theme.changed.connect(self._restyle)

    def set_tone(self, tone: Tone | None) -> None:
        """Write in somebody's colour, or in ink."""
        self._tone = tone
        self._restyle()

    def sizeHint(self) -> QSize:
        """The size it would like."""
        high = self.fontMetrics().height() + self._theme.px(4 if self._bare else 22)
        return QSize(self._theme.px(240), max(44, high))

    def minimumSizeHint(self) -> QSize:
        """The size below which something would be cut."""
        return QSize(self._theme.px(80), self.sizeHint().height())

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        if self._bare:
            self._paint_line(painter)
        else:
            self._paint_panel(painter)
        painter.end()
        super().paintEvent(arg__1)

    def _paint_panel(self, painter: QPainter) -> None:
        look, radius = self._theme.palette, self._theme.px(14)
        paint.panel(painter, self.rect(), radius, look.surface, look.line)
        if self.hasFocus():
            paint.focus_ring(painter, self._theme, self.rect(), radius)

    def _paint_line(self, painter: QPainter) -> None:
        look = self._theme.palette
        wide = max(2, self._theme.px(3 if self.hasFocus() else 1))
        ink = look.ink if self.hasFocus() else look.soft_ink
        if self.hasFocus() or self.underMouse() or not self.text():
            painter.fillRect(0, self.height() - wide, self.width(), wide, ink)

    @Slot()
    def _restyle(self) -> None:
        look, edge = self._theme.palette, 0 if self._bare else self._theme.px(16)
        ink = look.ink if self._tone is None else look.shades(self._tone).deep
        dressed = self.palette()
        dressed.setColor(QPalette.ColorRole.Base, _CLEAR)
        dressed.setColor(QPalette.ColorRole.Text, ink)
        dressed.setColor(QPalette.ColorRole.PlaceholderText, look.soft_ink)
        self.setPalette(dressed)
        self.setFont(self._theme.font(self._role))
        self.setTextMargins(edge, 0, edge, 0)
        self.updateGeometry()
        self.update()
