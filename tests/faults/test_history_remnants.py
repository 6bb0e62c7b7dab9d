"""Claims about what is deleted: its words are in no byte of any file that is left."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from listening_timer.history.store import History
from tests.helpers.kept import keep, session_id, word


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
            session = keep(history, number, names, day=number // 3)
            for nth in range(chance.randint(1, 4)):
                text = f"{canary(number)} " * chance.choice([1, 3, 30, 400, 1_200])
                history.write_word(word(session, text, nth))
                if chance.random() < 0.3:
                    history.write_word(word(session, f"{canary(number)} shorter", nth))
        chance.shuffle(numbers)
        for done, number in enumerate(numbers, 1):
            history.delete(session_id(number))
            left = bytes_left(tmp_path)
            gone = [n for n in numbers[:done] if canary(n).encode() in left]
            assert not gone
            assert history.check() == []
        assert b"canary" not in left  # pyright: ignore[reportPossiblyUnboundVariable]


def test_an_erased_or_replaced_word_is_nowhere(tmp_path: Path) -> None:
    """A text that was edited or erased leaves nothing, while its session stays."""
    chance = random.Random(1)  # noqa: S311 - repeatable chance
    with History.open(tmp_path / "history.db") as history:
        session = keep(history)
        for number in range(60):
            length = chance.choice([1, 20, 200, 1_500])
            history.write_word(word(session, f"{canary(number)} " * length, number))
        for number in chance.sample(range(60), 60):
            if number % 2:
                history.erase_word(word(session, "", number).id)
            else:
                history.write_word(word(session, "harmless", number))
            assert canary(number).encode() not in bytes_left(tmp_path)
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
        session = keep(history)
        history.write_word(word(session, canary(1)))
        before = history.session(session)
        with pytest.raises(ZeroDivisionError):
            fail_in_a_deletion(history)
        assert history.session(session) == before
        assert history.check() == []


def test_an_old_spelling_is_nowhere(tmp_path: Path) -> None:
    """A name that is spelt otherwise now is found only so."""
    with History.open(tmp_path / "history.db") as history:
        keep(history, 1, ("Canary", "Bo"))
        keep(history, 2, ("CANARY", "Bo"))
        assert b"Canary" not in bytes_left(tmp_path)
