"""Claims about words written later: kept when their field is left, and never lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from listening_timer.app.services.write_queue import WriteQueue
from listening_timer.history.store import History
from listening_timer.model.annotations import WordKind
from tests.app.conftest import Reports
from tests.helpers.app.history_page import BESIDE, HistoryEditor, refuse
from tests.helpers.history.sample_sessions import session_id
from tests.helpers.qt.widget_actions import (
    fill_field,
    find_field,
    folder_bytes,
    press,
    spoken_text,
    type_into_field,
)


async def test_only_what_changed_is_kept(looking: HistoryEditor) -> None:
    """Whoever opens the fields and leaves them again has changed nothing, and undoes nothing."""
    await looking.open()
    before = await looking.talk()
    await looking.write()
    for name in ("What it was about", "Ann says thank you", "Another note", "A note"):
        find_field(looking.page.detail, name).setFocus()
    looking.page.detail.read()
    await looking.settled()
    assert await looking.talk() == before
    assert not looking.page.undo_bar.isVisible()


async def test_what_is_written_is_kept_when_the_page_is_left(looking: HistoryEditor) -> None:
    """For another page, and for another talk: a note that was being typed is there."""
    await looking.open()
    await looking.write()
    find_field(looking.page.detail, "A note").setFocus()
    QTest.keyClicks(find_field(looking.page.detail, "A note"), "For another page ")
    looking.window.show_page(BESIDE)
    await looking.settled()
    assert "For another page " in await _note(looking)
    await looking.review.load()
    await looking.settled()
    await looking.write()
    QTest.keyClicks(find_field(looking.page.detail, "A note"), "For another talk ")
    looking.page.choose(session_id(3))
    await looking.settled()
    assert "For another talk " in await _note(looking)
    assert not looking.page.detail.is_writing


async def _note(looking: HistoryEditor) -> str:
    return {word.kind: word.text for word in (await looking.talk()).words}[WordKind.NOTE]


async def test_what_is_written_is_kept_when_the_program_closes(
    qapp: QApplication, reports: Reports, worker: ThreadPoolExecutor, tmp_path: Path
) -> None:
    """Typed in a field, or left just now and still on its way: it is in the file."""
    path = tmp_path / "history.db"
    history = worker.submit(lambda: History.open(path)).result()
    queue = WriteQueue(history, worker, reports)
    looking = HistoryEditor(qapp, queue, reports)
    await looking.open()
    detail = looking.page.detail
    await looking.write()
    fill_field(detail, "Ann says thank you", "left just now")
    find_field(detail, "A tag to find it by").setFocus()
    QTest.keyClicks(find_field(detail, "A tag to find it by"), "typed")
    looking.area.save_typed()
    looking.close()
    await queue.close()
    with History.open(path) as history:
        texts = {word.text for word in history.session(session_id(2)).words}
    assert {"left just now", "typed"} <= texts


async def test_a_failed_edit_stands_in_its_field(
    monkeypatch: pytest.MonkeyPatch, looking: HistoryEditor
) -> None:
    """On a full disk it is told, the words stay, and they are kept when the field is left again."""
    await looking.open()
    before = await looking.see()
    detail = looking.page.detail
    await looking.write()
    with monkeypatch.context() as full:
        full.setattr(History, "write_word", refuse)
        fill_field(detail, "Ann says thank you", "A new one")
        fill_field(detail, "A tag to find it by", "evening")
        assert await looking.see() == before
        assert "The disk is full" in spoken_text(detail)
        assert find_field(detail, "A tag to find it by").text() == "evening"
        assert find_field(detail, "Ann says thank you").text() == "A new one"
        assert not looking.page.undo_bar.isVisible()
    detail.read()
    await looking.settled()
    texts = {word.text for word in (await looking.talk()).words}
    assert {"A new one", "evening"} <= texts


async def test_a_tag_is_offered_and_one_of_a_kind(looking: HistoryEditor) -> None:
    """Another talk's tag is one press away, also begun in another case; twice it is told."""
    await looking.open()
    detail = looking.page.detail
    await looking.write()
    await looking.settled()
    type_into_field(detail, "A tag to find it by", "TAG")
    await looking.settled()
    press(detail, "tag in 3")
    await looking.settled()
    words = (await looking.talk()).words
    assert [w.text for w in words if w.kind is WordKind.TAG] == ["tag in 2", "tag in 3"]
    fill_field(detail, "A tag to find it by", "Tag IN 3")
    await looking.settled()
    assert "already has that tag" in spoken_text(detail)
    assert len((await looking.talk()).words) == len(words)


async def test_people_are_told_what_is_wrong_with_a_name(looking: HistoryEditor) -> None:
    """Nothing, too much, or another's: one sentence, and what was typed stays."""
    await looking.open()
    people = await looking.open_people()
    assert looking.window.page_id() == "people"
    assert "in 3 talks" in spoken_text(people)
    press(people, "Change the name of Ann")
    await looking.settled()
    for typed, told in (
        (" ", "Please type a name."),
        ("x" * 41, "at most 40 letters"),
        ("bo", "Somebody else in this history has that name"),
    ):
        type_into_field(people, "Another name for Ann", typed)
        press(people, "Save")
        await looking.settled()
        assert told in spoken_text(people)
        assert find_field(people, "Another name for Ann").text() == typed
    type_into_field(people, "Another name for Ann", " Anna  Lena ")
    press(people, "Save")
    await looking.settled()
    assert "Anna Lena" in spoken_text(people)
    assert "Ann is called Anna Lena now." in spoken_text(people.undo_bar)
    press(people.undo_bar, "Undo")
    await looking.settled()
    assert {used.name for used in await looking.queue.query(lambda h: h.people())} == {
        "Ann",
        "Bo",
    }
    press(people, "Back")
    assert looking.window.page_id() == "history"
    await looking.settled()


async def test_whoever_is_erased_is_someone(looking: HistoryEditor) -> None:
    """It says what goes; then their name is nowhere, and the talk is shown all the same."""
    await looking.open()
    looking.area.people.page.erase_requested.emit("Ann")
    told = await looking.answer("keep")
    assert "someone" in told
    assert "words, ratings, promises" in told
    assert len(await looking.queue.query(lambda h: h.people())) == 2
    looking.area.people.page.erase_requested.emit("Ann")
    await looking.answer("erase")
    assert "Someone shared" in spoken_text(looking.page.detail)
    assert "Ann" not in spoken_text(looking.page.detail)


async def test_edited_and_erased_words_are_nowhere_in_the_file(
    qapp: QApplication, reports: Reports, worker: ThreadPoolExecutor, tmp_path: Path
) -> None:
    """Through the fields and the page of people: not a byte of what was there before is left."""
    path = tmp_path / "history.db"
    history = worker.submit(lambda: History.open(path)).result()
    queue = WriteQueue(history, worker, reports)
    looking = HistoryEditor(qapp, queue, reports)
    await looking.open()
    detail = looking.page.detail
    for text in ("canary one", "canary two " * 300, "harmless"):
        await looking.write()
        fill_field(detail, "A note", text)
        fill_field(detail, "Ann promised", text[:150])
        await looking.settled()
    assert b"canary" not in folder_bytes(tmp_path)
    looking.area.people.page.rename_requested.emit("Ann", "Canary")
    await looking.settled()
    assert b"canary" in folder_bytes(tmp_path)
    looking.area.people.page.erase_requested.emit("Canary")
    await looking.answer("erase")
    assert b"canary" not in folder_bytes(tmp_path)
    looking.close()
    await queue.close()
