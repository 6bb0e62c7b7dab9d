"""Claims about the command line: what it takes, how it refuses, and what it never shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from listening_timer import __version__
from listening_timer.cli import main
from listening_timer.cli.window import Doors
from listening_timer.config.paths import HOME
from listening_timer.model.options import DemoOptions, WindowOptions

Run = Callable[..., tuple[int, str, str]]


class Opened:
    """Doors that open nothing: they note what they were asked for."""

    def __init__(self, status: int = 0, error: BaseException | None = None) -> None:
        self.windows: list[WindowOptions] = []
        self.demos: list[DemoOptions] = []
        self.status, self.error = status, error

    def doors(self) -> Doors:
        """The doors to hand to the command line."""
        return Doors(self._window, self._demo)

    def _window(self, options: WindowOptions) -> int:
        self.windows.append(options)
        return self._answer()

    def _demo(self, options: DemoOptions) -> int:
        self.demos.append(options)
        return self._answer()

    def _answer(self) -> int:
        if self.error is not None:
            raise self.error
        return self.status


@pytest.fixture
def opened() -> Opened:
    """Doors that note what they were asked for."""
    return Opened()


@pytest.fixture
def run(
    opened: Opened,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Run a command line in a home of its own; gives status, output and complaint."""
    monkeypatch.setenv(HOME, str(tmp_path / "home"))

    def runs(*arguments: str, doors: Opened = opened) -> tuple[int, str, str]:
        status = main.main(arguments, doors.doors())
        said = capsys.readouterr()
        return status, said.out, said.err

    return runs


def test_no_command_opens_the_window(run: Run, opened: Opened, tmp_path: Path) -> None:
    """Without a command the window opens, with what the line says, and gives the status."""
    assert run() == (0, "", "")
    file = tmp_path / "ours.db"
    words = tmp_path / "de.qm"
    run("--history", str(file), "--format", "short-turns", "--fullscreen")
    run("--translation", str(words))
    assert opened.windows == [
        WindowOptions(),
        WindowOptions(file, "short-turns", fullscreen=True),
        WindowOptions(translation=words),
    ]
    assert run(doors=Opened(status=1))[0] == 1


def test_demonstration_takes_its_options(run: Run, opened: Opened, tmp_path: Path) -> None:
    """Each option of the demonstration arrives; what is left open is as usual."""
    assert run("demo") == (0, "", "")
    line = "--format first-try --speed 0.5 --palette evening --size 1024X640 --text 150"
    shots, keep = tmp_path / "shots", tmp_path / "kept.db"
    words = tmp_path / "de.qm"
    places = ["--shots", str(shots), "--keep", str(keep), "--translation", str(words)]
    more = ("--fullscreen", "--topic", "between")
    assert run("demo", *line.split(), *places, *more)[0] == 0
    assert opened.demos == [
        DemoOptions(),
        DemoOptions(
            "first-try",
            0.5,
            shots,
            "evening",
            (1024, 640),
            150,
            keep=keep,
            fullscreen=True,
            translation=words,
            topic="between",
        ),
    ]


def test_option_may_stand_on_both_sides(run: Run, opened: Opened, tmp_path: Path) -> None:
    """`--history` and `--format` count before and after a command; the later one wins."""
    one, two = str(tmp_path / "one.db"), str(tmp_path / "two.db")
    for line in (["--history", one, "paths"], ["paths", "--history", one]):
        assert one in run(*line)[1]
    assert two in run("--history", one, "paths", "--history", two)[1]
    for line in (["--history", one, "history", "list"], ["history", "--history", one, "list"]):
        assert one in run(*line)[2]
    run("--format", "short-turns", "demo")
    assert opened.demos[0].format == "short-turns"


def test_file_named_from_here_is_made_absolute(run: Run, opened: Opened) -> None:
    """A file named from here is found later too, wherever the program then stands."""
    run("--history", "ours.db")
    assert opened.windows[0].history == Path.cwd() / "ours.db"


WRONG = [
    *("frob", "--frob", "--hist x.db", "--history", "--format first-try paths", "paths extra"),
    *("paths --fullscreen", "--fullscreen history list", "--translation de.qm paths"),
    *("history", "history frob", "history show", "history delete", "history check extra"),
    *("history export", "history export --to sessions.txt", "history export --to sessions"),
    *("history backup", "history list extra", "history list --limit 0", "history list --limit 1.5"),
    *("history list --limit 9" + "9" * 5000, "history stats --span week"),
    *("formats", "formats check", "prompts", "prompts frob", "prompts check", "prompts show"),
    *("demo --history x.db", "--history x.db demo", "demo --palette pink", "demo --palette system"),
    *(f"demo --speed {value}" for value in ("0", "0.09", "1001", "nan", "inf", "fast")),
    *(f"demo --size {value}" for value in ("639x480", "640x479", "7681x4320", "7680x4321")),
    *(f"demo --size {value}" for value in ("1280", "1280x800x2", "-1280x800")),
    *(f"demo --text {value}" for value in ("99", "201", "150.5", "big")),
]


@pytest.mark.parametrize("line", WRONG)
def test_wrong_use_is_one_sentence(run: Run, opened: Opened, line: str) -> None:
    """Wrong use gives status 2 and one line on standard error; nothing is opened."""
    status, out, err = run(*line.split())
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "listening-timer" in err or ".json" in err or "--keep" in err
    assert not opened.windows
    assert not opened.demos


@pytest.mark.parametrize("line", ["--speed 0.1", "--speed 1000", "--size 640x480", "--text 200"])
def test_limits_themselves_are_allowed(run: Run, line: str) -> None:
    """The least and the largest value are taken."""
    assert run("demo", *line.split())[0] == 0


def test_group_alone_says_what_there_is(run: Run) -> None:
    """`history`, `formats` and `prompts` alone name their commands."""
    known = "list, show, stats, delete, export, import, check, rebuild, backup"
    assert known in run("history")[2]
    assert "list, show, check" in run("formats")[2]
    assert "list, show, check" in run("prompts")[2]


@pytest.mark.parametrize("line", ["", "history", "history list", "formats show first-try", "demo"])
def test_what_is_not_known_is_told_with_whose_help_to_read(run: Run, line: str) -> None:
    """Words too many are named, and so is the help of the very command that was meant."""
    _, _, err = run(*line.split(), "--frob", "-x")
    program = " ".join(["listening-timer", *line.split()[:2]])
    assert err == f"`{program}` does not know --frob -x; see `{program} --help`.\n"


@pytest.mark.parametrize(
    "line",
    [
        *("--format", "demo --format", "history list --format", "formats show", "prompts show"),
        *("history export --to out.json --id", "history show", "history delete"),
    ],
)
@pytest.mark.parametrize("nothing", ["", " "])
def test_an_empty_id_never_means_all(run: Run, opened: Opened, line: str, nothing: str) -> None:
    """As an unset variable of a shell leaves it, it is wrong use, and nothing is done."""
    status, out, err = run(*line.split(), nothing)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "an id belongs here" in err
    assert opened.windows == opened.demos == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("frob", "demo, history, formats, plan, prompts, paper or paths belongs here, not frob;"),
        ("formats frob", "COMMAND: list, show, check or make belongs here, not frob; see"),
        ("demo --palette pink", "--palette: day or evening belongs here, not pink; see"),
        ("history stats --span", "--span: expected one argument; see"),
        ("history list --since=", "2026-11, 2026, today or yesterday belongs here, not nothing"),
        ("history list --limit=", "a whole number from 1 to 1000000 belongs here, not nothing"),
        ("demo --size=", "a size such as 1280x800 belongs here, not nothing"),
        ("demo --speed=", "a number from 0.1 to 1000 belongs here, not nothing"),
        *((f"demo {option}=", "a file needs a name") for option in ("--shots", "--keep")),
        ("--history=", "a file needs a name"),
    ],
)
def test_wrong_values_are_told_with_the_right_ones(run: Run, line: str, said: str) -> None:
    """A command or value that there is not, or an empty one, is told in a whole sentence."""
    status, _, err = run(*line.split())
    assert (status, said in err) == (2, True)


def test_complaint_shows_no_control_characters(run: Run) -> None:
    """What was typed wrong is told without the control characters in it, and cut."""
    _, _, err = run("\x1b[31mred\x07\nnext\u202e" + "x" * 1000)
    assert err.rstrip("\n").isprintable()
    assert len(err) < 400


def test_unknown_format_fails_before_anything_opens(run: Run, opened: Opened) -> None:
    """A format that is not there gives status 1 and the names of those that are."""
    for line in (["--format", "nope"], ["demo", "--format", "nope"], ["formats", "show", "nope"]):
        status, out, err = run(*line)
        assert (status, out) == (1, "")
        assert "no format nope" in err
        assert "share-fully" in err
    assert not opened.windows
    assert not opened.demos


@pytest.mark.parametrize("line", ["", "history", "formats", "prompts", "demo", *main.commands()])
def test_help_is_given(run: Run, line: str) -> None:
    """Help stands on standard output, status 0, for every command."""
    status, out, err = run(*line.split(), "--help")
    assert (status, err) == (0, "")
    assert out.startswith(f"usage: {' '.join(['listening-timer', *line.split()])} [")
    assert ("--history FILE" in out) == (line.split()[:1] in ([], ["history"], ["paths"]))


def test_help_without_an_output_goes_nowhere(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A closed standard output is no reason to help on standard error."""
    monkeypatch.setattr("sys.stdout", None)
    assert [run(line)[::2] for line in ("--help", "--version")] == [(0, "")] * 2


def test_help_tells_what_is_usual(run: Run) -> None:
    """What the help of the demonstration calls usual is what it does."""
    said, usual = " ".join(run("demo", "--help")[1].split()), DemoOptions()
    for value in (usual.format, f"{usual.speed:g}", "{}x{}".format(*usual.size)):
        assert f"; {value}, unless you say" in said


def test_help_names_every_command(run: Run) -> None:
    """Nothing that can be done is missing from the help of its group."""
    for group, name in (line.split() for line in main.commands() if " " in line):
        assert f"\n    {name} " in run(group, "--help")[1]


def test_version_is_given(run: Run) -> None:
    """`--version` names program and version."""
    assert run("--version") == (0, f"listening-timer {__version__}\n", "")


def test_paths_are_named_and_not_made(run: Run, tmp_path: Path) -> None:
    """`paths` names where everything lies and makes none of it."""
    status, out, _ = run("paths")
    assert status == 0
    names = [line.split()[0] for line in out.splitlines()]
    assert names == ["history", "data", "formats", "prompts", "settings", "resources"]
    assert str(tmp_path / "home" / "history.db") in out
    assert not (tmp_path / "home").exists()


def test_interrupt_is_quiet(run: Run) -> None:
    """Ctrl+C ends with status 130 and not a word."""
    assert run(doors=Opened(error=KeyboardInterrupt())) == (130, "", "")


def test_missing_library_of_the_system_is_told(run: Run) -> None:
    """Where Qt cannot be loaded for want of a library, that is one sentence."""
    lacking = ImportError("libEGL.so.1: cannot open shared object file", name="PySide6.QtGui")
    status, _, err = run(doors=Opened(error=lacking))
    assert (status, err.count("\n")) == (1, 1)
    assert "libEGL.so.1" in err


def test_bug_of_ours_is_not_hidden(run: Run) -> None:
    """An import of our own that fails is a bug, and shows as one."""
    with pytest.raises(ImportError):
        run(doors=Opened(error=ImportError("no", name="listening_timer.app.start")))


def test_system_error_is_told(run: Run) -> None:
    """An error of the system that nobody foresaw is one sentence, no traceback."""
    status, _, err = run(doors=Opened(error=PermissionError(13, "Permission denied", "/a/b\n")))
    assert (status, err) == (1, "/a/b could not be used: Permission denied.\n")


GIVEN = {
    "history show": ["123456"],
    "history delete": ["123456"],
    "history export": ["--to", "out.json"],
    "history import": ["in.json"],
    "history backup": ["--to", "out.db"],
    "formats show": ["first-try"],
    "formats make": ["--from", "first-try"],
    "paper": ["out.pdf"],
    "plan make": ["--format", "first-try", "--to", "our.listening-plan.toml"],
    "prompts show": ["gentle"],
}
"""What commands must be given."""
WITHOUT_A_HOME = {"formats check", "plan show", "prompts check"}
"""Commands about one file, wherever that lies."""


@pytest.mark.parametrize("command", [*sorted(set(main.commands()) - WITHOUT_A_HOME), "", "demo"])
def test_a_home_that_is_nowhere_is_told(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever was asked for: one sentence that names it, status 1, no traceback."""

    def nothing_missing(_platform: str) -> tuple[()]:
        return ()

    monkeypatch.setenv(HOME, "~nosuchuser/t")
    monkeypatch.setattr(
        "listening_timer.app.services.requirements.missing_libraries", nothing_missing
    )
    status = main.main([*command.split(), *GIVEN.get(command, [])])
    said = capsys.readouterr()
    assert (status, said.out) == (1, "")
    assert said.err.count("\n") == 1
    assert "~nosuchuser/t" in said.err
