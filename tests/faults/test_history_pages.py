"""Claims about a history whose pages or header were changed: told, never a shorter list."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from listening_timer.cli import main
from listening_timer.history import check
from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import SessionDetail, SessionRow

PAGE = 4096
HEADER = 100
Shown = tuple[list[SessionRow], list[SessionDetail]]


def shown_in(path: Path, *, read_only: bool = True) -> Shown:
    """What `list` and `show` read."""
    with History.open(path, read_only=read_only) as history:
        rows = history.sessions()
        return rows, [history.session(row.id) for row in rows]


def shown_or_code(path: Path, *, read_only: bool = True) -> Shown | str:
    """The same, or the code with which it is refused."""
    try:
        return shown_in(path, read_only=read_only)
    except HistoryError as error:
        return error.code


def swapped(data: bytes, one: int, other: int) -> bytes:
    """Two pages in each other's place."""
    pages = [data[at : at + PAGE] for at in range(0, len(data), PAGE)]
    pages[one], pages[other] = pages[other], pages[one]
    return b"".join(pages)


def swaps(data: bytes, step: int) -> Iterator[bytes]:
    """Every `step`-th way to exchange two pages behind the first."""
    pairs = itertools.combinations(range(1, len(data) // PAGE), 2)
    for one, other in itertools.islice(pairs, 0, None, step):
        yield swapped(data, one, other)


def list_is_whole_or_refused(sound: bytes, folder: Path, step: int) -> None:
    """Swap pages; a list that is read is the one of the sound file."""
    path = folder / "history.db"
    path.write_bytes(sound)
    right, refused = shown_in(path)[0], 0
    for data in swaps(sound, step):
        path.write_bytes(data)
        shown = shown_or_code(path)
        refused += shown == "damaged"
        assert shown == "damaged" or shown[0] == right
    assert refused


def test_a_list_with_swapped_pages_is_refused(sound: bytes, tmp_path: Path) -> None:
    """Of many swaps of two pages none yields a list that is shorter, longer or empty."""
    list_is_whole_or_refused(sound, tmp_path, 37)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_every_swap_of_two_pages_is_told(sound: bytes, tmp_path: Path) -> None:
    """The same over every pair of pages."""
    list_is_whole_or_refused(sound, tmp_path, 1)


def test_a_large_file_is_compared_with_its_indexes(
    sound: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Too large to be checked whole: an index that lost its rows is found by its sums."""
    monkeypatch.setattr(check, "WHOLE_BYTES", 0)
    path = tmp_path / "history.db"
    path.write_bytes(sound)
    shown_in(path)
    with History.open(path) as history:
        rows = history.database.rows
        roots = {
            str(name): int(str(page))
            for name, page in rows("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 1")
        }
    for index in ("session_started", "list_all"):
        path.write_bytes(swapped(sound, roots[index] - 1, roots["list_early"] - 1))
        with pytest.raises(HistoryError, match="damaged"):
            shown_in(path)


def test_commands_and_check_agree(
    sound: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where `check` finds the file damaged, `list` and `show` say so too, with status 1."""
    path = tmp_path / "history.db"
    path.write_bytes(sound)
    session = shown_in(path)[0][0].id
    for data in swaps(sound, 149):
        path.write_bytes(data)
        named = ["--history", str(path)]
        checked = main.main([*named, "history", "check"])
        for command in (["list"], ["show", session]):
            assert main.main([*named, "history", *command]) == checked
    assert "damaged" in capsys.readouterr().err


def test_a_changed_header_is_told(sound: bytes, tmp_path: Path) -> None:
    """Any byte of the first hundred: what opens shows all, what does not gets its sentence."""
    path = tmp_path / "history.db"
    path.write_bytes(sound)
    right = shown_in(path)
    for at in range(HEADER):
        path.write_bytes(sound[:at] + bytes([sound[at] ^ 0x7F]) + sound[at + 1 :])
        for read_only in (True, False):
            shown = shown_or_code(path, read_only=read_only)
            assert shown == right or shown in ("damaged", "not-ours", "newer", "older"), at


@pytest.mark.parametrize("schema_format", [0, 1, 5, 0xFFFFFFFF])
def test_an_unsupported_schema_format_is_damage(
    sound: bytes, tmp_path: Path, schema_format: int
) -> None:
    """SQLite's plain error of a schema format it does not know is a sentence of ours."""
    path = tmp_path / "history.db"
    path.write_bytes(sound[:44] + schema_format.to_bytes(4, "big") + sound[48:])
    for read_only in (True, False):
        with pytest.raises(HistoryError, match="damaged"):
            History.open(path, read_only=read_only)
