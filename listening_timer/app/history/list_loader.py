"""List loader: reads a list in chunks under one filter.

Law: the last request wins. A result that arrives after a newer request changes nothing, and while
one is awaited further ones do not queue: only the last of them is made then.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Generic, Protocol, TypeVar

from listening_timer.app.services.event_loop import spawn
from listening_timer.app.services.faults import Report
from listening_timer.model.errors import HistoryError
from listening_timer.ui.words.i18n import error_text

Wanted = TypeVar("Wanted")
Found = TypeVar("Found")

Key = tuple[int, str]
"""Position of the last row of a chunk: start of its session (UTC ms), and its id."""


class ListSource(Protocol[Wanted, Found]):
    """What a list is read from and shown by; `key` is None for the first chunk."""

    def wanted(self) -> Wanted:
        """The filter that is wanted now."""
        ...

    def read(self, wanted: Wanted, key: Key | None) -> Awaitable[Found]:
        """Read the chunk after a key. Raises HistoryError."""
        ...

    def key(self, found: Found) -> Key | None:
        """The key of the last row of a chunk; None where it has none."""
        ...

    def show(self, found: Found, wanted: Wanted, /) -> None:
        """Show the first chunk in place of what is there."""
        ...

    def add(self, found: Found) -> None:
        """Append a further chunk."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Say why the list could not be read."""
        ...

    def show_end_trouble(self, sentence: str) -> None:
        """Say why no further chunk could be read."""
        ...


class ListLoader(Generic[Wanted, Found]):
    """Loads one list; `last` is the key of the last row that is shown."""

    def __init__(self, source: ListSource[Wanted, Found], report: Report) -> None:
        self._source, self._report = source, report
        self._wished, self._shown = 0, 0
        self._listing: asyncio.Task[None] | None = None
        self._adding: int | None = None
        self._wanted = source.wanted()
        self.last: Key | None = None

    def renew(self) -> None:
        """Request the list under the filter that is wanted now."""
        self._wished += 1
        if self._listing is None:
            self._listing = spawn(self._list(), self._report)

    async def listed(self) -> None:
        """Wait until the list is the one requested last."""
        if self._listing is not None:
            await asyncio.wait([self._listing])

    def request_more(self) -> None:
        """Request the next chunk once, however often it is requested."""
        if self._adding != self._shown:
            self._adding = self._shown
            spawn(self.more(), self._report)

    async def more(self) -> None:
        """Read and append the next chunk, unless another list is shown by then."""
        shown, wanted = self._shown, self._wanted
        try:
            found = await self._source.read(wanted, self.last)
        except HistoryError as error:
            if shown == self._shown:
                self._source.show_end_trouble(error_text(error))
            return
        finally:
            if self._adding == shown:
                self._adding = None
        if shown == self._shown:
            self.last = self._source.key(found) or self.last
            self._source.add(found)

    async def _list(self) -> None:
        try:
            while self._shown != self._wished:
                await self._show_list(self._wished)
        finally:
            self._listing = None

    async def _show_list(self, wish: int) -> None:
        """Read and show the first chunk, unless another list was requested meanwhile."""
        wanted = self._source.wanted()
        try:
            found = await self._source.read(wanted, None)
        except HistoryError as error:
            self._shown = wish
            if wish == self._wished:
                self._source.show_trouble(error_text(error))
            return
        self._shown = wish
        if wish == self._wished:
            self._wanted, self.last = wanted, self._source.key(found)
            self._source.show(found, wanted)
