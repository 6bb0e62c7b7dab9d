"""Claims about the names people type, in the whole program: what they are kept as."""

from __future__ import annotations

import pytest

from listening_timer.model.records import Unfinished
from tests.app.conftest import OpenProgram

TAKEN = {
    "A": "A",
    "x" * 40: "x" * 40,
    "<img src=x>": "<img src=x>",
    "<b>Bo</b>": "<b>Bo</b>",
    "\u202eBo\u202c": "Bo",
    "  Anna   Lena ": "Anna Lena",
    "👩‍👩‍👧": "👩‍👩‍👧",
    "שרה": "שרה",
    "O'Brien; DROP TABLE person;--": "O'Brien; DROP TABLE person;--",
}


@pytest.mark.parametrize("name", TAKEN, ids=lambda name: f"{name[:12]!a}")
async def test_any_other_name_is_kept_as_plain_text(open_program: OpenProgram, name: str) -> None:
    """Tags, right-to-left, emoji: the talk begins, is painted, and is kept under that name."""
    kept: list[Unfinished | None] = []
    harness = open_program()
    harness.sit_down(name, "Somebody else")
    assert harness.page == "stage"
    harness.program.conductor.look()
    harness.program.window.grab()
    harness.later(1)
    harness.program.stage.stage.wished.emit("main")
    kept.append(await harness.queue.query(lambda history: history.unfinished()))
    assert kept[0] is not None
    assert kept[0].name_a == TAKEN[name]
