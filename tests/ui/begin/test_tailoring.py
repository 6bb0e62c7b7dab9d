"""Claims about tailoring a format: what stays its own, and what fits into a given time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from listening_timer.exercise.formats import MINUTE, SECOND, Bell, Format
from listening_timer.ui.begin.tailoring import Tailoring
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.exercise.play_session import make_format
from tests.helpers.exercise.strategies import made_formats

FORMATS = st.sampled_from(list(SHIPPED.values())) | made_formats()
SHARE_FULLY = Tailoring(SHIPPED["share-fully"])


@given(fmt=FORMATS)
def test_untouched_it_is_the_format_itself(fmt: Format) -> None:
    """Nothing is changed until something is chosen, and choosing what it has changes nothing."""
    made = Tailoring(fmt)
    assert made.format == fmt
    if made.bells and not fmt.open_ended:
        assert made.with_rule(made.rule).format == fmt


@given(fmt=FORMATS, minutes=st.integers(1, 360))
def test_a_time_is_kept_wherever_it_can_be(fmt: Format, minutes: int) -> None:
    """The whole ends within it, or it is said that even the shortest turns take longer."""
    made = Tailoring(fmt).within(minutes)
    if made.time is None:
        assert made.range is None or made.format.open_ended
    elif made.is_too_short:
        assert made.least > minutes
    else:
        assert made.format.total <= minutes * MINUTE


def test_the_time_stays_for_another_format() -> None:
    """Whoever has half an hour has it whatever they choose; a turn of their own ends that."""
    made = SHARE_FULLY.within(30)
    assert (made.turn, made.format.total <= 30 * MINUTE) == (13, True)
    other = made.of(SHIPPED["short-turns"])
    assert (other.time, other.format.total <= 30 * MINUTE) == (30, True)
    assert made.with_turn(20).time is None


def test_without_a_bell_there_is_no_time() -> None:
    """Turns that take as long as they take are promised no end."""
    made = SHARE_FULLY.within(30).with_rule(Bell.OPEN)
    assert (made.time, made.format.open_ended) == (None, True)
    assert made.with_rule(Bell.STOP).format.bell is Bell.STOP


def test_rules_of_an_earlier_version_of_a_format_are_left_out() -> None:
    """Minutes that it no longer has, or a bell, are its own again."""
    made = Tailoring(SHIPPED["long-alternating"], 59, Bell.OPEN)
    assert made.format == SHIPPED["long-alternating"]


def test_turns_in_seconds_stay_as_written() -> None:
    """A turn of 90 s is begun as such, until somebody chooses whole minutes for it."""
    made = Tailoring(make_format("share A 1.5, share B 1.5"))
    assert (made.turn_time, made.format) == (90 * SECOND, made.base)
    assert made.with_rule(Bell.STOP).format.turn == 90 * SECOND
    assert made.with_turn(2).turn_time == made.with_turn(2).format.turn == 2 * MINUTE
    assert made.within(2).format.turn == MINUTE
