"""Claims about what derives from a log."""

from __future__ import annotations

import pytest

from listening_timer.exercise.commands import End, Pause
from listening_timer.exercise.events import BellRang, PhaseReopened, SessionReopened, SessionStarted
from listening_timer.exercise.formats import SECOND
from listening_timer.history.summary import BadLog, local_date, parts, summed
from listening_timer.model.records import Outcome
from tests.helpers.exercise.play_session import WALL, Play
from tests.helpers.history.sample_sessions import completed_log, completed_play

MIDNIGHT = 1_774_742_400_000
"""2026-03-29 00:00 UTC, the night in which summer time begins in much of Europe."""


def test_a_whole_session_is_completed_and_adds_up() -> None:
    """Completed, its log's start and last `at`, every millisecond in one of the parts."""
    summary = summed(completed_log())
    assert (summary.outcome, summary.started) == (Outcome.COMPLETED, WALL)
    assert summary.length == 1460 * SECOND == sum(parts(summary.sums))
    assert summary.sums.sharing_a == 640 * SECOND


def test_an_ended_session_is_early_and_an_unended_one_open() -> None:
    """The outcome says how far a session came."""
    play = completed_play(steps=(60, 100))
    assert summed(play.log).outcome is Outcome.OPEN
    play.do(Pause(), 150)
    play.do(End(), 160)
    assert summed(play.log).outcome is Outcome.EARLY


@pytest.mark.parametrize(
    ("wall", "offset", "date"),
    [
        (MIDNIGHT - 1, 0, "2026-03-28"),
        (MIDNIGHT - 1, 1, "2026-03-29"),
        (MIDNIGHT, -1, "2026-03-28"),
        (MIDNIGHT, 14 * 60, "2026-03-29"),
        (-1, 0, "1969-12-31"),
    ],
)
def test_a_session_belongs_to_the_date_where_it_was_held(wall: int, offset: int, date: str) -> None:
    """The date follows from the instant and the offset of then, never from a zone of now."""
    assert local_date(wall, offset) == date


def test_a_log_that_makes_no_session_is_told() -> None:
    """No start, time that goes back, a phase that is none, a date that is none: a bad log."""
    start = Play().log[0]
    assert isinstance(start, SessionStarted)
    far = SessionStarted(0, start.format, start.side_a, 1 << 60, 0)
    missing = SessionReopened(5, until=9, wall=WALL, offset=0)
    for log in (
        [],
        [BellRang(0)],
        [start, BellRang(9), BellRang(8)],
        [start, PhaseReopened(9, 99, undone=True)],
        [far],
        [start, missing],
    ):
        with pytest.raises(BadLog):
            summed(log)
