"""Commands `history export|import`: write sessions to a file, and import them from one.

Progress is shown on a terminal. When interrupted, nothing is left behind.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from listening_timer.cli.arguments import STDOUT, Asked, Misuse
from listening_timer.cli.history import (
    force_offered,
    history_file,
    not_itself,
    opened,
    selection,
    sessions,
    today,
)
from listening_timer.cli.output import say
from listening_timer.cli.paper import chosen_paper, complain_of_letters
from listening_timer.cli.parser import FORMS
from listening_timer.cli.window import require
from listening_timer.config.paths import user_paths
from listening_timer.files.atomic_file import remove_quietly
from listening_timer.model.filters import FILTERS
from listening_timer.model.records import Filter
from listening_timer.model.weekly import Couple
from listening_timer.text.error_messages import shown

if TYPE_CHECKING:
    from listening_timer.history.store import History
    from listening_timer.transfer.export import Progress, Selection, Target

PRINTED = ".pdf"
_PROGRESS_INTERVAL_S = 0.1
"""Interval (s) between two updates of the progress."""


def export_sessions(asked: Asked) -> int:
    """Export sessions to a file, or to standard output: all, or those selected."""
    ending = _ending(asked)
    with opened(asked, read_only=True) as history:
        if asked.to != STDOUT:
            not_itself(asked)
            if asked.to.is_dir():
                raise Misuse("a-folder", path=asked.to)
        with force_offered():
            written = _export(history, asked, ending)
    if asked.to != STDOUT:
        say(f"{written} written to {shown(asked.to)}.")
    return 0


def import_sessions(asked: Asked) -> int:
    """Import a file; nothing is added twice."""
    from listening_timer.transfer.import_file import merge_file  # noqa: PLC0415 - loads SQLite

    with _made(history_file(asked)) as history, _progress() as progress:
        imported = merge_file(history, asked.file, progress, again=asked.again)
    deleted = f", {imported.deleted} deleted" if imported.deleted else ""
    known = f"{imported.unchanged} known already"
    say(f"{imported.new} new, {imported.changed} changed{deleted}, {known}.")
    if imported.stayed == 1:
        say("1 was deleted here and stays deleted; `import --again` adds it after all.")
    elif imported.stayed:
        say(f"{imported.stayed} were deleted here and stay deleted; `import --again` adds them.")
    return 0


@contextmanager
def _made(file: Path) -> Generator[History]:
    """The history to import into; a new one is deleted again where the import fails."""
    from listening_timer.history.lock import lock_path  # noqa: PLC0415 - loads SQLite
    from listening_timer.history.store import History  # noqa: PLC0415 - the same

    new = not file.exists()
    with History.open(file) as history:
        try:
            yield history
        except BaseException:
            if new:  # while nobody else can have it: it is locked until it is closed
                remove_quietly(lock_path(file))
                remove_quietly(file)
            raise


def _ending(asked: Asked) -> str:
    """The suffix that gives the format, checked against the other options. Raises Misuse."""
    ending = f".{asked.form}" if asked.form else asked.to.suffix.lower()
    if not ending and asked.to == STDOUT:
        raise Misuse("which-form", known=[each.removeprefix(".") for each in FORMS])
    if asked.letter and ending != PRINTED:
        raise Misuse("letter-form", path=asked.to)
    if asked.paper and ending != PRINTED:
        raise Misuse("only-with", option="--paper", other="a .pdf")
    if ending not in FORMS:
        raise Misuse("no-such-form", path=asked.to, known=FORMS)
    if ending == PRINTED and asked.to == STDOUT and sys.stdout.isatty():
        raise Misuse("no-terminal")
    _see_agreed(asked)
    return ending


def _see_agreed(asked: Asked) -> None:
    """Refuse --id and --letter with other filters; a letter may be for a couple. Raises Misuse."""
    given = [option for option, value in (("--id", asked.id), ("--letter", asked.letter)) if value]
    given += [each.option for each in FILTERS if getattr(asked, each.attribute)]
    if asked.letter and "--couple" in given:
        given.remove("--couple")
    if given and given[0] in ("--id", "--letter") and given[1:]:
        raise Misuse("not-both", option=given[0], other=given[1])


def _export(history: History, asked: Asked, ending: str) -> str:
    """Write the file; returns the subject of the result sentence."""
    from listening_timer.transfer.export import Target, write_export  # noqa: PLC0415 - the same
    from listening_timer.transfer.formats import EXPORT_FORMATS  # noqa: PLC0415 - 25 ms
    from listening_timer.transfer.ical_format import ICalFormat  # noqa: PLC0415 - the same

    to = sys.stdout.buffer if asked.to == STDOUT else Target(asked.to, replace=asked.force)
    with _progress() as progress:
        if ending == PRINTED:
            return _print(history, asked, to, progress)
        chosen = _selection(asked)
        form = EXPORT_FORMATS[ending](history, chosen)
        count = write_export(history, to, form, chosen, progress)
        return _meetings(form.events) if isinstance(form, ICalFormat) else sessions(count)


def _print(history: History, asked: Asked, to: Target | BinaryIO, progress: Progress) -> str:
    from listening_timer.app.services import requirements  # noqa: PLC0415 - only for PDF

    require(requirements.missing_libraries_text())
    from listening_timer.app.transfer import pdf  # noqa: PLC0415 - Qt, only for PDF

    app = pdf.create_offscreen_app(user_paths().resources / "fonts")
    try:
        if asked.letter:
            couple = None if asked.couple is None else Couple(*asked.couple)
            written = pdf.print_letter(
                history, to, today(), progress, to=couple, paper=chosen_paper(asked)
            )
        else:
            selection, paper = _selection(asked), chosen_paper(asked)
            written = pdf.print_sheets(history, to, selection, progress, paper)
        complain_of_letters(written.missing)
        return "The letter was" if asked.letter else sessions(written.sessions)
    finally:
        del app


def _meetings(count: int) -> str:
    return "1 meeting was" if count == 1 else f"{count} meetings were"


def _selection(asked: Asked) -> Selection:
    """One session, those selected, or all."""
    if asked.id:
        return (asked.id,)
    only = selection(asked)
    return None if only == Filter() else only


@contextmanager
def _progress() -> Generator[Progress]:
    """Show the progress on a terminal, now and then; elsewhere nothing."""
    terminal = sys.stderr if sys.stderr is not None and sys.stderr.isatty() else None
    shown = 0.0

    def tell(done: int, total: int) -> bool:
        nonlocal shown
        if terminal is not None and total and time.monotonic() - shown >= _PROGRESS_INTERVAL_S:
            shown = time.monotonic()
            terminal.write(f"\r{done * 100 // total} %")
            terminal.flush()
        return True

    try:
        yield tell
    finally:
        if terminal is not None and shown:
            terminal.write("\r\x1b[K")
