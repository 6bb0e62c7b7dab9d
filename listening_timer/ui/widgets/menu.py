"""The entries of a menu: tiles of one width, each with its words and its key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme import Theme
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.layouts import Column, Tiles

_APART = 26  # design pixels: between the entries and those that stand apart


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to do: an id, its words and its key. `apart`: it stands below a gap."""

    id: str
    words: str
    key: str = ""
    apart: bool = False


class EntryButton(QuietButton):
    """Words at the leading edge and the key at the other, so that both stand in columns."""

    PAD, LEADING = 20.0, True


class Menu(QWidget):
    """Entries in two columns where there is room, in one where there is not."""

    chosen = Signal(str)
    """The id of the entry that was pressed."""

    def __init__(self, theme: Theme, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.buttons = [self._made(theme, entry) for entry in entries]

        column = Column(theme, _APART)
        for apart in (False, True):
            tiles = Tiles(theme, 12, columns=2, least=280)
            for entry, button in zip(entries, self.buttons, strict=True):
                if entry.apart is apart:
                    tiles.addWidget(button)
            if tiles.count():
                column.addLayout(tiles)
        self.setLayout(column)

    def _made(self, theme: Theme, entry: Entry) -> EntryButton:
        button = EntryButton(theme, entry.words, entry.key)
        button.clicked.connect(lambda: self.chosen.emit(entry.id))
        return button
