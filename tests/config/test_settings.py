"""Claims about the choices for this machine: never a failed start, never a lost file."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listening_timer.config.settings import (
    FARTHEST_PX,
    Motion,
    Palette,
    Settings,
    Unread,
    WindowPlace,
    load,
    read,
    save,
)
from listening_timer.model.records import Digits, Prompting
from tests.helpers.app.sample_settings import CHANGED, FULL


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the settings of a test lie, in a folder not yet made."""
    return tmp_path / "config" / "settings.toml"


def given_text(file: Path, text: str | bytes) -> None:
    """Write a settings file as somebody else would."""
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_each_choice_of_the_test_differs() -> None:
    """What the tests change differs from the default in every field: none goes untested."""
    for field in fields(Settings):
        assert getattr(CHANGED, field.name) != getattr(Settings(), field.name)


def test_no_file_means_defaults(file: Path) -> None:
    """Without a file all is as usual, and reading makes none."""
    assert load(file) == Settings()
    assert not file.parent.exists()


def test_every_choice_is_read(file: Path) -> None:
    """Each choice in the file is taken."""
    given_text(file, FULL)
    assert load(file) == CHANGED


def test_only_what_differs_is_written(file: Path) -> None:
    """The file holds what differs from the defaults and nothing else."""
    save(file, Settings(text=125))
    assert file.read_text() == "text = 125\n"
    save(file, Settings())
    assert file.read_text() == ""
    save(file, CHANGED)
    assert set(tomllib.loads(file.read_text())) == {field.name for field in fields(Settings)}


@given(
    st.builds(
        Settings,
        palette=st.sampled_from(Palette),
        text=st.integers(100, 200),
        motion=st.sampled_from(Motion),
        digits=st.sampled_from(Digits),
        volume=st.integers(0, 100),
        prompts=st.sampled_from(Prompting),
        letters=st.booleans(),
        break_key=st.booleans(),
        names_in_title=st.booleans(),
        fullscreen_at_start=st.booleans(),
        welcomed=st.booleans(),
        window=st.none()
        | st.builds(
            WindowPlace,
            *[st.integers(-FARTHEST_PX, FARTHEST_PX)] * 2,
            *[st.integers(1, FARTHEST_PX)] * 2,
            screen=st.text("DP-1 ", max_size=9),
            full_screen=st.booleans(),
            maximized=st.booleans(),
        ),
    )
)
def test_what_was_saved_is_loaded(
    tmp_path_factory: pytest.TempPathFactory, settings: Settings
) -> None:
    """Any choices come back as they were saved."""
    path = tmp_path_factory.getbasetemp() / "round" / "settings.toml"
    save(path, settings)
    assert load(path) == settings


@pytest.mark.parametrize(
    "line",
    [
        'palette = "pink"',
        "palette = 1",
        "text = 99",
        "text = 150.0",
        "text = true",
        'motion = "no"',
        "motion = 0",
        "motion = []",
        'digits = "roman"',
        "volume = false",
        'volume = "loud"',
        'prompts = "many"',
        "prompts = true",
        "letters = 1",
        'break_key = "b"',
        "names_in_title = []",
        "fullscreen_at_start = {}",
        "welcomed = 2026-11-22",
        "palette = []",
        "window = 5",
        "window = { x = 1, y = 2, width = 900 }",
        "window = { x = 1, y = 2, width = 900, height = 0 }",
        "window = { x = 1, y = 2.5, width = 900, height = 600 }",
        "window = { x = 99999999999, y = 2, width = 900, height = 600 }",
    ],
)
def test_one_bad_value_spoils_no_other(file: Path, line: str) -> None:
    """A value that means nothing is as by default; the others are taken."""
    key = line.partition(" ")[0]
    others = [said for said in FULL.splitlines() if said.split()[0] != key]
    given_text(file, "\n".join([line, *others]))
    found = load(file)
    for field in fields(Settings):
        expected = Settings() if field.name == key else CHANGED
        assert getattr(found, field.name) == getattr(expected, field.name)


@pytest.mark.parametrize(
    ("line", "motion"), [("motion = false", Motion.STILL), ("motion = true", Motion.SMOOTH)]
)
def test_what_the_first_version_wrote_of_movement_is_understood(
    file: Path, line: str, motion: Motion
) -> None:
    """A file of the first version means what it meant, is no bad file, and is written anew."""
    given_text(file, f"text = 110\n{line}\n")
    assert load(file) == Settings(text=110, motion=motion)
    save(file, load(file))
    assert file.read_text() == f'text = 110\nmotion = "{motion}"\n'
    assert [path.name for path in file.parent.iterdir()] == [file.name]


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


def test_choices_beside_a_bad_value_survive(file: Path) -> None:
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


def test_huge_file_is_not_read(file: Path) -> None:
    """A file over 64 KiB is no settings file."""
    given_text(file, b"text = 110\n" + b"#" * 70_000)
    assert load(file) == Settings()


CASES = {
    "bom": (b"\xef\xbb\xbftext = 125\r\nwelcomed = true\r\n", Settings(text=125, welcomed=True)),
    "too-large": (b"text = 900\nvolume = 20\n", Settings(text=200, volume=20)),
    "too-small": (b"text = -5\nvolume = -1\nletters = false\n", Settings(volume=0, letters=False)),
    "one-odd": (b'palette = "pink"\ntext = 150\n', Settings(text=150)),
    "a-fraction": (b"text = 125.0\nvolume = 20\n", Settings(volume=20)),
}
ODD = {"bom": (), "too-large": ("text",), "too-small": ("text", "volume"), "one-odd": ("palette",)}


@pytest.mark.parametrize("case", CASES)
def test_what_can_be_read_is_read(file: Path, case: str) -> None:
    """A byte order mark hides nothing; a number out of range is the nearest; the rest holds."""
    data, right = CASES[case]
    given_text(file, data)
    settings, unread = read(file)
    assert settings == right
    assert (unread.keys if unread else ()) == ODD.get(case, ("text",))


@pytest.mark.parametrize("data", [FULL.encode("utf-16"), b"text = \xe9", b"text = [", b"\0" * 9])
def test_a_file_that_cannot_be_read_is_named(file: Path, data: bytes) -> None:
    """Another encoding or no TOML at all: everything is as usual, and the file is named."""
    given_text(file, data)
    assert read(file) == (Settings(), Unread(file))


def test_a_sound_file_leaves_nothing_unread(file: Path) -> None:
    """Nothing is said of no file, of an empty one, or of keys that another version knows."""
    assert read(file) == (Settings(), None)
    for text in ("", FULL, 'more = "x"\n'):
        given_text(file, text)
        assert read(file)[1] is None
