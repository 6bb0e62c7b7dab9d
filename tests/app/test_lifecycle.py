"""Claims about what every run has around its window."""

from __future__ import annotations

import asyncio
import signal
import sys

import pytest

from listening_timer.app.lifecycle import install_signal_handlers

SIGNALS = [signal.SIGTERM, signal.SIGINT, signal.SIGHUP]


def heeded(loop: asyncio.AbstractEventLoop) -> list[signal.Signals]:
    """The signals that something listens to, which none does any more afterwards."""
    return [number for number in SIGNALS if loop.remove_signal_handler(number)]


async def test_a_signal_of_the_system_closes() -> None:
    """Each of the three that ask a program to end."""
    closed = asyncio.Event()
    install_signal_handlers(closed.set)
    signal.raise_signal(signal.SIGHUP)
    await asyncio.wait_for(closed.wait(), 5)
    assert heeded(asyncio.get_running_loop()) == SIGNALS


async def test_windows_has_no_such_signals(monkeypatch: pytest.MonkeyPatch) -> None:
    """There Python has no SIGHUP and the loop takes no signal: none is asked for."""
    with monkeypatch.context() as windows:
        windows.setattr(sys, "platform", "win32")
        windows.delattr(signal, "SIGHUP")
        install_signal_handlers(lambda: None)
    assert heeded(asyncio.get_running_loop()) == []
