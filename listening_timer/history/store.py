"""History store: the synchronous API of the history, for use by one worker thread.

A call that returns has committed what it wrote. Errors of the environment are `HistoryError`, after
which the same call may be repeated; other exceptions are bugs. Wall instants are UTC ms, durations
ms.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from listening_timer.exercise.events import Event
from listening_timer.history import (
    backup,
    event_log,
    insight_queries,
    opening,
    search_excerpts,
    session_list,
    session_read,
    session_write,
    vacuum,
    word_list,
)
from listening_timer.history import check as checking
from listening_timer.history.annotation_store import AnnotationApi
from listening_timer.history.connection import Database
from listening_timer.history.lock import Lock
from listening_timer.history.schema import create
from listening_timer.history.session_ids import number_of, whole_id
from listening_timer.model.annotations import OpenPromise
from listening_timer.model.records import (
    DeletedSession,
    Excerpt,
    Filter,
    Finding,
    LastTime,
    NewSession,
    NextTime,
    SessionDetail,
    SessionRow,
    Unfinished,
    Used,
    UsedFormat,
    WordFilter,
    WordRow,
)
from listening_timer.model.weekly import Couple, CoupleSums


class History(AnnotationApi):
    """One history; created by `open` or `memory`, closed by `close` or the end of a `with`.

    `database` is the connection, for use within this package only.
    """

    def __init__(self, database: Database, lock: Lock | None = None) -> None:
        super().__init__(database)
        self._lock = lock

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> History:
        """Open a file; created where there is none, unless opened read-only.

        Only one process can have it open for writing; readers may come meanwhile. Raises
        HistoryError: missing-folder, missing, not-ours, newer, damaged, read-only, locked, full,
        unreadable, io. A file it refuses stays byte for byte as it was.
        """
        file = opening.real(path)
        if read_only:
            return cls(opening.open_for_reading(file))
        database, lock = opening.open_for_writing(file)
        vacuum.run_requested_vacuum(database)
        return cls(database, lock)

    @classmethod
    def memory(cls) -> History:
        """A history in memory, never written to disk."""
        database = Database(None)
        create(database)
        return cls(database)

    @property
    def read_only(self) -> bool:
        """Whether it was opened read-only, so that every change is refused."""
        return self.database.path is not None and self._lock is None

    def close(self) -> None:
        """Close the file and release the write lock; may be repeated."""
        self.database.close()
        if self._lock is not None:
            self._lock.close()

    def __enter__(self) -> Self:
        """Return the open history."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close it."""
        self.close()

    def begin(self, new: NewSession, events: Sequence[Event]) -> None:
        """Write a new session, its people and its first events; may be repeated.

        ValueError where the first event is not SessionStarted, or where the id belongs to another
        session or to a deleted one.
        """
        with self._erasing():
            session_write.begin(self.database, new, events)

    def append(self, session_id: str, first_seq: int, events: Sequence[Event]) -> None:
        """Append events of a session from this seq on; may be repeated.

        SessionEnded freezes the log, and writes its summary and the sums of its week in the same
        transaction. ValueError for a gap before `first_seq`, for a different event at a
        seq already stored, or for more events in a frozen log.
        """
        with self._writing():
            number = number_of(self.database, session_id)
            event_log.append(self.database, number, first_seq, events)

    def checkpoint(self, session_id: str, at: int) -> None:
        """Record that a session has run up to `at` (ms since it began), in one row."""
        session_write.checkpoint(self.database, session_id, at)

    def require_sound(self) -> None:
        """Check that no page of the file is lost or swapped. Raises HistoryError: damaged."""
        with self._sound_reading():
            pass

    def session(self, session_id: str) -> SessionDetail:
        """One whole session; a unique prefix of its id (6 characters or more) is enough.

        Raises HistoryError: unknown-session, or damaged where its log cannot be replayed.
        """
        with self._sound_reading():
            return session_read.detail(self.database, whole_id(self.database, session_id))

    def knows(self, session_id: str) -> bool:
        """Whether the session of this full id exists, or was deleted here."""
        sql = "SELECT 1 FROM session WHERE id = ?1 UNION ALL SELECT 1 FROM gone WHERE id = ?1"
        return self.database.row(sql, session_id) is not None

    def unfinished(self) -> Unfinished | None:
        """The latest session that has not ended and is not set aside.

        Raises HistoryError: damaged, with its id in `values["session"]`.
        """
        with self.database.reading():
            return session_read.unfinished(self.database)

    def count_start(self, session_id: str) -> int:
        """Count one more attempt to resume an unfinished session; returns how many there were."""
        with self.database.writing():
            return session_write.count_start(self.database, session_id)

    def reset_starts(self, session_id: str) -> None:
        """Reset the number of attempts: the session was resumed."""
        with self.database.writing():
            session_write.reset_starts(self.database, session_id)

    def set_aside(self, session_id: str) -> None:
        """Keep an unfinished session without offering it again."""
        with self.database.writing():
            session_write.set_aside(self.database, session_id)

    def delete(self, session_id: str) -> DeletedSession:
        """Delete a session from the file at once; only its id is kept.

        People nobody refers to any more are deleted too, and so are the backups made before a
        migration. Takes a unique prefix of the id. Returns all that was deleted.
        """
        with self._erasing():
            return session_write.delete(self.database, whole_id(self.database, session_id))

    def restore(self, deleted: DeletedSession) -> None:
        """Undo a deletion; does nothing where the session exists."""
        with self._erasing():
            session_write.restore(self.database, deleted)

    def last_time(self) -> LastTime | None:
        """Names, sides, format and other settings of the latest session; None in an empty history.

        With the open promises of these two, and the cards ever shown. Raises HistoryError: damaged.
        """
        with self.database.reading():
            return session_read.last_time(self.database)

    def next_time(self, session_id: str) -> NextTime:
        """What the end of a session proposes for the next one. Raises HistoryError."""
        with self.database.reading():
            return session_read.next_time(self.database, session_id)

    def sessions(
        self,
        limit: int = 200,
        before: tuple[int, str] | None = None,
        only: Filter | None = None,
    ) -> list[SessionRow]:
        """The ended sessions, newest first; `before` is (started, id) of the last row received.

        ValueError where `only` holds a date that does not exist. Raises HistoryError: damaged.
        """
        with self._sound_reading():
            return session_list.page(self.database, limit, before, only)

    def excerpts(self, session_ids: Sequence[str], query: str = "") -> dict[str, Excerpt]:
        """For each session its topic, its first thanks or note, and what matches a query.

        Sessions without either may be missing.
        """
        with self.database.reading():
            return search_excerpts.excerpts(self.database, session_ids, query)

    def words(
        self, limit: int, before: tuple[int, str] | None, wanted: WordFilter
    ) -> list[WordRow]:
        """Thanks, promises or notes of ended sessions, newest first: at least `limit`, if any.

        `before` is (started, session) of the last row received. Raises HistoryError: damaged.
        """
        with self._sound_reading():
            return word_list.page(self.database, limit, before, wanted)

    def people(self) -> list[Used]:
        """All people, each with the number of their ended sessions; sorted by name."""
        return session_list.people(self.database)

    def formats(self) -> list[UsedFormat]:
        """The formats that occur. Raises HistoryError: damaged."""
        with self.database.reading():
            return session_list.formats(self.database)

    def tags(self) -> list[Used]:
        """All tags, each with the number of its ended sessions; in alphabetical order."""
        return session_list.tags(self.database)

    def count(self, only: Filter | None = None) -> int:
        """The number of ended sessions, or of those that match a filter."""
        return session_list.count(self.database, only)

    def couples(self) -> list[Couple]:
        """All couples that had a session together, by their latest session.

        Raises HistoryError: damaged.
        """
        with self._sound_reading():
            return insight_queries.couples(self.database)

    def couple(self, known: Couple) -> Couple | None:
        """A couple under its current names, renamed or erased since; None without a session."""
        with self.database.reading():
            return insight_queries.couple(self.database, known)

    def open_promises(self, of: Couple) -> tuple[OpenPromise, ...]:
        """The open promises of a couple, oldest first."""
        with self.database.reading():
            return insight_queries.open_promises(self.database, of)

    def diary(
        self,
        couple: Couple,
        first: str = insight_queries.FIRST,
        last: str = insight_queries.LAST,
        hours: str = insight_queries.FIRST,
    ) -> CoupleSums:
        """The rows that insights use: the weeks of two people that contain these ISO dates.

        The hours of sessions begin with the date `hours`. Read once, the rows serve any span of
        time. Raises HistoryError: damaged.
        """
        with self.database.reading():
            return insight_queries.diary(self.database, couple, first, last, hours)

    def check(self) -> list[Finding]:
        """Check the whole file and replay every log; an empty list means all is well.

        Takes 0.5 ms a session.
        """
        with self._at_rest() as database, database.reading():
            return checking.check(database)

    def rebuild(self) -> int:
        """Recompute all derived data; returns how many ended sessions were replayed."""
        with self.database.writing():
            return checking.rebuild(self.database)

    def backup(self, target: Path, *, replace: bool = False) -> None:
        """Write a verified backup of the whole history; raises HistoryError as `backup.copy`."""
        with self._at_rest() as database:
            backup.copy(database, target, replace=replace)

    @contextmanager
    def _at_rest(self) -> Generator[Database, None, None]:
        """Context: the database, or its copy in memory where another process may write the file.

        So the window neither waits for a long check or a slow disk, nor makes a copy differ.
        """
        if not self.read_only:
            yield self.database
            return
        with opening.in_copy(self.database) as copy:
            yield copy

    @contextmanager
    def _sound_reading(self) -> Generator[None, None, None]:
        """Context: one read transaction, of a file that passed `check.require_sound`."""
        with self.database.reading():
            checking.require_sound(self.database)
            yield
