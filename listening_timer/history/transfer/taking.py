"""Taking sessions out of the house: one way through them, whatever the file is to look like.

A `Form` says how a file looks; here is which sessions go into it, in what order, how it appears
whole or not at all, and how it can be stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeAlias

from listening_timer.history import files
from listening_timer.history.errors import told
from listening_timer.history.store import History
from listening_timer.records import Filter, HistoryError, SessionDetail

Selection: TypeAlias = Filter | Sequence[str] | None
"""Which sessions: those that a filter shows, those of these ids (in their order), or all."""
Progress: TypeAlias = Callable[[int, int], bool]
"""Told how many sessions are done, of how many; says whether to go on."""

_PAGE = 200


class Form(Protocol):
    """How a file looks: what it begins with, a session in it, and what it ends with."""

    def head(self) -> Iterable[bytes]:
        """What stands before the first session."""
        ...

    def session(self, detail: SessionDetail) -> bytes:
        """One session."""
        ...

    def tail(self) -> Iterable[bytes]:
        """What stands after the last session."""
        ...


def take_out(
    history: History,
    target: Path,
    form: Form,
    selection: Selection = None,
    progress: Progress | None = None,
) -> int:
    """Write these sessions to `target`, newest first where nothing else is said; how many.

    The file appears whole, for its owner alone, or not at all: 0 sessions where `progress` said
    no. Raises HistoryError: missing-folder, read-only, full, unknown-session, damaged; and
    nothing-chosen where there is none, since nobody could bring back an empty file.
    """
    if not target.parent.is_dir():
        raise HistoryError("missing-folder", path=target.parent)
    with files.made_beside(target) as part:
        done = _write(part, history, form, selection, progress or _always)
        if done is not None:
            files.put_in_place(part, target)
    return done or 0


def counted(history: History, selection: Selection) -> int:
    """How many sessions are selected."""
    if selection is None or isinstance(selection, Filter):
        return history.count(selection)
    return len(selection)


def selected(history: History, selection: Selection) -> Iterator[SessionDetail]:
    """The selected sessions, one at a time; one that is deleted meanwhile is passed over.

    Raises HistoryError: damaged; unknown-session for an id that there is not.
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
    part: Path, history: History, form: Form, selection: Selection, go_on: Progress
) -> int | None:
    """Write the whole file; returns how many sessions, None where it was stopped."""
    done, total = 0, counted(history, selection)
    with told(part, writing=True), part.open("wb") as file:
        if not go_on(done, total):
            return None
        file.writelines(form.head())
        for done, detail in enumerate(selected(history, selection), 1):
            file.write(form.session(detail))
            if not go_on(done, total):
                return None
        if not done and (selection is not None or not _has_more(history)):
            raise HistoryError("nothing-chosen")
        file.writelines(form.tail())
    return done


def _has_more(history: History) -> bool:
    """Whether there is anything that belongs to no session: marks, and what was deleted."""
    found = history.database.row("SELECT 1 FROM tally UNION ALL SELECT 1 FROM gone LIMIT 1")
    return found is not None


def _always(_done: int, _total: int) -> bool:
    return True
