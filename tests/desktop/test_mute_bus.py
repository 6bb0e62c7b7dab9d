"""Claims about a session bus that is asked whether it answers, before Qt awaits it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from listening_timer.desktop.display import BUS, NO_BUS, disable_mute_bus
from tests.helpers.dbus_services import mute_bus, session_bus

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux has a session bus")


def test_a_mute_bus_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that takes a connection and says nothing is none for this process: nobody waits."""
    with mute_bus(tmp_path, lets_in=False) as address:
        monkeypatch.setenv(BUS, address)
        disable_mute_bus()
    assert os.environ[BUS] == NO_BUS


def test_a_bus_that_answers_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sound bus is as it was, also with more in its address than a path."""
    with session_bus(tmp_path) as address:
        for each in (address, f"{address},guid=0123"):
            monkeypatch.setenv(BUS, each)
            disable_mute_bus()
            assert os.environ[BUS] == each


@pytest.mark.parametrize(
    "address", ["", "unix:path=/nowhere", "unix:abstract=x", "tcp:host=x", ":"]
)
def test_other_addresses_are_left_alone(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    """Where nobody is, or where it is not ours to say, whoever asks is told so at once."""
    monkeypatch.setenv(BUS, address)
    disable_mute_bus()
    assert os.environ[BUS] == address
