"""Annotation API: writes, erases and reads words, ratings, promises, meetings, cards, tallies."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager

from listening_timer.exercise.formats import Role
from listening_timer.history import (
    drafts,
    meetings,
    notes,
    people_edit,
    plan,
    promises,
    prompts,
    tallies,
    trims,
    vacuum,
    weekly_sums,
)
from listening_timer.history.connection import Database
from listening_timer.history.meetings import MEETINGS
from listening_timer.history.promises import PROMISES
from listening_timer.history.ratings import RATINGS
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
from listening_timer.model.plans import HeldPlan
from listening_timer.model.records import ErasedPerson, Renamed


class AnnotationApi:
    """Annotation methods of `History`, and its edits of people; each call is one transaction.

    `write_…` replaces the row of the same id or key, and counts as an edit of it, erased or not;
    `erase_…` does nothing where there is none. Both return the item that was there, None without
    one. `edited` (UTC ms) is the time of the erasure; default: just after the last edit. Methods of
    a session raise HistoryError: unknown-session, where it does not exist. What is erased is gone
    from the file at once; a tombstone keeps a merge from bringing it back.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    def write_word(self, word: Word) -> Word | None:
        """Write a word. ValueError for a tag that is not one clean line."""
        with self._erasing():
            return notes.edit(self.database, word)

    def erase_word(self, word_id: str, edited: int | None = None) -> Word | None:
        """Erase a word; a tag in all its spellings."""
        with self._erasing():
            return notes.erase(self.database, word_id, edited)

    def write_ratings(self, given: Sequence[Rating]) -> None:
        """Write ratings, all or none. ValueError for a value outside 0 to 10."""
        with self._writing():
            for rating in given:
                RATINGS.edit(self.database, rating)

    def write_promise(self, promise: Promise) -> Promise | None:
        """Write a promise or plan."""
        with self._erasing():
            return PROMISES.edit(self.database, promise)

    def erase_promise(self, promise_id: str, edited: int | None = None) -> Promise | None:
        """Erase a promise and its outcome."""
        with self._erasing():
            return PROMISES.erase(self.database, promise_id, edited=edited)

    def set_outcome(self, promise_id: str, outcome: PromiseOutcome, wall: int) -> Promise | None:
        """Set the outcome of a promise, decided at `wall` (UTC ms); counts as an edit of it.

        Does nothing where the promise no longer exists. Returns the promise as it was before.
        Raises HistoryError: damaged, where the row fails its checksum.
        """
        with self._writing():
            return promises.decide(self.database, promise_id, outcome, wall)

    def write_meeting(self, meeting: Meeting) -> None:
        """Write the next meeting of a session. ValueError where it could not be read back.

        It agrees on an appointment; with the id of an earlier one, it moves or renews that.
        """
        with self.database.writing():
            MEETINGS.edit(self.database, meeting)

    def erase_meeting(self, session_id: str, edited: int | None = None) -> None:
        """Erase the next meeting of a session."""
        with self._erasing():
            MEETINGS.erase(self.database, session_id, edited=edited)

    def end_appointment(self, appointment: str, wall: int) -> tuple[Meeting, ...]:
        """End a weekly appointment (`Meeting.series`) at `wall` (UTC ms): it recurs no more.

        What is still to come of it is erased. Returns its weekly meetings as they were before:
        written again, they undo this.
        """
        with self._erasing():
            return meetings.end(self.database, appointment, wall)

    def write_trim(self, trim: Trim) -> Trim | None:
        """Set the right length of a phase of an ended session; the event log is not changed.

        All sums are updated in the same transaction. ValueError where that phase did not take
        longer.
        """
        with self._writing():
            return trims.edit(self.database, trim)

    def erase_trim(self, session_id: str, phase: int, edited: int | None = None) -> Trim | None:
        """Remove a trim, so that the phase has its logged length again."""
        with self._erasing():
            return trims.erase(self.database, session_id, phase, edited)

    def note_prompt(self, session_id: str, card_key: str) -> None:
        """Record that a card was shown; does nothing where it was the last one recorded."""
        with self.database.writing():
            prompts.record_shown(self.database, session_id, card_key)

    def write_drafts(self, typed: Sequence[Draft]) -> None:
        """Write drafts, each replacing the one of the same field; see `drafts.write`."""
        with self._erasing():
            for draft in typed:
                drafts.write(self.database, draft)

    def drop_drafts(self, session_id: str = "", field: str | None = None) -> None:
        """Delete the drafts of a session (empty id: those outside any session), or of one field."""
        with self._erasing():
            drafts.drop(self.database, session_id, field)

    def drafts(self) -> tuple[Draft, ...]:
        """All drafts, oldest first."""
        with self.database.reading():
            return drafts.every(self.database)

    def plan(self) -> HeldPlan | None:
        """The plan that this history was given; None without one."""
        return plan.held(self.database)

    def hold_plan(self, given: HeldPlan) -> None:
        """Hold this plan instead of any other."""
        with self._erasing():
            plan.hold(self.database, given)

    def let_plan_go(self) -> None:
        """Erase the plan; does nothing without one."""
        with self._erasing():
            plan.let_go(self.database)

    def write_tally(self, tally: Tally) -> None:
        """Write a tally, replacing the one of the same id; an unknown name adds a person."""
        with self._erasing():
            tallies.write(self.database, tally)

    def erase_tally(self, tally_id: str) -> None:
        """Erase a tally, and a person it leaves unreferenced; does nothing where there is none."""
        with self._erasing():
            tallies.erase(self.database, tally_id)

    def rename_person(self, old: str, new: str, wall: int) -> None:
        """Rename a person in all their sessions, at `wall` (UTC ms); `new` must be a cleaned name.

        Raises HistoryError: unknown-person, or name-taken where another person has the name.
        ValueError for a name without visible characters.
        """
        with self._erasing():
            people_edit.rename(self.database, old, new, wall)

    def can_join(self, name: str, other: str) -> None:
        """Check that `join_people` is possible for two people. Raises HistoryError as it does."""
        people_edit.can_join(self.database, name, other)

    def join_people(self, name: str, other: str, wall: int) -> Renamed:
        """Move all sessions and tallies of one person to another, at `wall` (UTC ms).

        Returns what `undo_names` needs. Raises HistoryError: unknown-person; sat-together, where
        both took part in one session; name-taken, where they are one person already.
        """
        with self._erasing():
            return people_edit.join(self.database, name, other, wall)

    def rename_seat(self, session_id: str, who: Role, name: str, wall: int) -> Renamed:
        """Rename one participant of one session only, at `wall` (UTC ms); `name` must be cleaned.

        Returns what `undo_names` needs. Raises HistoryError: name-taken, where the other
        participant has the name. ValueError for a name without visible characters.
        """
        with self._erasing():
            return people_edit.rename_seat(self.database, session_id, who, name, wall)

    def undo_names(self, renamed: Renamed, wall: int) -> None:
        """Undo `join_people` or `rename_seat`, at `wall` (UTC ms).

        Seats renamed and sessions deleted since then stay as they are.
        """
        with self._erasing():
            people_edit.undo_names(self.database, renamed, wall)

    def erase_person(self, name: str, wall: int) -> ErasedPerson:
        """Erase a name and that person's own annotations and tallies, at `wall` (UTC ms).

        Their sessions stay, with an empty name, and so do annotations made by both. Returns all
        that was erased: words, ratings, promises, tallies. Raises HistoryError: unknown-person.
        """
        with self._erasing():
            return people_edit.erase(self.database, name, wall)

    def restore_person(self, erased: ErasedPerson, wall: int) -> None:
        """Undo the erasure of a person, at `wall` (UTC ms); sessions deleted since stay deleted.

        Restored rows count as edited at `wall`. Raises HistoryError: name-taken, where the other
        participant of a session has the name by now.
        """
        with self._erasing():
            people_edit.restore(self.database, erased, wall)

    @contextmanager
    def _writing(self) -> Generator[None, None, None]:
        """One transaction; at its end the stale weekly sums are recomputed."""
        with self.database.writing():
            yield
            weekly_sums.renew(self.database)

    @contextmanager
    def _erasing(self) -> Generator[None, None, None]:
        """One transaction that may erase something; after it, a requested VACUUM is run."""
        with self._writing():
            yield
        vacuum.run_requested_vacuum(self.database)
