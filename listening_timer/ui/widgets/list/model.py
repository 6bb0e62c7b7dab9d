"""List model: the rows known so far, in groups, loaded on demand.

Law: of a row only its id is held; its texts are made when it becomes visible. So a hundred thousand
rows are a hundred thousand short texts, and appended ones cost next to nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme.theme import Tone
from listening_timer.ui.widgets import accessibility, rich_lines

Index = QModelIndex | QPersistentModelIndex
Key = tuple[str, str]
"""The id of a row, and the heading of its group, empty for none."""

_MOST_MADE = 100
"""Number of rows kept made, more than are visible at once."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row: its texts, and some of what was written, with search matches marked.

    `by` is whose these words are, in the colour of `tone`.
    """

    title: str
    line: str = ""
    words: rich_lines.Pieces = ()
    by: str = ""
    tone: Tone | None = None

    def said(self) -> str:
        """All its texts, for screen readers."""
        parts = (self.title, self.line, f"{self.by}{rich_lines.plain(self.words)}")
        return accessibility.without_format_characters(", ".join(part for part in parts if part))


Make = Callable[[str], ListRow]
"""Makes the row of an id."""


class RowModel(QAbstractListModel):
    """The rows known so far; requests more when the end is near."""

    more_requested = Signal()

    def __init__(self, parent: QWidget, make: Make) -> None:
        super().__init__(parent)
        self._make = make
        self._made: dict[str, ListRow] = {}
        self._ids: list[str] = []
        self._heads: list[int] = []
        self._headings: list[str] = []
        self._more = False

    def reset(self, keys: Sequence[Key], *, more: bool) -> None:
        """Replace all rows; `more`: others follow."""
        self.beginResetModel()
        self._ids, self._heads, self._headings = [], [], []
        self._made.clear()
        self._take(keys)
        self._more = more
        self.endResetModel()

    def extend(self, keys: Sequence[Key], *, more: bool) -> None:
        """Append rows; `more`: others follow."""
        first = len(self._ids)
        if keys:
            self.beginInsertRows(QModelIndex(), first, first + len(keys) - 1)
            self._take(keys)
            self.endInsertRows()
        self._more = more

    def renew(self, identity: str) -> None:
        """Make the row of an id anew, if known."""
        self._made.pop(identity, None)
        place = self.place_of(identity)
        if place >= 0:
            self.dataChanged.emit(self.index(place), self.index(place))

    def remove(self, identity: str) -> None:
        """Remove the row of an id; a heading left without rows goes with it."""
        place = self.place_of(identity)
        if place < 0:
            return
        self.beginRemoveRows(QModelIndex(), place, place)
        del self._ids[place]
        at = bisect_left(self._heads, place)
        after = self._heads[at + 1 : at + 2] or [len(self._ids) + 1]
        if self.is_head(place) and after == [place + 1]:
            del self._heads[at], self._headings[at]
        self._heads = [head - (head > place) for head in self._heads]
        self.endRemoveRows()

    def _take(self, keys: Sequence[Key]) -> None:
        for identity, heading in keys:
            if heading and self._headings[-1:] != [heading]:
                self._heads.append(len(self._ids))
                self._headings.append(heading)
            self._ids.append(identity)

    def id_at(self, place: int) -> str:
        """Id of the row at a place."""
        return self._ids[place]

    def row(self, place: int) -> ListRow:
        """The row at a place; cached."""
        identity = self._ids[place]
        if identity not in self._made:
            if len(self._made) >= _MOST_MADE:
                self._made.clear()
            self._made[identity] = self._make(identity)
        return self._made[identity]

    def place_of(self, identity: str) -> int:
        """Place of the row of an id; -1 where it is not known."""
        return self._ids.index(identity) if identity in self._ids else -1

    def is_head(self, place: int) -> bool:
        """Whether a row is the first of its group, with the heading above it."""
        at = bisect_left(self._heads, place)
        return self._heads[at : at + 1] == [place]

    def heads_to(self, place: int) -> int:
        """Number of headings above a row, that of its own group included."""
        return bisect_right(self._heads, place)

    def heading(self, place: int) -> str:
        """Heading of a row's group; empty for none."""
        heads = self.heads_to(place)
        return self._headings[heads - 1] if heads else ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The title of a row, or all its texts for screen readers."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.row(index.row()).title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self.row(index.row()).said()
            return f"{self.heading(index.row())}: {said}" if self.is_head(index.row()) else said
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        if not parent.isValid() and self._more:
            self._more = False
            self.more_requested.emit()
