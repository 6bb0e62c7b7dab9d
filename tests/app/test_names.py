"""Claims about the names people type, in the whole program: what they are kept as."""

from __future__ import annotations

import pytest

from tests.helpers.app.program_in_process import ProgramInProcess

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
async def test_any_other_name_is_kept_as_plain_text(harness: ProgramInProcess, name: str) -> None:
    """Tags, right-to-left, emoji: the talk begins, is painted, and is kept under that name."""
    harness.sit_down(name, "Somebody else")
    assert harness.page == "stage"
    harness.program.conductor.look()
    harness.program.window.grab()
    harness.later(1)
    harness.program.stage.stage.wished.emit("main")
    assert (await harness.unfinished()).name_a == TAKEN[name]
