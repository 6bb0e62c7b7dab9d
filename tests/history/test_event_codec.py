"""Claims about events as rows: what goes in comes out, and nothing else does."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listening_timer.exercise.events import Event, SessionStarted, TimeAdded
from listening_timer.exercise.formats import Side
from listening_timer.history.event_codec import KINDS, BadEvent, checksum, decode, encode
from tests.helpers.exercise.play_session import SHARE_FULLY
from tests.helpers.exercise.strategies import formats

WHOLE = st.integers(-(1 << 60), 1 << 60)


def events() -> st.SearchStrategy[Event]:
    """Any event of any kind, its numbers anything that a row can hold."""
    st.register_type_strategy(int, WHOLE)
    plain = [st.from_type(kind) for kind in KINDS.values() if kind is not SessionStarted]
    start = st.builds(SessionStarted, WHOLE, formats(), st.sampled_from(Side), WHOLE, WHOLE)
    return st.one_of(start, *plain)


@given(events())
def test_every_event_comes_back_as_itself(event: Event) -> None:
    """From event to row to event is the identity, the types of all values included."""
    again = decode(*encode(event))
    assert again == event
    assert repr(again) == repr(event)
    assert encode(again) == encode(event)


def test_every_kind_of_event_has_a_name_for_good() -> None:
    """Each event type has one kind, its own name in snake case; a new one must be added."""
    assert set(KINDS.values()) == set(get_args(Event))
    for name, kind in KINDS.items():
        assert name.replace("_", "") == kind.__name__.lower()


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("time_eaten", "{}"),
        ("time_added", "{}"),
        ("time_added", '{"ms":"5"}'),
        ("time_added", '{"ms":5.0}'),
        ("time_added", '{"ms":true}'),
        ("time_added", '{"ms":null}'),
        ("time_added", '{"ms":5,"more":1}'),
        ("time_added", '{"ms":5,"ms":5}'),
        ("time_added", '{"ms": 5}'),
        ("time_added", '{"ms":5}x'),
        ("time_added", '{"at":3,"ms":5}'),
        ("time_added", "[]"),
        ("time_added", ""),
        ("time_added", "[" * 100_000),
        ("time_added", '{"ms":NaN}'),
        ("time_added", '{"ms":' + "9" * 5_000 + "}"),
        ("phase_ended", '{"how":"lost"}'),
        ("session_started", '{"format":{}}'),
        ("paused", '{"x":"\ud800"}'),
    ],
)
def test_a_row_that_was_not_written_so_is_refused(kind: str, body: str) -> None:
    """Unknown kinds, other types, other keys, other spelling: each is a bad event."""
    with pytest.raises(BadEvent):
        decode(7, kind, body)


def test_a_start_without_soon_is_written_as_ever() -> None:
    """A session from before `soon` has no such key: read as 0, and the row stays as it is."""
    start = SessionStarted(0, SHARE_FULLY, Side.LEFT, 1, 60)
    at, kind, body = encode(start)
    assert "soon" not in body
    assert decode(at, kind, body) == start
    told = replace(start, format=replace(SHARE_FULLY, soon=60_000))
    assert encode(told)[2] == body.replace('"cue":{}},"side_a"', '"cue":{},"soon":60000},"side_a"')


def test_the_body_holds_no_at_and_no_kind() -> None:
    """What stands in columns of its own does not stand in the body again."""
    assert encode(TimeAdded(7, 60_000)) == (7, "time_added", '{"ms":60000}')
    assert '"at"' not in encode(SessionStarted(0, SHARE_FULLY, Side.LEFT, 1, 0))[2]


def test_a_seal_changes_with_every_part() -> None:
    """Moving text from one part of a row to the next does not keep its seal."""
    assert checksum(1, "ab", "c") != checksum(1, "a", "bc")
    assert checksum(1, None) != checksum(1, "")
