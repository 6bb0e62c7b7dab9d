"""Progress widgets: progress bar, step dots, top strip, and a bar of shares."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from listening_timer.ui.theme.theme import TextStyle, Theme, Tone, mixed
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole, NumberRange
from listening_timer.ui.widgets.labels import DescribedText
from listening_timer.ui.widgets.timeline_painter import spans

WHOLE = 100
"""Percent."""


class ProgressBar(QWidget):
    """A bar that fills from the leading edge; it never goes back by itself, and never blinks."""

    def __init__(self, theme: Theme, accessible_name: str) -> None:
        super().__init__()
        self._theme, self._percent = theme, 0
        self.setAccessibleName(accessible_name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

        theme.changed.connect(self.updateGeometry)

    def voice(self) -> AccessibleInfo:
        """Expose as a progress bar with a read-only value."""
        span = NumberRange(0, WHOLE, 1, self._percent)
        return AccessibleInfo(
            AccessibleRole.ProgressBar,
            value=f"{self._percent} %",
            parts=(),
            span=span,
        )

    def percent(self) -> int:
        """Percentage that is filled."""
        return self._percent

    def set_percent(self, percent: int) -> None:
        """Set the percentage, clamped to 0 to 100."""
        held = max(0, min(WHOLE, percent))
        if held != self._percent:
            self._percent = held
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), max(12, self._theme.px(14)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look, radius = self._theme.palette, self.height() / 2
        painter = QPainter(self)
        painting.panel(painter, self.rect(), radius, look.line, look.soft_ink)
        filled = QRect(0, 0, self.width() * self._percent // WHOLE, self.height())
        if filled.isEmpty():
            return
        within = QPainterPath()
        within.addRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(within)
        here = painting.mirrored(self, filled)
        painter.fillRect(here, look.lake)


_DOT, _LONG = 8, 30  # design px: height of all dots, width of the current one
_BREATH = 32  # design px between the dots and a note
_TO_COME = 0.32  # how far the dots of steps to come are mixed with paper: 3 : 1 stays


class ProgressDots(QWidget):
    """A dot per step; the current one is long. Which step it is, screen readers are told."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._count, self._index, self._tone = 0, 0, Tone.LAKE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set(self, count: int, index: int, text: str, *, tone: Tone | None = None) -> bool:
        """Show `count` steps, of which the one at `index`, from 0, is the current one.

        `text`: its accessible name. Returns whether anything changed; where nothing did, nothing is
        repainted or announced.
        """
        tone = self._tone if tone is None else tone
        old = self._count, self._index, self.accessibleName(), self._tone
        if (count, index, text, tone) == old:
            return False
        self._count, self._index, self._tone = count, index, tone
        self.setAccessibleName(text)
        self.setAccessibleDescription(f"{index + 1} / {count}")
        self.updateGeometry()
        self.update()
        return True

    def sizeHint(self) -> QSize:
        wide = max(0, self._count - 1) * self._step() + self._theme.px(_LONG)
        return QSize(wide, self._theme.px(30))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left, long = 0, self._theme.px(_LONG)
        size = min(self._theme.px(_DOT), self._step() - 3)
        for index in range(self._count):
            wide = long if index == self._index else size
            rect = QRect(left, (self.height() - size) // 2, wide, size)
            painting.panel(
                painter, painting.mirrored(self, rect), size / 2, self._dot_colour(index)
            )
            left += self._step() + (long - size if index == self._index else 0)

    def voice(self) -> AccessibleInfo:
        """Expose as a picture: the current step, described by its number of how many."""
        return AccessibleInfo(AccessibleRole.Graphic)

    def _step(self) -> int:
        """Distance (px) from dot to dot; smaller where there are many."""
        few = 14
        return self._theme.px(20 if self._count <= few else 20 * few / self._count)

    def _dot_colour(self, index: int) -> QColor:
        look = self._theme.palette
        if index == self._index:
            return look.shades(self._tone).plain
        return look.soft_ink if index < self._index else mixed(look.soft_ink, look.paper, _TO_COME)


class TopStrip(QWidget):
    """The strip at the top: the step dots in the very middle, and a note where there is one.

    A note that finds no room beside the dots pushes them towards the leading edge.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._steps = ProgressDots(theme, self)
        self._note = DescribedText(theme, TextStyle.LABEL, soft=True, wrap=False, parent=self)
        self._note.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

        theme.changed.connect(self._restyle)

    def set_steps(self, count: int, index: int, text: str, *, tone: Tone) -> None:
        """Set the current step of `count`, from 0, with its accessible name and a tone."""
        if self._steps.set(count, index, text, tone=tone):
            self._arrange()

    def set_note(self, text: str) -> None:
        """Show a note at the trailing end; empty for none."""
        if text != self._note.said():
            self._note.set_text(text)
            self._note.setVisible(bool(text))
            self._arrange()

    def sizeHint(self) -> QSize:
        high = max(self._steps.sizeHint().height(), self._note.sizeHint().height())
        return QSize(self._theme.px(1200), high)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        dots, note = self._steps.sizeHint().width(), self._note.sizeHint().width()
        room = self.width() - (note + self._theme.px(_BREATH) if self._note.said() else 0)
        self._put(self._steps, max(0, min((self.width() - dots) // 2, room - dots)), dots)
        self._put(self._note, max(0, self.width() - note), note)

    def _put(self, part: QWidget, start: int, wide: int) -> None:
        """Place a part `start` px from the leading edge."""
        where = QRect(start, 0, wide, self.height())
        part.setGeometry(painting.mirrored(self, where))

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self._arrange()


class ShareBar(QWidget):
    """Lengths one after the other as a thin bar, in reading direction."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._parts: tuple[tuple[float, Tone], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

        theme.changed.connect(self.updateGeometry)

    def set(self, parts: Sequence[tuple[float, Tone]], description: str = "") -> None:
        """Show lengths, to scale, in their tones; the description says the same in words."""
        self._parts = tuple(parts)
        self.setAccessibleDescription(description)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        widths = [width for width, _tone in self._parts]
        bars = spans(widths, self.width(), self._theme.px(3))
        painter = QPainter(self)
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(clip)
        for (left, wide), (_length, tone) in zip(bars, self._parts, strict=True):
            bar = QRectF(left, 0, wide, self.height())
            here = painting.placed(bar, QRectF(self.rect()), self.layoutDirection())
            painter.fillRect(here, self._theme.shades(tone).plain)
