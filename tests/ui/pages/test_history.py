"""Claims about the history page: what it shows where there is something, and where there is not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import MINUTE, Side
from listening_timer.records import Outcome, SessionRow
from listening_timer.ui.main_window import MainWindow
from listening_timer.ui.pages.history import HistoryPage, row_of
from listening_timer.ui.theme import Theme
from listening_timer.ui.widgets.buttons import MainButton, QuietButton
from listening_timer.ui.widgets.labels import Text
from tests.helpers.play import WALL

TALK = SessionRow(
    id="0" * 32,
    started=WALL,
    offset=60,
    date="2026-11-22",
    name_a="Maya",
    name_b="Sam",
    side_a=Side.LEFT,
    format_id="share-fully",
    format_name={"en": "Share fully, then switch"},
    outcome=Outcome.COMPLETED,
    length=108 * MINUTE,
    sharing_a=10 * MINUTE,
    sharing_b=9 * MINUTE,
    on_break=0,
    has_words=False,
)
SIZES = [(QSize(1280, 800), 100), (QSize(1024, 640), 200)]


@pytest.fixture
def page(theme: Theme) -> Iterator[HistoryPage]:
    """The page in its window, with a card below the talks."""
    window, made = MainWindow(theme), HistoryPage(theme)
    made.add_card(QuietButton(theme, "Between two talks"))
    window.add_place("history", "History")
    window.add_page("history", made)
    window.show_page("history")
    window.show()
    yield made
    window.let_go()
    window.deleteLater()
    theme.set_text_percent(100)


def card(page: HistoryPage) -> QuietButton:
    """The card below the talks."""
    return next(b for b in page.findChildren(QuietButton) if b.text() == "Between two talks")


def place(page: HistoryPage, widget: QWidget) -> QRect:
    """Where a widget stands on the page."""
    return QRect(widget.mapTo(page, widget.rect().topLeft()), widget.size())


@pytest.mark.parametrize(("size", "percent"), SIZES)
def test_without_a_talk_it_says_what_will_be_here(
    theme: Theme, page: HistoryPage, size: QSize, percent: int
) -> None:
    """In the middle, above half the height, the main action lower right; nothing is cut."""
    theme.set_text_percent(percent)
    page.window().resize(size)
    page.show_sessions([], more=False)
    page.window().grab()
    page.window().grab()  # text that wraps asks for its height once it has its width
    words = next(t for t in page.findChildren(Text) if t.said().startswith("Your talks will"))
    main = page.findChild(MainButton)
    assert main is not None
    middle = place(page, words).center()
    assert middle.x() == pytest.approx(page.width() / 2, abs=2)
    assert page.height() / 4 < middle.y() < page.height() * 0.6
    assert words.height() >= words.heightForWidth(words.width())
    corner = place(page, main).bottomRight()
    assert page.rect().bottomRight().x() - corner.x() == pytest.approx(theme.px(48), abs=1)
    assert page.rect().bottomRight().y() - corner.y() == pytest.approx(theme.px(34), abs=1)
    assert main.height() >= main.heightForWidth(main.width())


def test_the_card_below_the_talks_waits_for_the_first(page: HistoryPage) -> None:
    """There is nothing between two talks before there was one."""
    page.show_sessions([], more=False)
    assert not card(page).isVisible()
    page.show_sessions([TALK], more=False)
    assert card(page).isVisible()
    page.show_sessions([], more=False)
    assert not card(page).isVisible()


def test_the_first_one_can_be_begun(page: HistoryPage) -> None:
    """The main action of an empty page leads to Begin."""
    told: list[str] = []
    page.begin_requested.connect(lambda: told.append("begin"))
    page.show_sessions([], more=False)
    main = page.findChild(MainButton)
    assert main is not None
    main.click()
    assert told == ["begin"]


def test_a_long_talk_is_told_in_hours() -> None:
    """Its length stands in the list as on every other page."""
    assert row_of(TALK).line == "Share fully, then switch · 1\u00a0h\u00a048\u00a0min"
