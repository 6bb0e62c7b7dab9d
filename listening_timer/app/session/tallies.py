"""Tallies: a card on Begin and one on History, their keys, and saving what is noted."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from itertools import product

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from listening_timer.app.services.context import Context
from listening_timer.app.services.event_loop import spawn
from listening_timer.model.annotations import Tally, TallyKind
from listening_timer.model.errors import HistoryError
from listening_timer.ui.begin.tally import TallyCard
from listening_timer.ui.words.i18n import error_text
from listening_timer.ui.words.names import problem_with, problem_with_both

KEYS = {"G": TallyKind.APPRECIATED, "C": TallyKind.ASKED}


class TallyArea(QObject):
    """Saves the tallies that each person notes about themselves between two sessions."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._queue = context, context.write_queue
        self._cards: list[TallyCard] = []
        self._shortcuts: list[QShortcut] = []
        self._last: dict[TallyCard, str] = {}
        self._people = "", ""
        self._letters = True

    def card_for(self, page: QWidget, is_ready: Callable[[], bool]) -> TallyCard:
        """A tally card for a page that shows it itself, as soon as a mark is noted.

        Its keys work while the page `is_ready` to show it.
        """
        return self._serve(TallyCard(self._context.theme), [page], is_ready)

    def card_for_sheet(self, *pages: QWidget) -> TallyCard:
        """A tally card for a sheet over a page; its keys work on both."""
        return self._serve(TallyCard(self._context.theme, flat=True), pages, lambda: True)

    def _serve(
        self, card: TallyCard, pages: Sequence[QWidget], is_ready: Callable[[], bool]
    ) -> TallyCard:
        """Save what is noted on a card."""

        def note(name: str, kind: str) -> None:
            tally = Tally(secrets.token_hex(16), name, TallyKind(kind), *self._context.wall())
            spawn(self._note(card, tally), self._context.report)

        card.noted.connect(note)
        card.taken_back.connect(lambda: self._take_back(card))
        for page, (key, kind) in product(pages, KEYS.items()):
            shortcut = QShortcut(QKeySequence(key), page)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda kind=kind: is_ready() and card.press(kind))
            self._shortcuts.append(shortcut)
        self._cards.append(card)
        card.set_people(*self._people)
        self.set_letters(letters=self._letters)
        return card

    @Slot(str, str)
    def set_people(self, left: str, right: str) -> None:
        """Set the people to note for, in seating order; none while the two cannot be told apart."""
        if problem_with(left) or problem_with(right) or problem_with_both(left, right):
            left = right = ""
        self._people = left, right
        for card in self._cards:
            card.set_people(left, right)

    def set_letters(self, *, letters: bool) -> None:
        """Enable or disable the single-letter keys."""
        self._letters = letters
        for shortcut in self._shortcuts:
            shortcut.setEnabled(letters)
        for card in self._cards:
            card.show_keys(shown=letters)

    async def _note(self, card: TallyCard, tally: Tally) -> None:
        """Save a tally, and confirm it once it is committed."""
        try:
            await self._queue.query(lambda history: history.write_tally(tally))
        except HistoryError as error:
            card.say_trouble(error_text(error))
        else:
            self._last[card] = tally.id
            card.say_noted()

    def _take_back(self, card: TallyCard) -> None:
        identity = self._last.pop(card, None)
        if identity is not None:
            self._queue.enqueue(lambda history: history.erase_tally(identity))
