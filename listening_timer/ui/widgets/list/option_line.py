"""Option line: a choice of a list on a sheet, in one line."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from listening_timer.ui.theme.theme import TextStyle, Theme, Tone, mixed
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.button_base import FocusRingButton

_PAD, _RADIUS, _GAP = 16, 12, 8  # design px
LINE_HIGH_PX = 44
"""Least height of a line (design px)."""


class OptionLine(FocusRingButton):
    """A name at the leading edge, a value at the trailing one; tinted and bold when chosen."""

    def __init__(self, theme: Theme, name: str = "") -> None:
        super().__init__()
        self._theme, self._name, self._value = theme, "", ""
        self._tone: Tone | None = None

        self.set_name(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

        theme.changed.connect(self.updateGeometry)

    def set_name(self, name: str, tone: Tone | None = None, heard: str = "") -> None:
        """Set the name, in the colour of the person whose it is, if any.

        `heard`: the name for screen readers, where others of the list look the same.
        """
        self._name, self._tone = painting.breakable(painting.undirected(name)), tone
        self.setAccessibleName(heard or name)
        self.updateGeometry()
        self.update()

    def set_value(self, value: str) -> None:
        """Set what stands beside the name, such as how long it takes."""
        self._value = value
        self.setAccessibleDescription(value)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = painting.text_size(self._theme.font(TextStyle.BODY, bold=True), self._name).width()
        wide += self._beside()
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        font = self._theme.font(TextStyle.BODY, bold=True)
        wide = painting.longest_word(font, self._name) + self._beside()
        return QSize(wide, self._theme.touch(LINE_HIGH_PX))

    def heightForWidth(self, arg__1: int) -> int:
        font = self._theme.font(TextStyle.BODY, bold=True)
        words = painting.text_size(font, self._name, max(1, arg__1 - self._beside()))
        return max(self._theme.touch(LINE_HIGH_PX), words.height() + self._theme.px(14))

    def paintEvent(self, e: QPaintEvent) -> None:
        look, painter, radius = self._theme.palette, QPainter(self), self._theme.px(_RADIUS)
        shades, checked = look.shades(Tone.LAKE), self.isChecked()
        if checked:
            wide = max(2.0, self._theme.px(2))
            painting.panel(painter, self.rect(), radius, shades.tint, shades.plain, wide)
        elif self.underMouse():
            painting.panel(painter, self.rect(), radius, mixed(look.surface, look.line, 0.3))
        if self.shows_focus_ring():
            painting.focus_ring(painter, self._theme, self.rect(), radius)
        way, pad = self.layoutDirection(), self._theme.px(_PAD)
        room = QRect(pad, 0, self.width() - 2 * pad, self.height())
        painter.setFont(self._theme.font(TextStyle.BODY))
        painter.setPen(look.soft_ink)
        painting.write(painter, room, self._value, painting.TRAILING, way, wrap=False)
        painter.setFont(self._theme.font(TextStyle.BODY, bold=checked))
        painter.setPen(look.ink if self._tone is None else look.shades(self._tone).deep)
        words = QRect(pad, 0, self.width() - self._beside() + 2, self.height())
        place = painting.mirrored(self, words)
        painting.write(painter, place, self._name, painting.LEADING, way)

    def _beside(self) -> int:
        """Width (px) of all that is not the name."""
        value = painting.text_size(self._theme.font(TextStyle.BODY), self._value or "–")
        return value.width() + self._theme.px(_GAP) + 2 * self._theme.px(_PAD) + 2
