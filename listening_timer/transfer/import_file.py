"""Import: merge a JSON export or another history file into this one, all or nothing.

Sessions are merged by id. A session that has not ended here is left unchanged, whatever the file
has of it: once it has ended, the same file can be imported again.
"""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from enum import Enum, auto
from pathlib import Path

from listening_timer.history import people, session_write, vacuum, weekly_sums
from listening_timer.history.connection import Database
from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import ImportResult
from listening_timer.transfer import tally_lines, validate, versions
from listening_timer.transfer.export import Progress
from listening_timer.transfer.json_format import Gone
from listening_timer.transfer.merge import later_fact, merged_talk
from listening_timer.transfer.sources import ImportItem, found_in
from listening_timer.transfer.tally_lines import TallyVersion
from listening_timer.transfer.validate import InvalidData
from listening_timer.transfer.versions import Version

_MOST_WRITTEN = 200
"""Sums are recomputed after this many sessions, so that neither they nor a cancel wait long."""


class _Stopped(Exception):  # noqa: N818 - cancelled by the user
    """Progress returned False."""


def merge_file(
    history: History, source: Path, progress: Progress | None = None, *, again: bool = False
) -> ImportResult:
    """Merge a file into a history, in one transaction; returns what that did.

    What was deleted here stays deleted, unless `again` is set: then the file's version is added,
    and its id is no longer marked as deleted. That applies to this history only. `progress` is
    called with how much of the file is done, and the total. Where it cancels, nothing is changed
    and the result is empty. Raises HistoryError, and changes nothing then.
    """
    database = history.database
    if _same(database.path, source):
        raise HistoryError("same-history", path=source)
    merging = _Merging(database, source, again=again)
    try:
        with database.writing(), closing(found_in(source, database.path)) as things:
            for thing, done, total, where in things:
                _go_on(progress, done, total)
                merging.take(thing, where)
            merging.finish()
    except _Stopped:
        return ImportResult()
    vacuum.run_requested_vacuum(database)
    return merging.result()


def _go_on(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None and not progress(done, total):
        raise _Stopped


def _same(here: Path | None, source: Path) -> bool:
    try:
        return here is not None and here.samefile(source)
    except OSError:
        return False


class _Standing(Enum):
    """What a history knows of a session id."""

    UNKNOWN = auto()
    GONE = auto()
    OPEN = auto()
    ENDED = auto()


class _Merging:
    """The merge of one file into a history, within a transaction."""

    def __init__(self, database: Database, source: Path, *, again: bool) -> None:
        self._database, self._source, self._again = database, source, again
        self._counts = Counter[str]()
        self._written = 0

    def take(self, thing: ImportItem, where: int | str) -> None:
        """Merge one item. Raises HistoryError: bad-line with its line, or bad-talk with its id."""
        try:
            match thing:
                case Version():
                    self._counts[self._session(thing)] += 1
                case TallyVersion():
                    self._mark(thing)
                case Gone():
                    self._gone(thing.id)
        except InvalidData as error:
            raise _told(self._source, where, error) from error

    def _session(self, there: Version) -> str:
        """Merge a session; returns the name of the field of `ImportResult` to count it in."""
        database, found = self._database, _standing(self._database, there.id)
        if found is _Standing.OPEN or (found is _Standing.GONE and not self._again):
            validate.session(there)
            return "unchanged" if found is _Standing.OPEN else "stayed"
        if found is _Standing.GONE:
            database.rows("DELETE FROM gone WHERE id = ?", there.id)
        here = versions.read(database, there.id)
        if here is not None and here.talk == there.talk:
            return "unchanged"
        validate.session(there)
        validate.require(not versions.taken(database, there), "id")
        new = there if here is None else _both(here, there)
        if here is not None and new.talk == here.talk:
            return "unchanged"
        kept = here is not None and _as_lived(new) == _as_lived(here)
        summary = None if kept else validate.session(new)
        versions.write(database, new, here, summary)
        self._written += 1
        if not self._written % _MOST_WRITTEN:
            weekly_sums.renew(database)
        return "new" if here is None else "changed"

    def _mark(self, there: TallyVersion) -> None:
        validate.mark(there)
        here = tally_lines.read(self._database, there.id)
        if here is None or later_fact(here.fact, there.fact) != here.fact:
            tally_lines.write(self._database, there, here)

    def _gone(self, session: str) -> None:
        validate.gone(session)
        match _standing(self._database, session):
            case _Standing.ENDED:
                session_write.delete(self._database, session)
                self._counts["deleted"] += 1
            case _Standing.UNKNOWN:
                self._database.rows("INSERT INTO gone VALUES (?)", session)
            case _Standing.GONE | _Standing.OPEN:
                pass

    def finish(self) -> None:
        """Delete unreferenced people, update all spellings, and recompute the stale sums."""
        people.delete_unreferenced(self._database)
        people.spell_all(self._database)
        weekly_sums.renew(self._database)

    def result(self) -> ImportResult:
        """The counts of what was done."""
        return ImportResult(**self._counts)


def _told(path: Path, where: int | str, error: InvalidData) -> HistoryError:
    if isinstance(where, int):
        return HistoryError("bad-line", path=path, line=where, part=error.part)
    return HistoryError("bad-talk", path=path, session=where, part=error.part)


def _standing(database: Database, session: str) -> _Standing:
    """What this history knows of a session id."""
    if database.row("SELECT 1 FROM gone WHERE id = ?", session) is not None:
        return _Standing.GONE
    row = database.row("SELECT outcome FROM session WHERE id = ?", session)
    if row is None:
        return _Standing.UNKNOWN
    return _Standing.OPEN if row[0] is None else _Standing.ENDED


def _as_lived(version: Version) -> tuple[object, object]:
    """What the derived figures of a session depend on: its log and its trims."""
    return version.talk.log, versions.limits(version.talk)


def _both(here: Version, there: Version) -> Version:
    """Two versions of one session, merged."""
    talk = merged_talk(here.talk, there.talk)
    latest = here if talk.log == here.talk.log else there
    return Version(here.id, latest.started, talk)
