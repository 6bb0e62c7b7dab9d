"""All that can be done beside the exercise, once each, for the pictures of a demonstration."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from listening_timer.app.program import Program
from listening_timer.ui.pages.actions import Act
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.cards import ChoiceCard
from listening_timer.ui.widgets.scales import ScaleRow

Shoot = Callable[[str], Awaitable[None]]
Sort = TypeVar("Sort", bound=QWidget)

ANSWERS = ((6, 4, 7), (5, 7, 8))
"""What the two give, as they sit: calm, closeness, heard."""


def visible(page: QWidget, sort: type[Sort]) -> list[Sort]:
    """The controls of a sort that show on a page, in their order."""
    return [each for each in page.findChildren(sort) if each.isVisible()]


async def rate(program: Program, shoot: Shoot, name: str) -> None:
    """Let both say how they are, covered, one after the other."""
    page = program.stage.asides.ratings
    program.stage.acts.do(Act.RATE)
    for number, answers in enumerate(ANSWERS, 1):
        await shoot(f"{name}-covered-{number}")
        page.answer_main()
        for row, answer in zip(visible(page, ScaleRow), answers, strict=False):
            row.choose(answer)
        await shoot(f"{name}-ratings-{number}")
        page.answer_main()
    await shoot(f"{name}-ratings-both")
    page.answer_main()


async def bridge(program: Program, shoot: Shoot, name: str) -> None:
    """Let the listener look for the feeling, and keep none of it."""
    page = program.stage.asides.feelings
    program.stage.acts.do(Act.FEELINGS)
    await shoot(f"{name}-covered")
    page.answer_main()
    await shoot(f"{name}-families")
    visible(page, ChoiceCard)[0].click()
    await shoot(f"{name}-words")
    visible(page, QuietButton)[1].click()
    await shoot(f"{name}-own")
    page.answer_main()


async def share(program: Program, shoot: Shoot, name: str) -> None:
    """Ask for time, for a prompt, for everything in the "…", and hide."""
    stage, window = program.stage, program.window
    stage.stage.choose_time(choosing=True)
    await shoot(f"{name}-more-time")
    stage.stage.choose_time(choosing=False)
    stage.acts.do(Act.HOLD_REPLY)
    stage.acts.do(Act.PROMPT)
    await shoot(f"{name}-prompt")
    stage.acts.do(Act.HIDE)
    await shoot(f"{name}-hidden")
    stage.hiding.show_again()
    stage.acts.do(Act.PAUSE)
    await shoot(f"{name}-paused")
    stage.stage.open_menu()
    await shoot(f"{name}-menu")
    window.sheet.answer("close")
    stage.acts.do(Act.ALL_KEYS)
    await shoot(f"{name}-keys")
    window.sheet.answer("closed")
    stage.acts.do(Act.END)
    await shoot(f"{name}-end-asked")
    window.sheet.answer("stay")
