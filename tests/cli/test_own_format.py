"""Claims about making exercises of one's own from the command line."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from listening_timer.cli import main
from listening_timer.config.paths import HOME
from listening_timer.exercise.format_parser import parse
from listening_timer.exercise.formats import MINUTE, Bell, Early
from listening_timer.library.formats import load
from tests.helpers.exercise.format_files import SHIPPED


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own."""
    monkeypatch.setenv(HOME, str(tmp_path))
    return tmp_path


def make(*options: str) -> int:
    """Run `formats make`; its exit status."""
    return main.main(["formats", "make", *options])


def test_one_is_kept_among_our_own(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With all that was to be different; the list has it, and no other is ever overwritten."""
    wish = ["--from", "long-alternating", "--name", "Ours", "--minutes", "5"]
    rules = ["--bell", "finish", "--early", "ask-more", "--soon", "0"]
    for _ in range(2):
        assert make(*wish, *rules) == 0
    assert capsys.readouterr().out == "Ours is kept as my-ours.\nOurs is kept as my-ours-2.\n"
    fmt = load(home / "formats" / "my-ours.toml")
    assert (fmt.bell, fmt.early, fmt.soon) == (Bell.FINISH, Early.ASK_MORE, 0)
    assert {turn.planned for turn in fmt.turns} == {5 * MINUTE}
    assert fmt.name == {"en": "Ours"}
    assert main.main(["formats", "list"]) == 0
    assert "my-ours-2" in capsys.readouterr().out


def test_one_is_written_to_a_file(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is kept then; a file that is there stays unless it is to be replaced."""
    file = home / "ours.toml"
    for options, status in (([], 0), ([], 1), (["--force"], 0)):
        assert make("--from", "first-try", "--to", str(file), *options) == status
    said = capsys.readouterr()
    assert said.out.count(f"A first try was written to {file}, as my-a-first-try.") == 2
    assert "add `--force` to replace it" in said.err
    assert load(file).phases == SHIPPED["first-try"].phases
    assert not (home / "formats").exists()


def test_standard_output_takes_it_too(capsys: pytest.CaptureFixture[str]) -> None:
    """As a file would hold it, and nothing else."""
    assert make("--from", "share-fully", "--name", "-Ours", "--to", "-") == 0
    fmt = parse(tomllib.loads(capsys.readouterr().out))
    assert (fmt.id, fmt.name) == ("my-ours", {"en": "-Ours"})


@pytest.mark.parametrize(
    ("options", "status", "told"),
    [
        (["--from", "nope"], 1, "There is no format nope"),
        (["--name", "Ours"], 2, "--from"),
        (["--from", "first-try", "--minutes", "90"], 2, "--minutes: a whole number from 1 to 60"),
        (["--from", "first-try", "--bell", "loud"], 2, "finish, stop or open belongs here"),
        (["--from", "first-try", "--force"], 2, "--force belongs to --to FILE alone"),
        (["--from", "first-try", "--to", "ours.txt"], 2, "must end in one of these: .toml"),
        (["--from", "long-alternating", "--bell", "open"], 1, 'early cannot be "silence"'),
    ],
)
def test_what_cannot_be_made_is_told(
    home: Path, capsys: pytest.CaptureFixture[str], options: list[str], status: int, told: str
) -> None:
    """One sentence that names the option or the key, the right status, and no file."""
    assert make(*options) == status
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert told in said.err
    assert not (home / "formats").exists()
