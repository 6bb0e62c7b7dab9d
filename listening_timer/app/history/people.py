"""People page: rename a person, join two that are the same, or erase one, with confirmation."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from listening_timer.app.history.undo import UndoStack, UndoStep
from listening_timer.app.services.context import Context
from listening_timer.app.services.dialogs import ask, choose
from listening_timer.app.services.event_loop import spawn
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import ErasedPerson, Renamed
from listening_timer.text.cleaning import isolated, same_name
from listening_timer.ui.history.people import PeoplePage
from listening_timer.ui.widgets.dialog import MenuEntry
from listening_timer.ui.words.i18n import error_text, tr

PAGE, BEHIND = "people", "history"


class PeopleArea(QObject):
    """The page of people; what is done there can be undone there and in History."""

    def __init__(self, context: Context, undoing: UndoStack) -> None:
        super().__init__()
        self._window, self._queue = context.window, context.write_queue
        self._undoing, self._report = undoing, context.report
        self.page = PeoplePage(context.theme)
        self._names: tuple[str, ...] = ()

        self._window.add_page(PAGE, self.page)
        undoing.serve(self.page, self.page.undo_bar)

        undoing.changed.connect(self._on_undoing_changed)
        self.page.back_requested.connect(lambda: self._window.show_page(BEHIND))
        self.page.rename_requested.connect(self._on_page_rename_requested)
        self.page.join_requested.connect(self._on_page_join_requested)
        self.page.erase_requested.connect(self._on_page_erase_requested)

    @Slot()
    def open(self) -> None:
        """Show the page of people, unless another page was opened meanwhile."""
        spawn(self._open(self._window.page_id()), self._report)

    async def _open(self, asked_on: str) -> None:
        await self._load()
        if self._window.page_id() == asked_on:
            self._window.show_page(PAGE)

    async def _load(self) -> None:
        try:
            people = await self._queue.query(lambda history: history.people())
        except HistoryError as error:
            self.page.show_trouble(error_text(error))
        else:
            self._names = tuple(person.name for person in people)
            self.page.show_people(people)

    @Slot(str, str)
    def _on_page_rename_requested(self, old: str, new: str) -> None:
        spawn(self._rename(old, new), self._report)

    async def _rename(self, old: str, new: str) -> None:
        def step(_done: None) -> UndoStep:
            words = tr("{old} is called {new} now.").format(old=isolated(old), new=isolated(new))
            return UndoStep(words, "", lambda history, wall: history.rename_person(new, old, wall))

        try:
            await self._undoing.do(
                lambda history, wall: history.rename_person(old, new, wall), step
            )
        except HistoryError as error:
            if error.code != "name-taken" or await self._trouble_joining(old, new) is not None:
                self.page.say_about(old, error_text(error))
            else:
                other = next((each for each in self._names if same_name(each, new)), new)
                await self._ask_to_join(old, other)

    @Slot(str)
    def _on_page_join_requested(self, name: str) -> None:
        spawn(self._join(name), self._report)

    async def _join(self, name: str) -> None:
        """Ask who the same person is, then join the two."""
        others = [other for other in self._names if other != name]
        entries = [MenuEntry(str(place), isolated(other)) for place, other in enumerate(others)]
        title = tr("Who is the same person as {name}?").format(name=isolated(name))
        chosen = await choose(self._window.sheet, title, entries, tr("Cancel"))
        if chosen is None:
            return
        trouble = await self._trouble_joining(name, others[int(chosen)])
        if trouble is None:
            await self._ask_to_join(name, others[int(chosen)])
        else:
            self.page.say_about(name, error_text(trouble))

    async def _trouble_joining(self, name: str, other: str) -> HistoryError | None:
        """Why these two cannot be joined; None where they can."""
        try:
            await self._queue.query(lambda history: history.can_join(name, other))
        except HistoryError as error:
            return error
        return None

    async def _ask_to_join(self, name: str, other: str) -> None:
        """Ask for confirmation, then move everything of `name` to `other`."""
        names = {"name": isolated(name), "other": isolated(other)}
        chosen = await ask(
            self._window.sheet,
            tr("Are {name} and {other} the same person?").format(**names),
            tr(
                "All their talks will appear under {other}. You can undo this until you "
                "close the program."
            ).format(**names),
            [("two", tr("No, two people"), False), ("one", tr("Yes, the same"), True)],
        )
        if chosen != "one":
            return

        def step(joined: Renamed) -> UndoStep:
            words = tr("{name} is now {other}.").format(**names)
            return UndoStep(words, "", lambda history, wall: history.undo_names(joined, wall))

        try:
            await self._undoing.do(
                lambda history, wall: history.join_people(name, other, wall), step
            )
        except HistoryError as error:
            self.page.say_about(name, error_text(error))

    @Slot(str)
    def _on_page_erase_requested(self, name: str) -> None:
        spawn(self._erase(name), self._report)

    async def _erase(self, name: str) -> None:
        who = isolated(name)
        chosen = await ask(
            self._window.sheet,
            tr("Erase {name} from this history?").format(name=who),
            tr(
                "The talks stay. Their name becomes “someone”, and their words, ratings, "
                "promises and marks will be deleted. You can undo this until you close the "
                "program."
            ),
            [("keep", tr("Keep {name}").format(name=who), False), ("erase", tr("Erase"), True)],
        )
        if chosen != "erase":
            return

        def step(erased: ErasedPerson) -> UndoStep:
            words = tr("{name} is erased.").format(name=who)
            return UndoStep(words, "", lambda history, wall: history.restore_person(erased, wall))

        try:
            await self._undoing.do(lambda history, wall: history.erase_person(name, wall), step)
        except HistoryError as error:
            self.page.say_about(name, error_text(error))

    @Slot()
    def _on_undoing_changed(self) -> None:
        if self._window.page_id() == PAGE:
            spawn(self._load(), self._report)
