"""Claims about talking although the history could not be opened: nothing is promised then."""

from __future__ import annotations

from listening_timer.ui.session.actions import StageAction
from tests.app.conftest import OpenProgram
from tests.helpers.qt.widget_actions import press, spoken_text, wait_for_question


async def test_no_screen_says_that_it_is_kept(open_program: OpenProgram) -> None:
    """The stage, the question at the end, the one at closing and the last page say the same."""
    harness = open_program(keeps=False)
    harness.show()
    harness.sit_down()
    window, acts = harness.program.window, harness.program.stage.input
    harness.later(2)
    acts.do(StageAction.MAIN)
    assert "This talk won’t be kept" in spoken_text(window)
    acts.do(StageAction.END)
    assert "This talk won’t be kept." in await wait_for_question(window.sheet)
    press(window.sheet, "Go on talking")
    window.close()
    assert "you can’t go on with it later" in await wait_for_question(window.sheet)
    press(window.sheet, "Stay")
    harness.talk_to_the_end()
    assert "This talk wasn’t kept." in spoken_text(window)
    assert "It is in your history." not in spoken_text(window)
    assert await harness.queue.query(lambda history: history.count()) == 0
