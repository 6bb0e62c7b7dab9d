"""What every worded button shares: words and a key cap, centred as one, never cut.

Words wrap where the width is short. A click by mouse leaves the keyboard where it was: only Tab
moves it to a button.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QEnterEvent, QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from listening_timer.ui.theme import Role, Theme
from listening_timer.ui.widgets import paint
from listening_timer.ui.widgets.ringed import Ringed
from listening_timer.ui.widgets.spoken import Voice


class Worded(Ringed):
    """Words and a key cap, centred as one; words wrap where the width is short.

    `LEADING`: the words begin at the leading edge, and the key cap stands at the trailing one.
    """

    PAD, HIGH, RADIUS, ROLE, BOLD = 26.0, 52.0, 14.0, Role.BODY, True
    LEADING = False

    _key = ""

    def __init__(
        self, theme: Theme, text: str = "", key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._said, self._drawn = theme, "", ""

        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_text(text, key)

        theme.changed.connect(self._restyle)

    def set_text(self, text: str, key: str = "") -> None:
        """Change the words and the key. Not Qt's `setText`, which would read `&` as a shortcut."""
        if (text, key) != (self._said, self._key):
            self._said, self._key = text, key
            self._drawn = paint.breakable(paint.undirected(text))
            self.setAccessibleName(text)
            self._restyle()

    def voice(self) -> Voice:
        """What a button is, with its key."""
        return replace(super().voice(), key=self._key)

    def text(self) -> str:
        """The words."""
        return self._said

    def key(self) -> str:
        """The key on the cap, empty where there is none."""
        return self._key

    def sizeHint(self) -> QSize:
        """The size it would like."""
        wide = paint.text_size(self.words_font(), self._drawn).width() + self._beside()
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """The size below which something would be cut."""
        wide = paint.longest_word(self.words_font(), self._drawn) + self._beside()
        return QSize(max(self._least(), wide), self._least())

    def heightForWidth(self, arg__1: int) -> int:
        """The height that its words need at this width."""
        words = paint.text_size(self.words_font(), self._drawn, max(1, arg__1 - self._beside()))
        return max(self._least(), words.height() + self._theme.px(20))

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer is on it."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has left."""
        self.update()

    def words_font(self) -> QFont:
        """The font of the words."""
        return self._theme.font(self.ROLE, bold=self.BOLD)

    def _least(self) -> int:
        return self._theme.touch(self.HIGH)

    def _gap(self) -> int:
        return self._theme.px(12) if self._key and self._said else 0

    def _beside(self) -> int:
        """All of the width that is not words."""
        cap = paint.cap_size(self._theme, self._key).width()
        return cap + self._gap() + 2 * self._theme.px(self.PAD) + 2

    def paint_words(self, painter: QPainter, ink: QColor, cap_ink: QColor) -> None:
        """Paint the words and the key cap."""
        words, cap = self._places()
        painter.setFont(self.words_font())
        painter.setPen(ink)
        across = Qt.AlignmentFlag.AlignLeading if self.LEADING else Qt.AlignmentFlag.AlignHCenter
        align = across | Qt.AlignmentFlag.AlignVCenter
        paint.write(painter, words, self._drawn, align, self.layoutDirection())
        if self._key:
            paint.key_cap(painter, self._theme, cap, self._key, cap_ink)

    def _places(self) -> tuple[QRect, QRect]:
        """Where the words and the key cap stand."""
        room, pad = self.width() - self._beside(), self._theme.px(self.PAD)
        words = paint.text_size(self.words_font(), self._drawn, room)
        cap = paint.cap_size(self._theme, self._key)
        wide = min(words.width(), room) + 2
        left = (self.width() - wide - self._gap() - cap.width()) // 2
        end = left + wide + self._gap()
        if self.LEADING:
            left, end = pad, self.width() - pad - cap.width()
        first = QRect(left, 0, wide, self.height())
        second = QRect(end, (self.height() - cap.height()) // 2, cap.width(), cap.height())
        return self._mirrored(first), self._mirrored(second)

    def _mirrored(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the words need at this width, in whatever layout."""
        self._take_height()

    def _take_height(self) -> None:
        need = self.heightForWidth(self.width())
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized) and not self.isVisible():
            need = self._least()
        if need != self.minimumHeight():
            self.setFixedHeight(need)

    @Slot()
    def _restyle(self) -> None:
        self._take_height()
        self.updateGeometry()
        self.update()
