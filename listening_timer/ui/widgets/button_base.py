"""Button base classes: focus ring for keyboard users, and buttons with text and a key cap.

A ring that nobody asked for means nothing, and a missing one leaves people without a mouse lost
(WCAG 2.4.7). So it comes with Tab, an arrow or a shortcut, and with the first key that is pressed
where the program has set the focus; never by mouse.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.keyboard import ENTER

ARROWS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})
_BY_KEY = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)
_BY_WINDOW = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})
"""Focus reasons of windows and popups; the focus inside the window stayed where it was."""


class FocusRingButton(QAbstractButton):
    """A button that knows whether its focus ring is to be painted."""

    KEYS_FOR_PARENT: frozenset[Qt.Key] = frozenset()
    """Keys left to the parent widget; Qt would move the focus by arrows."""

    _by_key = False

    def shows_focus_ring(self) -> bool:
        """Whether it has the focus and shows the ring."""
        return self._by_key and self.hasFocus()

    def forwards_main_action(self) -> bool:
        """Whether Space and Enter trigger the page's main action though the focus is here."""
        return False

    def voice(self) -> AccessibleInfo:
        """Expose as a button; where checkable, as a radio button."""
        return AccessibleInfo(
            AccessibleRole.RadioButton if self.isCheckable() else AccessibleRole.Button,
            parts=(),
        )

    def focusInEvent(self, e: QFocusEvent) -> None:
        if e.reason() not in _BY_WINDOW:
            self._by_key = e.reason() in _BY_KEY
        super().focusInEvent(e)

    def keyPressEvent(self, e: QKeyEvent) -> None:
        """Show the ring, since the keyboard is in use; ignore the keys left to the parent."""
        self._by_key = True
        self.update()
        if e.key() in self.KEYS_FOR_PARENT:
            e.ignore()
        else:
            super().keyPressEvent(e)


def press_focused_button(here: QWidget | None, event: QKeyEvent) -> bool:
    """Let Enter click the button that shows the ring; False for another key, or without a ring.

    Qt leaves Enter to dialogs. Only the first press of a key held down counts.
    """
    if (
        event.key() not in ENTER
        or not isinstance(here, FocusRingButton)
        or not here.shows_focus_ring()
    ):
        return False
    if not event.isAutoRepeat():
        here.click()
    return True


class TextButton(FocusRingButton):
    """A button with text and a key cap, centred as one; the text wraps where the width is short.

    The cap is shown once somebody uses keys (`Theme.key_caps`); screen readers are told the key.
    `LEADING`: the text begins at the leading edge, and the key cap is at the trailing one.
    """

    PAD, HIGH, RADIUS, ROLE, BOLD = 26.0, 52.0, 14.0, TextStyle.BODY, True
    LEADING = False

    _key = ""

    def __init__(self, theme: Theme, text: str = "", key: str = "", tone: Tone = Tone.LAKE) -> None:
        super().__init__()
        self._theme, self._tone, self._said, self._drawn = theme, tone, "", ""

        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_text(text, key)

        theme.changed.connect(self._restyle)

    def set_tone(self, tone: Tone) -> None:
        """Set the tone of the person whose step it is, of the whole button or while checked."""
        self._tone = tone
        self.update()

    def set_text(self, text: str, key: str = "") -> None:
        """Set the text and the key. Not Qt's `setText`, which would read `&` as a shortcut."""
        if (text, key) != (self._said, self._key):
            self._said, self._key = text, key
            self._drawn = painting.breakable(painting.undirected(text))
            self.setAccessibleName(text)
            self._restyle()

    def voice(self) -> AccessibleInfo:
        """Expose as a button, with its key."""
        return super().voice()._replace(key=self._key)

    def text(self) -> str:
        """The text."""
        return self._said

    def key(self) -> str:
        """The key that presses it, shown or not; empty for none."""
        return self._key

    def _cap(self) -> str:
        """The key that is shown; empty for none."""
        return self._key if self._theme.key_caps else ""

    def sizeHint(self) -> QSize:
        wide = painting.text_size(self.words_font(), self._drawn).width() + self._beside()
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        wide = painting.longest_word(self.words_font(), self._drawn) + self._beside()
        return QSize(max(self._least(), wide), self._least())

    def heightForWidth(self, arg__1: int) -> int:
        words = painting.text_size(self.words_font(), self._drawn, max(1, arg__1 - self._beside()))
        return max(self._least(), words.height() + self._theme.px(20))

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def words_font(self) -> QFont:
        """Font of the text."""
        return self._theme.font(self.ROLE, bold=self.BOLD)

    def _least(self) -> int:
        return self._theme.touch(self.HIGH)

    def _gap(self) -> int:
        return self._theme.px(12) if self._cap() and self._said else 0

    def _beside(self) -> int:
        """Width (px) of all that is not text."""
        cap = painting.cap_size(self._theme, self._cap()).width()
        return cap + self._gap() + 2 * self._theme.px(self.PAD) + 2

    def paint_words(self, painter: QPainter, ink: QColor, cap_ink: QColor) -> None:
        """Paint the text and the key cap."""
        words, cap = self._places()
        painter.setFont(self.words_font())
        painter.setPen(ink)
        across = Qt.AlignmentFlag.AlignLeading if self.LEADING else Qt.AlignmentFlag.AlignHCenter
        align = across | Qt.AlignmentFlag.AlignVCenter
        painting.write(painter, words, self._drawn, align, self.layoutDirection())
        if key := self._cap():
            painting.key_cap(painter, self._theme, cap, key, cap_ink)

    def _places(self) -> tuple[QRect, QRect]:
        """Rectangles of the text and the key cap."""
        room, pad = self.width() - self._beside(), self._theme.px(self.PAD)
        words = painting.text_size(self.words_font(), self._drawn, room)
        cap = painting.cap_size(self._theme, self._cap())
        wide = min(words.width(), room) + 2
        left = (self.width() - wide - self._gap() - cap.width()) // 2
        end = left + wide + self._gap()
        if self.LEADING:
            left, end = pad, self.width() - pad - cap.width()
        first = QRect(left, 0, wide, self.height())
        second = QRect(end, (self.height() - cap.height()) // 2, cap.width(), cap.height())
        return painting.mirrored(self, first), painting.mirrored(self, second)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the height that the text needs at this width, in whatever layout."""
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
