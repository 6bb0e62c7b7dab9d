"""`history export|import`: sessions taken out into a file, and brought in from one.

A terminal shows how far it is. Interrupted, nothing is left behind.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from listening_timer.commands.asked import Asked, Misuse
from listening_timer.commands.history import (
    history_file,
    not_itself,
    opened,
    selection,
    sessions,
    today,
)
from listening_timer.commands.printing import say
from listening_timer.commands.window import require
from listening_timer.days import Couple
from listening_timer.filling import shown
from listening_timer.paths import user_paths
from listening_timer.records import Filter

if TYPE_CHECKING:
    from listening_timer.history.store import History
    from listening_timer.history.transfer.taking import Progress, Selection

PRINTED, MEETINGS = ".pdf", ".ics"
ENDINGS = (".json", ".jsonl", ".csv", ".md", PRINTED, MEETINGS)
_EVERY = 0.1
"""Seconds from one look at how far it is to the next."""


def export_sessions(asked: Asked) -> int:
    """Write sessions to a file whose ending says in which form: all, or those asked for."""
    ending = _ending(asked)
    with opened(asked, read_only=True) as history:
        not_itself(asked)
        if asked.to.is_dir():
            raise Misuse("a-folder", path=asked.to)
        count = _export(history, asked, ending)
    say(f"{_written(asked, ending, count)} written to {shown(asked.to)}.")
    return 0


def import_sessions(asked: Asked) -> int:
    """Bring in what is in a file, and nothing twice."""
    from listening_timer.history.transfer.bring_in import bring_in  # noqa: PLC0415 - loads SQLite

    with _made(history_file(asked)) as history, _progress() as progress:
        brought = bring_in(history, asked.file, progress)
    deleted = f", {brought.deleted} deleted" if brought.deleted else ""
    known = f"{brought.unchanged} known already"
    say(f"{brought.new} new, {brought.changed} changed{deleted}, {known}.")
    return 0


@contextmanager
def _made(file: Path) -> Generator[History]:
    """The history to bring into; where there was none and nothing comes, none is left behind."""
    from listening_timer.history.files import take_away  # noqa: PLC0415 - loads SQLite
    from listening_timer.history.lock import beside  # noqa: PLC0415 - the same
    from listening_timer.history.store import History  # noqa: PLC0415 - the same

    new = not file.exists()
    with History.open(file) as history:
        try:
            yield history
        except BaseException:
            if new:  # while nobody else can have it: it is ours until it is closed
                take_away(beside(file))
                take_away(file)
            raise


def _written(asked: Asked, ending: str, count: int) -> str:
    """What is in the file now, and that it was."""
    if asked.letter:
        return "The letter was"
    if ending == MEETINGS:
        return f"The meetings agreed in {count} session{'s'[: count != 1]} were"
    return sessions(count)


def _ending(asked: Asked) -> str:
    """The ending of the file, where it can be written and all that was asked goes together."""
    ending = asked.to.suffix.lower()
    if asked.letter and ending != PRINTED:
        raise Misuse("letter-form", path=asked.to)
    if asked.couple and not asked.letter:
        raise Misuse("only-with", option="--couple", other="--letter")
    if ending not in ENDINGS:
        raise Misuse("no-such-form", path=asked.to, known=ENDINGS)
    chosen = {
        "--id": asked.id,
        "--letter": asked.letter,
        "--search": asked.search,
        "--format": asked.format,
        "--since": asked.since,
    }
    given = [option for option, value in chosen.items() if value]
    if given and given[0] in ("--id", "--letter") and given[1:]:
        raise Misuse("not-both", option=given[0], other=given[1])
    return ending


def _export(history: History, asked: Asked, ending: str) -> int:
    with _progress() as progress:
        if ending == PRINTED:
            return _print(history, asked, progress)
        from listening_timer.history.transfer.forms import FORMS  # noqa: PLC0415 - 25 ms
        from listening_timer.history.transfer.taking import take_out  # noqa: PLC0415 - the same

        chosen = _selection(asked)
        return take_out(history, asked.to, FORMS[ending](history, chosen), chosen, progress)


def _print(history: History, asked: Asked, progress: Progress) -> int:
    from listening_timer.app import requirements  # noqa: PLC0415 - only where a page is drawn

    require(requirements.lack_of_libraries())
    from listening_timer.app import printing  # noqa: PLC0415 - Qt, only where a page is drawn

    app = printing.without_a_window(user_paths().resources / "fonts")
    try:
        if asked.letter:
            to = None if asked.couple is None else Couple(*asked.couple)
            return int(printing.print_letter(history, asked.to, today(), progress, to=to))
        return printing.print_sheets(history, asked.to, _selection(asked), progress)
    finally:
        del app


def _selection(asked: Asked) -> Selection:
    """One session, those that were asked for, or everything."""
    if asked.id:
        return (asked.id,)
    only = selection(asked)
    return None if only == Filter() else only


@contextmanager
def _progress() -> Generator[Progress]:
    """Show on a terminal, now and then, how far it is; elsewhere nothing."""
    terminal = sys.stderr if sys.stderr is not None and sys.stderr.isatty() else None
    shown = 0.0

    def tell(done: int, total: int) -> bool:
        nonlocal shown
        if terminal is not None and total and time.monotonic() - shown >= _EVERY:
            shown = time.monotonic()
            terminal.write(f"\r{done * 100 // total} %")
            terminal.flush()
        return True

    try:
        yield tell
    finally:
        if terminal is not None and shown:
            terminal.write("\r\x1b[K")
