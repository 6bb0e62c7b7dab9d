"""Program under test: start it as a process, its environment, wait for its exit."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parents[3]
EXIT_TIMEOUT_S = 60.0
"""Timeout (s) for a program that was asked to exit; how soon it did is no claim."""
HANGS_S = 30.0
"""Timeout (s) of a poll, on a busy machine."""

Found = TypeVar("Found")


def program_environment(
    home: Path, *, display: str = "", offscreen: bool = False
) -> Mapping[str, str]:
    """The environment for a program under test: its own home, and a display or none."""
    left_out = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}
    environ = {name: value for name, value in os.environ.items() if name not in left_out}
    environ["LISTENING_TIMER_HOME"] = str(home)
    if display:
        environ["DISPLAY"] = display
    if offscreen:
        environ["QT_QPA_PLATFORM"] = "offscreen"
    return environ


def start_program(
    *words: str,
    environ: Mapping[str, str],
    before: tuple[str, ...] = (),
    module: str = "listening_timer",
) -> subprocess.Popen[str]:
    """Start the program with these arguments; its output is piped.

    `module`: one that runs it in a way of its own.
    """
    return subprocess.Popen(
        [*before, sys.executable, "-m", module, *words],
        env=dict(environ),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for_exit(
    process: subprocess.Popen[str], seconds: float = EXIT_TIMEOUT_S
) -> tuple[int, str]:
    """Wait until it exits by itself; its exit status and standard error."""
    try:
        _said, complaint = process.communicate(timeout=seconds)
    finally:
        process.kill()
    return process.returncode, complaint


def eventually(look: Callable[[], Found | None], seconds: float = HANGS_S) -> Found:
    """Poll until the result is true; AssertionError at the timeout."""
    end = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)
