"""Claims about the settings of this machine: never a failed start, never a lost file."""

from __future__ import annotations

import os
import random
import stat
import tomllib
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
import tomli_w
from hypothesis import example, given
from hypothesis import strategies as st

from listening_timer.config.settings import (
    MOST_HELP_LINES,
    Bounds,
    HelpLine,
    Settings,
    Unread,
    WindowPlace,
    help_line,
    load,
    read,
    save,
)
from listening_timer.model.errors import HistoryError
from tests.helpers.app.sample_settings import CHANGED, FULL

NAMES = [field.name for field in fields(Settings)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The settings file of a test, in a folder not yet made."""
    return tmp_path / "config" / "settings.toml"


def given_text(file: Path, text: str | bytes) -> None:
    """Write a settings file as somebody else would."""
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_every_sample_differs_from_the_default() -> None:
    """The sample settings differ from the defaults in every field: none goes untested."""
    assert [name for name in NAMES if getattr(CHANGED, name) == getattr(Settings(), name)] == []


def test_no_file_means_defaults(file: Path) -> None:
    """Without a file all settings have their defaults, and reading makes none."""
    assert read(file) == (Settings(), None)
    assert not file.parent.exists()


def test_only_what_differs_is_written(file: Path) -> None:
    """The file holds what differs from the defaults and nothing else."""
    save(file, Settings(text=125))
    assert file.read_text() == "text = 125\n"
    save(file, Settings())
    assert file.read_text() == ""
    save(file, CHANGED)
    assert tomllib.loads(file.read_text()) == tomllib.loads(FULL)


def any_record(record: type[object]) -> st.SearchStrategy[object]:
    """Any settings, or any window geometry, by the types of the fields."""
    hints = get_type_hints(record, include_extras=True)
    return st.builds(record, **{name: any_value(hint) for name, hint in hints.items()})


def any_value(hint: type[object]) -> st.SearchStrategy[object]:
    """Any value of a field of this type."""
    match get_args(hint):
        case (record, _) if record is HelpLine:
            lines = st.builds(help_line, *[st.text(max_size=130)] * 3).filter(bool)
            return st.lists(lines, max_size=MOST_HELP_LINES).map(tuple)
        case (_, Bounds(least, most)):
            return st.integers(least, most)
        case (record, _):
            return st.none() | any_record(record)
        case _:
            return st.from_type(hint)


@given(any_record(Settings))
def test_what_was_saved_is_loaded(
    tmp_path_factory: pytest.TempPathFactory, settings: Settings
) -> None:
    """Any settings come back as they were saved."""
    path = tmp_path_factory.getbasetemp() / "round" / "settings.toml"
    save(path, settings)
    assert load(path) == settings


ANYTHING = st.recursive(
    st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.integers(-300, 300)
    | st.floats(allow_nan=False)
    | st.text(max_size=9)
    | st.sampled_from(["system", "day", "clock", "full"])
    | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("abc", min_size=1, max_size=3), inner, max_size=3)
        | st.dictionaries(st.sampled_from([each.name for each in fields(WindowPlace)]), inner)
    ),
    max_leaves=9,
)
"""Any value of a TOML file."""


@given(st.sampled_from(NAMES), ANYTHING)
@example("text", 150.0)
@example("text", True)
@example("volume", False)
@example("letters", 1)
@example("motion", True)
@example("window", {"x": 1, "y": 2, "width": 900})
@example("window", {"x": 1, "y": 2, "width": 900, "height": 0})
@example("window", {"x": 1, "y": 2.5, "width": 900, "height": 600})
@example("window", {"x": 99999999999, "y": 2, "width": 900, "height": 600})
def test_a_value_is_taken_or_reported_and_spoils_no_other(
    tmp_path_factory: pytest.TempPathFactory, name: str, value: object
) -> None:
    """Any value for any key: taken as it is written, or reported and as by default.

    An integer out of bounds is reported, and the nearest. The other settings are taken.
    """
    path = tmp_path_factory.getbasetemp() / "any" / "settings.toml"
    given_text(path, tomli_w.dumps(tomllib.loads(FULL) | {name: value}))
    settings, unread = read(path)
    taken, default = getattr(settings, name), getattr(Settings(), name)
    assert replace(settings, **{name: None}) == replace(CHANGED, **{name: None})
    if unread is None and isinstance(value, dict):
        assert isinstance(taken, WindowPlace)
    elif unread is None and isinstance(value, list):
        assert (taken, value) == ((), [])
    elif unread is None:
        assert taken == value
        assert isinstance(taken, type(value))
        assert isinstance(taken, bool) == isinstance(value, bool)
    elif type(default) is int and type(value) is int:
        assert (taken > value) == (value < default)
    else:
        assert (taken, unread.keys) == (default, (name,))


def test_unknown_keys_are_kept(file: Path) -> None:
    """What a newer version wrote is still there after this one has written."""
    given_text(file, 'sound = "bowl"\ntext = 110\n[keys]\nB = "nothing"\n')
    save(file, Settings(text=120))
    kept = {"sound": "bowl", "keys": {"B": "nothing"}, "text": 120}
    assert tomllib.loads(file.read_text()) == kept
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("bad", [b"text = ", b"\0" * 20, b"\xff\xfe", b'text = "huge"\n'])
def test_bad_file_is_put_aside_before_it_is_written_over(file: Path, bad: bytes) -> None:
    """A file that is not understood is kept byte for byte, and each such file is."""
    for name in ("settings.toml.unreadable", "settings.toml.unreadable-2"):
        given_text(file, bad)
        assert load(file) == Settings()
        assert file.read_bytes() == bad
        save(file, Settings(text=110))
        assert file.with_name(name).read_bytes() == bad
        assert load(file).text == 110


def test_unknown_keys_beside_a_bad_value_are_kept(file: Path) -> None:
    """Where one value was bad, the unknown keys beside it are kept in the new file too."""
    given_text(file, 'text = "huge"\nsound = 3\n')
    save(file, Settings())
    assert tomllib.loads(file.read_text()) == {"sound": 3}


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["pipe", "folder"])
def test_what_is_no_file_is_not_read(file: Path, make: Callable[[Path], None]) -> None:
    """A pipe or a folder in the file's place hangs nothing; saving puts it aside."""
    file.parent.mkdir()
    make(file)
    assert load(file) == Settings()
    save(file, CHANGED)
    assert load(file) == CHANGED


BOM = b"\xef\xbb\xbf"


@pytest.mark.parametrize(
    ("data", "settings", "odd"),
    [
        (BOM + b"text = 125\r\nwelcomed = true\r\n", Settings(text=125, welcomed=True), ()),
        (b"text = 900\nvolume = 20\n", Settings(text=200, volume=20), ("text",)),
        (b"volume = -1\ntext = -5\n", Settings(volume=0), ("text", "volume")),
        (b'palette = "pink"\ntext = 150\n', Settings(text=150), ("palette",)),
        (b'more = "x"\n', Settings(), ()),
        (b"", Settings(), ()),
    ],
)
def test_what_can_be_read_is_read(
    file: Path, data: bytes, settings: Settings, odd: tuple[str, ...]
) -> None:
    """A byte order mark hides nothing; a number out of bounds is the nearest; the rest holds."""
    given_text(file, data)
    assert read(file) == (settings, Unread(file, odd) if odd else None)


@pytest.mark.parametrize(
    "data",
    [FULL.encode("utf-16"), b"text = \xe9", b"text = [", b"\0" * 9, b"text = 110\n" + b"#" * 2**16],
)
def test_a_file_that_cannot_be_read_is_named(file: Path, data: bytes) -> None:
    """Another encoding, no TOML, or over 64 KiB: all is as by default, and the file is named."""
    given_text(file, data)
    assert read(file) == (Settings(), Unread(file))


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
    for key in before.keys() - set(NAMES):
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
