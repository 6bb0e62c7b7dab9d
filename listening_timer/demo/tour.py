"""Screenshots of every page outside a session, over an in-memory history of sample sessions."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize

from listening_timer.app.demonstration.area import NAMES, Script
from listening_timer.app.history.other_history import not_opened_text
from listening_timer.app.program import Program
from listening_timer.app.services.context import Context
from listening_timer.app.services.dialogs import tell
from listening_timer.app.services.faults import Report
from listening_timer.app.services.write_queue import WriteQueue
from listening_timer.app.transfer.area import import_error_text, import_result_text
from listening_timer.app.transfer.progress import ProgressRunner
from listening_timer.config.settings import HelpLine, Settings
from listening_timer.demo import samples
from listening_timer.demo.own_formats import own_formats
from listening_timer.demo.plan_pages import plan_pages
from listening_timer.demo.players import second_window, second_window_end
from listening_timer.demo.samples import DAY, LAST, SAMPLES
from listening_timer.demo.screenshots import Film
from listening_timer.exercise.decide import fold
from listening_timer.history.store import History
from listening_timer.insights.weeks import Span
from listening_timer.library.formats import Library
from listening_timer.model.errors import HistoryError
from listening_timer.model.preferences import Prompting
from listening_timer.model.records import ImportResult, Unfinished, WordList
from listening_timer.transfer.export import Progress
from listening_timer.ui.session.actions import StageAction
from listening_timer.ui.session.break_page import HOUR_MS
from listening_timer.ui.session.problem_page import ProblemPage
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.transfer.progress import talks_done
from listening_timer.ui.words.i18n import error_text, tr


async def look_back(
    film: Film,
    make_context: Callable[[WriteQueue], Context],
    size: QSize,
    library: Library,
    report: Report,
) -> None:
    """Take screenshots of the history's pages, and of those that ask something at a start."""
    formats = {fmt.id: fmt for fmt in library.items()}
    opened = partial(_opened, make_context, size, report)
    async with opened(lambda history: samples.fill(history, formats, NAMES)) as (made, program):
        window = program.window
        await film.shoot(window, "begin-again")
        program.begin.open_left_over()
        await film.shoot(window, "begin-from-last-time")
        program.begin.show()
        program.begin.open_change()
        await film.shoot(window, "change")
        program.begin.choose_more("The weeks before the move", Prompting.FULL, keep=False)
        await film.shoot(window, "change-keep-nothing")
        program.begin.show()
        await film.shoot(window, "begin-changed")
        await Tour(film, program, made).take()
        for page in ("formats", "settings"):
            program.open_page(page)
            await film.shoot(window, page)
        await _demonstration(film, program, library)
        await own_formats(film, program)
        program.handouts.offer(library.get("share-fully"))
        await film.shoot(window, "handouts")
        await plan_pages(film, program, library)
        await _around(film, program)
        await _now_you(film, program)
        await _starts(film, program, library, made.theme)
        await _practice(film, program, made.settings)
    few = partial(samples.fill_sessions, formats=formats, names=NAMES, talks=SAMPLES[-1:])
    async with opened(few) as (made, program):
        await Tour(film, program, made).take_few()


class OtherHistories:
    """Implements `Histories` as while another history is open; none is opened here."""

    is_default = False

    async def open_other(self, path: Path) -> None:
        """There is no other history."""
        raise HistoryError("no-file", path=path)

    async def make(self, path: Path) -> None:
        """None is made."""
        await self.open_other(path)

    async def open_default(self) -> None:
        """The default one is not opened either."""
        await self.open_other(OTHER)


@asynccontextmanager
async def _opened(
    make_context: Callable[[WriteQueue], Context],
    size: QSize,
    report: Report,
    fill: Callable[[History], None],
) -> AsyncGenerator[tuple[Context, Program]]:
    """A program over a history of samples, in its window, 4 days after the last of them."""
    worker = ThreadPoolExecutor(1, thread_name_prefix="samples")
    history = await asyncio.wrap_future(worker.submit(History.memory))
    queue = WriteQueue(history, worker, report)
    await queue.query(fill)
    made = replace(
        make_context(queue),
        wall=lambda: (LAST + 4 * DAY, samples.ZONE),
        histories=OtherHistories(),
    )
    program = Program(made)
    program.window.resize(size)
    program.open(await queue.query(lambda found: found.last_time()), None)
    program.window.show()
    try:
        yield made, program
    finally:
        program.window.close_for_good()
        await queue.close()
        worker.shutdown()


async def _demonstration(film: Film, program: Program, library: Library) -> None:
    """The demonstration: its page, its stage while they speak and while it is paused, its end."""
    window, area = program.window, program.demonstration
    conversation = area.page.conversation  # reads them now, so that the page opens at once
    program.open_page("demonstration")
    await film.shoot(window, "demonstration")
    area.page.unfold()
    await film.shoot(window, "demonstration-ways")
    area.start(Script(library.get("share-fully"), conversation, 10))
    do = program.stage.input.do
    do(StageAction.PAUSE)
    await film.shoot(window, "demonstration-paused")
    do(StageAction.FORWARD)
    await film.shoot(window, "demonstration-moment")
    do(StageAction.PAUSE)
    await film.shoot(window, "demonstration-running")
    await second_window(program, film)
    program.stage.stage.open_menu()
    await film.shoot(window, "demonstration-menu")
    window.sheet.answer("close")
    do(StageAction.ALL_KEYS)
    await film.shoot(window, "demonstration-keys")
    window.sheet.answer("closed")
    do(StageAction.END)
    await film.shoot(window, "demonstration-end")
    await second_window_end(program, film)


async def _around(film: Film, program: Program) -> None:
    """The help pages, what is kept, and the page for another time."""
    for page in ("not-for-you", "about", "what-is-kept"):
        program.help_pages.open(page)
        await film.shoot(program.window, page)
    program.window.sheet.dismiss()
    program.help_pages.offer_another_time("shown", 24)
    await film.shoot(program.window, "another-time")


async def _now_you(film: Film, program: Program) -> None:
    """One minute each: before it, in it and after it."""
    program.now_you.open(program.begin.page_id)
    await film.shoot(program.window, "now-you")
    program.now_you.page.begin()
    await film.shoot(program.window, "now-you-share")
    program.stage.leave_run()
    program.now_you.show_end()
    await film.shoot(program.window, "now-you-end")


async def _starts(
    film: Film,
    program: Program,
    library: Library,
    theme: Theme,
) -> None:
    """The pages of an unusual start: a session found, early and late, and a problem."""
    window = program.window
    log = samples.played(SAMPLES[-1], library.get("share-fully"))[:2]
    found = Unfinished("f" * 32, *NAMES, log, lived=300_000, starts=0)
    state = fold(log)
    for name, wall in (
        ("found", state.wall_of(360_000)),
        ("found-later", state.wall_of(3 * HOUR_MS)),
    ):
        program.recovery.show(found, wall)
        await film.shoot(window, name)
    page = ProblemPage(theme)
    window.add_page("problem", page)
    page.show_problem(error_text(HistoryError("damaged", path="history.db")))
    window.show_page("problem")
    await film.shoot(window, "problem")


def _help_lines() -> tuple[HelpLine, HelpLine]:
    """Whom a practice names as help."""
    message = tr("Leave a message. We call back the same day.")
    return HelpLine(tr("The practice"), "0123 456 78", message), HelpLine(tr("In the evening"))


async def _practice(film: Film, program: Program, settings: Settings) -> None:
    """Begin as a practice has it, its choices and settings, and whom it names as help."""
    program.settings.set_settings(replace(settings, practice=True, help_lines=_help_lines()))
    program.begin.show()
    await film.shoot(program.window, "begin-practice")
    program.begin.open_change()
    await film.shoot(program.window, "change-practice")
    program.open_page("settings")
    program.settings.page.show_end()
    await film.shoot(program.window, "settings-practice")
    for page in ("who-can-help", "not-for-you"):
        program.help_pages.open(page)
        await film.shoot(program.window, f"{page}-practice")


ANSWER_SETTLE_S = 0.2
"""Delay (s) until an answer is painted."""
OTHER = Path("tuesdays.db")
"""Name of another history, which is not there."""
FILE = "talks.json"
"""Name of the imported file."""
NOWHERE = "zzz"
"""What is looked for and stands in no talk."""


class Tour:
    """Leads the program from one page of the history to the next."""

    def __init__(self, film: Film, program: Program, context: Context) -> None:
        """`context`: what the program was built from."""
        self._film, self._program = film, program
        self._context, self._queue = context, context.write_queue
        self._back, self._sheet = program.history_area, program.window.sheet

    async def take(self) -> None:
        """Take a screenshot of each page, the sessions first."""
        await self._talks()
        await self._undone()
        await self._with_the_talks()
        await self._transfers()
        await self._weeks()
        await self._without_any()

    async def take_few(self) -> None:
        """Take a screenshot of History and Insights as they are after the first session."""
        await self._back.browse.load()
        await self._shoot("history-few")
        await self._back.insights.load(self._program.window.page_id())
        await self._shoot("insights-few")

    async def _talks(self) -> None:
        page = self._back.browse.page
        await self._back.browse.load()
        await self._shoot("history")
        await self._open(len(SAMPLES) - 1)
        await self._shoot("history-break")
        await self._open(len(SAMPLES))
        page.detail.write()
        await self._shoot("history-writing")
        page.detail.read()
        page.show_all()
        page.search.look_for("before")
        await self._shoot("history-search")
        page.search.look_for("")
        page.search.filters_requested.emit()
        await self._shoot("history-filter")
        page.show_all()
        await self._menu()
        await self._words()

    async def _menu(self) -> None:
        """The menu of the history, and a history that cannot be opened."""
        self._back.browse.page.menu_requested.emit()
        await self._shoot("history-menu")
        refused = HistoryError("no-file", path=OTHER)
        self._sheet.dismiss()
        telling = asyncio.ensure_future(tell(self._sheet, *not_opened_text(refused)))
        await self._shoot("history-not-opened")
        self._sheet.answer("done")
        await telling

    async def _words(self) -> None:
        """Each list of words, one with a search, and the talk that a row opens."""
        page = self._back.browse.page
        for which in WordList:
            page.tabs.choose(which)
            await self._shoot(f"history-{which}")
        page.tabs.choose(WordList.THANKS)
        page.words.look_for("children")
        await self._shoot("history-thanks-search")
        page.words.rows.opened.emit()
        await self._shoot("history-thanks-talk")
        page.header.back_requested.emit()
        page.words.look_for("roof")
        await self._shoot("history-thanks-none")
        page.words.look_for("")
        page.tabs.choose(None)

    async def _open(self, number: int) -> None:
        """Select a session and open it, also where the list takes the whole page."""
        page = self._back.browse.page
        page.choose(f"{number:032x}")
        await self._settled()
        page.list.rows.opened.emit()

    async def _undone(self) -> None:
        """Delete a session, and undo that."""
        page = self._back.browse.page
        page.detail.delete_requested.emit(page.current())
        await self._shoot("history-delete")
        self._sheet.answer("delete")
        await self._shoot("history-undo")
        self._back.editing.undoing.undo()
        await self._settled()

    async def _with_the_talks(self) -> None:
        """The page of people, and the export page."""
        self._back.editing.people.open()
        await self._shoot("people")
        await self._back.browse.load()
        self._back.browse.page.export_requested.emit()
        await self._shoot("export")
        await self._back.browse.load()

    async def _transfers(self) -> None:
        """The progress of an export, and the results of imports."""
        shown = asyncio.Event()

        async def work(going: Progress) -> None:
            going(len(SAMPLES) // 3, len(SAMPLES))
            await shown.wait()

        progress = ProgressRunner(self._context)
        title = tr("Exporting talks")
        working = asyncio.ensure_future(progress.carry_out(title, talks_done, work))
        await self._shoot("progress")
        shown.set()
        await working
        result = ImportResult(new=3, changed=1, unchanged=len(SAMPLES))
        refused = HistoryError("cut-line", path=FILE, line=len(SAMPLES))
        for name, words in (
            ("imported", import_result_text(result)),
            ("import-failed", import_error_text(refused)),
        ):
            telling = asyncio.ensure_future(tell(self._sheet, *words))
            await self._shoot(name)
            self._sheet.answer("done")
            await telling

    async def _weeks(self) -> None:
        """Insights over each span, as charts and as tables."""
        insights = self._back.insights
        await insights.load(self._program.window.page_id())
        for span in Span:
            insights.page.span_chosen.emit(span.value)
            await self._shoot(f"insights-{span.value}")
        insights.page.show_end()
        await self._shoot("insights-end")
        insights.page.show_tables()
        insights.page.show_from_top()
        await self._shoot("insights-tables")
        insights.page.show_end()
        await self._shoot("insights-tables-end")

    async def _without_any(self) -> None:
        """History and Insights before the first session."""
        self._back.insights.page.show_nothing()
        self._back.insights.page.show_from_top()
        await self._shoot("insights-empty")
        await self._back.browse.load()
        self._back.browse.page.show_sessions([], more=False)
        await self._shoot("history-empty")

    async def _settled(self) -> None:
        await self._queue.wait_until_saved(5)
        await self._film.settle(ANSWER_SETTLE_S)

    async def _shoot(self, name: str) -> None:
        await self._settled()
        await self._film.shoot(self._program.window, name)
