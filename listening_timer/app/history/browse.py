"""History page: loads the list of sessions in chunks of 200 under one filter, and one session."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QObject, Slot

from listening_timer.app.history.list_loader import Key, ListLoader
from listening_timer.app.history.other_history import OtherHistoryArea
from listening_timer.app.history.words import WordsArea
from listening_timer.app.services.context import Context
from listening_timer.app.services.dialogs import choose
from listening_timer.app.services.event_loop import spawn
from listening_timer.app.services.write_queue import WriteQueue
from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import Excerpt, Filter, SessionRow
from listening_timer.ui.history.page import HistoryPage
from listening_timer.ui.words.i18n import error_text, tr

PAGE = 200
Found = tuple[list[SessionRow], dict[str, Excerpt]]
"""Rows of the list, and excerpts of their words by session id."""


class SessionSource:
    """The list of sessions, by start; its rows with excerpts of what was written."""

    def __init__(self, queue: WriteQueue, page: HistoryPage) -> None:
        self._queue, self._page = queue, page
        self.show_trouble = page.show_list_trouble
        self.show_end_trouble = page.list.show_end_trouble

    def wanted(self) -> Filter:
        """Search and filter of the page."""
        return self._page.filter()

    async def read(self, wanted: Filter, key: Key | None) -> Found:
        """Read the sessions before a key. Raises HistoryError."""
        query = self._page.query()

        def read(history: History) -> Found:
            rows = history.sessions(PAGE, key, wanted)
            return rows, history.excerpts([row.id for row in rows if row.has_words], query)

        return await self._queue.query(read)

    def key(self, found: Found) -> Key | None:
        """Start and id of the last session."""
        return (found[0][-1].started, found[0][-1].id) if found[0] else None

    def show(self, found: Found, _wanted: Filter) -> None:
        """Show the newest sessions."""
        self._page.show_sessions(*found, more=len(found[0]) == PAGE)

    def add(self, found: Found) -> None:
        """Append older sessions."""
        self._page.add_sessions(*found, more=len(found[0]) == PAGE)


class BrowseArea(QObject):
    """Loads the list of sessions and the session that is selected."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._window, self._queue = context.window, context.write_queue
        self._report = context.report
        self._stale = False
        self._asked = ""
        self._telling: asyncio.Task[None] | None = None
        self.page = HistoryPage(context.theme, context.wall)
        self.words = WordsArea(context, self.page)
        self._others = OtherHistoryArea(context, self.page.header)
        self._loader = ListLoader(SessionSource(context.write_queue, self.page), context.report)

        self._window.add_page("history", self.page)

        self.page.shown.connect(self._on_page_shown)
        self.page.chosen.connect(self._on_page_chosen)
        self.page.word_opened.connect(self._on_page_chosen)
        self.page.more_requested.connect(self._loader.request_more)
        self.page.again_requested.connect(self._loader.renew)
        self.page.filter_changed.connect(self._loader.renew)
        self.page.values_requested.connect(lambda: spawn(self._tell_values(), self._report))
        self.page.menu_requested.connect(lambda: spawn(self._show_menu(), self._report))

    def open(self) -> None:
        """Show the page at once as it was, then reload it."""
        self._window.show_page("history")
        self._renew()

    async def load(self) -> None:
        """Show the page and wait until it is reloaded."""
        self.open()
        await self._loader.listed()

    async def open_session(self, session_id: str) -> None:
        """Show the page with this session selected, however old it is. Raises HistoryError."""
        detail = await self._queue.query(lambda history: history.session(session_id))
        await self.load()
        before = None
        while not self.page.list.has(session_id) and self._loader.last != before:
            before = self._loader.last
            await self._loader.more()
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
        alone = session_id == self.page.current()  # opened from a list of words
        if not session_id or not (alone or self.page.list.has(session_id)):
            self._renew()
            await self._loader.listed()
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
            self.words.refresh()
            return
        self.words.refresh()
        self.page.list.renew_session(detail.row, excerpts)
        if session_id == self.page.current():
            self.page.show_detail(detail)

    @Slot()
    def _renew(self) -> None:
        """Request the list under the current filter, and the list of words."""
        self._stale = False
        self._loader.renew()
        self.words.refresh()

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
        """Show the menu of what can be done with all sessions, and of other histories."""
        if self._window.sheet.is_open():
            return
        self._others.renew()
        title, entries = tr("This history"), self.page.header.entries()
        chosen = await choose(self._window.sheet, title, entries, tr("Close"))
        if chosen is not None:
            self.page.header.do(chosen)

    @Slot()
    def _on_page_shown(self) -> None:
        if self._stale:
            self._renew()

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
