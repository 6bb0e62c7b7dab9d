"""Claims about overviews: each figure again, from the sessions themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Protocol

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listening_timer.exercise.events import PhaseReopened
from listening_timer.exercise.formats import Role
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.state import Status
from listening_timer.exercise.timeline import stretches
from listening_timer.insights.overview import Overview, WeekSums, looked_back
from listening_timer.insights.registry import INSIGHTS
from listening_timer.insights.rhythm import usual
from listening_timer.insights.weeks import Span
from listening_timer.model.annotations import Moment, PromiseOutcome, Scale, Tally, TallyKind
from listening_timer.model.weekly import Couple, CoupleSums, Mean, TalksOfDay
from tests.helpers.history.diary_strategies import (
    ANN,
    BO,
    TWO,
    Held,
    clock,
    diary_kept,
    diary_of,
    held_sessions,
    marks,
)


class Rows(Protocol):
    """A way from sessions and marks to the rows of a couple."""

    def __call__(
        self, held: Sequence[Held], marks: Sequence[Tally] = (), couple: Couple = TWO
    ) -> CoupleSums:
        """The rows."""
        ...


SESSIONS = st.lists(held_sessions(), max_size=4)
TODAYS = st.dates(date(2024, 1, 1), date(2029, 1, 31)).map(date.isoformat)
FEW = settings(max_examples=40)
"""Each example holds several sessions of any course; a busy machine may take its time."""
LATE = "2029-01-31"
"""After everything that a strategy makes."""
ROWS = pytest.mark.parametrize("rows", [diary_of, diary_kept])
"""The rows of plain facts, and those that a real history sums."""


def within(found: Overview, held: list[Held]) -> list[tuple[WeekSums, list[Held]]]:
    """Each week with the ended sessions of Ann and Bo that the calendar puts there."""
    theirs = [session for session in held if session.ended and session.of(TWO)]
    return [
        (
            sums,
            [s for s in theirs if s.local.isocalendar()[:2] == (sums.week.year, sums.week.number)],
        )
        for sums in found.weeks
    ]


def means(answers: list[int]) -> Mean:
    """The mean of plain answers."""
    return Mean(sum(answers), len(answers))


@ROWS
@FEW
@given(SESSIONS, st.sampled_from(Span), TODAYS)
def test_sharing_is_that_of_the_people(
    rows: Rows, held: list[Held], span: Span, today: str
) -> None:
    """Each week holds what each of the two shared, whoever began and wherever they sat."""
    for week, sessions in within(looked_back(rows(held), span, today), held):
        assert week.talks.talks == len(sessions)
        assert week.talks.shared_left == sum(session.shared(ANN) for session in sessions)
        assert week.talks.shared_right == sum(session.shared(BO) for session in sessions)


@ROWS
@FEW
@given(SESSIONS.filter(lambda held: not any(reopened(one) for one in held)))
def test_sharing_is_what_the_stretches_show(rows: Rows, held: list[Held]) -> None:
    """Where no turn was gone back to, the sums are the stretches of the two, end to end."""
    found = looked_back(rows(held), Span.ALL, LATE).total.talks
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


@ROWS
@FEW
@given(SESSIONS, marks())
def test_the_two_of_a_couple_change_places_whole(
    rows: Rows, held: list[Held], made: list[Tally]
) -> None:
    """Looked at from the other seat, the figures are the same with left and right swapped."""
    one = looked_back(rows(held, made), Span.ALL, LATE)
    other = looked_back(rows(held, made, Couple(BO, ANN)), Span.ALL, LATE)
    assert [figures(week) for week in one.weeks] == [
        figures(week, left="right", right="left") for week in other.weeks
    ]


def figures(sums: WeekSums, **sides: str) -> dict[str, int]:
    """All figures of a week by name; `sides` are other names for those of one person."""
    pairs = {**sums.talks._asdict(), **sums.tallies._asdict()}
    del pairs["date"]
    names = (name.rpartition("_") for name in pairs)
    return {
        f"{stem}_{sides.get(side, side)}": figure
        for (stem, _, side), figure in zip(names, pairs.values(), strict=True)
    }


@ROWS
@FEW
@given(SESSIONS, st.sampled_from(Span), TODAYS)
def test_usual_is_what_most_talks_share(
    rows: Rows, held: list[Held], span: Span, today: str
) -> None:
    """More than half of four or more, of late."""
    found = looked_back(rows(held), span, today)
    talks = [talk.local for _week, talks in within(found, held)[-26:] for talk in talks]
    weekday, at = usual(found)
    assert [weekday] == (habits(talks, lambda t, day: t.weekday() == day) or [None])
    one = habits(talks, lambda t, hour: t.hour == hour)
    two = habits(talks, lambda t, hour: t.hour in (hour, (hour + 1) % 24))
    wide, firsts = (1, one) if one else (2, two)
    hours = [(first, (first + wide) % 24) for first in firsts]
    assert at in (hours or [None])


def habits(talks: list[datetime], alike: Callable[[datetime, int], bool]) -> list[int]:
    """The weekdays or hours that more than half of the talks share, of four at least."""
    shares = {place: sum(alike(talk, place) for talk in talks) for place in range(24)}
    return [place for place, share in shares.items() if 2 * share > len(talks) >= 4]


@ROWS
@FEW
@given(SESSIONS, marks(), st.sampled_from(Span), TODAYS)
def test_marks_are_counted_by_week(
    rows: Rows, held: list[Held], made: list[Tally], span: Span, today: str
) -> None:
    """Each week holds the marks that each made about themselves in it, and nobody else's."""
    found = looked_back(rows(held, made), span, today)
    for week, tallies in ((each.week, each.tallies) for each in found.weeks):
        for kind, figure in (
            (TallyKind.APPRECIATED, tallies[1:3]),
            (TallyKind.ASKED, tallies[3:]),
        ):
            inside = [
                mark.name
                for mark in made
                if mark.kind is kind
                and week.monday <= clock(mark.wall, mark.offset).date() <= week.sunday
            ]
            assert figure == (inside.count(ANN), inside.count(BO))


@ROWS
@FEW
@given(SESSIONS, st.sampled_from(Span), TODAYS)
def test_ratings_are_means_of_both(rows: Rows, held: list[Held], span: Span, today: str) -> None:
    """Each mean is that of all answers of the week to one scale at one moment."""
    for week, sessions in within(looked_back(rows(held), span, today), held):
        sums = week.talks
        answers = [rating for session in sessions for rating in session.ratings]
        for mean, scale, moment in (
            (sums.calm_before, Scale.CALM, Moment.ARRIVE),
            (sums.calm_after, Scale.CALM, Moment.CLOSE),
            (sums.closeness_before, Scale.CLOSENESS, Moment.ARRIVE),
            (sums.closeness_after, Scale.CLOSENESS, Moment.CLOSE),
            (sums.heard, Scale.HEARD, Moment.CLOSE),
        ):
            assert mean == means(
                [r.value for r in answers if (r.scale, r.moment) == (scale, moment)]
            )


@ROWS
@FEW
@given(SESSIONS, st.sampled_from(Span), TODAYS)
def test_promises_are_counted_by_what_became_of_them(
    rows: Rows, held: list[Held], span: Span, today: str
) -> None:
    """Each of a week's promises is in one of four counts; an open one waits, as one not yet."""
    for week, sessions in within(looked_back(rows(held), span, today), held):
        sums = week.talks
        made = [outcome for session in sessions for outcome in session.outcomes]
        assert sums.made == len(made)
        assert sums.kept == made.count(PromiseOutcome.KEPT)
        assert sums.partly == made.count(PromiseOutcome.PARTLY)
        assert sums.dropped == made.count(PromiseOutcome.DROPPED)
        assert sums.waiting == made.count(None) + made.count(PromiseOutcome.NOT_YET)


@ROWS
@FEW
@given(SESSIONS, marks())
def test_weeks_add_up_to_all_there_is(rows: Rows, held: list[Held], made: list[Tally]) -> None:
    """Over all weeks, no talk, no ms, no answer, mark or promise of the two is lost."""
    found = looked_back(rows(held, made), Span.ALL, LATE)
    sums, tallies = found.total.talks, found.total.tallies
    theirs = [session for session in held if session.ended and session.of(TWO)]
    assert sums.talks == sum(week.talks.talks for week in found.weeks) == len(theirs)
    assert sums.shared_left + sums.shared_right == sum(
        session.shared(name) for session in theirs for name in (ANN, BO)
    )
    assert tallies.appreciated + tallies.asked == sum(mark.name in (ANN, BO) for mark in made)
    assert sums.made == sum(len(session.outcomes) for session in theirs)
    heard = [(r.scale, r.moment) == (Scale.HEARD, Moment.CLOSE) for s in theirs for r in s.ratings]
    assert sums.heard.answers == sum(heard)


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
