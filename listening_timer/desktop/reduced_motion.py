"""Reduced motion: whether the system asks programs not to animate.

It is queried once, on a daemon thread; on Linux the desktop's portal also reports changes. Where no
answer comes within a second, nothing is reported.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from typing import cast

ANSWER_TIMEOUT_S = 1.0
"""Timeout (s) of the system's answer."""
PORTAL = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
SETTINGS = "org.freedesktop.portal.Settings"
CHANGED = "SettingChanged"
REDUCED = ("org.freedesktop.appearance", "reduced-motion")
"""Key of all desktops that have it: 1 for reduced motion."""
ANIMATED = ("org.gnome.desktop.interface", "enable-animations")
"""Key of GNOME and desktops based on it: false for reduced motion."""
CLIENT_AREA_ANIMATION = 0x1042
"""What Windows calls SPI_GETCLIENTAREAANIMATION."""
DEFAULTS = ("defaults", "read", "com.apple.universalaccess", "reduceMotion")
"""Command that queries macOS; prints 1 for reduced motion, and fails where it was never set."""

UNHEARD = (OSError, AttributeError, TypeError, ValueError)
"""Errors of no bus, no portal, or a reply in another shape than specified."""

Told = Callable[[bool], None]
"""Called on another thread with whether motion is to be reduced."""


def follow(told: Told) -> None:
    """Report the setting, soon and on each change; never where the system has none."""
    ask = {"linux": _follow_portal, "win32": _ask_windows, "darwin": _ask_macos}.get(sys.platform)
    if ask is not None:
        threading.Thread(target=ask, args=(told,), name="stillness", daemon=True).start()


def wished(known: Mapping[tuple[str, str], object]) -> bool | None:
    """What a desktop's settings mean, by (namespace, key); None where they say nothing."""
    if REDUCED in known:
        return known[REDUCED] == 1
    return known[ANIMATED] is False if ANIMATED in known else None


def _follow_portal(told: Told) -> None:
    from jeepney import DBusAddress, MatchRule  # noqa: PLC0415 - only on this thread, on Linux

    from listening_timer.desktop.dbus import SessionBus  # noqa: PLC0415 - the same

    portal, known = DBusAddress(PATH, PORTAL, SETTINGS), dict[tuple[str, str], object]()
    with contextlib.suppress(*UNHEARD), SessionBus() as bus:
        bus.listen(MatchRule(type="signal", sender=PORTAL, interface=SETTINGS, member=CHANGED))
        namespaces = [REDUCED[0], ANIMATED[0]]
        (found,) = bus.ask(portal, "ReadAll", "as", (namespaces,))
        for namespace, values in cast("dict[str, dict[str, tuple[str, object]]]", found).items():
            known.update({(namespace, key): value for key, (_type, value) in values.items()})
        last = _tell(told, wished(known), None)
        for change in bus.heard(CHANGED):
            namespace, key, (_type, value) = cast("tuple[str, str, tuple[str, object]]", change)
            known[namespace, key] = value
            last = _tell(told, wished(known), last)


def _tell(told: Told, wish: bool | None, last: bool | None) -> bool | None:  # noqa: FBT001 - values
    """Report a value that differs from the last one."""
    if wish is not None and wish != last:
        told(wish)
    return wish


def _ask_windows(told: Told) -> None:
    if sys.platform == "win32":  # again, for type checkers
        import ctypes  # noqa: PLC0415 - only on this system

        animated = ctypes.c_int(1)
        ask = ctypes.windll.user32.SystemParametersInfoW
        if ask(CLIENT_AREA_ANIMATION, 0, ctypes.byref(animated), 0):
            told(not animated.value)


def _ask_macos(told: Told) -> None:
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        said = subprocess.run(  # noqa: S603 - a constant command
            DEFAULTS, capture_output=True, text=True, timeout=ANSWER_TIMEOUT_S, check=True
        )
        told(said.stdout.strip() == "1")
