"""Claims about lists of words, wired: what is chosen is read, and what changes is seen there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from listening_timer.app.history import words
from listening_timer.ui.widgets.list.view import RowList
from tests.helpers.app.history_page import SMALL, HistoryEditor, Visit
from tests.helpers.history.fault_injection import CountedCalls
from tests.helpers.history.sample_sessions import session_id
from tests.helpers.plain_text import plain
from tests.helpers.qt.widget_actions import (
    find,
    find_button,
    press,
    spoken_text,
    type_into_field,
    wait_for_tasks,
)

MANY = 40
"""So many sessions have more notes than are read before anybody scrolls."""


def rows_of(looking: HistoryEditor) -> list[str]:
    """What a reader hears of the thanks."""
    rows = find(looking.page, RowList, "Thanks, newest first")
    model, role = rows.model(), Qt.ItemDataRole.AccessibleTextRole
    return [plain(str(model.index(at, 0).data(role))) for at in range(model.rowCount())]


async def thanks(looking: HistoryEditor) -> None:
    """Look at the thanks of Ann and Bo."""
    await looking.open()
    press(looking.page, "Thanks")
    await looking.settled()


async def open_row(looking: HistoryEditor) -> None:
    """Open the talk of the newest thanks."""
    looking.page.words.rows.opened.emit()
    await looking.settled()


async def test_each_list_is_read_when_it_is_chosen(looking: HistoryEditor) -> None:
    """Of both, or of one of the two, by what is typed."""
    await thanks(looking)
    assert [row.endswith("Ann: appreciation in 3") for row in rows_of(looking)] == [True, False]
    press(looking.page, "Bo")
    await looking.settled()
    assert rows_of(looking) == []
    press(looking.page, "Both")
    type_into_field(looking.page, "Search these words", "in 2")
    await looking.settled()
    assert len(rows_of(looking)) == 1


async def test_a_talk_opened_there_is_the_one_that_is_edited(looking: HistoryEditor) -> None:
    """Its change is seen in the list at Back, and beside the talks too."""
    await thanks(looking)
    await open_row(looking)
    assert looking.page.detail.session == session_id(3)
    await looking.write_in("Ann says thank you", "For the soup")
    press(looking.page, "Back to the list")
    await looking.settled()
    assert rows_of(looking)[0].endswith("Ann: For the soup")
    press(looking.page, "Talks")
    await looking.settled()
    assert looking.page.detail.session == session_id(2)


async def test_a_talk_that_is_deleted_there_leads_back(looking: HistoryEditor) -> None:
    """Its words are gone from the list, and come back with it."""
    await thanks(looking)
    await open_row(looking)
    press(looking.page, "Delete this talk")
    await looking.answer("delete")
    assert len(rows_of(looking)) == 1
    assert looking.page.words.isVisible()
    looking.undo()
    await looking.settled()
    assert len(rows_of(looking)) == 2
    assert looking.page.words.isVisible()


async def test_with_more_than_two_people_words_are_not_told_apart(looking: HistoryEditor) -> None:
    """As soon as somebody else was there, or somebody was erased."""
    await thanks(looking)
    assert find_button(looking.page, "Ann")
    await looking.queue.query(lambda history: history.erase_person("Bo", looking.wall))
    looking.review.refresh("")
    await looking.settled()
    with pytest.raises(AssertionError):
        find_button(looking.page, "Ann")


async def test_older_words_come_as_the_end_is_near(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Page after page, each once; those that were read are there after a change too."""
    monkeypatch.setattr(words, "PAGE", SMALL)
    made = await visit(MANY)
    press(made.page, "Notes")
    await wait_for_tasks()
    rows = find(made.page, RowList, "Notes, newest first")
    known = [rows.model().rowCount()]
    while known[-1] < MANY // 3 + 1 and len(known) < MANY:
        rows.verticalScrollBar().setValue(rows.verticalScrollBar().maximum())
        await wait_for_tasks()
        known.append(rows.model().rowCount())
    assert known == sorted(set(known))
    rows.choose(f"word-{session_id(0)[:8]}-1")
    made.area.refresh("")
    await wait_for_tasks()
    assert rows.model().rowCount() == known[-1]
    assert rows.current() == f"word-{session_id(0)[:8]}-1"


async def test_words_that_cannot_be_read_say_why(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In their place; one press tries again, and then they are there."""
    made = await visit(7)
    read = CountedCalls(monkeypatch, "words")
    read.shut = "io"
    press(made.page, "Notes")
    await wait_for_tasks()
    assert "history.db" in spoken_text(made.page)
    read.shut = ""
    press(made.page, "Try again")
    await wait_for_tasks()
    assert find(made.page, RowList, "Notes, newest first").model().rowCount() == 3
