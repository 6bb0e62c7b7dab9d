"""Navigation: the pages of the program as words at the top right, and a notice before them.

One Tab stop: arrows move the focus among the words, Enter or Space opens the page. The word for
the home page is hidden while that page is shown, and so are the words that the home page has not.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.button_base import ARROWS, FocusRingButton
from listening_timer.ui.widgets.keyboard import SIDEWAYS
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Flow, Row

_BACK = (Qt.Key.Key_Up, Qt.Key.Key_Left)
_PAD = 13
_EDGE = 27  # design px; with the padding of the last word, its text ends 40 px from the edge


class NavigationWord(FocusRingButton):
    """One page; the current one is bold and in full ink."""

    KEYS_FOR_PARENT = ARROWS

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme, self._text = theme, text

        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

        theme.changed.connect(self.updateGeometry)

    def voice(self) -> AccessibleInfo:
        """Expose as a page tab."""
        return AccessibleInfo(AccessibleRole.PageTab)

    def nextCheckState(self) -> None:
        """Stay as it is: `Navigation` marks the page that is shown."""

    def sizeHint(self) -> QSize:
        """Size of the text in bold, so that nothing moves when the page is shown."""
        need = painting.text_size(self._theme.font(TextStyle.BODY, bold=True), self._text)
        return QSize(max(44, need.width() + 2 * self._theme.px(_PAD)), self._theme.touch())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, e: QPaintEvent) -> None:
        painter, radius = QPainter(self), self._theme.px(12)
        if self.shows_focus_ring():
            painting.panel(painter, self.rect(), radius, self._theme.palette.paper)
            painting.focus_ring(painter, self._theme, self.rect(), radius)
        painter.setFont(self._theme.font(TextStyle.BODY, bold=self.isChecked()))
        painter.setPen(self._ink())
        painter.setLayoutDirection(self.layoutDirection())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)

    def _ink(self) -> QColor:
        look = self._theme.palette
        return look.ink if self.isChecked() or self.underMouse() else look.soft_ink


class Navigation(QWidget):
    """The words, at the trailing end of their line; they wrap where it is too short for all."""

    chosen = Signal(str)
    """Id of the page to open."""

    def __init__(self, theme: Theme, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words: dict[str, NavigationWord] = {}
        self._current = self._home = self._notice_text = self._alert = ""
        self._not_at_home: set[str] = set()
        self._notice = Text(theme, TextStyle.LABEL, soft=True, folds=True)
        self._line = Flow(theme, 0, trailing=True)

        row = Row(theme, 16, (48, 15, _EDGE, 0))
        row.addWidget(self._notice, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._line)
        self.setLayout(row)
        self.setAccessibleName(accessible_name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def voice(self) -> AccessibleInfo:
        """Expose as a list of page tabs."""
        return AccessibleInfo(AccessibleRole.PageTabList)

    def add(
        self, page_id: str, text: str, *, home: bool = False, shown_at_home: bool = True
    ) -> None:
        """Add a page; the word of the `home` page is hidden while that page is shown.

        `shown_at_home`: whether the word is shown on the home page.
        """
        if not shown_at_home:
            self._not_at_home.add(page_id)
        word = NavigationWord(self._theme, text)
        self._words[page_id] = word
        self._line.addWidget(word)
        if home:
            self._home = page_id
        word.clicked.connect(lambda: self._choose(page_id))
        self._mark()

    def show_at_home(self, page_id: str, *, shown: bool) -> None:
        """Show the word of a page on the home page too, or no longer."""
        (self._not_at_home.discard if shown else self._not_at_home.add)(page_id)
        self._mark()

    def set_current(self, page_id: str) -> None:
        """Mark the page that is shown, without emitting `chosen`."""
        self._current = page_id
        self._mark()

    def current(self) -> str:
        """Id of the page that is shown, or was chosen last; empty for none."""
        return self._current

    def set_notice(self, text: str) -> None:
        """Set a notice that stays, as that nothing is kept; empty for none."""
        self._notice_text = text
        self._show_notice()

    def set_alert(self, text: str) -> None:
        """Set a text that replaces the notice as long as it is not empty."""
        self._alert = text
        self._show_notice()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the focus by arrows, mirrored in right-to-left layouts."""
        words = [word for word in self._words.values() if not word.isHidden()]
        here = next((at for at, word in enumerate(words) if word.hasFocus()), None)
        if here is None or event.key() not in ARROWS:
            super().keyPressEvent(event)
            return
        step = -1 if event.key() in _BACK else 1
        if event.key() in SIDEWAYS and QGuiApplication.isRightToLeft():
            step = -step
        words[(here + step) % len(words)].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, page_id: str) -> None:
        self.set_current(page_id)
        self.chosen.emit(page_id)

    def _mark(self) -> None:
        """Show where we are; the Tab stop is the current word, or the first one that shows."""
        hidden = {self._home, *self._not_at_home} if self._current == self._home else set[str]()
        for page_id, word in self._words.items():
            word.setChecked(page_id == self._current)
            word.setVisible(page_id not in hidden)
        shown = [word for word in self._words.values() if not word.isHidden()]
        stop = next((word for word in shown if word.isChecked()), next(iter(shown), None))
        for word in self._words.values():
            policy = Qt.FocusPolicy
            word.setFocusPolicy(policy.TabFocus if word is stop else policy.NoFocus)

    def _show_notice(self) -> None:
        self._notice.set_text(self._alert or self._notice_text)
