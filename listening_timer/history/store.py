"""History: everything that is kept, behind one synchronous door for one worker thread.

Each call is acknowledged by returning: what it wrote is committed then. The environment's
refusals are `HistoryError`, after which the same call may simply be repeated; other
exceptions are bugs. Wall instants are UTC ms, durations ms.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from listening_timer.exercise.events import Event
from listening_timer.history import backup, event_log, opening, session_read, session_write, vacuum
from listening_timer.history import check as checking
from listening_timer.history.annotation_api import Beside
from listening_timer.history.connection import Database
from listening_timer.history.integrity import require_sound
from listening_timer.history.lock import Lock
from listening_timer.history.queries import Looking
from listening_timer.history.session_ids import number_of, whole_id
from listening_timer.model.records import (
    DeletedSession,
    Finding,
    LastTime,
    NewSession,
    SessionDetail,
    Unfinished,
)


class History(Beside, Looking):
    """One history; made by `open` or `memory`, let go by `close` or the end of a `with`.

    `database` is what lies beneath, for the rooms of history alone.
    """

    def __init__(self, database: Database, lock: Lock | None = None) -> None:
        super().__init__(database)
        self._lock = lock

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> History:
        """Open a file; made where there is none, unless it is opened for reading alone.

        A writing one is the only one until it is closed; readers may come meanwhile. Raises
        HistoryError: missing-folder, missing, not-ours, newer, damaged, read-only, locked,
        full, unreadable, io. A file it refuses stays as it was, byte for byte.
        """
        file = opening.real(path)
        if read_only:
            return cls(opening.to_read(file))
        database, lock = opening.to_write(file)
        vacuum.sweep(database)
        return cls(database, lock)

    @classmethod
    def memory(cls) -> History:
        """A history that is never written anywhere."""
        return cls(opening.in_memory())

    @property
    def read_only(self) -> bool:
        """Whether it was opened for reading alone, so that every change is refused."""
        return self.database.path is not None and self._lock is None

    def close(self) -> None:
        """Let the file and the right to write to it go; harmless when repeated."""
        self.database.close()
        if self._lock is not None:
            self._lock.close()

    def __enter__(self) -> Self:
        """Enter the time in which the history is open."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    def begin(self, new: NewSession, events: Sequence[Event]) -> None:
        """Write a new session, its people and its first events; harmless when repeated.

        ValueError where the first event is not SessionStarted, or where the id belongs to
        another session or to a deleted one.
        """
        with self._erasing():
            session_write.begin(self.database, new, events)

    def append(self, session_id: str, first_seq: int, events: Sequence[Event]) -> None:
        """Add the events of a session from this place in its log on; harmless when repeated.

        With SessionEnded among them the log is frozen, and its summary and the sums of its
        date and week are written in the same transaction. ValueError for a gap before
        `first_seq`, for another event at a place already taken, or for more events in a
        frozen log.
        """
        with self._writing():
            number = number_of(self.database, session_id)
            event_log.append(self.database, number, first_seq, events)

    def checkpoint(self, session_id: str, at: int) -> None:
        """Note that a session was lived up to `at` (ms since it began), in one row."""
        session_write.checkpoint(self.database, session_id, at)

    def require_sound(self) -> None:
        """See that no part of the file is lost or exchanged. Raises HistoryError: damaged."""
        with self.database.reading():
            require_sound(self.database)

    def session(self, session_id: str) -> SessionDetail:
        """One session whole; a unique beginning of its id (6 digits or more) is enough.

        Raises HistoryError: unknown-session, or damaged where its log cannot be replayed.
        """
        with self.database.reading():
            require_sound(self.database)
            return session_read.detail(self.database, whole_id(self.database, session_id))

    def knows(self, session_id: str) -> bool:
        """Whether a session of this whole id is here, or was deleted here."""
        sql = "SELECT 1 FROM session WHERE id = ?1 UNION ALL SELECT 1 FROM gone WHERE id = ?1"
        return self.database.row(sql, session_id) is not None

    def unfinished(self) -> Unfinished | None:
        """The latest session that has not ended and is not kept aside.

        Raises HistoryError: damaged, with its id in `values["session"]`.
        """
        with self.database.reading():
            return session_read.unfinished(self.database)

    def count_start(self, session_id: str) -> int:
        """Count one more try to take an unfinished session up; returns how many there were."""
        with self.database.writing():
            return session_write.count_start(self.database, session_id)

    def reset_starts(self, session_id: str) -> None:
        """Forget the tries: the session was taken up."""
        with self.database.writing():
            session_write.reset_starts(self.database, session_id)

    def set_aside(self, session_id: str) -> None:
        """Keep an unfinished session without offering it again."""
        with self.database.writing():
            session_write.set_aside(self.database, session_id)

    def delete(self, session_id: str) -> DeletedSession:
        """Remove a session from the file at once; its id alone stays known.

        People nobody refers to any more vanish too, and so do the copies that were made
        before a migration. Takes a unique beginning of the id. Returns all that was removed.
        """
        with self._erasing():
            return session_write.delete(self.database, whole_id(self.database, session_id))

    def restore(self, deleted: DeletedSession) -> None:
        """Take a deletion back: the session as it stood; harmless where it is there."""
        with self._erasing():
            session_write.restore(self.database, deleted)

    def last_time(self) -> LastTime | None:
        """Who sat where in the latest session, who began, and how; None in an empty history.

        With what is open between these two, and the cards that were ever shown. Raises
        HistoryError: damaged.
        """
        with self.database.reading():
            return session_read.last_time(self.database)

    def check(self) -> list[Finding]:
        """Look at the whole file and replay every log; an empty list means all is well.

        Takes 0.5 ms a session. Opened for reading alone, it looks at a copy in memory, so that
        the window need not wait for it.
        """
        if self.database.path is None or self._lock is not None:
            with self.database.reading():
                return checking.check(self.database)
        with opening.in_copy(self.database) as copy:
            return checking.check(copy)

    def rebuild(self) -> int:
        """Make every derived figure anew; returns how many ended sessions were replayed."""
        with self.database.writing():
            return checking.rebuild(self.database)

    def backup(self, target: Path, *, replace: bool = False) -> None:
        """Write a verified copy of the whole history. Raises HistoryError as `files.see_free`.

        Opened for reading alone, it is made from a copy in memory: what the window writes
        meanwhile neither waits for a slow disk nor makes the two differ.
        """
        if self.database.path is None or self._lock is not None:
            backup.copy(self.database, target, replace=replace)
            return
        with opening.in_copy(self.database) as copy:
            backup.copy(copy, target, replace=replace)
