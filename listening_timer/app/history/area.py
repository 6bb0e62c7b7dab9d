"""History area: connects browsing, editing, people, insights, export and import."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from listening_timer.app.history.browse import BrowseArea
from listening_timer.app.history.edit import EditingArea
from listening_timer.app.history.insights import InsightsArea
from listening_timer.app.services.context import Context
from listening_timer.app.services.drafts import NO_SESSION, Drafts
from listening_timer.app.transfer.area import TransferArea
from listening_timer.model.preferences import Paper
from listening_timer.ui.history.correction_form import CORRECTING
from listening_timer.ui.history.edit_form import FIELD_PREFIX
from listening_timer.ui.history.people import PEOPLE
from listening_timer.ui.words.i18n import restored_text


class HistoryArea(QObject):
    """The areas that show or change the history, and the connections between them."""

    changed = Signal()
    """The history changed; what was read from it is out of date."""

    def __init__(self, context: Context, drafts: Drafts) -> None:
        super().__init__()
        self._drafts = drafts
        self.browse = BrowseArea(context)
        self.editing = EditingArea(context, self.browse.page)
        self.insights = InsightsArea(context)
        self.transfer = TransferArea(context)
        page = self.browse.page

        self.editing.changed.connect(self._on_editing_changed)
        self.editing.corrected.connect(self._on_editing_corrected)
        self.editing.people.page.fields_changed.connect(self._on_people_fields_changed)
        self.transfer.imported.connect(self._read_again)
        context.write_queue.unsaved_changed.connect(self._on_queue_unsaved_changed)
        page.export_requested.connect(self._on_page_export_requested)
        page.detail.form.fields_changed.connect(self._on_detail_fields_changed)
        page.detail.correcting.fields_changed.connect(self._on_correcting_fields_changed)
        page.detail.export_requested.connect(self._on_detail_export_requested)
        page.import_requested.connect(self.transfer.import_file)

    def open(self, page: str) -> bool:
        """Show History or Insights with current data; False for any other page."""
        match page:
            case "history":
                self.browse.open()
            case "insights":
                self.insights.open()
            case _:
                return False
        return True

    async def open_for_editing(self, session: str) -> None:
        """Show a session in History with its fields open for editing. Raises HistoryError.

        Where a correction of it was being typed when the program stopped, the correction form is
        opened as well, or instead.
        """
        await self.browse.open_session(session)
        detail, fields = self.browse.page.detail, self._drafts.found_of(session)
        corrects = [field for field in fields if field.startswith(CORRECTING)]
        if corrects:
            detail.correct()
        if not corrects or len(corrects) < len(fields):
            detail.write()
        if rest := self._drafts.take_rest(session, FIELD_PREFIX):
            detail.form.add_note(rest)

    def open_people(self) -> None:
        """Show the page of people; History, which Back leads to, is loaded first."""
        self.browse.open()
        self.editing.people.open()

    def set_paper(self, paper: Paper) -> None:
        """Set the size of the pages of a PDF."""
        self.transfer.export.paper = paper

    def set_letters(self, *, letters: bool) -> None:
        """Enable or disable the single-letter keys."""
        self.browse.page.search.set_letters(letters=letters)

    def save_typed(self) -> None:
        """Save what is being typed before the program closes."""
        self.editing.save_typed()

    async def wait_for_edits(self, seconds: float) -> None:
        """Wait until every edit and undo in progress is done, at most `seconds`."""
        await self.editing.undoing.wait_for_edits(seconds)

    @Slot(bool)
    def follow_wall(self, new_day: bool) -> None:  # noqa: FBT001 - as the signal has it
        """Follow the wall clock: on a new day, dates and weeks are shown relative to it."""
        if new_day:
            self.browse.follow_day()
            self.insights.refresh()

    @Slot(str)
    def _on_editing_changed(self, session: str) -> None:
        self.browse.refresh(session)
        self.changed.emit()

    @Slot()
    def _on_detail_fields_changed(self) -> None:
        detail = self.browse.page.detail
        if self._drafts.watch(detail.session, detail.form.text_fields()):
            detail.form.say(restored_text())

    @Slot()
    def _on_correcting_fields_changed(self) -> None:
        form = self.browse.page.detail.correcting
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
        self.browse.refresh("")
        self.changed.emit()

    @Slot(bool)
    def _on_queue_unsaved_changed(self, unsaved: bool) -> None:  # noqa: FBT001 - as the signal has it
        if not unsaved:  # nothing could be read while saving was refused
            self._read_again()
            self.insights.refresh()

    @Slot()
    def _on_page_export_requested(self) -> None:
        only, session = self.browse.page.filter(), self.browse.page.current()
        self.transfer.export_sessions(only, session, self.insights.couple)

    @Slot(str)
    def _on_detail_export_requested(self, session: str) -> None:
        self.transfer.export_session(self.browse.page.filter(), session, self.insights.couple)
