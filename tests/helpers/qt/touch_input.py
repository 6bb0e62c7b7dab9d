"""Touch input: taps, drags and two-finger touches on a window, by QTest."""

from __future__ import annotations

import asyncio
from functools import cache

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QScroller, QWidget

from listening_timer.ui.widgets.scroll import Scroll
from listening_timer.ui.window import MainWindow
from tests.helpers.plain_text import plain
from tests.helpers.qt.accessibility_audit import scroll_of

Control = QAbstractButton | QLineEdit | QPlainTextEdit
STEPS = 12
"""So many places a finger passes on its way."""
TURNS = 3
"""Turns of the event loop in which a touch has come."""
STEP = 0.004
"""Seconds from one to the next."""
TRIES = 12
"""So often a finger moves a page until something is to be seen."""


@cache
def screen() -> QPointingDevice:
    """The touch screen of this process."""
    return QTest.createTouchDevice()


class TouchInput:
    """Touches controls of a window by accessible name; scrolls by touch to those out of sight."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    async def tap(self, words: str, about: str = "") -> None:
        """Tap on the control with this name; `about`: what is said of it besides."""
        place = self._place(await self._in_sight(words, about))
        await self._come(self._event().press(0, place, self._window))
        await self._come(self._event().release(0, place, self._window))

    def sees(self, words: str) -> bool:
        """Whether a control with this name shows."""
        return bool(self._all(words))

    async def write(self, name: str, text: str) -> None:
        """Tap into a field and type."""
        await self.tap(name)
        focused = self._window.focusWidget()
        assert isinstance(focused, QLineEdit | QPlainTextEdit)
        assert plain(focused.accessibleName()) == name
        focused.insert(text) if isinstance(focused, QLineEdit) else focused.insertPlainText(text)

    async def draw(self, start: QPoint, end: QPoint) -> None:
        """Draw from one place of the window to another, and let the page come to rest."""
        await self._come(self._event().press(0, start, self._window))
        for step in range(1, STEPS + 1):
            here = start + (end - start) * step / STEPS
            await asyncio.sleep(STEP)  # what takes no time is no movement
            await self._come(self._event().move(0, here, self._window))
        await self._come(self._event().release(0, end, self._window))
        for area in self._window.findChildren(Scroll):
            QScroller.scroller(area.viewport()).stop()

    async def scroll(self, area: Scroll, pixels: int) -> None:
        """Move what an area shows up by so many pixels, or down."""
        middle = self._rect(area.viewport()).center()
        half = QPoint(0, pixels // 2)
        await self.draw(middle + half, middle - half)

    async def touch_with_two(self, words: str) -> None:
        """Touch a control with two fingers at once."""
        place = self._place(await self._in_sight(words, ""))
        beside, window = place + QPoint(12, 0), self._window
        await self._come(self._event().press(0, place, window).press(1, beside, window))
        await self._come(self._event().release(0, place, window).release(1, beside, window))

    def _event(self) -> QTest.QTouchEventSequence:
        return QTest.touchEvent(self._window, screen(), autoCommit=False)

    async def _come(self, event: QTest.QTouchEventSequence) -> None:
        """Let a touch reach the program, as all that happens outside does."""
        event.commit(processEvents=False)
        for _turn in range(TURNS):
            await asyncio.sleep(0)

    async def _in_sight(self, words: str, about: str) -> Control:
        """The control, moved into sight by the finger where the page scrolls."""
        control = self._find(words, about)
        area = scroll_of(control)
        for _try in range(TRIES):
            if area is None or self._rect(area.viewport()).contains(self._place(control)):
                return control
            room = self._rect(area.viewport())
            below = self._place(control).y() > room.bottom()
            await self.scroll(area, room.height() // 2 * (1 if below else -1))
        raise AssertionError(f"{words!r} does not come into sight")

    def _find(self, words: str, about: str) -> Control:
        named = [each for each in self._all(words) if about in _told(each)]
        assert named, f"{words!r} ({about!r}) does not show"
        return named[0]

    def _all(self, words: str) -> list[Control]:
        """All controls of this name on the page; an open sheet lies above it."""
        sheet = self._window.sheet
        place = sheet if sheet.is_open() else self._window.page
        assert place is not None
        return [
            each
            for kind in (QAbstractButton, QLineEdit, QPlainTextEdit)
            for each in place.findChildren(kind)
            if each.isVisible() and each.isEnabled() and plain(each.accessibleName()) == words
        ]

    def _rect(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size())

    def _place(self, widget: QWidget) -> QPoint:
        return self._rect(widget).center()


def _told(control: Control) -> str:
    return plain(control.accessibleDescription())
