"""`history stats`: what the weeks show, as lines or as one JSON object."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from listening_timer.commands.asked import Asked
from listening_timer.commands.history import opened, selection, today
from listening_timer.commands.printing import say
from listening_timer.model.records import Filter

if TYPE_CHECKING:
    from listening_timer.insights.overview import Insights


def show_stats(asked: Asked) -> int:
    """What the weeks of everybody who talked here show, the latest couple first."""
    from listening_timer.commands.stats_page import as_json, page  # noqa: PLC0415 - the core

    only = selection(asked)
    found = list(_looked_back(asked, only))
    if asked.json:
        say(as_json(found))
        return 0
    if not found:
        say("No session has ended yet." if only == Filter() else "No such session was found.")
    for place, insights in enumerate(found):
        if place:
            say()
        for line in page(insights):
            say(line)
    return 0


def _looked_back(asked: Asked, only: Filter) -> Iterator[Insights]:
    from listening_timer.history.filter_sql import narrowed  # noqa: PLC0415 - loads SQLite
    from listening_timer.insights.overview import looked_back  # noqa: PLC0415 - the same
    from listening_timer.insights.rhythm import HABIT  # noqa: PLC0415 - the core
    from listening_timer.insights.weeks import Span  # noqa: PLC0415 - what the command alone needs

    dated = asked.since or asked.until
    span = Span(asked.span or (Span.ALL if dated else Span.HALF_YEAR))
    habit = (date.fromisoformat(today()) - timedelta(weeks=HABIT)).isoformat()
    with opened(asked, read_only=True) as whole, narrowed(whole, only) as history:
        for couple in history.couples():
            diary = history.diary(couple, hours=habit)
            yield looked_back(diary, span, today())
