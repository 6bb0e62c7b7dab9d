"""Claims about runs that are not recorded: nothing of them stays, and nobody is asked anything."""

from __future__ import annotations

from dataclasses import replace

import pytest

from listening_timer.exercise.formats import Side
from listening_timer.model.preferences import Digits
from listening_timer.model.run_kind import RunKind
from listening_timer.ui.begin.options import Setup
from listening_timer.ui.session.actions import StageAction
from tests.app.conftest import OpenProgram
from tests.helpers.app.fake_context import WELCOMED
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.qt.widget_actions import spoken_text, wait_for_tasks

UNRECORDED = [kind for kind in RunKind if not kind.is_recorded]
NAMED = replace(WELCOMED, names_in_title=True)
SAID = {
    RunKind.DEMONSTRATION: "Demonstration, nothing is kept",
    RunKind.NOW_YOU: "Nothing is kept",
}


def start(harness: ProgramInProcess, kind: RunKind) -> None:
    """Start a run of two other people."""
    fmt = SHIPPED["first-try"]
    harness.program.stage.begin(Setup("Maya", "Sam", Side.LEFT, fmt, topic="The sea"), kind)


@pytest.mark.parametrize("kind", UNRECORDED)
async def test_a_run_leaves_nothing_behind(harness: ProgramInProcess, kind: RunKind) -> None:
    """Neither a session nor a draft, nor a setting; what was typed on Begin stays as it was."""
    program, ended = harness.program, list[RunKind]()
    program.stage.run_ended.connect(ended.append)
    program.begin.fill("Ann", "Bo", Side.RIGHT)
    program.drafts.flush()
    before = await harness.queue.query(lambda history: history.drafts())
    start(harness, kind)
    acts = program.stage.input
    for act in (StageAction.MAIN, StageAction.DIGITS, StageAction.PROMPT, StageAction.HOLD_REPLY):
        harness.later(1)
        acts.do(act)
    assert program.stage.stage.digits is not Digits.CLOCK
    harness.talk_to_the_end_of_the_run()
    assert ended == [kind]
    assert harness.saved == []
    assert program.stage.stage.digits is Digits.CLOCK
    assert await harness.queue.query(lambda history: history.count()) == 0
    assert await harness.queue.query(lambda history: history.unfinished()) is None
    assert await harness.queue.query(lambda history: history.drafts()) == before
    assert program.begin.names() == ("Ann", "Bo")


@pytest.mark.parametrize("kind", UNRECORDED)
async def test_it_is_said_on_every_page(harness: ProgramInProcess, kind: RunKind) -> None:
    """On the stage, also while it is quiet, in a break, and while all is hidden; not afterwards."""
    stage, window = harness.program.stage, harness.program.window
    start(harness, kind)
    harness.later(1)
    stage.input.do(StageAction.MAIN)
    harness.later(1)
    stage.stage.set_quiet(True)
    assert SAID[kind] in spoken_text(window)
    for act in (StageAction.HIDE, StageAction.BREAK):
        stage.input.do(act)
        assert SAID[kind] in spoken_text(window)
        stage.hiding.show_again()
    stage.leave_run()
    assert SAID[kind] not in spoken_text(window)


@pytest.mark.parametrize("kind", UNRECORDED)
async def test_its_names_are_in_no_title(open_program: OpenProgram, kind: RunKind) -> None:
    """Nor where those of a talk are: a title is seen by others in a call."""
    harness = open_program(settings=NAMED)
    start(harness, kind)
    assert harness.program.window.windowTitle() == "Listening Timer"


@pytest.mark.parametrize("kind", UNRECORDED)
async def test_the_window_closes_at_once(harness: ProgramInProcess, kind: RunKind) -> None:
    """In the middle of it too: there is nothing to lose."""
    closed = list[bool]()
    harness.program.window.closed.connect(lambda: closed.append(True))
    start(harness, kind)
    harness.later(1)
    harness.program.stage.input.do(StageAction.MAIN)
    harness.later(1)
    assert not harness.program.stage.in_the_middle
    harness.program.window.close()
    await wait_for_tasks()
    assert closed == [True]


async def test_a_demonstration_ends_without_a_question(harness: ProgramInProcess) -> None:
    """Ended from the menu, it is over; a short try of two people is asked about first."""
    program, ended = harness.program, list[RunKind]()
    program.stage.run_ended.connect(ended.append)
    start(harness, RunKind.DEMONSTRATION)
    program.stage.input.do(StageAction.END)
    assert ended == [RunKind.DEMONSTRATION]
    start(harness, RunKind.NOW_YOU)
    program.stage.input.do(StageAction.END)
    assert "Nothing is kept so far." in await harness.answer("stay")
    assert ended == [RunKind.DEMONSTRATION]


async def test_not_now_ends_a_run(harness: ProgramInProcess) -> None:
    """Where a talk would be put off to another day, there is nothing to put off."""
    program, ended = harness.program, list[RunKind]()
    program.stage.run_ended.connect(ended.append)
    start(harness, RunKind.DEMONSTRATION)
    program.stage.input.do(StageAction.NOT_NOW)
    assert ended == [RunKind.DEMONSTRATION]
    assert harness.page != "another-time"


async def test_a_talk_is_what_it_was(open_program: OpenProgram) -> None:
    """After a run the next talk is recorded, named in the title, and asked about."""
    harness = open_program(settings=NAMED)
    harness.show()
    start(harness, RunKind.DEMONSTRATION)
    harness.program.stage.leave_run()
    harness.sit_down()
    harness.later(1)
    harness.program.stage.input.do(StageAction.MAIN)
    assert harness.program.stage.in_the_middle
    assert harness.program.window.windowTitle().startswith("Ann")
    harness.talk_to_the_end()
    assert await harness.queue.query(lambda history: history.count()) == 1
