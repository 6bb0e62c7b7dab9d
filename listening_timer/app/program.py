"""Program: the object that builds every area and connects one to the next."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QObject, Slot

from listening_timer.app.begin_area import BeginArea
from listening_timer.app.demonstration.area import PAGE as DEMONSTRATION
from listening_timer.app.demonstration.area import DemonstrationArea
from listening_timer.app.formats_area import FORMAT, FormatsArea
from listening_timer.app.help_pages import HelpPages
from listening_timer.app.history.area import HistoryArea
from listening_timer.app.now_you import NowYouArea
from listening_timer.app.plan_area import PlanArea
from listening_timer.app.services.context import Context
from listening_timer.app.services.drafts import Drafts
from listening_timer.app.services.event_loop import spawn
from listening_timer.app.services.relocation import Relocation
from listening_timer.app.services.wall_watch import WallWatch
from listening_timer.app.session.area import StageArea
from listening_timer.app.session.recovery import RecoveryArea
from listening_timer.app.session.sounds import SoundArea
from listening_timer.app.session.tallies import TallyArea
from listening_timer.app.session.window_urgency import Attention
from listening_timer.app.settings_area import SettingsArea
from listening_timer.app.shutdown import Shutdown
from listening_timer.app.transfer.handouts import HandoutArea
from listening_timer.exercise.formats import Format
from listening_timer.model.annotations import PromiseOutcome
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import LastTime, Outcome, Unfinished
from listening_timer.ui.begin.options import Setup
from listening_timer.ui.closing.page import CLOSING
from listening_timer.ui.history.people import PEOPLE
from listening_timer.ui.session.conductor import Conductor
from listening_timer.ui.session.session_announcements import Announcer
from listening_timer.ui.widgets import accessibility
from listening_timer.ui.words.i18n import tr


class Program(QObject):
    """The window with all its areas, connected."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._format: str | None = None
        self._kept = False
        self.window = context.window
        self.wall_watch = WallWatch(context.wall, self.window)
        self.conductor = Conductor(context.clock, self)
        self.drafts = Drafts(context)
        self.formats = FormatsArea(context, self.drafts)
        self.help_pages = HelpPages(context, self.formats)
        self.stage = StageArea(context, self.conductor, self.drafts)
        self.sounds = SoundArea(self.conductor, self.stage.stage, context.chime, context.clock)
        self.attention = Attention(self.window, self.conductor)
        self.announcer = Announcer(self.window, self.stage.stage)
        self.recovery = RecoveryArea(context)
        self.tallies = TallyArea(context)
        self.shutdown = Shutdown(context, self.stage, self.drafts)
        self.relocation = Relocation(context)
        self.begin = BeginArea(context, self.drafts, self.tallies)
        self.now_you = NowYouArea(context, self.stage)
        self.settings = SettingsArea(
            context,
            self.begin,
            self.stage,
            self.sounds,
            self.tallies,
            self.recovery,
            self.help_pages,
        )
        self.plans = PlanArea(context, self.begin, self.stage.closing)
        self._connect()

    def _connect(self) -> None:
        self.window.navigation.chosen.connect(self.open_page)
        self.window.close_requested.connect(self._on_window_close_requested)
        self.shutdown.relocation_requested.connect(self.relocation.choose)
        self.stage.closing.page.place_requested.connect(self.relocation.choose)
        self._context.write_queue.unsaved_changed.connect(self._on_queue_unsaved_changed)
        self.begin.begin_requested.connect(self._on_begin_requested)
        self.begin.page_requested.connect(self.help_pages.open)
        self.begin.now_you_requested.connect(self._on_begin_now_you_requested)
        self.now_you.whole_talk_requested.connect(self._open_begin)
        self.begin.last_time_card.outcome_chosen.connect(self._on_last_time_card_outcome_chosen)
        self.formats.begin_requested.connect(self._on_formats_begin_requested)
        self.formats.changed.connect(self.begin.choices.set_formats)
        self.formats.paper_requested.connect(self._on_formats_paper_requested)
        self.formats.plan_requested.connect(self.plans.making.show)
        self.help_pages.done.connect(self.return_to_begin)
        self.settings.page.page_requested.connect(self.help_pages.open)
        self.settings.practice_switched.connect(self.plans.switch_practice)
        self.settings.practice_switched.connect(self._propose)
        self.plans.changed.connect(self._propose)
        self.conductor.state_changed.connect(self.announcer.follow)  # after the page changed
        for area in (self.begin, self.stage, self.help_pages, self.recovery):
            self.wall_watch.changed.connect(area.follow_wall)
        self.wall_watch.changed.connect(self._on_watch_changed)
        self.stage.left.connect(self._on_stage_left)
        self.stage.not_now.connect(self._on_stage_not_now)
        self.recovery.resume_requested.connect(self.stage.resume)
        self.recovery.done.connect(self._open_begin)

    @cached_property
    def history_area(self) -> HistoryArea:
        """The area that shows the history; built on first use."""
        area = HistoryArea(self._context, self.drafts)
        for page in (area.browse.page, area.insights):
            page.begin_requested.connect(self._on_page_begin_requested)
        area.changed.connect(self._propose)
        self.wall_watch.changed.connect(area.follow_wall)
        self.settings.set_history(area)
        page = area.browse.page
        card = self.tallies.card_for(page, page.takes_marks)
        page.set_marks(card)
        page.header.set_takes_marks(card.has_people())
        card.people_changed.connect(page.header.set_takes_marks)
        card.noted.connect(page.show_marks)
        return area

    @Slot()
    def prepare(self) -> None:
        """Build what was not needed for the first page, and will be soon."""
        _built = self.history_area

    @Slot()
    def _on_page_begin_requested(self) -> None:
        self.open_page("begin")

    @cached_property
    def demonstration(self) -> DemonstrationArea:
        """The demonstration; built on first use."""
        area = DemonstrationArea(self._context, self.conductor, self.stage, self.sounds)
        area.now_you_requested.connect(self._on_demonstration_now_you_requested)
        return area

    @cached_property
    def handouts(self) -> HandoutArea:
        """The area of sheets of paper; built on first use."""
        area = HandoutArea(self._context, lambda: self.settings.current.paper)
        area.back_requested.connect(lambda: self.open_page("formats"))
        return area

    def open(
        self, last: LastTime | None, found: Unfinished | None, format_id: str | None = None
    ) -> None:
        """Show the first page: Begin, the welcome of a first start, or a session found unfinished.

        Where `drafts` has text of an earlier run, the page on which it was typed; where the program
        was started with a plan, what it holds.
        """
        self._format = format_id
        if last is not None:
            self._show_last_time(last)
            self.settings.remember_sessions()
        self.begin.open(last, format_id)
        if found is not None:
            self.begin.expect_session()
            self.recovery.offer(found)
        else:
            self.begin.show()
        self.begin.choices.set_ready(grant=found is None)
        if found is None:
            self._open_chosen_page()
            self.begin.grant_early_wish()
            self._offer_drafts()

    def _open_chosen_page(self) -> None:
        """Open the page chosen in the navigation before the program was ready."""
        wished = self.window.navigation.current()
        if wished not in ("", "begin") and self.window.page_id() == self.begin.page_id:
            self.open_page(wished)

    def _show_last_time(self, last: LastTime | None) -> None:
        """Show what the history says about the last session; without one, forget what was known."""
        seen = last is not None and not self.settings.current.practice
        self.stage.set_seen_prompts(last.prompts if last and seen else ())
        self.plans.follow(last)
        self.begin.show_last_time(last)

    @Slot()
    def _on_begin_now_you_requested(self) -> None:
        choices = self.begin.choices
        self.now_you.open(self.begin.page_id, choices.names(), choices.first)

    @Slot(str)
    def open_page(self, page: str) -> None:
        """Show a page of the navigation."""
        if self.history_area.open(page):
            return
        if page == "begin":
            self.begin.show()
            return
        if page == DEMONSTRATION:
            self.demonstration.open()
            return
        self.help_pages.page(page)
        self.window.show_page(page)

    @Slot()
    def _on_demonstration_now_you_requested(self) -> None:
        """Let the two who watch try it; its Done leads back to the demonstration's page."""
        self.demonstration.prepare_page()
        self.now_you.open(DEMONSTRATION)

    @Slot()
    def _on_stage_left(self) -> None:
        self.stage.input.keys.debounce.restart()  # a press that bounces must not begin again
        if self._kept:
            self.begin.expect_session()
        self.return_to_begin()

    @Slot()
    def return_to_begin(self) -> None:
        """Return to Begin, with what the history proposes now."""
        self.plans.follow_practice()
        self.begin.start_over()
        self._open_begin()

    @Slot()
    def _open_begin(self) -> None:
        self.begin.show()
        self._propose()
        self._offer_drafts()

    def _offer_drafts(self) -> None:
        """Show the plan that was opened, or what was being typed when the program stopped.

        That not in practice mode, where it may have been other people: it waits in the history.
        """
        self.plans.offer_given()
        if self.settings.current.practice:
            return
        for session, field in self.drafts.found():
            if session:
                spawn(self._open_drafts_of(session), self._context.report)
                return
            if field.startswith(PEOPLE):
                self.history_area.open_people()
                return
            if field == FORMAT and self.formats.restore():
                return

    async def _open_drafts_of(self, session: str) -> None:
        fields = self.drafts.found_of(session)
        try:
            detail = await self._context.write_queue.query(lambda history: history.session(session))
            if self.conductor.running or detail.row.outcome is Outcome.OPEN:
                return  # it is offered when that session ends
            if any(field.startswith(CLOSING) for field in fields):
                self.stage.show_closing(detail)
            else:
                await self.history_area.open_for_editing(session)
        except HistoryError:
            return  # it stays in the history, and is offered at the next start

    @Slot()
    @Slot(bool)
    def _propose(self, propose: bool = True) -> None:  # noqa: FBT001, FBT002 - as the signal has it
        """Show on Begin what the history holds now, and propose it unless somebody has chosen."""
        spawn(self._read_last_time(propose=propose), self._context.report)

    async def _read_last_time(self, *, propose: bool) -> None:
        try:
            last = await self._context.write_queue.query(lambda history: history.last_time())
        except HistoryError:  # saving is being retried; Begin stays as it was
            self.begin.follow_wall()
            return
        self._show_last_time(last)
        if last is not None:
            self.settings.remember_sessions()
        if propose:
            self.begin.propose(last, self._format)

    @Slot(bool)
    def _on_watch_changed(self, new_day: bool) -> None:  # noqa: FBT001 - as the signal has it
        """Show what was agreed as of now; a new day may bring more to ask about."""
        if new_day:
            spawn(self._read_last_time(propose=False), self._context.report)

    @Slot()
    def _on_window_close_requested(self) -> None:
        self.save_typed()
        self.shutdown.close()

    @Slot(bool)
    def follow_screen_reader(self, runs: bool) -> None:  # noqa: FBT001 - the value itself
        """Adapt to a screen reader that runs, and tell it again where the focus is."""
        self.stage.quiet.set_screen_reader(runs)
        if runs:
            accessibility.repeat_focus()

    @Slot(object)
    def _on_begin_requested(self, setup: Setup) -> None:
        if self.stage.input.keys.debounce.bounces():
            return
        self._format = None
        self._kept = setup.keep and self._context.records_sessions
        self.drafts.flush()
        self.stage.begin(setup)

    @Slot(bool)
    def _on_queue_unsaved_changed(self, unsaved: bool) -> None:  # noqa: FBT001 - as the signal has it
        self.window.navigation.set_alert(tr("Not yet saved") if unsaved else "")

    @Slot(str, int)
    def _on_stage_not_now(self, session: str, minutes: int) -> None:
        self.begin.drop_drafts()
        if self.settings.current.practice:
            self.begin.start_over()
        self.help_pages.offer_another_time(session, minutes)

    @Slot(str, str)
    def _on_last_time_card_outcome_chosen(self, promise: str, outcome: str) -> None:
        wall, chosen = self._context.wall()[0], PromiseOutcome(outcome)
        self._context.write_queue.enqueue(
            lambda history: history.set_outcome(promise, chosen, wall)
        )

    @Slot(object)
    def _on_formats_paper_requested(self, fmt: Format) -> None:
        self.handouts.offer(fmt)

    @Slot(str)
    def _on_formats_begin_requested(self, format_id: str) -> None:
        self.plans.once_let_go(lambda: self.begin.choose(format_id))

    def save_typed(self) -> None:
        """Save whatever is being typed on any page."""
        self.stage.save_typed()
        self.help_pages.save_typed()
        if "history_area" in vars(self):
            self.history_area.save_typed()
        self.drafts.flush()

    @Slot()
    def close_now(self) -> None:
        """Close without a question, as the system asks; what was typed is saved."""
        self.save_typed()
        self.window.close_for_good()

    @Slot()
    def show_fault(self) -> None:
        """Show that a bug occurred, and that the session goes on."""
        self.stage.stage.say(tr("Something didn’t work here. Your talk goes on."))
