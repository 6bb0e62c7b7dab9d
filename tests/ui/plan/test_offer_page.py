"""Claims about the page that shows a plan before it is used: all of it, and nothing is cut."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from listening_timer.exercise.formats import Bell
from listening_timer.library.plan import LONGEST_LINE, Plan, Weekly
from listening_timer.ui.plan.offer_page import OfferPage
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.window import MainWindow
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.exercise.play_session import make_format
from tests.helpers.plain_text import plain
from tests.helpers.qt.layout_audit import layout_faults
from tests.helpers.qt.widget_actions import lay_out, shown_text

PLAN = Plan(
    SHIPPED["long-alternating"], "gentle", "word " * (LONGEST_LINE // 5), Weekly(6, 1200, 0)
)


@pytest.fixture
def page(theme: Theme, window: MainWindow) -> OfferPage:
    """The page in its window."""
    made = OfferPage(theme)
    window.add_page("plan", made)
    window.show_page("plan")
    return made


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)])
def test_nothing_is_cut(
    theme: Theme, page: OfferPage, window: MainWindow, size: tuple[int, int], percent: int
) -> None:
    """The longest line, the most phases, and all that can be agreed on."""
    theme.set_text_percent(percent)
    window.resize(*size)
    page.show_plan(PLAN, "Gentle", replaces=True)
    lay_out(window)
    assert layout_faults(window) == []


def test_enter_uses_it_and_escape_does_not(page: OfferPage, window: MainWindow) -> None:
    """From where it opens; neither needs a click."""
    used, left = list[str](), list[str]()
    page.use_requested.connect(lambda: used.append("used"))
    page.done.connect(lambda: left.append("left"))
    page.show_plan(PLAN, "", replaces=False)
    page.setFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert (used, left) == (["used"], [])
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert (used, left) == (["used"], ["left"])


def test_only_what_was_agreed_is_said(page: OfferPage) -> None:
    """No line, no prompts, no day, and no rule of turns where there are none."""
    page.show_plan(Plan(make_format("talk 10")), "", replaces=False)
    said = plain(shown_text(page))
    assert "10 min in all" in said
    assert "until you let it go" in said
    for words in ("Prompts", "Every week", "When time is up", "takes the place"):
        assert words not in said
    page.show_plan(
        replace(PLAN, format=make_format("share A, share B", Bell.OPEN)), "", replaces=True
    )
    said = plain(shown_text(page))
    assert "When time is up: No bell" in said
    assert "takes the place of the plan you use now" in said
