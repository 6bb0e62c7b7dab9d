"""Audience window: a second window with the stage alone, for a projector or a video call.

Law: it shows what it is given, large, and has no controls; keys pressed in it are the main window's
(`KeyForwarder`), but for those of full screen. It is an ordinary window that people put where they
want it; only when its screen goes away does it move by itself, out of full screen and whole onto
one that stays. Where it is hidden nothing in it moves or is painted.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from listening_timer.ui.session.caption_strip import CaptionStrip
from listening_timer.ui.theme.theme import DESIGN, TextStyle, Theme, Tone
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.labels import DescribedText
from listening_timer.ui.widgets.layouts import Column, Stack
from listening_timer.ui.widgets.resting_stone import RestingPair
from listening_timer.ui.widgets.token.floor import Floor
from listening_timer.ui.widgets.token.scene import Scene
from listening_timer.ui.window_geometry import (
    ScreenWatch,
    fitted,
    frame_of,
    leave_full_screen,
    toggle_full_screen,
)
from listening_timer.ui.words.i18n import tr

USUAL, SMALLEST = QSize(1280, 720), QSize(480, 300)
"""Size at which it comes up where there is room, and the least."""
TEXT_PERCENT = 200
"""Text size: it is read from the far end of a room, or in a small picture of a call."""
_SHARE = 0.75  # of its screen's width and height, at most, when it comes up
_EDGE, _STONE = 40, 210
_CENTRED = Qt.AlignmentFlag.AlignHCenter


class Resting(NamedTuple):
    """The picture while there is no stage to show: two stones, and words where they are needed."""

    heading: str = ""
    line: str = ""


class AudienceWindow(QWidget):
    """The second window: the floor, or two stones at rest."""

    appeared = Signal()
    """It can be seen again, and may show what has passed."""
    closed = Signal()
    """Somebody closed it."""
    quit_requested = Signal()
    """Somebody wants to close the program."""

    def __init__(self, theme: Theme) -> None:
        """`theme`: of the main window; only its palette holds here."""
        super().__init__()
        self._theme = Theme(None, like=theme)
        self._theme.set_text_percent(TEXT_PERCENT)
        self._was_placed = False
        self._left = ""
        self._banner = DescribedText(self._theme, TextStyle.LABEL, soft=True, align=_CENTRED)
        self._scene = QWidget()
        self._floor = Floor(self._theme, lambda: self._left)
        self._captions = CaptionStrip(self._theme)
        self._rest = QWidget()
        self._heading = DescribedText(self._theme, TextStyle.HEADING, align=_CENTRED, names=True)
        self._line = DescribedText(self._theme, TextStyle.CUE, soft=True, align=_CENTRED)
        self._stack = Stack()

        self._lay_out()
        self.setWindowTitle(tr("Listening Timer · for the room"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setMinimumSize(SMALLEST)

        self._theme.changed.connect(self.update)
        self._screens = ScreenWatch(self, self._come_back)
        for keys, slot in (
            ("F11", self.toggle_full_screen),
            ("F5", self.toggle_full_screen),
            ("Ctrl+Q", self.quit_requested.emit),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _lay_out(self) -> None:
        rest = Column(self._theme, 18, (_EDGE, _EDGE, _EDGE, _EDGE))
        rest.addStretch(4)
        rest.addWidget(RestingPair(self._theme, size=_STONE), 0, _CENTRED)
        rest.addWidget(self._heading)
        rest.addWidget(self._line)
        rest.addStretch(5)
        self._rest.setLayout(rest)
        scene = Column(self._theme)
        scene.addWidget(self._floor, 1)
        scene.addWidget(self._captions)
        self._scene.setLayout(scene)
        self._captions.hide()
        for page in (self._rest, self._scene):
            self._stack.addWidget(page)
        whole = Column(self._theme, 0, (_EDGE, 14, _EDGE, 24))
        whole.addWidget(self._banner)
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)
        for text in (self._banner, self._heading, self._line):
            text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def voice(self) -> AccessibleInfo:
        """Accessible window: what stays on it, and the picture."""
        return AccessibleInfo(AccessibleRole.Window, parts=(self._banner, self._stack))

    @property
    def is_seen(self) -> bool:
        """Whether anybody can see it: open, and not minimized."""
        return self.isVisible() and not self.isMinimized()

    def show_scene(self, scene: Scene, spoken: str, left: str) -> None:
        """Show the floor. `spoken`: who holds the token, in words; `left`: the time, in words."""
        self._left = left
        self._stack.setCurrentWidget(self._scene)
        self._floor.set_scene(scene)
        self._floor.set_spoken(spoken)

    def show_caption(self, name: str, words: str, tone: Tone, *, wanted: bool) -> None:
        """Show what somebody says in a demonstration; `wanted`: whether room is kept for it."""
        self._captions.setVisible(wanted)
        self._captions.show_line(name, words, tone)

    def show_resting(self, words: Resting) -> None:
        """Show two stones at rest, with these words below."""
        self._heading.set_text(words.heading)
        self._line.set_text(words.line)
        self._stack.setCurrentWidget(self._rest)

    def set_banner(self, text: str) -> None:
        """Set the line that stays at the very top; empty for none."""
        self._banner.set_text(text)

    def ring_bell(self, *, soft: bool) -> None:
        """Show the bell light, as the stage does."""
        if self.is_seen:
            self._floor.ring_bell(soft=soft)

    def set_motion(self, motion: bool) -> None:  # noqa: FBT001 - the setting itself
        """Animate the token, or not."""
        self._floor.set_motion(motion)

    def open(self, main: QWidget) -> None:
        """Show it where it was last; the first time on a screen that `main` is not on."""
        if not self._was_placed:
            self._was_placed = True
            self._place(main)
        self.show()

    def _place(self, main: QWidget) -> None:
        """On another screen in its middle; else at a corner, so that the main window is seen."""
        here = main.screen()
        others = [each for each in QGuiApplication.screens() if each != here]
        room = (others[0] if others else here).availableGeometry()
        size = USUAL.boundedTo((room.size().toSizeF() * _SHARE).toSize())
        place = QRect(QPoint(), size.expandedTo(SMALLEST))
        if others:
            place.moveCenter(room.center())
        else:
            place.moveBottomRight(room.bottomRight())
        self.setGeometry(fitted(place, room))

    @Slot()
    def toggle_full_screen(self) -> None:
        """Enter full screen on the screen that it is on, or leave it."""
        toggle_full_screen(self)

    @Slot()
    def leave_full_screen(self) -> None:
        """Leave full screen."""
        leave_full_screen(self)

    @Slot()
    def _come_back(self) -> None:
        """Out of full screen and whole onto the screen that it is on now, below the main window."""
        place = self.normalGeometry() if self.isFullScreen() else self.geometry()
        leave_full_screen(self)
        here = QGuiApplication.screenAt(place.center()) or QGuiApplication.primaryScreen()
        room = here.availableGeometry().marginsRemoved(frame_of(self))
        self.setGeometry(fitted(place, room))
        self.lower()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.appeared.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Catch up as it comes back from being minimized."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange and self.is_seen:
            self.appeared.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale to the window, which has no bars of its own and may be flat."""
        super().resizeEvent(event)
        higher = round(event.size().height() * DESIGN.height() / USUAL.height())
        self._theme.set_window_size(QSize(event.size().width(), higher))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self._theme.palette.paper)


class KeyForwarder(QObject):
    """Event filter on the audience window's handle: its keys reach the main window.

    They act as if pressed there, so that a clicker works wherever the focus is.
    """

    def __init__(self, window: AudienceWindow, main: QWidget) -> None:
        super().__init__(window)
        self._window, self._main = window, main

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
        if not isinstance(event, QKeyEvent) or event.type() not in kinds:
            return False
        if event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            for full in (self._window, self._main):
                if full.isFullScreen():
                    leave_full_screen(full)
                    return True
        QApplication.sendEvent(self._main.windowHandle(), event)
        return True
