"""Screenshots of the pages of a plan."""

from __future__ import annotations

from listening_timer.app.program import Program
from listening_timer.demo import samples
from listening_timer.demo.screenshots import Film
from listening_timer.library.formats import Library

_SETTLE_S = 0.2
"""Delay (s) until an answer is painted."""


async def plan_pages(film: Film, program: Program, library: Library) -> None:
    """A plan: made, shown before it is used, on Begin and its sheet, and let go."""
    window, area = program.window, program.plans
    plan = samples.plan(library.get("share-fully"))
    area.making.show("share-fully")
    await film.shoot(window, "plan-make")
    area.making.page.write(plan.text, plan.weekly)
    await film.shoot(window, "plan-made")
    area.offer(plan)
    await film.shoot(window, "plan")
    area.page.accept()
    await film.shoot(window, "begin-plan")
    program.begin.open_change()
    await film.shoot(window, "change-plan")
    program.begin.let_go_requested.emit()
    await film.shoot(window, "plan-let-go")
    window.sheet.answer("go")
    await film.settle(_SETTLE_S)
