"""Claims about drafts: kept until they are saved or dropped, and then in no byte of the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from listening_timer.history.store import History
from listening_timer.model.annotations import Draft
from tests.faults.test_history_remnants import bytes_left
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import add_session, promise, session_id, word

SESSION = session_id(1)
CANARY = "canary of a draft"


def texts(history: History) -> dict[tuple[str, str], str]:
    """What is typed and not saved, by session and field."""
    return {(each.session, each.field): each.text for each in history.drafts()}


def test_a_draft_is_read_back_where_it_was_typed(tmp_path: Path) -> None:
    """By session and field, the last text of each, also from outside and after reopening."""
    path = tmp_path / "history.db"
    with History.open(path) as history:
        add_session(history)
        for at, text in enumerate(("a", "ab", "abc")):
            history.write_drafts([Draft("", "topic", text, at), Draft(SESSION, "note", text, at)])
        history.write_drafts([Draft(SESSION, "thanks-a", "z", 9)])
        with History.open(path, read_only=True) as outside:
            seen = texts(outside)
        assert history.check() == []
        assert history.rebuild() == 1
        assert texts(history) == seen
    assert seen == {("", "topic"): "abc", (SESSION, "note"): "abc", (SESSION, "thanks-a"): "z"}


def test_a_draft_that_says_nothing_is_none() -> None:
    """An emptied field, or one of white space, has no draft."""
    with History.memory() as history:
        for nothing in ("", "  \n", "\u200b"):
            history.write_drafts([Draft("", "topic", "a walk", 1)])
            history.write_drafts([Draft("", "topic", nothing, 2)])
            assert history.drafts() == ()


def test_halves_of_characters_are_no_bug() -> None:
    """What an input method left half is written as everything else is: cleaned."""
    with History.memory() as history:
        history.write_drafts([Draft("", "topic", "a\ud83d b\x00", 1)])
        assert texts(history) == {("", "topic"): "a\ufffd b"}


def test_what_is_saved_is_no_draft() -> None:
    """Saving a word or a promise drops its draft, and a late draft of it is not written."""
    with History.memory() as history:
        session = add_session(history)
        for save in (
            lambda: history.write_word(word(session, "so it was")),
            lambda: history.write_promise(promise(session, "so it was")),
        ):
            late = Draft(session, "field", "so  it was ", 2)
            other = Draft(session, "other", "not yet", 2)
            history.write_drafts([Draft(session, "field", "so it was", 1), other])
            save()
            history.write_drafts([late])
            assert history.drafts() == (other,)


def test_a_deleted_session_has_no_drafts() -> None:
    """They go with it, come back with it, and none is written for it afterwards."""
    with History.memory() as history:
        session = add_session(history)
        draft = Draft(session, "note", "half a", 1)
        history.write_drafts([draft])
        deleted = history.delete(session)
        history.write_drafts([draft])
        history.drop_drafts(session)
        assert history.drafts() == ()
        history.restore(deleted)
        assert history.drafts() == (draft,)
        assert history.check() == []


@pytest.mark.parametrize("by", ["drop", "field", "empty", "save", "delete", "person", "rename"])
def test_a_dropped_draft_is_nowhere(tmp_path: Path, by: str) -> None:
    """However it goes, no state of its text is left in any byte of any file."""
    with History.open(tmp_path / "history.db") as history:
        other = add_session(history, 2, ("Cy", "Di"))
        session = add_session(history)
        where = "" if by == "rename" else session
        for number in range(60):
            text = f"Ann {CANARY} {number} " * (number % 7 * 40 + 1)
            history.write_drafts([Draft(where, "field", text, number)])
            history.write_word(word(other, f"{number} " * 300, number))
        assert CANARY.encode() in bytes_left(tmp_path)
        match by:
            case "drop":
                history.drop_drafts(session)
            case "field":
                history.drop_drafts(session, "field")
            case "empty":
                history.write_drafts([Draft(session, "field", "", 99)])
            case "save":
                saved = word(session, history.drafts()[0].text)
                history.write_word(saved)
                history.erase_word(saved.id)
            case "delete":
                history.delete(session)
            case "person":
                history.erase_person("Ann", WALL)
            case _:
                history.rename_person("Ann", "Anna", WALL)
        assert history.drafts() == ()
        assert CANARY.encode() not in bytes_left(tmp_path)
        assert history.check() == []


def test_an_erased_name_leaves_other_drafts() -> None:
    """Only those go in which the name stands; of others' talks, where nothing else does."""
    with History.memory() as history:
        add_session(history)
        other = add_session(history, 2, ("Cy", "Di"))
        rest = (Draft("", "topic", "the garden", 1), Draft(other, "note", "Ann came by", 2))
        history.write_drafts(
            [
                *rest,
                Draft("", "name-left", "ANN", 3),
                Draft("", "people.Ann.name", "Cleo", 4),
                Draft(other, "correcting.name.A", " ann", 5),
            ]
        )
        history.erase_person("Ann", WALL)
        assert history.drafts() == rest
