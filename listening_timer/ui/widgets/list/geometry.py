"""Row geometry of the virtual list: positions of rows whose height depends on the list's width.

Law: only rows that are visible or nearly so are laid out; the height of the others is estimated
from these. So a hundred thousand rows take no more time than a hundred, and what is visible is
exact.
"""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QModelIndex, QObject, Slot

from listening_timer.ui.widgets.list.model import Index, RowModel
from listening_timer.ui.widgets.list.row_painter import Laid, RowPainter

_GUESSED_FROM = 5
"""Number of rows from which the height of the others is estimated."""
_MOST_LAID = 200
"""Number of row layouts kept: more than are visible at once and a page before and behind."""


class RowGeometry(QObject):
    """Positions of a model's rows, in px from the top of the first."""

    def __init__(self, rows: RowModel, painter: RowPainter) -> None:
        """To be created before any view of the model, which asks for positions when rows change."""
        super().__init__(rows)
        self._rows, self._painter = rows, painter
        self._heights = Heights()
        self._laid: dict[str, Laid] = {}
        self.width = 0
        """Width (px) at which rows are laid out."""
        self.head = painter.head_height()
        """Height (px) of a heading; it is above the first row of its group."""

        rows.modelReset.connect(self._on_rows_reset)
        rows.rowsInserted.connect(self._on_rows_inserted)
        rows.rowsRemoved.connect(self._on_rows_removed)
        rows.dataChanged.connect(self._on_rows_changed)

    def measure(self, width: int, seen: int) -> None:
        """Lay out all rows anew at a width (px); those from place `seen` on are visible."""
        self.width, self.head = width, self._painter.head_height()
        self._laid.clear()
        self._begin(seen)

    def top_of(self, place: int) -> int:
        """Top of a row (px); what is above it ends there."""
        return self._heights.above(place) + self._rows.heads_to(place) * self.head

    def height_of(self, place: int) -> int:
        """Height of a row (px)."""
        return self._heights[place]

    def bottom_of(self, place: int) -> int:
        """Bottom of a row (px)."""
        return self.top_of(place) + self.height_of(place)

    def whole(self) -> int:
        """Height of all rows together (px)."""
        count = len(self._heights)
        return self.bottom_of(count - 1) if count else 0

    def place_at(self, y: int) -> int:
        """The last row that begins at or above `y` px; -1 above the first."""
        return bisect_right(range(len(self._heights)), y, key=self.top_of) - 1

    def laid(self, place: int) -> Laid:
        """The layout of a row, to be painted; cached."""
        identity = self._rows.id_at(place)
        if identity not in self._laid:
            if len(self._laid) >= _MOST_LAID:
                self._laid.clear()
            self._laid[identity] = self._painter.lay(self._rows.row(place), self.width)
        return self._laid[identity]

    def learn(self, place: int, above: int, below: int) -> bool:
        """Measure the rows within `above` px above a place and `below` px below, its own included.

        Returns whether any height differed from its estimate.
        """
        differs = False
        there, here = place, 0
        while there < len(self._heights) and here <= below:
            differs |= self._learn(there)
            here += self._heights[there]
            there += 1
        there, here = place - 1, 0
        while there >= 0 and here <= above:
            differs |= self._learn(there)
            here += self._heights[there]
            there -= 1
        return differs

    def a_page_from(self, place: int, page: int, *, up: bool) -> int:
        """The farthest row that is fully visible together with this one, or else its neighbour.

        `page`: height (px) that is visible at once. The returned row may not exist.
        """
        self.learn(place, page, page)
        if up:
            return min(place - 1, self.place_at(self.bottom_of(place) - page - 1) + 1)
        end = self.top_of(place) + page
        last = self.place_at(end)
        return max(place + 1, last - (self.bottom_of(last) > end))

    def _learn(self, place: int) -> bool:
        if self._heights.is_known(place):
            return False
        guess, height = self._heights[place], self.laid(place).height
        self._heights.learn(place, height)
        return height != guess

    def _begin(self, seen: int) -> None:
        """Discard all heights, and estimate them from the visible rows."""
        count = self._rows.rowCount()
        few = range(count)[seen : seen + _GUESSED_FROM] or range(count)[-_GUESSED_FROM:]
        heights = [self.laid(place).height for place in few]
        self._heights.reset(count, round(sum(heights) / len(heights)) if heights else 1)

    @Slot()
    def _on_rows_reset(self) -> None:
        self._laid.clear()
        self._begin(0)

    @Slot(QModelIndex, int, int)
    def _on_rows_inserted(self, _parent: Index, first: int, last: int) -> None:
        self._heights.extend(last - first + 1)

    @Slot(QModelIndex, int, int)
    def _on_rows_removed(self, _parent: Index, first: int, _last: int) -> None:
        self._heights.remove(first)

    @Slot(QModelIndex, QModelIndex)
    def _on_rows_changed(self, first: Index, _last: Index) -> None:
        self._laid.pop(self._rows.id_at(first.row()), None)
        self._heights.forget(first.row())


BLOCK = 256
"""Number of heights per partial sum."""


class Heights:
    """Row heights in whole px; those not yet measured share one estimate."""

    def __init__(self) -> None:
        self._guess = 1
        self._highs: list[int] = []
        self._known = bytearray()
        self._sums: list[int] = []

    def __len__(self) -> int:
        """Number of rows."""
        return len(self._highs)

    def __getitem__(self, place: int) -> int:
        """The height at a place, or the estimate."""
        return self._highs[place]

    def reset(self, count: int, guess: int) -> None:
        """Start anew with `count` rows, none of them measured."""
        self._guess = guess
        self._highs, self._known, self._sums = [], bytearray(), []
        self.extend(count)

    def extend(self, count: int) -> None:
        """Append `count` rows, none of them measured."""
        first = len(self._highs)
        self._highs += [self._guess] * count
        self._known += bytes(count)
        self._sum_up(first)

    def remove(self, place: int) -> None:
        """Remove one row."""
        del self._highs[place], self._known[place]
        self._sum_up(place)

    def learn(self, place: int, height: int) -> None:
        """Record the measured height at a place."""
        self._sums[place // BLOCK] += height - self._highs[place]
        self._highs[place] = height
        self._known[place] = True

    def forget(self, place: int) -> None:
        """Mark the height at a place as not measured."""
        self._known[place] = False

    def is_known(self, place: int) -> bool:
        """Whether the height at a place is measured."""
        return bool(self._known[place])

    def above(self, place: int) -> int:
        """Total height (px) of all rows before a place."""
        block = place // BLOCK
        return sum(self._sums[:block]) + sum(self._highs[block * BLOCK : place])

    def _sum_up(self, first: int) -> None:
        """Recompute the partial sums, from that of a place on."""
        block = first // BLOCK
        starts = range(block * BLOCK, len(self._highs), BLOCK)
        self._sums[block:] = [sum(self._highs[start : start + BLOCK]) for start in starts]
