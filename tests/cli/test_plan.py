"""Claims about `plan make|show`, and about the plan that the window is started with."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from listening_timer.cli import main
from listening_timer.cli.window import Doors
from listening_timer.config.paths import HOME
from listening_timer.exercise.formats import MINUTE, Bell
from listening_timer.library import plan as plans
from listening_timer.library.plan import Weekly
from listening_timer.model.options import WindowOptions
from tests.helpers.exercise.format_files import GOOD
from tests.helpers.exercise.hostile_files import faults_of
from tests.helpers.exercise.plan_files import good, put_hostile

DECK = GOOD + '[[card]]\nkind = "closing"\ntext = { en = "What was good?" }\n'
NAME = "our plan.listening-plan.toml"


class Line:
    """The command line, in a folder of its own; windows that would open are noted."""

    def __init__(self, folder: Path, said: pytest.CaptureFixture[str]) -> None:
        self.folder, self._said = folder, said
        self.windows: list[WindowOptions] = []

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        """Run it; status, output, complaint."""
        status = main.main(arguments, Doors(window=self._open))
        said = self._said.readouterr()
        return status, said.out, said.err

    def _open(self, options: WindowOptions) -> int:
        self.windows.append(options)
        return 0

    def make(self, *arguments: str) -> tuple[int, str, str]:
        """Make a plan of the default format."""
        return self("plan", "make", "--format", "share-fully", "--to", NAME, *arguments)


@pytest.fixture
def line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Line:
    """A command line in a folder where one can write."""
    monkeypatch.setenv(HOME, str(tmp_path / "home"))
    (tmp_path / "home" / "prompts").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return Line(tmp_path, capsys)


def test_a_plan_is_made_of_what_is_said(line: Line) -> None:
    """Each option is in the file, which its owner alone can read; `show` prints it."""
    words = ["--minutes", "5", "--bell", "stop", "--deck", "gentle", "--other-day", "Monday"]
    status, out, err = line.make(*words, "--text", "-Phones away", "--weekly", "Sunday 8:30")
    assert (status, err) == (0, "")
    assert NAME in out
    path = line.folder / NAME
    plan = plans.load(path)
    assert (plan.format.id, plan.format.turn, plan.format.bell) == (
        "share-fully",
        5 * MINUTE,
        Bell.STOP,
    )
    assert (plan.deck, plan.text) == ("gentle", "-Phones away")
    assert plan.weekly == Weekly(6, 8 * 60 + 30, 0)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    status, out, err = line("plan", "show", NAME)
    assert (status, err) == (0, "")
    for words in (
        "-Phones away",
        "Share fully, then switch (share-fully)",
        "5:00  A shares",
        "the bell ends the turn",
        "In all: 13:30",
        "Every week: Sundays, 08:30, or else on a Monday.",
        "Prompts: gentle",
    ):
        assert words in out


def test_an_own_deck_goes_whole(line: Line) -> None:
    """The program at home does not have it."""
    (line.folder / "home" / "prompts" / "mine.toml").write_text(DECK, "utf-8")
    assert line.make("--deck", "mine")[0] == 0
    deck = plans.load(line.folder / NAME).deck
    assert deck is not None
    assert not isinstance(deck, str)
    assert deck.cards[0].text == {"en": "What was good?"}
    assert "Prompts: Mine" in line("plan", "show", NAME)[1]


def test_a_file_that_is_there_is_replaced_only_with_force(line: Line) -> None:
    """It is left as it was, and the sentence says how."""
    line.make("--minutes", "5")
    before = (line.folder / NAME).read_bytes()
    status, _, err = line.make()
    assert (status, "`--force`" in err) == (1, True)
    assert (line.folder / NAME).read_bytes() == before
    assert line.make("--force")[0] == 0
    assert plans.load(line.folder / NAME).format.turn == 10 * MINUTE


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("--minutes", "61"), 2, "from 1 to 60"),
        (("--bell", "loud"), 2, "finish, stop or open"),
        (("--weekly", "someday 20:00"), 2, "sunday 20:00"),
        (("--weekly", "sunday 25:00"), 2, "sunday 20:00"),
        (("--other-day", "monday"), 2, "--weekly"),
        (("--weekly", "sunday 20:00", "--other-day", "sunday"), 1, "another day"),
        (("--bell", "open", "--minutes", "5"), 2, "a bell"),
        (("--format", "long-alternating", "--bell", "open"), 1, "silence"),
        (("--format", "nope"), 1, "share-fully"),
        (("--deck", "nope"), 1, "gentle"),
        (("--text", "x" * 201), 1, "1 to 200 characters"),
        (("--text", "\u202e"), 1, "1 to 200 characters"),
        (("--to", "plan.toml"), 2, plans.ENDING),
        (("--to", f"nowhere/a{plans.ENDING}"), 1, "does not exist"),
    ],
)
def test_what_cannot_be_made_is_told(
    line: Line, words: tuple[str, ...], status: int, said: str
) -> None:
    """In one sentence, and nothing is written."""
    found, out, err = line.make(*words)
    assert (found, out, err.count("\n"), said in err) == (status, "", 1, True)
    assert [path.name for path in line.folder.iterdir()] == ["home"]


@pytest.mark.parametrize("words", [[], ["--"], ["--fullscreen"], ["--format", "short-turns"]])
def test_the_window_opens_with_a_plan(line: Line, words: list[str]) -> None:
    """Named alone, from here or whole, spaces in its name and folder or not, beside options."""
    line.make()
    folder = line.folder / "a folder"
    folder.mkdir()
    (folder / "plan.toml").write_text(good(), "utf-8")
    for name in (NAME, "a folder/plan.toml", str(folder / "plan.toml"), f"./{NAME}"):
        assert line(*words, name) == (0, "", "")
        assert line.windows.pop().plan == (line.folder / name).absolute()


def test_a_plan_goes_with_no_command(line: Line) -> None:
    """And a word that is neither is still told as one that there is not."""
    line.make()
    status, _, err = line(NAME, "paths")
    assert (status, "leave it out" in err) == (2, True)
    assert line("frob")[0] == 2
    assert line.windows == []


def test_hostile_files_are_told_before_any_window(line: Line) -> None:
    """By `show` and at the start: status 1, one sentence that names file and key, no output."""
    wrong = list[str]()
    for file, path in put_hostile(line.folder):
        for words in (["plan", "show", str(path)], [str(path)]):
            status, out, err = line(*words)
            wrong += faults_of(file, path, err.removesuffix("\n"))
            assert (status, out) == (1, "")
    assert wrong == []
    assert line.windows == []
