"""Pictures of the pages that look back: the talks there were, and what the weeks show."""

from __future__ import annotations

import asyncio

from listening_timer.app.film import Film
from listening_timer.app.keeper import Keeper
from listening_timer.app.program import Program
from listening_timer.app.sample_talks import SAMPLES
from listening_timer.insights.weeks import Span

SETTLES = 0.2
"""Seconds until an answer is painted."""


class Album:
    """The program, led from one page that looks back to the next."""

    def __init__(self, film: Film, program: Program, keeper: Keeper) -> None:
        self._film, self._program, self._keeper = film, program, keeper
        self._back = program.looking_back

    async def take(self) -> None:
        """Take a picture of each of them, the talks first."""
        await self._talks()
        await self._with_the_talks()
        await self._weeks()

    async def _talks(self) -> None:
        page = self._back.review.page
        await self._back.review.load()
        await self._shoot("history")
        page.choose(f"{len(SAMPLES) - 1:032x}")
        await self._shoot("history-break")
        page.choose(f"{len(SAMPLES):032x}")
        await self._settled()
        page.detail.write()
        await self._shoot("history-writing")
        page.detail.read()
        page.search.look_for("before")
        await self._shoot("history-search")
        page.search.look_for("")
        page.search.filters_requested.emit()
        await self._shoot("history-filter")
        page.show_all()

    async def _with_the_talks(self) -> None:
        """What can be done with all of them, and the page without any."""
        page = self._back.review.page
        self._back.editing.people.open()
        await self._shoot("people")
        await self._back.review.load()
        page.take_out_requested.emit()
        await self._shoot("taking-out")
        await self._back.review.load()
        page.show_sessions([], more=False)
        await self._shoot("history-empty")

    async def _weeks(self) -> None:
        """What the weeks show over each span, as pictures, as tables and without any."""
        insights = self._back.insights
        await insights.load(self._program.window.page_id())
        for span in Span:
            insights.page.span_chosen.emit(span.value)
            await self._shoot(f"insights-{span.value}")
        insights.page.show_end()
        await self._shoot("insights-end")
        insights.page.show_tables()
        await self._shoot("insights-tables")
        insights.page.show_nothing()
        await self._shoot("insights-empty")

    async def _settled(self) -> None:
        await self._keeper.settled(5)
        await asyncio.sleep(SETTLES)

    async def _shoot(self, name: str) -> None:
        await self._settled()
        await self._film.shoot(self._program.window, name)
