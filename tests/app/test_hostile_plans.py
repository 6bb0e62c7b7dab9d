"""Claims about hostile plan files in the window: each is told, and changes nothing."""

from __future__ import annotations

from pathlib import Path

from listening_timer.library import plan as plans
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.exercise.hostile_files import faults_of
from tests.helpers.exercise.plan_files import good, put_hostile
from tests.helpers.qt.widget_actions import wait_for_question, wait_for_tasks

TITLE = "This plan can’t be opened. "


async def test_each_is_told_and_changes_nothing(harness: ProgramInProcess, folder: Path) -> None:
    """One sentence each, which names the file and the key; the plan that holds goes on holding."""
    program, sheet, wrong = harness.program, harness.program.window.sheet, list[str]()
    await harness.come_back()
    program.plans.offer(plans.parse_text(good()))
    program.plans.page.accept()
    await wait_for_tasks()
    held = program.plans.held
    assert held is not None
    files = put_hostile(folder)
    for file, path in files:
        program.plans.take(None, path)
        program.plans.offer_given()
        said = (await wait_for_question(sheet)).removeprefix(TITLE)
        wrong += faults_of(file, path, said)
        sheet.answer("done")
        await wait_for_tasks()
    assert wrong == []
    assert len(files) > 300
    assert (harness.page, program.plans.held) == ("begin", held)
    assert program.begin.choices.format == held.format
    kept = await harness.queue.query(lambda history: history.plan())
    assert kept is not None
    assert plans.parse_text(kept.text) == held
