"""Claims about files that appear whole or not at all: what is told, and what is left."""

from __future__ import annotations

import errno
import os
import socket
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TypeAlias

import pytest

from listening_timer.files import atomic_file
from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from listening_timer.transfer.csv_format import CsvFormat
from listening_timer.transfer.export import Target, write_export
from tests.helpers.history.sample_sessions import add_session


def test_it_is_made_beside_for_its_owner_alone(tmp_path: Path) -> None:
    """Empty at first, in the same folder, and gone in the end; a leftover of its name goes."""
    target = tmp_path / "it.json"
    atomic_file.part_of(target).write_text("a leftover")
    with atomic_file.temporary_file(target) as part:
        assert part.parent == tmp_path
        assert part.read_bytes() == b""
        assert stat.S_IMODE(part.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == []


Way: TypeAlias = Callable[[History, Path, bool], None]
"""Writes a file of a history; whether it may replace one."""


def _copied(history: History, target: Path, replace: bool = False) -> None:  # noqa: FBT001, FBT002 - as all
    history.backup(target, replace=replace)


def _exported(history: History, target: Path, replace: bool = False) -> None:  # noqa: FBT001, FBT002 - as all
    write_export(history, Target(target, replace=replace), CsvFormat())


def _written(_history: History, target: Path, replace: bool = False) -> None:  # noqa: FBT001, FBT002 - as all
    atomic_file.write_whole(target, b"a picture", replace=replace)


def _opened(_history: History, target: Path) -> None:
    History.open(target).close()


WRITERS: list[Way] = [_copied, _exported, _written]
"""Everything that writes a file that somebody named."""


def _a_file(path: Path) -> None:
    path.write_text("theirs")


def _a_link(path: Path) -> None:
    path.with_name("elsewhere").write_text("theirs")
    path.symlink_to(path.with_name("elsewhere"))


def _a_link_to_nowhere(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.path.relpath(path))


THERE: list[Callable[[Path], None]] = [_a_file, _a_link, _a_link_to_nowhere]
"""What may stand where a file is to be written, and may be replaced when somebody says so."""
NEVER: list[Callable[[Path], None]] = [Path.mkdir, os.mkfifo, _socket]
"""What is never replaced."""


def _there(folder: Path) -> dict[str, str | None]:
    """All that stands in a folder: what is in files, where links lead."""
    return {
        each.name: str(each.readlink())
        if each.is_symlink()
        else each.read_text()
        if each.is_file()
        else None
        for each in folder.iterdir()
    }


@pytest.fixture
def history() -> Iterator[History]:
    """A history of one session."""
    with History.memory() as history:
        add_session(history)
        yield history


@pytest.mark.parametrize("there", THERE)
@pytest.mark.parametrize("way", WRITERS)
def test_nothing_is_replaced_unasked(
    tmp_path: Path, history: History, way: Way, there: Callable[[Path], None]
) -> None:
    """A file, a link and where it leads stay as they are; with the wish, the link itself goes."""
    target = tmp_path / "it"
    there(target)
    before = _there(tmp_path)
    with pytest.raises(HistoryError) as caught:
        way(history, target, False)
    assert (caught.value.code, caught.value.values) == ("exists", {"path": target})
    assert _there(tmp_path) == before
    way(history, target, True)
    assert not target.is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    target.unlink()
    assert _there(tmp_path) == {name: kept for name, kept in before.items() if name != "it"}


@pytest.mark.parametrize("there", NEVER)
@pytest.mark.parametrize("way", WRITERS)
def test_what_is_no_file_is_never_replaced(
    tmp_path: Path, history: History, way: Way, there: Callable[[Path], None]
) -> None:
    """A folder, a pipe, a socket: not even when somebody says so."""
    target = tmp_path / "it"
    there(target)
    before = target.lstat()
    for replace in (False, True):
        with pytest.raises(HistoryError, match="not-replaced"):
            way(history, target, replace)
    assert target.lstat() == before
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("hard_links", [True, False])
def test_what_came_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, hard_links: bool
) -> None:
    """A file made while ours was being written stays, on any file system."""

    def refuse(*_paths: object) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    if not hard_links:
        monkeypatch.setattr(os, "link", refuse)
    target = tmp_path / "it"
    with atomic_file.temporary_file(target) as part:
        target.write_text("theirs")
        with pytest.raises(HistoryError, match="exists"):
            atomic_file.rename_into_place(part, target)
    assert _there(tmp_path) == {"it": "theirs"}
    atomic_file.write_whole(tmp_path / "other", b"ours")
    assert _there(tmp_path) == {"it": "theirs", "other": "ours"}


@pytest.mark.parametrize("way", [_copied, _exported, _written, _opened])
def test_what_is_refused_is_told_by_the_name_that_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: Callable[[History, Path], None]
) -> None:
    """Nobody has heard of the file that is made beside: it stands in no sentence."""
    target, make = tmp_path / "it.json", atomic_file.make_private

    def full(part: Path) -> None:
        make(part)
        raise HistoryError("full", path=part)

    with History.memory() as history:
        add_session(history)
        monkeypatch.setattr(atomic_file, "make_private", full)
        with pytest.raises(HistoryError) as caught:
            way(history, target)
    assert (caught.value.code, dict(caught.value.values)) == ("full", {"path": target})
    assert [path for path in tmp_path.iterdir() if path.suffix != ".lock"] == []


def test_what_is_refused_about_another_file_is_told_of_that(tmp_path: Path) -> None:
    """A history that cannot be read while it is copied is not taken for the copy."""
    source = tmp_path / "history.db"
    with pytest.raises(HistoryError) as caught, atomic_file.temporary_file(tmp_path / "it.json"):
        raise HistoryError("io", path=source)
    assert caught.value.values["path"] == source


@pytest.mark.parametrize("wrote", [_copied, _exported])
def test_a_folder_in_the_way_is_named(
    tmp_path: Path, wrote: Callable[[History, Path], object]
) -> None:
    """A folder that bears the name of the part file: told of itself, and left as it is."""
    target = tmp_path / "out.file"
    part = atomic_file.part_of(target)
    part.mkdir()
    with History.open(tmp_path / "history.db") as history:
        add_session(history)
        with pytest.raises(HistoryError) as caught:
            wrote(history, target)
    assert (caught.value.code, caught.value.values["path"]) == ("not-plain", part)
    assert part.is_dir()


@pytest.mark.parametrize("tries", range(8))
def test_a_file_that_is_held_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tries: int
) -> None:
    """Windows: what holds a file is waited for, 2.55 s in all; then it is told, nothing changed."""
    target, slept, rename = tmp_path / "it", list[float](), os.replace
    target.write_text("older")

    def hold(part: Path, place: Path) -> None:
        if len(slept) < tries:
            raise PermissionError(errno.EACCES, "held")
        rename(part, place)

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "replace", hold)
    monkeypatch.setattr(time, "sleep", slept.append)
    let_go = tries <= len(atomic_file.RETRY_DELAYS_S)
    with nullcontext() if let_go else pytest.raises(HistoryError, match="read-only"):
        atomic_file.write_whole(target, b"ours", replace=True)
    assert slept == list(atomic_file.RETRY_DELAYS_S[:tries])
    assert let_go or sum(slept) == pytest.approx(2.55)
    assert _there(tmp_path) == {"it": "ours" if let_go else "older"}
