"""`history list|show|delete|export|check|rebuild`: what is kept, without the window.

Reading commands open the file for reading alone, also while the window has it; writing ones
say that it does. The history's own modules are imported when a command runs.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from listening_timer.commands.asked import Asked, Misuse
from listening_timer.commands.printing import say, short, table
from listening_timer.paths import user_paths
from listening_timer.records import HistoryError, SessionRow
from listening_timer.sentences import found

if TYPE_CHECKING:
    from listening_timer.history.store import History

AT_ONCE = 200
LENGTH_COLUMN = frozenset({4})


def list_sessions(asked: Asked) -> int:
    """One line a session, newest first."""
    from listening_timer.commands.session_page import HEAD, row  # noqa: PLC0415 - the core

    with _opened(asked, read_only=True) as history:
        rows = [HEAD, *map(row, _all(history))]
    if len(rows) == 1:
        say("No session has ended yet.")
        return 0
    for line in table(rows, right=LENGTH_COLUMN):
        say(line)
    return 0


def show_session(asked: Asked) -> int:
    """One session: its phases, where its time went, and what was said beside it."""
    from listening_timer.commands.session_page import page  # noqa: PLC0415 - reads the core

    with _opened(asked, read_only=True) as history:
        detail = history.session(asked.id)
    for line in page(detail):
        say(line)
    return 0


def delete_session(asked: Asked) -> int:
    """Remove one session from the file, at once and for good."""
    with _opened(asked, read_only=False) as history:
        gone = history.session(asked.id).row
        history.delete(gone.id)
    say(f"The session {short(gone.id)} of {gone.date} is deleted.")
    return 0


def export_sessions(asked: Asked) -> int:
    """Write all sessions to a file, one a line."""
    if asked.to.suffix.lower() != ".json":
        raise Misuse("not-json", path=asked.to)
    with _opened(asked, read_only=True) as history:
        if _same_file(_file(asked), asked.to):
            raise Misuse("same-file", path=asked.to)
        from listening_timer.history.transfer.jsonl import export  # noqa: PLC0415 - 25 ms

        count = export(history, asked.to)
    say(f"{_sessions(count)} written to {asked.to}.")
    return 0


def check_history(asked: Asked) -> int:
    """Look at the whole file and replay every log; status 1 where something is wrong."""
    with _opened(asked, read_only=True) as history:
        findings, count = history.check(), history.count()
    for finding in findings:
        say(found(finding))
    if findings:
        return 1
    say("The one session is sound." if count == 1 else f"All {count} sessions are sound.")
    return 0


def rebuild_history(asked: Asked) -> int:
    """Make every derived figure anew from the logs."""
    with _opened(asked, read_only=False) as history:
        count = history.rebuild()
    say(f"{_sessions(count)} counted anew.")
    return 0


def _opened(asked: Asked, *, read_only: bool) -> History:
    """Open the history that was asked for; no command of this group makes a new one."""
    from listening_timer.history.store import History  # noqa: PLC0415 - loads SQLite

    return History.open(_file(asked), read_only=read_only)


def _file(asked: Asked) -> Path:
    file = asked.history or user_paths().history
    try:
        file.stat()
    except FileNotFoundError as error:
        raise HistoryError("missing", path=file) from error
    return file


def _all(history: History) -> list[SessionRow]:
    rows = history.sessions(AT_ONCE)
    while more := history.sessions(AT_ONCE, (rows[-1].started, rows[-1].id) if rows else None):
        rows.extend(more)
    return rows


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except FileNotFoundError:
        return False


def _sessions(count: int) -> str:
    return "1 session was" if count == 1 else f"{count} sessions were"
