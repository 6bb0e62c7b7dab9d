"""History page: loads the list of sessions in chunks of 200 under one filter, and one session.

Law: the last request wins. A result that arrives after a newer request changes nothing, and while
one is awaited further ones do not queue: only the last of them is made then.
"""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QObject, Slot

from listening_timer.app.services.context import Context
from listening_timer.app.services.dialogs import choose
from listening_timer.app.services.event_loop import spawn
from listening_timer.history.store import History
from listening_timer.model.records import Excerpt, Filter, HistoryError, SessionRow
from listening_timer.ui.history.page import HistoryPage
from listening_timer.ui.words.i18n import error_text, tr

PAGE = 200
Found = tuple[list[SessionRow], dict[str, Excerpt]]
"""Rows of the list, and excerpts of their words by session id."""


class BrowseArea(QObject):
    """Loads the list of sessions and the session that is selected."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._window, self._queue = context.window, context.write_queue
        self._report = context.report
        self._wished, self._shown = 0, 0
        self._stale = False
        self._listing: asyncio.Task[None] | None = None
        self._last: SessionRow | None = None
        self._only = Filter()
        self._asked = ""
        self._telling: asyncio.Task[None] | None = None
        self._adding: int | None = None
        self.page = HistoryPage(context.theme, context.wall)

        self._window.add_page("history", self.page)

        self.page.shown.connect(self._on_page_shown)
        self.page.chosen.connect(self._on_page_chosen)
        self.page.more_requested.connect(self._on_page_more_requested)
        self.page.again_requested.connect(self._renew)
        self.page.filter_changed.connect(self._renew)
        self.page.values_requested.connect(lambda: spawn(self._tell_values(), self._report))
        self.page.menu_requested.connect(lambda: spawn(self._show_menu(), self._report))

    def open(self) -> None:
        """Show the page at once as it was, then reload it."""
        self._window.show_page("history")
        self._renew()

    async def load(self) -> None:
        """Show the page and wait until it is reloaded."""
        self.open()
        await self._listed()

    async def open_session(self, session_id: str) -> None:
        """Show the page with this session selected, however old it is. Raises HistoryError."""
        detail = await self._queue.query(lambda history: history.session(session_id))
        await self.load()
        before = None
        while not self.page.list.has(session_id) and self._last is not before:
            before = self._last
            await self._more()
        self.page.open_session(session_id)
        self._asked = ""  # it is shown here
        if self._telling is not None:  # else it would show the session again, over a later message
            await asyncio.wait([self._telling])
        self.page.show_detail(detail)

    @Slot(str)
    def refresh(self, session_id: str) -> None:
        """Reload a session that was changed, deleted or restored; an empty id: all of them."""
        if self._window.page is self.page:
            spawn(self._refresh(session_id), self._report)
        else:
            self._stale = True  # reloaded when the page is shown again, from wherever

    def follow_day(self) -> None:
        """Follow the local date: weeks and time spans are relative to it."""
        self.page.follow_day()
        self.refresh("")

    async def _refresh(self, session_id: str) -> None:
        if not session_id or not self.page.list.has(session_id):
            self._renew()
            await self._listed()
            self.page.choose(session_id)
            return
        query = self.page.query()
        try:
            detail, excerpts = await self._queue.query(
                lambda history: (
                    history.session(session_id),
                    history.excerpts([session_id], query),
                )
            )
        except HistoryError:
            self.page.remove_session(session_id)
            return
        self.page.list.renew_session(detail.row, excerpts)
        if session_id == self.page.current():
            self.page.show_detail(detail)

    @Slot()
    def _renew(self) -> None:
        """Request the list under the current filter."""
        self._stale = False
        self._wished += 1
        if self._listing is None:
            self._listing = spawn(self._list(), self._report)

    async def _listed(self) -> None:
        """Wait until the list is the one requested last."""
        if self._listing is not None:
            await asyncio.wait([self._listing])

    async def _list(self) -> None:
        try:
            while self._shown != self._wished:
                await self._show_list(self._wished)
        finally:
            self._listing = None

    async def _show_list(self, wish: int) -> None:
        """Read and show the first sessions, unless another list was requested meanwhile."""
        only = self.page.filter()
        try:
            rows, excerpts = await self._read(only, None)
        except HistoryError as error:
            self._shown = wish
            if wish == self._wished:
                self.page.show_list_trouble(error_text(error))
            return
        self._shown = wish
        if wish == self._wished:
            self._only, self._last = only, rows[-1] if rows else None
            self.page.show_sessions(rows, excerpts, more=len(rows) == PAGE)

    async def _more(self) -> None:
        """Read and append the next sessions, unless another list is shown by then."""
        shown = self._shown
        try:
            rows, excerpts = await self._read(self._only, self._last)
        except HistoryError as error:
            if shown == self._shown:
                self.page.list.show_end_trouble(error_text(error))
            return
        finally:
            if self._adding == shown:
                self._adding = None
        if shown == self._shown:
            self._last = rows[-1] if rows else self._last
            self.page.add_sessions(rows, excerpts, more=len(rows) == PAGE)

    async def _read(self, only: Filter, last: SessionRow | None) -> Found:
        before = (last.started, last.id) if last else None
        query = self.page.query()

        def read(history: History) -> Found:
            rows = history.sessions(PAGE, before, only)
            return rows, history.excerpts([row.id for row in rows if row.has_words], query)

        return await self._queue.query(read)

    async def _tell_values(self) -> None:
        """Show the values to filter by; where they cannot be read, none."""
        try:
            values = await self._queue.query(
                lambda history: (
                    history.people(),
                    history.formats(),
                    history.tags(),
                    history.couples(),
                )
            )
        except HistoryError:
            return
        self.page.panel.show_values(*values)

    async def _show_menu(self) -> None:
        """Show the menu of what can be done with all sessions."""
        if self._window.sheet.is_open():
            return
        title, entries = tr("All your talks"), self.page.header.entries()
        chosen = await choose(self._window.sheet, title, entries, tr("Close"))
        if chosen is not None:
            self.page.header.do(chosen)

    @Slot()
    def _on_page_shown(self) -> None:
        if self._stale:
            self._renew()

    @Slot()
    def _on_page_more_requested(self) -> None:
        """Load the next sessions once, however often they are requested."""
        if self._adding != self._shown:
            self._adding = self._shown
            spawn(self._more(), self._report)

    @Slot(str)
    def _on_page_chosen(self, session_id: str) -> None:
        self._asked = session_id
        if self._telling is None:
            self._telling = spawn(self._tell(), self._report)

    async def _tell(self) -> None:
        """Show the session that was selected last."""
        try:
            while self._asked:
                session_id, self._asked = self._asked, ""
                await self._show(session_id)
        finally:
            self._telling = None

    async def _show(self, session_id: str) -> None:
        """Show one session, unless another was selected meanwhile."""
        try:
            detail = await self._queue.query(lambda history: history.session(session_id))
        except HistoryError as error:
            if session_id == self.page.current():
                self.page.detail.show_trouble(error_text(error), session_id)
            return
        if session_id == self.page.current():
            self.page.show_detail(detail)
