"""Claims about what is changed when one looks back: kept at once, and taken back in order."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from listening_timer.history.store import History
from listening_timer.model.annotations import PromiseOutcome
from tests.helpers.app.history_page import HistoryEditor, refuse
from tests.helpers.history.sample_sessions import session_id
from tests.helpers.qt.widget_actions import fill_field, press, spoken_text

Deed = Callable[[HistoryEditor], Awaitable[None]]
PROMISED = f"promise-{session_id(2)[:8]}-1"


async def note(looking: HistoryEditor) -> None:
    """Add a note, as Bo's own."""
    await looking.write()
    press(looking.page.detail, "Bo")
    fill_field(looking.page.detail, "Another note", "How the evening ended.")
    await looking.settled()


async def edit(looking: HistoryEditor) -> None:
    """Change what Ann appreciated."""
    await looking.write_in("Ann says thank you", f"Otherwise {looking.wall}")


async def erase(looking: HistoryEditor) -> None:
    """Empty the topic."""
    await looking.write_in("What it was about", "")


async def tag(looking: HistoryEditor) -> None:
    """Add a tag."""
    await looking.write_in("A tag to find it by", f"tag {looking.wall % 1_000_000}")


async def untag(looking: HistoryEditor) -> None:
    """Take the tag off."""
    await looking.write()
    press(looking.page.detail, "Remove “tag in 2”")
    await looking.settled()


async def promised(looking: HistoryEditor) -> None:
    """Say what was promised in other words."""
    await looking.write_in("Ann promised", f"This instead {looking.wall}")


async def unpromised(looking: HistoryEditor) -> None:
    """Erase a promise."""
    await looking.write_in("Ann promised", "")


async def decided(looking: HistoryEditor) -> None:
    """Say what became of a promise."""
    looking.page.detail.outcome_chosen.emit(PROMISED, PromiseOutcome.PARTLY.value)
    await looking.settled()


async def deleted(looking: HistoryEditor) -> None:
    """Delete the talk that is shown."""
    looking.page.detail.delete_requested.emit(session_id(2))
    assert "Delete this talk?" in await looking.answer("delete")


async def renamed(looking: HistoryEditor) -> None:
    """Call Ann otherwise."""
    looking.area.people.page.rename_requested.emit("Ann", "Änne")
    await looking.settled()


async def erased(looking: HistoryEditor) -> None:
    """Erase Bo."""
    looking.area.people.page.erase_requested.emit("Bo")
    assert "Erase Bo from this history?" in await looking.answer("erase")


DEEDS = [note, edit, erase, tag, untag, promised, unpromised, decided, deleted, renamed, erased]


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
async def test_each_deed_is_kept_and_taken_back(deed: Deed, looking: HistoryEditor) -> None:
    """Done, the history is another one at once; undone, it is as before, but for its stamps."""
    await looking.open()
    before = await looking.see()
    await deed(looking)
    assert await looking.see() != before
    assert looking.page.undo_bar.isVisible()
    looking.undo()
    assert await looking.see() == before
    assert "Undone." in spoken_text(looking.page.undo_bar)
    looking.undo()  # there is nothing more to undo
    assert await looking.see() == before


@pytest.mark.parametrize("seed", range(4))
async def test_many_deeds_are_taken_back_in_reverse_order(
    seed: int, looking: HistoryEditor
) -> None:
    """After each undo the history is as it was before that deed, whatever the deeds were."""
    chance = random.Random(seed)  # noqa: S311 - repeatable chance
    deeds = chance.choices([note, edit, tag, promised, decided, renamed], k=4)
    deeds += [*chance.sample([erase, untag, unpromised], k=2), chance.choice([deleted, erased])]
    await looking.open()
    seen = [await looking.see()]
    for deed in deeds:
        if deed is renamed and renamed in deeds[: deeds.index(deed)]:
            continue
        await _done_once(looking, deed)
        now = await looking.see()
        if now != seen[-1]:
            seen.append(now)
    while len(seen) > 1:
        seen.pop()
        looking.undo()
        assert await looking.see() == seen[-1]


async def _done_once(looking: HistoryEditor, deed: Deed) -> None:
    """Do it as it can be done after the others: Ann may be called otherwise by now."""
    people = await looking.queue.query(lambda history: {used.name for used in history.people()})
    if "Ann" in people or deed in (decided, deleted, erased, erase, tag, untag):
        await deed(looking)


async def test_an_undo_that_is_refused_stays(
    monkeypatch: pytest.MonkeyPatch, looking: HistoryEditor
) -> None:
    """It says why, and can be tried again."""
    await looking.open()
    before = await looking.see()
    await deleted(looking)
    with monkeypatch.context() as full:
        full.setattr(History, "restore", refuse)
        looking.undo()
        assert len((await looking.see())[0]) == 2
        assert "The disk is full" in spoken_text(looking.page.undo_bar)
    press(looking.page.undo_bar, "Undo")
    assert await looking.see() == before


async def test_what_has_gone_another_way_bars_no_way_back(looking: HistoryEditor) -> None:
    """A talk that a file brought the end of is passed over: what was done before it goes back."""
    await looking.open(3)
    before = (await looking.see())[0][0]
    await edit(looking)
    looking.page.choose(session_id(2))
    await looking.settled()
    await edit(looking)
    await looking.queue.query(lambda history: history.delete(session_id(2)))
    looking.undo()
    assert (await looking.see())[0][0] != before
    assert "This can’t be undone any more. Before that, Saturday" in spoken_text(
        looking.page.undo_bar
    )
    press(looking.page.undo_bar, "Undo")
    assert (await looking.see())[0][0] == before
    assert "Undone." in spoken_text(looking.page.undo_bar)


async def test_what_would_go_back_next_is_told(looking: HistoryEditor) -> None:
    """With the day of its talk where another one is looked at; there one sees nothing of it."""
    await looking.open(3)
    await edit(looking)
    looking.page.choose(session_id(2))
    await looking.settled()
    await edit(looking)
    await decided(looking)
    looking.undo()
    await looking.settled()
    assert "Undone. Before that: The thank-you is saved." in spoken_text(looking.page.undo_bar)
    looking.undo()
    await looking.settled()
    assert (
        "Undone. Before that, Saturday afternoon, 21 November: The thank-you is saved."
        in spoken_text(looking.page.undo_bar)
    )


async def test_who_comes_back_finds_no_name_of_before(looking: HistoryEditor) -> None:
    """From the page of people, the list and the talk beside it show who was erased no more."""
    await looking.open()
    await looking.open_people()
    await erased(looking)
    looking.page.undo_bar.say("")
    press(looking.window, "Back")
    await looking.settled()
    shown = spoken_text(looking.page)
    assert "Someone shared" in shown
    assert "Bo" not in shown


async def test_undo_has_its_key(looking: HistoryEditor) -> None:
    """Ctrl+Z in History takes back the last deed; in a field it is the field's own."""
    await looking.open()
    before = await looking.see()
    await decided(looking)
    looking.page.setFocus()
    QTest.keyClick(looking.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert await looking.see() == before
