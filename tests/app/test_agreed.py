"""Claims about Begin: it asks after what was agreed last time, and says when the next talk is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Side
from listening_timer.history.store import History
from listening_timer.model.annotations import PromiseKind, Word, WordKind
from listening_timer.model.records import LastTime
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.widgets.scroll import Scroll
from tests.app.conftest import OpenProgram
from tests.helpers.app.fake_context import WELCOMED
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import (
    DAY,
    add_annotations,
    add_session,
    session_id,
)
from tests.helpers.plain_text import plain
from tests.helpers.qt.widget_actions import (
    find_button,
    press,
    spoken_text,
    type_into_field,
    wait_for_layout,
    wait_for_tasks,
)

WAYS: Sequence[tuple[str, str, PromiseKind, str, str]] = (
    ("A promise", "Ann", PromiseKind.PROMISE, "Ann", "one"),
    ("A promise", "Bo", PromiseKind.PROMISE, "Bo", "two"),
    ("A promise", "Both of you", PromiseKind.PROMISE, "", "three"),
    ("Something we always enjoy", "", PromiseKind.ROUTINE, "", "four"),
    ("Something new together", "", PromiseKind.NEW, "", "five"),
)
"""What is chosen and pressed, what is kept of it, whose it is (empty: both's), and its words."""


async def promise_each(harness: ProgramInProcess) -> list[Side]:
    """Hold a talk for each kind of plan, as Begin proposes it; on which side each began."""
    after, began = harness.program.stage.closing.page, list[Side]()
    harness.program.begin.fill("Ann", "Bo", Side.LEFT)
    for kind, whose, _kept, _name, words in WAYS:
        harness.begin()
        began.append(harness.state.started.side_a)
        harness.talk_to_the_end()
        press(after, "A small promise")
        press(after, kind)
        if whose:
            press(after, whose)
        type_into_field(after, "What it is, in a line", words)
        press(after, "Done")
        await wait_for_tasks()
    return began


def asked_after(harness: ProgramInProcess) -> list[str]:
    """The promises that Begin asks after, in its words."""
    return [plain(row.accessibleName()) for row in promises(harness)]


def promises(harness: ProgramInProcess) -> list[ChoiceRow]:
    """The rows of promises that are asked after, once what is left from last time is unfolded."""
    harness.program.begin.open_left_over()
    rows = harness.program.begin.last_time_card.findChildren(ChoiceRow)
    return [row for row in rows if row.isVisible()]


async def answer(harness: ProgramInProcess, outcomes: Sequence[str]) -> None:
    """Say what became of the promises that are asked after, then come back to Begin."""
    for row, outcome in zip(promises(harness), outcomes, strict=True):
        press(row, outcome)
    harness.program.return_to_begin()
    await wait_for_tasks()


async def test_begin_asks_after_what_was_promised(harness: ProgramInProcess) -> None:
    """From the next day on, three at a time; "not yet" comes again a day later, no other does.

    Who starts alternates meanwhile, and what was promised is kept under whose it is.
    """
    assert await promise_each(harness) == [Side.LEFT, Side.RIGHT] * 2 + [Side.LEFT]
    kept = await harness.queue.query(all_plans)
    assert kept == [(kind, name, words) for _kind, _whose, kind, name, words in WAYS]
    assert asked_after(harness) == []
    harness.wall += DAY
    await answer(harness, [])
    assert asked_after(harness) == ["Ann: one", "Bo: two", "Both of you: three"]
    await answer(harness, ["Kept", "Not yet", "Let it go"])
    assert asked_after(harness) == ["Time together: four", "Time together: five"]
    await answer(harness, ["Partly", "Let it go"])
    assert asked_after(harness) == []
    harness.wall += DAY
    await answer(harness, [])
    assert asked_after(harness) == ["Bo: two"]


async def test_begin_opens_at_its_top(open_program: OpenProgram) -> None:
    """Also at 200 % in a small window; so does the sheet with all that is left from last time."""

    def talked(history: History) -> LastTime | None:
        for number in range(1, 4):
            talk = add_session(history, number, ("Maya", "Sam"), day=number - 8)
            add_annotations(history, talk)
        return history.last_time()

    harness = open_program(settings=replace(WELCOMED, text=200))
    harness.program.window.resize(1024, 640)
    harness.show()
    await wait_for_layout()
    harness.program.open(await harness.queue.query(talked), None)
    await wait_for_layout()
    page = harness.program.begin.page
    line = "From last time: six promises, something to talk about, and a planned talk"
    assert find_button(page, line)
    assert scrolled(page) == 0
    assert len(asked_after(harness)) == 3
    await wait_for_layout()
    assert scrolled(harness.program.begin.left_over) == 0


def scrolled(page: QWidget) -> int:
    """How far (px) a page is scrolled."""
    scroll = page.findChild(Scroll)
    assert scroll is not None
    return scroll.verticalScrollBar().value()


def all_plans(history: History) -> list[tuple[PromiseKind, str, str]]:
    """What was promised in all talks, with whose it is, the oldest first."""
    details = [history.session(row.id) for row in reversed(history.sessions())]
    return [
        (each.kind, detail.row.name(each.who) if each.who else "", each.text)
        for detail in details
        for each in detail.promises
    ]


async def test_begin_says_when_the_next_talk_is(harness: ProgramInProcess) -> None:
    """It stands there until half a day after its time.

    With the talk, when that is erased, all that was agreed in it goes from the page, names too.
    """
    program = harness.program
    harness.sit_down()
    harness.talk_to_the_end()
    press(program.window, "When will you talk again?")
    press(program.window, "Yes")
    press(program.window, "A small promise")
    type_into_field(program.window, "What it is, in a line", "one")
    press(program.window, "Done")
    await wait_for_tasks()
    program.begin.open_left_over()
    page = program.begin.left_over
    assert "You planned to talk on " in spoken_text(page)
    harness.wall += 8 * DAY
    program.return_to_begin()
    await wait_for_tasks()
    assert "You planned to talk on " not in spoken_text(page)
    assert asked_after(harness) == ["Both of you: one"]
    rows = await harness.queue.query(lambda history: history.sessions())
    program.history_area.browse.page.detail.delete_requested.emit(rows[0].id)
    await harness.answer("delete")
    program.open_page("begin")
    assert harness.page == "welcome"
    assert program.begin.names() == ("", "")
    assert asked_after(harness) == []


async def test_what_was_left_for_this_time_is_offered_once(harness: ProgramInProcess) -> None:
    """Talked about, it is the topic of this session; let go, it is in the history no more."""
    left = Word("a" * 32, session_id(1), WordKind.NEXT_TIME, None, "the holidays", WALL)
    await harness.come_back()
    for answer in ("Talk about it", "Let it go"):
        await harness.queue.query(lambda history: history.write_word(left))
        harness.program.return_to_begin()
        await wait_for_tasks()
        begin = harness.program.begin
        press(begin.page, "From last time: something to talk about")
        assert "From last time" in spoken_text(begin.left_over)
        press(begin.left_over, answer)
        press(begin.left_over, "Done")
        assert find_button(begin.page, "Between two talks")
        await harness.queue.wait_until_saved(5)
        last = await harness.queue.query(lambda history: history.last_time())
        assert last is not None
        topic = harness.program.begin.choices.topic
        told = (topic, last.next_time is None)
        assert told == (("the holidays", False) if answer == "Talk about it" else ("", True))
