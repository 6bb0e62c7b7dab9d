"""Claims about the Insights page: every kind of history looks cared for, and says what it shows."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from listening_timer.exercise.formats import Role
from listening_timer.insights.weeks import Span
from listening_timer.model.annotations import OpenPromise, Promise, PromiseKind
from listening_timer.model.weekly import Couple, CoupleSums
from listening_timer.ui.insights.card import GROWN, InsightCard
from listening_timer.ui.insights.card_parts import AboutRatio, NotYet
from listening_timer.ui.insights.charts import MAX_BARS
from listening_timer.ui.insights.page import InsightsPage
from listening_timer.ui.insights.views import Insight, insights_report, shown, title_of
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets import accessibility
from listening_timer.ui.widgets.accessibility import without_format_characters
from listening_timer.ui.widgets.charts.chart import Chart
from listening_timer.ui.widgets.charts.model import Columns, Lengths, Levels, Stones
from listening_timer.ui.widgets.charts.table import ChartTable
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.window import MainWindow
from tests.helpers.history.sample_diary import MET, NOTHING, ONCE, TWO, back, diary
from tests.helpers.qt.accessibility_audit import accessibility_faults, nodes
from tests.helpers.qt.layout_audit import layout_faults
from tests.helpers.qt.tab_order_audit import TabOrder

OTHERS = Couple("Cleo", "")
OPEN = OpenPromise(
    Promise("a" * 32, "b" * 32, PromiseKind.PROMISE, Role.B, "I call my brother on Thursday.", 0),
    "Sam",
    0,
    60,
)
HISTORIES = {"none": None, "met": MET, "once": ONCE, "twice": diary(3), "much": diary(60)}


@pytest.fixture
def window(theme: Theme) -> Iterator[MainWindow]:
    """A window, shown, with a rail beside its pages."""
    accessibility.install()
    made = MainWindow(theme)
    made.add_sidebar_entry("insights", "Insights")
    made.show()
    made.activateWindow()
    yield made
    made.close_for_good()
    made.deleteLater()
    theme.set_text_percent(100)


@pytest.fixture
def page(theme: Theme, window: MainWindow) -> InsightsPage:
    """The page, on the window."""
    made = InsightsPage(theme)
    window.add_page("insights", made)
    window.show_page("insights")
    return made


@pytest.fixture
def mirrored(qapp: QApplication) -> None:
    """All that is built meanwhile is read from right to left."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)


def show(page: InsightsPage, rows: CoupleSums | None, span: Span = Span.HALF_YEAR) -> None:
    """Show a history, or that there is none."""
    if rows is None:
        page.show_nothing()
    else:
        page.show_insights(insights_report(back(rows, span)), [TWO, OTHERS], [OPEN])


def settle(window: QWidget) -> None:
    """Let every layout take its place: each may move the next one."""
    for _ in range(10):
        QCoreApplication.sendPostedEvents()
    window.grab()


def read(widget: QWidget) -> str:
    """All words that are shown in a widget, one text a line."""
    texts = [text for text in widget.findChildren(Text) if text.isVisibleTo(widget)]
    return without_format_characters("\n".join(text.said() for text in texts)).replace(
        "\u00a0", " "
    )


def cards(page: InsightsPage) -> list[InsightCard]:
    """The cards that are shown."""
    return [card for card in page.findChildren(InsightCard) if card.isVisibleTo(page)]


def card_of(page: InsightsPage, insight: Insight) -> InsightCard:
    """The card of an insight."""
    return page._cards[insight]


def test_each_insight_has_a_card_with_its_sentence(page: InsightsPage) -> None:
    """Title, sentence, picture; the page begins with how often and since when."""
    show(page, diary(30))
    parts = shown(back(diary(30)))
    words = read(page)
    assert len(cards(page)) == len(parts) == len(Insight)
    assert all(title_of(part.insight) in words for part in parts)
    assert all(
        without_format_characters(part.sentence).replace("\u00a0", " ") in words for part in parts
    )
    assert words.startswith("How you are listening\nYou have made space for each other")


def test_pictures_are_of_the_figures(page: InsightsPage) -> None:
    """The bars of both, the stones, the levels and what became of promises add up."""
    found = back(diary(26))
    page.show_insights(insights_report(found))
    pictures = {each: card_of(page, each)._chart.picture() for each in Insight}
    shares, stones = pictures[Insight.SHARED], pictures[Insight.RHYTHM]
    promises, felt = pictures[Insight.PROMISED], pictures[Insight.FELT]
    assert isinstance(shares, Columns)
    assert isinstance(stones, Stones)
    assert isinstance(promises, Lengths)
    assert isinstance(felt, Levels)
    assert sum(shares.ups) * 60_000 == pytest.approx(found.balance.left)
    assert sum(shares.downs) * 60_000 == pytest.approx(found.balance.right)
    assert sum(stones.counts) == found.rhythm.talks
    assert sum(row.count for row in promises.rows) == found.promises.made
    assert felt.panels[0].after[-2] == found.closeness.weeks[-2].calm_after.value


def test_long_spans_have_few_bars_and_say_so(page: InsightsPage) -> None:
    """The bars of eight years still add up; each says of how many weeks it is."""
    found = back(diary(420), Span.ALL)
    page.show_insights(insights_report(found))
    shares = card_of(page, Insight.SHARED)._chart.picture()
    stones = card_of(page, Insight.RHYTHM)._chart.picture()
    assert isinstance(shares, Columns)
    assert isinstance(stones, Stones)
    assert len(shares.ups) <= MAX_BARS
    assert shares.note == "Each place is 9 weeks."
    assert sum(shares.ups) * 60_000 == pytest.approx(found.balance.left)
    assert (len(stones.counts), stones.across, stones.note) == (421, 52, "")


def test_weeks_before_the_first_talk_are_not_blank_ones(page: InsightsPage) -> None:
    """Where all began three weeks ago, the picture is of five weeks and not of 26."""
    show(page, diary(3))
    stones = card_of(page, Insight.RHYTHM)._chart.picture()
    assert isinstance(stones, Stones)
    assert stones.counts == (0, 1, 0, 1, 0)


@pytest.mark.parametrize(("name", "count"), [("none", 0), ("met", 1), ("once", 2), ("much", 6)])
def test_what_there_is_nothing_of_stands_together(
    page: InsightsPage, name: str, count: int
) -> None:
    """No empty axes: one card says what else can be here, each thing once."""
    show(page, HISTORIES[name])
    missing = page.findChild(NotYet)
    assert len(cards(page)) == count
    assert all(card._chart.picture() is not None for card in cards(page))
    titles = [title_of(each) for each in Insight]
    lines = read(page).split("\n")
    assert all(lines.count(title) == 1 for title in titles)
    assert missing is not None
    assert missing.isVisibleTo(page) is (count < len(Insight))


def test_where_nobody_had_a_turn_it_is_said(page: InsightsPage) -> None:
    """And no bar of nothing is painted."""
    show(page, MET)
    assert "You met once, and nobody had a turn." in read(page)


def test_an_empty_history_offers_to_begin(page: InsightsPage) -> None:
    """Its main action; there is nothing to choose a span for."""
    asked: list[bool] = []
    page.begin_requested.connect(lambda: asked.append(True))
    show(page, None)
    assert not page._spans.isVisible()
    QTest.mouseClick(page._begin, Qt.MouseButton.LeftButton)
    assert asked == [True]
    show(page, ONCE)
    assert not page._begin.isVisible()


def test_weeks_without_a_talk_are_told_kindly(page: InsightsPage) -> None:
    """A span with nothing in it says so, and other spans can be chosen."""
    show(page, NOTHING, Span.MONTH)
    assert "There was no talk in these weeks." in read(page)
    assert page._spans.isVisible()


def test_a_span_is_chosen_and_shown(page: InsightsPage) -> None:
    """By a press; what holds is what was found."""
    asked: list[str] = []
    page.span_chosen.connect(asked.append)
    show(page, ONCE)
    assert page._spans.current() == Span.HALF_YEAR
    QTest.mouseClick(page._spans._options[Span.ALL], Qt.MouseButton.LeftButton)
    assert asked == [Span.ALL]
    show(page, ONCE, Span.MONTH)
    assert page._spans.current() == Span.MONTH


def test_others_can_be_chosen_where_there_are_others(page: InsightsPage) -> None:
    """Who was erased is someone; two people alone are not asked whose talks these are."""
    asked: list[int] = []
    page.couple_chosen.connect(asked.append)
    show(page, ONCE)
    names = [without_format_characters(option.text()) for option in page._couples._options.values()]
    assert names == ["Maya & Sam", "Cleo & someone"]
    QTest.mouseClick(page._couples._options["1"], Qt.MouseButton.LeftButton)
    assert asked == [1]
    page.show_insights(insights_report(back(ONCE)), [TWO])
    assert not page._couples.isVisible()


def test_the_table_stands_in_place_of_the_picture(page: InsightsPage) -> None:
    """A press, and another one back; it has the figures of the sentence's weeks."""
    show(page, diary(30))
    card = card_of(page, Insight.SHARED)
    figures = card.findChild(ChartTable)
    assert figures is not None
    QTest.mouseClick(card._table, Qt.MouseButton.LeftButton)
    assert figures.isVisibleTo(page)
    assert not card._chart.isVisibleTo(page)
    assert card._table.text() == "Show the picture"
    part = next(part for part in shown(back(diary(30))) if part.insight is Insight.SHARED)
    table = part.cells()
    assert figures.cells() == tuple(map(table.row, range(table.count)))
    QTest.mouseClick(card._table, Qt.MouseButton.LeftButton)
    assert card._chart.isVisibleTo(page)


def test_an_open_table_follows_the_span(page: InsightsPage) -> None:
    """It stays open, with the figures of the other span."""
    show(page, diary(30))
    card = card_of(page, Insight.RHYTHM)
    card._table.click()
    many = len(card._figures.cells())
    show(page, diary(30), Span.MONTH)
    assert card._figures.isVisibleTo(page)
    assert 0 < len(card._figures.cells()) < many


def test_the_ratio_is_explained_and_asked_of_nobody(page: InsightsPage) -> None:
    """Behind a link, with its source; there is no figure of one's own beside it."""
    show(page, diary(30))
    about = page.findChild(AboutRatio)
    assert about is not None
    assert not about.isVisibleTo(page)
    QTest.mouseClick(about.link, Qt.MouseButton.LeftButton)
    words = read(about)
    assert "no goal" in words
    assert "1992" in words
    assert about.link.voice().unfolds is True
    QTest.mouseClick(about.link, Qt.MouseButton.LeftButton)
    assert not about.isVisibleTo(page)


def test_open_promises_are_worded(page: InsightsPage) -> None:
    """Whose it is and what it says; without any there is no heading for them."""
    show(page, diary(30))
    assert "Sam: I call my brother on Thursday." in read(page)
    page.show_insights(insights_report(back(diary(30))))
    assert "Still open:" not in read(page)


def test_a_picture_taken_out_says_of_which_weeks_it_is(page: InsightsPage) -> None:
    """With their year, since nothing else in the file says when that was."""
    show(page, diary(30))
    sheet = page.sheet(Insight.SHARED)
    assert sheet is not None
    sentence = without_format_characters(sheet.sentence).replace("\u00a0", " ")
    assert sentence.startswith("In 29 talks Maya shared for")
    assert sentence.endswith(". Weeks from 1 June to 29 November 2026.")


def test_what_can_stand_here_is_no_more_where_nothing_stands(page: InsightsPage) -> None:
    """There is nothing else beside nothing."""
    show(page, NOTHING, Span.MONTH)
    assert "What can stand here" in read(page)
    show(page, ONCE)
    assert "What else can stand here" in read(page)


def test_what_unfolds_moves_nothing_from_under_the_mouse(
    page: InsightsPage, window: MainWindow
) -> None:
    """The link stays where it was pressed, and no picture beside it becomes another one."""
    show(page, diary(30))
    settle(window)
    about, beside = page.findChild(AboutRatio), card_of(page, Insight.SHARED)._chart
    assert about is not None
    before, high = about.link.mapTo(page, QPoint()), beside.height()
    QTest.mouseClick(about.link, Qt.MouseButton.LeftButton)
    settle(window)
    assert about.isVisibleTo(page)
    assert about.link.mapTo(page, QPoint()) == before
    assert beside.height() <= round(beside.sizeHint().height() * GROWN)
    assert high <= beside.height()


def test_a_picture_can_be_wished_for_as_a_file(page: InsightsPage) -> None:
    """The wish names the insight; what is to be saved is what shows; what came of it is said."""
    asked: list[str] = []
    page.save_requested.connect(asked.append)
    show(page, diary(30))
    card = card_of(page, Insight.FELT)
    QTest.mouseClick(card._save, Qt.MouseButton.LeftButton)
    assert asked == [Insight.FELT]
    sheet = page.sheet(Insight.FELT)
    assert sheet is not None
    assert sheet.picture == card._chart.picture()
    page.say(Insight.FELT, "Saved as /home/maya/felt.svg.")
    assert "Saved as /home/maya/felt.svg." in read(card)
    show(page, ONCE)
    assert page.sheet(Insight.FELT) is None
    assert "Saved" not in read(page)


def test_trouble_is_one_sentence(page: InsightsPage) -> None:
    """And nothing of what was shown before stays as if it were true."""
    show(page, diary(30))
    page.show_trouble("The history is damaged.")
    assert "The history is damaged." in read(page)
    assert cards(page) == []
    show(page, ONCE)
    assert "damaged" not in read(page)


@pytest.mark.parametrize("tables", [False, True])
@pytest.mark.parametrize("name", HISTORIES)
def test_it_can_be_heard_and_reached(
    page: InsightsPage, window: MainWindow, name: str, *, tables: bool
) -> None:
    """Names, roles, and nothing written that is not told; Tab comes to all; 44 pixels each."""
    show(page, HISTORIES[name])
    if tables:
        for card in cards(page):
            card._table.click()
    settle(window)
    page.setFocus()
    found = accessibility_faults(window)
    assert found + TabOrder().faults(window) == []


def test_pictures_are_told_to_those_who_hear_them(page: InsightsPage, window: MainWindow) -> None:
    """Each by its title, with its sentence."""
    show(page, diary(30))
    settle(window)
    heard = {node.name: node.about for node in nodes(window) if type(node.widget) is Chart}
    parts = shown(back(diary(30)))
    assert heard == {part.title: without_format_characters(part.sentence) for part in parts}


@pytest.mark.parametrize("tables", [False, True])
@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 640), (1920, 1080)])
@pytest.mark.parametrize("name", ["none", "once", "much"])
def test_nothing_is_cut(  # noqa: PLR0913 - all that changes the room
    theme: Theme,
    page: InsightsPage,
    window: MainWindow,
    name: str,
    size: tuple[int, int],
    percent: int,
    *,
    tables: bool,
) -> None:
    """At every size and text size all has its room, and nothing is to be moved sideways."""
    theme.set_text_percent(percent)
    window.resize(*size)
    show(page, HISTORIES[name], Span.ALL)
    if tables:
        for card in cards(page):
            card._table.click()
    settle(window)
    assert layout_faults(window) == []


@pytest.mark.usefixtures("mirrored")
def test_mirrored_nothing_is_cut(theme: Theme, page: InsightsPage, window: MainWindow) -> None:
    """Also where text runs from right to left, in large letters."""
    theme.set_text_percent(200)
    window.resize(1024, 640)
    show(page, HISTORIES["much"])
    settle(window)
    assert layout_faults(window) == []
