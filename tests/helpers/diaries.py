"""Diaries for tests: sessions of any kind at any hour, and the rows that they add up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from listening_timer.beside import Moment, PromiseOutcome, Rating, Scale, Tally, TallyKind
from listening_timer.days import (
    Couple,
    Diary,
    HoursOfDay,
    PromisesOfDay,
    RatingsOfDay,
    TalksOfDay,
    TalliesOfDay,
)
from listening_timer.exercise.commands import Command, End
from listening_timer.exercise.events import Event, SessionStarted
from listening_timer.exercise.folding import fold
from listening_timer.exercise.formats import Role
from listening_timer.exercise.refusal import Refused
from listening_timer.exercise.state import Status
from tests.helpers.play import Play
from tests.helpers.strategies import commands, made_formats

ANN, BO = "Ann", "Bo"
TWO = Couple(ANN, BO)
ZONES = ("Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Kolkata", "UTC")
EDGES = (
    "2026-03-29T01:00",  # the clock goes forward in Berlin,
    "2026-10-25T01:00",  # and back
    "2026-03-08T07:00",  # likewise in New York
    "2026-11-01T06:00",
    "2026-09-26T14:00",  # and in Auckland, where summer is in December
    "2027-01-03T23:00",  # the last week of a year of 53
    "2024-12-30T00:00",  # a Monday of December in the first week of the next year
    "2028-02-29T12:00",
)
"""Instants (UTC) round which weeks are easily mistaken."""


@dataclass(frozen=True, slots=True)
class Held:
    """One session as it was held: by whom, its log, and what was said beside it."""

    name_a: str
    name_b: str
    log: tuple[Event, ...]
    ratings: tuple[Rating, ...] = ()
    outcomes: tuple[PromiseOutcome | None, ...] = ()

    @property
    def local(self) -> datetime:
        """When it began, as a clock on the wall showed it there."""
        start = self.log[0]
        assert isinstance(start, SessionStarted)
        return clock(start.wall, start.offset)

    @property
    def ended(self) -> bool:
        """Whether it came to an end."""
        return fold(self.log).status is Status.ENDED

    def shared(self, name: str) -> int:
        """What the person of this name shared, in ms."""
        return fold(self.log).sums.sharing(Role.A if self.name_a == name else Role.B)

    def of(self, couple: Couple) -> bool:
        """Whether it was held by these two."""
        return {self.name_a, self.name_b} == {couple.left, couple.right}


def clock(wall: int, offset: int) -> datetime:
    """What a clock on the wall shows at an instant (UTC ms), so many minutes ahead of UTC."""
    return datetime.fromtimestamp(wall / 1000, timezone(timedelta(minutes=offset)))


def diary_of(held: Sequence[Held], marks: Sequence[Tally] = (), couple: Couple = TWO) -> Diary:
    """The rows of a couple, the plain way: one for each single fact."""
    ended = [session for session in held if session.ended and session.of(couple)]
    days = [(session, session.local.date().isoformat()) for session in ended]
    return Diary(
        couple,
        tuple(
            TalksOfDay(day, 1, (s.shared(couple.left), s.shared(couple.right))) for s, day in days
        ),
        tuple(HoursOfDay(day, s.local.hour, 1) for s, day in days),
        tuple(
            RatingsOfDay(day, r.moment, r.scale, 1, r.value) for s, day in days for r in s.ratings
        ),
        tuple(
            TalliesOfDay(
                clock(m.wall, m.offset).date().isoformat(),
                m.kind,
                (int(m.name == couple.left), int(m.name == couple.right)),
            )
            for m in marks
            if m.name in (couple.left, couple.right)
        ),
        tuple(
            PromisesOfDay(day, outcome, count)
            for s, day in days
            for outcome, count in Counter(s.outcomes).items()
        ),
    )


def instants() -> st.SearchStrategy[tuple[int, int]]:
    """Wall instants (UTC ms), most of them on an edge, with the offset of some time zone."""
    near = st.builds(_near, st.sampled_from(EDGES), st.integers(-40, 40))
    far = st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - the strategy puts the zone
    return st.builds(_somewhere, near | far, st.sampled_from(ZONES))


def _near(edge: str, hours: int) -> datetime:
    return datetime.fromisoformat(edge).replace(tzinfo=UTC) + timedelta(hours=hours)


def _somewhere(instant: datetime, zone: str) -> tuple[int, int]:
    ahead = instant.astimezone(ZoneInfo(zone)).utcoffset()
    assert ahead is not None
    return round(instant.timestamp() * 1000), round(ahead.total_seconds() / 60)


@st.composite
def held_sessions(draw: st.DrawFn) -> Held:
    """Sessions of any course, by two of three people, whoever begins."""
    play = Play(draw(made_formats()))
    at = 0
    for wait, command in draw(st.lists(_wishes(), max_size=8)):
        at += wait
        _wish(play, command, at)
    if draw(st.integers(0, 9)):
        _wish(play, End(), at + 5)
    start = play.log[0]
    assert isinstance(start, SessionStarted)
    wall, offset = draw(instants())
    names = draw(st.permutations([ANN, BO] if draw(st.integers(0, 3)) else [ANN, "Cleo"]))
    places = draw(
        st.sets(st.tuples(st.sampled_from(Moment), st.sampled_from(Scale), st.sampled_from(Role)))
    )
    return Held(
        names[0],
        names[1],
        (replace(start, wall=wall, offset=offset), *play.log[1:]),
        tuple(Rating("", *place, draw(st.integers(0, 10)), wall) for place in sorted(places)),
        tuple(draw(st.lists(st.none() | st.sampled_from(PromiseOutcome), max_size=3))),
    )


def _wishes() -> st.SearchStrategy[tuple[int, Command]]:
    return st.tuples(st.integers(0, 400), commands())


def _wish(play: Play, command: Command, at: int) -> None:
    try:
        play.do(command, at)
    except Refused:
        play.look(at)


@st.composite
def marks(draw: st.DrawFn) -> list[Tally]:
    """Marks of three people about themselves."""
    kinds, names = st.sampled_from(TallyKind), st.sampled_from([ANN, BO, "Cleo"])
    found = draw(st.lists(st.tuples(names, kinds, instants()), max_size=8))
    return [
        Tally(f"{number:032x}", name, kind, wall, offset)
        for number, (name, kind, (wall, offset)) in enumerate(found)
    ]
