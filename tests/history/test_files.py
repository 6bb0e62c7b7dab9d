"""Claims about files that appear whole or not at all: what is told, and what is left."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from listening_timer.history import files
from listening_timer.history.store import History
from listening_timer.history.transfer.jsonl import export
from listening_timer.records import HistoryError
from tests.helpers.kept import keep


def test_it_is_made_beside_for_its_owner_alone(tmp_path: Path) -> None:
    """Empty at first, in the same folder, and gone in the end; a leftover of its name goes."""
    target = tmp_path / "it.json"
    files.part_of(target).write_text("a leftover")
    with files.made_beside(target) as part:
        assert part.parent == tmp_path
        assert part.read_bytes() == b""
        assert stat.S_IMODE(part.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == []


def test_it_stays_where_it_took_its_place(tmp_path: Path) -> None:
    """Under the name that was asked for, and under no other."""
    target = tmp_path / "it.json"
    with files.made_beside(target) as part:
        part.write_text("whole")
        files.put_in_place(part, target)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["whole"]
    assert target.exists()


def _copied(history: History, target: Path) -> None:
    history.backup(target)


def _exported(history: History, target: Path) -> None:
    export(history, target)


def _written(_history: History, target: Path) -> None:
    files.write_whole(target, b"a picture")


def _opened(_history: History, target: Path) -> None:
    History.open(target).close()


@pytest.mark.parametrize("way", [_copied, _exported, _written, _opened])
def test_what_is_refused_is_told_by_the_name_that_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: Callable[[History, Path], None]
) -> None:
    """Nobody has heard of the file that is made beside: it stands in no sentence."""
    target, make = tmp_path / "it.json", files.make_private

    def full(part: Path) -> None:
        make(part)
        raise HistoryError("full", path=part)

    with History.memory() as history:
        keep(history)
        monkeypatch.setattr(files, "make_private", full)
        with pytest.raises(HistoryError) as caught:
            way(history, target)
    assert (caught.value.code, dict(caught.value.values)) == ("full", {"path": target})
    assert [path for path in tmp_path.iterdir() if path.suffix != ".lock"] == []


def test_what_is_refused_about_another_file_is_told_of_that(tmp_path: Path) -> None:
    """A history that cannot be read while it is copied is not taken for the copy."""
    source = tmp_path / "history.db"
    with pytest.raises(HistoryError) as caught, files.made_beside(tmp_path / "it.json"):
        raise HistoryError("io", path=source)
    assert caught.value.values["path"] == source


@pytest.mark.parametrize("wrote", [_copied, _exported])
def test_a_folder_in_the_way_is_named(
    tmp_path: Path, wrote: Callable[[History, Path], object]
) -> None:
    """A folder that bears the name of the part file: told of itself, and left as it is."""
    target = tmp_path / "out.file"
    part = files.part_of(target)
    part.mkdir()
    with History.open(tmp_path / "history.db") as history:
        keep(history)
        with pytest.raises(HistoryError) as caught:
            wrote(history, target)
    assert (caught.value.code, caught.value.values["path"]) == ("not-plain", part)
    assert part.is_dir()
