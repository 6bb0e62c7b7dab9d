"""Overview: the weekly sums of one couple over one span, from which every insight is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import NamedTuple

from listening_timer.insights.weeks import Span, Week, by_week, tiled
from listening_timer.model.weekly import Couple, CoupleSums, HoursOfDay, TalksOfDay, TalliesOfDay


class WeekSums(NamedTuple):
    """The sums of one week, or of several from `week` on."""

    week: Week
    talks: TalksOfDay
    tallies: TalliesOfDay

    @property
    def holds_anything(self) -> bool:
        """Whether there was a session or a tally."""
        return bool(self.talks.talks or self.tallies.appreciated or self.tallies.asked)

    def plus(self, other: WeekSums) -> WeekSums:
        """The sum of both, from the first week on."""
        return WeekSums(self.week, self.talks.plus(other.talks), self.tallies.plus(other.tallies))


@dataclass(frozen=True, slots=True)
class Overview:
    """The weeks of a span, oldest first, and their `total`; an empty history has blank weeks."""

    couple: Couple
    span: Span
    weeks: tuple[WeekSums, ...]
    total: WeekSums
    hours: tuple[HoursOfDay, ...]


def looked_back(diary: CoupleSums, span: Span, today: str) -> Overview:
    """Sum a diary by the weeks of a span that ends with the week of `today` (ISO date)."""
    weeks = tiled(span, today, _days(diary))
    talks = by_week(weeks, diary.talks, TalksOfDay(""))
    tallies = by_week(weeks, diary.tallies, TalliesOfDay(""))
    sums = tuple(map(WeekSums, weeks, talks, tallies))
    return Overview(diary.couple, span, sums, summed(sums), diary.hours)


def summed(weeks: Sequence[WeekSums]) -> WeekSums:
    """The sum of consecutive weeks, at least one."""
    return reduce(WeekSums.plus, weeks)


def _days(diary: CoupleSums) -> Iterator[str]:
    yield from (row.date for row in diary.talks)
    yield from (row.date for row in diary.tallies)
