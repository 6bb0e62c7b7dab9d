"""Claims about files that are not as they should be: told in a code, left byte for byte."""

from __future__ import annotations

import contextlib
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from listening_timer.history.connection import Database
from listening_timer.history.file_header import APPLICATION_ID, NEWEST, OLDEST
from listening_timer.history.store import History
from listening_timer.model.annotations import Tally
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import Finding, LastTime, SessionDetail, SessionRow, Unfinished
from tests.helpers.history.sample_sessions import session_id, tallies_of

Seen = tuple[list[SessionRow], list[SessionDetail], list[Tally], Unfinished | None, LastTime | None]
NUMBER, DAMAGED = 12, 76
"""A session's number, and the same with one bit flipped."""
REFUSED = {"damaged", "not-ours", "newer", "older"}


def seen_in(history: History) -> Seen:
    """Everything that the program would show."""
    rows = history.sessions()
    details = [history.session(row.id) for row in rows]
    tallies = tallies_of(history)
    return rows, details, tallies, history.unfinished(), history.last_time()


def looked_at(path: Path) -> tuple[Seen | None, list[Finding]]:
    """Open a file for writing as the program does, and look at all of it."""
    with History.open(path) as history:
        findings = history.check()
        try:
            return seen_in(history), findings
        except HistoryError as error:
            return None, findings or [Finding("", refused(error))]


def refused(error: HistoryError) -> str:
    """The code of an error that says what is wrong with the file."""
    assert error.code in REFUSED
    return error.code


def code_of(opening: Callable[[], object]) -> str:
    """The code with which something is refused."""
    with pytest.raises(HistoryError) as caught:
        opening()
    return caught.value.code


def flipped(data: bytes, chance: random.Random) -> bytes:
    """One bit is another."""
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def zeroed(data: bytes, chance: random.Random) -> bytes:
    """A sector is blank."""
    at = chance.randrange(len(data) // 512) * 512
    return data[:at] + bytes(512) + data[at + 512 :]


def littered(data: bytes, chance: random.Random) -> bytes:
    """A page is garbage."""
    at = chance.randrange(len(data) // 4096) * 4096
    return data[:at] + chance.randbytes(4096) + data[at + 4096 :]


def cut(data: bytes, chance: random.Random) -> bytes:
    """The end is missing."""
    return data[: chance.choice([0, 1, 15, 16, 99, 100, 512, chance.randrange(len(data))])]


def damage_is_told(sound: bytes, folder: Path, damages: range) -> None:
    """Damage a file in so many ways, each found by its number, and look at each."""
    whole = folder / "whole.db"
    whole.write_bytes(sound)
    right, findings = looked_at(whole)
    assert findings == []
    path = folder / "history.db"
    for number in damages:
        damage = (flipped, zeroed, littered, cut)[number % 4]
        data = damage(sound, random.Random(number))  # noqa: S311 - repeatable damage
        path.write_bytes(data)
        try:
            seen, findings = looked_at(path)
        except HistoryError as error:
            refused(error)
        else:
            assert findings or seen == right, f"{damage.__name__} {number} went unnoticed"
        assert path.read_bytes() == data, number


def test_damage_is_told_and_the_file_stays_as_it_was(sound: bytes, tmp_path: Path) -> None:
    """Bits flipped, sectors blank, pages of garbage, ends cut off: never a crash, never silence."""
    damage_is_told(sound, tmp_path, range(120))


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_much_damage_is_told(sound: bytes, tmp_path: Path) -> None:
    """The same over 1,880 other files."""
    damage_is_told(sound, tmp_path, range(120, 2_000))


def test_a_damaged_session_does_not_hide_the_others(sound: bytes, tmp_path: Path) -> None:
    """The list still shows it, the others open, and the error names the one."""
    path = tmp_path / "history.db"
    path.write_bytes(sound)
    database = Database(path)
    database.rows("UPDATE event SET body = '{' WHERE session IN (3, 13) AND seq = 1")
    database.close()
    with History.open(path) as history:
        assert history.count() == 12
        assert history.session(session_id(4)).row.name_a == "Ann 4"
        for look in (lambda: history.session(session_id(3)), history.unfinished):
            with pytest.raises(HistoryError) as caught:
                look()
            assert caught.value.code == "damaged"
            assert caught.value.values["session"] in (session_id(3), session_id(13))
        history.set_aside(session_id(13))
        assert history.unfinished() is None


NOT_OURS: list[tuple[Callable[[bytes], bytes], str]] = [
    (lambda _: b"", "damaged"),
    (lambda d: bytes(len(d)), "damaged"),
    (lambda d: d[:60], "damaged"),
    (lambda _: b"dear diary\n" * 50, "not-ours"),
    (lambda _: b"x", "not-ours"),
    (lambda d: d[:68] + b"\x00\x00\x00\x00" + d[72:], "not-ours"),
    (lambda d: d[:60] + (NEWEST + 1).to_bytes(4, "big") + d[64:], "newer"),
    (lambda d: d[:60] + (OLDEST - 1).to_bytes(4, "big") + d[64:], "older"),
    (lambda d: d[:60] + b"\x00\x00\x00\x00" + d[64:], "damaged"),
    (lambda d: d[:18] + b"\x02\x02" + d[20:], "damaged"),
    (lambda d: d[:4096], "damaged"),
]


@pytest.mark.parametrize(("change", "code"), NOT_OURS)
def test_what_is_not_our_history_is_left_alone(
    sound: bytes, tmp_path: Path, change: Callable[[bytes], bytes], code: str
) -> None:
    """Emptied, foreign, newer, too old: the code says which, no byte and no neighbour changes."""
    path = tmp_path / "history.db"
    data = change(sound)
    path.write_bytes(data)
    before = path.stat().st_mtime_ns
    for read_only in (False, True):
        assert code_of(lambda ro=read_only: History.open(path, read_only=ro)) == code
    assert path.read_bytes() == data
    assert path.stat().st_mtime_ns == before
    assert {entry.name for entry in tmp_path.iterdir()} <= {"history.db", "history.db.lock"}


def test_a_foreign_database_gets_no_neighbours(tmp_path: Path) -> None:
    """A database of another program is refused before anything is made beside it."""
    path = tmp_path / "other.db"
    database = Database(path, 6)
    database.rows("CREATE TABLE t (x)")
    database.close()
    assert code_of(lambda: History.open(path)) == "not-ours"
    assert [entry.name for entry in tmp_path.iterdir()] == ["other.db"]


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    """A folder, a pipe, nothing at all, a folder that is not there: each its code, at once."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path, code in (
        (tmp_path, "not-ours"),
        (pipe, "not-ours"),
        (tmp_path / "none" / "history.db", "missing-folder"),
        (pipe / "history.db", "missing-folder"),
        (tmp_path / "none" / "\udcff.db", "missing-folder"),
    ):
        for read_only in (False, True):
            assert code_of(lambda p=path, ro=read_only: History.open(p, read_only=ro)) == code
    assert code_of(lambda: History.open(tmp_path / "none.db", read_only=True)) == "missing"
    assert [entry.name for entry in tmp_path.iterdir()] == ["pipe"]


def test_the_file_says_whose_it_is(tmp_path: Path) -> None:
    """The application's id stands where `file` and others look for it."""
    path = tmp_path / "history.db"
    History.open(path).close()
    assert path.read_bytes()[68:72] == APPLICATION_ID.to_bytes(4, "big") == b"LTMR"


def test_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    """SQLite knows names in UTF-8 alone; another one is no crash, and leaves nothing."""
    path = tmp_path / "\udcff.db"
    for _ in range(2):
        assert code_of(lambda: History.open(path)) == "io"
    assert [entry.name for entry in tmp_path.iterdir()] == ["\udcff.db.lock"]


def test_a_number_out_of_order_ends_the_look(sound: bytes, tmp_path: Path) -> None:
    """A row whose number was damaged leads back to others: a check says so, and ends."""
    path = tmp_path / "history.db"
    told: list[str] = []
    for at in (at for at, byte in enumerate(sound) if byte == NUMBER):
        path.write_bytes(sound[:at] + bytes([DAMAGED]) + sound[at + 1 :])
        with contextlib.suppress(HistoryError), History.open(path) as history:
            told += [finding.detail for finding in history.check() if finding.code == "file"]
    assert any(f"Rowid {DAMAGED} out of order" in each for each in told)
