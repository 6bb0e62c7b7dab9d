"""Claims about a session with a round that was added: all that is kept and written follows it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from listening_timer.exercise.commands import AddRound, MainAction, Reopen
from listening_timer.exercise.decide import decide, fold
from listening_timer.exercise.formats import MINUTE, Role
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.timeline import stretches
from listening_timer.history.store import History
from listening_timer.model.annotations import Trim
from listening_timer.model.records import Outcome
from listening_timer.transfer.csv_format import CsvFormat
from listening_timer.transfer.import_file import merge_file
from listening_timer.transfer.markdown_format import MarkdownFormat
from tests.helpers.exercise.play_session import WALL, Play
from tests.helpers.history.json_export import export
from tests.helpers.history.sample_sessions import (
    STEPS,
    add_session_log,
    completed_play,
    without_timestamps,
)

CLOSE, SHARE_A, SHARE_B, LAST = 6, 7, 9, 10
"""Indices of the phases from the first closing of the default exercise to the last."""


def up_to_the_round() -> Play:
    """The default exercise, closing 10 s, and the round that was asked for."""
    play = completed_play(steps=STEPS[:-1])
    play.do(AddRound(), STEPS[-2] + 10)
    return play


@pytest.fixture
def history() -> History:
    """One session: closing 10 s, A shares 100 s, 30 s, B shares 120 s, closing 20 s."""
    history, play = History.memory(), up_to_the_round()
    for at in (100, 250, 270):
        play.do(MainAction(), STEPS[-2] + 10 + at)
    add_session_log(history, play.log)
    return history


def test_its_phases_stand_behind_the_format(history: History) -> None:
    """Detail, sums and timeline have it, and the check compares each with its replay."""
    (row,) = history.sessions()
    detail = history.session(row.id)
    kinds = [phase.kind for phase in detail.state.format.phases[CLOSE:]]
    share, handover, close = PhaseKind.SHARE, PhaseKind.HANDOVER, PhaseKind.CLOSE
    assert kinds == [close, share, handover, share, close]
    assert [record.actual for record in detail.state.records[CLOSE:]] == [
        *(10_000, 100_000, 30_000, 120_000, 20_000)
    ]
    assert row.outcome is Outcome.COMPLETED
    assert (row.sharing_a, row.sharing_b) == (740_000, 700_000)
    seen = [(each.phase, each.who) for each in stretches(detail.events)]
    assert seen[-4:] == [(SHARE_A, Role.A), (8, None), (SHARE_B, Role.B), (LAST, None)]
    assert history.check() == []


def test_what_is_written_has_it(history: History, tmp_path: Path) -> None:
    """JSON goes into another history and comes out of it the same; diary and table have it."""
    (row,) = history.sessions()
    detail = history.session(row.id)
    one, other = tmp_path / "one.json", tmp_path / "other.json"
    export(history, one)
    derived = json.loads(one.read_bytes())["derived"]
    assert len(derived["phases"]) == LAST + 1
    assert derived["phases"][SHARE_A]["planned"] == 3 * MINUTE
    there = History.memory()
    merge_file(there, one)
    assert there.check() == []
    assert without_timestamps(there.session(row.id)) == without_timestamps(detail)
    export(there, other)
    assert other.read_bytes() == one.read_bytes()
    diary = MarkdownFormat().session(detail).decode()
    assert diary.count("Ann shares |") == diary.count("Bo shares |") == 2
    assert b"740" in CsvFormat().session(detail)


def test_its_turns_can_be_trimmed(history: History) -> None:
    """A turn of the round that was left running gets its right length."""
    (row,) = history.sessions()
    history.write_trim(Trim(row.id, SHARE_A, 40_000, WALL))
    assert history.session(row.id).row.sharing_a == 680_000
    assert history.session(row.id).state.sums.paused == 60_000
    assert history.check() == []


def test_a_crash_in_it_goes_on_in_it() -> None:
    """Folded from the log alone, the session is reopened in the turn of the round, paused."""
    play = up_to_the_round()
    state = fold(play.log)
    assert state == play.state
    until = state.at + 5_000
    play.take(decide(state, Reopen(until, WALL + until + MINUTE, 60), until))
    assert (play.state.index, play.state.record.used) == (SHARE_A, 5_000)
    assert not play.state.ticking
