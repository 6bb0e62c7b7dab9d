"""Insight: what it counts each week, and what it says of a whole span in plain English.

The command line and its JSON are made of these; the screen and the letter have views of their own
(`ui/insights/view.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from listening_timer.insights.overview import Overview, WeekSums

Value: TypeAlias = int | float | None
"""A count, a duration (ms) or a mean; None where there is no figure."""


@dataclass(frozen=True, slots=True)
class Column:
    """A figure of each week: its key in JSON, its heading on a terminal, and its value.

    `{left}` and `{right}` in a heading stand for the names; one without a heading is in JSON alone.
    """

    key: str
    heading: str
    of: Callable[[WeekSums], Value]
    is_duration: bool = False


def _no_facts(_found: Overview) -> Mapping[str, object]:
    return {}


@dataclass(frozen=True, slots=True)
class Insight:
    """One insight.

    `has_data` is asked of the total of a span. `lines` get the overview and both names; no figure
    may follow a name in a line: bidi would swap it with a right-to-left name. `facts` are what the
    JSON holds of it beside its columns.
    """

    key: str
    columns: tuple[Column, ...]
    has_data: Callable[[WeekSums], bool]
    lines: Callable[[Overview, str, str], Iterator[str]]
    facts: Callable[[Overview], Mapping[str, object]] = _no_facts
