"""Claims about the rows of the history, their weeks, and a list that cannot go on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from listening_timer.exercise.formats import MINUTE, SECOND, Role, Side
from listening_timer.insights.weeks import week_of
from listening_timer.model.records import Excerpt, Outcome, SessionRow
from listening_timer.ui.history.list import keys_of, row_of
from listening_timer.ui.history.page import HistoryPage
from listening_timer.ui.theme.theme import Tone
from tests.helpers.exercise.play_session import WALL
from tests.helpers.plain_text import plain
from tests.helpers.qt.page_audit import faint_texts, page_faults
from tests.helpers.qt.widget_actions import find_button, press, spoken_text
from tests.helpers.qt.widget_windows import activate

TALK = SessionRow(
    id="0" * 32,
    started=WALL,
    offset=60,
    date="2026-11-18",
    name_a="Maya",
    name_b="Sam",
    side_a=Side.RIGHT,
    format_id="share-fully",
    format_name={"en": "Share fully, then switch"},
    outcome=Outcome.COMPLETED,
    length=108 * MINUTE,
    sharing_a=10 * MINUTE,
    sharing_b=9 * MINUTE,
    on_break=0,
    has_words=False,
)


def line(row: SessionRow, excerpt: Excerpt | None = None) -> str:
    """What stands below the day, with plain spaces."""
    made = row_of(row) if excerpt is None else row_of(row, excerpt)
    return made.line.replace("\u00a0", " ")


@pytest.mark.usefixtures("qapp")
def test_a_row_says_what_stands_out() -> None:
    """The format and the length always, in hours where it was long; the rest where there is any."""
    assert line(TALK) == "Share fully, then switch · 1 h 48 min"
    early = replace(TALK, length=9 * MINUTE, on_break=MINUTE, outcome=Outcome.EARLY)
    assert line(early) == "Share fully, then switch · 9 min · with a break · ended early"
    assert line(TALK, Excerpt("Money", "")).endswith("min · \u2068Money\u2069")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("seconds", "text"),
    [(41, "41 s"), (494, "8 min"), (23 * 60 + 59, "23 min"), (6540, "1 h 49 min")],
)
def test_a_talk_was_never_longer_than_it_was(seconds: int, text: str) -> None:
    """From 19:42 to 20:05 it is 23 min, whatever the seconds; a short one is told in those."""
    talk = replace(TALK, length=seconds * SECOND)
    assert line(talk) == f"Share fully, then switch · {text}"


@pytest.mark.usefixtures("qapp")
def test_a_long_topic_ends_with_a_word() -> None:
    """So much of it as there is room for; a word without end is cut."""
    words = "How we go on when the house is sold and nobody knows where to"
    assert line(TALK, Excerpt(words, "")).endswith(
        "· \u2068How we go on when the house is sold…\u2069"
    )
    assert line(TALK, Excerpt("x" * 200, "")).endswith("x…\u2069")


@pytest.mark.usefixtures("qapp")
def test_what_was_found_is_said_once() -> None:
    """A topic that was looked for stands below, with its marks, and not in the line as well."""
    row = row_of(TALK, Excerpt("Our money", "Our money"), "money")
    assert "money" not in row.line
    assert row.words == (("Our ", False), ("money", True))
    assert row_of(TALK, Excerpt("Our money", "The bank."), "bank").words[0] == ("The ", False)


@pytest.mark.usefixtures("qapp")
def test_a_row_shows_the_first_thanks_or_note() -> None:
    """In the colour of whose it is; what was found stands in its place, and no bar beside it."""
    row = row_of(TALK, Excerpt("", "", "That you let me finish.", Role.A))
    assert (plain(row.by), row.tone) == ("Maya: ", Tone.CLAY)
    assert plain("".join(text for text, _found in row.words)) == "That you let me finish."
    note = row_of(TALK, Excerpt("", "", "We walked."))
    assert (note.by, note.tone) == ("", None)
    found = row_of(TALK, Excerpt("", "The river.", "That you let me finish.", Role.A), "river")
    assert found.by == ""
    assert found.words[1] == ("river", True)


DAYS = st.lists(st.integers(0, 800), max_size=40).map(lambda days: sorted(days, reverse=True))


@pytest.mark.usefixtures("qapp")
@given(DAYS, st.integers(0, 900))
def test_talks_stand_under_their_weeks(days: list[int], today: int) -> None:
    """All of them, in their order; two neighbours share a heading where they share a week."""
    first = date(2025, 12, 1)
    dates = [(first + timedelta(days=day)).isoformat() for day in days]
    talks = [replace(TALK, id=str(at), date=day) for at, day in enumerate(dates)]
    keys = keys_of(talks, (first + timedelta(days=today)).isoformat())
    assert [identity for identity, _heading in keys] == [talk.id for talk in talks]
    for (one, two), (this, other) in zip(pairwise(keys), pairwise(talks), strict=True):
        assert (one[1] == two[1]) is (week_of(this.date) == week_of(other.date))


DAY = 86_400_000
TALKS = [
    replace(TALK, id=f"{number:032x}", started=WALL - number * DAY, date=f"2026-11-{18 - number}")
    for number in range(8)
]
OLDER = [replace(TALK, id="f" * 32, started=WALL - 9 * DAY, date="2026-11-09")]
WHY = "This history is damaged and was left as it is; please keep the file."


@pytest.fixture
def page(page: HistoryPage) -> HistoryPage:
    """The page in its window, with talks on it and others behind them."""
    page.show_sessions(TALKS, more=True)
    return page


def test_the_talks_stay_and_one_press_tries_again(page: HistoryPage) -> None:
    """Below them it says why there are no others; when these come, it says no more."""
    wishes: list[str] = []
    page.more_requested.connect(lambda: wishes.append("more"))
    page.list.show_end_trouble(WHY)
    assert page.list.rows.isVisible()
    assert WHY in spoken_text(page)
    press(page, "Try again")
    assert wishes == ["more"]
    assert WHY in spoken_text(page)
    page.add_sessions(OLDER, more=False)
    assert WHY not in spoken_text(page)
    assert page.list.has(OLDER[0].id)


def test_it_is_said_each_time(page: HistoryPage, aloud: list[str]) -> None:
    """Whoever tries again, and hears the page, is told that it failed again."""
    for _time in range(2):
        page.list.show_end_trouble(WHY)
    assert aloud == [WHY, WHY]


def test_the_keyboard_is_not_lost(page: HistoryPage, qtbot: QtBot) -> None:
    """It stays on the way to try again; when the others come, it is with the talks."""
    activate(qtbot, page.window())
    page.list.show_end_trouble(WHY)
    again = find_button(page, "Try again")
    again.setFocus()
    page.list.show_end_trouble(WHY)
    assert again.hasFocus()
    page.add_sessions(OLDER, more=False)
    assert page.list.rows.hasFocus()


def test_the_chosen_talk_stays_in_sight(page: HistoryPage) -> None:
    """What is said below takes its room from others."""
    rows = page.list.rows
    page.choose(TALKS[-1].id)
    page.list.show_end_trouble(WHY)
    page.window().grab()
    assert rows.viewport().rect().contains(rows.visualRect(rows.currentIndex()))


def test_it_can_be_seen_heard_and_reached(page: HistoryPage, any_look: QSize) -> None:
    """Where talks are above it, and where there are none: nothing is cut, too small or untold."""
    window = page.window()
    window.resize(any_look)
    window.activateWindow()
    page.list.show_end_trouble(WHY)
    page.setFocus()
    assert page_faults(window) + faint_texts(window) == []
    page.show_list_trouble(WHY)
    assert page_faults(window) + faint_texts(window) == []
