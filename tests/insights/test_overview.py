"""Claims about insights: each figure again, from the sessions themselves."""

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
from listening_timer.insights.model import Mean, Sentence, Table
from listening_timer.insights.overview import Insights, looked_back
from listening_timer.insights.weeks import Span, Week
from listening_timer.model.annotations import Moment, PromiseOutcome, Scale, Tally, TallyKind
from listening_timer.model.weekly import Couple, CoupleSums
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


def within(weeks: tuple[Week, ...], held: list[Held]) -> list[tuple[Week, list[Held]]]:
    """Each week with the ended sessions of Ann and Bo that the calendar puts there."""
    theirs = [session for session in held if session.ended and session.of(TWO)]
    return [
        (week, [s for s in theirs if s.local.isocalendar()[:2] == (week.year, week.number)])
        for week in weeks
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
    found = looked_back(rows(held), span, today)
    for (week, sessions), sharing in zip(
        within(found.weeks, held), found.balance.weeks, strict=True
    ):
        assert (sharing.week, sharing.talks) == (week, len(sessions))
        assert sharing.left == sum(session.shared(ANN) for session in sessions)
        assert sharing.right == sum(session.shared(BO) for session in sessions)


@ROWS
@FEW
@given(SESSIONS.filter(lambda held: not any(reopened(one) for one in held)))
def test_sharing_is_what_the_stretches_show(rows: Rows, held: list[Held]) -> None:
    """Where no turn was gone back to, the sums are the stretches of the two, end to end."""
    found = looked_back(rows(held), Span.ALL, LATE).balance
    theirs = [session for session in held if session.ended and session.of(TWO)]
    assert found.left == sum(told(session, ANN) for session in theirs)
    assert found.right == sum(told(session, BO) for session in theirs)


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
    assert (one.balance.left, one.balance.right) == (other.balance.right, other.balance.left)
    assert [week.asked for week in one.appreciation.weeks] == [
        week.asked[::-1] for week in other.appreciation.weeks
    ]
    assert tables(one)[1] == tables(other)[1]
    assert tables(one)[3:] == tables(other)[3:]


@ROWS
@FEW
@given(SESSIONS, st.sampled_from(Span), TODAYS)
def test_rhythm_shows_weeks_with_talks(
    rows: Rows, held: list[Held], span: Span, today: str
) -> None:
    """A week holds its talks; usual is what more than half of four or more share, of late."""
    found = looked_back(rows(held), span, today)
    weeks = within(found.weeks, held)
    assert [week.talks for week in found.rhythm.weeks] == [len(talks) for _week, talks in weeks]
    talks = [talk.local for _week, talks in weeks[-26:] for talk in talks]
    assert [found.rhythm.weekday] == (habits(talks, lambda t, day: t.weekday() == day) or [None])
    one = habits(talks, lambda t, hour: t.hour == hour)
    two = habits(talks, lambda t, hour: t.hour in (hour, (hour + 1) % 24))
    wide, firsts = (1, one) if one else (2, two)
    hours = [(first, (first + wide) % 24) for first in firsts]
    assert found.rhythm.hours in (hours or [None])


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
    for week in found.appreciation.weeks:
        for kind, figure in (
            (TallyKind.APPRECIATED, week.appreciated),
            (TallyKind.ASKED, week.asked),
        ):
            inside = [
                mark.name
                for mark in made
                if mark.kind is kind
                and week.week.monday <= clock(mark.wall, mark.offset).date() <= week.week.sunday
            ]
            assert figure == (inside.count(ANN), inside.count(BO))


@ROWS
@FEW
@given(SESSIONS, st.sampled_from(Span), TODAYS)
def test_ratings_are_means_of_both(rows: Rows, held: list[Held], span: Span, today: str) -> None:
    """Each mean is that of all answers of the week to one scale at one moment."""
    found = looked_back(rows(held), span, today)
    for (_week, sessions), week in zip(
        within(found.weeks, held), found.closeness.weeks, strict=True
    ):
        answers = [rating for session in sessions for rating in session.ratings]
        for mean, scale, moment in (
            (week.calm_before, Scale.CALM, Moment.ARRIVE),
            (week.calm_after, Scale.CALM, Moment.CLOSE),
            (week.closeness_before, Scale.CLOSENESS, Moment.ARRIVE),
            (week.closeness_after, Scale.CLOSENESS, Moment.CLOSE),
            (week.heard, Scale.HEARD, Moment.CLOSE),
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
    found = looked_back(rows(held), span, today)
    for (_week, sessions), week in zip(
        within(found.weeks, held), found.promises.weeks, strict=True
    ):
        made = [outcome for session in sessions for outcome in session.outcomes]
        assert week.made == len(made)
        assert week.kept == made.count(PromiseOutcome.KEPT)
        assert week.partly == made.count(PromiseOutcome.PARTLY)
        assert week.dropped == made.count(PromiseOutcome.DROPPED)
        assert week.waiting == made.count(None) + made.count(PromiseOutcome.NOT_YET)


@ROWS
@FEW
@given(SESSIONS, marks())
def test_weeks_add_up_to_all_there_is(rows: Rows, held: list[Held], made: list[Tally]) -> None:
    """Over all weeks, no talk, no ms, no answer, mark or promise of the two is lost."""
    found = looked_back(rows(held, made), Span.ALL, LATE)
    theirs = [session for session in held if session.ended and session.of(TWO)]
    assert found.balance.talks == found.rhythm.talks == len(theirs)
    assert found.balance.left + found.balance.right == sum(
        session.shared(name) for session in theirs for name in (ANN, BO)
    )
    assert found.appreciation.appreciated + found.appreciation.asked == sum(
        mark.name in (ANN, BO) for mark in made
    )
    assert found.promises.made == sum(len(session.outcomes) for session in theirs)
    heard = [(r.scale, r.moment) == (Scale.HEARD, Moment.CLOSE) for s in theirs for r in s.ratings]
    assert found.heard.heard.answers == sum(heard)


def tables(found: Insights) -> list[Table]:
    """The tables of all insights."""
    both = (found.balance, found.rhythm, found.appreciation, found.closeness, found.heard)
    return [*(one.table for one in both), found.promises.table]


@ROWS
@FEW
@given(SESSIONS, marks(), st.sampled_from(Span), TODAYS)
def test_tables_have_a_row_a_week(
    rows: Rows, held: list[Held], made: list[Tally], span: Span, today: str
) -> None:
    """Every table has all weeks in their order, and a value for each of its columns."""
    found = looked_back(rows(held, made), span, today)
    for table in tables(found):
        assert [row[0] for row in table.rows] == [w.monday.isoformat() for w in found.weeks]
        assert {len(row) for row in table.rows} == {len(table.columns)}
        assert len(set(table.columns)) == len(table.columns)


@pytest.mark.parametrize("span", Span)
def test_an_empty_history_says_so(span: Span) -> None:
    """Every sentence says that there is nothing yet, over weeks that are blank."""
    found = looked_back(diary_of([]), span, "2026-11-23")
    said = (found.balance, found.rhythm, found.appreciation, found.closeness, found.heard)
    assert [one.said.sentence for one in said] == [
        Sentence.NO_TALKS,
        Sentence.NO_TALKS,
        Sentence.NO_TALLIES,
        Sentence.NO_RATINGS,
        Sentence.NO_RATINGS,
    ]
    assert found.promises.said.sentence is Sentence.NO_PROMISES
    assert found.weeks[-1].monday == date(2026, 11, 23)
    assert len(found.weeks) == {Span.MONTH: 5, Span.HALF_YEAR: 26, Span.ALL: 1}[span]
