"""Pictures of every page outside a session, over an in-memory history of sample sessions."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize

from listening_timer.app import samples
from listening_timer.app.album import Album
from listening_timer.app.film import Film
from listening_timer.app.keeper import Keeper
from listening_timer.app.loop import Report
from listening_timer.app.parts import Parts
from listening_timer.app.program import Program
from listening_timer.app.sample_talks import DAY, LAST, SAMPLES
from listening_timer.exercise.decide import fold
from listening_timer.history.store import History
from listening_timer.library.formats import Library
from listening_timer.model.records import HistoryError, Prompting, Unfinished
from listening_timer.ui.pages.pauses import HOUR, ProblemPage
from listening_timer.ui.theme import Theme
from listening_timer.ui.words import said

NAMES = ("Maya", "Sam")


async def look_back(
    film: Film,
    parts: Callable[[Keeper], Parts],
    size: QSize,
    library: Library,
    report: Report,
) -> None:
    """Take a picture of each page that looks back, and of each that asks something at a start."""
    formats = {fmt.id: fmt for fmt in library.formats()}
    opened = partial(_opened, parts, size, report)
    async with opened(lambda history: samples.fill(history, formats, NAMES)) as (made, program):
        window = program.window
        await film.shoot(window, "begin-again")
        program.begin.choose_more("The weeks before the move", Prompting.FULL, keep=False)
        await asyncio.sleep(0.1)  # until the page knows how long it is
        program.begin.show_end()
        await film.shoot(window, "begin-more")
        await Album(film, program, made).take()
        for page in ("formats", "settings"):
            program.open_page(page)
            await film.shoot(window, page)
        await _around(film, program)
        await _starts(film, program, library, made.first.theme)
    few = partial(samples.fill_talks, formats=formats, names=NAMES, talks=SAMPLES[-1:])
    async with opened(few) as (made, program):
        await Album(film, program, made).take_few()


@asynccontextmanager
async def _opened(
    parts: Callable[[Keeper], Parts],
    size: QSize,
    report: Report,
    fill: Callable[[History], None],
) -> AsyncGenerator[tuple[Parts, Program]]:
    """A program over a history of samples, in its window, some days after the last of them."""
    worker = ThreadPoolExecutor(1, thread_name_prefix="samples")
    history = await asyncio.wrap_future(worker.submit(History.memory))
    keeper = Keeper(history, worker, report)
    await keeper.ask(fill)
    made = replace(parts(keeper), wall=lambda: (LAST + 4 * DAY, samples.ZONE))
    program = Program(made)
    program.window.resize(size)
    program.open(await keeper.ask(lambda found: found.last_time()), None)
    program.window.show()
    try:
        yield made, program
    finally:
        program.window.let_go()
        await keeper.close()
        worker.shutdown()


async def _around(film: Film, program: Program) -> None:
    """The pages that are read, and the one for another time."""
    for page in ("welcome", "not-for-you", "about"):
        program.around.open(page)
        await film.shoot(program.window, page)
    program.around.offer_another_time("shown", 24)
    await film.shoot(program.window, "another-time")


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
        ("found-later", state.wall_of(3 * HOUR)),
    ):
        program.recovery.show(found, wall)
        await film.shoot(window, name)
    page = ProblemPage(theme)
    window.add_page("problem", page)
    page.show_problem(said(HistoryError("damaged", path="history.db")))
    window.show_page("problem")
    await film.shoot(window, "problem")
