"""Claims about a whole exercise with a finger: but for names and words, all is touched.

In the test's own process, since nothing touches an X server's screen from outside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from listening_timer.config.settings import Settings
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.state import Status
from listening_timer.history.store import History
from listening_timer.model.records import Outcome
from listening_timer.ui.widgets.scroll import Scroll
from tests.app.conftest import OpenProgram, Run
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.qt.touch_input import TouchInput
from tests.helpers.qt.widget_actions import wait_for_question, wait_for_tasks

LEFT, RIGHT = "Name of the person on the left", "Name of the person on the right"
Enter = Callable[[Settings], ProgramInProcess]


@pytest.fixture(autouse=True)
def calm_finger(qapp: QApplication) -> Iterator[None]:
    """Between two taps there is time, though no test waits: no tap is half of a double click."""
    usual = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(0)
    yield
    qapp.setDoubleClickInterval(usual)


@pytest.fixture
def enter(open_program: OpenProgram, tmp_path: Path) -> Enter:
    """Starts the program on a history, in a window as small as may be."""

    def started(settings: Settings) -> ProgramInProcess:
        history = History.open(tmp_path / "history.db")
        harness = open_program(history, settings=settings)
        harness.program.window.resize(1024, 640)
        harness.show()
        return harness

    return started


async def go_on(harness: ProgramInProcess, finger: TouchInput, words: str) -> None:
    """Talk for a second, and tap on a main action."""
    harness.later(1)
    await finger.tap(words)


async def answer(harness: ProgramInProcess, finger: TouchInput, name: str, other: str) -> None:
    """One answers how they are, and hands on."""
    await go_on(harness, finger, f"I am {name}")
    harness.program.stage.overlays.ratings.settle()
    await finger.tap("4", "How calm are you?")
    await finger.tap("10", f"How close do you feel to {other}?")
    await go_on(harness, finger, "Done")


async def talk(harness: ProgramInProcess, finger: TouchInput) -> None:
    """From Begin to the end, with what the "…" holds, more time and a break."""
    await finger.write(LEFT, "Ann")
    await finger.write(RIGHT, "Bo")
    await finger.tap("Begin")
    await wait_for_tasks()
    await choose(harness, finger, "How are you both?")
    for name, other in (("Ann", "Bo"), ("Bo", "Ann")):
        await answer(harness, finger, name, other)
    await go_on(harness, finger, "Go on")
    await go_on(harness, finger, "We are both ready")
    for words in ("Let a reply wait", "+2 min", "Take a break"):
        await choose(harness, finger, words)
    assert harness.state.status is Status.BREAK
    await go_on(harness, finger, "We are back")
    await go_on(harness, finger, "Go on")
    assert harness.state.record.added
    turns = ("I have shared everything", "Bo’s turn", "I have shared everything")
    for words in (*turns, *["I’ve said thank you"] * 2):
        await go_on(harness, finger, words)
    await choose(harness, finger, "Once more, 3 min each")
    for words in turns:
        await go_on(harness, finger, words)
    await go_on(harness, finger, "Finish")


async def choose(harness: ProgramInProcess, finger: TouchInput, words: str) -> None:
    """Tap on something of the stage; what has no room there is in the "…"."""
    if not finger.sees(words):
        await finger.tap("More to do")
        await wait_for_question(harness.program.window.sheet)
    await finger.tap(words)
    await wait_for_tasks()


def test_a_whole_exercise_by_touch(enter: Enter, tmp_path: Path, run: Run) -> None:
    """From Begin to Close in the smallest window, with the largest text: pages follow a finger."""

    async def go() -> None:
        harness = enter(Settings(welcomed=True, text=200))
        finger = TouchInput(harness.program.window)
        await talk(harness, finger)
        await wait_for_tasks()
        assert harness.page == "after"
        await finger.tap("A note")
        await finger.write("A note about this talk", "It was warm")
        await finger.tap("A small promise")
        await finger.tap("Something new together")
        await finger.write("What it is, in a line", "A walk")
        await finger.tap("Done")
        await wait_for_tasks()
        assert harness.page == "begin"

    run(go())
    with History.open(tmp_path / "history.db") as history:
        (row,) = history.sessions()
        assert row.outcome is Outcome.COMPLETED
        detail = history.session(row.id)
        assert len(detail.ratings) == 4
        assert [words.text for words in detail.words] == ["It was warm"]
        assert [promise.text for promise in detail.promises] == ["A walk"]


async def test_what_a_finger_does_besides_does_nothing(enter: Enter) -> None:
    """Drawn over a button it scrolls and presses nothing; two fingers press once at most."""
    harness = enter(Settings(welcomed=True, text=200))
    window = harness.program.window
    finger = TouchInput(window)
    await finger.write(LEFT, "Ann")
    await finger.write(RIGHT, "Bo")
    await finger.tap("Other ways to talk")
    change = harness.program.begin.change
    area = next(each for each in change.findChildren(Scroll) if each.isVisible())
    bar = area.verticalScrollBar()
    bar.setValue(0)
    choices = harness.program.begin.choices
    before = choices.tailoring
    await finger.scroll(area, 200)
    assert bar.value() > 0  # how far it glides on is Qt's to say
    assert choices.tailoring == before
    await finger.tap("Done")
    await finger.tap("Begin")
    await wait_for_tasks()
    await go_on(harness, finger, "We are both ready")
    rest = window.rect().center()
    await finger.draw(rest, rest + QPoint(300, 40))
    harness.later(1)
    await finger.touch_with_two("I have shared everything")
    harness.later(1)
    assert (harness.state.phase.kind, harness.state.index) == (PhaseKind.HANDOVER, 2)
    harness.program.conductor.leave()
