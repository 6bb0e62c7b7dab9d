"""Ratings insight: calm and closeness before and after, being heard: means of both people.

A mean comes with the number of its ratings; the two people are never compared.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from listening_timer.insights.model import Column, Mean, Said, Sentence, Table, TalksOfWeek


@dataclass(frozen=True, slots=True)
class Closeness:
    """How calm and close both felt, week by week."""

    weeks: tuple[TalksOfWeek, ...]

    @property
    def calm_before(self) -> Mean:
        """How calm they were on arriving."""
        return pooled(week.calm_before for week in self.weeks)

    @property
    def calm_after(self) -> Mean:
        """How calm they were at the close."""
        return pooled(week.calm_after for week in self.weeks)

    @property
    def closeness_before(self) -> Mean:
        """How close they felt on arriving."""
        return pooled(week.closeness_before for week in self.weeks)

    @property
    def closeness_after(self) -> Mean:
        """How close they felt at the close."""
        return pooled(week.closeness_after for week in self.weeks)

    @property
    def said(self) -> Said:
        """`FELT` has the four means, named as here; None for one without ratings."""
        values = {
            "calm_before": self.calm_before.value,
            "calm_after": self.calm_after.value,
            "closeness_before": self.closeness_before.value,
            "closeness_after": self.closeness_after.value,
        }
        if all(value is None for value in values.values()):
            return Said(Sentence.NO_RATINGS)
        return Said(Sentence.FELT, values)

    @property
    def table(self) -> Table:
        """The means of each week, each pair with its number of ratings."""
        return Table(
            (
                Column.WEEK,
                Column.CALM_BEFORE,
                Column.CALM_AFTER,
                Column.CLOSENESS_BEFORE,
                Column.CLOSENESS_AFTER,
                Column.ANSWERS_BEFORE,
                Column.ANSWERS_AFTER,
            ),
            tuple(
                (
                    w.week.monday.isoformat(),
                    w.calm_before.value,
                    w.calm_after.value,
                    w.closeness_before.value,
                    w.closeness_after.value,
                    w.calm_before.answers + w.closeness_before.answers,
                    w.calm_after.answers + w.closeness_after.answers,
                )
                for w in self.weeks
            ),
        )


@dataclass(frozen=True, slots=True)
class Heard:
    """How heard both felt at the close, week by week."""

    weeks: tuple[TalksOfWeek, ...]

    @property
    def heard(self) -> Mean:
        """How heard they felt over all weeks."""
        return pooled(week.heard for week in self.weeks)

    @property
    def said(self) -> Said:
        """`HEARD` has the mean as `heard`, and its number of ratings as `answers`."""
        if not self.heard.answers:
            return Said(Sentence.NO_RATINGS)
        return Said(Sentence.HEARD, {"heard": self.heard.value, "answers": self.heard.answers})

    @property
    def table(self) -> Table:
        """The mean of each week, with its number of ratings."""
        rows = ((w.week.monday.isoformat(), w.heard.value, w.heard.answers) for w in self.weeks)
        return Table((Column.WEEK, Column.HEARD, Column.ANSWERS), tuple(rows))


def pooled(means: Iterable[Mean]) -> Mean:
    """The mean of all their ratings."""
    total = answers = 0
    for mean in means:
        total += mean.total
        answers += mean.answers
    return Mean(total, answers)
