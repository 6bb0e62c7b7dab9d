"""Display check: whether Qt can show a window; without a display Qt would abort the process.

Also whether the session bus answers, which Qt would await for minutes before showing anything.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

OFFSCREEN = "offscreen"
NATIVE = "native"
"""Any system but Linux: it has a screen."""
DISPLAY_TIMEOUT_S = 2.0
"""Timeout (s) of a display server."""
BUS = "DBUS_SESSION_BUS_ADDRESS"
BUS_TIMEOUT_S = 0.5
"""Timeout (s) of a session bus; a working one takes less than a millisecond."""
NO_BUS = "disabled:"
"""A bus address that means none, and that keeps libraries from looking for another one."""


def platform() -> str:
    """The Qt platform that a window would be shown on; empty where no display answers."""
    if sys.platform != "linux":
        return NATIVE
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in {OFFSCREEN, "minimal", "vnc"}:
        return OFFSCREEN
    if _wayland_answers():
        return "wayland"
    return "xcb" if _x_answers() else ""


def disable_mute_bus() -> None:
    """Disable the session bus, in this process, if it accepts a connection and never replies.

    Any other failure is reported at once to the caller that uses it, so that nobody waits.
    """
    path = os.environ.get(BUS, "").partition("unix:path=")[2].partition(",")[0].partition(";")[0]
    if sys.platform != "linux" or not path:
        return
    import socket  # noqa: PLC0415 - takes 3 ms, only on Linux

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asked:
        asked.settimeout(BUS_TIMEOUT_S)
        try:
            asked.connect(path)
            asked.sendall(b"\0AUTH\r\n")  # asks for its authentication mechanisms
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
    """Whether the X server of DISPLAY listens; a remote one is assumed to."""
    host, _, rest = os.environ.get("DISPLAY", "").partition(":")
    number = rest.partition(".")[0]
    if not number.isdigit():
        return False
    if host not in {"", "unix"}:
        return True
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers listen
    return _answers(Path(path)) or _answers("\0" + path)


def _answers(path: Path | str) -> bool:
    import socket  # noqa: PLC0415 - as above

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asked:
        asked.settimeout(DISPLAY_TIMEOUT_S)
        try:
            asked.connect(str(path))
        except OSError:
            return False
    return True


if __name__ == "__main__":  # the exit status tells scripts whether a display answers
    sys.exit(not platform())
