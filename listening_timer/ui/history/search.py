"""What is searched for, and what else holds: one field, one link, and words to take away."""

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
    """A field that answers while somebody types, and what else narrows the list down."""

    changed = Signal()
    """Something else is searched for."""
    left = Signal()
    """On to what was found."""
    wished = Signal()
    """A key was pressed that leads to the field."""
    filters_requested = Signal()
    """Show what else there is to choose by, or hide it again."""
    removed = Signal(str)
    """The word of this id is to hold no more."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shortcuts: dict[str, QShortcut] = {}
        self._field = SearchField(
            theme, tr("Search your words"), tr("Search in topics, notes, thanks, promises and tags")
        )
        self._filter = LinkButton(theme, tr("Filter"))
        self._chips = Chips(theme, tr("What holds now"), tr("Take this away"))

        line = Row(theme, 14)
        line.addWidget(self._field, 1)
        line.addWidget(self._filter)
        column = Column(theme, 8)
        column.addLayout(line)
        column.addWidget(self._chips)
        self.setLayout(column)
        self.set_unfolded(unfolded=False)

        self._field.textChanged.connect(self.changed)
        self._field.left.connect(self.left)
        self._filter.clicked.connect(self.filters_requested)
        self._chips.removed.connect(self._on_chips_removed)

    def listen(self, page: QWidget) -> None:
        """Let keys lead to the field from anywhere while a page shows."""
        for key in _KEYS:
            shortcut = QShortcut(QKeySequence(key), page)
            shortcut.activated.connect(self.wished)
            self._shortcuts[key] = shortcut

    def set_letters(self, *, letters: bool) -> None:
        """Whether a single sign is a key."""
        self._shortcuts[_SIGN].setEnabled(letters)

    def text(self) -> str:
        """What is searched for."""
        return self._field.text().strip()

    def look_for(self, text: str) -> None:
        """Search for this, as if it had been typed."""
        self._field.setText(text)

    def clear(self) -> None:
        """Search for nothing."""
        self.look_for("")

    def take_keyboard(self) -> None:
        """Let the next letters be searched for."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def take_keyboard_back(self) -> None:
        """Give the keyboard to what unfolds the rest."""
        self._filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_unfolded(self, *, unfolded: bool) -> None:
        """Whether the rest is there to choose by."""
        self._filter.set_unfolded(unfolded)

    def show_words(self, words: Iterable[tuple[str, str]]) -> None:
        """Show what else holds; what is searched for stands in its field."""
        self._chips.show_words(list(words))

    @Slot(str)
    def _on_chips_removed(self, name: str) -> None:
        if self._chips.has_keyboard():
            self.take_keyboard_back()
        self.removed.emit(name)


def marked(text: str, query: str) -> tuple[tuple[str, bool], ...]:
    """A text in pieces, as typed, and whether each of them is what was looked for.

    Together the pieces are the text; none is empty. `query` is as it was typed.
    """
    pieces: list[tuple[str, bool]] = []
    done = 0
    for start, end in hits(text, query_words(query)):
        pieces += [(text[done:start], False), (text[start:end], True)]
        done = end
    pieces.append((text[done:], False))
    return tuple(piece for piece in pieces if piece[0])
