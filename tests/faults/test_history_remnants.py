"""Claims about what is deleted: its words are in no byte of any file that is left."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from listening_timer.exercise.formats import Role
from listening_timer.history.store import History
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import (
    add_annotations,
    add_session,
    promise,
    session_id,
    tally,
    word,
)


def bytes_left(folder: Path) -> bytes:
    """Everything in every file of a folder."""
    return b"".join(entry.read_bytes() for entry in folder.rglob("*") if entry.is_file())


def canary(number: int) -> str:
    """A text found nowhere else."""
    return f"canary{number:06d}"


@pytest.mark.parametrize("seed", range(4))
def test_deleted_words_and_names_are_nowhere(tmp_path: Path, seed: int) -> None:
    """Sessions, words and people of all sizes, deleted in any order: not a byte of theirs stays."""
    chance = random.Random(seed)  # noqa: S311 - repeatable chance
    with History.open(tmp_path / "history.db") as history:
        numbers = list(range(1, 25))
        for number in numbers:
            names = f"{canary(number)}a" * chance.randint(1, 2), f"{canary(number)}b"
            session = add_session(history, number, names, day=number // 3)
            for nth in range(chance.randint(1, 4)):
                text = f"{canary(number)} " * chance.choice([1, 3, 30, 400, 1_200])
                history.write_word(word(session, text, nth))
                if chance.random() < 0.3:
                    history.write_word(word(session, f"{canary(number)} shorter", nth))
            if chance.random() < 0.5:
                add_annotations(
                    history, session, f"{canary(number)} " * chance.choice([1, 30, 400])
                )
                history.note_prompt(session, f"{canary(number)}/1")
        chance.shuffle(numbers)
        for done, number in enumerate(numbers, 1):
            history.delete(session_id(number))
            left = bytes_left(tmp_path)
            gone = [n for n in numbers[:done] if canary(n).encode() in left]
            assert not gone
            assert history.check() == []
        assert b"canary" not in bytes_left(tmp_path)


@pytest.mark.parametrize("seed", range(4))
def test_an_erased_or_replaced_word_or_promise_is_nowhere(tmp_path: Path, seed: int) -> None:
    """A text that was edited or erased leaves nothing, while its session stays."""
    chance = random.Random(seed)  # noqa: S311 - repeatable chance
    with History.open(tmp_path / "history.db") as history:
        session = add_session(history)
        for number in range(60):
            text = f"{canary(number)} " * chance.choice([1, 20, 200, 1_500])
            if number % 3:
                history.write_word(word(session, text, number))
            else:
                history.write_promise(promise(session, text, number))
        for number in chance.sample(range(60), 60):
            erase_or_replace(history, session, number)
            assert canary(number).encode() not in bytes_left(tmp_path)
        assert history.check() == []


def erase_or_replace(history: History, session: str, number: int) -> None:
    """Erase the words and promises of odd numbers, and write something else for the others."""
    said = word(session, "harmless", number), promise(session, "harmless", number)
    match number % 3 == 0, number % 2 == 1:
        case True, True:
            history.erase_promise(said[1].id)
        case True, False:
            history.write_promise(said[1])
        case False, True:
            history.erase_word(said[0].id)
        case _:
            history.write_word(said[0])


def test_a_name_that_only_tallied_is_nowhere(tmp_path: Path) -> None:
    """With their last mark, people of any number are gone from the file."""
    with History.open(tmp_path / "history.db") as history:
        for number in range(200):
            history.write_tally(tally(canary(number), number))
        for number in random.Random(5).sample(range(200), 40):  # noqa: S311 - repeatable chance
            history.erase_tally(tally("", number).id)
            assert canary(number).encode() not in bytes_left(tmp_path)
        assert history.check() == []


def test_an_erased_or_renamed_person_is_nowhere(tmp_path: Path) -> None:
    """Neither the name nor what was said stays, while the sessions do."""
    with History.open(tmp_path / "history.db") as history:
        for number in range(1, 7):
            session = add_session(history, number, (canary(number), "Bo"))
            said = word(session, f"{canary(number)} said " * 40)
            history.write_word(replace(said, who=Role.A))
            history.write_promise(promise(session, canary(number)))
            history.write_tally(tally(canary(number), number))
        history.rename_person(canary(1), "Ann", WALL)
        history.erase_person("Ann", WALL)
        for number in range(2, 7):
            history.erase_person(canary(number), WALL)
            assert canary(number).encode() not in bytes_left(tmp_path)
        assert b"canary" not in bytes_left(tmp_path)
        assert history.count() == 6
        assert history.check() == []


def test_what_was_taken_back_and_erased_again_is_nowhere(tmp_path: Path) -> None:
    """A talk deleted, brought back, edited and deleted; a person erased, brought back, erased."""
    with History.open(tmp_path / "history.db") as history:
        session = add_session(history, 1, (canary(1), "Bo"))
        add_annotations(history, session, canary(2))
        for number in range(3):
            history.restore(history.delete(session))
            assert canary(2).encode() in bytes_left(tmp_path)
            history.restore_person(history.erase_person(canary(1), WALL), WALL)
            history.write_word(word(session, f"{canary(3)} {number} " * 90))
        history.erase_person(canary(1), WALL)
        assert canary(1).encode() not in bytes_left(tmp_path)
        history.delete(session)
        assert b"canary" not in bytes_left(tmp_path)
        assert history.check() == []


def fail_in_a_deletion(history: History) -> None:
    """Delete, and fail before it is committed."""
    with history.database.writing():
        history.database.rows("DELETE FROM word")
        raise ZeroDivisionError


def test_a_failed_deletion_is_not_half_done(tmp_path: Path) -> None:
    """What could not be deleted is all still there, its journal rolled back."""
    path = tmp_path / "history.db"
    with History.open(path) as history:
        session = add_session(history)
        history.write_word(word(session, canary(1)))
        before = history.session(session)
        with pytest.raises(ZeroDivisionError):
            fail_in_a_deletion(history)
        assert history.session(session) == before
        assert history.check() == []


def test_an_old_spelling_is_nowhere(tmp_path: Path) -> None:
    """A name that was corrected is found only so."""
    with History.open(tmp_path / "history.db") as history:
        add_session(history, 1, ("Canary", "Bo"))
        history.rename_person("Canary", "CANARY", WALL)
        assert b"Canary" not in bytes_left(tmp_path)
