"""Claims about the rows of the history: what they say, and under which week they stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from listening_timer.exercise.formats import MINUTE, SECOND, Side
from listening_timer.insights.weeks import week_of
from listening_timer.model.records import Excerpt, Outcome, SessionRow
from listening_timer.ui.history.list import keys_of, row_of
from listening_timer.ui.theme.theme import Tone
from tests.helpers.exercise.play_session import WALL

TALK = SessionRow(
    id="0" * 32,
    started=WALL,
    offset=60,
    date="2026-11-18",
    name_a="Maya",
    name_b="Sam",
    side_a=Side.RIGHT,
    format_id="share-fully",
    format_name={"en": "Share fully, then switch"},
    outcome=Outcome.COMPLETED,
    length=108 * MINUTE,
    sharing_a=10 * MINUTE,
    sharing_b=9 * MINUTE,
    on_break=0,
    has_words=False,
)


def line(row: SessionRow, excerpt: Excerpt | None = None) -> str:
    """What stands below the day, with plain spaces."""
    made = row_of(row) if excerpt is None else row_of(row, excerpt)
    return made.line.replace("\u00a0", " ")


@pytest.mark.usefixtures("qapp")
def test_a_row_says_what_stands_out() -> None:
    """The format and the length always, in hours where it was long; the rest where there is any."""
    assert line(TALK) == "Share fully, then switch · 1 h 48 min"
    early = replace(TALK, length=9 * MINUTE, on_break=MINUTE, outcome=Outcome.EARLY)
    assert line(early) == "Share fully, then switch · 9 min · with a break · ended early"
    assert line(TALK, Excerpt("Money", "")).endswith("min · \u2068Money\u2069")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("seconds", "text"),
    [(41, "41 s"), (494, "8 min"), (23 * 60 + 59, "23 min"), (6540, "1 h 49 min")],
)
def test_a_talk_was_never_longer_than_it_was(seconds: int, text: str) -> None:
    """From 19:42 to 20:05 it is 23 min, whatever the seconds; a short one is told in those."""
    talk = replace(TALK, length=seconds * SECOND)
    assert line(talk) == f"Share fully, then switch · {text}"


@pytest.mark.usefixtures("qapp")
def test_a_long_topic_ends_with_a_word() -> None:
    """So much of it as there is room for; a word without end is cut."""
    words = "How we go on when the house is sold and nobody knows where to"
    assert line(TALK, Excerpt(words, "")).endswith(
        "· \u2068How we go on when the house is sold…\u2069"
    )
    assert line(TALK, Excerpt("x" * 200, "")).endswith("x…\u2069")


@pytest.mark.usefixtures("qapp")
def test_what_was_found_is_said_once() -> None:
    """A topic that was looked for stands below, with its marks, and not in the line as well."""
    row = row_of(TALK, Excerpt("Our money", "Our money"), "money")
    assert "money" not in row.line
    assert row.found == (("Our ", False), ("money", True))
    assert row_of(TALK, Excerpt("Our money", "The bank."), "bank").found[0] == ("The ", False)


def test_the_bar_follows_the_seats(qapp: QApplication) -> None:
    """Whoever sits left is lake and stands first; who shared nothing has no part in it."""
    assert qapp is not None
    assert row_of(TALK).parts == ((9.0 * MINUTE, Tone.LAKE), (10.0 * MINUTE, Tone.CLAY))
    assert row_of(replace(TALK, sharing_a=0)).parts == ((9.0 * MINUTE, Tone.LAKE),)


DAYS = st.lists(st.integers(0, 800), max_size=40).map(lambda days: sorted(days, reverse=True))


@pytest.mark.usefixtures("qapp")
@given(DAYS, st.integers(0, 900))
def test_talks_stand_under_their_weeks(days: list[int], today: int) -> None:
    """All of them, in their order; two neighbours share a heading where they share a week."""
    first = date(2025, 12, 1)
    dates = [(first + timedelta(days=day)).isoformat() for day in days]
    talks = [replace(TALK, id=str(at), date=day) for at, day in enumerate(dates)]
    keys = keys_of(talks, (first + timedelta(days=today)).isoformat())
    assert [identity for identity, _heading in keys] == [talk.id for talk in talks]
    for (one, two), (this, other) in zip(pairwise(keys), pairwise(talks), strict=True):
        assert (one[1] == two[1]) is (week_of(this.date) == week_of(other.date))
