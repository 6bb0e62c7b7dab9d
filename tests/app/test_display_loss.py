"""Claims about a display that ends: Qt stops the loop, words and talk are saved all the same."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from listening_timer.app import history_run
from listening_timer.app.lifecycle import loop_runner
from listening_timer.app.services.event_loop import LoopStopped
from listening_timer.history.store import History
from tests.app.conftest import Reports
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.qt.widget_actions import find_field, press


@pytest.mark.parametrize("fails", [False, True])
def test_what_was_typed_is_saved_without_a_loop(
    qapp: QApplication, reports: Reports, tmp_path: Path, *, fails: bool
) -> None:
    """Typed on the page after a talk a moment before: all of it is there, and no fault is told."""
    harnesses: list[ProgramInProcess] = []

    async def go() -> None:
        harness = ProgramInProcess(qapp, reports, History.open(tmp_path / "history.db"))
        harnesses.append(harness)
        harness.show()
        harness.sit_down()
        harness.talk_to_the_end()
        press(harness.program.window, "A note")
        QTest.keyClicks(find_field(harness.program.window, "A note about this talk"), "so it was")
        press(harness.program.window, "A small promise")
        QTest.keyClicks(find_field(harness.program.window, "What it is, in a line"), "a call")
        qapp.exit(1)  # as Qt does it where the connection to the X server breaks
        await asyncio.get_running_loop().create_future()

    with loop_runner(qapp, reports) as runner:
        with pytest.raises(LoopStopped):
            runner.run(go())
        (harness,) = harnesses
        if fails:
            harness.history.close()
        said = history_run.save_at_loss(harness.program, harness.queue)
    harness.program.window.close_for_good()
    harness.program.window.deleteLater()
    if fails:
        assert said == "Not everything could be saved."
        return
    assert said == "The talk and all that was typed are saved: start again to go on."
    with History.open(tmp_path / "history.db") as history:
        detail = history.session(history.sessions()[0].id)
        assert [word.text for word in detail.words] == ["so it was"]
        assert [promise.text for promise in detail.promises] == ["a call"]
        assert history.drafts() == ()
        assert history.check() == []
