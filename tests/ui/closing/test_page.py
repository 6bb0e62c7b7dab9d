"""Claims about the page after a session: all as they like, and nothing ends by accident."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from listening_timer.exercise.commands import End, MainAction
from listening_timer.exercise.formats import MINUTE, Role, Side
from listening_timer.exercise.timeline import stretches
from listening_timer.model.annotations import PromiseKind
from listening_timer.ui.closing.cards import Closing, MeetingCard, NoteCard, PromiseCard, ThanksCard
from listening_timer.ui.closing.page import ClosingPage
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import MainButton
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.widgets.note_field import MAX_CHARACTERS, NoteField
from listening_timer.ui.window import MainWindow
from listening_timer.ui.words.people import People
from tests.helpers.exercise.play_session import WALL, Play, make_format
from tests.helpers.plain_text import plain
from tests.helpers.qt.widget_actions import find, press_enter, spoken_text

PEOPLE = People("Maya", "Sam", Side.LEFT)
RATE, FORGET = "How was it for each of you?", "Keep nothing of it"
QUARTER = 15 * MINUTE
NOW = WALL - WALL % QUARTER
NEXT_WEEK = NOW + 7 * 24 * 60 * MINUTE
NEXT = (NEXT_WEEK, time.localtime(NEXT_WEEK / 1000).tm_gmtoff // 60)
ALL = Closing(
    "We listened.",
    {Role.A: "That you told me.", Role.B: "You stayed."},
    (PromiseKind.PROMISE, Role.B, "Call at noon"),
    NEXT,
)


@pytest.fixture
def after(theme: Theme) -> Iterator[ClosingPage]:
    """The page after a whole session, in the window, as large as the design."""
    window, page = MainWindow(theme), ClosingPage(theme, lambda: (NOW, 0))
    window.add_page("after", page)
    show(page)
    window.show_page("after")
    window.show()
    yield page
    window.close_for_good()


def show(page: ClosingPage, people: People = PEOPLE, *, kept: bool = True) -> None:
    """Show the end of a session in which one shared for 10:20, the other for 9:05."""
    play = Play()
    for at in (40, 660, 690, 1235, 1290, 1350, 1400):
        play.look(at)
        if at != 690:
            play.do(MainAction(), at)
    page.show_ended(play.state, stretches(play.log), people, kept=kept)


def told(page: ClosingPage) -> list[str]:
    """What the page wishes for from now on."""
    wishes: list[str] = []
    page.keep_requested.connect(lambda: wishes.append("keep"))
    page.forget_requested.connect(lambda: wishes.append("forget"))
    page.rate_requested.connect(lambda: wishes.append("rate"))
    return wishes


def button(page: ClosingPage, words: str) -> QAbstractButton:
    """The button with these words, shown or not."""
    return find(page, QAbstractButton, words)


Part = TypeVar("Part", bound=QWidget)


def the(page: ClosingPage, kind: type[Part]) -> Part:
    """The one part of this class."""
    (part,) = page.findChildren(kind)
    return part


def test_it_says_what_it_was(after: ClosingPage) -> None:
    """How long, and who shared how long, without a word on who had more."""
    assert after.heading.said() == "You took this time for each other."
    assert after.subline.said() == "23\u00a0min in all. It is in your history."
    assert "shared 10:20" in spoken_text(after)
    assert "shared 9:05" in spoken_text(after)


@pytest.mark.parametrize(
    ("phases", "heading"),
    [
        ("share A 2, share B 2", "Thank you, both of you."),
        ("share A 2, share B 2, talk 5", "Thank you, both of you."),
        ("share A 2, share B 2, close", "You took this time for each other."),
    ],
)
def test_every_talk_has_a_closing_moment(after: ClosingPage, phases: str, heading: str) -> None:
    """Where the format has no close, this page says thank you, and to look at each other."""
    play = Play(make_format(phases))
    for at in range(10, 10 * (2 + phases.count(",")), 10):
        play.do(MainAction(), at)
    after.show_ended(play.state, stretches(play.log), PEOPLE, kept=True)
    assert after.heading.said() == heading
    closes = heading.startswith("Thank you")
    assert ("Look at each other for a moment." in after.subline.said()) is closes


def test_ending_early_is_fine(after: ClosingPage) -> None:
    """A session that was ended early is told kindly."""
    play = Play()
    play.do(MainAction(), 40)
    play.do(End(), 100)
    after.show_ended(play.state, stretches(play.log), PEOPLE, kept=True)
    assert after.heading.said() == "You stopped here. That is fine."


def test_what_is_written_is_what_is_left(after: ClosingPage) -> None:
    """A note, thanks of both, a promise of one and a time; without any of them nothing."""
    assert after.closing() == Closing()
    after.write(ALL)
    assert after.closing() == ALL


def test_the_next_session_finds_empty_cards(after: ClosingPage) -> None:
    """Nothing of one talk stands on the page after the next."""
    after.write(ALL)
    after.set_rated()
    show(after)
    assert after.closing() == Closing()
    assert not button(after, RATE).isHidden()


@pytest.mark.parametrize("side", list(Side))
def test_thanks_belong_to_the_person(after: ClosingPage, side: Side) -> None:
    """What is written where the left one sits is theirs, whoever shared first."""
    people = People("Maya", "Sam", side)
    show(after, people)
    left, right = the(after, ThanksCard).findChildren(QLineEdit)
    QTest.keyClicks(left, "from the left")
    QTest.keyClicks(right, "from the right")
    assert after.closing().thanks == {
        people.at(Side.LEFT): "from the left",
        people.at(Side.RIGHT): "from the right",
    }
    assert plain(people.name(people.at(Side.LEFT))) in left.accessibleName()


def test_a_promise_is_made_with_a_press_and_a_line(after: ClosingPage) -> None:
    """Its kind, whose it is, its words; a plan for time together is always both's."""
    (line,) = the(after, PromiseCard).findChildren(QLineEdit)
    assert not line.isVisible()
    button(after, "A small promise").click()
    QTest.keyClicks(line, "Call at noon")
    assert after.closing().promise == (PromiseKind.PROMISE, None, "Call at noon")
    button(after, "Sam").click()
    assert after.closing().promise == (PromiseKind.PROMISE, Role.B, "Call at noon")
    button(after, "Something new together").click()
    assert after.closing().promise == (PromiseKind.NEW, None, "Call at noon")
    assert not find(after, ChoiceRow, "Who promises it?").isVisible()


def test_a_promise_can_be_left_out(after: ClosingPage) -> None:
    """Without words it is none, and what was begun can be taken back."""
    button(after, "Time together, as always").click()
    assert after.closing().promise is None
    after.write(ALL)
    button(after, "Leave it out").click()
    assert after.closing().promise is None
    assert not button(after, "Leave it out").isVisible()


def test_a_next_time_is_agreed_on_and_left_open_again(after: ClosingPage) -> None:
    """Next week is proposed once it is asked for; leaving it open leaves none.

    What unfolds under the keyboard has it next, and what folds gives it back.
    """
    press_enter(button(after, "Agree on a next time"))
    assert after.closing().meeting == NEXT
    assert after.focusWidget().accessibleName() == "One day earlier"
    press_enter(button(after, "Leave it open"))
    assert after.closing().meeting is None
    assert after.focusWidget().accessibleName() == "Agree on a next time"


def test_the_agreed_time_becomes_a_file(after: ClosingPage) -> None:
    """The wish carries the time; what became of it is said beside it, as long as it is true."""
    asked: list[tuple[int, int]] = []

    def note(wall: int, offset: int) -> None:
        asked.append((wall, offset))

    after.calendar_requested.connect(note)
    button(after, "Agree on a next time").click()
    button(after, "Save as a calendar file").click()
    after.say("Saved.")
    assert asked == [NEXT]
    assert "Saved." in spoken_text(after)
    button(after, "One day later").click()
    assert "Saved." not in spoken_text(after)


def test_what_unfolds_is_seen_whole(after: ClosingPage, qtbot: QtBot) -> None:
    """A card that grows below the edge is scrolled to, once the layout knows its height."""
    button(after, "Agree on a next time").click()
    card, viewport = the(after, MeetingCard), after.keyed_area().viewport()
    qtbot.waitUntil(
        lambda: viewport.rect().contains(card.rect().translated(card.mapTo(viewport, QPoint())))
    )
    assert after.keyed_area().verticalScrollBar().value() > 0


def test_enter_keeps(after: ClosingPage) -> None:
    """With the keyboard on the page or its main action, Enter keeps, once a press."""
    wishes = told(after)
    press_enter(after)
    press_enter(after, held=True)
    press_enter(the(after, MainButton))
    assert wishes == ["keep", "keep"]


def test_enter_in_a_line_ends_nothing(after: ClosingPage) -> None:
    """Whoever writes and presses Enter is still on the page, with what was written."""
    wishes = told(after)
    after.write(ALL)
    for line in after.findChildren(QLineEdit):
        press_enter(line)
    note = after.findChild(QPlainTextEdit)
    assert isinstance(note, QPlainTextEdit)
    press_enter(note)
    assert wishes == []
    assert after.closing() == ALL


def test_enter_presses_what_has_the_keyboard(after: ClosingPage) -> None:
    """On a button that Tab has reached, Enter is that button, and not the end."""
    wishes = told(after)
    press_enter(button(after, FORGET))
    press_enter(button(after, RATE))
    press_enter(button(after, "Agree on a next time"))
    assert wishes == ["forget", "rate"]
    assert after.closing().meeting is not None


def test_ratings_are_asked_for_once(after: ClosingPage) -> None:
    """Once both have said how it was, the question is gone."""
    wishes = told(after)
    button(after, RATE).click()
    after.set_rated()
    assert wishes == ["rate"]
    assert button(after, RATE).isHidden()


def test_where_nothing_is_kept_nothing_can_be_left(after: ClosingPage) -> None:
    """The page says so; shares, a next time and its file remain, and the way on is "Done"."""
    show(after, kept=False)
    assert after.subline.said() == "23\u00a0min in all. Nothing of this talk is kept."
    cards = [the(after, card) for card in (NoteCard, ThanksCard, PromiseCard)]
    hidden = (*cards, button(after, FORGET), button(after, RATE))
    assert not any(part.isVisible() for part in hidden)
    assert "shared 10:20" in spoken_text(after)
    assert the(after, MainButton).text() == "Done"
    button(after, "Agree on a next time").click()
    assert after.closing() == Closing(meeting=NEXT)
    show(after)
    assert all(part.isVisible() for part in hidden)
    assert the(after, MainButton).text() == "Done"


def test_trouble_is_told_and_forgotten(after: ClosingPage) -> None:
    """What is not saved yet stands above everything, until it is."""
    after.show_trouble("The disk is full.")
    assert "Not yet saved: The disk is full." in spoken_text(after)
    after.show_trouble("")
    assert "Not yet saved" not in spoken_text(after)


def test_a_note_that_is_too_long_is_said_to_be(after: ClosingPage) -> None:
    """That something had no room is nobody's secret; with the next talk the sentence is gone."""
    pasted = QMimeData()
    pasted.setText("x" * (MAX_CHARACTERS + 1))
    the(after, NoteField).insertFromMimeData(pasted)
    assert "no room" in spoken_text(after)
    show(after)
    assert "no room" not in spoken_text(after)


def test_one_screen_shows_all_there_is(after: ClosingPage) -> None:
    """At the design's size nothing has to be scrolled to before something is unfolded."""
    after.window().grab()
    assert after.keyed_area().verticalScrollBar().maximum() == 0
