"""Claims about what a list can be narrowed down by, spans of time among it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from listening_timer.model.filters import FILTERS
from listening_timer.model.records import Filter, Used, UsedFormat
from listening_timer.model.weekly import Couple
from listening_timer.ui.history.filters import MOST, Dates, FilterPanel, SpanChoice
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.choices import Option, Stepper
from listening_timer.ui.widgets.fields import Field
from tests.helpers.exercise.play_session import WALL
from tests.helpers.qt.painted_text import painted_texts
from tests.helpers.qt.widget_actions import find_button, press, type_into_field
from tests.helpers.qt.widget_windows import in_column

FORMATS = [
    UsedFormat("first-try", {"en": "A first try"}),
    UsedFormat("mine", {"de": "Meine", "en": "My own"}),
]
TAGS = [Used("holiday", 2), Used("money", 1)]


@pytest.fixture
def panel(theme: Theme) -> Iterator[FilterPanel]:
    """The panel in a window, with people, formats and tags to choose by."""
    made = FilterPanel(theme, lambda: (WALL, 60))
    window = in_column(theme, made)
    window.resize(600, 900)
    window.show()
    made.show_values([Used("Maya", 3), Used("Sam", 3)], FORMATS, TAGS)
    QCoreApplication.sendPostedEvents()
    yield made
    window.close()


def offered(panel: FilterPanel) -> list[str]:
    """The words of all that can be chosen now."""
    QCoreApplication.sendPostedEvents()
    return [option.text() for option in panel.findChildren(Option) if not option.isHidden()]


def test_all_that_was_chosen_applies_together(panel: FilterPanel) -> None:
    """Each under its id, in words that can be taken away one by one."""
    for words in (
        "Maya",
        "My own",
        "holiday",
        "Only talks with something written",
        "Ended early",
        "This month",
    ):
        press(panel, words)
    type_into_field(panel, "Topic contains", " the move ")
    assert panel.wanted() == Filter(
        topic="the move",
        person="Maya",
        format_id="mine",
        first_date="2026-11-01",
        with_words=True,
        early=True,
        tag="holiday",
    )
    held = dict(panel.words())
    assert held == {
        "span": "This month",
        "person": "Maya",
        "format": "My own",
        "tag": "holiday",
        "words": "Only talks with something written",
        "early": "Ended early",
        "topic": "Topic: the move",
    }
    for name in held:
        panel.clear(name)
        assert name not in dict(panel.words())
    assert panel.wanted() == Filter()


def test_the_panel_has_every_filter(panel: FilterPanel) -> None:
    """All of the table from which the command line is made, but the search, which has its field."""
    assert {*panel.values(), "search"} == {each.name for each in FILTERS}


def test_a_couple_can_be_chosen_where_there_are_several(panel: FilterPanel) -> None:
    """By both names; with one couple alone there is nothing to choose."""
    people = [Used("Maya", 3), Used("Sam", 3)]
    couples = [Couple("Maya", "Sam"), Couple("Cleo", "Dan"), Couple("", "Dan")]
    panel.show_values(people, FORMATS, TAGS, couples)
    press(panel, "Cleo and Dan")
    assert panel.wanted() == Filter(couple=("Cleo", "Dan"))
    assert ("couple", "Cleo and Dan") in list(panel.words())
    panel.show_values(people, FORMATS, TAGS, couples[:1])
    assert panel.wanted() == Filter()
    assert "Maya and Sam" not in offered(panel)


def test_every_field_says_what_belongs_in_it(panel: FilterPanel) -> None:
    """Also once something is typed; and the press that ends it all stands at the far edge."""
    type_into_field(panel, "Topic contains", "the move")
    QCoreApplication.sendPostedEvents()
    assert any(piece.text == "Topic contains" for piece in painted_texts(panel))
    done, topic = find_button(panel, "Show the talks"), panel.findChildren(Field)[0]
    ends = (each.mapTo(panel, each.rect().topRight()).x() for each in (done, topic))
    assert len(set(ends)) == 1


def test_all_of_it_can_be_let_go_at_once(panel: FilterPanel) -> None:
    """And whoever listens is told."""
    told: list[Filter] = []
    press(panel, "Maya")
    press(panel, "Ended early")
    panel.changed.connect(lambda: told.append(panel.wanted()))
    panel.clear()
    assert told[-1] == panel.wanted() == Filter()


def test_only_so_many_people_are_offered(panel: FilterPanel) -> None:
    """Those of most talks, in the order of names; without people there is no choice."""
    many = [Used(f"Name {at:02}", at % 20) for at in range(40)]
    panel.show_values(many, FORMATS, TAGS)
    names = [words for words in offered(panel) if words.startswith("Name")]
    assert names == sorted(names)
    assert len(names) == MOST
    assert names[0] == "Name 14"
    alike = [Used(f"Name {at:02}", 1) for at in range(20)]
    panel.show_values([*alike, Used("Name of most", 50)], FORMATS, TAGS)
    names = [words for words in offered(panel) if words.startswith("Name")]
    assert len(names) == MOST
    assert names[-1] == "Name of most"
    panel.show_values([], [], [])
    assert not any(words.startswith("Name") for words in offered(panel))


def test_what_is_not_there_is_not_asked_for(panel: FilterPanel) -> None:
    """Without a tag there is no choice of tags; the other questions stay."""
    panel.show_values([Used("Maya", 3)], FORMATS, [])
    shown = {each.accessibleName() for each in panel.findChildren(QWidget) if each.isVisible()}
    assert shown & {"Tag", "Who was there"} == {"Who was there"}


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
    window = in_column(theme, made := SpanChoice(theme, day))
    window.show()
    yield made
    window.close()


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("Any time", (None, None)),
        ("This month", ("2026-11-01", None)),
        ("The last six months", ("2026-05-26", None)),
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
    for words in ("The last year", "The last six months", "This month"):
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
