"""Sample sessions with fixed dates, for pictures of the pages that look back.

They are played through the core like any other, so that what they show is true.
"""

from __future__ import annotations

from dataclasses import dataclass

from listening_timer.beside import (
    Meeting,
    Moment,
    Promise,
    PromiseKind,
    Rating,
    Scale,
    Word,
    WordKind,
)
from listening_timer.exercise.commands import Act, CallBreak, ComeBack, End
from listening_timer.exercise.events import Event, SessionStarted
from listening_timer.exercise.formats import SECOND, Format, Role, Side
from listening_timer.exercise.session import decide, fold, started
from listening_timer.history.store import History
from listening_timer.records import NewSession

ZONE = 60
"""Minutes ahead of UTC."""
DAY = 24 * 60 * 60 * SECOND


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample: when it began (UTC ms), its format, who began, and what each phase took (s).

    The last figure is cut short where there are fewer of them than phases: it ended early.
    `rest` takes a break of so many seconds in the middle of the second phase. `thanks` are
    A's and B's, `promise` is B's; `ratings` are calm, closeness of A, then of B, as they arrive,
    and the same with heard at the close.
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


LAST = 1_795_372_920_000
"""Sunday, 22 November 2026, 19:42 at an offset of 60 minutes."""
SAMPLES = (
    Sample(LAST - 46 * DAY, "first-try", Side.LEFT, (40, 175, 20, 180, 45)),
    Sample(LAST - 32 * DAY, "share-fully", Side.RIGHT, (60, 540, 22, 340)),
    Sample(LAST - 21 * DAY - 7_200_000, "short-turns", Side.LEFT, (110, 115, 119, 90, 60)),
    Sample(LAST - 14 * DAY, "share-fully", Side.RIGHT, (55, 545, 25, 550, 50, 55, 40)),
    Sample(
        LAST - 7 * DAY,
        "share-fully",
        Side.LEFT,
        (60, 640, 24, 605, 60, 60, 50),
        rest=1080,
        note="We needed the break, and came back.",
        promise="I say so before it gets too much.",
        ratings=((4, 5), (5, 5), (6, 7, 7), (7, 7, 8)),
    ),
    Sample(
        LAST,
        "share-fully",
        Side.RIGHT,
        (70, 620, 26, 545, 52, 60, 45),
        note="That you told me before it got heavy. Next time we walk first.",
        topic="The weeks before the move",
        thanks=("That you waited until I had found the word.", "That you asked how it was for me."),
        promise="I call my brother on Thursday.",
        ratings=((6, 5), (5, 7), (8, 8, 9), (7, 8, 8)),
    ),
)


def fill(history: History, formats: dict[str, Format], names: tuple[str, str]) -> None:
    """Write the samples into a history; `names` as they sit, left and right."""
    left, right = names
    for number, sample in enumerate(SAMPLES):
        first_left = sample.side_a is Side.LEFT
        pair = (left, right) if first_left else (right, left)
        identity = f"{number + 1:032x}"
        history.begin(NewSession(identity, *pair), played(sample, formats[sample.format]))
        _beside(history, sample, identity)


def _beside(history: History, sample: Sample, session: str) -> None:
    """Write what was said beside the log."""
    texts = (
        (WordKind.TOPIC, None, sample.topic),
        (WordKind.NOTE, None, sample.note),
        (WordKind.APPRECIATION, Role.A, sample.thanks[0]),
        (WordKind.APPRECIATION, Role.B, sample.thanks[1]),
    )
    for number, (kind, who, text) in enumerate(texts):
        if text:
            history.write_word(
                Word(f"{number:x}{session[1:]}", session, kind, who, text, sample.start)
            )
    if sample.promise:
        kind = PromiseKind.PROMISE
        history.write_promise(Promise(session, session, kind, Role.B, sample.promise, sample.start))
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
        log += decide(fold(log), End() if early else Act(), at)
    return tuple(log)


def _rested(log: list[Event], at: int, seconds: int) -> int:
    """Take a break at `at` and come back; returns when time goes on."""
    log += decide(fold(log), CallBreak(20), at)
    log += decide(fold(log), ComeBack(), at + seconds * SECOND)
    log += decide(fold(log), Act(), at + seconds * SECOND + 5 * SECOND)
    return at + seconds * SECOND + 5 * SECOND
