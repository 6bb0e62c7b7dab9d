"""History page under test: in its window, over a real history, to be browsed and edited."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from listening_timer.app.history.browse import BrowseArea
from listening_timer.app.history.edit import EditingArea
from listening_timer.app.services.faults import Report
from listening_timer.app.services.write_queue import WriteQueue
from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import SessionDetail, Used
from listening_timer.ui.history.detail import Detail
from listening_timer.ui.history.people import PeoplePage
from listening_timer.ui.widgets.list.view import RowList
from tests.helpers.app.fake_context import make_context
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import (
    DAY,
    add_annotations,
    add_session,
    session_id,
    without_timestamps,
    word,
)
from tests.helpers.plain_text import plain
from tests.helpers.qt.widget_actions import (
    TURNS,
    activate_window,
    fill_field,
    find,
    wait_for_question,
    wait_for_tasks,
)

BESIDE = "begin"
"""A page to leave History for."""


class HistoryEditor:
    """History page over three sessions of Ann and Bo, the last two fully annotated; can edit."""

    def __init__(self, app: QApplication, queue: WriteQueue, report: Report) -> None:
        self.queue = queue
        self.wall = WALL + 1_000_000_000
        context = make_context(app, queue, report, wall=self._now)
        self.window = context.window
        self.review = BrowseArea(context)
        self.page = self.review.page
        self.area = EditingArea(context, self.page)
        self.area.changed.connect(self.review.refresh)

    def _now(self) -> tuple[int, int]:
        self.wall += 1_000
        return self.wall, 60

    async def open(self, chosen: int = 2) -> None:
        """Fill the history, show the page, and choose a talk."""
        await self.queue.query(fill)
        self.window.show()
        await activate_window(self.window)
        await self.review.load()
        self.page.choose(session_id(chosen))
        await self.settled()

    async def write(self) -> Detail:
        """Turn the words of the talk into fields, and wait until they show."""
        self.page.detail.write()
        await self.settled()
        return self.page.detail

    async def write_in(self, name: str, text: str) -> None:
        """Fill one of those fields, and wait until it is kept."""
        fill_field(await self.write(), name, text)
        await self.settled()

    async def answer(self, answer: str) -> str:
        """Give this answer to the question that comes; what it says."""
        asked = plain(await wait_for_question(self.window.sheet))
        self.window.sheet.answer(answer)
        await self.settled()
        return asked

    async def open_people(self) -> PeoplePage:
        """Go to the page of people, which shows."""
        self.page.people_requested.emit()
        await self.settled()
        return self.area.people.page

    async def settled(self) -> None:
        """Wait until all that was started is done and shows."""
        await wait_for_tasks()
        for _turn in range(TURNS):
            await asyncio.sleep(0)
        await wait_for_tasks()

    async def talk(self) -> SessionDetail:
        """What is kept of the talk that `open` chooses."""
        return await self.queue.query(lambda history: history.session(session_id(2)))

    async def see(self) -> tuple[list[SessionDetail], list[Used]]:
        """All that is in the history once all that was started is done, but for stamps."""
        await self.settled()
        return await self.queue.query(everything)

    def undo(self) -> None:
        """Press Undo, as its key does."""
        self.area.undoing.undo()

    def close(self) -> None:
        """Take the window away."""
        self.window.close_for_good()
        self.window.deleteLater()


def fill(history: History) -> None:
    """Add three sessions of Ann and Bo, two of them annotated."""
    for number in (1, 2, 3):
        session = add_session(history, number, day=number)
        if number > 1:
            add_annotations(history, session, f"in {number}")


def everything(history: History) -> tuple[list[SessionDetail], list[Used]]:
    """All sessions with annotations, without timestamps; and all people."""
    assert history.check() == []
    details = [without_timestamps(history.session(row.id)) for row in history.sessions()]
    return details, history.people()


SEARCH = "Search in topics, notes, thanks, promises and tags"
SMALL = 4
"""So many rows come at a time."""


class HistoryBrowser:
    """History page over any number of sessions, one each day; to be browsed."""

    def __init__(self, app: QApplication, queue: WriteQueue, report: Report) -> None:
        self.queue = queue
        context = make_context(app, queue, report, wall=lambda: (WALL + 9 * DAY, 60))
        self.window = context.window
        self.area = BrowseArea(context)
        self.page = self.area.page
        self.window.show()

    async def fill(self, count: int) -> None:
        """Hold so many sessions; every third one has a note about the river."""

        def held(history: History) -> None:
            for number in range(count):
                session = add_session(history, number, day=number)
                if number % 3 == 0:
                    history.write_word(word(session, f"We walked. The river was high {number}."))

        await self.queue.query(held)

    @property
    def list(self) -> RowList:
        """The list of sessions."""
        return find(self.page, RowList, "Talks, newest first")

    def rows(self) -> list[str]:
        """What a reader hears of the rows that are known."""
        model, role = self.list.model(), Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(at, 0).data(role)) for at in range(model.rowCount())]

    def close(self) -> None:
        """Let the window go."""
        self.window.close_for_good()
        self.window.deleteLater()


Visit = Callable[..., Awaitable[HistoryBrowser]]
"""Opens the page of history over so many sessions; `load=False`: they are not read yet."""


def refuse(*_anything: object) -> None:
    """Stands for whatever a full disk refuses."""
    raise HistoryError("full")
