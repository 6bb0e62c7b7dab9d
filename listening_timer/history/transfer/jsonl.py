"""The whole history as JSON, one session a line: complete, documented, made to be read again.

Each line holds what was said (names, events, words, ratings, promises and the like) and, under
`derived`, what follows from it. The events are the record: the first one carries the format
and who sat where. After all sessions come the tallies, which belong to none, and the ids of the
sessions that were deleted, a line each. `resources/schemas/session.schema.json` describes every
kind of line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from listening_timer.exercise.formats import Phase
from listening_timer.exercise.state import Record
from listening_timer.history.database import text
from listening_timer.history.store import History
from listening_timer.history.transfer import lines, marks, versions
from listening_timer.history.transfer.taking import Progress, Selection, Target, take_out
from listening_timer.model.records import HistoryError, SessionDetail


class Lines:
    """The form of the file: a line each, what belongs to no session where all goes out."""

    def __init__(self, history: History, *, everything: bool) -> None:
        self._database, self._everything = history.database, everything

    def head(self) -> Iterable[bytes]:
        """Nothing stands before the first session."""
        return ()

    def session(self, detail: SessionDetail) -> bytes:
        """One session, as a line. Raises HistoryError: not-ended."""
        version = versions.read(self._database, detail.row.id)
        if version is None:
            raise HistoryError("not-ended", session=detail.row.id)
        return lines.session_line(version, _derived(detail))

    def tail(self) -> Iterator[bytes]:
        """The tallies, the oldest first and the erased ones last, and the deleted sessions."""
        if self._everything:
            yield from map(lines.mark_line, marks.every(self._database))
            for (session,) in self._database.each("SELECT id FROM gone ORDER BY id"):
                yield lines.gone_line(text(session))


def export(
    history: History,
    target: Path,
    selection: Selection = None,
    progress: Progress | None = None,
) -> int:
    """Write these sessions to `target`, or all that have ended; returns how many.

    A file that is there is replaced. With all of them goes what belongs to none, which is not
    counted. See `taking.take_out`; raises HistoryError: not-ended, too, for an id of a session
    that has not.
    """
    form = Lines(history, everything=selection is None)
    return take_out(history, Target(target, replace=True), form, selection, progress)


def _derived(detail: SessionDetail) -> dict[str, object]:
    row, state = detail.row, detail.state
    phases = zip(state.format.phases, state.records, strict=True)
    return {
        "date": row.date,
        "outcome": row.outcome,
        "length": row.length,
        "sums": state.sums,
        "phases": [_phase(phase, record) for phase, record in phases],
    }


def _phase(phase: Phase, record: Record) -> dict[str, object]:
    return {
        "kind": phase.kind,
        "who": phase.who,
        "planned": record.planned,
        "actual": record.actual,
        "overtime": record.overtime,
        "how": record.how,
    }
