"""The doors to what is looked back upon: the list, what it is filtered by, and the weeks."""

from __future__ import annotations

from collections.abc import Sequence

from listening_timer.history import insight_queries, search_excerpts, session_list
from listening_timer.history.connection import Database
from listening_timer.history.integrity import require_sound
from listening_timer.model.annotations import OpenPromise
from listening_timer.model.records import Excerpt, Filter, SessionRow, Used, UsedFormat
from listening_timer.model.weekly import Couple, Diary


class Looking:
    """What `History` shows of many sessions at once; each call is one look at the file."""

    database: Database

    def sessions(
        self,
        limit: int = 200,
        before: tuple[int, str] | None = None,
        only: Filter | None = None,
    ) -> list[SessionRow]:
        """The ended sessions, newest first; `before` is (started, id) of the last row had.

        ValueError where `only` holds a date that there is not. Raises HistoryError: damaged.
        """
        with self.database.reading():
            require_sound(self.database)
            return session_list.page(self.database, limit, before, only)

    def excerpts(self, session_ids: Sequence[str], query: str = "") -> dict[str, Excerpt]:
        """Of each of these sessions its topic, and the sentence in which a query stands.

        Sessions without either may be missing.
        """
        with self.database.reading():
            return search_excerpts.excerpts(self.database, session_ids, query)

    def people(self) -> list[Used]:
        """Everybody there is, and in how many ended sessions; in the order of names."""
        return session_list.people(self.database)

    def formats(self) -> list[UsedFormat]:
        """The formats that occur. Raises HistoryError: damaged."""
        with self.database.reading():
            return session_list.formats(self.database)

    def tags(self) -> list[Used]:
        """All tags, and on how many ended sessions; in alphabetical order."""
        return session_list.tags(self.database)

    def count(self, only: Filter | None = None) -> int:
        """How many sessions have ended, or how many of them a filter shows."""
        return session_list.count(self.database, only)

    def couples(self) -> list[Couple]:
        """All who had a talk together, those of the latest one first.

        Raises HistoryError: damaged.
        """
        with self.database.reading():
            require_sound(self.database)
            return insight_queries.couples(self.database)

    def couple(self, known: Couple) -> Couple | None:
        """A couple as they are called now, renamed or erased since; None without any talk."""
        with self.database.reading():
            return insight_queries.couple(self.database, known)

    def open_promises(self, of: Couple) -> tuple[OpenPromise, ...]:
        """What is open between a couple, the oldest first."""
        with self.database.reading():
            return insight_queries.open_promises(self.database, of)

    def diary(
        self,
        couple: Couple,
        first: str = insight_queries.FIRST,
        last: str = insight_queries.LAST,
        hours: str = insight_queries.FIRST,
    ) -> Diary:
        """What insights are made from: the weeks of two people in which these ISO dates lie.

        The hours of talks begin with the date `hours`. Read at once, all of it may be looked
        back upon over any span. Raises HistoryError: damaged.
        """
        with self.database.reading():
            return insight_queries.diary(self.database, couple, first, last, hours)
