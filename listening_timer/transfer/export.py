"""Export: write the selected sessions through a format writer, with progress and cancel.

An `ExportFormat` defines how a file looks; this module defines which sessions it has, in what
order, and that it appears complete or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol, TypeAlias

from listening_timer.files import atomic_file
from listening_timer.files.os_errors import translate_os_errors
from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import Filter, SessionDetail

Selection: TypeAlias = Filter | Sequence[str] | None
"""Which sessions: those that match a filter, those of these ids (in their order), or all."""
Progress: TypeAlias = Callable[[int, int], bool]
"""Called with the number of sessions done and the total; returns False to cancel."""


@dataclass(frozen=True, slots=True)
class Target:
    """A file to write, and whether it may replace an existing one."""

    path: Path
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """What an export wrote: a number of sessions, where 0 is none, since it was cancelled.

    `missing`: the letters in a PDF that no font here can draw.
    """

    sessions: int
    missing: str = ""


_PAGE = 200


class ExportFormat(Protocol):
    """A format writer: head, each session, tail of a file."""

    def head(self) -> Iterable[bytes]:
        """The bytes before the first session."""
        ...

    def session(self, detail: SessionDetail) -> bytes:
        """The bytes of one session."""
        ...

    def tail(self) -> Iterable[bytes]:
        """The bytes after the last session."""
        ...


def write_export(
    history: History,
    target: Target | Path | BinaryIO,
    form: ExportFormat,
    selection: Selection = None,
    progress: Progress | None = None,
) -> int:
    """Export these sessions to `target`, newest first except for ids; returns how many.

    A file appears complete, with mode 0600, or not at all: 0 sessions where `progress` cancelled; a
    plain path replaces nothing. A stream is written directly. Raises HistoryError: missing-folder,
    exists, not-replaced, read-only, full, unknown-session, damaged; nothing-chosen where there is
    nothing to export, since an empty file cannot be imported; and what the form raises.
    """
    go_on = progress or _always
    if isinstance(target, Path):
        target = Target(target)
    if not isinstance(target, Target):
        return _write(target, history, form, selection, go_on) or 0
    atomic_file.require_free(target.path, replace=target.replace)
    with atomic_file.temporary_file(target.path) as part:
        with translate_os_errors(part, writing=True), part.open("wb") as file:
            done = _write(file, history, form, selection, go_on)
        if done is not None:
            atomic_file.rename_into_place(part, target.path, replace=target.replace)
    return done or 0


def write_bytes(target: Target | Path | BinaryIO, made: bytes) -> None:
    """Write finished bytes, as `write_export` writes a target. Raises HistoryError."""
    match target:
        case Target():
            atomic_file.write_whole(target.path, made, replace=target.replace)
        case Path():
            atomic_file.write_whole(target, made)
        case stream:
            stream.write(made)


def counted(history: History, selection: Selection) -> int:
    """The number of selected sessions."""
    if selection is None or isinstance(selection, Filter):
        return history.count(selection)
    return len(selection)


def selected(history: History, selection: Selection) -> Iterator[SessionDetail]:
    """The selected sessions, one at a time; one of a filter that is deleted meanwhile is skipped.

    Raises HistoryError: damaged; unknown-session for an id that does not exist.
    """
    if selection is not None and not isinstance(selection, Filter):
        yield from map(history.session, selection)
        return
    before: tuple[int, str] | None = None
    while rows := history.sessions(_PAGE, before, selection):
        for row in rows:
            try:
                yield history.session(row.id)
            except HistoryError as error:
                if error.code != "unknown-session":
                    raise
        before = rows[-1].started, rows[-1].id


def _write(
    file: BinaryIO, history: History, form: ExportFormat, selection: Selection, go_on: Progress
) -> int | None:
    """Write everything; returns the number of sessions, None where it was cancelled."""
    done, total = 0, counted(history, selection)
    if not total and (selection is not None or not _has_more(history)):
        raise HistoryError("nothing-chosen")
    if not go_on(done, total):
        return None
    file.writelines(form.head())
    for done, detail in enumerate(selected(history, selection), 1):
        file.write(form.session(detail))
        if not go_on(done, total):
            return None
    if not done and total:  # they were deleted meanwhile
        raise HistoryError("nothing-chosen")
    file.writelines(form.tail())
    return done


def _has_more(history: History) -> bool:
    """Whether there is data outside sessions: tallies and ids of deleted sessions."""
    found = history.database.row("SELECT 1 FROM tally UNION ALL SELECT 1 FROM gone LIMIT 1")
    return found is not None


def _always(_done: int, _total: int) -> bool:
    return True
