"""Insights page: reads and computes on the worker thread, saves charts as PNG or SVG."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from listening_timer import COMMAND
from listening_timer.app.services.context import Context
from listening_timer.app.services.dialogs import FileDialogs, FileType, choose
from listening_timer.app.services.event_loop import spawn
from listening_timer.files import atomic_file
from listening_timer.history.insight_queries import FIRST
from listening_timer.history.store import History
from listening_timer.insights.overview import looked_back
from listening_timer.insights.rhythm import habits_since
from listening_timer.insights.weeks import Span, tiled
from listening_timer.model.annotations import OpenPromise
from listening_timer.model.errors import HistoryError
from listening_timer.model.weekly import Couple
from listening_timer.text.error_messages import shown
from listening_timer.ui.insights.page import InsightsPage
from listening_timer.ui.insights.report import InsightsReport, insights_report
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.charts.file import ChartFile, image_of, png_of, svg_of
from listening_timer.ui.widgets.dialog import MenuEntry
from listening_timer.ui.words.i18n import error_text, local_time, tr

PAGE = "insights"
"""Start of every file name: no names of people."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the history holds for the page.

    `chosen` is the couple that was chosen, by their present names; None where none was, or where
    they have no session any more.
    """

    couples: tuple[Couple, ...]
    chosen: Couple | None
    told: InsightsReport
    promises: tuple[OpenPromise, ...]


class InsightsArea(QObject):
    """Fills the insights page and saves its charts."""

    begin_requested = Signal()
    """There is no session yet: open Begin."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme, self._window = context.theme, context.window
        self._queue, self._wall, self._report = context.write_queue, context.wall, context.report
        self._files = FileDialogs(context)
        self._span = Span.HALF_YEAR
        self._couples: tuple[Couple, ...] = ()
        self._couple: Couple | None = None
        self._asked = 0
        self._saving = False

    @cached_property
    def page(self) -> InsightsPage:
        """The page, built on first use."""
        page = InsightsPage(self._theme)
        self._window.add_page(PAGE, page)
        page.span_chosen.connect(self._on_page_span_chosen)
        page.couple_chosen.connect(self._on_page_couple_chosen)
        page.save_requested.connect(self._on_page_save_requested)
        page.begin_requested.connect(self.begin_requested)
        return page

    @property
    def couple(self) -> Couple | None:
        """The couple that was chosen; None for that of the latest session."""
        return self._couple

    @Slot()
    def open(self) -> None:
        """Show the page with current data, unless another page was opened meanwhile."""
        spawn(self.load(self._window.page_id()), self._report)

    @Slot()
    def refresh(self) -> None:
        """Reload the page where it is shown."""
        if self._window.page_id() == PAGE:
            spawn(self._look_again(), self._report)

    async def load(self, asked_on: str) -> None:
        """Read and fill the page, then show it, unless page `asked_on` was left meanwhile.

        The page is built, filled and shown in separate turns of the event loop: all at once would
        block the window.
        """
        if not await self._look_back(self.page):
            return
        await asyncio.sleep(0)
        if self._window.page_id() == asked_on:
            self._window.show_page(PAGE)

    async def _look_back(self, page: InsightsPage) -> bool:
        """Read and fill the page; False where another request came meanwhile."""
        self._asked += 1
        asked, couple, span = self._asked, self._couple, self._span
        today = local_time(*self._wall()).date().isoformat()
        found: Found | HistoryError | None
        try:
            found = await self._queue.query(lambda history: read(history, couple, span, today))
        except HistoryError as error:
            found = error
        if asked != self._asked:
            return False
        if isinstance(found, HistoryError):
            page.show_trouble(error_text(found))
        elif found is None:
            page.show_nothing()
        else:
            self._couples = found.couples
            self._couple = found.chosen or self._couple  # a deleted session may be restored
            page.show_insights(found.told, found.couples, found.promises)
        return True

    async def _look_again(self) -> None:
        await self._look_back(self.page)

    @Slot(str)
    def _on_page_span_chosen(self, span: str) -> None:
        self._span = Span(span)
        spawn(self._look_again(), self._report)

    @Slot(int)
    def _on_page_couple_chosen(self, place: int) -> None:
        self._couple = self._couples[place]
        spawn(self._look_again(), self._report)

    @Slot(str)
    def _on_page_save_requested(self, insight: str) -> None:
        if not self._saving:  # a press while saving is ignored
            self._saving = True
            spawn(self._save(insight), self._report)

    async def _save(self, insight: str) -> None:
        try:
            await self._save_one(insight)
        finally:
            self._saving = False

    async def _save_one(self, insight: str) -> None:
        """Ask for file type and path, save there, and show the result."""
        sheet = self.page.sheet(insight)
        ending = await choose(self._window.sheet, tr("Save picture"), _forms(), tr("Close"))
        if sheet is None or ending is None:
            return
        picture = drawn(self._theme, sheet, ending)
        kind = FileType(ending[1:].upper(), (ending,))
        place = await self._files.ask_save_target(tr("Save as"), f"{COMMAND}-{insight}", kind)
        if place is None:
            return
        try:
            await asyncio.to_thread(write, place.path, picture, replace=place.replace)
        except HistoryError as error:
            self.page.say(insight, error_text(error))
        else:
            self.page.say(insight, tr("Saved as {path}.").format(path=shown(place.path)))


def read(history: History, couple: Couple | None, span: Span, today: str) -> Found | None:
    """Read the insights of a couple, or the latest one, over a span; None without any session.

    Takes a while, so not on the GUI thread. Raises HistoryError.
    """
    couples = history.couples()
    if not couples:
        return None
    chosen = None if couple is None else history.couple(couple)
    of = chosen or couples[0]
    first = FIRST if span is Span.ALL else tiled(span, today)[0].monday.isoformat()
    diary = history.diary(of, first, hours=max(first, habits_since(today)))
    words = insights_report(looked_back(diary, span, today))
    return Found(tuple(couples), chosen, words, history.open_promises(of))


def _forms() -> list[MenuEntry]:
    return [
        MenuEntry(PNG, tr("PNG, to send or print")),
        MenuEntry(SVG, tr("SVG, sharp at any size")),
    ]


SVG, PNG = ".svg", ".png"
"""File types of a saved chart."""
Drawn: TypeAlias = bytes | QImage
"""A chart as SVG bytes, or in pixels."""


def drawn(theme: Theme, sheet: ChartFile, ending: str) -> Drawn:
    """Draw a chart; on the GUI thread."""
    return svg_of(theme, sheet) if ending == SVG else image_of(theme, sheet)


def write(target: Path, picture: Drawn, *, replace: bool = False) -> None:
    """Write a chart to a file; not on the GUI thread.

    Raises HistoryError: missing-folder, exists, not-replaced, read-only, full, io.
    """
    made = png_of(picture) if isinstance(picture, QImage) else picture
    atomic_file.write_whole(target, made, replace=replace)
