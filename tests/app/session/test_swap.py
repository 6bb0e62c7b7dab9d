"""Claims about swapping the floor in a share: who has it, what is said, and what is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt

from listening_timer.cli.session_text import page
from listening_timer.exercise.formats import SECOND, Role
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.state import Status
from listening_timer.transfer.markdown_format import lines
from listening_timer.ui.session.actions import StageAction
from listening_timer.ui.widgets.token.token import Token
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.plain_text import plain
from tests.helpers.qt.widget_actions import (
    press,
    shown_text,
    spoken_text,
    type_key,
    wait_for_question,
    wait_for_tasks,
)


def in_anns_turn(harness: ProgramInProcess) -> None:
    """Ann and Bo, a minute into Ann's turn of three."""
    harness.sit_down()
    harness.later(1)
    harness.program.stage.input.do(StageAction.MAIN)
    harness.later(60)


async def test_the_other_one_takes_the_rest(harness: ProgramInProcess) -> None:
    """By S: seen, and said in a notice; time goes on, and the step back gives it back."""
    in_anns_turn(harness)
    window = harness.program.window
    type_key(window, Qt.Key.Key_S)
    assert harness.state.floor is Role.B
    assert "Swapped. ← takes it back." in shown_text(window)
    (token,) = harness.program.stage.stage.findChildren(Token)
    assert "Bo" in spoken_text(token)
    harness.later(20)
    now = harness.program.conductor.now
    assert now is not None
    assert now.record.remaining == 100 * SECOND
    type_key(window, Qt.Key.Key_PageUp)
    assert harness.state.floor is Role.A
    assert harness.state.sums.sharing(Role.B) == 20 * SECOND


async def test_the_menu_has_it_in_a_share_alone(harness: ProgramInProcess) -> None:
    """Paused too; in a handover there is none, and its key is refused in a sentence."""
    in_anns_turn(harness)
    window = harness.program.window
    harness.program.stage.input.do(StageAction.PAUSE)
    press(window, "More to do")
    await wait_for_question(window.sheet)
    press(window.sheet, "Swap whose turn it is")
    await wait_for_tasks()
    assert (harness.state.status, harness.state.floor) == (Status.PAUSED, Role.B)
    for _on in range(2):
        harness.later(1)
        harness.program.stage.input.do(StageAction.MAIN)
    assert harness.state.phase.kind is PhaseKind.HANDOVER
    before = harness.state
    type_key(window, Qt.Key.Key_S)
    assert harness.state == before
    assert "while somebody shares" in shown_text(window)


async def test_who_has_the_next_turn_is_told_as_it_is(harness: ProgramInProcess) -> None:
    """Bo took the rest of Ann's turn and shares next: nobody tells Ann that hers comes next."""
    in_anns_turn(harness)
    window = harness.program.window
    assert "Your turn comes next." in shown_text(window)
    type_key(window, Qt.Key.Key_S)
    harness.later(10)
    assert "Your turn comes next." not in shown_text(window)
    harness.program.stage.input.do(StageAction.MAIN)
    harness.later(1)
    assert "Thank you, Bo. Thank you for listening, Ann." in plain(shown_text(window))
    assert "Your turn is next." not in shown_text(window)


async def test_each_has_their_own_time_in_what_is_kept(harness: ProgramInProcess) -> None:
    """History, the command line and Markdown list a part for each, as the sums have it."""
    in_anns_turn(harness)
    type_key(harness.program.window, Qt.Key.Key_S)
    harness.later(40)
    harness.talk_to_the_end()
    harness.later(1)
    press(harness.program.window, "Done")
    await wait_for_tasks()

    detail = await harness.queue.query(lambda history: history.session(history.sessions()[0].id))
    ann, bo = (detail.state.sums.sharing(who) // SECOND for who in Role)
    assert (ann, bo - 40) == (60, detail.state.records[3].actual // SECOND + 1)
    rows = "| Ann shares | 3:00 | 1:00 |  |\n| Bo shares | 0:00 | 0:41 |"
    assert rows in "\n".join(lines(detail))
    assert "0:41  Bo shares" in "\n".join(page(detail))
    await harness.open_page("history")
    heard = " ".join(plain(spoken_text(harness.program.window)).split())
    assert "Ann · sharing 3:00 1:00 Bo · sharing 0:00 0:41" in heard
