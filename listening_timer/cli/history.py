"""Commands `history list|show|delete|check|rebuild|backup`: the history without the window.

Reading commands open the file read-only, also while the window has it open; writing ones report
that it does. The history's own modules are imported when a command runs.
"""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from listening_timer.cli.arguments import Asked, Misuse
from listening_timer.cli.output import say, short, table
from listening_timer.config.paths import user_paths
from listening_timer.model.errors import HistoryError
from listening_timer.model.filters import FILTERS, filter_of
from listening_timer.model.records import Filter, SessionRow
from listening_timer.text.error_messages import found, shown
from listening_timer.text.search_terms import meanings

if TYPE_CHECKING:
    from listening_timer.history.store import History

AT_ONCE = 200
LENGTH_COLUMN = frozenset({4})


def list_sessions(asked: Asked) -> int:
    """Print one line a session, newest first: all, or those that were selected."""
    from listening_timer.cli.session_text import HEAD, as_json, row  # noqa: PLC0415 - the core is loaded

    only = selection(asked)
    with opened(asked, read_only=True) as history:
        found = list(islice(_all(history, only), asked.limit))
    if asked.json:
        say(as_json(found))
        return 0
    rows = [HEAD, *map(row, found)]
    if len(rows) == 1:
        say("No session has ended yet." if only == Filter() else "No such session was found.")
        return 0
    for line in table(rows, right=LENGTH_COLUMN):
        say(line)
    return 0


def show_session(asked: Asked) -> int:
    """Print one session: its phases, where its time went, and its annotations."""
    from listening_timer.cli.session_text import page  # noqa: PLC0415 - reads the core

    with opened(asked, read_only=True) as history:
        detail = history.session(asked.id)
    for line in page(detail):
        say(line)
    return 0


def delete_session(asked: Asked) -> int:
    """Delete one session from the file, at once and for good."""
    with opened(asked, read_only=False) as history:
        gone = history.session(asked.id).row
        history.delete(gone.id)
    say(f"The session {short(gone.id)} of {gone.date} is deleted.")
    return 0


def check_history(asked: Asked) -> int:
    """Check the whole file and replay every log; status 1 where something is wrong."""
    with opened(asked, read_only=True) as history:
        findings, count = history.check(), history.count()
    for finding in findings:
        say(found(finding))
    if findings:
        return 1
    say("The one session is sound." if count == 1 else f"All {count} sessions are sound.")
    return 0


def rebuild_history(asked: Asked) -> int:
    """Recompute every derived figure from the logs."""
    with opened(asked, read_only=False) as history:
        count = history.rebuild()
    say(f"{sessions(count)} recounted.")
    return 0


def backup_history(asked: Asked) -> int:
    """Back up the whole history to a new file, also while the window writes."""
    with opened(asked, read_only=True) as history:
        not_itself(asked)
        with force_offered():
            history.backup(asked.to, replace=asked.force)
    say(f"The history was copied to {shown(asked.to)}; what you erase later stays in that copy.")
    return 0


def not_itself(asked: Asked) -> None:
    """Refuse to write to the history itself, by whatever name or link. Raises Misuse."""
    with contextlib.suppress(FileNotFoundError):
        if history_file(asked).samefile(asked.to):
            raise Misuse("same-file", path=asked.to)


@contextlib.contextmanager
def force_offered() -> Generator[None]:
    """Where a file exists already, name the option that replaces it."""
    try:
        yield
    except HistoryError as error:
        if error.code != "exists":
            raise
        raise HistoryError("exists-force", **error.values) from error


def selection(asked: Asked) -> Filter:
    """The filter that the options make."""
    only = filter_of({each.name: getattr(asked, each.attribute) for each in FILTERS})
    return replace(only, meanings=meanings(only.text))


def opened(asked: Asked, *, read_only: bool) -> History:
    """Open the history that was named. Raises HistoryError: missing, where there is none."""
    from listening_timer.history.store import History  # noqa: PLC0415 - loads SQLite

    file = history_file(asked)
    try:
        file.stat()
    except FileNotFoundError as error:
        raise HistoryError("missing", path=file) from error
    return History.open(file, read_only=read_only)


def history_file(asked: Asked) -> Path:
    """Path of the history that was named, or of the default one."""
    return asked.history or user_paths().history


def today() -> str:
    """The local date of today (ISO)."""
    return datetime.now().astimezone().date().isoformat()


def sessions(count: int) -> str:
    """Subject of a result sentence: a number of sessions, with its verb."""
    return "1 session was" if count == 1 else f"{count} sessions were"


def _all(history: History, only: Filter) -> Iterator[SessionRow]:
    before: tuple[int, str] | None = None
    while rows := history.sessions(AT_ONCE, before, only):
        yield from rows
        before = rows[-1].started, rows[-1].id
