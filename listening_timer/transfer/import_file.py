"""Bringing sessions in, from our JSON or from another history: all of it, or nothing.

What comes is merged with what is here, each session by its id. What has not ended here is left
alone, whatever the file knows of it: once it has ended, the same file can be brought in again.
"""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from enum import Enum, auto
from pathlib import Path

from listening_timer.history import people, session_write, vacuum, weekly_sums
from listening_timer.history.connection import Database
from listening_timer.history.store import History
from listening_timer.history.summary_columns import renew_day
from listening_timer.model.records import Brought, HistoryError
from listening_timer.transfer import tally_lines, validate, versions
from listening_timer.transfer.export import Progress
from listening_timer.transfer.json_format import Gone
from listening_timer.transfer.merge import later_fact, merged_talk
from listening_timer.transfer.sources import Thing, found_in
from listening_timer.transfer.tally_lines import Mark
from listening_timer.transfer.validate import Unsound
from listening_timer.transfer.versions import Version

_MOST_DATES = 200
"""Sums are made anew after so many dates, so that neither they nor a wish to stop wait long."""


class _Stopped(Exception):  # noqa: N818 - somebody's wish
    """Progress said no."""


def bring_in(
    history: History, source: Path, progress: Progress | None = None, *, again: bool = False
) -> Brought:
    """Merge what is in this file into a history, in one transaction; tells what that did.

    What was deleted here stays deleted, unless somebody wishes for it `again`: then the file's
    version is added, and no longer known as deleted here. That wish is about this history alone.
    `progress` is told how much of the file is done, of how much. Where it says no, everything
    stays as it was, and the result is empty. Raises HistoryError, and changes nothing then.
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
        return Brought()
    vacuum.sweep(database)
    return merging.brought()


def _go_on(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None and not progress(done, total):
        raise _Stopped


def _same(here: Path | None, source: Path) -> bool:
    try:
        return here is not None and here.samefile(source)
    except OSError:
        return False


class _Standing(Enum):
    """What a history knows of a session."""

    UNKNOWN = auto()
    GONE = auto()
    OPEN = auto()
    ENDED = auto()


class _Merging:
    """One file being merged into a history, within a transaction."""

    def __init__(self, database: Database, source: Path, *, again: bool) -> None:
        self._database, self._source, self._again = database, source, again
        self._counts = Counter[str]()
        self._dates: set[str] = set()

    def take(self, thing: Thing, where: int | str) -> None:
        """Merge one thing. Raises HistoryError: bad-line or bad-talk, naming where it stood."""
        try:
            match thing:
                case Version():
                    self._counts[self._session(thing)] += 1
                    if len(self._dates) > _MOST_DATES:
                        self.settle()
                case Mark():
                    self._mark(thing)
                case Gone():
                    self._gone(thing.id)
        except Unsound as error:
            raise _told(self._source, where, error) from error

    def _session(self, there: Version) -> str:
        """Merge a session; returns what became of it, as `Brought` calls that."""
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
        validate.see(not versions.taken(database, there), "id")
        new = there if here is None else _both(here, there)
        if here is not None and new.talk == here.talk:
            return "unchanged"
        kept = here is not None and _as_lived(new) == _as_lived(here)
        summary = None if kept else validate.session(new)
        self._dates |= versions.write(database, new, here, summary)
        return "new" if here is None else "changed"

    def _mark(self, there: Mark) -> None:
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

    def settle(self) -> None:
        """Derive anew what depends on all that came so far."""
        for date in self._dates:
            renew_day(self._database, date)
        self._dates.clear()
        weekly_sums.renew(self._database)

    def finish(self) -> None:
        """Settle the rest, spell everybody as they are spelt last, and forget who is in nothing."""
        people.forget_strangers(self._database)
        people.spell_all(self._database)
        self.settle()

    def brought(self) -> Brought:
        """What was done."""
        return Brought(**self._counts)


def _told(path: Path, where: int | str, error: Unsound) -> HistoryError:
    if isinstance(where, int):
        return HistoryError("bad-line", path=path, line=where, part=error.part)
    return HistoryError("bad-talk", path=path, session=where, part=error.part)


def _standing(database: Database, session: str) -> _Standing:
    """What is known here of the session of this id."""
    if database.row("SELECT 1 FROM gone WHERE id = ?", session) is not None:
        return _Standing.GONE
    row = database.row("SELECT outcome FROM session WHERE id = ?", session)
    if row is None:
        return _Standing.UNKNOWN
    return _Standing.OPEN if row[0] is None else _Standing.ENDED


def _as_lived(version: Version) -> tuple[object, object]:
    """What the figures of a session derive from."""
    return version.talk.log, versions.limits(version.talk)


def _both(here: Version, there: Version) -> Version:
    """Two versions of one session as one."""
    talk = merged_talk(here.talk, there.talk)
    latest = here if talk.log == here.talk.log else there
    return Version(here.id, latest.started, talk)
