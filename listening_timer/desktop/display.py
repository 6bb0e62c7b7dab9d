"""Where a window can be shown, if anywhere: without an answer here Qt would end the process.

And whether the session bus answers, which Qt would await for minutes before it shows anything.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

OFFSCREEN = "offscreen"
NATIVE = "native"
"""Any system but Linux: it has a screen."""
PATIENCE = 2.0
"""Seconds a display server has to answer."""
BUS = "DBUS_SESSION_BUS_ADDRESS"
BUS_PATIENCE = 0.5
"""Seconds a session bus has to answer; a sound one takes less than a millisecond."""
NO_BUS = "disabled:"
"""An address that means none, and that nobody tries to find another one for."""


def platform() -> str:
    """The platform of Qt's that a window would be shown on; empty where no screen answers."""
    if sys.platform != "linux":
        return NATIVE
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in {OFFSCREEN, "minimal", "vnc"}:
        return OFFSCREEN
    if _wayland_answers():
        return "wayland"
    return "xcb" if _x_answers() else ""


def pass_over_a_mute_bus() -> None:
    """Let this process do without a session bus that takes a connection and then says nothing.

    Any other trouble with it is told at once to whoever asks, and nobody waits.
    """
    path = os.environ.get(BUS, "").partition("unix:path=")[2].partition(",")[0].partition(";")[0]
    if sys.platform != "linux" or not path:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asked:
        asked.settimeout(BUS_PATIENCE)
        try:
            asked.connect(path)
            asked.sendall(b"\0AUTH\r\n")  # which ways to say who we are does it know?
            asked.recv(1)
        except TimeoutError:
            os.environ[BUS] = NO_BUS
        except OSError:
            return


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return _answers(Path(folder) / name)


def _x_answers() -> bool:
    """Whether the X server of DISPLAY listens; a remote one is taken at its word."""
    host, _, rest = os.environ.get("DISPLAY", "").partition(":")
    number = rest.partition(".")[0]
    if not number.isdigit():
        return False
    if host not in {"", "unix"}:
        return True
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers listen
    return _answers(Path(path)) or _answers("\0" + path)


def _answers(path: Path | str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asked:
        asked.settimeout(PATIENCE)
        try:
            asked.connect(str(path))
        except OSError:
            return False
    return True


if __name__ == "__main__":  # the status tells scripts whether a screen answers
    sys.exit(not platform())
