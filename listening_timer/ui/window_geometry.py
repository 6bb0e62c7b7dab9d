"""Window geometry: full screen, the frame around a window, and rectangles that fit on a screen."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
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
