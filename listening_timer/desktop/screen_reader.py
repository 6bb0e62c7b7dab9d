"""Screen reader: whether one runs, so that nothing is taken away from those who use it.

On Linux the accessibility bus says so (`org.a11y.Status`, `ScreenReaderEnabled`), and reports each
change; that a program can be read there (`IsEnabled`) is no sign of a reader: test tools and
automation read it too. Windows and macOS are asked once. Where no answer comes, nothing is
reported.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import cast

ANSWER_TIMEOUT_S = 1.0
"""Timeout (s) of the system's answer."""
SERVICE = "org.a11y.Bus"
PATH = "/org/a11y/bus"
STATUS = "org.a11y.Status"
ENABLED = "ScreenReaderEnabled"
PROPERTIES = "org.freedesktop.DBus.Properties"
CHANGED = "PropertiesChanged"
SCREEN_READER = 0x0046
"""What Windows calls SPI_GETSCREENREADER."""
DEFAULTS = ("defaults", "read", "com.apple.universalaccess", "voiceOverOnOffKey")
"""Command that queries macOS; prints 1 for VoiceOver, and fails where it was never set."""

UNHEARD = (OSError, AttributeError, TypeError, ValueError)
"""Errors of no bus, no service, or a reply in another shape than specified."""

Told = Callable[[bool], None]
Changed = tuple[str, dict[str, tuple[str, object]], tuple[str, ...]]
"""Body of the signal: interface, new values by property, and properties without a value."""


def follow(told: Told) -> None:
    """Report whether a screen reader runs, soon and on each change; nothing where nobody knows."""
    ask = {"linux": _follow_bus, "win32": _ask_windows, "darwin": _ask_macos}.get(sys.platform)
    if ask is not None:
        threading.Thread(target=ask, args=(told,), name="screen-reader", daemon=True).start()


def _follow_bus(told: Told) -> None:
    from jeepney import DBusAddress, MatchRule  # noqa: PLC0415 - only on this thread, on Linux

    from listening_timer.desktop.dbus import SessionBus  # noqa: PLC0415 - the same

    status = DBusAddress(PATH, SERVICE, PROPERTIES)
    buses = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
    with contextlib.suppress(*UNHEARD), SessionBus() as bus:
        bus.listen(MatchRule(type="signal", path=PATH, interface=PROPERTIES, member=CHANGED))
        if bus.ask(buses, "NameHasOwner", "s", (SERVICE,))[0]:  # asked itself, it would be started
            (found,) = bus.ask(status, "Get", "ss", (STATUS, ENABLED))
            told(cast("tuple[str, object]", found)[1] is True)
        for change in bus.heard(CHANGED):
            interface, values, _gone = cast("Changed", change)
            if interface == STATUS and ENABLED in values:
                told(values[ENABLED][1] is True)


def _ask_windows(told: Told) -> None:
    if sys.platform == "win32":  # again, for type checkers
        import ctypes  # noqa: PLC0415 - only on this system

        runs = ctypes.c_int(0)
        ask = ctypes.windll.user32.SystemParametersInfoW
        if ask(SCREEN_READER, 0, ctypes.byref(runs), 0):
            told(bool(runs.value))


def _ask_macos(told: Told) -> None:
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        said = subprocess.run(  # noqa: S603 - a constant command
            DEFAULTS, capture_output=True, text=True, timeout=ANSWER_TIMEOUT_S, check=True
        )
        told(said.stdout.strip() == "1")
