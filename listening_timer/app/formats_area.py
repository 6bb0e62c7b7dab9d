"""Formats area: the page of all ways to talk, and one's own: made, changed, removed, exchanged.

A format is kept as a file in the user's folder, and offered everywhere at once. What is being made
is one draft of the history that is open, until it is kept or thrown away.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Coroutine, Sequence
from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import QObject, Signal, Slot

from listening_timer.app.services.context import Context
from listening_timer.app.services.dialogs import FileDialogs, FileType, ask, ask_about, choose, tell
from listening_timer.app.services.drafts import NO_SESSION, Drafts
from listening_timer.app.services.event_loop import spawn
from listening_timer.app.services.held_text import HeldText
from listening_timer.exercise.format_draft import FormatDraft
from listening_timer.exercise.formats import Format, FormatError
from listening_timer.files.atomic_file import write_whole
from listening_timer.library import own_formats
from listening_timer.library.formats import load
from listening_timer.model.errors import HistoryError
from listening_timer.text.cleaning import isolated
from listening_timer.ui.formats.draft_words import NEW, copy_of, step_entries
from listening_timer.ui.formats.editor import FormatEditor
from listening_timer.ui.formats.page import FormatsPage
from listening_timer.ui.formats.preview import FormatPreview
from listening_timer.ui.widgets.dialog import MenuEntry
from listening_timer.ui.words.i18n import error_text, text_of, tr

FORMAT = "format.whole"
"""The name of the draft of a format that is being made."""
PAPER, SAVE, OPEN, REMOVE = "paper", "save", "open", "remove"
ENDING = ".toml"


class FormatsArea(QObject):
    """The pages of formats, and all that is done with the user's own."""

    begin_requested = Signal(str)
    """Open Begin with this format (id)."""
    paper_requested = Signal(object)
    """Offer sheets of paper for this format (`Format`)."""
    plan_requested = Signal(str)
    """Make a plan with this format (id)."""
    changed = Signal(object)
    """The formats that there are now (a sequence of `Format`)."""

    def __init__(self, context: Context, drafts: Drafts) -> None:
        super().__init__()
        self._context, self._drafts = context, drafts
        self._window, self._library = context.window, context.catalogs.library
        self._folder = context.catalogs.paths.formats
        self._task: asyncio.Task[None] | None = None

        self._window.closed.connect(self._on_window_closed)

    @cached_property
    def page(self) -> FormatsPage:
        """The page of all formats; built on first use."""
        page = FormatsPage(self._context.theme, *self._shown())
        page.begin_requested.connect(self.begin_requested)
        page.make_requested.connect(self.make)
        page.plan_requested.connect(self.plan_requested)
        page.change_requested.connect(self.change)
        page.menu_requested.connect(self._on_page_menu_requested)
        self._window.add_page("formats", page)
        return page

    @cached_property
    def editor(self) -> FormatEditor:
        """The sheet on which a format is made; built on first use."""
        editor = FormatEditor(self._context.theme, FormatDraft(self._library.items()[0]))
        editor.kept.connect(self._on_editor_kept)
        editor.cancel_requested.connect(self._on_editor_cancel_requested)
        editor.kind_requested.connect(self._on_editor_kind_requested)
        editor.step_requested.connect(self._on_editor_step_requested)
        self._window.add_page("format-editor", editor)
        return editor

    @cached_property
    def _files(self) -> FileDialogs:
        return FileDialogs(self._context)

    @cached_property
    def _held(self) -> HeldText:
        """All that is on the sheet, as one text for its draft."""
        held = HeldText(
            lambda: own_formats.draft_text(self.editor.draft.whole), self._show_held, self
        )
        self.editor.edited.connect(held.typed)
        return held

    @Slot()
    def open(self) -> None:
        """Show all formats."""
        self.page.show_from_top()
        self._window.show_page("formats")

    @Slot(str)
    def make(self, format_id: str) -> None:
        """Open the sheet with a copy of a format."""
        self._edit(copy_of(self._library.get(format_id)))

    @Slot(str)
    def change(self, format_id: str) -> None:
        """Open the sheet with one of the user's own formats."""
        self._edit(self._library.get(format_id))

    def restore(self) -> bool:
        """Open the sheet with what was being made when the program stopped; False without any."""
        self.editor.open(FormatDraft(copy_of(self._library.items()[0])), title="")
        self._drafts.watch(NO_SESSION, {FORMAT: self._held})
        if not self.editor.changed:  # of a version that wrote it otherwise
            self._forget()
            return False
        self._window.show_page("format-editor")
        return True

    def _edit(self, fmt: Format) -> None:
        self.editor.open(FormatDraft(fmt), title=self._title(fmt))
        self._drafts.watch(NO_SESSION, {FORMAT: self._held}, offer=False)
        self._window.show_page("format-editor")

    def _title(self, fmt: Format) -> str:
        return tr("Make your own") if fmt.id == NEW else tr("Change your own")

    def _show_held(self, text: str) -> None:
        fmt = own_formats.read_draft(text)
        if fmt is not None:
            self.editor.open(FormatDraft(fmt), title=self._title(fmt), changed=True)

    def _forget(self) -> None:
        """What was on the sheet is kept, or thrown away: it is no draft any more."""
        self._drafts.unwatch(NO_SESSION, FORMAT)
        self._drafts.drop(NO_SESSION, FORMAT)

    def _shown(self) -> tuple[Sequence[Format], Sequence[FormatError], Collection[str]]:
        """All formats, the problems of their files, and the ids of the user's own."""
        formats = self._library.items()
        own = frozenset(fmt.id for fmt in formats if not self._library.ships(fmt))
        return formats, self._library.problems, own

    @Slot(object)
    def _on_editor_kept(self, fmt: Format) -> None:
        self._start(self._keep(fmt, self._show_kept))

    @Slot()
    def _on_editor_cancel_requested(self) -> None:
        self._start(self._cancel())

    @Slot()
    def _on_editor_kind_requested(self) -> None:
        title = tr("What happens in this step?")
        self._start(self._choose_step(title, self.editor.choose_kind))

    @Slot()
    def _on_editor_step_requested(self) -> None:
        self._start(self._choose_step(tr("What comes next?"), self.editor.add_step))

    @Slot()
    def _on_page_menu_requested(self) -> None:
        self._start(self._choose_action(self._library.get(self.page.current())))

    async def _choose_step(self, title: str, take: Callable[[str], None]) -> None:
        entry = await choose(self._window.sheet, title, step_entries(), tr("Cancel"))
        if entry is not None:
            take(entry)

    async def _cancel(self) -> None:
        """Leave the sheet; asks where something would be lost."""
        if self.editor.changed:
            answers = [("stay", tr("Go on with it"), False), ("leave", tr("Throw away"), True)]
            title = tr("Throw away what you changed?")
            if await ask(self._window.sheet, title, "", answers) != "leave":
                return
        self._forget()
        self.open()

    async def _keep(self, fmt: Format, then: Callable[[Format], None]) -> None:
        """Keep a format as a file, a new one under an id of its own, and offer it everywhere."""
        if fmt.id == NEW:
            name = text_of(fmt.name)
            fmt = replace(fmt, id=own_formats.free_id(self._library, self._folder, name))
        if await self._done(lambda: own_formats.keep(self._library, self._folder, fmt)):
            self._follow()
            then(fmt)

    def _show_kept(self, fmt: Format) -> None:
        self._forget()
        self._show_added(fmt)

    def _show_added(self, fmt: Format) -> None:
        self.open()
        self.page.choose(fmt.id)

    def _follow(self) -> None:
        """Offer what the library holds now."""
        self.page.show_formats(*self._shown())
        self.changed.emit(self._library.items())

    async def _choose_action(self, fmt: Format) -> None:
        """Ask what else to do with a format, and do it."""
        entries = [
            MenuEntry(PAPER, tr("On paper…"), columns=1),
            MenuEntry(SAVE, tr("Save as a file…"), columns=1),
            MenuEntry(OPEN, tr("Open a file…"), columns=1),
        ]
        if not self._library.ships(fmt):
            entries.append(MenuEntry(REMOVE, tr("Remove it…"), columns=1, apart=True))
        sheet, title = self._window.sheet, text_of(fmt.name)
        match await choose(sheet, title, entries, tr("Close")):
            case "paper":
                self.paper_requested.emit(fmt)
            case "save":
                await self._save(fmt)
            case "open":
                await self._open_file()
            case "remove":
                await self._remove(fmt)
            case _:
                return

    async def _save(self, fmt: Format) -> None:
        """Export a format as one file."""
        kind = FileType(tr("Ways to talk"), (ENDING,))
        target = await self._files.ask_save_target(tr("Save as a file"), fmt.id, kind)
        if target is not None:
            made = own_formats.as_file(fmt)
            await self._done(lambda: write_whole(target.path, made, replace=target.replace))

    async def _remove(self, fmt: Format) -> None:
        title = tr("Remove “{name}”?").format(name=_called(fmt))
        text = tr("Talks that you had this way stay as they are.")
        answers = [("leave", tr("Cancel"), False), ("remove", tr("Remove"), True)]
        if await ask(self._window.sheet, title, text, answers) != "remove":
            return
        if await self._done(lambda: own_formats.remove(self._library, fmt)):
            self._follow()

    async def _open_file(self) -> None:
        """Import a format from one file, after showing what it is."""
        kinds = [FileType(tr("Ways to talk"), (ENDING,)), FileType(tr("All files"), ("",))]
        path = await self._files.ask_open_path(tr("Open a file"), kinds)
        if path is None:
            return
        try:
            fmt = await asyncio.to_thread(load, path)
        except FormatError as error:
            await tell(self._window.sheet, tr("This file couldn’t be opened."), error_text(error))
            return
        taken = await self.ask_to_add(fmt)
        if taken is not None:
            await self._keep(taken, self._show_added)

    async def ask_to_add(self, fmt: Format) -> Format | None:
        """Show a format from a file, and ask whether to add it; None where it is not wanted."""
        sheet, name = self._window.sheet, _called(fmt)
        known = next((one for one in self._library.items() if one.id == fmt.id), None)
        if known == fmt:
            await tell(sheet, tr("Nothing new"), tr("“{name}” is already here.").format(name=name))
            return None
        answers = [("leave", tr("Cancel"), False), ("add", tr("Add it"), True)]
        there = ""
        if known is not None and not self._library.ships(known):
            there = tr("You have “{name}” already. It can be replaced by this one.")
            there = there.format(name=_called(known))
            answers[1:] = [("replace", tr("Replace it"), False), ("add", tr("Keep both"), True)]
        preview = FormatPreview(self._context.theme, fmt, there)
        title = tr("Add “{name}”?").format(name=name)
        match await ask_about(sheet, title, preview.told, preview, answers):
            case "add":
                return fmt if known is None else replace(fmt, id=NEW)
            case "replace":
                return fmt
            case _:
                return None

    async def _done(self, work: Callable[[], None]) -> bool:
        """Do this beside the event loop; what goes wrong is told, and False."""
        try:
            await asyncio.to_thread(work)
        except (FormatError, HistoryError) as error:
            await tell(self._window.sheet, tr("It couldn’t be saved."), error_text(error))
            return False
        return True

    @Slot()
    def _on_window_closed(self) -> None:
        """Stop what is being asked; a draft stays."""
        if self._task is not None:
            self._task.cancel()

    def _start(self, work: Coroutine[object, object, None]) -> None:
        """Start this, unless something is asked already: then a second press is ignored."""
        if self._task is None or self._task.done():
            self._task = spawn(work, self._context.report)
        else:
            work.close()


def _called(fmt: Format) -> str:
    """The name of a format among other words, in whatever direction it is written."""
    return isolated(text_of(fmt.name))
