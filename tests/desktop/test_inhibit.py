"""Claims about the screen that stays awake: asked of the desktop on a thread, and calm without."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from listening_timer.desktop.display import BUS
from listening_timer.desktop.inhibit import KeepAwake
from tests.helpers.dbus_services import Service, screen_saver, session_bus
from tests.helpers.process.program import eventually

PATIENT = 30.0
"""Seconds in which a thread has done what it was asked."""

Saver = Generator[Service]


@pytest.fixture
def saver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Saver:
    """A desktop that can be asked, on a bus of its own."""
    with session_bus(tmp_path) as address:
        monkeypatch.setenv(BUS, address)
        played = screen_saver(address)
        yield played
        played.close()


def asked(service: Service, count: int) -> list[str]:
    """What was asked by now, once it is so much."""
    eventually(lambda: len(service.asked) >= count, PATIENT)
    return [name for name, _values in service.asked]


def test_the_desktop_is_asked_and_told_by_whom(saver: Service) -> None:
    """Inhibit with our name and the reason, then UnInhibit with the cookie that came back."""
    awake = KeepAwake("A talk is going on")
    awake.want(True)
    assert asked(saver, 1) == ["Inhibit"]
    assert saver.asked[0][1] == ("Listening Timer", "A talk is going on")
    awake.want(False)
    assert asked(saver, 2) == ["Inhibit", "UnInhibit"]
    assert saver.asked[1][1] == (1,)
    awake.want(True)
    assert asked(saver, 3)[2:] == ["Inhibit"]
    awake.close()
    assert asked(saver, 4)[3:] == ["UnInhibit"]


def test_nobody_is_asked_before_it_is_wanted(saver: Service) -> None:
    """Letting go of what was never held starts no thread and asks nothing."""
    awake = KeepAwake("A talk is going on")
    before = set(threading.enumerate())
    awake.want(False)
    awake.close()
    assert set(threading.enumerate()) <= before
    assert saver.asked == []


def test_a_bus_that_goes_away_is_borne(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The bus ends while the screen is held: nothing is said, and the next bus is asked anew."""
    awake = KeepAwake("A talk is going on")
    for turn in ("one", "two"):
        (folder := tmp_path / turn).mkdir()
        with session_bus(folder) as address:
            monkeypatch.setenv(BUS, address)
            service = screen_saver(address)
            awake.want(True)
            asked(service, 1)
            service.close()
        awake.want(False)
    awake.close()
    eventually(
        lambda: not any(each.name == "keep-awake" for each in threading.enumerate()), PATIENT
    )
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("no_answer")
def test_without_an_answer_nothing_happens(capfd: pytest.CaptureFixture[str]) -> None:
    """No bus, no service, or one that is mute: wishes return, silence, and the thread ends."""
    awake = KeepAwake("A talk is going on")
    for wanted in (True, False, True):
        awake.want(wanted)
    thread = next(each for each in threading.enumerate() if each.name == "keep-awake")
    awake.close()
    thread.join(PATIENT)
    assert not thread.is_alive()
    assert capfd.readouterr() == ("", "")


def test_only_the_last_of_quick_wishes_counts() -> None:
    """Wishes that came while the system was slow: it is asked for the last of them alone."""
    held, slow, entered = list[str](), threading.Event(), threading.Event()

    @contextmanager
    def hold(reason: str) -> Generator[None]:
        entered.set()
        slow.wait(PATIENT)
        held.append(reason)
        yield
        held.append("let go")

    awake = KeepAwake("why", lambda: hold)
    awake.want(True)
    assert entered.wait(PATIENT)
    for wanted in (False, True, False, True):
        awake.want(wanted)
    slow.set()
    eventually(lambda: held, PATIENT)
    awake.close()
    assert held == ["why", "let go"]


@pytest.mark.parametrize("error", [OSError, RuntimeError, ValueError])
def test_what_fails_in_between_is_tried_again(error: type[Exception]) -> None:
    """A system that fails to take it back, or to give it, is asked again at the next wish."""
    held = list[str]()

    @contextmanager
    def hold(reason: str) -> Generator[None]:
        held.append(reason)
        yield
        held.append("failed")
        raise error

    awake = KeepAwake("why", lambda: hold)
    for wanted, count in ((True, 1), (False, 2), (True, 3), (False, 4)):
        awake.want(wanted)
        eventually(lambda count=count: len(held) == count, PATIENT)
    awake.close()
    assert held == ["why", "failed", "why", "failed"]
