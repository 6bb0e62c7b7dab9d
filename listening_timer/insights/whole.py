"""All insights of one couple over one span, all of them over the same weeks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from listening_timer.days import Couple, Diary
from listening_timer.insights.appreciation import Appreciation, appreciation
from listening_timer.insights.balance import Balance, balance
from listening_timer.insights.closeness import Closeness, Heard, ratings
from listening_timer.insights.promises import Promises, promises
from listening_timer.insights.rhythm import Rhythm, rhythm
from listening_timer.insights.weeks import Span, Week, tiled


@dataclass(frozen=True, slots=True)
class Insights:
    """What the weeks of a span show; an empty history has blank weeks."""

    couple: Couple
    span: Span
    weeks: tuple[Week, ...]
    balance: Balance
    rhythm: Rhythm
    appreciation: Appreciation
    closeness: Closeness
    heard: Heard
    promises: Promises


def looked_back(diary: Diary, span: Span, today: str) -> Insights:
    """Look back from an ISO date; what lies after its week is left out."""
    weeks = tiled(span, today, _days(diary))
    answered = ratings(diary, weeks)
    return Insights(
        diary.couple,
        span,
        weeks,
        balance(diary, weeks),
        rhythm(diary, weeks),
        appreciation(diary, weeks),
        Closeness(answered),
        Heard(answered),
        promises(diary, weeks),
    )


def _days(diary: Diary) -> Iterator[str]:
    for rows in (diary.talks, diary.ratings, diary.tallies, diary.promises):
        yield from (row.date for row in rows)
