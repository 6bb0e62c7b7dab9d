"""Claims about tallies: a person's own marks, by the date where they were made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from listening_timer.history.store import History
from listening_timer.model.annotations import TallyKind
from tests.helpers.history.sample_sessions import add_session, session_id, tallies_of, tally


@pytest.fixture
def history() -> History:
    """A history in memory."""
    return History.memory()


def everybody(history: History) -> list[str]:
    """The names of all people in the file."""
    return [str(name) for (name,) in history.database.rows("SELECT name FROM person ORDER BY 1")]


def test_a_tally_meets_the_person_of_that_name(history: History) -> None:
    """Matched without case like at a session; the latest spelling stands for all of theirs."""
    add_session(history, 1, ("Ann", "Bo"))
    history.write_tally(tally("ANN"))
    history.write_tally(replace(tally("Ann", 2), kind=TallyKind.ASKED))
    assert [(each.name, each.kind) for each in tallies_of(history)] == [
        ("Ann", TallyKind.APPRECIATED),
        ("Ann", TallyKind.ASKED),
    ]
    assert everybody(history) == ["Ann", "Bo"]


def test_who_only_made_marks_is_spelt_as_in_the_latest(history: History) -> None:
    """Whichever was written last; erased, the one before stands again."""
    history.write_tally(tally("ANN", 2, day=2))
    history.write_tally(tally("Ann", 1, day=1))
    assert everybody(history) == ["ANN"]
    history.erase_tally(tally("", 2).id)
    assert everybody(history) == ["Ann"]
    assert history.check() == []


def test_an_erased_tally_is_gone_with_its_person(history: History) -> None:
    """Whoever is in nothing else vanishes; that there was a mark stays known, but not whose."""
    mine = tally("Ann")
    history.write_tally(mine)
    history.erase_tally(mine.id)
    history.erase_tally(mine.id)
    history.erase_tally("unknown")
    assert tallies_of(history) == []
    assert everybody(history) == []
    assert history.database.rows("SELECT id, person, wall, deleted FROM tally") == [
        (mine.id, None, 0, 1)
    ]
    history.write_tally(mine)
    assert tallies_of(history) == [mine]
    assert history.check() == []


def test_a_tally_written_again_takes_its_own_place(history: History) -> None:
    """By its id: once, with what was said last, and nobody stays who is in nothing else."""
    history.write_tally(tally("Ann"))
    history.write_tally(tally("Bo"))
    assert tallies_of(history) == [tally("Bo")]
    assert everybody(history) == ["Bo"]


def test_people_who_only_tally_stay_when_a_session_goes(history: History) -> None:
    """A deletion forgets strangers, and nobody who has a mark of their own."""
    add_session(history, 1, ("Ann", "Bo"))
    history.write_tally(tally("Bo"))
    history.write_tally(tally("Cy", 2))
    history.delete(session_id(1))
    assert everybody(history) == ["Bo", "Cy"]
    assert len(tallies_of(history)) == 2
    assert history.check() == []
