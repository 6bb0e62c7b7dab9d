"""Claims about the words for insights: one sentence for each, and a table of the same figures."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QFontMetrics

from listening_timer.exercise.formats import MINUTE
from listening_timer.insights.model import Column, Said, Sentence, Table
from listening_timer.insights.weeks import Span
from listening_timer.model.weekly import Couple, CoupleSums, TalksOfDay, TalliesOfDay
from listening_timer.ui.insights.tables import NOTHING, column_words, table_words
from listening_timer.ui.insights.views import Insight, InsightView, shown, since, title_of
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.accessibility import without_format_characters
from listening_timer.ui.widgets.charts.model import Lengths, Stones
from listening_timer.ui.widgets.charts.table import Filling
from listening_timer.ui.words.agreements import outcome_options
from listening_timer.ui.words.insights import sentence_words
from tests.helpers.history.sample_diary import MET, ONCE, TWO, back, diary, sunday

NOT_THERE = {
    Sentence.NO_TALKS,
    Sentence.NO_TALLIES,
    Sentence.NO_RATINGS,
    Sentence.NO_PROMISES,
}


def spelt(sentence: Sentence, **values: str | float | None) -> str:
    """A sentence as a reader takes it."""
    return without_format_characters(sentence_words(Said(sentence, values))).replace("\u00a0", " ")


def of(insight: Insight, rows: CoupleSums, span: Span = Span.HALF_YEAR) -> InsightView:
    """One insight of a diary."""
    return next(part for part in shown(back(rows, span)) if part.insight is insight)


def rows_of(table: Filling) -> list[tuple[str, ...]]:
    """All rows of a table."""
    return [table.row(number) for number in range(table.count)]


@pytest.mark.parametrize(
    ("sentence", "values", "words"),
    [
        (Sentence.NOBODY_SHARED, {"talks": 1}, "You met once, and nobody had a turn."),
        (Sentence.NOBODY_SHARED, {"talks": 3}, "You met 3 times, and nobody had a turn."),
        (
            Sentence.SHARED,
            {
                "left": "Maya",
                "right": "",
                "left_ms": 10 * MINUTE,
                "right_ms": 100 * MINUTE,
                "talks": 1,
            },
            "In one talk Maya shared for 10 min, someone for 1 h 40 min.",
        ),
        (
            Sentence.SHARED,
            {"left": "Maya", "right": "Sam", "left_ms": 90_000, "right_ms": 0, "talks": 2},
            "In 2 talks Maya shared for 90 s, Sam for 0 s.",
        ),
        (
            Sentence.MET,
            {"talks": 1, "weeks": 1, "weekday": None, "from_hour": None, "to_hour": None},
            "You talked once.",
        ),
        (
            Sentence.MET,
            {"talks": 5, "weeks": 1, "weekday": 6, "from_hour": None, "to_hour": None},
            "You talked 5 times, in one week. Most often on a Sunday.",
        ),
        (
            Sentence.MET,
            {"talks": 5, "weeks": 4, "weekday": None, "from_hour": None, "to_hour": None},
            "You talked 5 times, in 4 different weeks.",
        ),
        (
            Sentence.TALLIED,
            {"appreciated": 1, "asked": 0},
            "You noted one appreciation.",
        ),
        (
            Sentence.TALLIED,
            {"appreciated": 4, "asked": 1},
            "You noted 4 appreciations. You asked for a change once.",
        ),
        (
            Sentence.TALLIED,
            {"appreciated": 0, "asked": 2},
            "You asked for a change 2 times.",
        ),
        (
            Sentence.FELT,
            {
                "calm_before": 5.24,
                "calm_after": 7.0,
                "closeness_before": None,
                "closeness_after": 6.0,
            },
            (
                "Calm: 5.2 before a talk, 7.0 after it. Closeness: 6.0 after a talk. "
                "On average, both of you together, from 0 to 10."
            ),
        ),
        (
            Sentence.FELT,
            {
                "calm_before": 5.0,
                "calm_after": None,
                "closeness_before": None,
                "closeness_after": None,
            },
            "Calm: 5.0 before a talk. On average, both of you together, from 0 to 10.",
        ),
        (
            Sentence.HEARD,
            {"heard": 8.0, "answers": 1},
            "You felt heard: 8.0 of 10, one answer.",
        ),
        (
            Sentence.HEARD,
            {"heard": 7.75, "answers": 12},
            "You felt heard: 7.8 of 10 on average, in 12 answers.",
        ),
        (
            Sentence.PROMISED,
            {"made": 1, "kept": 0, "partly": 0, "waiting": 1, "dropped": 0},
            "You made one promise or plan. It is still open.",
        ),
        (
            Sentence.PROMISED,
            {"made": 1, "kept": 1, "partly": 0, "waiting": 0, "dropped": 0},
            "You made one promise or plan. It was kept.",
        ),
        (
            Sentence.PROMISED,
            {"made": 1, "kept": 0, "partly": 1, "waiting": 0, "dropped": 0},
            "You made one promise or plan. It was kept in part.",
        ),
        (
            Sentence.PROMISED,
            {"made": 1, "kept": 0, "partly": 0, "waiting": 0, "dropped": 1},
            "You made one promise or plan. It was let go.",
        ),
        (
            Sentence.PROMISED,
            {"made": 5, "kept": 0, "partly": 3, "waiting": 1, "dropped": 1},
            (
                "You made 5 promises or plans. 3 were kept in part. One is still open. "
                "One was let go."
            ),
        ),
        (
            Sentence.PROMISED,
            {"made": 7, "kept": 1, "partly": 1, "waiting": 3, "dropped": 2},
            (
                "You made 7 promises or plans. One was kept. One was kept in part. "
                "3 are still open. 2 were let go."
            ),
        ),
        (
            Sentence.PROMISED,
            {"made": 4, "kept": 4, "partly": 0, "waiting": 0, "dropped": 0},
            "You made 4 promises or plans. 4 were kept.",
        ),
    ],
)
def test_a_sentence_says_its_figures(
    sentence: Sentence, values: dict[str, str | float | None], words: str
) -> None:
    """In whole words for one and for several; what there is not is not mentioned."""
    assert spelt(sentence, **values) == words


def test_hours_are_said_in_the_form_of_all_times() -> None:
    """With a day or without one; the window itself, and not a time in the middle of it."""
    said = spelt(Sentence.MET, talks=5, weeks=4, weekday=None, from_hour=23, to_hour=0)
    both = spelt(Sentence.MET, talks=5, weeks=4, weekday=0, from_hour=18, to_hour=20)
    assert said.endswith("Most often between 23:00 and 00:00.")
    assert both.endswith("Most often on a Monday, between 18:00 and 20:00.")


def test_the_promises_of_a_sentence_are_all_of_them() -> None:
    """Nobody has to ask what became of the others."""
    values = {"made": 13, "kept": 2, "partly": 3, "waiting": 1, "dropped": 7}
    first, *became = spelt(Sentence.PROMISED, **values).rstrip(".").split(". ")
    assert first == "You made 13 promises or plans"
    assert sum(1 if words.startswith("One") else int(words.split()[0]) for words in became) == 13


def test_every_sentence_that_has_figures_has_words() -> None:
    """Those without any say on the page what will be there."""
    full, met = shown(back(diary(30))), shown(back(MET))
    assert all(part.sentence for part in (*full, *met))
    assert {each for each in Sentence if not sentence_words(Said(each, _any(each)))} == NOT_THERE


def _any(sentence: Sentence) -> dict[str, str | float | None]:
    """Some value for whatever a sentence asks."""
    keys = (
        "talks weeks weekday from_hour to_hour left right left_ms right_ms appreciated asked "
        "calm_before calm_after closeness_before closeness_after heard answers "
        "made kept partly waiting dropped"
    )
    return dict.fromkeys(keys.split(), 2) if sentence else {}


def test_every_column_has_a_name_of_its_own() -> None:
    """Nothing in a table is told by place alone."""
    names = [column_words(column, TWO) for column in Column]
    assert all(names)
    twins = {column_words(Column.WEEK, TWO), *names}
    assert len(twins) == len(names)


def test_who_was_erased_is_someone() -> None:
    """In sentence and table alike."""
    part = of(Insight.SHARED, diary(8, Couple("", "Sam")))
    assert "someone shared for" in without_format_characters(part.sentence)
    assert without_format_characters(part.cells().columns[2]) == "someone shared"


def test_a_table_has_the_figures_of_its_weeks() -> None:
    """The newest first; minutes and seconds, means with one decimal."""
    table = of(Insight.SHARED, ONCE).cells()
    heads = [without_format_characters(name) for name in table.columns]
    assert heads == ["Week from", "Talks", "Maya shared", "Sam shared"]
    assert rows_of(table) == [("16 Nov 2026", "1", "10:00", "9:00")]
    assert rows_of(of(Insight.HEARD, diary(3)).cells()) == [
        ("16 Nov 2026", "7.5", "2"),
        ("2 Nov 2026", "8.5", "2"),
    ]


def test_weeks_without_a_figure_are_no_rows() -> None:
    """A week with something in another column has a dash where there is none."""
    table = Table(
        (Column.WEEK, Column.CALM_BEFORE, Column.CALM_AFTER),
        (("2026-11-02", None, None), ("2026-11-09", None, 6.0)),
    )
    assert rows_of(table_words(table, TWO)) == [("9 Nov 2026", NOTHING, "6.0")]


def test_the_sums_of_a_table_are_those_of_its_sentence() -> None:
    """All weeks together."""
    part = of(Insight.RHYTHM, diary(26))
    talks = sum(int(row[1]) for row in rows_of(part.cells()))
    assert f"You talked {talks} times" in part.sentence


@pytest.mark.parametrize(
    ("talks", "words"),
    [
        ((), "There was no talk in these weeks."),
        (
            (TalksOfDay(sunday(0), 1),),
            "You have made space for each other once, in the week of 16 November.",
        ),
        (
            (TalksOfDay(sunday(3), 1), TalksOfDay("2026-10-28", 1)),
            "You have made space for each other 2 times in the week of 26 October.",
        ),
        (
            (TalksOfDay(sunday(0), 1), TalksOfDay("2026-11-01", 3)),
            "You have made space for each other 4 times in the weeks since 26 October.",
        ),
        (
            (TalksOfDay(sunday(0), 1), TalksOfDay("2024-06-02", 1)),
            "You have made space for each other 2 times in the weeks since 27 May 2024.",
        ),
    ],
)
def test_the_page_begins_with_how_often_and_since_when(
    talks: tuple[TalksOfDay, ...], words: str
) -> None:
    """The Monday of the first talk's week, with its year where that is another one."""
    assert since(back(CoupleSums(TWO, talks), Span.ALL)).replace("\u00a0", " ") == words


def test_the_times_of_a_table_add_up_to_those_of_its_sentence() -> None:
    """No second is cut off its rows: three weeks of 9:40 are 29 minutes, not three times nine."""
    share = 9 * MINUTE + 40_000
    talks = tuple(TalksOfDay(sunday(number), 1, shared_left=share) for number in range(3))
    part = of(Insight.SHARED, CoupleSums(TWO, talks))
    assert [row[2:] for row in rows_of(part.cells())] == [("9:40", NOTHING)] * 3
    assert "Maya shared for 29\u00a0min" in without_format_characters(part.sentence)


def test_what_became_of_promises_has_one_name_everywhere() -> None:
    """The picture and the table say it as Begin and History ask it."""
    names = [name for _outcome, name in outcome_options()]
    part = of(Insight.PROMISED, diary(26))
    assert [without_format_characters(name) for name in part.cells().columns[2:]] == names
    assert isinstance(part.picture, Lengths)
    assert [row.kind.name for row in part.picture.rows] == names


def test_each_row_of_the_calendar_begins_on_a_day() -> None:
    """A row that begins on the last of August is not called by that month; years where several."""
    half, years = of(Insight.RHYTHM, diary(26)), of(Insight.RHYTHM, diary(120), Span.ALL)
    assert isinstance(half.picture, Stones)
    assert isinstance(years.picture, Stones)
    assert half.picture.labels == ("1 Jun", "31 Aug")
    assert years.picture.labels[:2] == ("5 Aug 2024", "3 Feb 2025")


def test_nothing_ranks_scores_or_asks() -> None:
    """No sentence and no title speaks of a ratio, a winner, a row of weeks or a goal."""
    words = " ".join(
        f"{title_of(part.insight)} {part.sentence}" for part in shown(back(diary(60), Span.ALL))
    )
    forbidden = r"%|\bratio|\bscore|\bin a row|\bstreak|\bmore than\b|\bless than\b|\bgoal|\bshould"
    assert not re.search(forbidden, words, re.IGNORECASE)


def test_marks_of_both_stand_apart_in_the_table() -> None:
    """Each one's own marks, about themselves."""
    rows = CoupleSums(TWO, ONCE.talks, (), (TalliesOfDay(sunday(0), 1, 2, 3, 4),))
    assert rows_of(of(Insight.TALLIED, rows).cells()) == [("16 Nov 2026", "1", "2", "3", "4")]


def test_no_cell_is_wider_than_the_samples_of_its_column(theme: Theme) -> None:
    """By these the columns have their room, so that nobody has to look at thousands of rows."""
    metrics = QFontMetrics(theme.font(TextStyle.LABEL))
    for part in shown(back(diary(120), Span.ALL)):
        table = part.cells()
        for cells, samples in zip(zip(*rows_of(table), strict=True), table.samples, strict=True):
            widest = max(map(metrics.horizontalAdvance, samples))
            assert max(map(metrics.horizontalAdvance, cells)) <= widest
            assert len(samples) < 40
