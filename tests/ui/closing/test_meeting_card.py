"""Claims about the next talk: one press agrees to it, and what stands stays until it is changed."""

from __future__ import annotations

import time
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from listening_timer.exercise.formats import MINUTE
from listening_timer.model.annotations import Meeting
from listening_timer.model.records import NextTime
from listening_timer.ui.closing.meeting_card import MeetingCard
from listening_timer.ui.theme.theme import Theme
from tests.helpers.exercise.play_session import WALL
from tests.helpers.plain_text import plain
from tests.helpers.qt.widget_actions import find, find_button, press, shown_text

NOW = WALL - WALL % (15 * MINUTE)
DAY = 24 * 60 * MINUTE
SUNDAY, EIGHT = date(2026, 11, 22), 20 * 60


def local(wall: int) -> tuple[int, int]:
    """An instant, with the offset of this computer then (min)."""
    return wall, time.localtime(wall / 1000).tm_gmtoff // 60


def at(day: date, minute: int) -> int:
    """A local time of this computer as an instant."""
    whole = (day.year, day.month, day.day, *divmod(minute, 60), 0, 0, 0, -1)
    return int(time.mktime(whole)) * 1000


STANDS = Meeting(
    "s1", *local(at(SUNDAY, EIGHT) - 14 * DAY), edited=5, weekly=True, substitute=2, zone="Etc/UTC"
)


@pytest.fixture
def card(theme: Theme) -> MeetingCard:
    """The card, opened, on which nobody has answered."""
    made = MeetingCard(theme, lambda: local(NOW))
    made.propose(NextTime(SUNDAY, EIGHT), usual=False)
    made.resize(980, 400)
    made.show()
    return made


def answers(card: MeetingCard) -> list[str]:
    """The buttons that show, but those of days and times."""
    shown = [each for each in card.findChildren(QAbstractButton) if each.isVisible()]
    return [plain(each.accessibleName()) for each in shown if each.accessibleName()][:6]


def files(card: MeetingCard) -> list[Meeting]:
    """The calendar files that are wished for from now on."""
    asked: list[Meeting] = []
    card.calendar_requested.connect(asked.append)
    return asked


def agreed(card: MeetingCard) -> Meeting:
    """What is agreed on."""
    meeting = card.meeting()
    assert meeting is not None
    return meeting


def test_one_press_agrees(card: MeetingCard) -> None:
    """The proposed time is said; before the press nothing is agreed on, after it all is."""
    assert shown_text(card) == "Same time next week?\nSunday, 22 November, 20:00"
    assert answers(card) == ["Yes", "Yes, and into our calendar", "Every week", "Another time"]
    assert (card.meeting(), card.is_filled) == (None, False)
    press(card, "Yes")
    assert agreed(card) == Meeting("", *local(at(SUNDAY, EIGHT)), edited=0)
    assert card.is_filled
    assert shown_text(card) == "Your next talk:\nSunday, 22 November, 20:00"


def test_one_press_agrees_and_saves_a_file(card: MeetingCard) -> None:
    """It asks for the file of what was agreed on, and says what became of it while it is true."""
    asked = files(card)
    press(card, "Yes, and into our calendar")
    assert asked == [agreed(card)]
    card.say("Saved.")
    assert "Saved." in shown_text(card)
    press(card, "Another time")
    press(card, "One day later")
    assert "Saved." not in shown_text(card)
    press(card, "Into our calendar")
    assert asked[1:] == [agreed(card)]
    assert agreed(card).wall == at(SUNDAY, EIGHT) + DAY


def test_the_usual_time_is_called_so(card: MeetingCard) -> None:
    """Where it is not just a week after this talk, the question does not say so."""
    card.propose(NextTime(SUNDAY, EIGHT), usual=True)
    assert "At your usual time?" in shown_text(card)


def test_every_week_has_a_substitute_day(card: MeetingCard) -> None:
    """One press makes it weekly; another day than its own can stand in, or none."""
    press(card, "Every week")
    assert agreed(card) == Meeting("", *local(at(SUNDAY, EIGHT)), edited=0, weekly=True)
    assert "Sundays, 20:00" in shown_text(card)
    assert "If that day doesn’t work:" in shown_text(card)
    assert not any(plain(b.accessibleName()) == "Sunday" for b in shown_buttons(card))
    press(card, "Wednesday")
    assert agreed(card).substitute == 2
    press(card, "Another time")
    for _day in range(3):
        press(card, "One day later")
    assert (agreed(card).substitute, agreed(card).weekly) == (None, True)
    press(card, "Every week")
    assert not agreed(card).weekly
    assert "If that day doesn’t work:" not in shown_text(card)


def shown_buttons(card: MeetingCard) -> list[QAbstractButton]:
    """The buttons that show."""
    return [each for each in card.findChildren(QAbstractButton) if each.isVisible()]


def test_what_is_chosen_holds_at_once(card: MeetingCard) -> None:
    """Another day needs no second press; only to look for one agrees to nothing."""
    press(card, "Another time")
    assert card.meeting() is None
    press(card, "A quarter of an hour later")
    assert agreed(card).wall == at(SUNDAY, EIGHT) + 15 * MINUTE
    press(card, "No date yet")
    assert (card.meeting(), card.is_filled) == (None, False)


def test_the_keyboard_stays_among_the_answers(card: MeetingCard) -> None:
    """The button that takes the place of a pressed one has it next."""
    find_button(card, "Yes").setFocus()
    QTest.keyClick(find_button(card, "Yes"), Qt.Key.Key_Space)
    assert card.focusWidget().accessibleName() == "Into our calendar"
    find_button(card, "No date yet").setFocus()
    QTest.keyClick(find_button(card, "No date yet"), Qt.Key.Key_Space)
    assert card.focusWidget().accessibleName() == "Yes"


def test_what_stands_stays(card: MeetingCard) -> None:
    """A standing appointment is named, with its substitute day, and nothing is asked."""
    card.propose(NextTime(SUNDAY, EIGHT, standing=STANDS), usual=True)
    assert shown_text(card) == "Sundays, 20:00 stays. If that day doesn’t work: Wednesday."
    assert answers(card) == ["Into our calendar", "Move it", "End it"]
    assert card.meeting() is STANDS
    assert not card.is_filled


def test_what_stands_is_moved(card: MeetingCard) -> None:
    """From its next time on; it stays the same appointment, and weekly."""
    card.propose(NextTime(SUNDAY, EIGHT, standing=STANDS), usual=True)
    press(card, "Move it")
    assert card.meeting() is STANDS
    press(card, "One day later")
    moved = Meeting("", *local(at(SUNDAY, EIGHT) + DAY), 0, "s1", weekly=True, substitute=2)
    assert agreed(card) == moved
    assert "Mondays, 20:00" in shown_text(card)


def test_what_stands_is_ended(card: MeetingCard) -> None:
    """One press ends it; agreed on anew, it is the same appointment."""
    card.propose(NextTime(SUNDAY, EIGHT, standing=STANDS), usual=True)
    press(card, "End it")
    assert card.meeting() is None
    press(card, "Yes")
    assert (agreed(card).series, agreed(card).weekly) == ("s1", False)


def test_a_single_time_to_come_stays_too(card: MeetingCard) -> None:
    """What was agreed on in an earlier talk, and is still to come, can be moved or left open."""
    coming = Meeting("s2", *local(at(SUNDAY, EIGHT) - DAY), edited=5)
    card.propose(NextTime(SUNDAY, EIGHT, coming=coming), usual=False)
    assert shown_text(card) == "Saturday, 21 November, 20:00 stays."
    assert answers(card) == ["Into our calendar", "Move it", "No date yet"]
    assert card.meeting() is coming


def test_an_answer_is_not_overtaken(card: MeetingCard) -> None:
    """What the history knows may come late: who has answered by then keeps their answer."""
    press(card, "Yes")
    card.propose(NextTime(date(2026, 11, 25), EIGHT), usual=True)
    assert agreed(card).wall == at(SUNDAY, EIGHT)


def test_where_nothing_is_kept_there_is_only_the_file(card: MeetingCard) -> None:
    """Nothing can be agreed on or written; a time can be chosen for a calendar file."""
    card.set_kept(False)
    asked = files(card)
    assert answers(card) == ["Into our calendar", "Another time"]
    assert not find(card, QLineEdit, "Something for next time").isVisible()
    press(card, "Another time")
    press(card, "One day later")
    press(card, "Into our calendar")
    assert card.meeting() is None
    assert [each.wall for each in asked] == [at(SUNDAY, EIGHT) + DAY]


def test_a_line_for_next_time_is_something(card: MeetingCard) -> None:
    """It marks the chip without any time; the next two find it empty."""
    card.field.setText("The garden")
    assert card.is_filled
    card.clear()
    assert (card.is_filled, card.field.text()) == (False, "")
