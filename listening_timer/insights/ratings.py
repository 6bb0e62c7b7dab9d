"""Ratings insights: calm and closeness before and after, being heard: means of both people.

A mean comes with the number of its ratings; the two people are never compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from listening_timer.insights.insight import Column, Insight
from listening_timer.insights.overview import Overview


def _felt_lines(found: Overview, _left: str, _right: str) -> Iterator[str]:
    talks = found.total.talks
    for what, before, after in (
        ("calm", talks.calm_before.value, talks.calm_after.value),
        ("close", talks.closeness_before.value, talks.closeness_after.value),
    ):
        means = (("before", before), ("after", after))
        said = [f"{mean:.1f} {when}" for when, mean in means if mean is not None]
        if said:
            yield f"{what} {', '.join(said)} (0 to 10)"


def _heard_lines(found: Overview, _left: str, _right: str) -> Iterator[str]:
    mean = found.total.talks.heard.value
    if mean is not None:
        yield f"heard {mean:.1f} (0 to 10)"


FELT = Insight(
    "felt",
    (
        Column("calm-before", "calm before", lambda week: week.talks.calm_before.value),
        Column("calm-after", "calm after", lambda week: week.talks.calm_after.value),
        Column("closeness-before", "close before", lambda w: w.talks.closeness_before.value),
        Column("closeness-after", "close after", lambda week: week.talks.closeness_after.value),
        Column(
            "answers-before",
            "",
            lambda week: week.talks.calm_before_answers + week.talks.closeness_before_answers,
        ),
        Column(
            "answers-after",
            "",
            lambda week: week.talks.calm_after_answers + week.talks.closeness_after_answers,
        ),
    ),
    has_data=lambda total: any(column.of(total) for column in FELT.columns[-2:]),
    lines=_felt_lines,
)
"""How calm and close both felt."""

HEARD = Insight(
    "heard",
    (
        Column("heard", "heard", lambda week: week.talks.heard.value),
        Column("answers", "", lambda week: week.talks.heard_answers),
    ),
    has_data=lambda total: total.talks.heard_answers > 0,
    lines=_heard_lines,
)
"""How heard both felt at the close."""
