"""The history page, wired: rows 200 at a time, one session whole, delete after asking."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from listening_timer.app.ask import ask
from listening_timer.app.keeper import Keeper
from listening_timer.app.loop import Report, spawn
from listening_timer.records import HistoryError, SessionRow
from listening_timer.ui.main_window import MainWindow
from listening_timer.ui.pages.history import HistoryPage
from listening_timer.ui.theme import Theme
from listening_timer.ui.words import said, tr

PAGE = 200


class ReviewArea(QObject):
    """Looking back over the sessions there were."""

    begin_requested = Signal()
    """There is nothing yet to look back on: begin."""
    deleted = Signal()
    """A session is no longer in the history."""

    def __init__(self, theme: Theme, window: MainWindow, keeper: Keeper, report: Report) -> None:
        super().__init__()
        self._window, self._keeper, self._report = window, keeper, report
        self._last: SessionRow | None = None
        self._asked = ""
        self.page = HistoryPage(theme)

        window.add_page("history", self.page)

        self.page.chosen.connect(self._on_page_chosen)
        self.page.more_requested.connect(lambda: spawn(self._more(), report))
        self.page.delete_requested.connect(self._on_page_delete_requested)
        self.page.begin_requested.connect(self.begin_requested)

    def open(self) -> None:
        """Show the page with what there is now."""
        spawn(self.load(), self._report)

    async def load(self) -> None:
        """Read the newest sessions and show them."""
        rows = await self._read(None)
        self.page.show_sessions(rows, more=len(rows) == PAGE)
        self._window.show_page("history")

    async def _more(self) -> None:
        rows = await self._read(self._last)
        self.page.add_sessions(rows, more=len(rows) == PAGE)

    async def _read(self, last: SessionRow | None) -> list[SessionRow]:
        before = (last.started, last.id) if last else None
        rows = await self._keeper.ask(lambda history: history.sessions(PAGE, before))
        self._last = rows[-1] if rows else self._last
        return rows

    @Slot(str)
    def _on_page_chosen(self, session_id: str) -> None:
        self._asked = session_id
        spawn(self._show(session_id), self._report)

    @Slot(str)
    def _on_page_delete_requested(self, session_id: str) -> None:
        spawn(self._delete(session_id), self._report)

    async def _show(self, session_id: str) -> None:
        """Show one session, unless another was chosen meanwhile."""
        try:
            detail = await self._keeper.ask(lambda history: history.session(session_id))
        except HistoryError as error:
            if session_id == self._asked:
                self.page.show_trouble(said(error), session_id)
            return
        if session_id == self._asked:
            self.page.show_detail(detail)

    async def _delete(self, session_id: str) -> None:
        chosen = await ask(
            self._window.sheet,
            tr("Delete this talk?"),
            tr("It is deleted from your history, with its words. This cannot be undone."),
            [("keep", tr("Keep it"), False), ("delete", tr("Delete it"), True)],
        )
        if chosen != "delete":
            return
        try:
            await self._keeper.ask(lambda history: history.delete(session_id))
        except HistoryError as error:
            self.page.show_trouble(said(error))
            return
        self.deleted.emit()
        await self.load()
