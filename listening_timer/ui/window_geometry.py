"""Window geometry: full screen, frames, rectangles that fit on a screen, screens that go away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from listening_timer.config.settings import WindowPlace

WIDEST_FRAME_PX = QMargins(20, 40, 20, 20)
"""Margins assumed for the frame of the smallest window, on a small screen, until it is known.

The minimum size stays as set before the window is shown; Qt's offscreen platform warns when it
changes afterwards.
"""

_FULL = Qt.WindowState.WindowFullScreen


def toggle_full_screen(window: QWidget) -> None:
    """Enter full screen on the window's own screen, or leave it."""
    if window.isFullScreen():
        leave_full_screen(window)
    else:
        window.setWindowState(window.windowState() | _FULL)


def leave_full_screen(window: QWidget) -> None:
    """Leave full screen for the previous state."""
    if window.isFullScreen():
        window.setWindowState(window.windowState() & ~_FULL)


def frame_of(window: QWidget) -> QMargins:
    """The window manager's frame around a window; zero before it is shown."""
    inner, outer = window.geometry(), window.frameGeometry()
    return QMargins(
        inner.left() - outer.left(),
        inner.top() - outer.top(),
        outer.right() - inner.right(),
        outer.bottom() - inner.bottom(),
    )


def fitted(window: QRect, room: QRect) -> QRect:
    """Fit a window into `room`: shrunk if needed, moved least; centred if it was outside."""
    found = QRect(window.topLeft(), window.size().boundedTo(room.size()))
    if not room.intersects(window):
        found.moveCenter(room.center())
    last = room.bottomRight() - QPoint(found.width() - 1, found.height() - 1)
    found.moveTo(
        max(room.left(), min(found.left(), last.x())), max(room.top(), min(found.top(), last.y()))
    )
    return found


def smallest_on(screen: QScreen, usual: QSize) -> QSize:
    """The minimum window size: `usual`, or less where the screen, minus a frame, is smaller."""
    return usual.boundedTo(screen.availableGeometry().marginsRemoved(WIDEST_FRAME_PX).size())


def screen_of(place: WindowPlace) -> QScreen:
    """The screen of a saved place: by name, else under its middle now, else the primary one."""
    named = [each for each in QGuiApplication.screens() if each.name() == place.screen]
    middle = rectangle_of(place).center()
    here = next((each for each in named if each.geometry().contains(middle)), None)
    return (
        here
        or QGuiApplication.screenAt(middle)
        or next(iter(named), QGuiApplication.primaryScreen())
    )


def rectangle_of(place: WindowPlace) -> QRect:
    """The rectangle of a place."""
    return QRect(place.x, place.y, place.width, place.height)


SETTLE_MS = 1_000
"""How long (ms) after a screen went away a desktop may still move its windows."""


class ScreenWatch(QObject):
    """Brings a window back when its screen goes away.

    Qt and the desktop move it too, later and in any order, and a desktop may put what leaves full
    screen where it was on the lost one: so it is brought back again, until all have come to rest.
    A screen that comes moves nothing.
    """

    def __init__(self, window: QWidget, come_back: Callable[[], None]) -> None:
        """`come_back`: puts the window, whole, onto the screen that it is on now."""
        super().__init__(window)
        self._window, self._come_back = window, come_back
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)

        window.installEventFilter(self)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._on_app_screen_removed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Move and self._settling.isActive():
            QTimer.singleShot(0, self, self._come_back)
        return False

    @Slot(QScreen)
    def _on_app_screen_removed(self, gone: QScreen) -> None:
        here = self._window.geometry()
        left = [each for each in QGuiApplication.screens() if each != gone]
        lost = not any(each.geometry().intersects(here) for each in left)
        if lost or gone == self._window.screen():
            self._settling.start()
            QTimer.singleShot(0, self, self._come_back)
