"""All insights of one couple over one span, over the same weeks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from listening_timer.insights.model import talks_of
from listening_timer.insights.promises import Promises
from listening_timer.insights.ratings import Closeness, Heard
from listening_timer.insights.rhythm import Rhythm, rhythm
from listening_timer.insights.shared_time import Balance
from listening_timer.insights.tallies import Appreciation, appreciation
from listening_timer.insights.weeks import Span, Week, tiled
from listening_timer.model.weekly import Couple, CoupleSums


@dataclass(frozen=True, slots=True)
class Insights:
    """All insights of a span; an empty history has blank weeks."""

    couple: Couple
    span: Span
    weeks: tuple[Week, ...]
    balance: Balance
    rhythm: Rhythm
    appreciation: Appreciation
    closeness: Closeness
    heard: Heard
    promises: Promises


def looked_back(diary: CoupleSums, span: Span, today: str) -> Insights:
    """Compute the insights of a span that ends with the week of `today` (ISO date)."""
    weeks = tiled(span, today, _days(diary))
    talks = talks_of(weeks, diary.talks)
    return Insights(
        diary.couple,
        span,
        weeks,
        Balance(diary.couple, talks),
        rhythm(talks, diary.hours),
        appreciation(diary.couple, weeks, diary.tallies),
        Closeness(talks),
        Heard(talks),
        Promises(talks),
    )


def _days(diary: CoupleSums) -> Iterator[str]:
    yield from (row.date for row in diary.talks)
    yield from (row.date for row in diary.tallies)
