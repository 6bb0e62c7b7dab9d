"""Looking back, as one: the talks there were, what the weeks show, edits, and files in and out."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.app.history.browse import ReviewArea
from listening_timer.app.history.edit import EditingArea
from listening_timer.app.history.insights import InsightsArea
from listening_timer.app.services.context import Parts
from listening_timer.app.services.drafts import NO_SESSION, Drafts
from listening_timer.app.transfer.area import TransferArea
from listening_timer.ui.history.correction_form import CORRECTING
from listening_timer.ui.history.edit_form import FORM
from listening_timer.ui.history.people import PEOPLE
from listening_timer.ui.words.i18n import restored_text


class LookingBack(QObject):
    """The areas that look into the history, and what each tells the others."""

    begin_requested = Signal()
    """There is nothing yet to look back on: begin."""
    changed = Signal()
    """The history is not what it was; what was read from it may be read again."""

    def __init__(self, parts: Parts, drafts: Drafts) -> None:
        super().__init__()
        self._drafts = drafts
        theme, window = parts.first.theme, parts.first.window
        keeper, wall, report = parts.keeper, parts.wall, parts.report
        self.review = ReviewArea(theme, window, keeper, report, wall)
        self.editing = EditingArea(theme, window, keeper, self.review.page, wall, report)
        self.insights = InsightsArea(theme, window, keeper, parts.documents, wall, report)
        self.transfer = TransferArea(theme, window, keeper, parts.documents, wall, report)
        page = self.review.page

        self.review.begin_requested.connect(self.begin_requested)
        self.insights.begin_requested.connect(self.begin_requested)
        self.editing.changed.connect(self._on_editing_changed)
        self.editing.corrected.connect(self._on_editing_corrected)
        self.editing.people.page.fields_changed.connect(self._on_people_fields_changed)
        self.transfer.brought.connect(self._read_again)
        keeper.unsaved_changed.connect(self._on_keeper_unsaved_changed)
        page.take_out_requested.connect(self._on_page_take_out_requested)
        page.detail.fields_changed.connect(self._on_detail_fields_changed)
        page.detail.correcting.fields_changed.connect(self._on_correcting_fields_changed)
        page.detail.take_out_requested.connect(self._on_detail_take_out_requested)
        page.bring_in_requested.connect(self.transfer.bring_in)

    def open(self, page: str) -> bool:
        """Show a page that looks back, with what there is now; False for any other page."""
        match page:
            case "history":
                self.review.open()
            case "insights":
                self.insights.open()
            case _:
                return False
        return True

    async def open_writing(self, session: str) -> None:
        """Show a session in History, with its words in fields. Raises HistoryError.

        Where it was being corrected when the program stopped, that goes on, too or instead.
        """
        await self.review.open_session(session)
        detail, fields = self.review.page.detail, self._drafts.found_of(session)
        corrects = [field for field in fields if field.startswith(CORRECTING)]
        if corrects:
            detail.correct()
        if not corrects or len(corrects) < len(fields):
            detail.write()
        if rest := self._drafts.take_rest(session, FORM):
            detail.add_note(rest)

    def open_people(self) -> None:
        """Show everybody; History, which lies behind them, has its talks then."""
        self.review.open()
        self.editing.people.open()

    def add_card(self, card: QWidget) -> None:
        """Put a card below the talks."""
        self.review.page.add_card(card)

    def set_letters(self, *, letters: bool) -> None:
        """Whether a single letter is a key."""
        self.review.page.set_letters(letters=letters)

    def keep_words(self) -> None:
        """Keep what is being written before the program closes."""
        self.editing.keep_words()

    async def settled(self, seconds: float) -> None:
        """Wait until every edit and undo that was wished for is done, at most so long."""
        await self.editing.undoing.settled(seconds)

    @Slot(bool)
    def follow_wall(self, new_day: bool) -> None:  # noqa: FBT001 - as the signal has it
        """Follow the wall clock: what looks back is seen from today."""
        if new_day:
            self.review.follow_day()
            self.insights.refresh()

    @Slot(str)
    def _on_editing_changed(self, session: str) -> None:
        self.review.refresh(session)
        self.changed.emit()

    @Slot()
    def _on_detail_fields_changed(self) -> None:
        detail = self.review.page.detail
        if self._drafts.watch(detail.session, detail.text_fields()):
            detail.say_restored()

    @Slot()
    def _on_correcting_fields_changed(self) -> None:
        form = self.review.page.detail.correcting
        for field in self._drafts.found_of(form.session):
            form.take_phase(field)
        if self._drafts.watch_only(form.session, CORRECTING, form.text_fields()):
            form.say(restored_text())

    @Slot(str)
    def _on_editing_corrected(self, session: str) -> None:
        self._drafts.drop(session, CORRECTING)

    @Slot()
    def _on_people_fields_changed(self) -> None:
        page = self.editing.people.page
        for field in self._drafts.found_of(NO_SESSION):
            page.unfold_by(field)
        if self._drafts.watch_only(NO_SESSION, PEOPLE, page.text_fields()):
            page.say_restored()

    @Slot()
    def _read_again(self) -> None:
        self.review.refresh("")
        self.changed.emit()

    @Slot(bool)
    def _on_keeper_unsaved_changed(self, unsaved: bool) -> None:  # noqa: FBT001 - as it is told
        if not unsaved:  # while saving was refused nothing could be read
            self._read_again()
            self.insights.refresh()

    @Slot()
    def _on_page_take_out_requested(self) -> None:
        only, session = self.review.page.filter(), self.review.page.current()
        self.transfer.take_out(only, session, self.insights.couple)

    @Slot(str)
    def _on_detail_take_out_requested(self, session: str) -> None:
        self.transfer.take_one_out(self.review.page.filter(), session, self.insights.couple)
