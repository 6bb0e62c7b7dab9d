"""Sidebar: the program's name, its pages, and small text at the foot."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.button_base import FocusRingButton
from listening_timer.ui.widgets.cards import ChoiceGroup
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Row
from listening_timer.ui.widgets.scroll import Scroll


class SidebarPage(FocusRingButton):
    """One page in the sidebar; the current one has a surface, and bold text."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme, self._words = theme, text

        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

        theme.changed.connect(self.updateGeometry)

    def voice(self) -> AccessibleInfo:
        """Expose as a page tab."""
        return AccessibleInfo(AccessibleRole.PageTab)

    def sizeHint(self) -> QSize:
        """Size of the text in bold, so that nothing moves when the page is chosen."""
        need = painting.text_size(self._theme.font(TextStyle.BODY, bold=True), self._words)
        return QSize(need.width() + 2 * self._theme.px(16), self._theme.touch(52))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, e: QPaintEvent) -> None:
        look, radius = self._theme.palette, self._theme.px(12)
        painter = QPainter(self)
        if self.isChecked():
            painting.panel(painter, self.rect(), radius, look.surface, look.line)
        if self.shows_focus_ring():
            painting.focus_ring(painter, self._theme, self.rect(), radius)
        painter.setFont(self._theme.font(TextStyle.BODY, bold=self.isChecked()))
        painter.setPen(self._ink())
        edge = self._theme.px(15)
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.setLayoutDirection(self.layoutDirection())
        painter.drawText(self.rect().adjusted(edge, 0, -edge, 0), flags, self._words)

    def _ink(self) -> QColor:
        look = self._theme.palette
        return look.ink if self.isChecked() or self.underMouse() else look.soft_ink


class Sidebar(QWidget):
    """The sidebar: the pages of the program, below each other."""

    def __init__(self, theme: Theme, title: str, accessible_name: str) -> None:
        super().__init__()
        self._theme = theme
        self._title = Text(theme, TextStyle.TITLE, title)
        self._foot = Text(theme, TextStyle.HINT, soft=True)
        self._foot_text = self._alert = ""
        self._pages = Column(theme, 3)
        self._group = ChoiceGroup(self)
        self.chosen = self._group.chosen

        inner = QWidget()
        column = Column(theme, 30, (22, 34, 22, 26))
        named = Row(theme, 0, (10, 0, 0, 0))
        named.addWidget(self._title)
        foot = Row(theme, 0, (10, 0, 0, 0))
        foot.addWidget(self._foot)
        column.addLayout(named)
        column.addLayout(self._pages)
        column.addStretch(1)
        column.addLayout(foot)
        inner.setLayout(column)
        whole = Row(theme, 0, (0, 0, 1, 0))
        whole.addWidget(Scroll(theme, inner))
        self.setLayout(whole)
        self.setAccessibleName(accessible_name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def add(self, name: str, text: str) -> None:
        """Add a page, under an id."""
        place = SidebarPage(self._theme, text)
        self._pages.addWidget(place)
        self._group.add(name, place)

    def set_current(self, name: str) -> None:
        """Mark the current page, without emitting `chosen`."""
        self._group.choose(name)

    def current(self) -> str:
        """Id of the current page; empty for none."""
        return self._group.current()

    def has_keyboard(self) -> bool:
        """Whether the current page has the focus, where arrows move on."""
        here = self.focusWidget()
        return isinstance(here, SidebarPage) and here.hasFocus() and here.isChecked()

    def set_foot(self, text: str) -> None:
        """Set the small text at the foot."""
        self._foot_text = text
        self._show_foot()

    def set_alert(self, text: str) -> None:
        """Set a text that replaces the one at the foot, as long as it is not empty."""
        self._alert = text
        self._show_foot()

    def _show_foot(self) -> None:
        self._foot.set_text(self._alert or self._foot_text)

    def voice(self) -> AccessibleInfo:
        """Expose as a list of page tabs."""
        return AccessibleInfo(AccessibleRole.PageTabList)

    def sizeHint(self) -> QSize:
        return QSize(max(self._theme.px(212), self.minimumSizeHint().width()), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        edge = 0 if left else self.width() - 1
        QPainter(self).fillRect(edge, 0, 1, self.height(), self._theme.palette.line)
