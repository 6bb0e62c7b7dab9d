"""Claims about what two people leave at the end of a talk, and what is kept of it."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from listening_timer.app import lifecycle
from listening_timer.app.services import write_queue
from listening_timer.exercise.formats import MINUTE, Role
from listening_timer.history.horizon import wall_ms
from listening_timer.history.store import History
from listening_timer.model.annotations import Moment, PromiseKind, Scale, WordKind
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import SessionDetail
from listening_timer.ui.closing.values import Closing, Plan
from listening_timer.ui.widgets.note_field import NoteField
from tests.app.conftest import OpenProgram
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.history.sample_sessions import DAY
from tests.helpers.qt.covered_pages import answer_ratings
from tests.helpers.qt.widget_actions import (
    lay_out,
    press,
    spoken_text,
    type_into_field,
    wait_for_question,
    wait_for_tasks,
)

SAID = Closing(
    note="We listened.",
    thanks={Role.A: "that you waited", Role.B: "the tea"},
    promise=(PromiseKind.PROMISE, Role.B, "I call on Thursday"),
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one folder of a program."""
    monkeypatch.setenv("LISTENING_TIMER_HOME", str(tmp_path))
    return tmp_path


def talked(harness: ProgramInProcess) -> None:
    """Lead a first try to its end; the page after it shows."""
    harness.sit_down()
    harness.talk_to_the_end()
    assert harness.page == "after"


def at_home(harness: ProgramInProcess) -> None:
    """Let the wall clock be in this computer's time zone."""
    harness.offset = time.localtime(harness.wall / 1000).tm_gmtoff // 60


def latest(history: History) -> SessionDetail:
    """All that is kept of the latest talk."""
    return history.session(history.sessions(limit=1)[0].id)


def texts(detail: SessionDetail) -> dict[tuple[WordKind, Role | None], str]:
    """The words beside a talk, by what they are for."""
    found = {(word.kind, word.who): word.text for word in detail.words}
    assert len(found) == len(detail.words)
    return found


def plans(detail: SessionDetail) -> list[Plan]:
    """What was promised or planned."""
    return [(each.kind, each.who, each.text) for each in detail.promises]


async def test_what_is_left_is_kept_once(
    open_program: OpenProgram, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Closing was asked for, and they stayed: kept then and again, everything is there once.

    What was emptied in between is gone, and so is a time that was left open again.
    """
    monkeypatch.setattr(write_queue, "RETRY_S", 0.01)
    full = [True]

    def lose(_history: History) -> None:
        if full[0]:
            raise HistoryError("full", path=home / "history.db")

    harness = open_program()
    harness.show()
    program, after = harness.program, harness.program.stage.closing.page
    talked(harness)
    harness.queue.enqueue(lose)
    after.write(SAID)
    press(after, "When will you talk again?")
    press(after, "Yes")
    await lifecycle.signal_future(harness.queue.save_failed)
    program.window.close()
    assert "Not everything is saved yet" in await wait_for_question(program.window.sheet)
    program.window.sheet.answer("stay")
    full[0] = False
    assert await harness.queue.wait_until_saved(5)
    await wait_for_tasks()
    before = await harness.queue.query(latest)
    assert texts(before) == {
        (WordKind.NOTE, None): SAID.note,
        (WordKind.APPRECIATION, Role.A): SAID.thanks[Role.A],
        (WordKind.APPRECIATION, Role.B): SAID.thanks[Role.B],
    }
    assert plans(before) == [SAID.promise]
    assert before.meeting is not None
    type_into_field(after, "Bo says thank you", " ")
    press(after, "No date yet")
    press(after, "A small promise")
    type_into_field(after, "What it is, in a line", " ")
    harness.later(1)
    press(after, "Done")
    await wait_for_tasks()
    again = await harness.queue.query(latest)
    assert texts(again) == {
        (WordKind.NOTE, None): SAID.note,
        (WordKind.APPRECIATION, Role.A): SAID.thanks[Role.A],
    }
    assert (plans(again), again.meeting) == ([], None)


def calendar_file(home: Path) -> Path:
    """The calendar file that was saved."""
    return next(home.glob("*.ics"))


async def test_the_calendar_file_has_the_agreed_time(home: Path, harness: ProgramInProcess) -> None:
    """What is read back from it is the instant that is kept beside the talk, without a name."""
    at_home(harness)
    after = harness.program.stage.closing.page
    talked(harness)
    press(after, "When will you talk again?")
    for button in ("Another time", "One day later", "A quarter of an hour later"):
        press(after, button)
    press(after, "Into our calendar")
    await wait_for_tasks()
    saved = calendar_file(home)
    assert f"Saved as {saved}." in spoken_text(after)
    press(after, "Done")
    await wait_for_tasks()
    detail = await harness.queue.query(latest)
    assert detail.meeting is not None
    event = Calendar.from_ical(saved.read_bytes()).events[0]
    agreed = datetime.fromtimestamp(detail.meeting.wall / 1000, UTC)
    assert event.start == agreed
    in_eight_days = datetime.fromtimestamp(harness.wall / 1000, UTC) + timedelta(days=8)
    assert abs(agreed - in_eight_days) < timedelta(minutes=30)
    assert not any(name in saved.read_bytes() for name in (b"Ann", b"Bo"))


async def test_a_calendar_file_that_cannot_be_written_loses_nothing(
    open_program: OpenProgram, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence says why; what was written and agreed on stays, and is kept."""
    monkeypatch.setenv("LISTENING_TIMER_HOME", str(home / "missing"))
    harness = open_program()
    harness.show()
    after = harness.program.stage.closing.page
    talked(harness)
    after.write(SAID)
    press(after, "When will you talk again?")
    press(after, "Yes, and into our calendar")
    await wait_for_tasks()
    assert "does not exist" in spoken_text(after)
    press(after, "Done")
    await wait_for_tasks()
    detail = await harness.queue.query(latest)
    assert texts(detail)[WordKind.NOTE, None] == SAID.note
    assert plans(detail) == [SAID.promise]
    assert detail.meeting is not None
    assert list(home.iterdir()) == []


async def test_nothing_of_a_talk_stays_on_the_page(harness: ProgramInProcess) -> None:
    """Once it is left, every line is empty, and Undo brings nothing back for whoever sits next."""
    after = harness.program.stage.closing.page
    talked(harness)
    press(after, "A small promise")
    type_into_field(after, "What it is, in a line", "one")
    type_into_field(after, "Ann says thank you", "two")
    press(after, "A note")
    note = after.findChildren(NoteField)[0]
    QTest.keyClicks(note, "three")
    press(after, "Done")
    await wait_for_tasks()
    lines = after.findChildren(QLineEdit)
    assert {line.text() for line in lines} | {note.text()} == {""}
    assert not any(line.isUndoAvailable() for line in lines)
    assert not note.document().isUndoAvailable()


async def test_how_it_was_is_asked_on_this_page(harness: ProgramInProcess) -> None:
    """Covered, one after the other; back on the page the chip has both answers, and they are kept.

    Also after a restart, where they stand on the page again.
    """
    talked(harness)
    stage = harness.program.stage
    press(stage.closing.page, "How was it?")
    ratings = stage.overlays.ratings
    for number in (6, 7):
        answer_ratings(ratings, dict.fromkeys(Scale, number))
    ratings.answer_main()
    assert harness.page == "after"
    detail = await harness.queue.query(latest)
    given = {(each.moment, each.who, each.scale): each.value for each in detail.ratings}
    assert given == {
        (Moment.CLOSE, who, scale): number
        for who, number in ((Role.A, 6), (Role.B, 7))
        for scale in Scale
    }
    stage.leave()
    stage.show_closing(detail)
    assert "Ann: 6 calm, 6 close, 6 heard" in spoken_text(stage.closing.page)


async def test_how_it_was_can_be_said_after_a_restart(harness: ProgramInProcess) -> None:
    """The page comes back for what was typed there; the ratings can be given then too."""
    talked(harness)
    stage = harness.program.stage
    detail = await harness.queue.query(latest)
    stage.leave()
    stage.show_closing(detail)
    press(stage.closing.page, "How was it?")
    for number in (6, 7):
        answer_ratings(stage.overlays.ratings, dict.fromkeys(Scale, number))
    stage.overlays.ratings.answer_main()
    assert harness.page == "after"
    assert len((await harness.queue.query(latest)).ratings) == 6


async def agree(harness: ProgramInProcess, *presses: str) -> SessionDetail:
    """Talk, press these on the card of the next talk, and be done; what is kept of it."""
    talked(harness)
    await wait_for_tasks()
    after = harness.program.stage.closing.page
    press(after, "When will you talk again?")
    for words in presses:
        press(after, words)
        lay_out(after)
    press(after, "Done")
    await wait_for_tasks()
    return await harness.queue.query(latest)


async def test_a_calendar_entry_takes_two_presses(home: Path, harness: ProgramInProcess) -> None:
    """From the end of the talk: a file with an alarm, and the same time is agreed on."""
    talked(harness)
    after = harness.program.stage.closing.page
    press(after, "When will you talk again?")
    press(after, "Yes, and into our calendar")
    await wait_for_tasks()
    event = Calendar.from_ical(calendar_file(home).read_bytes()).events[0]
    assert [each.name for each in event.subcomponents] == ["VALARM"]
    harness.program.stage.save_typed()
    detail = await harness.queue.query(latest)
    assert detail.meeting is not None
    assert event.start == datetime.fromtimestamp(detail.meeting.wall / 1000, UTC)


async def test_a_week_after_the_talk_began_is_proposed(harness: ProgramInProcess) -> None:
    """To a quarter of an hour, however long the talk was."""
    at_home(harness)
    begun = harness.wall
    meeting = (await agree(harness, "Yes")).meeting
    assert meeting is not None
    assert abs(meeting.wall - begun - 7 * DAY) <= 8 * MINUTE


async def test_a_standing_appointment_stays_until_it_is_ended(harness: ProgramInProcess) -> None:
    """Agreed on every week, left alone, moved, ended: each by one press, in a talk of its own."""
    first = (await agree(harness, "Every week")).meeting
    assert first is not None
    assert first.weekly
    harness.wall += DAY
    left = await agree(harness)
    assert left.meeting is None
    last = await harness.queue.query(lambda history: history.last_time())
    assert last is not None
    assert last.standing == first
    harness.wall += DAY
    moved = (await agree(harness, "Move it", "One day later", "Friday")).meeting
    assert moved is not None
    assert (moved.series, moved.weekly, moved.substitute) == (first.series, True, 4)
    last = await harness.queue.query(lambda history: history.last_time())
    assert last is not None
    assert last.standing == moved
    harness.wall += DAY
    await agree(harness, "End it")
    last = await harness.queue.query(lambda history: history.last_time())
    assert last is not None
    assert last.standing is None


async def test_a_single_time_is_left_open_in_a_later_talk(harness: ProgramInProcess) -> None:
    """What was agreed on before, and is still to come, stays; one press takes it back."""
    harness.wall = wall_ms() - 3 * DAY
    await agree(harness, "Yes")
    harness.wall += DAY
    await agree(harness)
    coming = await harness.queue.query(lambda history: history.next_time(newest(history)).coming)
    assert coming is not None
    await agree(harness, "No date yet")
    coming = await harness.queue.query(lambda history: history.next_time(newest(history)).coming)
    assert coming is None


def newest(history: History) -> str:
    """The id of the latest talk."""
    return history.sessions(limit=1)[0].id


async def test_a_line_for_next_time_is_kept(harness: ProgramInProcess) -> None:
    """It belongs to both, and waits for the next Begin."""
    talked(harness)
    after = harness.program.stage.closing.page
    press(after, "When will you talk again?")
    type_into_field(after, "Something for next time", "The garden")
    press(after, "Done")
    await wait_for_tasks()
    last = await harness.queue.query(lambda history: history.last_time())
    assert last is not None
    assert last.next_time is not None
    assert (last.next_time.text, last.next_time.who) == ("The garden", None)
