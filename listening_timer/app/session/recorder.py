"""Session recorder: queues the events of a session, in order, and its annotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from listening_timer.app.services.write_queue import Work, WriteQueue
from listening_timer.exercise.events import Event
from listening_timer.history.store import History
from listening_timer.model.records import NewSession


@dataclass(slots=True)
class Checkpoint:
    """A checkpoint (ms into the session); `waits` until it is written."""

    at: int
    waits: bool = True


class SessionRecorder:
    """Records one session: its events, its checkpoints and its annotations.

    Nothing is written before the session exists, that is before Arrive is confirmed; and never
    anything of one that was begun with "keep nothing".
    """

    def __init__(
        self,
        queue: WriteQueue,
        session: NewSession,
        *,
        known: Sequence[Event] = (),
        kept: bool = True,
    ) -> None:
        """`known`: the events that the history has already (a resumed session)."""
        self.session = session
        self.kept = kept
        self._queue = queue
        self._waiting: list[Event] = []
        self._annotations: list[Work] = []
        self._known = tuple(known)
        self._written = len(known)
        self._enqueued, self._left, self._cut_short = 0, False, False
        self._done: list[Work] = []
        if kept:
            queue.on_reopened(self._write_again)
        self._checkpoint: Checkpoint | None = None

    @property
    def exists(self) -> bool:
        """Whether both have arrived, so that leaving is more than "not now"."""
        return self._written > 0

    def add(self, events: Sequence[Event], *, arrived: bool) -> None:
        """Record events in order, or hold them back until both have arrived."""
        self._waiting.extend(events)
        if not self._waiting or not (arrived or self.exists):
            return
        self._checkpoint = None  # a checkpoint after them is queued behind these events
        batch, first = tuple(self._waiting), self._written
        self._waiting.clear()
        self._written += len(batch)
        identity = self.session.id
        if first == 0:
            self._enqueue(lambda history: history.begin(self.session, batch))
        else:
            self._enqueue(lambda history: history.append(identity, first, batch))
        for work in self._annotations:
            self._enqueue(work)
        self._annotations.clear()

    def add_annotation(self, work: Work) -> None:
        """Save an annotation (rating, word, promise) once the session exists."""
        if self.exists:
            self._enqueue(work)
        else:
            self._annotations.append(work)

    def write_checkpoint(self, at: int) -> None:
        """Write the checkpoint: how far the session has been lived (ms since it began).

        One that is still queued is updated instead: on a slow disk they would pile up.
        """
        if not self.exists:
            return
        if self._checkpoint is not None and self._checkpoint.waits:
            self._checkpoint.at = at
            return
        reached = self._checkpoint = Checkpoint(at)
        identity = self.session.id

        def note(history: History) -> None:
            reached.waits = False
            history.checkpoint(identity, reached.at)

        if self.kept:
            self._queue.checkpoint(note)

    def erase(self) -> None:
        """Delete the session again."""
        identity = self.session.id
        self._enqueue(lambda history: history.delete(identity))

    def leave(self) -> None:
        """Stop recording: once all of it is saved, it is not written into a reopened file."""
        self._left = True

    def _enqueue(self, work: Work) -> None:
        if not self.kept:
            return

        def keep(history: History) -> None:
            work(history)
            self._done.append(work)

        self._enqueued += 1
        self._queue.enqueue(keep)

    def _write_again(self, history: History) -> None:
        """On the worker thread: write what was committed into a reopened file that lacks it."""
        if self._left and self._enqueued == len(self._done):
            return
        if not self._done and not self._known:
            return
        if history.knows(self.session.id) and not self._cut_short:
            return
        self._cut_short = True
        if self._known:
            history.begin(self.session, self._known)
        for work in self._done:
            work(history)
        self._cut_short = False
