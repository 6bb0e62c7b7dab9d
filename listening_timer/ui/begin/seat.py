"""Seat: one of the two on the Begin page, as a stone with the name and who begins."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from listening_timer.exercise.formats import Side
from listening_timer.ui.begin.person_field import TONES
from listening_timer.ui.theme.theme import TextStyle, Theme, mixed
from listening_timer.ui.widgets import buttons, painting
from listening_timer.ui.widgets.button_base import FocusRingButton
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.widgets.resting_stone import RestingStone
from listening_timer.ui.words.i18n import tr

STONE = 150
_CIRCLE = 54
_GAP = 6
"""Design px."""
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class Seat(QWidget):
    """A stone, full for who begins and pale for who listens; the name, and which of it."""

    def __init__(self, theme: Theme, side: Side) -> None:
        super().__init__()
        self._tone = TONES[side]
        self._stone = RestingStone(theme, self._tone, size=STONE)
        self._name = Text(theme, TextStyle.HEADING, tone=self._tone, align=_CENTRE, names=True)
        self._part = Text(theme, TextStyle.CUE, soft=True, align=_CENTRE)

        column = Column(theme, 14)
        column.addWidget(self._stone, 0, _CENTRE)
        column.addWidget(self._name)
        column.addWidget(self._part)
        self.setLayout(column)

    def show_person(self, name: str, *, begins: bool) -> None:
        """Show who sits here, and whether they begin or listen."""
        self._stone.set_look(self._tone, pale=not begins)
        self._name.set_text(painting.breakable_name(name))
        self._name.setAccessibleName(name)
        self._part.set_text(tr("begins") if begins else tr("listens"))

    def said(self) -> str:
        """Who sits here and what they do first, as a screen reader says it."""
        return f"{self._name.accessibleName()} {self._part.said()}"


class SwapButton(FocusRingButton):
    """A round button with two arrows, and its word below."""

    def __init__(self, theme: Theme, text: str, accessible_name: str) -> None:
        super().__init__()
        self._theme, self._text = theme, text

        self.setAccessibleName(accessible_name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        words, side = self._words(), self._theme.touch(_CIRCLE)
        high = side + self._theme.px(_GAP) + words.height()
        return QSize(max(words.width() + self._theme.px(16), side) + 2, high + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, e: QPaintEvent) -> None:
        look, side = self._theme.palette, self._theme.touch(_CIRCLE)
        painter = QPainter(self)
        circle = QRect((self.width() - side) // 2, 1, side, side)
        fill = look.surface
        if self.isDown() or self.underMouse():
            fill = mixed(look.surface, look.line, 0.7 if self.isDown() else 0.3)
        painting.panel(painter, circle, side / 2, fill, mixed(look.line, look.soft_ink, 0.72))
        buttons.arrows(painter, circle, look.ink)
        if self.shows_focus_ring():
            painting.focus_ring(painter, self._theme, self.rect(), self._theme.px(12))
        font = self._theme.font(TextStyle.BODY)
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(look.ink)
        below = QRect(0, circle.bottom() + self._theme.px(_GAP), self.width(), self.height())
        top = _CENTRE | Qt.AlignmentFlag.AlignTop
        painting.write(painter, below, self._text, top, self.layoutDirection())

    def _words(self) -> QSize:
        return painting.text_size(self._theme.font(TextStyle.BODY), self._text)
