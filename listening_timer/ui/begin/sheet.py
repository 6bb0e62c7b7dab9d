"""Sheet page: a large panel over the page it was opened from, with a heading and Done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from listening_timer.ui.theme.theme import TextStyle, Theme, mixed
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.button_base import press_focused_button
from listening_timer.ui.widgets.buttons import MainButton
from listening_timer.ui.widgets.keyboard import ENTER, takes_escape
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Row
from listening_timer.ui.widgets.scroll import Scroll
from listening_timer.ui.words.i18n import tr

_AROUND, _RADIUS = 24, 28
_TOP, _BOTTOM, _GAP = 28, 26, 14
MAX_WIDTH_PX = 1216  # design px, without what is around it


class SheetPage(QWidget):
    """`body` scrolls where it must; what is chosen on it holds at once, however it is left.

    `max_width`: of the panel, in design px at 100 % text; `fits`: it is only as high as its
    contents, where they need less than the page has.
    """

    done = Signal()
    """Leave the page: Done or Escape was pressed."""

    def __init__(
        self,
        theme: Theme,
        heading: str,
        *,
        max_width: float = MAX_WIDTH_PX,
        fits: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._max_width, self._fits = theme, max_width, fits
        self.initial_focus: QWidget | None = None
        """Gets the focus when the page is shown; None: Done."""
        self.heading = Text(theme, TextStyle.TITLE, heading)
        self.body = Column(theme)
        self.bottom = Row(theme, 16, (0, 0, 14, 0))
        self.finish = MainButton(theme, tr("Done"), tr("Enter", "the key"))
        self._panel, self.contents = QWidget(), QWidget()
        self._scroll = Scroll(theme, self.contents, on_card=True)
        self._scroll.named_by = self.heading.said

        self.contents.setLayout(self.body)
        inside = Column(theme, _GAP, (46, _TOP, 32, _BOTTOM))
        inside.addWidget(self._scroll, 1)
        inside.addLayout(self.bottom)
        self._panel.setLayout(inside)
        whole = Row(theme, 0, (_AROUND, _AROUND, _AROUND, _AROUND))
        whole.addStretch(1)
        whole.addWidget(self._panel, 1000)
        whole.addStretch(1)
        self.setLayout(whole)
        self._restyle()

        self.contents.installEventFilter(self)
        self.finish.clicked.connect(self.accept)
        theme.changed.connect(self._restyle)

    def voice(self) -> AccessibleInfo:
        """Expose as a pane, named by its heading."""
        return AccessibleInfo(AccessibleRole.Pane, name=self.heading.said())

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason, /) -> None:
        """Give the focus to `initial_focus`."""
        (self.initial_focus or self.finish).setFocus(reason)

    def showEvent(self, event: QShowEvent) -> None:
        self._scroll.verticalScrollBar().setValue(0)
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the height of the contents."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the height that the contents need at another width."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Take Escape before the window does, unless in full screen, which it leaves first."""
        return takes_escape(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and Enter leave the page; PageUp, PageDown, Home and End scroll it.

        On a button reached with Tab Enter presses that; an option is chosen by Space or arrows.
        """
        here = self.window().focusWidget()
        if not _is_option(here) and press_focused_button(here, event):
            return
        if event.key() == Qt.Key.Key_Escape or event.key() in ENTER:
            if event.isAutoRepeat():  # held down since the previous page
                return
            if event.key() in ENTER:
                self.accept()
            else:
                self.done.emit()
        elif not self._scroll.scroll_by_key(Qt.Key(event.key())):
            super().keyPressEvent(event)

    @Slot()
    def accept(self) -> None:
        """Leave the page, as Done does."""
        self.done.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self._theme.palette, QPainter(self)
        painter.fillRect(self.rect(), mixed(look.paper, look.line, 0.7))
        around = self._theme.px(_AROUND) // 2
        place = self._panel.geometry().adjusted(-around, -around, around, around)
        painting.panel(painter, place, self._theme.px(_RADIUS), look.surface)

    @Slot()
    def _restyle(self) -> None:
        wide = self._theme.px(self._max_width)
        if self._fits:
            wide = wide * self._theme.text_percent // 100
        self._panel.setMaximumWidth(wide)
        self._fit()

    def _fit(self) -> None:
        """Set the most height of the panel, which lies in the middle of the page."""
        if not self._fits:
            return
        px, wide = self._theme.px, self._scroll.viewport().width()
        needs = max(self.contents.heightForWidth(wide), self.contents.minimumSizeHint().height())
        around = px(_TOP) + px(_GAP) + px(_BOTTOM)
        self._panel.setMaximumHeight(needs + around + self.bottom.sizeHint().height())


def _is_option(widget: QWidget | None) -> bool:
    return isinstance(widget, QAbstractButton) and widget.isCheckable()
