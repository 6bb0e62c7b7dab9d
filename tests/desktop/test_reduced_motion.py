"""Claims about the system's wish for stillness: asked on a thread, followed, calm without."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from listening_timer.desktop import reduced_motion
from listening_timer.desktop.display import BUS
from tests.helpers.dbus_services import PORTAL, Service, portal, session_bus
from tests.helpers.process.program import eventually

PATIENT = 30.0
"""Seconds in which a thread has done what it was asked."""
STILL, NO_PREFERENCE = (
    ("org.freedesktop.appearance", "reduced-motion", ("u", value)) for value in (1, 0)
)
ANIMATED, FROZEN = (
    ("org.gnome.desktop.interface", "enable-animations", ("b", value)) for value in (True, False)
)
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="asks a portal")


def followed(address: str, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """What is told from now on, on this bus."""
    told = list[bool]()
    monkeypatch.setenv(BUS, address)
    reduced_motion.follow(told.append)
    return told


def over() -> bool:
    """Whether nobody asks or listens any more."""
    return not any(thread.name == "stillness" for thread in threading.enumerate())


@LINUX
@pytest.mark.parametrize(
    ("settings", "wish"),
    [
        ([STILL], True),
        ([NO_PREFERENCE], False),
        ([FROZEN], True),
        ([ANIMATED], False),
        ([NO_PREFERENCE, FROZEN], False),
        ([STILL, ANIMATED], True),
    ],
)
def test_the_portal_is_believed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settings: list[tuple[str, str, tuple[str, object]]],
    wish: bool,  # noqa: FBT001 - a parameter
) -> None:
    """Reduced motion counts where it is known, whatever GNOME's own key says; else that key."""
    with session_bus(tmp_path) as address:
        service = portal(address, *settings)
        told = followed(address, monkeypatch)
        eventually(lambda: told, PATIENT)
        service.close()
    assert told == [wish]
    eventually(over, PATIENT)


@LINUX
def test_a_change_is_told_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the wish changes it is told; other settings, and the same wish again, are not."""
    with session_bus(tmp_path) as address:
        service = portal(address, ANIMATED)
        told = followed(address, monkeypatch)
        eventually(lambda: told, PATIENT)
        for namespace, key, value in (
            ("org.gnome.desktop.interface", "clock-format", ("s", "24h")),
            FROZEN,
            FROZEN,
            ANIMATED,
            STILL,
        ):
            service.tell(PORTAL, "SettingChanged", "ssv", namespace, key, value)
        eventually(lambda: len(told) == 4, PATIENT)
        service.close()
    assert told == [False, True, False, True]
    eventually(over, PATIENT)


def _odd_portal(address: str) -> Service:
    """Something else than settings, under its name."""
    return Service(address, "org.freedesktop.portal.Desktop", lambda _said: ("s", ("hello",)))


@LINUX
@pytest.mark.parametrize("start", [portal, _odd_portal, None], ids=["knows-none", "odd", "missing"])
def test_without_such_a_setting_there_is_no_wish(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    start: Callable[[str], Service] | None,
) -> None:
    """A portal that knows neither setting, or answers otherwise, or none: silence."""
    with session_bus(tmp_path) as address:
        service = start(address) if start else None
        told = followed(address, monkeypatch)
        if service is None:
            eventually(over, PATIENT)
        else:
            eventually(lambda: service.asked, PATIENT)
            service.close()
    eventually(over, PATIENT)
    assert told == []
    assert capfd.readouterr() == ("", "")


@LINUX
@pytest.mark.usefixtures("no_answer")
def test_without_an_answer_nothing_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    """No bus, or one that is mute: silence, and the thread ends by its deadline."""
    told = list[bool]()
    reduced_motion.follow(told.append)
    eventually(over, PATIENT)
    assert told == []
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(("said", "told"), [("1\n", [True]), ("0\n", [False]), (None, [])])
def test_macos_says_one_or_zero_or_fails(
    monkeypatch: pytest.MonkeyPatch, said: str | None, told: list[bool]
) -> None:
    """Its own command is asked; where nobody ever chose, it fails, and there is no wish."""

    def run(*_words: object, **_how: object) -> subprocess.CompletedProcess[str]:
        if said is None:
            raise subprocess.CalledProcessError(1, reduced_motion.DEFAULTS)
        return subprocess.CompletedProcess(reduced_motion.DEFAULTS, 0, said, "")

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(sys, "platform", "darwin")
    heard = list[bool]()
    reduced_motion.follow(heard.append)
    eventually(over, PATIENT)
    assert heard == told


def test_an_unknown_system_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """No thread is begun where there is nothing to ask."""
    monkeypatch.setattr(sys, "platform", "plan9")
    reduced_motion.follow(lambda _still: None)
    assert over()
