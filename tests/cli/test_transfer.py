"""Claims about `history export|import`, over real files."""

from __future__ import annotations

import io
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from listening_timer.cli import main
from listening_timer.config.paths import user_paths
from listening_timer.config.settings import Settings, save
from listening_timer.history.store import History
from listening_timer.model.annotations import Meeting
from listening_timer.model.preferences import Paper
from tests.cli.conftest import Run
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import session_id
from tests.helpers.pdf_reader import paper_of, text_of
from tests.helpers.process.bare_fonts import bare_fonts


class Terminal(io.StringIO):
    """Standard error that somebody looks at."""

    def isatty(self) -> bool:
        """It is a terminal."""
        return True


IMPORTED = "{} new, {} changed, {} known already.\n"


def test_export_into_no_folder_is_told(run: Run, tmp_path: Path) -> None:
    """A folder that is not there is told, status 1, and not made; for a backup too."""
    for command in ("export", "backup"):
        status, out, err = run(command, "--to", str(tmp_path / "none" / "out.json"))
        assert (status, out, err.count("\n")) == (1, "", 1)
        assert "does not exist" in err
    assert not (tmp_path / "none").exists()


def test_one_session_is_exported(run: Run, tmp_path: Path) -> None:
    """By its id, and nothing else."""
    target = tmp_path / "out.json"
    assert run("export", "--to", str(target), "--id", session_id(2)[:8])[0] == 0
    assert [json.loads(line)["id"] for line in target.read_text().splitlines()] == [session_id(2)]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("ending", [".json", ".jsonl", ".csv", ".md", ".pdf", ".ics"])
def test_nothing_is_no_file(run: Run, tmp_path: Path, ending: str) -> None:
    """Where there is no such talk, or none at all, that is told; what was there stays."""
    target = tmp_path / f"out{ending}"
    target.write_text("mine")
    History.open(tmp_path / "new.db").close()
    line = ("export", "--force", "--to", str(target))
    for status, out, err in (
        run(*line, "--search", "nothing of it"),
        run(*line, history=tmp_path / "new.db"),
    ):
        said = "There is no talk to export here, so nothing was written.\n"
        assert (status, out, err) == (1, "", said)
    assert target.read_text() == "mine"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("--to out.txt", "must end in one of these: .json, .jsonl, .csv, .md, .pdf, .ics"),
        ("--to out", "must end in one of these"),
        ("--to out.json --letter", "A letter is a .pdf"),
        ("--to out.json --id 1234567 --search x", "--id and --search do not go together"),
        ("--to out.csv --paper a4", "--paper belongs to a .pdf alone"),
        ("--to out.pdf --paper a5", "a4 or letter belongs here, not a5"),
        ("--to out.pdf --id 1234567 --letter", "--id and --letter do not go together"),
        ("--to out.pdf --id 1234567 --couple Ann Bo", "--id and --couple do not go together"),
        ("--to out.pdf --letter --until 2026", "--letter and --until do not go together"),
        ("--to out.json --since tomorrow", "a date such as 2026-11-30, 2026-11, 2026, today or"),
        ("--to -", "Say in which form with `--as`: json, jsonl, csv, md, pdf, ics"),
        ("--to out --as txt", "json, jsonl, csv, md, pdf or ics belongs here, not txt"),
    ],
)
def test_wrong_use_is_one_sentence(run: Run, asked: str, said: str) -> None:
    """What cannot be written, or does not go together, is told before anything is opened."""
    status, out, err = run("export", *asked.split())
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert said in err


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("ending", "begins"),
    [
        (".JSON", b'{"listening_timer":'),
        (".jsonl", b'{"listening_timer":'),
        (".csv", b"\xef\xbb\xbf"),
        (".md", b"# "),
        (".PDF", b"%PDF-1."),
    ],
)
def test_the_ending_says_the_form(run: Run, tmp_path: Path, ending: str, begins: bytes) -> None:
    """Each form by the ending of the file, in any case, for its owner alone."""
    target = tmp_path / f"out{ending}"
    status, out, err = run("export", "--to", str(target))
    assert (status, out, err) == (0, f"2 sessions were written to {target}.\n", "")
    assert target.read_bytes().startswith(begins)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "nowhere"])
def test_a_page_is_printed_without_a_screen(file: Path, tmp_path: Path, locale: str) -> None:
    """A run of its own needs no display, nor any locale; it says only that it is done."""
    target = tmp_path / "out.pdf"
    env = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    env["LC_ALL"] = locale
    line = [sys.executable, "-m", "listening_timer", "history", "--history", str(file), "export"]
    done = subprocess.run(
        [*line, "--to", str(target)], env=env, capture_output=True, check=False, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"2 sessions were written to {target}.\n"
    assert target.stat().st_size > 10_000


@pytest.mark.usefixtures("qapp")
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("more", [(), ("--letter",)])
def test_paper_is_as_chosen(run: Run, tmp_path: Path, more: tuple[str, ...]) -> None:
    """By the option, else by the settings, else by the system; sheets and the letter alike."""
    target = tmp_path / "out.pdf"
    line = ("export", "--force", "--to", str(target), *more)
    save(user_paths().settings, Settings(paper=Paper.LETTER))
    assert run(*line)[0] == 0
    assert paper_of(target) == "letter"
    assert run(*line, "--paper", "a4")[0] == 0
    assert paper_of(target) == "a4"


def test_letters_that_no_font_has_are_told(file: Path, tmp_path: Path) -> None:
    """In one sentence on standard error; the file is written all the same."""
    with History.open(file) as history:
        history.rename_person("Ann", "李雷 😀", 10**13)
    target = tmp_path / "out.pdf"
    words = ["history", "export", "--to", str(target), "--history", str(file)]
    said = subprocess.run(
        [sys.executable, "-m", "listening_timer", *words],
        capture_output=True,
        check=False,
        text=True,
        env=os.environ | bare_fonts(tmp_path),
    )
    assert (said.returncode, said.stdout) == (0, f"2 sessions were written to {target}.\n")
    assert said.stderr == (
        "No font here has these letters, so each is an empty box on paper: 李 雷 😀. "
        "Install a font that has them, then try again.\n"
    )


def test_a_letter_is_for_whom_it_says(run: Run, tmp_path: Path) -> None:
    """By both names in any order and case; without, for the latest; without talks there is none."""
    target = tmp_path / "letter.pdf"
    line = ("export", "--letter", "--force", "--to", str(target))
    for asked, greeted in (
        ((), "Dear Ann and Bo,"),
        (("--couple", "dan", "CLEO"), "Dear Cleo and Dan,"),
    ):
        assert run(*line, *asked) == (0, f"The letter was written to {target}.\n", "")
        assert text_of(target).startswith(greeted)
    target.unlink()
    History.open(tmp_path / "new.db").close()
    strangers, nobody = (
        run(*line, "--couple", "Ann", "Dan"),
        run(*line, history=tmp_path / "new.db"),
    )
    assert strangers[2].startswith("These two have not talked together")
    for status, out, err in (strangers, nobody):
        assert (status, out, err.count("\n")) == (1, "", 1)
    assert not target.exists()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "md", "pdf", "ics"])
def test_standard_output_takes_every_form(
    file: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], form: str
) -> None:
    """`--to -` writes the very bytes of the file, and nothing else."""
    with History.open(file) as history:
        history.write_meeting(Meeting(session_id(1), WALL, 60, WALL))
    line = ["history", "export", "--history", str(file), "--as", form, "--to"]
    assert main.main([*line, str(tmp_path / "out")]) == 0
    capsysbinary.readouterr()
    assert main.main([*line, "-"]) == 0
    said = capsysbinary.readouterr()
    assert said.err == b""
    written = (tmp_path / "out").read_bytes()
    assert said.out[:100] == written[:100]
    assert form == "pdf" or said.out == written
    assert not Path("-").exists()


def test_meetings_are_counted(run: Run, file: Path, tmp_path: Path) -> None:
    """Not the sessions in which none was agreed; without any, one sentence and no file."""
    target = tmp_path / "out.ics"
    said = "No next talk was planned in them, so nothing was written.\n"
    assert run("export", "--to", str(target)) == (1, "", said)
    assert not target.exists()
    with History.open(file) as history:
        history.write_meeting(Meeting(session_id(1), WALL, 60, WALL))
    said = f"1 meeting was written to {target}.\n"
    assert run("export", "--to", str(target)) == (0, said, "")


def test_a_terminal_shows_how_far_it_is(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one place that is wiped in the end; what was done stands alone on standard output."""
    monkeypatch.setattr("listening_timer.cli.transfer._PROGRESS_INTERVAL_S", 0)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", Terminal())
        shown = sys.stderr
        status, out, _ = run("export", "--to", str(tmp_path / "out.json"))
        assert isinstance(shown, Terminal)
        assert shown.getvalue() == "\r0 %\r50 %\r100 %\r\x1b[K"
    assert (status, out.count("\n")) == (0, 1)


def test_a_folder_is_no_target(run: Run, tmp_path: Path) -> None:
    """One sentence, status 2, and nothing in it."""
    target = tmp_path / "out.json"
    target.mkdir()
    status, out, err = run("export", "--to", str(target))
    assert (status, out) == (2, "")
    assert err == f"{target} is a folder; choose a name for a file in it.\n"
    assert list(target.iterdir()) == []


def test_a_name_of_a_file_breaks_no_line(run: Run, tmp_path: Path) -> None:
    """Control characters in it are written nowhere but in the name itself."""
    target = tmp_path / "a\x1b[31mb\nc.json"
    status, out, _ = run("export", "--to", str(target))
    assert status == 0
    assert target.exists()
    assert out == f"2 sessions were written to {tmp_path}/a[31mb c.json.\n"


def test_what_left_comes_back(run: Run, file: Path, tmp_path: Path) -> None:
    """Brought into a new history, which is made; then exported again, it is the same file."""
    one, two, new = tmp_path / "1.json", tmp_path / "2.json", tmp_path / "new.db"
    run("export", "--to", str(one))
    assert run("import", str(one), history=new)[:2] == (0, IMPORTED.format(2, 0, 0))
    run("export", "--to", str(two), history=new)
    assert two.read_bytes() == one.read_bytes()
    assert run("import", str(one), history=new)[:2] == (0, IMPORTED.format(0, 0, 2))
    assert run("import", str(file), history=new)[:2] == (0, IMPORTED.format(0, 0, 2))


def test_what_was_deleted_here_is_told_and_comes_again(run: Run, tmp_path: Path) -> None:
    """It stays deleted, which is said, with the way to it; that way adds it as it was."""
    one, two = tmp_path / "1.json", tmp_path / "2.json"
    run("export", "--to", str(one))
    run("delete", session_id(1))
    status, out, err = run("import", str(one))
    told = "1 was deleted here and stays deleted; `import --again` adds it after all.\n"
    assert (status, out, err) == (0, IMPORTED.format(0, 0, 1) + told, "")
    assert run("import", str(one), "--again")[:2] == (0, IMPORTED.format(1, 0, 1))
    assert run("import", str(one))[:2] == (0, IMPORTED.format(0, 0, 2))
    run("export", "--to", str(two))
    assert two.read_bytes() == one.read_bytes()
    for number in (1, 2):
        run("delete", session_id(number))
    assert "2 were deleted here and stay deleted" in run("import", str(one))[1]
    assert run("list")[1] == "No session has ended yet.\n"


@pytest.mark.parametrize("bad", ["none", "empty", "foreign"])
def test_a_failed_import_makes_no_history(run: Run, tmp_path: Path, bad: str) -> None:
    """Where there was none, and nothing came, there is none afterwards; nor any lock."""
    if bad != "none":
        (tmp_path / "in").write_text("" if bad == "empty" else "foreign")
    before = set(tmp_path.iterdir())
    status, out, err = run("import", str(tmp_path / "in"), history=tmp_path / "new.db")
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert set(tmp_path.iterdir()) == before


def test_import_waits_for_the_window(run: Run, file: Path, tmp_path: Path) -> None:
    """What writes says who has the history."""
    target = tmp_path / "out.json"
    run("export", "--to", str(target))
    with History.open(file):
        status, _, err = run("import", str(target))
    assert status == 1
    assert "is already open" in err
