"""Claims about fitting the turns of a format into the time that two people have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listening_timer.exercise.fitting import fitting_minutes, least_minutes
from listening_timer.exercise.formats import (
    MAX_TOTAL_MS,
    MINUTE,
    Bell,
    Format,
    tailored,
    turn_range,
)
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.exercise.play_session import make_format
from tests.helpers.exercise.strategies import made_formats

LONGEST = MAX_TOTAL_MS // MINUTE


@given(
    fmt=st.sampled_from(list(SHIPPED.values())) | made_formats(), given_min=st.integers(1, LONGEST)
)
def test_turns_are_as_long_as_the_time_allows(fmt: Format, given_min: int) -> None:
    """They end in time, and one step more would not; none where the shortest are too long."""
    turns, found = turn_range(fmt), fitting_minutes(fmt, given_min)
    if turns is None or fmt.open_ended:
        assert found is None
        return
    fits = [
        minutes
        for minutes in range(turns.low, turns.high + 1, turns.step)
        if tailored(fmt, minutes).total <= given_min * MINUTE
    ]
    assert found == max(fits, default=None)


@given(fmt=st.sampled_from(list(SHIPPED.values())) | made_formats())
def test_the_least_time_is_the_first_that_fits(fmt: Format) -> None:
    """With it there are turns, with a minute less there are none."""
    if turn_range(fmt) is None or fmt.open_ended:
        assert least_minutes(fmt) == -(-fmt.total // MINUTE)
        return
    assert fitting_minutes(fmt, least_minutes(fmt)) is not None
    assert fitting_minutes(fmt, least_minutes(fmt) - 1) is None


@pytest.mark.parametrize(("given_min", "each"), [(60, 28), (24, 10), (23, 9), (6, 1), (5, None)])
def test_half_a_minute_of_quiet_counts_too(given_min: int, each: int | None) -> None:
    """Arriving, the quiet and the thanks are part of the time that two people have."""
    fmt = make_format(
        "arrive 1, share A 10, handover 30, share B 10, appreciate A 1, appreciate B 1"
    )
    assert fitting_minutes(fmt, given_min) == each


def test_turns_of_different_lengths_keep_their_proportion() -> None:
    """The first of a short and a long one is set by steps that keep both in whole minutes."""
    fmt = make_format("share A 2, share B 2, share A 6, share B 6")
    assert fitting_minutes(fmt, 30) == 3
    assert tailored(fmt, 3).total == 24 * MINUTE


def test_an_open_end_fits_into_no_time() -> None:
    """Where turns take as long as they take, nothing can be promised."""
    fmt = tailored(SHIPPED["share-fully"], bell=Bell.OPEN)
    assert fitting_minutes(fmt, 60) is None
