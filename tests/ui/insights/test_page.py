"""Claims about the Insights page: every kind of history looks cared for, and says what it shows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QAbstractButton, QWidget

from listening_timer.exercise.formats import Role
from listening_timer.insights.weeks import Span
from listening_timer.model.annotations import OpenPromise, Promise, PromiseKind
from listening_timer.model.weekly import Couple, CoupleSums
from listening_timer.ui.insights.card import GROWN, InsightCard
from listening_timer.ui.insights.card_parts import AboutRatio, NotYet
from listening_timer.ui.insights.page import InsightsPage
from listening_timer.ui.insights.ratings_view import FELT_VIEW
from listening_timer.ui.insights.report import VIEWS, insights_report
from listening_timer.ui.insights.rhythm_view import RHYTHM_VIEW
from listening_timer.ui.insights.shared_time_view import SHARED_TIME_VIEW
from listening_timer.ui.insights.view import InsightView
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets import accessibility
from listening_timer.ui.widgets.charts.chart import Chart
from listening_timer.ui.widgets.charts.table import ChartTable
from listening_timer.ui.window import MainWindow
from tests.helpers.history.sample_diary import MET, NOTHING, ONCE, TWO, back, diary
from tests.helpers.plain_text import plain
from tests.helpers.qt.accessibility_audit import accessibility_faults, nodes
from tests.helpers.qt.layout_audit import layout_faults
from tests.helpers.qt.sample_charts import cells_of
from tests.helpers.qt.tab_order_audit import TabOrder
from tests.helpers.qt.widget_actions import find, find_button, press, shown_text

OTHERS = Couple("Cleo", "")
OPEN = OpenPromise(
    Promise(
        "a" * 32, "b" * 32, PromiseKind.PROMISE, Role.B, "I’ll call my brother on Thursday.", 0
    ),
    "Sam",
    0,
    60,
)
HISTORIES = {"none": None, "met": MET, "once": ONCE, "twice": diary(3), "much": diary(60)}


@pytest.fixture
def window(theme: Theme) -> MainWindow:
    """A window, shown, with the navigation above its pages."""
    accessibility.install()
    made = MainWindow(theme)
    made.add_to_navigation("insights", "Insights")
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def page(theme: Theme, window: MainWindow) -> InsightsPage:
    """The page, on the window."""
    made = InsightsPage(theme)
    window.add_page("insights", made)
    window.show_page("insights")
    return made


def show(
    page: InsightsPage,
    rows: CoupleSums | None,
    span: Span = Span.HALF_YEAR,
    *,
    tables: bool = False,
) -> None:
    """Show a history, or that there is none; each card turned to its table if `tables`."""
    if rows is None:
        page.show_nothing()
    else:
        page.show_insights(insights_report(back(rows, span)), [TWO, OTHERS], [OPEN])
    for card in cards(page) if tables else ():
        press(card, "Show as a table")


def settle(window: QWidget) -> None:
    """Let every layout take its place: each may move the next one."""
    for _ in range(10):
        QCoreApplication.sendPostedEvents()
    window.grab()


def cards(page: InsightsPage) -> list[InsightCard]:
    """The cards that are shown."""
    return [card for card in page.findChildren(InsightCard) if card.isVisibleTo(page)]


def card_of(page: InsightsPage, view: InsightView) -> InsightCard:
    """The card of an insight."""
    return find(page, InsightCard, view.title())


def chart_of(page: InsightsPage, view: InsightView) -> Chart:
    """The chart of an insight."""
    (chart,) = card_of(page, view).findChildren(Chart)
    return chart


def test_each_insight_has_a_card_with_its_sentence(page: InsightsPage) -> None:
    """Title, sentence, picture; the page begins with how often and since when."""
    show(page, diary(30))
    words = shown_text(page)
    assert len(cards(page)) == len(VIEWS)
    for content in insights_report(back(diary(30))).contents:
        assert f"{content.view.title()}\n{plain(content.sentence)}" in words
    assert words.startswith("How you are listening\nYou have made space for each other")


@pytest.mark.parametrize(("name", "count"), [("none", 0), ("met", 1), ("once", 2), ("much", 6)])
def test_what_there_is_nothing_of_stands_together(
    page: InsightsPage, name: str, count: int
) -> None:
    """No empty axes: one card says what else can be here, each thing once."""
    show(page, HISTORIES[name])
    (missing,) = page.findChildren(NotYet)
    assert len(cards(page)) == count
    assert all(card.sheet() is not None for card in cards(page))
    lines = shown_text(page).split("\n")
    assert all(lines.count(view.title()) == 1 for view in VIEWS)
    assert ("What else you can see here" in lines) is (0 < count < len(VIEWS))
    assert missing.isVisibleTo(page) is (count < len(VIEWS))


def test_an_empty_history_offers_to_begin(page: InsightsPage) -> None:
    """Its main action; there is nothing to choose a span for."""
    asked: list[bool] = []
    page.begin_requested.connect(lambda: asked.append(True))
    show(page, None)
    assert buttons(page) == {"Begin your first talk"}
    press(page, "Begin your first talk")
    assert asked == [True]
    show(page, ONCE)
    assert "Begin your first talk" not in buttons(page)


def buttons(page: InsightsPage) -> set[str]:
    """The names of all buttons that are shown."""
    found = page.findChildren(QAbstractButton)
    return {plain(each.accessibleName()) for each in found if each.isVisible()}


def test_weeks_without_a_talk_are_told_kindly(page: InsightsPage) -> None:
    """A span with nothing in it says so, and what can stand there; other spans can be chosen."""
    show(page, NOTHING, Span.MONTH)
    assert "No talks in these weeks." in shown_text(page)
    assert "What you can see here" in shown_text(page)
    assert buttons(page) >= {"Month", "Half year", "All"}


def test_a_span_is_chosen_and_shown(page: InsightsPage) -> None:
    """By a press; what holds is what was found."""
    asked: list[str] = []
    page.span_chosen.connect(asked.append)
    show(page, ONCE)
    assert find_button(page, "Half year").isChecked()
    press(page, "All")
    assert asked == [Span.ALL]
    show(page, ONCE, Span.MONTH)
    assert find_button(page, "Month").isChecked()


def test_others_can_be_chosen_where_there_are_others(page: InsightsPage) -> None:
    """Who was erased is someone; two people alone are not asked whose talks these are."""
    asked: list[int] = []
    page.couple_chosen.connect(asked.append)
    show(page, ONCE)
    settle(page)
    assert find_button(page, "Maya & Sam").isChecked()
    press(page, "Cleo & someone")
    assert asked == [1]
    page.show_insights(insights_report(back(ONCE)), [TWO])
    assert "Maya & Sam" not in buttons(page)


def test_the_table_stands_in_place_of_the_picture(page: InsightsPage) -> None:
    """A press, and another one back; it has the figures of the sentence's weeks."""
    show(page, diary(30))
    card, chart = card_of(page, SHARED_TIME_VIEW), chart_of(page, SHARED_TIME_VIEW)
    (figures,) = card.findChildren(ChartTable)
    press(card, "Show as a table")
    assert figures.isVisibleTo(page)
    assert not chart.isVisibleTo(page)
    (content, *_others) = insights_report(back(diary(30))).contents
    table = content.cells()
    assert cells_of(figures) == tuple(map(table.row, range(table.count)))
    press(card, "Show the picture")
    assert chart.isVisibleTo(page)


def test_an_open_table_follows_the_span(page: InsightsPage) -> None:
    """It stays open, with the figures of the other span."""
    show(page, diary(30))
    card = card_of(page, RHYTHM_VIEW)
    (figures,) = card.findChildren(ChartTable)
    press(card, "Show as a table")
    many = len(cells_of(figures))
    show(page, diary(30), Span.MONTH)
    assert figures.isVisibleTo(page)
    assert 0 < len(cells_of(figures)) < many


def test_the_ratio_is_explained_and_asked_of_nobody(page: InsightsPage) -> None:
    """Behind a link, with its source; there is no figure of one's own beside it."""
    show(page, diary(30))
    (about,) = page.findChildren(AboutRatio)
    assert not about.isVisibleTo(page)
    press(page, "About 5 : 1")
    words = shown_text(about)
    assert "isn’t a goal" in words
    assert "1992" in words
    assert about.link.voice().unfolds is True
    press(page, "About 5 : 1")
    assert not about.isVisibleTo(page)


def test_open_promises_are_worded(page: InsightsPage) -> None:
    """Whose it is and what it says; without any there is no heading for them."""
    show(page, diary(30))
    assert "Sam: I’ll call my brother on Thursday." in shown_text(page)
    page.show_insights(insights_report(back(diary(30))))
    assert "Still open:" not in shown_text(page)


def test_a_picture_taken_out_says_of_which_weeks_it_is(page: InsightsPage) -> None:
    """With their year, since nothing else in the file says when that was."""
    show(page, diary(30))
    sheet = page.sheet("shared")
    assert sheet is not None
    sentence = plain(sheet.sentence)
    assert sentence.startswith("In 29 talks Maya shared for")
    assert sentence.endswith(". Weeks from 1 June to 29 November 2026.")


def test_what_unfolds_moves_nothing_from_under_the_mouse(
    page: InsightsPage, window: MainWindow
) -> None:
    """The link stays where it was pressed, and no picture beside it becomes another one."""
    show(page, diary(30))
    settle(window)
    (about,), beside = page.findChildren(AboutRatio), chart_of(page, SHARED_TIME_VIEW)
    before, high = about.link.mapTo(page, QPoint()), beside.height()
    press(page, "About 5 : 1")
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
    card = card_of(page, FELT_VIEW)
    press(card, "Save picture")
    assert asked == ["felt"]
    sheet = page.sheet("felt")
    assert sheet is not None
    assert sheet.picture == chart_of(page, FELT_VIEW).picture()
    page.say("felt", "Saved as /home/maya/felt.svg.")
    assert "Saved as /home/maya/felt.svg." in shown_text(card)
    show(page, ONCE)
    assert page.sheet("felt") is None
    assert "Saved" not in shown_text(page)


def test_trouble_is_one_sentence(page: InsightsPage) -> None:
    """And nothing of what was shown before stays as if it were true."""
    show(page, diary(30))
    page.show_trouble("The history is damaged.")
    assert "The history is damaged." in shown_text(page)
    assert cards(page) == []
    show(page, ONCE)
    assert "damaged" not in shown_text(page)


@pytest.mark.parametrize("tables", [False, True])
@pytest.mark.parametrize("name", HISTORIES)
def test_it_can_be_heard_and_reached(
    page: InsightsPage, window: MainWindow, name: str, *, tables: bool
) -> None:
    """Names, roles, and nothing written that is not told; Tab comes to all; 44 pixels each."""
    show(page, HISTORIES[name], tables=tables)
    settle(window)
    page.setFocus()
    found = accessibility_faults(window)
    assert found + TabOrder().faults(window) == []


def test_pictures_are_told_to_those_who_hear_them(page: InsightsPage, window: MainWindow) -> None:
    """Each by its title, with its sentence."""
    show(page, diary(30))
    settle(window)
    heard = {node.name: node.about for node in nodes(window) if type(node.widget) is Chart}
    contents = insights_report(back(diary(30))).contents
    assert {name: plain(about) for name, about in heard.items()} == {
        each.view.title(): plain(each.sentence) for each in contents
    }


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
    show(page, HISTORIES[name], Span.ALL, tables=tables)
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
