"""Claims about a list that cannot be read: what is there stays, and one press tries again."""

from __future__ import annotations

import pytest

from listening_timer.model.records import Filter
from tests.helpers.app.history_page import SEARCH, SMALL, Visit
from tests.helpers.history.fault_injection import CountedCalls
from tests.helpers.history.sample_sessions import session_id
from tests.helpers.qt.widget_actions import press, spoken_text, type_into_field, wait_for_tasks


async def test_a_list_that_cannot_be_read_says_why(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a sentence, in its place; one press tries again, and then it is there."""
    made = await visit(7)
    read = CountedCalls(monkeypatch, "sessions")
    read.shut = "io"
    await made.area.load()
    assert "history.db" in spoken_text(made.page)
    assert not made.list.isVisible()
    press(made.window, "Try again")
    await wait_for_tasks()
    assert "history.db" in spoken_text(made.page)
    read.shut = ""
    press(made.window, "Try again")
    await wait_for_tasks()
    assert made.list.isVisible()
    assert "history.db" not in spoken_text(made.page)
    assert len(made.rows()) == 7


async def test_the_list_stays_where_it_cannot_go_on(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says why below; pressed twice, the next ones are tried once, and come once."""
    made = await visit(7, load=False)
    read = CountedCalls(monkeypatch, "sessions")
    read.shut, read.lets_in = "io", (None, Filter())
    await made.area.load()
    await wait_for_tasks()
    newest = made.rows()
    assert made.list.isVisible()
    assert made.page.detail.session == session_id(6)
    assert len(newest) == SMALL
    assert "history.db" in spoken_text(made.page)
    tried = len(read.calls)
    for _press in range(2):
        press(made.window, "Try again")
    await wait_for_tasks()
    assert len(read.calls) == tried + 1
    assert made.rows() == newest
    assert "history.db" in spoken_text(made.page)
    read.shut = ""
    press(made.window, "Try again")
    await wait_for_tasks()
    assert made.rows()[:SMALL] == newest
    assert len(set(made.rows())) == len(made.rows()) == 7
    assert "history.db" not in spoken_text(made.page)


async def test_another_list_has_no_old_trouble(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where something else was searched for, nobody is told why the one before could not go on."""
    made = await visit(7, load=False)
    read = CountedCalls(monkeypatch, "sessions")
    read.shut, read.lets_in = "io", (None, Filter())
    await made.area.load()
    await wait_for_tasks()
    read.lets_in = (None, Filter(text="river"))
    type_into_field(made.window, SEARCH, "river")
    press(made.window, "Try again")
    await wait_for_tasks()
    assert len(made.rows()) == 3
    assert "history.db" not in spoken_text(made.page)
