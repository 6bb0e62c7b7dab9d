"""Plan area: opens plan files, shows what they hold, holds one plan, and lets it go.

The plan is kept in the history; where nothing can be written, it holds until the program closes.
In practice mode it is that of the two who sit there: it is not kept, and goes when they do.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from listening_timer.app.begin_area import BeginArea
from listening_timer.app.plan_making import PlanMaking
from listening_timer.app.services.context import Context
from listening_timer.app.services.dialogs import FileDialogs, FileType, ask, tell
from listening_timer.app.services.meeting_files import local_zone
from listening_timer.app.services.single_task import SingleTask
from listening_timer.app.session.closing import CloseArea
from listening_timer.exercise.formats import FormatError
from listening_timer.library import plan as plans
from listening_timer.library.plan import Plan
from listening_timer.library.prompts import Deck
from listening_timer.model.annotations import Meeting
from listening_timer.model.appointments import weekly_from
from listening_timer.model.errors import HistoryError
from listening_timer.model.plans import HeldPlan
from listening_timer.model.records import LastTime
from listening_timer.ui.begin.options import PlanOffer
from listening_timer.ui.plan.offer_page import OfferPage
from listening_timer.ui.words.agreements import weekly_text
from listening_timer.ui.words.i18n import error_text, text_of, tr

PAGE = "plan"


class PlanArea(QObject):
    """The plan that Begin offers, and the pages and questions around it."""

    changed = Signal(bool)
    """A plan is held, or was let go; True: Begin is to propose anew."""

    def __init__(self, context: Context, begin: BeginArea, closing: CloseArea) -> None:
        super().__init__()
        self._context, self._begin, self._closing = context, begin, closing
        self._window, self._queue = context.window, context.write_queue
        self._files = FileDialogs(context)
        self._task = SingleTask(context.window, context.report)
        self.making = PlanMaking(context, self._files, self._task)
        self._offered: Plan | None = None
        self._since = 0
        self.held: Plan | None = None
        """The plan that holds; None without one."""
        self._given: Path | None = None

        begin.plan_requested.connect(self.open_file)
        begin.let_go_requested.connect(self._on_begin_let_go_requested)

    @cached_property
    def page(self) -> OfferPage:
        """The page that shows a plan before it holds; built on first use."""
        page = OfferPage(self._context.theme)
        self._window.add_page(PAGE, page)
        page.done.connect(self._begin.show)
        page.use_requested.connect(self._on_page_use_requested)
        return page

    def take(self, kept: HeldPlan | None, given: Path | None = None) -> None:
        """Hold the plan that the history keeps; one that cannot be read is left out.

        `given` is the file that the program was started with, which is shown once Begin is.
        """
        self._given = given
        if kept is None or self._begin.choices.practice:
            return
        try:
            self._hold(plans.parse_text(kept.text), kept.since)
        except FormatError:  # of a version of the program that reads others
            self._context.report(ValueError("the plan of the history cannot be read"))

    def follow(self, last: LastTime | None) -> None:
        """Take the plan's appointment for that of these two, unless they agreed on another since.

        To be called before what the last session left is shown.
        """
        agreed = () if last is None else (last.meeting, last.standing)
        own = any(meeting is not None and meeting.edited > self._since for meeting in agreed)
        self._begin.planned = self._closing.planned = None if own else self._meeting()

    def offer(self, plan: Plan) -> None:
        """Show a plan, to be used or not."""
        self._offered = plan
        deck = plan.deck and _name_of(plan.deck, self._context)
        self.page.show_plan(plan, deck or "", replaces=self.held is not None)
        self._window.show_page(PAGE)

    def offer_given(self) -> None:
        """Show the plan that the program was started with, once."""
        given, self._given = self._given, None
        if given is not None:
            self._task.start(self.open_path(given))

    @Slot()
    def open_file(self) -> None:
        """Ask for a plan file and show it."""
        self._task.start(self._choose())

    async def _choose(self) -> None:
        kinds = [FileType(tr("Plans"), (plans.ENDING,)), FileType(tr("All files"), ("",))]
        path = await self._files.ask_open_path(tr("Open a plan"), kinds)
        if path is not None:
            await self.open_path(path)

    async def open_path(self, path: Path) -> None:
        """Show the plan of a file, or say what is wrong with it."""
        try:
            plan = await asyncio.to_thread(plans.load, path)
        except FormatError as error:
            await tell(self._window.sheet, tr("This plan can’t be opened."), error_text(error))
        else:
            self.offer(plan)

    @Slot()
    def _on_page_use_requested(self) -> None:
        plan, since = self._offered, self._context.wall()[0]
        if plan is None:
            return
        kept = HeldPlan(plans.write(plan), since)
        if not self._begin.choices.practice:
            self._queue.enqueue(lambda history: history.hold_plan(kept))
        self._hold(plan, since)
        self._begin.show()
        self.changed.emit(True)

    @Slot()
    def _on_begin_let_go_requested(self) -> None:
        self._task.start(self._let_go())

    def once_let_go(self, choose: Callable[[], None]) -> None:
        """Choose something else and show Begin; where a plan holds, once it is let go."""
        if self.held is None:
            choose()
            self._begin.show()
        else:
            self._task.start(self._let_go(choose))

    async def _let_go(self, choose: Callable[[], None] | None = None) -> None:
        """Ask whether the plan is let go, do so, and show Begin."""
        answers = [("keep", tr("Keep it"), False), ("go", tr("Let it go"), True)]
        text = tr("Then you choose for yourselves how you talk. Its file stays where it is.")
        if await ask(self._window.sheet, tr("Let the plan go?"), text, answers) != "go":
            return
        if not self._begin.choices.practice:
            self._queue.enqueue(lambda history: history.let_plan_go())
        self._hold(None, 0)
        if choose is not None:
            choose()
        self.changed.emit(choose is None)
        self._begin.show()

    def follow_practice(self) -> None:
        """Forget the plan of the two who leave, in practice mode."""
        if self.held is not None and self._begin.choices.practice:
            self._hold(None, 0)

    @Slot()
    def switch_practice(self) -> None:
        """Leave the plan of the history out of sight in practice mode, and hold it again after."""
        if self._begin.choices.practice:
            self.follow_practice()
        else:
            self._task.start(self._hold_kept())

    async def _hold_kept(self) -> None:
        with contextlib.suppress(HistoryError):  # saving is being retried; the next start has it
            self.take(await self._queue.query(lambda history: history.plan()), self._given)
            self.changed.emit(True)

    def _hold(self, plan: Plan | None, since: int) -> None:
        self.held, self._since = plan, since
        self._context.catalogs.use_deck(None if plan is None else plan.deck)
        self._begin.choices.hold_plan(None if plan is None else _offer(plan))

    def _meeting(self) -> Meeting | None:
        """The plan's appointment, as one of the two's own."""
        if self.held is None or self.held.weekly is None:
            return None
        weekly, zone, since = self.held.weekly, local_zone(), self._since
        offset = self._context.wall()[1]
        wall, ahead = weekly_from(weekly.day, weekly.minute, (since, offset), zone)
        other = weekly.other_day
        return Meeting("", wall, ahead, since, weekly=True, substitute=other, zone=zone)


def _offer(plan: Plan) -> PlanOffer:
    """What Begin shows of a plan."""
    weekly = "" if plan.weekly is None else weekly_text(plan.weekly.day, plan.weekly.minute)
    return PlanOffer(plan.format, plan.text, weekly)


def _name_of(deck: str | Deck, context: Context) -> str:
    """The name of a plan's deck."""
    known = context.catalogs.decks.get(deck) if isinstance(deck, str) else deck
    return text_of(known.name)
