"""Claims about prompts over a talk, over a crash in it, and over the next talks."""

from __future__ import annotations

from listening_timer.config.paths import user_paths
from listening_timer.exercise.formats import Role
from listening_timer.library.prompts import CardKind, Decks
from listening_timer.ui.session.actions import StageAction
from tests.app.conftest import OpenProgram
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.qt.widget_actions import wait_for_tasks

HALF = 100
"""Seconds into a turn of three minutes, after which the cards for its beginning come no more."""


def scarcer() -> tuple[str, ...]:
    """The cards of the scarcer of the two kinds that are dealt here in turns."""
    paths = user_paths()
    decks = Decks(paths.resources, paths.prompts)
    kinds = (decks.cards(CardKind.DEEPER), decks.cards(CardKind.FEELING))
    return tuple(card.key for card in min(kinds, key=len))


async def dealt(harness: ProgramInProcess, times: int) -> tuple[str, ...]:
    """Ask for a prompt so often; the cards of the talk in their order, as they are kept."""
    for _each in range(times):
        harness.program.stage.input.do(StageAction.PROMPT)
    return (await harness.unfinished()).prompts


def in_a_turn(harness: ProgramInProcess) -> None:
    """Talk up to the second half of the first turn."""
    harness.sit_down()
    harness.program.stage.input.do(StageAction.MAIN)
    harness.later(HALF)


async def test_no_prompt_comes_twice_before_all_have(open_program: OpenProgram) -> None:
    """Not in a talk, nor where it was killed and taken up again; then the oldest comes first."""
    scarce = scarcer()
    harness = open_program()
    in_a_turn(harness)
    before = await dealt(harness, len(scarce))
    assert len(set(before)) == len(scarce)
    harness.program.conductor.leave()  # as a kill does, nothing is told
    found = await harness.unfinished()
    again = open_program(harness.history, found)
    again.program.recovery.page.answer_main()
    assert again.state.floor is Role.A
    again.program.stage.input.do(StageAction.MAIN)
    through = await dealt(again, len(scarce))
    assert len(set(through)) == 2 * len(scarce)
    assert set(scarce) <= set(through)
    once_more = (await dealt(again, 2))[len(through) :]
    assert [card for card in once_more if card in scarce] == [
        next(card for card in through if card in scarce)
    ]
    await again.close()
    harness.program.window.close_for_good()


async def test_the_next_talk_goes_on_where_this_one_ended(harness: ProgramInProcess) -> None:
    """What was shown in one talk comes last in the next, whichever of the two begins."""
    in_a_turn(harness)
    first = await dealt(harness, 6)
    harness.talk_to_the_end()
    harness.program.stage.closing.page.keep_requested.emit()
    await harness.queue.wait_until_saved(5)
    await wait_for_tasks()
    in_a_turn(harness)
    second = await dealt(harness, 6)
    assert not set(first) & set(second)
