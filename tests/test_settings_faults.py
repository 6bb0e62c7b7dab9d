"""Claims about settings where the file is broken, held, or the disk full."""

from __future__ import annotations

import os
import random
import stat
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from listening_timer.config.settings import Settings, load, save
from listening_timer.model.records import HistoryError
from tests.helpers.app.sample_settings import CHANGED, FULL


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the settings of a test lie, in a folder not yet made."""
    return tmp_path / "config" / "settings.toml"


def given_text(file: Path, text: str | bytes) -> None:
    """Write a settings file as somebody else would."""
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())


def broken_files() -> list[bytes]:
    """300 broken files: cut, blanked, flipped, filled with anything; always the same ones."""
    chance = random.Random(1)  # noqa: S311 - the same files each time
    whole = FULL.encode() + b'sound = "bowl"\n[keys]\nB = "nothing"\n'
    files = [b"", b"\0" * 300, b"[" * 60_000, b"a" + b".a" * 3_000 + b"=1", b"a=" + b"9" * 9_000]
    files += [b"a=" + b"[" * deep + b"]" * deep for deep in (50, 90, 150, 250, 400)]
    while len(files) < 300:
        data = bytearray(whole)
        match len(files) % 4:
            case 0:
                del data[chance.randrange(len(data)) :]
            case 1:
                start = chance.randrange(len(data))
                data[start : start + 40] = bytes(len(data[start : start + 40]))
            case 2:
                for _ in range(chance.randrange(1, 9)):
                    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            case _:
                data = bytearray(chance.randbytes(chance.randrange(400)))
        files.append(bytes(data))
    return files


def test_no_broken_file_fails_a_start(file: Path) -> None:
    """300 broken files: each can be started with and saved over, and none is lost in silence."""
    for number, data in enumerate(broken_files()):
        path = file.with_name(f"{number}.toml")
        given_text(path, data)
        found = load(path)
        assert found.text in range(100, 201)
        save(path, CHANGED)
        assert load(path) == CHANGED
        _assert_nothing_lost(path, data)


def _assert_nothing_lost(path: Path, data: bytes) -> None:
    """Either the old file stands aside, or all its keys stand in the new one."""
    aside = path.with_name(f"{path.name}.unreadable")
    if aside.exists():
        assert aside.read_bytes() == data
        return
    before, after = tomllib.loads(data.decode()), tomllib.loads(path.read_text())
    ours = {field.name for field in fields(Settings)}
    for key in before.keys() - ours:
        assert repr(before[key]) == repr(after[key])  # a date of nan equals itself in words


def test_file_is_private(file: Path) -> None:
    """The file is 0600 in a folder 0700, also where it was open to others before."""
    given_text(file, "")
    file.chmod(0o666)
    before = os.umask(0)
    try:
        save(file, CHANGED)
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_link_stays_a_link(file: Path, tmp_path: Path) -> None:
    """Who keeps the settings elsewhere by a link, finds them there."""
    elsewhere = tmp_path / "dotfiles.toml"
    elsewhere.write_text("text = 110\n")
    file.parent.mkdir()
    file.symlink_to(elsewhere)
    save(file, CHANGED)
    assert file.is_symlink()
    assert load(elsewhere) == CHANGED


def test_full_disk_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that takes no more leaves the old file as it was."""

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    given_text(file, "text = 110\n")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(HistoryError, match="settings-not-saved"):
        save(file, CHANGED)
    assert file.read_text() == "text = 110\n"
    assert [path.name for path in file.parent.iterdir()] == [file.name]
