"""The doors to what stands beside the logs: words, ratings, promises, meetings, cards, tallies."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager

from listening_timer.exercise.formats import Role
from listening_timer.history import (
    drafts,
    meetings,
    notes,
    people_edit,
    promises,
    prompts,
    ratings,
    tallies,
    trims,
    vacuum,
    weekly_sums,
)
from listening_timer.history.connection import Database
from listening_timer.model.annotations import (
    Draft,
    Meeting,
    Promise,
    PromiseOutcome,
    Rating,
    Tally,
    Trim,
    Word,
)
from listening_timer.model.records import ErasedPerson, Renamed


class Beside:
    """What `History` keeps beside its logs; each call is one transaction.

    What belongs to a session raises HistoryError: unknown-session, where that is not there.
    What is erased is gone from the file at once; that it was there stays known, so that a
    merge cannot bring it back.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    def write_word(self, word: Word) -> Word | None:
        """Write a text, in the place of what had its id; counts as an edit of that.

        Returns what stood there, None where nothing did.
        """
        with self._erasing():
            return notes.edit(self.database, word)

    def erase_word(self, word_id: str, edited: int | None = None) -> Word | None:
        """Remove a text from the file at once; harmless where there is none.

        `edited` (UTC ms) is when; without it, just after the last edit. Returns what it was.
        """
        with self._erasing():
            return notes.erase(self.database, word_id, edited)

    def write_ratings(self, given: Sequence[Rating]) -> None:
        """Write ratings, all or none, each in the place of what stood there.

        ValueError for a value outside 0 to 10.
        """
        with self._writing():
            for rating in given:
                ratings.edit(self.database, rating)

    def write_promise(self, promise: Promise) -> Promise | None:
        """Write a promise or plan, in the place of what had its id; counts as an edit of that.

        Returns what stood there, None where nothing did.
        """
        with self._erasing():
            return promises.edit(self.database, promise)

    def erase_promise(self, promise_id: str, edited: int | None = None) -> Promise | None:
        """Remove a promise and its outcome; harmless where there is none.

        `edited` (UTC ms) is when; without it, just after the last edit. Returns what it was.
        """
        with self._erasing():
            return promises.erase(self.database, promise_id, edited)

    def set_outcome(self, promise_id: str, outcome: PromiseOutcome, wall: int) -> Promise | None:
        """Note what became of a promise, said at `wall` (UTC ms); counts as an edit of it.

        Harmless where there is no such promise any more. Returns it as it was. Raises
        HistoryError: damaged, where the promise was changed from outside.
        """
        with self._writing():
            return promises.decide(self.database, promise_id, outcome, wall)

    def write_meeting(self, meeting: Meeting) -> None:
        """Write when to meet again, in the place of what this session had.

        ValueError where there is no such date.
        """
        with self.database.writing():
            meetings.edit(self.database, meeting)

    def erase_meeting(self, session_id: str, edited: int | None = None) -> None:
        """Remove when to meet again; harmless where nothing was agreed.

        `edited` (UTC ms) is when; without it, just after the last edit.
        """
        with self._erasing():
            meetings.erase(self.database, session_id, edited)

    def write_trim(self, trim: Trim) -> Trim | None:
        """Set the right length of a phase of a session that has ended; its log stays as it is.

        Returns the trim there was. All sums follow in the same transaction. ValueError where
        that phase did not take longer.
        """
        with self._writing():
            return trims.edit(self.database, trim)

    def erase_trim(self, session_id: str, phase: int, edited: int | None = None) -> Trim | None:
        """Let a phase have the length of the log again; harmless where it was not trimmed.

        `edited` (UTC ms) is when; without it, just after the last edit. Returns what it was.
        """
        with self._writing():
            return trims.erase(self.database, session_id, phase, edited)

    def note_prompt(self, session_id: str, card_key: str) -> None:
        """Note that a card was shown; harmless where it was the last one already."""
        with self.database.writing():
            prompts.note(self.database, session_id, card_key)

    def write_drafts(self, typed: Sequence[Draft]) -> None:
        """Write drafts, each in place of the one of the same field; see `drafts.write`."""
        with self._erasing():
            for draft in typed:
                drafts.write(self.database, draft)

    def drop_drafts(self, session_id: str = "", field: str | None = None) -> None:
        """Delete the drafts of a session (empty: of none), or of one of its fields."""
        with self._erasing():
            drafts.drop(self.database, session_id, field)

    def drafts(self) -> tuple[Draft, ...]:
        """All that was typed and is not saved, the oldest first."""
        with self.database.reading():
            return drafts.every(self.database)

    def write_tally(self, tally: Tally) -> None:
        """Write a mark, in the place of what had its id; a new name makes a new person."""
        with self._erasing():
            tallies.write(self.database, tally)

    def erase_tally(self, tally_id: str) -> None:
        """Remove a mark, and whoever is in nothing else; harmless where there is none."""
        with self._erasing():
            tallies.erase(self.database, tally_id)

    def tallies(self, first_date: str, last_date: str) -> list[Tally]:
        """The marks from one local ISO date to another, both included, the oldest first.

        Raises HistoryError: damaged, where one was changed from outside.
        """
        return tallies.between(self.database, first_date, last_date)

    def rename_person(self, old: str, new: str, wall: int) -> None:
        """Call somebody otherwise in all their sessions, at `wall` (UTC ms), by a cleaned name.

        Raises HistoryError: unknown-person, or name-taken where it is another's. ValueError
        for a name in which nothing is to be seen.
        """
        with self._erasing():
            people_edit.rename(self.database, old, new, wall)

    def can_join(self, name: str, other: str) -> None:
        """See whether two people could be one, as `join_people` does. Raises HistoryError."""
        people_edit.can_join(self.database, name, other)

    def join_people(self, name: str, other: str, wall: int) -> Renamed:
        """Let all that is one person's be another one's, at `wall` (UTC ms).

        Returns what it takes to undo it. Raises HistoryError: unknown-person; sat-together, where
        both sat in one session; name-taken, where they are one already.
        """
        with self._erasing():
            return people_edit.join(self.database, name, other, wall)

    def rename_seat(self, session_id: str, who: Role, name: str, wall: int) -> Renamed:
        """Call one of the two of one session by this cleaned name, there alone, at `wall`.

        Returns what it takes to undo it. Raises HistoryError: name-taken, where the other one of
        that session has the name. ValueError for a name in which nothing is to be seen.
        """
        with self._erasing():
            return people_edit.rename_seat(self.database, session_id, who, name, wall)

    def undo_names(self, renamed: Renamed, wall: int) -> None:
        """Take back what `join_people` or `rename_seat` did, at `wall` (UTC ms).

        What was called otherwise or deleted since stays as it is.
        """
        with self._erasing():
            people_edit.undo_names(self.database, renamed, wall)

    def erase_person(self, name: str, wall: int) -> ErasedPerson:
        """Remove a name, and the words, ratings, promises and marks of whose it is, at `wall`.

        Their sessions stay, held with somebody whose name is empty, and so does what was said
        by both. Returns all that was removed. Raises HistoryError: unknown-person.
        """
        with self._erasing():
            return people_edit.erase(self.database, name, wall)

    def restore_person(self, erased: ErasedPerson, wall: int) -> None:
        """Take the erasure of a person back, at `wall`; sessions deleted since stay deleted.

        What comes back counts as edited then. Raises HistoryError: name-taken, where the other
        one of a session has the name by now.
        """
        with self._erasing():
            people_edit.restore(self.database, erased, wall)

    @contextmanager
    def _writing(self) -> Generator[None, None, None]:
        """One transaction, in which the weeks that it changed are summed anew at the end."""
        with self.database.writing():
            yield
            weekly_sums.renew(self.database)

    @contextmanager
    def _erasing(self) -> Generator[None, None, None]:
        """One transaction that may erase something, after which no trace of that is left."""
        with self._writing():
            yield
        vacuum.sweep(self.database)
