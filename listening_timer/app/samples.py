"""Sample sessions with fixed dates, for pictures of the pages that look back.

They are played through the core like any other, so that what they show is true.
"""

from __future__ import annotations

from collections.abc import Sequence

from listening_timer.app.sample_talks import DAY, KINDS, LAST, MARKS, SAMPLES, Sample
from listening_timer.exercise.commands import Act, CallBreak, ComeBack, End
from listening_timer.exercise.decide import decide, fold, started
from listening_timer.exercise.events import Event, SessionStarted
from listening_timer.exercise.formats import SECOND, Format, Role, Side
from listening_timer.history.store import History
from listening_timer.model.annotations import (
    Meeting,
    Moment,
    Promise,
    PromiseKind,
    Rating,
    Scale,
    Tally,
    Word,
    WordKind,
)
from listening_timer.model.records import NewSession

ZONE = 60
"""Minutes ahead of UTC."""


def fill(history: History, formats: dict[str, Format], names: tuple[str, str]) -> None:
    """Write the samples into a history; `names` as they sit, left and right."""
    fill_talks(history, formats, names, SAMPLES)
    for number, (days, seat, marks) in enumerate(MARKS):
        for place, mark in enumerate(marks):
            wall = LAST - days * DAY + place * 3600 * SECOND
            identity = f"{number * 16 + place + 1:032x}"
            history.write_tally(Tally(identity, names[seat], KINDS[mark], wall, ZONE))


def fill_talks(
    history: History,
    formats: dict[str, Format],
    names: tuple[str, str],
    talks: Sequence[Sample],
) -> None:
    """Write these talks alone, with what was said beside them."""
    left, right = names
    for number, sample in enumerate(talks):
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
        log += decide(fold(log), End() if early else Act(), at)
    return tuple(log)


def _rested(log: list[Event], at: int, seconds: int) -> int:
    """Take a break at `at` and come back; returns when time goes on."""
    log += decide(fold(log), CallBreak(20), at)
    log += decide(fold(log), ComeBack(), at + seconds * SECOND)
    log += decide(fold(log), Act(), at + seconds * SECOND + 5 * SECOND)
    return at + seconds * SECOND + 5 * SECOND
