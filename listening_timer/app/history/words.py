"""Words of all sessions on the history page: loads the list that is chosen, in chunks of 200."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot

from listening_timer.app.history.list_loader import Key, ListLoader
from listening_timer.app.services.context import Context
from listening_timer.app.services.write_queue import WriteQueue
from listening_timer.history.store import History
from listening_timer.model.records import WordFilter, WordList, WordRow
from listening_timer.model.weekly import Couple
from listening_timer.ui.history.page import HistoryPage

PAGE = 200
Found = tuple[list[WordRow], bool, Couple | None]
"""Rows; whether others follow; the only two people of this history, if there are two."""


class WordSource:
    """The list of words that is chosen; as many as were loaded before, when it is read again."""

    def __init__(self, queue: WriteQueue, page: HistoryPage) -> None:
        self._queue, self._page = queue, page
        self._shown: WordFilter | None = None
        self.show_trouble = page.words.show_trouble
        self.show_end_trouble = page.words.show_end_trouble

    def wanted(self) -> WordFilter:
        """The list that is chosen, with its search."""
        return self._page.wanted_words() or WordFilter(WordList.THANKS)

    async def read(self, wanted: WordFilter, key: Key | None) -> Found:
        """Read the words before a key. Raises HistoryError."""
        again = key is None and wanted == self._shown
        limit = max(PAGE, self._page.words.count()) if again else PAGE

        def read(history: History) -> Found:
            rows = history.words(limit, key, wanted)
            return rows, len(rows) >= limit, _only_two(history.couples())

        return await self._queue.query(read)

    def key(self, found: Found) -> Key | None:
        """Start and id of the session of the last word."""
        return (found[0][-1].started, found[0][-1].session) if found[0] else None

    def show(self, found: Found, wanted: WordFilter) -> None:
        """Show the newest words."""
        rows, more, couple = found
        self._shown = wanted
        self._page.tabs.set_people(couple)
        self._page.show_words(rows, wanted, more=more)

    def add(self, found: Found) -> None:
        """Append older words."""
        self._page.add_words(found[0], more=found[1])


def _only_two(couples: Sequence[Couple]) -> Couple | None:
    """The couple whose words can be told apart: the only one, of which nobody was erased."""
    named = couples[0] if len(couples) == 1 else None
    return named if named is not None and named.left and named.right else None


class WordsArea(QObject):
    """Loads the list of words while the page shows one."""

    def __init__(self, context: Context, page: HistoryPage) -> None:
        super().__init__()
        self._page = page
        self._loader = ListLoader(WordSource(context.write_queue, page), context.report)

        page.words_changed.connect(self.refresh)
        page.words.again_requested.connect(self.refresh)
        page.words.more_requested.connect(self._loader.request_more)

    @Slot()
    def refresh(self) -> None:
        """Load the list again, if it is one of words; rows that are still there stay in place."""
        if self._page.wanted_words() is not None:
            self._loader.renew()
