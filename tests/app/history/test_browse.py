"""Claims about looking back, wired: what was asked last is what shows, however late answers are."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from listening_timer.model.annotations import WordKind
from listening_timer.model.records import Filter
from tests.helpers.app.history_page import SEARCH, Visit
from tests.helpers.history.fault_injection import CountedCalls
from tests.helpers.history.sample_sessions import session_id, word
from tests.helpers.qt.widget_actions import (
    press,
    spoken_text,
    type_into_field,
    wait_for_question,
    wait_for_tasks,
)

OLD = 40
"""So many sessions are more than are read before anybody scrolls."""


async def test_the_page_shows_at_once(visit: Visit) -> None:
    """Before anything was read; then the newest sessions, the first of them in full."""
    made = await visit(7, load=False)
    made.area.open()
    assert made.window.page_id() == "history"
    assert made.rows() == []
    await wait_for_tasks()
    assert len(made.rows()) == 7
    assert made.page.current() == made.page.detail.session == session_id(6)


async def test_a_history_without_talks_says_so(visit: Visit) -> None:
    """And leads to the first one."""
    made = await visit(0)
    begun: list[str] = []
    made.page.begin_requested.connect(lambda: begun.append("begin"))
    press(made.window, "Begin your first talk")
    assert begun == ["begin"]


async def test_older_sessions_come_as_the_end_is_near(visit: Visit) -> None:
    """Page after page until there are no more, each session once, the newest first."""
    made = await visit(OLD)
    known = [len(made.rows())]
    bar = made.list.verticalScrollBar()
    while known[-1] < OLD and len(known) < OLD:
        bar.setValue(bar.maximum())
        await wait_for_tasks()
        known.append(len(made.rows()))
    assert known[0] < OLD
    assert known == sorted(set(known))
    days = [made.list.model().index(at, 0).data() for at in range(OLD)]
    assert len(set(days)) == OLD
    assert days[-1].replace("\u00a0", " ") == "Wednesday afternoon, 18 November"


async def test_the_last_wish_wins(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of letters typed while one answer is awaited only the last is looked for, after it."""
    made = await visit(7)
    read = CountedCalls(monkeypatch, "sessions")
    type_into_field(made.window, SEARCH, "r")
    await asyncio.sleep(0)
    type_into_field(made.window, SEARCH, "river")
    await wait_for_tasks()
    assert [only for _size, _before, only in read.calls] == [
        Filter(text="r"),
        Filter(text="river"),
    ]
    assert all("river" in row for row in made.rows())
    assert len(made.rows()) == 3


async def test_what_was_found_is_shown_and_marked(visit: Visit) -> None:
    """The sentence stands in the row; a press on a word that holds wishes for all again."""
    made = await visit(7)
    type_into_field(made.window, SEARCH, "RIVER")
    await wait_for_tasks()
    assert made.rows()[0].endswith("The river was high 6.")
    assert made.page.query() == "RIVER"
    type_into_field(made.window, SEARCH, "zzz")
    await wait_for_tasks()
    assert made.rows() == []
    assert made.page.detail.session == ""
    press(made.window, "Show all talks")
    await wait_for_tasks()
    assert len(made.rows()) == 7


async def test_older_sessions_of_another_list_are_of_no_use(visit: Visit) -> None:
    """Asked for before something else was searched for, they come too late."""
    made = await visit(7)
    made.page.more_requested.emit()
    type_into_field(made.window, SEARCH, "river")
    await wait_for_tasks()
    assert len(made.rows()) == 3
    assert all("river" in row for row in made.rows())


async def test_the_last_chosen_session_is_shown(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever goes quickly through the list reads two: the one they were at, and the last."""
    made = await visit(7)
    read = CountedCalls(monkeypatch, "session")
    for number in (5, 4, 3):
        made.page.choose(session_id(number))
    await asyncio.sleep(0)
    made.page.choose(session_id(6))
    await wait_for_tasks()
    assert len(read.calls) <= 2
    assert made.page.detail.session == session_id(6)


async def test_a_change_is_seen_in_its_row_and_beside_it(visit: Visit) -> None:
    """A topic that was written stands in the row at once, and the row stays where it was."""
    made = await visit(7)
    made.page.choose(session_id(5))
    await wait_for_tasks()
    topic = replace(word(session_id(5), "Holidays", 9), kind=WordKind.TOPIC)
    await made.queue.query(lambda history: history.write_word(topic))
    made.area.refresh(session_id(5))
    await wait_for_tasks()
    assert made.rows()[1].endswith("Holidays")
    assert made.page.current() == session_id(5)
    assert "Holidays" in spoken_text(made.page.detail)


async def test_what_is_deleted_goes_and_what_is_brought_back_is_chosen(visit: Visit) -> None:
    """Its neighbour is chosen meanwhile; so it is with the last one there is."""
    made = await visit(2)
    for number in (1, 0):
        deleted = await made.queue.query(
            lambda history, number=number: history.delete(session_id(number))
        )
        made.area.refresh(session_id(number))
        await wait_for_tasks()
    assert made.rows() == []
    await made.queue.query(lambda history: history.restore(deleted))
    made.area.refresh(session_id(0))
    await wait_for_tasks()
    assert made.page.current() == made.page.detail.session == session_id(0)


async def test_a_page_that_is_not_shown_reads_nothing(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change elsewhere waits until somebody looks back."""
    made = await visit(2, load=False)
    read = CountedCalls(monkeypatch, "sessions")
    made.area.refresh("")
    await wait_for_tasks()
    assert read.calls == []


async def test_a_session_that_cannot_be_shown_says_why(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside the list, which stays."""
    made = await visit(7, load=False)
    read = CountedCalls(monkeypatch, "session")
    read.shut = "damaged"
    await made.area.load()
    await wait_for_tasks()
    assert "This talk can’t be shown." in spoken_text(made.page.detail)
    assert len(made.rows()) == 7


async def test_people_and_formats_are_offered_when_they_are_asked_for(visit: Visit) -> None:
    """A press on one of them shows their sessions alone."""
    made = await visit(2)
    press(made.window, "Filter")
    await wait_for_tasks()
    press(made.window, "Ann")
    await wait_for_tasks()
    assert made.page.filter() == Filter(person="Ann")
    assert len(made.rows()) == 2


async def test_the_menu_passes_on_what_is_wished(visit: Visit) -> None:
    """It closes, and the wish is told; closed without one, nothing is."""
    made = await visit(2)
    told: list[str] = []
    made.page.people_requested.connect(lambda: told.append("people"))
    for answer in ("people", "closed"):
        press(made.window, "More for this history")
        assert (await wait_for_question(made.window.sheet)).startswith("This history")
        made.window.sheet.answer(answer)
        await wait_for_tasks()
    assert told == ["people"]
