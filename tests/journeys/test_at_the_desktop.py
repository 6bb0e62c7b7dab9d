"""Claims about the program on a desktop that can be asked, seen from outside by that desktop."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.helpers.dbus_services import Service, mute_bus, screen_saver, session_bus
from tests.helpers.process.program import (
    eventually,
    program_environment,
    start_program,
    wait_for_exit,
)
from tests.helpers.x11.keyboard_couple import Couple

ADDRESS = "DBUS_SESSION_BUS_ADDRESS"
PATIENT = 30.0
"""Seconds in which a desktop was asked, on a busy machine."""
AWAKE, ASLEEP = "Inhibit", "UnInhibit"


@pytest.fixture
def saver(tmp_path: Path) -> Generator[Service]:
    """What is asked to keep the screen awake."""
    with session_bus(tmp_path) as address:
        played = screen_saver(address)
        yield played
        played.close()


def has(service: Service, *names: str) -> bool:
    """Whether exactly this was asked, in this order."""
    return tuple(name for name, _values in service.asked) == names


def test_the_screen_stays_awake_while_time_runs_and_only_then(
    couple: Couple, saver: Service
) -> None:
    """Not on Begin; from the first phase on; not in a break nor paused; not once it was killed."""
    couple.around[ADDRESS] = saver.address
    couple.start("--format", "first-try")
    assert has(saver)
    couple.sit_down("Ann", "Bo")
    eventually(lambda: has(saver, AWAKE), PATIENT)
    couple.act("space")
    couple.act("b")
    eventually(lambda: has(saver, AWAKE, ASLEEP), PATIENT)
    couple.act("space")  # we are back, and still paused
    assert has(saver, AWAKE, ASLEEP)
    couple.act("space")
    eventually(lambda: has(saver, AWAKE, ASLEEP, AWAKE), PATIENT)
    couple.kill()
    for caller in saver.callers:
        eventually(lambda caller=caller: not saver.there(caller), PATIENT)


def test_a_window_that_is_closed_lets_the_screen_sleep(couple: Couple, saver: Service) -> None:
    """Asked to leave in the middle of a turn, it first takes back what it asked for."""
    couple.around[ADDRESS] = saver.address
    couple.start("--format", "first-try")
    couple.sit_down("Ann", "Bo")
    eventually(lambda: has(saver, AWAKE), PATIENT)
    assert couple.process is not None
    couple.process.terminate()
    assert wait_for_exit(couple.process) == (0, "")
    assert has(saver, AWAKE, ASLEEP)


def test_a_mute_bus_delays_nothing(couple: Couple, tmp_path: Path) -> None:
    """On a bus that never answers people talk as on any other, and it leaves.

    How soon is printed; the aim is 1 s.
    """
    with mute_bus(tmp_path, lets_in=False) as address:
        couple.around[ADDRESS] = address
        couple.start("--format", "first-try")
        couple.sit_down("Ann", "Bo")
        couple.act("space")
        assert couple.process is not None
        before = time.monotonic()
        couple.process.terminate()
        assert wait_for_exit(couple.process) == (0, "")
        took = time.monotonic() - before
    print(f"\nleft a mute bus within {took * 1000:.0f} ms")  # noqa: T201 - the figure


def demonstration(saver: Service, home: Path, *words: str) -> subprocess.Popen[str]:
    """A short demonstration on this desktop."""
    environ = {**program_environment(home, offscreen=True), ADDRESS: saver.address}
    return start_program(
        *("demo", "--format", "first-try", "--speed", "600"), *words, environ=environ
    )


@pytest.mark.slow
def test_a_demonstration_holds_the_screen(saver: Service, tmp_path: Path) -> None:
    """One that people look at keeps their screen awake, and lets go."""
    assert wait_for_exit(demonstration(saver, tmp_path), 90) == (0, "")
    names = [name for name, _values in saver.asked]
    assert (names[0], names[-1]) == (AWAKE, ASLEEP)
    assert names.count(AWAKE) == names.count(ASLEEP)


@pytest.mark.slow
def test_a_demonstration_for_pictures_lets_the_screen_sleep(saver: Service, tmp_path: Path) -> None:
    """One that takes pictures holds nothing, also once it is in a turn."""
    process = demonstration(saver, tmp_path, "--shots", str(tmp_path / "shots"))
    try:
        eventually(lambda: [*tmp_path.glob("shots/*-share.png")], PATIENT)
    finally:
        process.kill()
        process.communicate()
    assert has(saver)
