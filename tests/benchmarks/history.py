"""How a history grows: pages, searches, opening and appending in ever more sessions.

Each figure beside bare SQL that brings the same rows from the same file in the same run, in
turn. Aims: nothing over twice bare SQL plus 2 ms, but opening to the first page under 50 ms; a
page, an append and opening flat in the number of sessions; a search in 100,000 under 80 ms.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from listening_timer.exercise.events import Event
from listening_timer.history.codec import encode, seal
from listening_timer.history.database import Database
from listening_timer.history.store import History
from listening_timer.records import Filter, NewSession
from tests.benchmarks._grown import PERIOD, RARE, grown
from tests.benchmarks._tools import load, say
from tests.helpers.kept import whole_log
from tests.helpers.play import WALL

SIZES = (1_000, 10_000, 100_000)
ROUNDS = 9
PAGE = 200
SLACK = 2.0
"""Ms that a figure may take besides twice bare SQL."""
LONGEST_MAKING = 30
"""Seconds."""
OPENING = "opening to the first page"
SLOWEST = {OPENING: 50}
"""Ms; an opening also compares the file's whole schema with what it must be."""
SLOWEST_SEARCH = 80
"""Ms, at the largest size."""

_ROWS = """
    SELECT s.id, s.started, s.offset, s.date, a.name, b.name, s.side_a, s.format_id, s.format_name,
        s.outcome, s.length, s.sharing_a, s.sharing_b, s.on_break, s.worded FROM session AS s
    JOIN person AS a ON a.number = s.person_a JOIN person AS b ON b.number = s.person_b
    WHERE s.outcome IS NOT NULL AND {only} ORDER BY s.started DESC, s.id DESC LIMIT 200
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
    "with a topic": (Filter(with_topic=True), "s.topical = 1"),
    "without words": (Filter(with_words=False), "s.worded = 0"),
}
SEARCHES = {
    "a search, one hit": (Filter(text=RARE), _FOUND.format(word=RARE)),
    "a search, no hit": (Filter(text="nowhere"), _FOUND.format(word="nowhere")),
    "a search, all hit": (Filter(text=EVERYWHERE), _FOUND.format(word="gesprach")),
}

Run = Callable[[], object]


class Bench:
    """One file of so many sessions, measured; `missed` tells which aims were."""

    def __init__(self, path: Path, size: int) -> None:
        self.path, self.size = path, size
        self.medians: dict[str, float] = {}
        self.missed: list[str] = []

    def measured(self, name: str, ours: Run, bare: Run) -> None:
        """Measure a use and what it is compared with, in turn."""
        taken = [(ms(ours), ms(bare)) for _ in range(ROUNDS)]
        mine, sql = (median(column) for column in zip(*taken, strict=True))
        self.medians[name] = mine
        within = mine <= SLOWEST.get(name, 2 * sql + SLACK)
        if not within:
            self.missed.append(f"{name} at {self.size}")
        ratio = f"{mine / sql:.2f} times" if sql else "-"
        say(
            f"  {name}: {mine:.2f} ms; bare SQL {sql:.2f} ms; {ratio}{'' if within else ', MISSED'}"
        )

    def all(self) -> None:
        """Every use of the history."""
        with History.open(self.path) as history:
            bare = Database(self.path)
            self._pages(history, bare)
            for name, (only, sql) in (FILTERS | SEARCHES).items():
                self._listed(history, bare, name, only, sql)
            bare.close()
            self._appended(history)
        self.measured(OPENING, self._opened, self._connected)

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

    def _appended(self, history: History) -> None:
        """One event a time, each committed; beside a bare insert of the same row."""
        log = whole_log()[: ROUNDS + 1]
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
    row = number, seq, at, kind, body, seal(seq, at, kind, body)
    history.database.rows("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)", *row)


def ms(run: Run) -> float:
    """How long a run takes, in ms."""
    before = time.perf_counter_ns()
    run()
    return (time.perf_counter_ns() - before) / 1e6


def told(benches: Sequence[Bench]) -> None:
    """Say how each figure grows, and what was missed."""
    first, last = benches[0], benches[-1]
    say(f"from {first.size:,} to {last.size:,} sessions:")
    for name, before in first.medians.items():
        say(f"  {name}: {last.medians[name] / before:.2f} times as long")
    missed = [miss for bench in benches for miss in bench.missed]
    missed += [
        f"{name}: over {SLOWEST_SEARCH} ms"
        for name in SEARCHES
        if last.medians[name] > SLOWEST_SEARCH
    ]
    say("; ".join(missed) if missed else "all aims reached")


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
    told(benches)


if __name__ == "__main__":
    main()
