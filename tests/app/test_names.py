"""Claims about the names people type: a clear sentence or a talk, and nothing typed is lost."""

from __future__ import annotations

import pytest

from listening_timer.model.records import Unfinished
from tests.app.conftest import OpenProgram

REFUSED = ["", " ", "\t\n", "\u200b", "\u202e\u2066", "x" * 41, "x" * 10_000]
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


@pytest.mark.parametrize("name", REFUSED, ids=lambda name: f"{name[:5]!a}x{len(name)}")
async def test_a_name_that_cannot_be_is_asked_for_again(
    open_program: OpenProgram, name: str
) -> None:
    """Nothing, nothing visible or too much: the page stays, and so does the other name."""
    harness = open_program()
    harness.sit_down("Ann", name)
    assert harness.page == "begin"
    assert harness.program.conductor.state is None
    assert harness.program.begin.grab().toImage() is not None
    harness.sit_down("Ann", "Bo")
    assert harness.page == "stage"


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


async def test_two_equal_names_are_told_apart(open_program: OpenProgram) -> None:
    """Ann and ann are one name: both are asked for a second one."""
    harness = open_program()
    harness.sit_down("Ann", " ann ")
    assert harness.page == "begin"
