"""Claims about what tests start beside the program: each is watched, and its end is told."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from subprocess import PIPE

import pytest

from tests.helpers.process.child_process import Child, lives

TESTS = Path(__file__).parent
STARTS = "Popen("
STARTERS = {
    Path("helpers", "process", "child_process.py"),
    Path("helpers", "process", "program.py"),
}
"""The modules that may start what runs on; `subprocess.run` waits for the end by itself."""
DIES = (sys.executable, "-c", "import sys; sys.exit('no such font')")
RUNS = (sys.executable, "-c", "input()")


def test_a_child_that_ends_too_soon_is_told_at_once() -> None:
    """Whoever waits for it hears its status and its last words, long before patience is over."""
    child = Child(*DIES)
    with pytest.raises(AssertionError, match="ended with status 1: no such font"):
        child.wait_for(lambda: None, seconds=100)
    child.end()


def test_a_child_that_ended_meanwhile_is_told_at_the_end() -> None:
    """By itself where the test found nothing, and as a note on what the test found."""
    with pytest.raises(AssertionError, match="no such font"), Child(*DIES) as child:
        child.process.wait()
    fault = LookupError("of the test")
    with contextlib.suppress(LookupError), Child(*DIES) as child:
        child.process.wait()
        raise fault
    assert "no such font" in "".join(fault.__notes__)


def test_a_child_without_a_line_is_told() -> None:
    """One that ends before it says what is awaited."""
    with pytest.raises(AssertionError, match="no such font"), Child(*DIES, stdout=PIPE) as child:
        child.line()


def test_a_child_that_lives_is_ended() -> None:
    """At the end of its context, without a word."""
    with Child(*RUNS, stdin=PIPE) as child:
        assert lives(child.process.pid)
        assert child.wait_for(lambda: "found") == "found"
    assert not lives(child.process.pid)


@pytest.mark.parametrize("folder", ["helpers", "benchmarks"])
def test_whoever_starts_a_program_watches_it(folder: str) -> None:
    """Helpers and benchmarks start what runs on in the two watched ways alone."""
    found = {
        file.relative_to(TESTS)
        for file in (TESTS / folder).rglob("*.py")
        if STARTS in file.read_text("utf-8")
    }
    assert found <= STARTERS
