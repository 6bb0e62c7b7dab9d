"""Sample sessions with fixed dates, for screenshots of History and Insights.

They are played through the core like any other session, so that all figures are consistent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from listening_timer.exercise.commands import CallBreak, ComeBack, End, MainAction
from listening_timer.exercise.decide import decide, fold, started
from listening_timer.exercise.events import Event, SessionStarted
from listening_timer.exercise.formats import SECOND, Format, Role, Side
from listening_timer.history.store import History
from listening_timer.library.plan import Plan, Weekly
from listening_timer.model.annotations import (
    Meeting,
    Moment,
    Promise,
    PromiseKind,
    PromiseOutcome,
    Rating,
    Scale,
    Tally,
    TallyKind,
    Word,
    WordKind,
)
from listening_timer.model.records import NewSession

ZONE = 60
"""Minutes by which local time is ahead of UTC."""


def fill(history: History, formats: dict[str, Format], names: tuple[str, str]) -> None:
    """Write the samples into a history; `names` in seating order, left and right."""
    fill_sessions(history, formats, names, SAMPLES)
    for number, (days, seat, marks) in enumerate(MARKS):
        for place, mark in enumerate(marks):
            wall = LAST - days * DAY + place * 3600 * SECOND
            identity = f"{number * 16 + place + 1:032x}"
            history.write_tally(Tally(identity, names[seat], KINDS[mark], wall, ZONE))


def fill_sessions(
    history: History,
    formats: dict[str, Format],
    names: tuple[str, str],
    talks: Sequence[Sample],
) -> None:
    """Write only these sessions, with their annotations."""
    left, right = names
    for number, sample in enumerate(talks):
        first_left = sample.side_a is Side.LEFT
        pair = (left, right) if first_left else (right, left)
        identity = f"{number + 1:032x}"
        history.begin(NewSession(identity, *pair), played(sample, formats[sample.format]))
        _beside(history, sample, identity)


PLAN_TEXT = "Sit where you both see the window."


def plan(fmt: Format) -> Plan:
    """A plan that two people might be given to take home."""
    return Plan(fmt, "gentle", PLAN_TEXT, Weekly(6, 20 * 60, 0))


def _beside(history: History, sample: Sample, session: str) -> None:
    """Write the annotations of a sample."""
    texts = (
        (WordKind.TOPIC, None, sample.topic),
        (WordKind.NOTE, None, sample.note),
        (WordKind.APPRECIATION, Role.A, sample.thanks[0]),
        (WordKind.APPRECIATION, Role.B, sample.thanks[1]),
        *((WordKind.TAG, None, tag) for tag in sample.tags),
    )
    for number, (kind, who, text) in enumerate(texts):
        if text:
            history.write_word(
                Word(f"{number:x}{session[1:]}", session, kind, who, text, sample.start)
            )
    if sample.promise:
        kind = PromiseKind.PROMISE
        history.write_promise(Promise(session, session, kind, Role.B, sample.promise, sample.start))
        if sample.outcome is not None:
            history.set_outcome(session, sample.outcome, sample.start + 7 * DAY)
        history.write_meeting(Meeting(session, sample.start + 7 * DAY, ZONE, sample.start))
    places = [(moment, who) for moment in Moment for who in Role]
    for (moment, who), values in zip(places, sample.ratings, strict=False):
        history.write_ratings(
            [
                Rating(session, moment, scale, who, value, sample.start)
                for scale, value in zip(Scale, values, strict=False)
            ]
        )


def played(sample: Sample, fmt: Format) -> tuple[Event, ...]:
    """The log of a sample, played through the core to its end."""
    log = list(started(SessionStarted(0, fmt, sample.side_a, sample.start, ZONE)))
    at = 0
    for number, seconds in enumerate(sample.takes):
        at += seconds * SECOND
        if sample.rest and number == 1:
            at = _rested(log, at - seconds * SECOND // 2, sample.rest) + seconds * SECOND // 2
        early = number == len(sample.takes) - 1 and len(sample.takes) < len(fmt.phases)
        log += decide(fold(log), End() if early else MainAction(), at)
    return tuple(log)


def _rested(log: list[Event], at: int, seconds: int) -> int:
    """Take a break at `at` (ms) and come back; returns when time goes on (ms)."""
    log += decide(fold(log), CallBreak(20), at)
    log += decide(fold(log), ComeBack(), at + seconds * SECOND)
    log += decide(fold(log), MainAction(), at + seconds * SECOND + 5 * SECOND)
    return at + seconds * SECOND + 5 * SECOND


DAY = 24 * 60 * 60 * SECOND


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample session: start (UTC ms), format, who began, and the duration of each phase (s).

    Where there are fewer durations than phases, the last phase is cut short: it ended early.
    `rest`: a break of so many seconds in the middle of the second phase. `thanks` are A's and B's,
    `promise` is B's, `outcome` is what became of it; `ratings` are calm, closeness of A, then of B,
    on arriving, and the same with heard at the close.
    """

    start: int
    format: str
    side_a: Side
    takes: tuple[int, ...]
    rest: int = 0
    note: str = ""
    topic: str = ""
    thanks: tuple[str, str] = ("", "")
    promise: str = ""
    ratings: tuple[tuple[int, ...], ...] = ()
    outcome: PromiseOutcome | None = None
    tags: tuple[str, ...] = ()


LAST = 1_795_372_920_000
"""Start of the last sample (UTC ms): Sunday, 22 November 2026, 19:42 at an offset of 60 minutes."""


def _older(
    days: int,
    topic: str,
    shared: tuple[int, int],
    felt: tuple[int, int, int, int, int],
    *,
    left: bool = True,
) -> Sample:
    """A session of summer, `days` before the last one.

    `shared`: what each shared (s); `felt`: calm and closeness before, then after, and heard; those
    of the other person differ by 1 at most.
    """
    calm, close, calm_after, close_after, heard = felt
    return Sample(
        LAST - days * DAY,
        "share-fully",
        Side.LEFT if left else Side.RIGHT,
        (58, shared[0], 24, shared[1], 55, 52, 46),
        topic=topic,
        ratings=(
            (calm, close),
            (calm + 1, close - 1),
            (calm_after, close_after, heard),
            (calm_after, close_after + 1, heard - 1),
        ),
    )


SUMMER = (
    _older(168, "", (505, 590), (4, 5, 5, 6, 6)),
    _older(161, "Who takes the mornings", (580, 540), (4, 4, 5, 5, 6), left=False),
    _older(147, "", (430, 610), (5, 5, 6, 6, 7)),
    _older(140, "The long drive", (600, 575), (5, 4, 6, 6, 7), left=False),
    _older(133, "", (545, 500), (4, 5, 6, 6, 6)),
    _older(119, "Money for the roof", (640, 610), (3, 4, 5, 5, 6)),
    _older(112, "", (520, 555), (5, 5, 6, 7, 7), left=False),
    replace(
        _older(105, "Your mother's visit", (590, 480), (4, 5, 6, 6, 7)),
        promise="I’ll tell her the dates myself.",
        outcome=PromiseOutcome.KEPT,
    ),
    _older(91, "", (500, 560), (5, 6, 7, 7, 8), left=False),
    _older(84, "Two weeks without plans", (460, 530), (6, 6, 7, 8, 8)),
    replace(
        _older(77, "", (555, 570), (5, 6, 6, 7, 7), left=False),
        promise="A walk before supper, on Wednesdays.",
        outcome=PromiseOutcome.PARTLY,
    ),
    replace(
        _older(63, "Back at work", (610, 520), (4, 5, 6, 6, 8)),
        thanks=("", "That you drove all night."),
    ),
    _older(60, "", (480, 505), (5, 6, 7, 7, 8), left=False),
    replace(
        _older(53, "Evenings at home", (570, 600), (5, 6, 7, 7, 8)),
        promise="Phones stay in the kitchen after nine.",
        outcome=PromiseOutcome.KEPT,
        tags=("evenings",),
    ),
)
AUTUMN = (
    Sample(
        LAST - 46 * DAY,
        "first-try",
        Side.LEFT,
        (40, 175, 20, 180, 35, 30, 45),
        thanks=("That you let me finish.", "For the soup, when I had a cold."),
    ),
    Sample(
        LAST - 32 * DAY,
        "share-fully",
        Side.RIGHT,
        (60, 540, 22, 340),
        thanks=("For fetching the children on Monday.", "That you told me how it was at work."),
    ),
    Sample(LAST - 21 * DAY - 7_200_000, "short-turns", Side.LEFT, (110, 115, 119, 90, 60)),
    Sample(LAST - 14 * DAY, "share-fully", Side.RIGHT, (55, 545, 25, 550, 50, 55, 40)),
    Sample(
        LAST - 7 * DAY,
        "share-fully",
        Side.LEFT,
        (60, 640, 24, 605, 60, 60, 50),
        rest=1080,
        note="We needed the break, and came back.",
        promise="I’ll say so before it gets too much.",
        outcome=PromiseOutcome.KEPT,
        ratings=((4, 5), (5, 5), (6, 7, 7), (7, 7, 8)),
    ),
    Sample(
        LAST,
        "share-fully",
        Side.RIGHT,
        (70, 620, 26, 545, 52, 60, 45),
        note="That you told me before it got heavy. Next time we’ll walk first.",
        topic="The weeks before the move",
        thanks=("That you waited until I found the word.", "That you asked how it was for me."),
        promise="I’ll call my brother on Thursday.",
        tags=("moving",),
        ratings=((6, 5), (5, 7), (8, 8, 9), (7, 8, 8)),
    ),
)
SAMPLES = SUMMER + AUTUMN

MARKS = (
    (150, 0, "+"),
    (149, 1, "+-"),
    (138, 1, "+"),
    (131, 0, "-"),
    (127, 0, "++"),
    (118, 1, "+-"),
    (109, 1, "++"),
    (96, 0, "+"),
    (89, 1, "+-+"),
    (82, 0, "++"),
    (75, 1, "+"),
    (68, 0, "-+"),
    (58, 1, "++"),
    (51, 0, "+-+"),
    (44, 1, "+++"),
    (37, 0, "-+"),
    (30, 1, "++"),
    (24, 0, "+++-"),
    (17, 1, "++"),
    (11, 0, "+-++"),
    (9, 1, "+++"),
    (4, 0, "++"),
    (2, 1, "-++"),
)  # fmt: skip - a table of short rows
"""Tallies between sessions: days before the last one, whose (0 sits left), and of which kinds."""
KINDS = {"+": TallyKind.APPRECIATED, "-": TallyKind.ASKED}
