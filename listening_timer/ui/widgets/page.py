"""Page scaffold outside the stage: heading and body that scroll, and a bottom bar.

It scrolls vertically only, and the main action is always visible; the scroll bar lies at the
trailing edge, so that nothing moves when it appears. On a very wide window the column keeps a
readable width.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.buttons import MainButton
from listening_timer.ui.widgets.keyboard import ENTER, takes_escape
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Row, mirrored_margins
from listening_timer.ui.widgets.scroll import Scroll

MAX_WIDTH_PX = 1240  # design px: longer lines are hard to follow
_EDGE, _INSET = 48, 110  # design px from the page's edge to its bottom bar, and to its contents
_LARGE_PERCENT = 150  # text size from which the contents take the width of the bottom bar


def content_inset(theme: Theme) -> int:
    """Px from the edge of a page to its contents; less with large text, which needs the room."""
    large = min(1.0, (theme.text_percent - 100) / (_LARGE_PERCENT - 100))
    return theme.px(_INSET - (_INSET - _EDGE) * large)


class Page(QWidget):
    """A heading, a line below it, `body`, and a bottom bar with the main action at its end."""

    def __init__(self, theme: Theme, *, heading: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.initial_focus: QWidget | None = None
        """Gets the focus when the page is shown; None: the page itself."""
        self.back_button: QAbstractButton | None = None
        """The back button: Escape presses it, except in full screen."""
        self.heading = Text(theme, TextStyle.HEADING, heading)
        self.subline = Text(theme, TextStyle.BODY, soft=True, folds=True)
        self.body = Column(theme, 18, (0, 0, 0, 8))
        self._inner = QWidget()
        self._column = QWidget()
        self._scroll = Scroll(theme, self._inner)
        self._scroll.named_by = self.heading.said
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

        self.top = Row(theme, 16)
        words = Column(theme, 2)
        words.addWidget(self.heading)
        words.addWidget(self.subline)
        self.top.addLayout(words, 1)
        self._inside = Column(theme, 20)
        self._inside.addLayout(self.top)
        self._inside.addLayout(self.body, 1)
        self._inner.setLayout(self._inside)
        self.bottom = Row(theme, 24, (_EDGE, 0, _EDGE, 0))
        whole = Column(theme, 20, (0, 34, 0, 36))
        whole.addWidget(self._scroll, 1)
        whole.addLayout(self.bottom)
        self._column.setLayout(whole)
        outer = Row(theme)
        outer.addStretch(1)
        outer.addWidget(self._column, 1000)
        outer.addStretch(1)
        self.setLayout(outer)
        self._restyle()

        theme.changed.connect(self._restyle)

    def voice(self) -> AccessibleInfo:
        """Expose as a pane, named by its heading."""
        return AccessibleInfo(
            AccessibleRole.Pane, name=self.heading.said(), about=self.subline.said()
        )

    def set_bottom(self, leading: QWidget | None, main: QWidget | None) -> None:
        """Fill the bottom bar: text or a link first, the main action last."""
        if leading is not None:
            self.bottom.addWidget(leading, 1, Qt.AlignmentFlag.AlignVCenter)
        else:
            self.bottom.addStretch(1)
        if main is not None:
            self.bottom.addWidget(main, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_action(self, action: QWidget) -> None:
        """Put one action beside the heading."""
        self.top.addWidget(action, 0, Qt.AlignmentFlag.AlignTop)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason, /) -> None:
        """Give the focus to the page's `initial_focus`, if any.

        A focus proxy would do so too, but Qt's Tab jumps to it, over all that lies before it.
        """
        if self.initial_focus is None:
            super().setFocus(reason)
        else:
            self.initial_focus.setFocus(reason)

    def event(self, event: QEvent) -> bool:
        """Take Escape before the window does, unless in full screen, which it leaves first."""
        if self._leads_back() and takes_escape(self, event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by PageUp, PageDown, Home and End from anywhere on the page; or go back."""
        if self.back_button is not None and event.key() == Qt.Key.Key_Escape and self._leads_back():
            self.back_button.click()
        elif not self.keyed_area().scroll_by_key(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def _leads_back(self) -> bool:
        """Whether Escape goes back: not from a text field, nor in full screen."""
        typed = isinstance(self.focusWidget(), (QLineEdit, QPlainTextEdit))
        return self.back_button is not None and not typed and not self.window().isFullScreen()

    def keyed_area(self) -> Scroll:
        """The area that such keys scroll."""
        return self._scroll

    def show_from_top(self) -> None:
        """Scroll to the top."""
        self._scroll.verticalScrollBar().setValue(0)

    def show_end(self) -> None:
        """Scroll to the end."""
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.maximum())

    @Slot()
    def _restyle(self) -> None:
        inset = content_inset(self._theme)
        self._column.setMaximumWidth(self._theme.px(MAX_WIDTH_PX) + 2 * inset)
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self._inside.setContentsMargins(mirrored_margins(inset, 0, inset - bar, 0))


class ReadingPage(Page):
    """A page that starts at the top each time it is shown, with the focus on `main`."""

    def __init__(self, theme: Theme, main: MainButton) -> None:
        super().__init__(theme)
        self._main = main
        self.initial_focus = main

    def showEvent(self, event: QShowEvent) -> None:
        self.show_from_top()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click the focused button by Enter, else the main one."""
        key = Qt.Key(event.key())
        if key in ENTER:
            if not event.isAutoRepeat():  # held down since the page before
                reached = self.focusWidget()
                (reached if isinstance(reached, QAbstractButton) else self._main).click()
        else:
            super().keyPressEvent(event)
