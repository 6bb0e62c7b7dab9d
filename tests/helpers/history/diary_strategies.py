"""Hypothesis strategies for insights: sessions at any hour, and the diary rows expected of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from listening_timer.exercise.commands import Command, End
from listening_timer.exercise.events import Event, SessionStarted
from listening_timer.exercise.evolve import fold
from listening_timer.exercise.formats import Refused, Role
from listening_timer.exercise.state import Status
from listening_timer.history.store import History
from listening_timer.model.annotations import (
    Moment,
    Promise,
    PromiseKind,
    PromiseOutcome,
    Rating,
    Scale,
    Tally,
    TallyKind,
)
from listening_timer.model.records import NewSession
from listening_timer.model.weekly import (
    Couple,
    CoupleSums,
    HoursOfDay,
    TalksOfDay,
    TalliesOfDay,
)
from tests.helpers.exercise.play_session import Play
from tests.helpers.exercise.strategies import commands, made_formats
from tests.helpers.history.sample_sessions import session_id

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


ANSWERED = {
    (Scale.CALM, Moment.ARRIVE): "calm_before",
    (Scale.CALM, Moment.CLOSE): "calm_after",
    (Scale.CLOSENESS, Moment.ARRIVE): "closeness_before",
    (Scale.CLOSENESS, Moment.CLOSE): "closeness_after",
    (Scale.HEARD, Moment.CLOSE): "heard",
}
"""What an insight calls the answers to a scale at a moment; how heard is asked at the close."""
BECAME = {
    None: "waiting",
    PromiseOutcome.NOT_YET: "waiting",
    PromiseOutcome.KEPT: "kept",
    PromiseOutcome.PARTLY: "partly",
    PromiseOutcome.DROPPED: "dropped",
}
"""How an insight counts what became of a promise."""


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


def diary_of(held: Sequence[Held], marks: Sequence[Tally] = (), couple: Couple = TWO) -> CoupleSums:
    """The rows of a couple, the plain way: one for each single fact."""
    ended = [session for session in held if session.ended and session.of(couple)]
    days = [(session, session.local.date().isoformat()) for session in ended]
    return CoupleSums(
        couple,
        tuple(row for s, day in days for row in _talks(s, day, couple)),
        tuple(HoursOfDay(day, s.local.hour, 1) for s, day in days),
        tuple(_tally(m, couple) for m in marks if m.name in (couple.left, couple.right)),
    )


def diary_kept(
    held: Sequence[Held], marks: Sequence[Tally] = (), couple: Couple = TWO
) -> CoupleSums:
    """The rows of a couple as a real history sums what was kept in it."""
    with History.memory() as history:
        keep_all(history, held, marks)
        return history.diary(couple)


def keep_all(history: History, held: Sequence[Held], marks: Sequence[Tally]) -> None:
    """Keep sessions with all that was said beside them, and marks."""
    for number, one in enumerate(held, 1):
        session = session_id(number)
        history.begin(NewSession(session, one.name_a, one.name_b), one.log)
        history.write_ratings([replace(rating, session=session) for rating in one.ratings])
        for place, outcome in enumerate(one.outcomes):
            identity, kind = f"{number}-{place}", PromiseKind.PROMISE
            history.write_promise(Promise(identity, session, kind, None, "said", 1, outcome))
    for mark in marks:
        history.write_tally(mark)


def _talks(held: Held, day: str, couple: Couple) -> Iterator[TalksOfDay]:
    left, right = held.shared(couple.left), held.shared(couple.right)
    yield TalksOfDay(day, 1, shared_left=left, shared_right=right)
    for rating in held.ratings:
        name = ANSWERED.get((rating.scale, rating.moment))
        if name is not None:
            yield rated(day, name, 1, rating.value)
    for outcome in held.outcomes:
        yield TalksOfDay(day)._replace(**{BECAME[outcome]: 1})


def rated(day: str, name: str, answers: int, total: int) -> TalksOfDay:
    """A row with these answers alone."""
    return TalksOfDay(day)._replace(**{f"{name}_answers": answers, f"{name}_total": total})


def _tally(mark: Tally, couple: Couple) -> TalliesOfDay:
    day = clock(mark.wall, mark.offset).date().isoformat()
    what = "appreciated" if mark.kind is TallyKind.APPRECIATED else "asked"
    left = int(mark.name == couple.left)
    return TalliesOfDay(day)._replace(**{f"{what}_left": left, f"{what}_right": 1 - left})


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
