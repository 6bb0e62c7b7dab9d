"""Claims about knowing whether a screen reader runs: asked on a thread, followed, calm without."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from jeepney import DBusAddress

from listening_timer.desktop import screen_reader
from listening_timer.desktop.display import BUS
from tests.helpers.dbus_services import NOBODY, Answer, Service, session_bus
from tests.helpers.process.program import eventually

PATIENT = 30.0
"""Seconds in which a thread has done what it was asked."""
STATUS = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.freedesktop.DBus.Properties")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks the accessibility bus")


def followed(address: str, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """What is told from now on, on this bus."""
    told = list[bool]()
    monkeypatch.setenv(BUS, address)
    screen_reader.follow(told.append)
    return told


def over() -> bool:
    """Whether nobody asks or listens any more."""
    return not any(thread.name == "screen-reader" for thread in threading.enumerate())


def says(runs: bool) -> Answer:  # noqa: FBT001 - the answer
    """What the accessibility bus answers."""
    return lambda _said: ("v", (("b", runs),))


@pytest.mark.parametrize("runs", [True, False])
def test_the_bus_is_believed_and_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, runs: bool
) -> None:
    """What it says first, and each change of this property; others are nothing."""
    with session_bus(tmp_path) as address:
        service = Service(address, "org.a11y.Bus", says(runs))
        told = followed(address, monkeypatch)
        eventually(lambda: told, PATIENT)
        assert service.asked == [("Get", ("org.a11y.Status", "ScreenReaderEnabled"))]
        for interface, key, value in (
            ("org.a11y.Status", "IsEnabled", True),
            ("org.example.Other", "ScreenReaderEnabled", True),
            ("org.a11y.Status", "ScreenReaderEnabled", not runs),
        ):
            values = {key: ("b", value)}
            service.tell(STATUS, "PropertiesChanged", "sa{sv}as", interface, values, [])
        eventually(lambda: len(told) > 1, PATIENT)
        service.close()
    assert told == [runs, not runs]
    eventually(over, PATIENT)


def test_without_a_service_it_is_not_started_and_nothing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The bus is asked who is there, and no more; a service that comes later is followed."""
    with session_bus(tmp_path) as address:
        told = followed(address, monkeypatch)
        service = Service(address, "org.a11y.Bus", says(runs=True))
        values = {"ScreenReaderEnabled": ("b", True)}

        def is_told() -> bool:
            service.tell(STATUS, "PropertiesChanged", "sa{sv}as", "org.a11y.Status", values, [])
            return bool(told)

        eventually(is_told, PATIENT)
        service.close()
    assert set(told) == {True}
    eventually(over, PATIENT)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("address", NOBODY)
def test_without_a_bus_nothing_is_told(
    address: str | None, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """No address, or one at which nobody is: silence."""
    told = list[bool]()
    if address is None:
        monkeypatch.delenv(BUS, raising=False)
    else:
        monkeypatch.setenv(BUS, address)
    screen_reader.follow(told.append)
    eventually(over, PATIENT)
    assert told == []
    assert capfd.readouterr() == ("", "")
