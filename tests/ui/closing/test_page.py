"""Claims about the closing page: all as they like, one card at a time, and no end by accident."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit

from listening_timer.exercise.commands import End, MainAction
from listening_timer.exercise.formats import MINUTE, Role, Side
from listening_timer.model.annotations import PromiseKind, Scale
from listening_timer.ui.closing.chips import ChipCard, FoldChip
from listening_timer.ui.closing.page import ClosingPage
from listening_timer.ui.closing.values import Closing
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import MainButton
from listening_timer.ui.window import MainWindow
from listening_timer.ui.words.people import People
from tests.helpers.exercise.play_session import WALL, Play, make_format
from tests.helpers.plain_text import plain
from tests.helpers.qt.widget_actions import (
    find,
    find_field,
    lay_out,
    press,
    press_enter,
    shown_text,
    spoken_text,
)

PEOPLE = People("Maya", "Sam", Side.LEFT)
AGAIN, PROMISE, NOTE, RATE = (
    "When will you talk again?",
    "A small promise",
    "A note",
    "How was it?",
)
FORGET = "Don’t keep this talk"
QUARTER = 15 * MINUTE
NOW = WALL - WALL % QUARTER
ALL = Closing(
    "We listened.",
    {Role.A: "That you told me.", Role.B: "You stayed."},
    (PromiseKind.PROMISE, Role.B, "Call at noon"),
)
RATED = {(who, scale): 7 for who in Role for scale in (Scale.CALM, Scale.HEARD)}


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
    """Show the end of a whole session."""
    play = Play()
    for at in (40, 660, 690, 1235, 1290, 1350, 1400):
        play.look(at)
        if at != 690:
            play.do(MainAction(), at)
    page.show_ended(play.state, people, kept=kept)


def show_end_of(page: ClosingPage, phases: str) -> None:
    """Show the end of a session of these phases, ten seconds each."""
    play = Play(make_format(phases))
    for step in range(1, 2 + phases.count(",")):
        play.do(MainAction(), 10 * step)
    page.show_ended(play.state, PEOPLE, kept=True)


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


def chips(page: ClosingPage) -> list[str]:
    """The chips that show, in order."""
    return [plain(chip.text()) for chip in page.findChildren(FoldChip) if chip.isVisible()]


def filled(page: ClosingPage) -> list[str]:
    """The chips that say that something was written."""
    found = page.findChildren(FoldChip)
    return [plain(chip.text()) for chip in found if chip.accessibleDescription()]


def open_cards(page: ClosingPage) -> list[str]:
    """The cards that show, by the words of their chips."""
    return [card.accessibleName() for card in page.findChildren(ChipCard) if card.isVisible()]


def test_it_gives_thanks_before_anything_else(after: ClosingPage) -> None:
    """No time of either of them stands there, only how long it was together, in the foot."""
    assert after.heading.said() == "You made time for each other."
    assert after.subline.said() == "If you like, leave a thank-you. That is enough for today."
    assert "23 minutes. It is in your history." in spoken_text(after)
    assert chips(after) == [AGAIN, PROMISE, NOTE, RATE]
    assert open_cards(after) == []
    assert ":" not in shown_text(after)


def test_a_session_of_a_minute_has_one(after: ClosingPage) -> None:
    """Its length is a sentence, also where it is very short."""
    show_end_of(after, "share A 2, share B 2")
    assert "Less than a minute. It is" in spoken_text(after)
    show_end_of(after, "share A 2, share B 2, talk 5, talk 5, talk 5, close")
    assert "1 minute. It is" in spoken_text(after)


@pytest.mark.parametrize(
    ("phases", "heading"),
    [
        ("share A 2, share B 2", "Thank you, both of you."),
        ("share A 2, share B 2, talk 5", "Thank you, both of you."),
        ("share A 2, share B 2, close", "You made time for each other."),
    ],
)
def test_every_talk_has_a_closing_moment(after: ClosingPage, phases: str, heading: str) -> None:
    """Where the format has no close, this page says thank you, and to look at each other."""
    show_end_of(after, phases)
    assert after.heading.said() == heading
    closes = heading.startswith("Thank you")
    assert ("Look at each other for a moment." in after.subline.said()) is closes


def test_a_quiet_end_is_not_talked_over(after: ClosingPage) -> None:
    """After a format that ends in silence only Done and a fold show; what is folded is there."""
    show_end_of(after, "share A 2, share B 2, quiet 1")
    assert after.heading.said() == "Thank you, both of you."
    assert chips(after) == []
    assert not find(after, QLineEdit, "Maya says thank you").isVisible()
    assert the_main(after).isVisible()
    press_enter(button(after, "Write something down"))
    assert chips(after) == [AGAIN, PROMISE, NOTE, RATE]
    assert after.focusWidget().accessibleName() == "Maya says thank you"
    show(after)
    assert not button(after, "Write something down").isVisible()


def the_main(page: ClosingPage) -> MainButton:
    """The main button."""
    (main,) = page.findChildren(MainButton)
    return main


def test_ending_early_is_fine(after: ClosingPage) -> None:
    """A session that was ended early is told kindly."""
    play = Play()
    play.do(MainAction(), 40)
    play.do(End(), 100)
    after.show_ended(play.state, PEOPLE, kept=True)
    assert after.heading.said() == "You stopped here. That is fine."


def test_what_is_written_is_what_is_left(after: ClosingPage) -> None:
    """A note, thanks of both, a promise of one; without any of them nothing."""
    assert after.closing() == Closing()
    after.write(ALL)
    assert after.closing() == ALL
    assert filled(after) == [PROMISE, NOTE]


def test_the_next_session_finds_empty_cards(after: ClosingPage) -> None:
    """Nothing of one talk stands on the page after the next."""
    after.write(ALL)
    after.show_ratings(RATED)
    press(after, NOTE)
    show(after)
    assert after.closing() == Closing()
    assert filled(after) == []
    assert open_cards(after) == []


@pytest.mark.parametrize("side", list(Side))
def test_thanks_belong_to_the_person(after: ClosingPage, side: Side) -> None:
    """What is written where the left one sits is theirs, whoever shared first."""
    people = People("Maya", "Sam", side)
    show(after, people)
    lay_out(after)
    lines = [find(after, QLineEdit, f"{name} says thank you") for name in ("Maya", "Sam")]
    left, right = sorted(lines, key=lambda line: line.mapTo(after, QPoint()).x())
    QTest.keyClicks(left, "from the left")
    QTest.keyClicks(right, "from the right")
    assert after.closing().thanks == {
        people.at(Side.LEFT): "from the left",
        people.at(Side.RIGHT): "from the right",
    }
    assert plain(people.name(people.at(Side.LEFT))) in left.accessibleName()


def test_one_card_is_open_at_a_time(after: ClosingPage) -> None:
    """A chip opens its card in place of another one's, and closes it again; its text stays."""
    press(after, NOTE)
    QTest.keyClicks(find_field(after, "A note about this talk"), "We listened.")
    press(after, PROMISE)
    assert open_cards(after) == [PROMISE]
    press(after, PROMISE)
    assert open_cards(after) == []
    assert filled(after) == [NOTE]
    assert after.closing().note == "We listened."


FIRST = {AGAIN: "Yes", PROMISE: "What it is, in a line", NOTE: "A note about this talk"}


@pytest.mark.parametrize("chip", FIRST)
def test_who_opens_a_card_by_keyboard_is_on_it(after: ClosingPage, chip: str) -> None:
    """Nothing has to be looked for."""
    button(after, chip).setFocus(Qt.FocusReason.TabFocusReason)
    press(after, chip)
    assert after.focusWidget().accessibleName() == FIRST[chip]


def test_who_opens_a_card_by_mouse_can_write(after: ClosingPage) -> None:
    """A field has the keyboard; of buttons none has, which a key would press unseen."""
    press(after, NOTE)
    assert after.focusWidget().accessibleName() == FIRST[NOTE]
    press(after, AGAIN)
    assert after.focusWidget() is after
    press(after, PROMISE)
    press(after, PROMISE)
    assert after.focusWidget() is after


@pytest.mark.parametrize("chip", [AGAIN, PROMISE, NOTE])
def test_an_open_card_needs_no_scrolling(after: ClosingPage, chip: str) -> None:
    """At the design's size, with any one of the cards open."""
    for _closed_and_open in range(2):
        lay_out(after)
        assert after.keyed_area().verticalScrollBar().maximum() == 0
        press(after, chip)


def test_a_double_click_on_a_chip_presses_nothing_on_its_card(after: ClosingPage) -> None:
    """The card may open below the mouse; the second click is no answer."""
    QTest.mouseClick(button(after, AGAIN), Qt.MouseButton.LeftButton)
    lay_out(after)
    yes = button(after, "Yes")
    place = yes.mapTo(after.window(), yes.rect().center())
    QTest.mouseClick(after.window().windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    assert filled(after) == []


def test_a_promise_is_made_with_a_press_and_a_line(after: ClosingPage) -> None:
    """Its kind, whose it is, its words; a plan for time together is always both's."""
    press(after, PROMISE)
    line = find(after, QLineEdit, "What it is, in a line")
    QTest.keyClicks(line, "Call at noon")
    assert after.closing().promise == (PromiseKind.PROMISE, None, "Call at noon")
    press(after, "Sam")
    assert after.closing().promise == (PromiseKind.PROMISE, Role.B, "Call at noon")
    press(after, "Something new together")
    assert after.closing().promise == (PromiseKind.NEW, None, "Call at noon")
    assert not button(after, "Sam").isVisible()
    line.clear()
    assert after.closing().promise is None


def test_enter_keeps(after: ClosingPage) -> None:
    """With the keyboard on the page or its main action, Enter keeps, once a press."""
    wishes = told(after)
    press_enter(after)
    press_enter(after, held=True)
    press_enter(the_main(after))
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
    press_enter(button(after, NOTE))
    assert wishes == ["forget", "rate"]
    assert open_cards(after) == [NOTE]


def test_ratings_are_asked_for_once(after: ClosingPage) -> None:
    """Once both have said how it was, the chip shows their answers, by seat."""
    wishes = told(after)
    press(after, RATE)
    assert open_cards(after) == []
    after.show_ratings(RATED)
    assert filled(after) == [RATE]
    press(after, RATE)
    assert wishes == ["rate"]
    assert "Maya: 7 calm, 7 heard" in spoken_text(after)
    assert "Sam: 7 calm, 7 heard" in spoken_text(after)


def test_where_nothing_is_kept_nothing_can_be_left(after: ClosingPage) -> None:
    """The page says so; how it was, a next time and its file remain, and "Done" leads on."""
    show(after, kept=False)
    assert "23 minutes. This talk wasn’t kept." in spoken_text(after)
    assert chips(after) == [AGAIN, RATE]
    assert not any(line.isVisible() for line in after.findChildren(QLineEdit))
    assert not button(after, FORGET).isVisible()
    press(after, AGAIN)
    assert not button(after, "Yes").isVisible()
    assert button(after, "Into our calendar").isVisible()
    show(after)
    assert chips(after) == [AGAIN, PROMISE, NOTE, RATE]
    assert button(after, FORGET).isVisible()


def test_trouble_is_told_and_forgotten(after: ClosingPage) -> None:
    """What is not saved yet stands above everything, until it is."""
    after.show_trouble("The disk is full.")
    assert "Not yet saved: The disk is full." in spoken_text(after)
    after.show_trouble("")
    assert "Not yet saved" not in spoken_text(after)


def test_what_was_written_before_shows_again(after: ClosingPage) -> None:
    """Text that came back opens its card; that of other cards marks their chips."""
    after.write(ALL)
    after.say_restored()
    assert open_cards(after) == [PROMISE]
    assert filled(after) == [PROMISE, NOTE]
    assert "here again" in after.subline.said()


def test_tab_goes_as_one_reads(after: ClosingPage) -> None:
    """Thanks, chips, the open card, then the foot, whose end is Done."""
    press(after, PROMISE)
    lay_out(after)
    after.setFocus()
    reached: list[str] = []
    while not reached or reached[-1] != "Done":
        QTest.keyClick(after.window(), Qt.Key.Key_Tab)
        reached.append(plain(after.window().focusWidget().accessibleName()))
        assert len(reached) < 20
    assert reached == [
        *("Maya says thank you", "Sam says thank you", AGAIN, PROMISE, NOTE, RATE),
        *("A promise", "Both of you", "What it is, in a line", FORGET, "Done"),
    ]
