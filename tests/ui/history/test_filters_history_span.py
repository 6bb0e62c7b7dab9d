"""Claims about spans of time: which dates they hold, seen from any day, and how they are called."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QWidget

from listening_timer.ui.history.filters import Dates, SpanChoice
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.choices import Stepper
from listening_timer.ui.widgets.layouts import Column
from tests.helpers.qt.widget_actions import press


class Day:
    """A day on the wall, at noon in UTC."""

    def __init__(self) -> None:
        self.date = date(2026, 11, 26)

    def __call__(self) -> tuple[int, int]:
        """The instant and the offset."""
        noon = datetime(self.date.year, self.date.month, self.date.day, 12, tzinfo=UTC)
        return round(noon.timestamp() * 1000), 0


@pytest.fixture
def day() -> Day:
    """Today."""
    return Day()


@pytest.fixture
def spans(theme: Theme, day: Day) -> Iterator[SpanChoice]:
    """The choice, in a window."""
    window, made = QWidget(), SpanChoice(theme, day)
    column = Column(theme)
    column.addWidget(made)
    window.setLayout(column)
    window.show()
    yield made
    window.close()


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("Any time", (None, None)),
        ("This month", ("2026-11-01", None)),
        ("The last half year", ("2026-05-26", None)),
        ("The last year", ("2025-11-26", None)),
        ("From … to …", ("2026-05-01", "2026-11-30")),
    ],
)
def test_a_span_holds_its_dates(spans: SpanChoice, words: str, dates: Dates) -> None:
    """Up to today, or whole months; all of it has neither a first nor a last one."""
    told: list[Dates] = []
    spans.changed.connect(lambda: told.append(spans.dates()))
    if words == "Any time":
        press(spans, "This month")
    press(spans, words)
    assert told[-1] == spans.dates() == dates
    shown = words if "…" not in words else "May 2026 to November 2026"
    assert spans.words() == ("" if words == "Any time" else shown)


def months(spans: SpanChoice) -> list[Stepper]:
    """The two months."""
    return spans.findChildren(Stepper)


def test_the_first_month_is_never_after_the_last(spans: SpanChoice) -> None:
    """Whichever is moved takes the other along; neither goes beyond this month."""
    press(spans, "From … to …")
    first, last = months(spans)
    for _month in range(8):
        press(last, "One month earlier")
    assert spans.dates() == ("2026-03-01", "2026-03-31")
    assert spans.words() == "March 2026"
    for _month in range(8):
        press(first, "One month later")
    assert spans.dates() == ("2026-11-01", "2026-11-30")


def test_the_months_show_where_they_are_asked_for(spans: SpanChoice) -> None:
    """And go again with all that was chosen."""
    assert not months(spans)[0].isVisible()
    press(spans, "From … to …")
    assert months(spans)[0].isVisible()
    spans.clear()
    assert not months(spans)[0].isVisible()
    assert spans.dates() == (None, None)


@pytest.mark.parametrize("today", ["2028-02-29", "2026-08-31", "2027-01-01", "2026-12-31"])
def test_every_day_has_its_spans(spans: SpanChoice, day: Day, today: str) -> None:
    """On a leap day as on the last of a long month: dates that there are, a longer span earlier."""
    day.date = date.fromisoformat(today)
    firsts: list[date] = []
    for words in ("The last year", "The last half year", "This month"):
        press(spans, words)
        firsts.append(date.fromisoformat(spans.dates()[0] or ""))
    assert firsts == sorted(firsts)
    assert firsts[-1] == day.date.replace(day=1)
    assert all((day.date - first).days <= 366 for first in firsts)


def test_months_reach_up_to_today_when_it_moves(spans: SpanChoice, day: Day) -> None:
    """Left open into another month, that one can be chosen; what holds stays."""
    press(spans, "From … to …")
    held = spans.dates()
    day.date = date(2026, 12, 1)
    spans.follow_day()
    assert spans.dates() == held
    _first, last = months(spans)
    press(last, "One month later")
    assert spans.dates() == (held[0], "2026-12-31")
