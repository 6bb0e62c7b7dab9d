"""Claims about what the whole program says aloud, and when it is silent."""

from __future__ import annotations

from listening_timer.ui.session.actions import StageAction
from listening_timer.ui.widgets.accessibility import without_format_characters
from tests.app.conftest import OpenProgram


async def test_the_program_says_what_the_state_does_not(open_program: OpenProgram) -> None:
    """A refusal and a word are said; behind the cover nothing is, and afterwards what has come."""
    harness = open_program()
    said: list[str] = []

    def hear(words: str) -> None:
        said.append(without_format_characters(words))

    harness.program.announcer.said.connect(hear)
    harness.show()
    harness.sit_down()
    harness.later(1)
    harness.program.stage.input.do(StageAction.MAIN)
    assert said[-1].startswith("Ann’s turn")
    harness.later(10)
    count = len(said)
    harness.program.stage.hiding.hide()
    harness.later(1)
    harness.program.stage.input.do(StageAction.MAIN)
    harness.program.stage.stage.say("A word")
    harness.later(40)
    assert len(said) == count
    harness.program.stage.hiding.show_again()
    harness.later(1)
    assert said[count].startswith("Bo’s turn")
    harness.program.stage.stage.say("A word")
    assert said[-1] == "A word"
    harness.program.stage.stage.set_saving_note("Not yet saved")
    assert said[-1] == "Not yet saved"
