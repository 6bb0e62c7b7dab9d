"""Claims about overviews: each figure of a week again, from its rows and from the sessions.

That the rows of a history are those of its sessions, see tests/history/test_insight_queries.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listening_timer.exercise.events import PhaseReopened
from listening_timer.exercise.formats import PhaseKind, Role
from listening_timer.exercise.state import Status
from listening_timer.exercise.timeline import stretches
from listening_timer.insights.overview import WeekSums, looked_back
from listening_timer.insights.registry import INSIGHTS
from listening_timer.insights.rhythm import usual
from listening_timer.insights.weeks import Span
from listening_timer.model.annotations import Tally
from listening_timer.model.weekly import Couple, CoupleSums, TalksOfDay, TalliesOfDay
from tests.helpers.history.diary_strategies import (
    ANN,
    BO,
    TWO,
    Held,
    diary_kept,
    diary_of,
    held_sessions,
    marks,
)

SESSIONS = st.lists(held_sessions(), max_size=4)
TODAYS = st.dates(date(2024, 1, 1), date(2029, 1, 31)).map(date.isoformat)
FEW = settings(max_examples=40)
"""Each example holds several sessions of any course; a busy machine may take its time."""
LATE = "2029-01-31"
"""After everything that a strategy makes."""


def added_up(*rows: TalksOfDay | TalliesOfDay) -> Counter[str]:
    """All figures of these rows by name."""
    figures = Counter[str]()
    for row in rows:
        figures.update(dict(zip(row._fields[1:], row[1:], strict=True)))
    return figures


def figures_of(sums: WeekSums) -> Counter[str]:
    """All figures of a week by name."""
    return added_up(sums.talks, sums.tallies)


@FEW
@given(SESSIONS, marks(), st.sampled_from(Span), TODAYS)
def test_a_week_holds_the_figures_of_its_days(
    held: list[Held], made: list[Tally], span: Span, today: str
) -> None:
    """Whatever the calendar puts into it, and nothing else; all weeks together are the total."""
    rows = diary_of(held, made)
    found = looked_back(rows, span, today)
    for sums in found.weeks:
        week = (sums.week.year, sums.week.number)
        inside = [
            row
            for row in (*rows.talks, *rows.tallies)
            if date.fromisoformat(row.date).isocalendar()[:2] == week
        ]
        assert figures_of(sums) == added_up(*inside)
    assert figures_of(found.total) == sum(map(figures_of, found.weeks), Counter[str]())


@FEW
@given(SESSIONS, marks())
def test_weeks_add_up_to_all_there_is(held: list[Held], made: list[Tally]) -> None:
    """Over all weeks, no talk, no ms, no answer, mark or promise of the two is lost."""
    rows = diary_of(held, made)
    found = looked_back(rows, Span.ALL, LATE)
    assert figures_of(found.total) == added_up(*rows.talks, *rows.tallies)


@FEW
@given(SESSIONS.filter(lambda held: not any(reopened(one) for one in held)))
def test_sharing_is_what_the_stretches_show(held: list[Held]) -> None:
    """Where no turn was gone back to, the sums are the stretches of the two, end to end."""
    found = looked_back(diary_kept(held), Span.ALL, LATE).total.talks
    theirs = [session for session in held if session.ended and session.of(TWO)]
    assert found.shared_left == sum(told(session, ANN) for session in theirs)
    assert found.shared_right == sum(told(session, BO) for session in theirs)


def reopened(session: Held) -> bool:
    """Whether time of a session was moved after it had passed."""
    return any(isinstance(event, PhaseReopened) for event in session.log)


def told(session: Held, name: str) -> int:
    """What a timeline shows as this person's turns, in ms."""
    who = Role.A if session.name_a == name else Role.B
    return sum(
        stretch.length
        for stretch in stretches(session.log)
        if (stretch.kind, stretch.who, stretch.status) == (PhaseKind.SHARE, who, Status.RUNNING)
        and not stretch.away
    )


@FEW
@given(SESSIONS, marks())
def test_the_two_of_a_couple_change_places_whole(held: list[Held], made: list[Tally]) -> None:
    """Looked at from the other seat, the figures are the same with left and right swapped."""
    one, other = (
        looked_back(diary_kept(held, made, couple), Span.ALL, LATE)
        for couple in (TWO, Couple(BO, ANN))
    )
    swapped = {"left": "right", "right": "left"}
    for here, there in zip(one.weeks, other.weeks, strict=True):
        names = ((name, *name.rpartition("_")) for name in figures_of(there))
        assert figures_of(here) == Counter(
            {
                f"{stem}{bar}{swapped.get(side, side)}": figures_of(there)[name]
                for name, stem, bar, side in names
            }
        )


@FEW
@given(SESSIONS, st.sampled_from(Span), TODAYS)
def test_usual_is_what_most_talks_share(held: list[Held], span: Span, today: str) -> None:
    """More than half of four or more, of late."""
    found = looked_back(diary_of(held), span, today)
    late = [week.week for week in found.weeks[-26:]]
    begun = [session.local for session in held if session.ended and session.of(TWO)]
    talks = [at for at in begun if late[0].monday <= at.date() <= late[-1].sunday]
    weekday, hours = usual(found)
    assert [weekday] == (habits(talks, lambda t, day: t.weekday() == day) or [None])
    one = habits(talks, lambda t, hour: t.hour == hour)
    two = habits(talks, lambda t, hour: t.hour in (hour, (hour + 1) % 24))
    wide, firsts = (1, one) if one else (2, two)
    assert hours in ([(first, (first + wide) % 24) for first in firsts] or [None])


def habits(talks: list[datetime], alike: Callable[[datetime, int], bool]) -> list[int]:
    """The weekdays or hours that more than half of the talks share, of four at least."""
    shares = {place: sum(alike(talk, place) for talk in talks) for place in range(24)}
    return [place for place, share in shares.items() if 2 * share > len(talks) >= 4]


@pytest.mark.parametrize("span", Span)
def test_an_empty_history_has_blank_weeks(span: Span) -> None:
    """No insight has data, over the weeks up to this one."""
    found = looked_back(diary_of([]), span, "2026-11-23")
    assert not any(insight.has_data(found.total) for insight in INSIGHTS)
    assert not any(week.holds_anything for week in found.weeks)
    assert found.weeks[-1].week.monday == date(2026, 11, 23)
    assert len(found.weeks) == {Span.MONTH: 5, Span.HALF_YEAR: 26, Span.ALL: 1}[span]


def test_what_lies_after_this_week_is_left_out() -> None:
    """A talk dated on this week's Sunday counts; one of the Monday after it does not."""
    rows = tuple(TalksOfDay(day, 1) for day in ("2026-11-29", "2026-11-30"))
    found = looked_back(CoupleSums(TWO, rows), Span.ALL, "2026-11-23")
    assert [week.talks.talks for week in found.weeks] == [1]
