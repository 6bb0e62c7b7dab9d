"""Claims about `paper`: sheets for the table as a PDF, without a window or a history."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from listening_timer.cli import main
from listening_timer.config.paths import HOME, user_paths
from listening_timer.config.settings import Settings, save
from listening_timer.model.preferences import Paper
from tests.helpers.pdf_reader import bookmarks_of, paper_of, told_of
from tests.helpers.process.bare_fonts import bare_fonts

Paperwork = Callable[..., tuple[int, str, str]]


@pytest.fixture
def paper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Paperwork:
    """Run the command in an empty folder with an empty home; gives status, output, complaint."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv(HOME, str(tmp_path / "home"))

    def runs(*arguments: str) -> tuple[int, str, str]:
        status = main.main(["paper", *arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return runs


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("options", "sheets", "said"),
    [
        ("", ["Make room for each other", "Four weeks of talks", "I felt …"], "The sheets were"),
        ("--sheet all", ["Make room for each other", "Four weeks of talks", "I felt …"], "The sh"),
        ("--sheet rules --format weekly-hour", ["The weekly hour"], "The rules were"),
        ("--sheet log", ["Four weeks of talks"], "The log was"),
        ("--sheet feelings", ["I felt …"], "The words for feelings were"),
    ],
)
def test_the_sheets_that_were_asked_for(
    paper: Paperwork, tmp_path: Path, options: str, sheets: list[str], said: str
) -> None:
    """All unless one is named, a page each; for its owner alone, and nothing else is written."""
    status, out, err = paper("RULES.pdf", *options.split())
    target = tmp_path / "here" / "RULES.pdf"
    assert (status, err) == (0, "")
    assert out.startswith(said)
    assert out.endswith(f" written to {target}.\n")
    assert [title for title, _page in bookmarks_of(target)] == sheets
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(tmp_path.rglob("*")) == [tmp_path / "here", target]


@pytest.mark.usefixtures("qapp")
def test_names_are_on_the_sheets(paper: Paperwork, tmp_path: Path) -> None:
    """Cleaned, also those that begin with a hyphen; none is in the file's details."""
    assert paper("x.pdf", "--names", "-Ann ", "Bo\t\tLee" + "x" * 50)[0] == 0
    rules, log, _feelings = told_of(tmp_path / "here" / "x.pdf")
    assert "For -Ann and Bo Lee" in rules
    assert "-Ann" in log


@pytest.mark.usefixtures("qapp")
def test_paper_is_as_chosen(paper: Paperwork, tmp_path: Path) -> None:
    """By the option, else by the settings, else by the system; a file is replaced with --force."""
    target = tmp_path / "here" / "x.pdf"
    assert paper("x.pdf")[0] == 0
    assert paper_of(target) == "a4"
    status, out, err = paper("x.pdf", "--paper", "letter")
    assert (status, out, paper_of(target)) == (1, "", "a4")
    assert "--force" in err
    save(user_paths().settings, Settings(paper=Paper.LETTER))
    assert paper("x.pdf", "--force")[0] == 0
    assert paper_of(target) == "letter"
    assert paper("x.pdf", "--force", "--paper", "a4")[0] == 0
    assert paper_of(target) == "a4"


@pytest.mark.parametrize(
    ("line", "status", "said"),
    [
        ("", 2, "FILE"),
        ("x.txt", 2, "x.txt must end in one of these: .pdf."),
        ("folder.pdf", 2, "folder.pdf is a folder"),
        ("x.pdf --sheet letter", 2, "rules, log, feelings or all belongs here, not letter"),
        ("x.pdf --sheet log --format share-fully", 2, "--format belongs to the rules alone"),
        ("x.pdf --format nothing", 1, "There is no format nothing; choose one of these: share-"),
        ("x.pdf --names Ann", 2, "two names belong here"),
        ("x.pdf --names Ann \u200b", 2, "two names belong here"),
        ("x.pdf --paper a5", 2, "a4 or letter belongs here, not a5"),
        ("x.pdf --fullscreen", 2, "--fullscreen"),
        ("none/x.pdf", 1, "does not exist"),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_bad_input_is_one_sentence(
    paper: Paperwork, tmp_path: Path, line: str, status: int, said: str
) -> None:
    """What is wrong and what would be right; no file is made."""
    (tmp_path / "here" / "folder.pdf").mkdir()
    ended, out, err = paper(*line.split(" ") if line else ())
    assert (ended, out, err.count("\n")) == (status, "", 1)
    assert said in err
    assert list((tmp_path / "here").iterdir()) == [tmp_path / "here" / "folder.pdf"]


def test_no_screen_is_needed(tmp_path: Path) -> None:
    """Nor any font but the program's; standard output takes it, and missing letters are told."""
    words = ["paper", "-", "--sheet", "rules", "--names", "李雷", "Bo"]
    said = subprocess.run(
        [sys.executable, "-m", "listening_timer", *words],
        capture_output=True,
        check=False,
        env=os.environ | bare_fonts(tmp_path) | {HOME: str(tmp_path)},
    )
    assert said.returncode == 0
    assert said.stdout.startswith(b"%PDF-")
    assert said.stderr.decode().startswith("No font here has these letters, so each is an empty")
    assert said.stderr.count(b"\n") == 1
