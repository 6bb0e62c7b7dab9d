"""Claims about the scripts that install what is missing: one sentence each, whatever goes wrong."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.helpers.process.program import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="installs Debian's packages")
LOCKED = "E: Could not get lock /var/lib/apt/lists/lock. It is held by process 7 (apt-get)"
OFFLINE = "Err:1 http://mirror trixie InRelease\nE: Failed to fetch http://mirror/x\nE: Some failed"
PIP_OFFLINE = "WARNING: Retrying after connection broken by 'NewConnectionError(...)': /simple/x/\n"


@dataclass(frozen=True, slots=True)
class Done:
    """How a script ended, what it said, and how apt-get was called."""

    status: int
    said: str
    calls: list[str]


Install = Callable[[str], Done]


@pytest.fixture
def install(tmp_path: Path) -> Install:
    """Runs system-packages as root where nothing is installed, with an apt-get of our own."""

    def run(apt: str) -> Done:
        calls = tmp_path / "calls"
        tools = {"dpkg-query": "", "id": "echo 0", "sleep": "", "apt-get": apt}
        for name, body in tools.items():
            (tmp_path / name).write_text(f'#!/bin/sh\ncalls="{calls}"\n{body}\n', "utf-8")
            (tmp_path / name).chmod(0o755)
        done = subprocess.run(
            [ROOT / "scripts" / "system-packages", "checks", "venv"],
            env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stdout == ""
        return Done(done.returncode, done.stderr, calls.read_text("utf-8").splitlines())

    return run


def test_another_apt_is_waited_for(install: Install) -> None:
    """For its lists, which no option of apt's waits for, and for its packages."""
    done = install(
        f'echo "$*" >>"$calls"; [ "$(wc -l <"$calls")" -gt 3 ] || {{ echo "{LOCKED}"; exit 100; }}'
    )
    assert (done.status, done.said) == (0, "Installing from Debian: nodejs python3-venv\n")
    assert len(done.calls) == 5
    assert all("DPkg::Lock::Timeout=300" in call for call in done.calls)
    assert done.calls[-1].endswith("install --no-install-recommends nodejs python3-venv")


@pytest.mark.parametrize(
    ("says", "word"),
    [(OFFLINE, "cannot be reached"), ("E: Package nodejs is held", "Package nodejs is held")],
)
def test_apt_that_fails_is_one_sentence(install: Install, says: str, word: str) -> None:
    """Offline or whatever else: why, and what to do, without the rest that apt says."""
    done = install(f'echo "$*" >>"$calls"; echo "{says}"; exit 100')
    assert done.status == 1
    first, second = done.said.splitlines()
    assert first == "Installing from Debian: nodejs python3-venv"
    assert word in second
    by_hand = "apt-get update && apt-get install --no-install-recommends nodejs python3-venv"
    assert second.endswith(f": {by_hand}")
    assert len(done.calls) == 1


@pytest.mark.parametrize(
    ("says", "lines"), [(PIP_OFFLINE * 5, 1), ("ERROR: no space left\nERROR: on device\n", 2)]
)
def test_pip_that_fails(tmp_path: Path, says: str, lines: int) -> None:
    """Offline it is one sentence; of other faults all is told."""
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\ncat <<'END'\n{says}END\nexit 1\n", "utf-8")
    python.chmod(0o755)
    words = [ROOT / "scripts" / "python-packages", python]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", lines)
    assert ("cannot be fetched" in done.stderr) is (lines == 1)
