"""Claims about tallies: a person's own marks, by the date where they were made."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listening_timer.history.store import History
from listening_timer.history.summary import local_date
from listening_timer.model.annotations import Tally, TallyKind
from listening_timer.model.records import HistoryError
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import DAY, add_session, session_id, tally

TALLIES = st.builds(
    Tally,
    st.text("0123456789abcdef", min_size=1, max_size=32),
    st.sampled_from(["Ann", "Bo", "Cy"]),
    st.sampled_from(TallyKind),
    st.integers(WALL - 3 * DAY, WALL + 3 * DAY),
    st.integers(-720, 840),
)


@pytest.fixture
def history() -> History:
    """A history in memory."""
    return History.memory()


def everybody(history: History) -> list[str]:
    """The names of all people in the file."""
    return [str(name) for (name,) in history.database.rows("SELECT name FROM person ORDER BY 1")]


@settings(max_examples=40)
@given(
    st.lists(TALLIES, max_size=8, unique_by=lambda each: each.id),
    st.integers(-4, 4),
    st.integers(-4, 4),
)
def test_dates_choose_those_that_were_made_on_them(
    made: list[Tally], first: int, last: int
) -> None:
    """Both dates included, each mark by its own local date, the oldest first, nothing changed."""
    dates = local_date(WALL + first * DAY, 0), local_date(WALL + last * DAY, 0)
    with History.memory() as history:
        for each in made:
            history.write_tally(each)
        found = history.tallies(*dates)
        assert history.check() == []
    of_date = {each: local_date(each.wall, each.offset) for each in made}
    assert set(found) == {each for each, date in of_date.items() if dates[0] <= date <= dates[1]}
    assert [of_date[each] for each in found] == sorted(of_date[each] for each in found)


def test_a_tally_meets_the_person_of_that_name(history: History) -> None:
    """Matched without case like at a session; the latest spelling stands for all of theirs."""
    add_session(history, 1, ("Ann", "Bo"))
    history.write_tally(tally("ANN"))
    history.write_tally(replace(tally("Ann", 2), kind=TallyKind.ASKED))
    assert [(each.name, each.kind) for each in history.tallies("", "~")] == [
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
    assert history.tallies("", "~") == []
    assert everybody(history) == []
    assert history.database.rows("SELECT id, person, wall, deleted FROM tally") == [
        (mine.id, None, 0, 1)
    ]
    history.write_tally(mine)
    assert history.tallies("", "~") == [mine]
    assert history.check() == []


def test_a_tally_written_again_takes_its_own_place(history: History) -> None:
    """By its id: once, with what was said last, and nobody stays who is in nothing else."""
    history.write_tally(tally("Ann"))
    history.write_tally(tally("Bo"))
    assert history.tallies("", "~") == [tally("Bo")]
    assert everybody(history) == ["Bo"]


def test_people_who_only_tally_stay_when_a_session_goes(history: History) -> None:
    """A deletion forgets strangers, and nobody who has a mark of their own."""
    add_session(history, 1, ("Ann", "Bo"))
    history.write_tally(tally("Bo"))
    history.write_tally(tally("Cy", 2))
    history.delete(session_id(1))
    assert everybody(history) == ["Bo", "Cy"]
    assert len(history.tallies("", "~")) == 2
    assert history.check() == []


def test_a_tally_that_was_changed_from_outside_is_told(history: History) -> None:
    """It is damage, not a mark that somebody made."""
    history.write_tally(tally("Ann"))
    history.database.rows("UPDATE tally SET kind = 'asked-for-change'")
    with pytest.raises(HistoryError, match="damaged"):
        history.tallies("", "~")
