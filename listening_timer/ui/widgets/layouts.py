"""Layouts whose spacing scales with the theme: boxes, grid, flow, tiles, pair of sides, stack.

Spacing is in design px at 1280 x 800; margins are (leading, top, trailing, bottom).
"""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QLayout,
    QLayoutItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.text_layout import visual_rect

Margins = tuple[float, float, float, float]
NONE: Margins = (0, 0, 0, 0)


def mirrored_margins(leading: int, top: int, trailing: int, bottom: int) -> QMargins:
    """Margins in px; the leading edge is the right one in right-to-left layouts."""
    if QGuiApplication.isRightToLeft():
        leading, trailing = trailing, leading
    return QMargins(leading, top, trailing, bottom)


class _Box(QBoxLayout):
    """A box layout with scaled spacing and margins."""

    def __init__(
        self, theme: Theme, direction: QBoxLayout.Direction, spacing: float, margins: Margins
    ) -> None:
        super().__init__(direction)
        self._theme, self._gap, self._edges = theme, spacing, margins

        self._rescale()

        theme.changed.connect(self._rescale)

    @Slot()
    def _rescale(self) -> None:
        self.setSpacing(self._theme.px(self._gap))
        self.setContentsMargins(mirrored_margins(*map(self._theme.px, self._edges)))


class Column(_Box):
    """Vertical box layout."""

    def __init__(self, theme: Theme, spacing: float = 0, margins: Margins = NONE) -> None:
        super().__init__(theme, QBoxLayout.Direction.TopToBottom, spacing, margins)


class Row(_Box):
    """Horizontal box layout, in reading direction."""

    def __init__(self, theme: Theme, spacing: float = 0, margins: Margins = NONE) -> None:
        super().__init__(theme, QBoxLayout.Direction.LeftToRight, spacing, margins)


def centred(theme: Theme, part: QWidget) -> Row:
    """A row with this part in the middle, as wide as it may be."""
    row = Row(theme)
    row.addStretch(1)
    row.addWidget(part, 1000)
    row.addStretch(1)
    return row


class Grid(QGridLayout):
    """Grid layout with scaled spacing."""

    def __init__(self, theme: Theme, spacing: float) -> None:
        super().__init__()
        self._theme, self._gap = theme, spacing

        self.setContentsMargins(0, 0, 0, 0)
        self._rescale()

        theme.changed.connect(self._rescale)

    @Slot()
    def _rescale(self) -> None:
        self.setSpacing(self._theme.px(self._gap))


def shares(room: int, count: int) -> list[int]:
    """Split `room` px into `count` equal widths; the last ones get one px more if need be."""
    each, rest = divmod(room, count)
    return [each + (place >= count - rest) for place in range(count)]


class Flow(QLayout):
    """Flow layout: items side by side as long as there is room, then on the next line.

    Mirrored in right-to-left layouts. An item wider than the line gets the whole line. `trailing`:
    lines end at the trailing edge; `centred`: they lie in the middle.
    """

    def __init__(
        self, theme: Theme, spacing: float = 8, *, trailing: bool = False, centred: bool = False
    ) -> None:
        super().__init__()
        self._theme, self._gap = theme, spacing
        self._lead = 1.0 if trailing else 0.5 if centred else 0.0  # share of the rest before a line
        self._items: list[QLayoutItem] = []

        self.setContentsMargins(0, 0, 0, 0)

        theme.changed.connect(self.invalidate)

    def addItem(self, arg__1: QLayoutItem) -> None:
        self._items.append(arg__1)
        self.invalidate()

    def count(self) -> int:
        """Number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """None: it wants no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, arg__1: int) -> int:
        return self._arrange(QRect(0, 0, arg__1, 0), move=False)

    def setGeometry(self, arg__1: QRect) -> None:
        super().setGeometry(arg__1)
        self._arrange(arg__1, move=True)

    def minimumSize(self) -> QSize:
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def sizeHint(self) -> QSize:
        gap = self._theme.px(self._gap)
        hints = [item.sizeHint() for item in self._items]
        wide = sum(hint.width() + gap for hint in hints) - gap
        return QSize(max(0, wide), max((hint.height() for hint in hints), default=0))

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """The items, broken into lines."""
        gap, lines, used = self._theme.px(self._gap), list[list[QLayoutItem]](), 0
        for item in self._items:
            if item.isEmpty():
                continue
            need = item.sizeHint().width()
            if not lines or used + gap + need > width:
                lines.append([])
                used = -gap
            lines[-1].append(item)
            used += gap + need
        return lines

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the items, or only measure them; returns the height (px)."""
        gap, top = self._theme.px(self._gap), rect.top()
        for line in self._lines(rect.width()):
            widths = self._widths(line, rect.width())
            high = max(_height(item, wide) for item, wide in zip(line, widths, strict=True))
            if move:
                self._place(line, widths, QRect(rect.left(), top, rect.width(), high), rect)
            top += high + gap
        return max(0, top - gap - rect.top())

    def _widths(self, line: list[QLayoutItem], width: int) -> list[int]:
        return [min(item.sizeHint().width(), width) for item in line]

    def _place(self, line: list[QLayoutItem], widths: list[int], band: QRect, whole: QRect) -> None:
        owner = self.parentWidget()
        direction = owner.layoutDirection() if owner else Qt.LayoutDirection.LeftToRight
        left, gap = band.left(), self._theme.px(self._gap)
        left += int(self._lead * (band.width() - sum(widths) - gap * (len(line) - 1)))
        for item, wide in zip(line, widths, strict=True):
            place = QRect(QPoint(left, band.top()), QSize(wide, band.height()))
            item.setGeometry(visual_rect(direction, whole, place))
            left += wide + gap


class Tiles(Flow):
    """Tiles of equal width, to a pixel: as many columns as are wide enough, at most `columns`.

    `least`: minimum width of a tile, in design px at 100 % text. `paired`: fewer columns where the
    last row would hold one tile alone.
    """

    def __init__(
        self,
        theme: Theme,
        spacing: float = 16,
        *,
        columns: int = 3,
        least: float = 250,
        paired: bool = False,
    ) -> None:
        super().__init__(theme, spacing)
        self._columns, self._least, self._paired = columns, least, paired

    def _across(self, width: int) -> int:
        """Number of columns that fit at the current text size, none too narrow for its item."""
        gap = self._theme.px(self._gap)
        least = round(self._theme.px(self._least) * self._theme.text_percent / 100)
        least = max(least, *(item.minimumSize().width() for item in self._items), 0)
        most = max(1, min(self._columns, (width + gap) // (least + gap)))
        count = sum(not item.isEmpty() for item in self._items) if self._paired else 0
        return next((fewer for fewer in range(most, 1, -1) if count % fewer != 1), most)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        shown = [item for item in self._items if not item.isEmpty()]
        across = self._across(width)
        return [shown[i : i + across] for i in range(0, len(shown), across)]

    def _widths(self, line: list[QLayoutItem], width: int) -> list[int]:
        across, gap = self._across(width), self._theme.px(self._gap)
        return shares(width - gap * (across - 1), across)[: len(line)]


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


_LEAST = 200  # design px at 100 % text: room for a first name and what surrounds it
_LEFT, _MIDDLE, _RIGHT = range(3)


class LeftRightPair(QWidget):
    """Widgets of the people who sit left and right; left is never mirrored.

    Where the width is short, the widget between them moves below.
    """

    def __init__(
        self,
        theme: Theme,
        left: QWidget,
        right: QWidget,
        between: QWidget | None = None,
        *,
        spacing: float,
    ) -> None:
        super().__init__()
        self._theme, self._between = theme, between
        self._grid = Grid(theme, spacing)

        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setLayout(self._grid)
        for column, thing in ((_LEFT, left), (_RIGHT, right)):
            self._grid.addWidget(thing, 0, column)
            self._grid.setColumnStretch(column, 1)
        if between is not None:  # last: Tab goes from left to right first
            self._grid.addWidget(between, 1, _LEFT, 1, _RIGHT + 1)
        for thing in (left, right, between):
            if thing is not None:  # their contents follow the screen's direction
                thing.setLayoutDirection(QGuiApplication.layoutDirection())

        theme.changed.connect(self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the middle widget between the two where there is room, else below."""
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        if self._between is None:
            return
        self._grid.removeWidget(self._between)
        if self.width() >= self._need():
            self._grid.addWidget(self._between, 0, _MIDDLE)
        else:
            self._grid.addWidget(self._between, 1, _LEFT, 1, _RIGHT + 1)

    def _need(self) -> int:
        """Width (px) that all three need side by side, at the current text size."""
        least = self._theme.px(_LEAST) * self._theme.text_percent // 100
        between = 0 if self._between is None else self._between.sizeHint().width()
        return 2 * (least + self._grid.horizontalSpacing()) + between


def remove_from(layout: QLayout, *widgets: QWidget) -> None:
    """Remove widgets from a layout, hide them at once, and delete them."""
    for widget in widgets:
        layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()


class Stack(QStackedWidget):
    """Takes any room; hidden pages are not asked how much they need.

    QStackedWidget asks all of them whenever a text changes on one: 35 ms with all our pages.
    """

    def voice(self) -> AccessibleInfo:
        """Expose only the current page.

        Cells of a list on a hidden page would go on to claim that they are visible and have the
        focus.
        """
        page = self.currentWidget()
        return AccessibleInfo(AccessibleRole.Client, parts=() if page is None else (page,))

    def sizeHint(self) -> QSize:
        """Nothing of its own: the size is given from outside."""
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        """Nothing: its pages scroll or shrink."""
        return QSize(0, 0)

    def hasHeightForWidth(self) -> bool:
        """False: its height does not follow from its width."""
        return False


class Holder(QWidget):
    """Holds one widget, or none."""

    def __init__(self) -> None:
        super().__init__()
        self._held: QWidget | None = None
        self._box = QVBoxLayout()

        self._box.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._box)

    def voice(self) -> AccessibleInfo:
        """Expose the widget only."""
        return AccessibleInfo(AccessibleRole.Client)

    def hold(self, widget: QWidget) -> None:
        """Replace the held widget; the old one is deleted."""
        if self._held is not None:
            remove_from(self._box, self._held)
        self._held = widget
        self._box.addWidget(widget)
