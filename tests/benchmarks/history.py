"""How a history grows: pages, searches, insights, opening and appending in ever more sessions.

Each figure beside bare SQL that brings the same rows from the same file in the same run, in
turn. Aims: nothing over twice bare SQL plus 2 ms, but opening to the first page under 50 ms and
insights, read and worked out, under 30, and a page of thanks under 50, also of somebody who never
thanked; a page, an append and opening flat in the number of sessions; a search in 100,000 under
80 ms.
"""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

from listening_timer.exercise.events import Event
from listening_timer.history.connection import Database
from listening_timer.history.event_codec import checksum, encode
from listening_timer.history.insight_queries import FIRST
from listening_timer.history.store import History
from listening_timer.insights.overview import looked_back
from listening_timer.insights.rhythm import HABIT_WEEKS
from listening_timer.insights.weeks import Span, week_of
from listening_timer.model.records import Filter, NewSession, WordFilter, WordList
from tests.benchmarks._grown import PERIOD, RARE, grown
from tests.benchmarks._measured import ROUNDS, Measured, ms, told
from tests.benchmarks._tools import load, say
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import completed_log

SIZES = (1_000, 10_000, 100_000)
FEW_ROUNDS = 3
PAGE = 200
LONGEST_MAKING = 30
"""Seconds."""
OPENING, OPENED = "opening to the first page", "opening"
INSIGHTS = "all-time insights, read and worked out"
THANKS, NO_THANKS = "a page of thanks", "a page of thanks of somebody without"
SLOWEST = {OPENING: 50, OPENED: 50, INSIGHTS: 30, THANKS: 50, NO_THANKS: 50}
"""Ms; an opening also compares the file's whole schema with what it must be."""
SLOWEST_SEARCH = 80
"""Ms, at the largest size."""

_ROWS = """
    SELECT s.id, s.started, s.offset, s.date, a.name, b.name, s.side_a, s.format_id, s.format_name,
        s.outcome, s.length, s.sharing_a, s.sharing_b, s.on_break, s.worded FROM session AS s
    JOIN person AS a ON a.number = s.person_a JOIN person AS b ON b.number = s.person_b
    WHERE s.outcome IS NOT NULL AND {only} ORDER BY s.started DESC, s.id DESC LIMIT 200
"""
_WEEKS = "SELECT * FROM week WHERE one = 1 AND other = 2 AND monday BETWEEN ? AND ?"
_TALLIED = "SELECT * FROM tallied WHERE person IN (1, 2) AND monday BETWEEN ? AND ?"
_BEGAN = """
    SELECT date, started, offset FROM session
    INDEXED BY session_couple WHERE min(person_a, person_b) = 1 AND max(person_a, person_b) = 2
        AND date IS NOT NULL AND date BETWEEN ? AND ?
"""
"""What insights are made from; hours are those of the last half year."""
_THANKS = """
    SELECT s.id, s.started, s.offset, s.date, s.side_a, w.* FROM session AS s
    INDEXED BY list_said CROSS JOIN word AS w ON w.session = s.number
    WHERE s.outcome IS NOT NULL AND s.said <> 0 AND w.kind = 'appreciation' AND w.deleted = 0
        AND ?1 IN ('', w.who) ORDER BY s.started DESC, s.id DESC LIMIT 200
"""
_FOUND = "instr((SELECT folded FROM search WHERE session = s.number), '{word}')"
EVERYWHERE = "gespräch"
"""A word that is in every session."""

FILTERS = {
    "format": (Filter(format_id="first-try"), "s.format_id = 'first-try'"),
    "person": (Filter(person="Cy"), "s.person_b = (SELECT number FROM person WHERE name = 'Cy')"),
    "half a year": (
        Filter(first_date="2026-04-01", last_date="2026-09-30"),
        "s.date BETWEEN '2026-04-01' AND '2026-09-30'",
    ),
    "early": (Filter(early=True), "s.outcome = 'early'"),
    "without words": (Filter(with_words=False), "s.worded = 0"),
}
SEARCHES = {
    "a search, one hit": (Filter(text=RARE), _FOUND.format(word=RARE)),
    "a search, no hit": (Filter(text="nowhere"), _FOUND.format(word="nowhere")),
    "a search, all hit": (Filter(text=EVERYWHERE), _FOUND.format(word="gesprach")),
}


class Bench(Measured):
    """Every use of one file of so many sessions."""

    def __init__(self, path: Path, size: int) -> None:
        super().__init__(size, SLOWEST)
        self.path = path

    def all(self) -> None:
        """Every use of the history."""
        with History.open(self.path) as history:
            bare = Database(self.path)
            self._pages(history, bare)
            for name, person, who in ((THANKS, None, ""), (NO_THANKS, "Cy", "B")):
                self._thanked(history, bare, name, person, who)
            for name, (only, sql) in (FILTERS | SEARCHES).items():
                self._listed(history, bare, name, only, sql)
            self._looked_back(history, bare)
            bare.close()
            self._appended(history)
        self.measured(OPENED, self._only_opened, self._only_connected)
        self.measured(OPENING, self._opened, self._connected)
        with History.open(self.path) as history:
            self._ended(history)
            self._deleted(history)

    def _pages(self, history: History, bare: Database) -> None:
        self._listed(history, bare, "the first page", Filter(), "1")
        deep = int(WALL - self.size * 0.7 * PERIOD), ""
        sql = _ROWS.format(only="(s.started, s.id) < (?, ?)")
        self.measured(
            "a page deep down",
            lambda: history.sessions(PAGE, deep),
            lambda: bare.rows(sql, *deep),
        )

    def _listed(
        self, history: History, bare: Database, name: str, only: Filter, where: str
    ) -> None:
        sql = _ROWS.format(only=where)
        expected = [row[0] for row in bare.rows(sql)]
        found = [row.id for row in history.sessions(PAGE, None, only)]
        if found != expected:
            raise AssertionError(f"{name}: not the same rows")
        self.measured(
            name,
            lambda: history.sessions(PAGE, None, only),
            lambda: bare.rows(sql),
        )

    def _thanked(
        self, history: History, bare: Database, name: str, person: str | None, who: str
    ) -> None:
        """Thanks: those of all, or of a person, who is A or B."""
        wanted = WordFilter(WordList.THANKS, person)
        rows = history.words(PAGE, None, wanted)
        if [row.session for row in rows] != [row[0] for row in bare.rows(_THANKS, who)]:
            raise AssertionError(f"{name}: not the same rows")
        self.measured(
            name, lambda: history.words(PAGE, None, wanted), lambda: bare.rows(_THANKS, who)
        )

    def _looked_back(self, history: History, bare: Database) -> None:
        """The insights of the last week, and those of all time."""
        couple, today = history.couples()[0], history.sessions(1)[0].date
        monday = week_of(today).monday
        late = (monday - timedelta(weeks=HABIT_WEEKS - 1)).isoformat()
        week = monday.isoformat(), today
        self.measured(
            "a week's insights, read and worked out",
            lambda: looked_back(history.diary(couple, *week), Span.MONTH, today),
            lambda: [bare.rows(sql, *week) for sql in (_WEEKS, _TALLIED, _BEGAN)],
        )

        def read() -> None:
            bare.rows(_WEEKS, FIRST, today)
            bare.rows(_TALLIED, FIRST, today)
            bare.rows(_BEGAN, late, today)

        self.measured("all-time insights, read", lambda: history.diary(couple, hours=late), read)
        self.measured(
            INSIGHTS,
            lambda: looked_back(history.diary(couple, hours=late), Span.ALL, today),
            read,
        )

    def _ended(self, history: History) -> None:
        """The last event of a session, with which its sums are made; beside a bare insert."""
        log = completed_log()
        for number in range(ROUNDS):
            history.begin(NewSession(f"{number:032x}", "Ann", "Bo"), log[:-1])
            history.begin(NewSession(f"{number + ROUNDS:032x}", "Ann", "Bo"), log[:-1])
        own, other = iter(range(ROUNDS)), iter(range(ROUNDS, 2 * ROUNDS))
        self.measured(
            "ending a session",
            lambda: _append(history, f"{next(own):032x}", len(log) - 1, log[-1]),
            lambda: _insert(history, _number(history, next(other)), len(log) - 1, log[-1]),
        )

    def _deleted(self, history: History) -> None:
        """A session removed, after which the file is written anew; beside that alone."""
        ids = iter([row.id for row in history.sessions(FEW_ROUNDS)])
        self.measured(
            "deleting a session",
            lambda: history.delete(next(ids)),
            lambda: history.database.rows("VACUUM"),
            FEW_ROUNDS,
        )

    def _appended(self, history: History) -> None:
        """One event a time, each committed; beside a bare insert of the same row."""
        log = completed_log()[: ROUNDS + 1]
        mine, theirs = "a" * 32, "b" * 32
        for session in (mine, theirs):
            history.begin(NewSession(session, "Ann", "Bo"), log[:1])
        number = history.database.number("SELECT number FROM session WHERE id = ?", theirs)
        own, other = iter(enumerate(log[1:], 1)), iter(enumerate(log[1:], 1))
        self.measured(
            "appending an event",
            lambda: _append(history, mine, *next(own)),
            lambda: _insert(history, number, *next(other)),
        )

    def _only_opened(self) -> None:
        History.open(self.path).close()

    def _only_connected(self) -> None:
        database = Database(self.path)
        database.rows("SELECT count(*) FROM sqlite_schema")
        database.close()

    def _opened(self) -> None:
        with History.open(self.path) as history:
            history.sessions(PAGE)

    def _connected(self) -> None:
        database = Database(self.path)
        database.rows(_ROWS.format(only="1"))
        database.close()


def _append(history: History, session: str, seq: int, event: Event) -> None:
    history.append(session, seq, [event])


def _insert(history: History, number: int, seq: int, event: Event) -> None:
    at, kind, body = encode(event)
    row = number, seq, at, kind, body, checksum(seq, at, kind, body)
    history.database.rows("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)", *row)


def _number(history: History, session: int) -> int:
    return history.database.number("SELECT number FROM session WHERE id = ?", f"{session:032x}")


def main() -> None:
    """Make a file of each size and measure it."""
    say(load())
    benches: list[Bench] = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "history.db"
            seconds = ms(lambda path=path, size=size: grown(path, size)) / 1_000
            say(
                f"{size:,} sessions: made in {seconds:.1f} s (aim {LONGEST_MAKING}), "
                f"{path.stat().st_size / 2**20:.0f} MiB"
            )
            bench = Bench(path, size)
            bench.all()
            benches.append(bench)
    told(benches, dict.fromkeys(SEARCHES, SLOWEST_SEARCH))


if __name__ == "__main__":
    main()
