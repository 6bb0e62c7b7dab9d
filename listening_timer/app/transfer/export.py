"""Export: choose sessions and file type on a page, the path in a dialog, then write the file."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from listening_timer import COMMAND
from listening_timer.app.services.context import Context
from listening_timer.app.services.dialogs import FileDialogs, FileType, tell
from listening_timer.app.services.meeting_files import invitation_texts
from listening_timer.app.transfer.progress import ProgressRunner
from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import Filter, SessionRow
from listening_timer.model.weekly import Couple
from listening_timer.text.error_messages import shown
from listening_timer.text.missing_letters import missing_letters_sentence
from listening_timer.transfer.export import (
    ExportFormat,
    Progress,
    Selection,
    Target,
    Written,
    write_export,
)
from listening_timer.transfer.formats import EXPORT_FORMATS
from listening_timer.transfer.ical_format import ICalFormat
from listening_timer.ui.transfer.export_page import (
    ExportChoice,
    ExportPage,
    ExportRequest,
    ExportScope,
)
from listening_timer.ui.transfer.progress import talks_done
from listening_timer.ui.words.i18n import day_text, error_text, local_time, tr

PAGE = "export"


@dataclass(frozen=True, slots=True)
class _Found:
    """What the history holds for the export page: arguments of its `offer` and `offer_letters`.

    `shown`: the choice that has the sessions of the list.
    """

    counts: dict[ExportScope, int]
    shown: ExportScope
    row: SessionRow | None
    couples: tuple[Couple, ...]
    couple: Couple | None


class ExportArea(QObject):
    """The export page, the file dialog, and the message with the result."""

    save_requested = Signal(object)
    """Sessions are to be saved (`ExportRequest`)."""

    def __init__(self, context: Context, files: FileDialogs, progress: ProgressRunner) -> None:
        super().__init__()
        self._theme, self._window = context.theme, context.window
        self._queue, self._wall = context.write_queue, context.wall
        self._files, self._progress = files, progress
        self._selections: dict[ExportScope, Selection] = {}
        self._back = ""
        self.paper = context.settings.paper
        """The size of the pages of a PDF."""

    @cached_property
    def page(self) -> ExportPage:
        """The page, built on first use."""
        page = ExportPage(self._theme)
        self._window.add_page(PAGE, page)
        page.save_requested.connect(self.save_requested)
        page.back_requested.connect(self._go_back)
        return page

    async def offer(
        self, only: Filter, session: str, asked_on: str, first: ExportScope, couple: Couple | None
    ) -> None:
        """Show the page for a filter and for a session; Back returns to page `asked_on`.

        `first` and the letter to `couple` are preselected, where there is such a choice. Where
        another page is shown by the time that all is counted, that one stays.
        """
        try:
            found = await self._queue.query(lambda history: _find(history, only, session, couple))
        except HistoryError as error:
            await tell(self._window.sheet, tr("The talks can’t be read."), error_text(error))
            return
        if self._window.page_id() == asked_on:
            self._back = asked_on
            self._selections = {
                ExportScope.THIS: (session,),
                ExportScope.SHOWN: only,
                ExportScope.ALL: None,
            }
            day = "" if found.row is None else day_text(found.row.started, found.row.offset)
            self.page.offer(found.counts, day, found.shown if first is ExportScope.SHOWN else first)
            self.page.offer_letters(found.couples, found.couple)
            self._window.show_page(PAGE)

    @Slot()
    def _go_back(self) -> None:
        self._window.show_page(self._back)

    async def save(self, wish: ExportRequest) -> None:
        """Ask for a path, save there, and show the result."""
        kind = kind_of(wish.shape)
        stem = f"{COMMAND}-{self._today()}"  # no names of people: others read names of files
        target = await self._files.ask_save_target(tr("Save as"), stem, kind)
        if target is None:
            return
        sheet = self._window.sheet
        try:
            written = await self._progress.carry_out(
                tr("Exporting talks"), talks_done, lambda going: self._write(target, wish, going)
            )
        except HistoryError as error:
            await tell(sheet, tr("Nothing was saved."), error_text(error))
            return
        done = written or Written(0)
        if not done.sessions and self._progress.stopped:
            await tell(sheet, tr("Stopped"), tr("Nothing was saved."))
            return
        await tell(sheet, tr("Saved"), _saved(wish.shape, done, target.path))
        self._go_back()

    async def _write(self, target: Target, wish: ExportRequest, progress: Progress) -> Written:
        """Write the file; a letter counts as one session."""
        selection = self._selections[wish.which]
        invitation = invitation_texts()

        def work(history: History) -> Written:
            _refuse_itself(history, target.path)
            match wish.shape:
                case ExportChoice.SHEETS | ExportChoice.LETTER:
                    return self._print(history, target, wish, progress)
                case ExportChoice.CALENDAR:
                    form: ExportFormat = ICalFormat(invitation)
                case shape:
                    form = EXPORT_FORMATS[kind_of(shape).endings[0]](history, selection)
            return Written(write_export(history, target, form, selection, progress))

        return await self._queue.query(work)

    def _print(
        self, history: History, target: Target, wish: ExportRequest, progress: Progress
    ) -> Written:
        """Write a PDF."""
        from listening_timer.app.transfer import pdf  # noqa: PLC0415 - what only paper needs

        if wish.shape is ExportChoice.SHEETS:
            selection = self._selections[wish.which]
            return pdf.print_sheets(history, target, selection, progress, self.paper)
        today = self._today()
        return pdf.print_letter(history, target, today, progress, to=wish.to, paper=self.paper)

    def _today(self) -> str:
        """The local date of today (ISO)."""
        return local_time(*self._wall()).date().isoformat()


def _refuse_itself(history: History, path: Path) -> None:
    """Refuse to overwrite the history that is open. Raises HistoryError."""
    here = history.database.path
    with contextlib.suppress(OSError):  # a path that does not exist is another file
        if here is not None and path.samefile(here):
            raise HistoryError("same-history", path=path)


def kind_of(shape: ExportChoice) -> FileType:
    """The file type of a shape."""
    match shape:
        case ExportChoice.COMPLETE:
            return FileType("JSON", (".json", ".jsonl"))
        case ExportChoice.TABLE:
            return FileType("CSV", (".csv",))
        case ExportChoice.TEXT:
            return FileType("Markdown", (".md",))
        case ExportChoice.SHEETS | ExportChoice.LETTER:
            return FileType("PDF", (".pdf",))
        case ExportChoice.CALENDAR:
            return FileType("iCalendar", (".ics",))


def _find(history: History, only: Filter, session: str, couple: Couple | None) -> _Found:
    """Count the sessions of each choice; find the session, if it exists, and all couples."""
    row = _row(history, session) if session else None
    counts, shown = _counts(history, only, row)
    known = None if couple is None else history.couple(couple)
    return _Found(counts, shown, row, tuple(history.couples()), known)


def _counts(
    history: History, only: Filter, row: SessionRow | None
) -> tuple[dict[ExportScope, int], ExportScope]:
    """Number of sessions of each choice, and the choice that has those of the list.

    A choice with the same sessions as another one is left out.
    """
    counts, every = dict[ExportScope, int](), history.count()
    shown = ExportScope.ALL
    if row is not None:
        counts[ExportScope.THIS] = 1
    found = 0 if only == Filter() else history.count(only)
    alone = row is not None and [each.id for each in history.sessions(2, only=only)] == [row.id]
    if alone:
        shown = ExportScope.THIS
    elif 0 < found < every:
        counts[ExportScope.SHOWN] = found
        shown = ExportScope.SHOWN
    if row is None or every > 1:
        counts[ExportScope.ALL] = every
    return counts, shown


def _row(history: History, session: str) -> SessionRow | None:
    try:
        return history.session(session).row
    except HistoryError:
        return None  # deleted meanwhile, or unreadable


def _saved(shape: ExportChoice, done: Written, path: Path) -> str:
    """The sentences on what the file holds now."""
    match shape:
        case ExportChoice.LETTER:
            text = tr("Your letter is in {path}.")
        case ExportChoice.CALENDAR:
            text = tr("Your planned talks are in {path}.")
        case _ if done.sessions == 1:
            text = tr("One talk is in {path}.")
        case _:
            text = tr("%n talks are in {path}.", None, done.sessions)
    return " ".join(
        filter(None, (text.format(path=shown(path)), missing_letters_sentence(done.missing, tr)))
    )
