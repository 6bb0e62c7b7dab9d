"""Window geometry: the frame around a window, and rectangles that fit on a screen."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from listening_timer.config.settings import WindowPlace

WIDEST_FRAME_PX = QMargins(20, 40, 20, 20)
"""Room for a frame around the smallest window on a small screen, before its own is known.

The least size stays as it was set before the window showed; Qt's offscreen platform warns when
it changes afterwards.
"""


def frame_of(window: QWidget) -> QMargins:
    """What the window manager puts around a window; nothing before it is shown."""
    inner, outer = window.geometry(), window.frameGeometry()
    return QMargins(
        inner.left() - outer.left(),
        inner.top() - outer.top(),
        outer.right() - inner.right(),
        outer.bottom() - inner.bottom(),
    )


def fitted(window: QRect, room: QRect) -> QRect:
    """No larger than the room, and in it: moved as little as may be, or to its middle from afar."""
    found = QRect(window.topLeft(), window.size().boundedTo(room.size()))
    if not room.intersects(window):
        found.moveCenter(room.center())
    last = room.bottomRight() - QPoint(found.width() - 1, found.height() - 1)
    found.moveTo(
        max(room.left(), min(found.left(), last.x())), max(room.top(), min(found.top(), last.y()))
    )
    return found


def smallest_on(screen: QScreen, usual: QSize) -> QSize:
    """The least size of a window: the usual one, or less where a screen with a frame is less."""
    return usual.boundedTo(screen.availableGeometry().marginsRemoved(WIDEST_FRAME_PX).size())


def screen_of(place: WindowPlace) -> QScreen:
    """The screen on which a place was, or the one that has its middle now, or the primary one."""
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
