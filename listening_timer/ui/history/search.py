"""Search bar of the history: search field, filter link, and chips of the active filters."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from listening_timer.text.cleaning import hits, query_words
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import LinkButton
from listening_timer.ui.widgets.choices import Chips
from listening_timer.ui.widgets.fields import SearchField
from listening_timer.ui.widgets.layouts import Column, Row
from listening_timer.ui.words.i18n import tr

_SIGN = "/"
_KEYS = ("Ctrl+F", _SIGN)


class SearchBar(QWidget):
    """Searches as somebody types, and shows what else filters the list."""

    changed = Signal()
    """The search text has changed."""
    left = Signal()
    """Go on to the results."""
    wished = Signal()
    """A shortcut for the search field was pressed."""
    filters_requested = Signal()
    """Show or hide the filter panel."""
    removed = Signal(str)
    """The chip of this id was removed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shortcuts: dict[str, QShortcut] = {}
        self._field = SearchField(
            theme,
            tr("Search your words"),
            tr("Search in topics, notes, thanks, promises and tags"),
            bare=True,
        )
        self._filter = LinkButton(theme, tr("Filter"))
        self._chips = Chips(theme, tr("Filters in use"), tr("Remove this"))

        line = Row(theme, 14)
        line.addWidget(self._field, 1)
        line.addWidget(self._filter)
        column = Column(theme, 8)
        column.addLayout(line)
        column.addWidget(self._chips)
        self.setLayout(column)
        self.set_unfolded(unfolded=False)

        self._field.textChanged.connect(self.changed)
        self._field.results_requested.connect(self.left)
        self._filter.clicked.connect(self.filters_requested)
        self._chips.removed.connect(self._on_chips_removed)

    def listen(self, page: QWidget) -> None:
        """Install the search shortcuts on a page; they work anywhere while it is shown."""
        for key in _KEYS:
            shortcut = QShortcut(QKeySequence(key), page)
            shortcut.activated.connect(self.wished)
            self._shortcuts[key] = shortcut

    def set_letters(self, *, letters: bool) -> None:
        """Whether `/` alone is a shortcut."""
        self._shortcuts[_SIGN].setEnabled(letters)

    def text(self) -> str:
        """The search text."""
        return self._field.text().strip()

    def look_for(self, text: str) -> None:
        """Search for this, as if it had been typed."""
        self._field.setText(text)

    def clear(self) -> None:
        """Clear the search."""
        self.look_for("")

    def take_keyboard(self) -> None:
        """Focus the field and select its text."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def take_keyboard_back(self) -> None:
        """Focus the filter link."""
        self._filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_unfolded(self, *, unfolded: bool) -> None:
        """Set whether the filter panel is open."""
        self._filter.set_unfolded(unfolded)

    def show_words(self, words: Iterable[tuple[str, str]]) -> None:
        """Show the active filters as chips, without the search text."""
        self._chips.show_words(list(words))

    @Slot(str)
    def _on_chips_removed(self, name: str) -> None:
        if self._chips.has_keyboard():
            self.take_keyboard_back()
        self.removed.emit(name)


def marked(text: str, query: str) -> tuple[tuple[str, bool], ...]:
    """Split a text into pieces, each with whether it is a search hit.

    Joined, the pieces are the text; none is empty. `query` is as typed.
    """
    pieces: list[tuple[str, bool]] = []
    done = 0
    for start, end in hits(text, query_words(query)):
        pieces += [(text[done:start], False), (text[start:end], True)]
        done = end
    pieces.append((text[done:], False))
    return tuple(piece for piece in pieces if piece[0])
