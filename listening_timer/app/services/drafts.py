"""Drafts service: writes what is typed into watched text fields to the history within 2 s.

Law: a text field is watched under a session (empty for none) and a field name. What somebody
types into it reaches the history at most `WRITE_MS` after the first key that is not written yet,
however fast they type, and is put back into the field of that place after a crash. It is deleted
once it is saved or thrown away. Fields of a session of which nothing is kept are never watched.

The names of all fields on one page or form begin alike: with such a `prefix`, and a session, one
says which of them are meant.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QObject, QTimer, Slot

from listening_timer.app.services.context import Context
from listening_timer.app.services.held_text import HeldText
from listening_timer.app.services.write_queue import Work
from listening_timer.history.store import History
from listening_timer.model.annotations import Draft
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.note_field import NoteField

WRITE_MS = 1_000
"""Longest time (ms) between a key press and handing the draft to the write queue."""
NO_SESSION = ""

TextField: TypeAlias = Field | NoteField | HeldText
Fields: TypeAlias = Mapping[str, TextField]
"""Text fields by the name under which their drafts are kept."""
DraftKey: TypeAlias = tuple[str, str]
"""The id of a session (empty for none), and the name of a field."""


class Drafts(QObject):
    """Watches text fields, writes drafts, and gives back those that a crash left."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._queue, self._wall = context.write_queue, context.wall
        self._records = context.records_sessions  # else no field is watched at all
        self._places: dict[TextField, DraftKey] = {}
        self._connected: set[TextField] = set()
        self._typed: set[TextField] = set()
        self._stored: set[DraftKey] = set()
        self._found: dict[DraftKey, str] = {}
        self._lock = threading.Lock()
        self._pending: dict[DraftKey, Draft] = {}
        self._queued = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WRITE_MS)

        self._timer.timeout.connect(self.flush)

    def set_found(self, drafts: Iterable[Draft]) -> None:
        """Set the drafts that an earlier run left; each is offered once its field is watched."""
        if self._records:
            self._found = {(draft.session, draft.field): draft.text for draft in drafts}
        self._stored.update(self._found)

    def found(self) -> list[DraftKey]:
        """The places whose drafts are still to be offered, the oldest first."""
        return list(self._found)

    def found_of(self, session: str) -> list[str]:
        """The names of the fields of this session whose drafts are still to be offered."""
        return [name for each, name in self._found if each == session]

    def watch(self, session: str, fields: Fields, *, offer: bool = True) -> bool:
        """Watch these fields from now on, in place of how they were watched before.

        Returns whether something typed earlier was put into any of them; without `offer` that is
        passed over, because somebody has typed there meanwhile.
        """
        offered = False
        if not self._records:
            return False
        for name, field in fields.items():
            place = session, name
            self._watch(field, place)
            text = self._found.pop(place, "")
            if text and offer:
                field.retype(text)
                offered = True
        return offered

    def watch_only(self, session: str, prefix: str, fields: Fields) -> bool:
        """Watch these fields and none else whose names begin so; the others' drafts are dropped.

        For fields that come and go with what stands in them. Returns what `watch` does.
        """
        self.unwatch(session, prefix)
        offered = self.watch(session, fields)
        stored = self._stored_of(session, prefix)
        self._drop({place for place in stored if place[1] not in fields})
        return offered

    def unwatch(self, session: str, prefix: str) -> None:
        """Watch these fields no more; their drafts stay until they are dropped."""
        for field in self._fields_of(session, prefix):
            del self._places[field]
            self._typed.discard(field)

    def note_all(self, session: str, prefix: str) -> None:
        """Write a draft of each of these fields that is watched, typed in or not."""
        for field in self._fields_of(session, prefix):
            self._on_field_typed(field)

    def take_rest(self, session: str, prefix: str) -> str:
        """The drafts of fields that no longer exist, a line each; returned once."""
        places = [place for place in self._found if _is_in(place, session, prefix)]
        rest = "\n".join(self._found.pop(place) for place in places)
        for place in places:
            self._note(place, "")
        return rest

    def drop(self, session: str, prefix: str) -> None:
        """Delete the drafts of these fields: they are saved, or thrown away."""
        self._typed.difference_update(self._fields_of(session, prefix))
        self._drop(self._stored_of(session, prefix))

    def drop_watched(self, *prefixes: str) -> None:
        """Delete drafts of watched fields whose names begin so; those to be offered stay."""
        watched = {place for place in self._places.values() if place[1].startswith(prefixes)}
        self._drop(watched & self._stored)

    def dropping(self, session: str, prefix: str) -> Work | None:
        """`drop` as a piece of work, to wait behind something else; None without any draft."""
        places = self._stored_of(session, prefix)

        def drop(history: History) -> None:
            self._forget_pending(places)
            _delete(history, places)

        return drop if places else None

    @Slot()
    def flush(self) -> None:
        """Queue the drafts that are not written yet now."""
        self._timer.stop()
        with self._lock:
            if self._queued or not self._pending:
                return
            self._queued = True
        self._queue.checkpoint(self._write)

    def _write(self, history: History) -> None:
        """On the worker thread: write what is pending by now; what fails stays pending."""
        with self._lock:
            self._queued = False
            batch = dict(self._pending)
        history.write_drafts(list(batch.values()))
        with self._lock:
            for place, draft in batch.items():
                if self._pending.get(place) is draft:
                    del self._pending[place]

    def _watch(self, field: TextField, place: DraftKey) -> None:
        before = self._places.get(field)
        self._places[field] = place
        if field not in self._connected:
            self._connected.add(field)
            field.typed.connect(partial(self._on_field_typed, field))
            field.destroyed.connect(partial(self._on_field_destroyed, field))
        if before not in (None, place) and field in self._typed:
            self._note(before, "")
            self._note(place, field.text())

    def _note(self, place: DraftKey, text: str) -> None:
        draft = Draft(*place, text, self._wall()[0])
        with self._lock:
            self._pending[place] = draft
        self._stored.add(place)
        if not self._timer.isActive():
            self._timer.start()

    def _on_field_typed(self, field: TextField) -> None:
        place = self._places.get(field)
        if place is not None:
            self._typed.add(field)
            self._note(place, field.text())

    def _on_field_destroyed(self, field: TextField) -> None:
        self._places.pop(field, None)
        self._typed.discard(field)
        self._connected.discard(field)

    def _fields_of(self, session: str, prefix: str) -> list[TextField]:
        return [field for field, place in self._places.items() if _is_in(place, session, prefix)]

    def _stored_of(self, session: str, prefix: str) -> set[DraftKey]:
        return {place for place in self._stored if _is_in(place, session, prefix)}

    def _drop(self, places: set[DraftKey]) -> None:
        for place in places:
            self._found.pop(place, None)
        self._forget_pending(places)
        if places:
            self._stored -= places
            self._queue.enqueue(lambda history: _delete(history, places))

    def _forget_pending(self, places: Iterable[DraftKey]) -> None:
        with self._lock:
            for place in places:
                self._pending.pop(place, None)


def _is_in(place: DraftKey, session: str, prefix: str) -> bool:
    return place[0] == session and place[1].startswith(prefix)


def _delete(history: History, places: Iterable[DraftKey]) -> None:
    for session, field in places:
        history.drop_drafts(session, field)
