"""Progress widgets: progress bar, step dots, top strip, and a bar of shares."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
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
        span = NumberRange(0, WHOLE, 1, self._percent, lambda _value: None)
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


_ELIDE = Qt.TextElideMode.ElideRight
_SMALLEST = 14  # design px: smallest font of a title that is too long
_BREATH = 48  # design px between the step's text and the text aside


class ProgressDots(QWidget):
    """A dot per step; the current one is long, and the text after them says what it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._count, self._index, self._text, self._tone = 0, 0, "", Tone.LAKE
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set(self, count: int, index: int, text: str, *, tone: Tone | None = None) -> bool:
        """Show `count` steps, of which the one at `index`, from 0, is the current one.

        Returns whether anything changed; where nothing did, nothing is repainted or announced.
        """
        tone = self._tone if tone is None else tone
        if (count, index, text, tone) == (self._count, self._index, self._text, self._tone):
            return False
        self._count, self._index, self._text, self._tone = count, index, text, tone
        if text != self.accessibleName():
            self.setAccessibleName(text)
        self.setAccessibleDescription(f"{index + 1} / {count}")
        self.updateGeometry()
        self.update()
        return True

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._theme.font(TextStyle.LABEL))
        wide = self.dots_width() + self._gap() + words.horizontalAdvance(self._text) + 4
        return QSize(wide, max(self._theme.px(30), words.height()))

    def minimumSizeHint(self) -> QSize:
        """The dots stay; the text may be elided."""
        return QSize(self.dots_width(), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dots, then as much of the text as there is room for."""
        painter = QPainter(self)
        self._paint_dots(painter)
        start, font = self.dots_width() + self._gap(), self._theme.font(TextStyle.LABEL)
        room = QRect(start, 0, max(0, self.width() - start), self.height())
        painter.setFont(font)
        painter.setPen(self._theme.palette.soft_ink)
        painter.setLayoutDirection(self.layoutDirection())
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        words = QFontMetrics(font).elidedText(self._text, _ELIDE, room.width())
        painter.drawText(painting.mirrored(self, room), flags, words)

    def voice(self) -> AccessibleInfo:
        """Expose as a paragraph: the current step, described by its number of how many."""
        return AccessibleInfo(AccessibleRole.Paragraph)

    def dots_width(self) -> int:
        """Width (px) of the dots alone."""
        return max(0, self._count - 1) * self._step() + self._theme.px(34)

    def _gap(self) -> int:
        return self._theme.px(19)

    def _step(self) -> int:
        """Distance (px) from dot to dot; smaller where there are many."""
        few = 14
        return self._theme.px(20 if self._count <= few else 20 * few / self._count)

    def _paint_dots(self, painter: QPainter) -> None:
        left, long = 0, self._theme.px(34)
        size = min(self._theme.px(10), self._step() - 3)
        for index in range(self._count):
            wide = long if index == self._index else size
            rect = QRect(left, (self.height() - size) // 2, wide, size)
            painting.panel(
                painter, painting.mirrored(self, rect), size / 2, self._dot_colour(index)
            )
            left += self._step() + (long - size if index == self._index else 0)

    def _dot_colour(self, index: int) -> QColor:
        look = self._theme.palette
        if index == self._index:
            return look.shades(self._tone).plain
        return look.soft_ink if index < self._index else look.line


class TopStrip(QWidget):
    """The strip at the top: title, step dots and a text aside, on one line.

    Law: the dots are in the very middle, whatever is beside them. Nothing is pushed: the title
    shrinks, then it and the step's text are elided, and the text aside is shown where it leaves
    enough space.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._needed = False
        self._title = DescribedText(theme, TextStyle.LABEL, soft=True, wrap=False, parent=self)
        self._steps = ProgressDots(theme)
        self._aside = DescribedText(theme, TextStyle.LABEL, soft=True, wrap=False, parent=self)
        self._steps.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

        theme.changed.connect(self._restyle)

    def set_title(self, text: str) -> None:
        """Set the title."""
        if text != self._title.said():
            self._title.set_text(text)
            self._arrange()

    def set_steps(self, count: int, index: int, text: str, *, tone: Tone) -> None:
        """Set the current step of `count`, from 0, with its text and a tone."""
        if self._steps.set(count, index, text, tone=tone):
            self._arrange()

    def set_aside(self, text: str, *, needed: bool) -> None:
        """Set the text at the trailing end; a `needed` one however little room there is."""
        if (text, needed) != (self._aside.said(), self._needed):
            self._aside.set_text(text)
            self._needed = needed
            self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(1200), self._steps.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        dots, aside = self._steps.dots_width(), self._aside.sizeHint().width()
        start, between = (self.width() - dots) // 2, self._theme.px(_BREATH)
        steps, room = self._steps.sizeHint().width(), self.width() - start
        beside = self._needed or steps + between + aside <= room
        room -= aside + between if beside else 0
        before = max(0, start - self._theme.px(_BREATH / 2))
        self._fit_title(before)
        self._aside.setVisible(beside)
        self._put(self._title, 0, before)
        self._put(self._steps, start, min(steps, room))
        self._put(self._aside, self.width() - aside, aside)

    def _fit_title(self, wide: int) -> None:
        """Shrink the title's font where it is too long, and elide it where that is not enough."""
        said, least = self._title.said(), self._theme.px(_SMALLEST)

        def suits(font: QFont) -> bool:
            return QFontMetrics(font).horizontalAdvance(said) <= wide

        self._title.setFont(painting.largest(self._theme.font(TextStyle.LABEL), least, suits))
        self._title.setText(self._title.fontMetrics().elidedText(said, _ELIDE, wide))

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
