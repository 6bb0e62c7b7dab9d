"""Claims about the views of insights: one sentence for each, and a table of the same figures."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtGui import QFontMetrics

from listening_timer.exercise.formats import MINUTE
from listening_timer.insights.weeks import Span
from listening_timer.model.weekly import Couple, CoupleSums, HoursOfDay, TalksOfDay, TalliesOfDay
from listening_timer.ui.insights.promises_view import PROMISES_VIEW
from listening_timer.ui.insights.ratings_view import FELT_VIEW, HEARD_VIEW
from listening_timer.ui.insights.report import VIEWS, insights_report
from listening_timer.ui.insights.rhythm_view import RHYTHM_VIEW
from listening_timer.ui.insights.shared_time_view import SHARED_TIME_VIEW
from listening_timer.ui.insights.tallies_view import TALLIES_VIEW
from listening_timer.ui.insights.view import NOTHING, InsightContent, InsightView
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.charts.model import Lengths, Stones
from listening_timer.ui.widgets.charts.table import Filling
from listening_timer.ui.words.agreements import outcome_options
from tests.helpers.history.diary_strategies import rated
from tests.helpers.history.sample_diary import MET, ONCE, TWO, back, diary, sunday
from tests.helpers.plain_text import plain

DAY = sunday(0)


def of(view: InsightView, rows: CoupleSums, span: Span = Span.HALF_YEAR) -> InsightContent:
    """One insight of a diary."""
    return next(each for each in insights_report(back(rows, span)).contents if each.view is view)


def spelt(view: InsightView, rows: CoupleSums) -> str:
    """The sentence of an insight as a reader takes it."""
    return plain(of(view, rows).sentence)


def talked(talks: int, *, weeks: int, hours: tuple[int, ...] = (), day: str = DAY) -> CoupleSums:
    """Talks spread over the last weeks; and at which hours on a day."""
    rows = (TalksOfDay(sunday(number), 1) for number in range(weeks - 1))
    more = TalksOfDay(sunday(weeks - 1), talks - weeks + 1)
    return CoupleSums(TWO, (*rows, more), tuple(HoursOfDay(day, hour, 1) for hour in hours))


def table_of(table: Filling) -> list[tuple[str, ...]]:
    """All rows of a table."""
    return [table.row(number) for number in range(table.count)]


@pytest.mark.parametrize(
    ("view", "day", "words"),
    [
        (SHARED_TIME_VIEW, TalksOfDay(DAY, 1), "You sat down together once."),
        (SHARED_TIME_VIEW, TalksOfDay(DAY, 3), "You sat down together 3 times."),
        (
            SHARED_TIME_VIEW,
            TalksOfDay(DAY, 1, 10 * MINUTE, 100 * MINUTE),
            "In one talk Maya shared for 10 min, Sam for 1 h 40 min.",
        ),
        (
            SHARED_TIME_VIEW,
            TalksOfDay(DAY, 2, 90_000, 0),
            "In 2 talks Maya shared for 90 s, Sam for 0 s.",
        ),
        (TALLIES_VIEW, TalliesOfDay(DAY, 1), "You noted one appreciation."),
        (
            TALLIES_VIEW,
            TalliesOfDay(DAY, 3, 1, 0, 1),
            "You noted 4 appreciations. You asked for a change once.",
        ),
        (TALLIES_VIEW, TalliesOfDay(DAY, asked_right=2), "You asked for a change 2 times."),
        (
            FELT_VIEW,
            rated(DAY, "calm_before", 25, 131)
            .plus(rated(DAY, "calm_after", 1, 7))
            .plus(rated(DAY, "closeness_after", 1, 6)),
            (
                "Calm: 5.2 before a talk, 7.0 after it. Closeness: 6.0 after a talk. "
                "On average, both of you together, from 0 to 10."
            ),
        ),
        (
            FELT_VIEW,
            rated(DAY, "calm_before", 1, 0),
            "Calm: 0.0 before a talk. On average, both of you together, from 0 to 10.",
        ),
        (HEARD_VIEW, rated(DAY, "heard", 1, 8), "You felt heard: 8.0 out of 10, one answer."),
        (
            HEARD_VIEW,
            rated(DAY, "heard", 12, 93),
            "You felt heard: 7.8 out of 10 on average, in 12 answers.",
        ),
    ],
)
def test_a_sentence_says_its_figures(
    view: InsightView, day: TalksOfDay | TalliesOfDay, words: str
) -> None:
    """In whole words for one and for several; what there is not is not mentioned, 0 is."""
    if isinstance(day, TalksOfDay):
        rows = CoupleSums(TWO, (day,))
    else:
        rows = CoupleSums(TWO, tallies=(day,))
    assert spelt(view, rows) == words


ONE = "one promise or plan."


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TalksOfDay(DAY, waiting=1), f"{ONE} It is still open."),
        (TalksOfDay(DAY, kept=1), f"{ONE} It was kept."),
        (TalksOfDay(DAY, partly=1), f"{ONE} It was kept in part."),
        (TalksOfDay(DAY, dropped=1), f"{ONE} It was let go."),
        (TalksOfDay(DAY, kept=4), "4 promises or plans. 4 were kept."),
        (
            TalksOfDay(DAY, kept=1, partly=1, waiting=3, dropped=2),
            (
                "7 promises or plans. One was kept. One was kept in part. 3 are still open. "
                "2 were let go."
            ),
        ),
        (
            TalksOfDay(DAY, partly=3, waiting=1, dropped=1),
            "5 promises or plans. 3 were kept in part. One is still open. One was let go.",
        ),
    ],
)
def test_promises_are_said_with_what_became_of_them(day: TalksOfDay, words: str) -> None:
    """Only what there is; a single one is spoken of as "it"."""
    assert spelt(PROMISES_VIEW, CoupleSums(TWO, (day,))) == f"You made {words}"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (talked(1, weeks=1), "once."),
        (
            talked(5, weeks=1, hours=(1, 5, 9, 13, 17)),
            "5 times, in one week. Most often on a Sunday.",
        ),
        (talked(5, weeks=4), "5 times, in 4 different weeks."),
        (
            talked(5, weeks=4, hours=(18, 18, 19, 19), day="2026-11-23"),
            "5 times, in 4 different weeks. Most often on a Monday, between 18:00 and 20:00.",
        ),
    ],
)
def test_a_rhythm_is_said_in_talks_and_weeks(rows: CoupleSums, words: str) -> None:
    """And what is usual, where anything is; the window itself, not a time in the middle of it."""
    assert spelt(RHYTHM_VIEW, rows) == f"You talked {words}"


def test_hours_alone_are_said_in_the_form_of_all_times() -> None:
    """Where no weekday is usual; midnight is 00:00."""
    days = (DAY, DAY, "2026-11-23", "2026-11-23")
    rows = replace(talked(4, weeks=2), hours=tuple(HoursOfDay(day, 23, 1) for day in days))
    assert spelt(RHYTHM_VIEW, rows).endswith("weeks. Most often between 23:00 and 00:00.")


def test_every_insight_says_something() -> None:
    """With data and without, where it says what will be there."""
    for rows in (diary(30), MET):
        assert all(each.sentence for each in insights_report(back(rows)).contents)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.key)
def test_every_column_has_a_name_of_its_own(view: InsightView) -> None:
    """Nothing in a table is told by place alone."""
    names = view.columns(TWO.left, TWO.right)
    assert all(names)
    assert len({*names}) == len(names) == len(view.insight.columns)


def test_who_was_erased_is_someone() -> None:
    """In sentence and table alike."""
    part = of(SHARED_TIME_VIEW, diary(8, Couple("", "Sam")))
    assert "someone shared for" in plain(part.sentence)
    assert plain(part.cells().columns[2]) == "someone shared"


def test_a_table_has_the_figures_of_its_weeks() -> None:
    """The newest first; minutes and seconds, means with one decimal."""
    table = of(SHARED_TIME_VIEW, ONCE).cells()
    heads = [plain(name) for name in table.columns]
    assert heads == ["Week from", "Talks", "Maya shared", "Sam shared"]
    assert table_of(table) == [("16 Nov 2026", "1", "10:00", "9:00")]
    assert table_of(of(HEARD_VIEW, diary(3)).cells()) == [
        ("16 Nov 2026", "7.5", "2"),
        ("2 Nov 2026", "8.5", "2"),
    ]


def test_weeks_without_a_figure_are_no_rows() -> None:
    """A week with something in another column has a dash where there is none."""
    rows = (TalksOfDay(sunday(2), 1), rated(sunday(1), "calm_after", 1, 6))
    (row,) = table_of(of(FELT_VIEW, CoupleSums(TWO, rows)).cells())
    assert row == ("9 Nov 2026", NOTHING, "6.0", NOTHING, NOTHING, "0", "1")


def test_the_sums_of_a_table_are_those_of_its_sentence() -> None:
    """All weeks together."""
    part = of(RHYTHM_VIEW, diary(26))
    talks = sum(int(row[1]) for row in table_of(part.cells()))
    assert f"You talked {talks} times" in part.sentence


@pytest.mark.parametrize(
    ("talks", "words"),
    [
        ({sunday(0): 1}, "once, in the week of 16 November."),
        ({sunday(3): 1, "2026-10-28": 1}, "2 times in the week of 26 October."),
        ({sunday(0): 1, "2026-11-01": 3}, "4 times since 26 October."),
        ({sunday(0): 1, "2024-06-02": 1}, "2 times since 27 May 2024."),
    ],
)
def test_the_page_begins_with_how_often_and_since_when(talks: dict[str, int], words: str) -> None:
    """The Monday of the first talk's week, with its year where that is another one."""
    days = tuple(TalksOfDay(day, count) for day, count in talks.items())
    report = insights_report(back(CoupleSums(TWO, days), Span.ALL))
    assert plain(report.since) == f"You have made space for each other {words}"


def test_the_times_of_a_table_add_up_to_those_of_its_sentence() -> None:
    """No second is cut off its rows: three weeks of 9:40 are 29 minutes, not three times nine."""
    share = 9 * MINUTE + 40_000
    talks = tuple(TalksOfDay(sunday(number), 1, shared_left=share) for number in range(3))
    part = of(SHARED_TIME_VIEW, CoupleSums(TWO, talks))
    assert [row[2:] for row in table_of(part.cells())] == [("9:40", NOTHING)] * 3
    assert "Maya shared for 29 min" in plain(part.sentence)


def test_what_became_of_promises_has_one_name_everywhere() -> None:
    """The picture and the table say it as Begin and History ask it."""
    names = [name for _outcome, name in outcome_options()]
    part = of(PROMISES_VIEW, diary(26))
    assert [plain(name) for name in part.cells().columns[2:]] == names
    assert isinstance(part.picture, Lengths)
    assert [row.kind.name for row in part.picture.rows] == names


def test_each_row_of_the_calendar_begins_on_a_day() -> None:
    """A row that begins on the last of August is not called by that month; years where several."""
    half, years = of(RHYTHM_VIEW, diary(26)), of(RHYTHM_VIEW, diary(120), Span.ALL)
    assert isinstance(half.picture, Stones)
    assert isinstance(years.picture, Stones)
    assert half.picture.labels == ("1 Jun", "31 Aug")
    assert years.picture.labels[:2] == ("5 Aug 2024", "3 Feb 2025")


def test_nothing_ranks_scores_or_asks() -> None:
    """No sentence and no title speaks of a ratio, a winner, a row of weeks or a goal."""
    words = " ".join(
        f"{part.view.title()} {part.sentence}"
        for part in insights_report(back(diary(60), Span.ALL)).contents
    )
    forbidden = r"%|\bratio|\bscore|\bin a row|\bstreak|\bmore than\b|\bless than\b|\bgoal|\bshould"
    assert not re.search(forbidden, words, re.IGNORECASE)


def test_marks_of_both_stand_apart_in_the_table() -> None:
    """Each one's own marks, about themselves."""
    rows = CoupleSums(TWO, ONCE.talks, (), (TalliesOfDay(sunday(0), 1, 2, 3, 4),))
    assert table_of(of(TALLIES_VIEW, rows).cells()) == [("16 Nov 2026", "1", "2", "3", "4")]


def test_no_cell_is_wider_than_the_samples_of_its_column(theme: Theme) -> None:
    """By these the columns have their room, so that nobody has to look at thousands of rows."""
    metrics = QFontMetrics(theme.font(TextStyle.LABEL))
    for part in insights_report(back(diary(120), Span.ALL)).contents:
        table = part.cells()
        for cells, samples in zip(zip(*table_of(table), strict=True), table.samples, strict=True):
            widest = max(map(metrics.horizontalAdvance, samples))
            assert max(map(metrics.horizontalAdvance, cells)) <= widest
            assert len(samples) < 40
