"""Query API: the session list, the values it can be filtered by, and rows for insights."""

from __future__ import annotations

from collections.abc import Sequence

from listening_timer.history import insight_queries, search_excerpts, session_list
from listening_timer.history.connection import Database
from listening_timer.history.integrity import require_sound
from listening_timer.model.annotations import OpenPromise
from listening_timer.model.records import Excerpt, Filter, SessionRow, Used, UsedFormat
from listening_timer.model.weekly import Couple, CoupleSums


class QueryApi:
    """Query methods of `History` over many sessions; each call is one read transaction."""

    database: Database

    def sessions(
        self,
        limit: int = 200,
        before: tuple[int, str] | None = None,
        only: Filter | None = None,
    ) -> list[SessionRow]:
        """The ended sessions, newest first; `before` is (started, id) of the last row received.

        ValueError where `only` holds a date that does not exist. Raises HistoryError: damaged.
        """
        with self.database.reading():
            require_sound(self.database)
            return session_list.page(self.database, limit, before, only)

    def excerpts(self, session_ids: Sequence[str], query: str = "") -> dict[str, Excerpt]:
        """For each session its topic, and the sentence that matches a query.

        Sessions without either may be missing.
        """
        with self.database.reading():
            return search_excerpts.excerpts(self.database, session_ids, query)

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
        with self.database.reading():
            require_sound(self.database)
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
