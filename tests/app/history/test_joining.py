"""Claims about people who are one person by two names: joined after a question, and undone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from listening_timer.history.store import History
from tests.helpers.app.history_page import HistoryEditor
from tests.helpers.history.sample_sessions import add_session
from tests.helpers.plain_text import plain
from tests.helpers.qt.widget_actions import press, spoken_text, type_into_field, wait_for_question

Wish = Callable[[HistoryEditor], Awaitable[None]]


def misspelt(history: History) -> None:
    """Two more talks of Bo, with somebody whose name is mistyped, on either side."""
    add_session(history, 7, ("Annn", "Bo"), day=7)
    add_session(history, 8, ("Bo", "annn"), day=8)


async def by_link(looking: HistoryEditor) -> None:
    """Choose whom the mistyped one is the same as."""
    press(looking.area.people.page, "Same person as annn")
    assert "Who is the same person as annn?" in plain(await wait_for_question(looking.window.sheet))
    looking.window.sheet.answer("0")  # another question follows


async def by_name(looking: HistoryEditor) -> None:
    """Type the right name, which is there already."""
    people = looking.area.people.page
    press(people, "Change the name of annn")
    await looking.settled()
    type_into_field(people, "Another name for annn", "ANN")
    press(people, "Save")


@pytest.mark.parametrize("wish", [by_link, by_name], ids=lambda wish: wish.__name__)
async def test_two_spellings_become_one_after_a_question(
    wish: Wish, looking: HistoryEditor
) -> None:
    """All talks belong to the same two then, and Undo takes it back."""
    await looking.queue.query(misspelt)
    await looking.open()
    before = await looking.see()
    await looking.open_people()
    await wish(looking)
    assert "Are annn and Ann the same person?" in await looking.answer("one")
    talks, people = await looking.see()
    assert [(used.name, used.sessions) for used in people] == [("Ann", 5), ("Bo", 5)]
    assert {talk.row.name_a for talk in talks} == {"Ann", "Bo"}
    assert "annn is now Ann." in spoken_text(looking.area.people.page)
    looking.undo()
    assert await looking.see() == before


async def test_nobody_is_joined_without_a_yes(looking: HistoryEditor) -> None:
    """Where the answer is no, all stays as it was."""
    await looking.queue.query(misspelt)
    await looking.open()
    before = await looking.see()
    await looking.open_people()
    await by_link(looking)
    await looking.answer("two")
    assert await looking.see() == before


async def test_two_who_talked_with_each_other_are_two(looking: HistoryEditor) -> None:
    """There is no question: it says why, beside whom it is about."""
    await looking.open()
    before = await looking.see()
    people = await looking.open_people()
    press(people, "Same person as Bo")
    await looking.answer("0")
    assert "These two talked with each other" in spoken_text(people)
    assert await looking.see() == before


async def test_one_alone_is_the_same_as_nobody(looking: HistoryEditor) -> None:
    """Where there is nobody else, nothing is offered."""
    await looking.open()
    await looking.queue.query(lambda history: history.erase_person("Bo", looking.wall))
    assert "Same person" not in spoken_text(await looking.open_people())
