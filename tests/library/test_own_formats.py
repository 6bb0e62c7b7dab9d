"""Claims about formats of one's own on disk: ids from names, whole files, known at once."""

from __future__ import annotations

import os
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listening_timer.config.paths import resources
from listening_timer.exercise.format_parser import parse
from listening_timer.exercise.formats import Format, FormatError
from listening_timer.exercise.toml_checks import ID, LONGEST_ID
from listening_timer.library.format_writer import write
from listening_timer.library.formats import Library, load
from listening_timer.library.own_formats import (
    as_file,
    draft_text,
    free_id,
    keep,
    read_draft,
    remove,
)
from listening_timer.model.errors import HistoryError
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.exercise.strategies import written_formats

OURS = replace(SHIPPED["short-turns"], id="my-turns", name={"en": "Ours", "de": "Unsere"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The user's folder, which is made when something is kept."""
    return tmp_path / "data" / "formats"


def library(folder: Path) -> Library:
    """What ships, and what is in the folder."""
    return Library(resources(), folder)


def test_one_of_our_own_is_known_at_once(folder: Path) -> None:
    """Kept, kept again otherwise, and removed: the library and a new one hold the same."""
    known = library(folder)
    for fmt in (OURS, replace(OURS, name={"en": "Ours again"})):
        keep(known, folder, fmt)
        assert known.items() == library(folder).items() == (*SHIPPED.values(), fmt)
        assert load(folder / "my-turns.toml") == fmt
    assert [file.name for file in folder.iterdir()] == ["my-turns.toml"]
    remove(known, OURS)
    assert known.items() == library(folder).items() == tuple(SHIPPED.values())
    assert not list(folder.iterdir())


def test_it_is_written_over_the_file_that_it_came_from(folder: Path) -> None:
    """A file that somebody named otherwise keeps its name."""
    folder.mkdir(parents=True)
    (folder / "From Ann.TOML").write_text(write(OURS), "utf-8")
    known = library(folder)
    keep(known, folder, replace(OURS, soon=0))
    assert [file.name for file in folder.iterdir()] == ["From Ann.TOML"]
    assert known.get("my-turns").soon == 0


def test_nothing_that_ships_is_written_or_removed(folder: Path) -> None:
    """Its id belongs to the program."""
    known = library(folder)
    for change in (
        lambda: keep(known, folder, SHIPPED["first-try"]),
        lambda: remove(known, SHIPPED["first-try"]),
    ):
        with pytest.raises(FormatError) as caught:
            change()
        assert caught.value.code == "id-ships"
    assert known.file_of(SHIPPED["first-try"]).exists()


def test_what_no_file_can_hold_is_refused(folder: Path) -> None:
    """More than 64 KiB would not be read again, and so is not written."""
    cues = [{f"x-{n}": f"{number}" * 300 for n in range(9)} for number in range(60)]
    phases = tuple(replace(OURS.phases[0], cue=cue) for cue in cues)
    with pytest.raises(FormatError) as caught:
        keep(library(folder), folder, replace(OURS, phases=phases))
    assert caught.value.code == "too-big"
    assert not folder.exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is forbidden here")
def test_a_folder_that_forbids_writing_is_told(folder: Path) -> None:
    """What is there stays as it was."""
    known = library(folder)
    keep(known, folder, OURS)
    folder.chmod(0o500)
    try:
        with pytest.raises(HistoryError):
            keep(known, folder, replace(OURS, soon=0))
    finally:
        folder.chmod(0o700)
    assert known.get("my-turns") == load(folder / "my-turns.toml") == OURS


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Ours on Sundays", "my-ours-on-sundays"),
        ("  Über — uns! ", "my-uber-uns"),
        ("Short turns", "my-short-turns"),
        ("倾听", "my-format"),
        ("", "my-format"),
        ("x" * 80, "my-" + "x" * 37),
    ],
)
def test_an_id_is_made_from_the_name(folder: Path, name: str, identity: str) -> None:
    """Plain letters, digits and hyphens; where there are none, it is any format."""
    assert free_id(library(folder), folder, name) == identity


@given(name=st.text(max_size=60))
def test_every_name_gives_an_id_that_can_be_read(name: str) -> None:
    """Whatever it is called, the id is one, and belongs to nothing that ships."""
    found = free_id(library(Path("no-such-folder")), Path("no-such-folder"), name)
    assert ID.fullmatch(found)
    assert len(found) <= LONGEST_ID
    assert found not in SHIPPED


def test_ids_are_numbered_where_they_are_taken(folder: Path) -> None:
    """By a format, or by a file that could not be read."""
    known = library(folder)
    keep(known, folder, OURS)
    (folder / "my-turns-2.toml").write_text("broken", "utf-8")
    known.reload()
    assert free_id(known, folder, "Turns") == "my-turns-3"
    long = replace(OURS, id="my-" + "x" * 37)
    keep(known, folder, long)
    assert free_id(known, folder, "x" * 80) == "my-" + "x" * 35 + "-2"


@given(fmt=written_formats())
def test_all_that_a_file_can_hold_is_kept_whole(fmt: Format) -> None:
    """A file has no more than is read from it, and a draft of it is the same again."""
    assert parse(tomllib.loads(as_file(fmt).decode())) == fmt
    assert read_draft(draft_text(fmt)) == fmt


@pytest.mark.parametrize("text", ["", "[]", "{", '{"name": 1}', '{"name": {}, "about": {}}'])
def test_a_draft_of_another_version_is_none(text: str) -> None:
    """What was written otherwise is left alone."""
    assert read_draft(text) is None
