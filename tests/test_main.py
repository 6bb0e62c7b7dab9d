"""Claims about the command line as a process: what it loads, and streams that fail."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from listening_timer.config.paths import HOME

PROGRAM = [sys.executable, "-m", "listening_timer"]


def test_imports_are_lean() -> None:
    """The command line loads neither Qt nor SQLite nor what only some commands need."""
    code = (
        "import sys, listening_timer.cli.main\n"
        "heavy = {'PySide6', 'apsw', 'msgspec', 'tomli_w', 'asyncio', 'platformdirs'}\n"
        "sys.exit(' '.join(heavy & set(sys.modules)) or 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_reader_that_leaves_is_no_failure(tmp_path: Path) -> None:
    """Where nobody reads on, the program ends without a word."""
    process = subprocess.Popen(
        [*PROGRAM, "formats", "list"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={HOME: str(tmp_path)},
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 141


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux")
@pytest.mark.parametrize("line", ["paths", "--help", "history list --help", "--version"])
def test_full_output_is_told(tmp_path: Path, line: str) -> None:
    """Output that cannot be written, help too, is told in one sentence, status 1."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, *line.split()],
            stdout=full,
            stderr=subprocess.PIPE,
            env={HOME: str(tmp_path)},
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == b"This could not be written out: No space left on device.\n"


def test_terminal_of_few_characters_gets_stand_ins(tmp_path: Path) -> None:
    """A terminal that knows ASCII alone fails at no character."""
    env = {HOME: str(tmp_path / "Zo\u00eb"), "PYTHONIOENCODING": "ascii", "LC_ALL": "C.UTF-8"}
    done = subprocess.run([*PROGRAM, "paths"], capture_output=True, env=env, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert rb"Zo\xeb" in done.stdout
