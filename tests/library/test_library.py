"""Claims about the library: what ships and what is the user's own, side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from listening_timer.config.paths import resources
from listening_timer.exercise.formats import FormatError
from listening_timer.library.formats import ORDER, Library
from listening_timer.text.error_messages import error_sentence
from tests.helpers.exercise.format_files import GOOD, SHIPPED, TURNS


def test_users_formats_come_after_what_ships(tmp_path: Path) -> None:
    """The user's formats stand behind the ten, by file name, however the ending is written."""
    for name in ("b.TOML", "a.toml"):
        text = GOOD.replace("mine", f"mine-{name.strip('.')[0]}") + TURNS
        (tmp_path / name).write_text(text, "utf-8")
    library = Library(resources(), tmp_path)
    assert [fmt.id for fmt in library.items()] == [*ORDER, "mine-a", "mine-b"]
    assert library.problems == ()
    assert library.ships(library.get("first-try"))
    assert not library.ships(library.get("mine-a"))


def test_what_is_passed_over_is_named(tmp_path: Path) -> None:
    """Each file that is passed over for its name is named with the reason, and gives nothing."""
    for name in ("a.toml.txt", "b.toml~", "c", ".d.toml", ".hidden"):
        (tmp_path / name).write_text(GOOD + TURNS, "utf-8")
    library = Library(resources(), tmp_path)
    assert [fmt.id for fmt in library.items()] == [*ORDER]
    found = {str(error.values["file"]): error.code for error in library.problems}
    assert found == dict.fromkeys(["a.toml.txt", "b.toml~", "c"], "wrong-ending") | {
        ".d.toml": "hidden"
    }


@pytest.mark.parametrize(
    ("name", "identity", "code"),
    [
        ("new.toml", "new", None),
        ("mine.toml", "mine", None),
        ("other.toml", "mine", "id-twice"),
        ("short-turns.toml", "short-turns", "id-ships"),
        ("new.toml.txt", "new", "wrong-ending"),
        (".new.toml", "new", "hidden"),
    ],
)
def test_check_knows_what_would_be_passed_over(
    tmp_path: Path, name: str, identity: str, code: str | None
) -> None:
    """A file passes exactly where it would be read among the user's own, under its name."""
    own, elsewhere = tmp_path / "own", tmp_path / "elsewhere"
    own.mkdir()
    elsewhere.mkdir()
    (own / "mine.toml").write_text(GOOD + TURNS, "utf-8")
    file = elsewhere / name
    file.write_text(GOOD.replace("mine", identity) + TURNS, "utf-8")
    assert refused(Library(resources(), own), file) == code
    file.rename(own / name)
    library = Library(resources(), own)
    assert refused(library, own / name) == code
    assert [error.code for error in library.problems] == ([code] if code else [])


def refused(library: Library, file: Path) -> str | None:
    """The code with which a check refuses a file; None where it passes."""
    try:
        library.check(file)
    except FormatError as error:
        return error.code if file.name in error_sentence(error) else "not named"
    return None


def test_what_ships_passes_a_check(tmp_path: Path) -> None:
    """A file of the installation is not taken for a copy of itself."""
    library = Library(resources(), tmp_path)
    assert library.check(resources() / "formats" / "short-turns.toml") == SHIPPED["short-turns"]


def test_nothing_that_ships_is_overridden(tmp_path: Path) -> None:
    """A user's file with an id that ships, or that another has, is a problem and not taken."""
    for name, identity in (("a", "short-turns"), ("b", "mine"), ("c", "mine"), ("d", "X")):
        text = GOOD.replace("mine", identity) + TURNS
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    library = Library(resources(), tmp_path)
    assert library.get("short-turns") == SHIPPED["short-turns"]
    found = [(error.code, error.values["file"]) for error in library.problems]
    assert found == [("id-ships", "a.toml"), ("id-twice", "c.toml"), ("bad-id", "d.toml")]
    assert error_sentence(library.problems[0]) == (
        "a.toml is skipped: one that ships is called short-turns; choose another id."
    )


def test_missing_folders_are_no_failure(tmp_path: Path) -> None:
    """No folder of one's own is usual; a folder that is none, or lost files, are problems."""
    assert Library(resources(), tmp_path / "none").problems == ()
    (tmp_path / "file").touch()
    assert [e.code for e in Library(resources(), tmp_path / "file").problems] == [
        "folder-unreadable"
    ]
    lost = Library(tmp_path, tmp_path / "none")
    assert lost.items() == ()
    assert {error.code for error in lost.problems} == {"no-file"}
