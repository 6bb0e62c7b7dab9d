"""Begin area: the pages before a session, what they propose, and drafts of what is typed there."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QObject, Signal, Slot

from listening_timer.app.services.context import Context
from listening_timer.app.services.drafts import NO_SESSION, Drafts, TextField
from listening_timer.app.services.first_window import begin_page, welcome_page
from listening_timer.app.session.tallies import TallyArea
from listening_timer.exercise.formats import Side
from listening_timer.model.annotations import Meeting
from listening_timer.model.preferences import Prompting
from listening_timer.model.records import LastTime
from listening_timer.ui.begin.change import ChangePage
from listening_timer.ui.begin.last_time import LastTimeCard
from listening_timer.ui.begin.left_over import LeftOverPage
from listening_timer.ui.begin.page import BEGIN, BeginPage
from listening_timer.ui.begin.welcome import WelcomePage

_PAGES = ("welcome", "begin")


class BeginArea(QObject):
    """Welcome while the history has no session, else Begin; and the Change page of both.

    In practice mode always Begin, and nothing of the last session on it.
    """

    page_requested = Signal(str)
    """Show another page: `formats`, `not-for-you` or `what-is-kept`."""
    now_you_requested = Signal()
    """Try one minute each first."""
    plan_requested = Signal()
    """Choose a plan file, and open it."""
    let_go_requested = Signal()
    """Let the plan go that is held."""

    def __init__(self, context: Context, drafts: Drafts, tallies: TallyArea) -> None:
        super().__init__()
        self._context, self._drafts, self._tallies = context, drafts, tallies
        self._first, self._window = context.first_window, context.window
        self._returning = self._first.begin is not None
        self.planned: Meeting | None = None
        """The weekly appointment of a plan, until the two agree on one of their own."""
        self.choices = self._first.choices
        self.begin_requested = self.choices.begin_requested
        self.last_time_card = LastTimeCard(context.theme)
        self.left_over = LeftOverPage(context.theme, self.last_time_card)
        if self._first.begin is not None:
            self._equip(self._first.begin)
        if self._first.welcome is not None:
            self._first.welcome.page_requested.connect(self._on_welcome_page_requested)

        self.last_time_card.topic_chosen.connect(self.choices.write_topic)
        self.last_time_card.let_go.connect(self._on_last_time_card_let_go)
        self.choices.keeping_chosen.connect(self._on_keeping_chosen)
        self.choices.changed.connect(self._on_choices_changed)
        self.choices.names_refused.connect(self._on_names_refused)
        self._on_choices_changed()

    @cached_property
    def page(self) -> BeginPage:
        """The Begin page; built on first use where the program started with Welcome."""
        if self._first.begin is not None:
            return self._first.begin
        page = begin_page(self._window, self._context.theme, self.choices, self._context.wall)
        self._equip(page)
        return page

    @cached_property
    def welcome(self) -> WelcomePage:
        """The Welcome page; built on first use where the program started with Begin."""
        if self._first.welcome is not None:
            return self._first.welcome
        page = welcome_page(self._window, self._context.theme, self.choices)
        page.page_requested.connect(self._on_welcome_page_requested)
        return page

    @cached_property
    def change(self) -> ChangePage:
        """The page of all choices; built on first use."""
        page = ChangePage(self._context.theme, self.choices)
        self._window.add_page("change", page)
        page.done.connect(self.show)
        page.plan_requested.connect(self.plan_requested)
        page.let_go_requested.connect(self.let_go_requested)
        page.formats_requested.connect(lambda: self.page_requested.emit("formats"))
        return page

    @property
    def page_id(self) -> str:
        """The id of the page that sessions begin from."""
        return "begin" if self._returning or self.choices.practice else "welcome"

    def open(self, last: LastTime | None, format_id: str | None = None) -> None:
        """Propose what the history holds, at the start of the program."""
        self._returning = last is not None
        if last is not None or format_id is not None or self.choices.practice:
            self.propose(last, format_id)
        self.watch(offer=not self.choices.touched)

    def grant_early_wish(self) -> None:
        """Open what was requested on Welcome before anybody could open it."""
        welcome = self._first.welcome
        if welcome is not None and welcome.wished and self._is_on_welcome:
            self._on_welcome_page_requested(welcome.wished)
            welcome.wished = ""

    def expect_session(self) -> None:
        """Show Begin from now on: the history holds a session, or will once it can be written."""
        self._returning = True

    def propose(self, last: LastTime | None, format_id: str | None = None) -> None:
        """Propose what the history holds now; `format_id`, if given, in place of its format."""
        before, self._returning = self.page_id, last is not None
        known = None if self.choices.practice else last
        self.choices.propose(known, self._context.random_side(), format_id)
        self._follow_page(before)

    def set_usual(self, *, practice: bool, keep: bool) -> None:
        """Set what every session on this machine begins with; see `SessionChoices.set_usual`."""
        before = self.page_id
        self.choices.set_usual(practice=practice, keep=keep)
        self._follow_page(before)

    def _follow_page(self, before: str) -> None:
        """Go on to the page that sessions begin from, where it is another one than before."""
        if before != self.page_id:
            self.watch()
            if self._window.page_id() in _PAGES:
                self.show()

    @property
    def _is_on_welcome(self) -> bool:
        return self.page_id == "welcome"

    def show_last_time(self, last: LastTime | None) -> None:
        """Show what the history says about the last session; without one, forget what was known."""
        told = not (self._context.write_queue.read_only or self.choices.practice)
        now = self._context.wall()
        if last is None or not told:
            self.last_time_card.show_agreed((), (self.planned,), now)
        else:
            meetings = last.meeting, self.planned or last.standing
            self.last_time_card.show_agreed(last.promises, meetings, now, last.next_time)

    @Slot()
    def show(self) -> None:
        """Show the page that sessions begin from."""
        shown = self.welcome if self._is_on_welcome else self.page
        shown.refresh()
        self._window.show_page(self.page_id)

    @Slot()
    def open_change(self) -> None:
        """Show the page of all choices."""
        built = "change" in vars(self)
        self.change.offer_names(offered=not self._is_on_welcome)
        if not built:
            self.watch()
        self._window.show_page("change")

    def start_over(self) -> None:
        """Forget the options of one session, and what was typed."""
        self.choices.start_over()
        self.drop_drafts()
        self.watch()

    def drop_drafts(self) -> None:
        """Delete what was typed before a session that has begun, or will not."""
        self._drafts.drop(NO_SESSION, BEGIN)

    def watch(self, *, offer: bool = True) -> None:
        """Write drafts of the text fields, unless it is chosen that nothing is recorded.

        Without `offer`, what the fields hold already is written too.
        """
        self._drafts.unwatch(NO_SESSION, BEGIN)
        if not self.choices.keep:
            self._drafts.drop(NO_SESSION, BEGIN)
            return
        self._drafts.watch(NO_SESSION, self._text_fields(), offer=offer)
        if not offer:
            self._drafts.note_all(NO_SESSION, BEGIN if self.choices.touched else f"{BEGIN}topic")

    def _text_fields(self) -> dict[str, TextField]:
        """The text fields by draft name; those of the Change page once it is needed."""
        found = any(field.startswith(BEGIN) for _session, field in self._drafts.found())
        fields = dict[str, TextField]()
        if found or "change" in vars(self):
            fields[f"{BEGIN}topic"] = self.change.topic_field
            names = self.change.name_fields()
        else:
            names = {}
        if self._is_on_welcome:
            names = self.welcome.name_fields()
        return fields | {f"{BEGIN}name-{side}": field for side, field in names.items()}

    def fill(self, left: str, right: str, first: Side) -> None:
        """Set both names, left and right, and who begins."""
        self.choices.fill(left, right, first)

    def choose(self, format_id: str) -> None:
        """Choose a format."""
        self.choices.choose_format(format_id)

    def choose_more(self, topic: str, prompting: Prompting, *, keep: bool) -> None:
        """Set the options of this session."""
        self.choices.write_topic(topic)
        self.choices.choose_prompting(prompting)
        self.choices.choose_keeping(keep=keep)

    def begin(self) -> None:
        """Request the session, or say what is missing."""
        self.choices.begin()

    def names(self) -> tuple[str, str]:
        """The two names, cleaned; left and right."""
        return self.choices.names()

    @Slot()
    def follow_wall(self) -> None:
        """Follow the wall clock: when the session would end, and what is asked after today."""
        if not self._is_on_welcome:
            self.page.follow_wall()
        self.last_time_card.follow_wall(self._context.wall())

    @Slot()
    def open_left_over(self) -> None:
        """Show what is left from last time, and who noted what between two talks."""
        if self._window.page_id() != "left-over":
            self._window.show_page("left-over")

    def _equip(self, page: BeginPage) -> None:
        """Add what the first page has no need of as it is painted."""
        card = self._tallies.card_for_sheet(page, self.left_over)
        self.left_over.add_part(card)
        self._window.add_page("left-over", self.left_over)
        page.change_requested.connect(self.open_change)
        page.left_over_requested.connect(self.open_left_over)
        card.noted.connect(self.open_left_over)
        page.name_left_over(self.last_time_card.line())
        self.last_time_card.line_changed.connect(page.name_left_over)
        self.left_over.done.connect(self.show)

    @Slot()
    def _on_choices_changed(self) -> None:
        """Let these two note marks; in practice mode nobody does, for they would be saved."""
        self._tallies.set_people(*(("", "") if self.choices.practice else self.choices.names()))

    @Slot()
    def _on_keeping_chosen(self) -> None:
        self.watch(offer=False)

    @Slot(str)
    def _on_last_time_card_let_go(self, word: str) -> None:
        wall = self._context.wall()[0]
        self._context.write_queue.enqueue(lambda history: history.erase_word(word, wall))

    @Slot()
    def _on_names_refused(self) -> None:
        """Lead to where the names are typed; Welcome has them itself."""
        if not self._is_on_welcome:
            self.open_change()
            self.change.show_problems()

    @Slot(str)
    def _on_welcome_page_requested(self, page: str) -> None:
        if page == "change":
            self.open_change()
        elif page == "now-you":
            self.now_you_requested.emit()
        else:
            self.page_requested.emit(page)
