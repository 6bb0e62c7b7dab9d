"""Claims about what was agreed last time: what is asked after, when, in which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QAbstractButton, QWidget

from listening_timer.exercise.formats import MINUTE, SECOND, Role
from listening_timer.model.annotations import (
    Meeting,
    OpenPromise,
    Promise,
    PromiseKind,
    PromiseOutcome,
    Word,
    WordKind,
)
from listening_timer.ui.begin.last_time import MEETING_SHOWN_MS, MOST, LastTimeCard
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import LinkButton
from listening_timer.ui.widgets.choices import ChoiceRow, Option
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.words.agreements import promise_words
from tests.helpers.plain_text import plain
from tests.helpers.qt.widget_actions import find, shown_text

pytestmark = pytest.mark.usefixtures("english")

DAY = 24 * 60 * MINUTE
BERLIN = 60


def wall(day: int, hour: int, minute: int = 0) -> int:
    """An instant of November 2026 (UTC ms)."""
    return int(datetime(2026, 11, day, hour, minute, tzinfo=UTC).timestamp()) * SECOND


EVENING = wall(20, 19)
"""When the promises of these tests were made: eight in the evening in Berlin."""


@pytest.fixture
def card(theme: Theme) -> Iterator[LastTimeCard]:
    """A card on which nothing was shown yet, on a page that shows."""
    page = QWidget()
    page.resize(1280, 800)
    made = LastTimeCard(theme)
    made.setParent(page)
    page.show()
    yield made
    page.close()


def promised(
    text: str = "call your mother",
    kind: PromiseKind = PromiseKind.PROMISE,
    name: str = "Maya",
    made: int = EVENING,
    offset: int = BERLIN,
) -> OpenPromise:
    """A promise that nobody has told about yet; its id is its text."""
    promise = Promise(text, "session", kind, Role.A if name else None, text, made)
    return OpenPromise(promise, name, made, offset)


def show(
    card: LastTimeCard,
    *promises: OpenPromise,
    now: int,
    meeting: Meeting | None = None,
    left: Word | None = None,
) -> list[str]:
    """Show these at an instant in Berlin; the promises that are asked after."""
    card.show_agreed(promises, (meeting,), (now, BERLIN), left)
    QCoreApplication.sendPostedEvents()  # which show the new rows
    return [plain(row.accessibleName()) for row in rows(card)]


def rows(card: LastTimeCard) -> list[ChoiceRow]:
    """The rows that show, from above."""
    return [row for row in card.findChildren(ChoiceRow) if row.isVisibleTo(card)]


def words(card: LastTimeCard) -> str:
    """All that shows on the card; empty where the card does not."""
    return "" if card.isHidden() else shown_text(card)


def test_without_anything_agreed_there_is_no_card(card: LastTimeCard) -> None:
    """It takes no room before anything was shown, and none where nothing is open."""
    assert card.isHidden()
    assert show(card, now=wall(21, 9)) == []
    assert card.isHidden()


@pytest.mark.parametrize(
    ("now", "asked"),
    [
        (EVENING + 1, False),
        (wall(20, 22, 59), False),
        (wall(20, 23), True),
        (wall(21, 9), True),
        (EVENING + 30 * DAY, True),
    ],
    ids=["at once", "before midnight", "after midnight", "in the morning", "a month later"],
)
def test_a_promise_is_asked_after_from_the_day_after(
    card: LastTimeCard, now: int, *, asked: bool
) -> None:
    """The days are those where people live: midnight in Berlin is not that of UTC."""
    assert show(card, promised(), now=now) == ["Maya: call your mother"] * asked


def test_not_yet_rests_until_the_next_day(card: LastTimeCard) -> None:
    """What was just answered is not asked again after a talk of the same day."""
    asked = promised()
    later = replace(asked.promise, outcome=PromiseOutcome.NOT_YET, decided=wall(24, 9))
    waiting = replace(asked, promise=later)
    assert show(card, waiting, now=wall(24, 20)) == []
    assert show(card, waiting, now=wall(25, 8)) == ["Maya: call your mother"]
    assert card.isHidden() is not asked


def test_the_day_of_a_promise_is_the_one_where_it_was_made(card: LastTimeCard) -> None:
    """Made on the evening of the 20th in New York, it is asked after on the 21st in Berlin."""
    made = wall(21, 2)
    assert show(card, promised(made=made, offset=-300), now=made + MINUTE) != []
    assert show(card, promised(made=made, offset=BERLIN), now=made + MINUTE) == []


def test_at_most_three_are_asked_after_the_oldest_first(card: LastTimeCard) -> None:
    """The others come when these are answered."""
    each = [promised(f"promise {n}") for n in range(5)]
    expected = [f"Maya: promise {n}" for n in range(5)]
    assert show(card, *each, now=wall(21, 9)) == expected[:MOST]
    assert show(card, *each[MOST:], now=wall(21, 9)) == expected[MOST:]


def test_those_of_today_take_no_place_of_the_others(card: LastTimeCard) -> None:
    """What was promised today is passed over, and three older ones are asked after."""
    today = [promised(f"new {n}", made=wall(21, 8)) for n in range(2)]
    older = [promised(f"old {n}") for n in range(3)]
    assert len(show(card, *today, *older, now=wall(21, 9))) == 3


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        (PromiseKind.PROMISE, "Sam", "Sam: a walk"),
        (PromiseKind.PROMISE, "", "Both of you: a walk"),
        (PromiseKind.ROUTINE, "", "Time together: a walk"),
        (PromiseKind.NEW, "", "Time together: a walk"),
    ],
)
def test_each_kind_has_its_words(kind: PromiseKind, name: str, expected: str) -> None:
    """Whose promise it is, or that it is time together."""
    assert plain(promise_words(promised("a walk", kind, name))) == expected


def test_names_and_words_are_kept_apart() -> None:
    """Whichever way a name or a promise is written, it leaves the text around it alone."""
    assert promise_words(promised("לטייל", name="מאיה")) == "\u2068מאיה\u2069: \u2068לטייל\u2069"


def test_what_became_of_it_is_told(card: LastTimeCard) -> None:
    """Each answer tells the promise and the outcome; a second thought is told too."""
    told: list[tuple[str, str]] = []

    def tell(promise: str, outcome: str) -> None:
        told.append((promise, outcome))

    card.outcome_chosen.connect(tell)
    show(card, promised("one"), promised("two"), now=wall(21, 9))
    first, second = rows(card)
    for option in second.findChildren(QAbstractButton):
        option.click()
    find(first, Option, "Kept").click()
    assert told == [*(("two", outcome.value) for outcome in PromiseOutcome), ("one", "kept")]


def test_each_answer_says_what_it_is_about(card: LastTimeCard) -> None:
    """Who hears the four answers hears the promise with each."""
    show(card, promised(), now=wall(21, 9))
    options = rows(card)[0].findChildren(QAbstractButton)
    assert [o.text() for o in options] == ["Kept", "Partly", "Not yet", "Let it go"]
    assert {plain(o.accessibleDescription()) for o in options} == {"Maya: call your mother"}


def test_what_was_shown_before_is_gone(card: LastTimeCard) -> None:
    """For the next two, nothing is left of those before."""
    show(card, promised(), now=wall(21, 9), meeting=Meeting("s", wall(22, 18), BERLIN, EVENING))
    assert show(card, promised("a walk", name="Ann"), now=wall(21, 9)) == ["Ann: a walk"]
    assert "planned" not in words(card)
    show(card, now=wall(21, 9))
    assert words(card) == ""


@pytest.mark.parametrize(
    ("later", "stands"),
    [(-7 * DAY, True), (0, True), (MEETING_SHOWN_MS - 1, True), (MEETING_SHOWN_MS, False)],
)
def test_a_meeting_stands_until_twelve_hours_after(
    card: LastTimeCard, later: int, *, stands: bool
) -> None:
    """Before its time, and half a day after it; then the line is gone, and the card with it."""
    at = wall(22, 18, 30)
    show(card, now=at + later, meeting=Meeting("session", at, BERLIN, EVENING))
    line = "You planned to talk on Sunday, 22 November, at 19:30."
    assert (line in words(card)) is stands
    assert card.isHidden() is not stands


def test_promises_are_asked_after_whether_a_meeting_stands_or_not(card: LastTimeCard) -> None:
    """A meeting that is long over leaves the promises where they are."""
    old = Meeting("session", wall(1, 18), BERLIN, EVENING)
    assert len(show(card, promised(), now=wall(21, 9), meeting=old)) == 1
    assert "planned" not in words(card)


def test_a_long_promise_is_whole_at_twice_the_text(theme: Theme, card: LastTimeCard) -> None:
    """It takes several lines, and no answer leaves the card."""
    theme.set_window_size(QSize(1024, 640))
    theme.set_text_percent(200)
    show(card, promised("a walk by the river " * 10), now=wall(21, 9))
    card.resize(700, card.heightForWidth(700))
    card.grab()
    row = rows(card)[0]
    boxes = [option.geometry() for option in row.findChildren(Option)]
    assert all(row.rect().contains(box) for box in boxes)
    (title,) = (text for text in card.findChildren(Text) if "a walk" in text.said())
    assert title.isVisible()
    assert title.height() >= title.heightForWidth(title.width())


def test_what_was_left_for_this_time_becomes_the_topic_or_goes(card: LastTimeCard) -> None:
    """Each answer is told once, and it is asked about no more."""
    topics, gone = list[str](), list[str]()
    card.topic_chosen.connect(topics.append)
    card.let_go.connect(gone.append)
    left = Word("w1", "session", WordKind.NEXT_TIME, None, "the holidays", EVENING)
    for answer in ("Talk about it", "Let it go"):
        show(card, now=wall(21, 9), left=left)
        assert "For this time: the holidays" in words(card)
        find(card, LinkButton, answer).click()
        assert card.isHidden()
    assert (topics, gone) == (["the holidays"], ["w1"])


def test_all_that_is_left_is_one_line(card: LastTimeCard) -> None:
    """Promises, a topic and a talk of today; another day's is planned, a weekly one is named."""
    lines: list[str] = []
    card.line_changed.connect(lines.append)
    left = Word("w1", "session", WordKind.NEXT_TIME, None, "the holidays", EVENING)
    today = Meeting("session", wall(21, 18), BERLIN, EVENING)
    weekly = Meeting("session", wall(22, 19), BERLIN, EVENING, weekly=True)
    show(card, promised(), now=wall(21, 9), meeting=today)
    show(card, promised("a"), promised("b"), now=wall(21, 9), meeting=today, left=left)
    show(card, now=wall(20, 9), meeting=today)
    show(card, now=wall(21, 9), meeting=weekly)
    show(card, promised(), now=wall(21, 9), meeting=weekly)
    show(card, now=wall(21, 9))
    assert lines == [
        "From last time: one promise, and today’s talk",
        "From last time: two promises, something to talk about, and today’s talk",
        "From last time: a planned talk",
        "Sundays, 20:00",
        "From last time: one promise · Sundays, 20:00",
        "",
    ]
