"""Claims about the pictures of formats: to scale, whose colour, and honest where nothing is set."""

from __future__ import annotations

import pytest

from listening_timer.exercise.formats import MINUTE, Bell, Format, Side
from listening_timer.ui.pages.timelines import length_text, planned_parts, planned_spoken
from listening_timer.ui.people import People
from listening_timer.ui.theme import Tone
from tests.helpers.play import SHARE_FULLY, make_format
from tests.helpers.strategies import shipped_formats

PEOPLE = People("Maya", "Sam", Side.LEFT)


@pytest.mark.parametrize("fmt", shipped_formats(), ids=lambda fmt: fmt.id)
def test_what_has_a_time_is_to_scale(fmt: Format) -> None:
    """Widths are the planned times themselves, and together the true total."""
    parts = planned_parts(fmt, PEOPLE)
    assert [p.width for p in parts if not p.striped] == [
        phase.planned for phase in fmt.phases if phase.planned is not None
    ]
    assert sum(p.width for p in parts if not p.striped) == fmt.total


def test_each_turn_is_in_its_persons_colour() -> None:
    """Sharing is full, what else is theirs is faint, and what is nobody's is moss."""
    tones = [(part.tone, part.faint) for part in planned_parts(SHARE_FULLY, PEOPLE)]
    assert tones == [
        (Tone.MOSS, True),
        (Tone.LAKE, False),
        (Tone.MOSS, True),
        (Tone.CLAY, False),
        (Tone.LAKE, True),
        (Tone.CLAY, True),
        (Tone.MOSS, True),
    ]


def test_what_waits_is_striped_and_small() -> None:
    """A phase that waits for a press claims no time: stripes, and little room."""
    parts = planned_parts(SHARE_FULLY, PEOPLE)
    assert [part.striped for part in parts] == [False] * 6 + [True]
    assert 0 < parts[-1].width < MINUTE


def test_turns_without_end_are_striped_and_alike() -> None:
    """Neither of the two is drawn longer, and neither as if it had an end."""
    first, _handover, second = planned_parts(
        make_format("share A, handover 30, share B", Bell.OPEN), PEOPLE
    )
    assert first.striped
    assert second.striped
    assert first.width == second.width
    assert first.text == "no set end"


def test_the_picture_can_be_heard() -> None:
    """Every phase is named in order, with whose it is and how long it takes."""
    fmt = make_format("share A 10, handover 30, share B 10, close")
    assert planned_spoken(fmt, PEOPLE).replace("\u2068", "").replace("\u2069", "") == (
        "Maya sharing 10\u00a0min, handover 30\u00a0s, Sam sharing 10\u00a0min, "
        "closing waits for you"
    )


@pytest.mark.parametrize(
    ("ms", "text"), [(MINUTE, "1\u00a0min"), (30_000, "30\u00a0s"), (90_000, "90\u00a0s")]
)
def test_planned_times_are_never_rounded(ms: int, text: str) -> None:
    """Whole minutes are said as such, all else in seconds."""
    assert length_text(ms) == text
