"""Whether the system wishes that nothing moves on the screen.

It is asked once, on a thread that the program leaves behind when it ends; on Linux the desktop's
portal also tells when the wish changes. Where nobody answers within a second there is no wish.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from typing import cast

PATIENCE = 1.0
"""Seconds in which a system answers."""
PORTAL = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
SETTINGS = "org.freedesktop.portal.Settings"
CHANGED = "SettingChanged"
REDUCED = ("org.freedesktop.appearance", "reduced-motion")
"""Of all desktops, where it is known: 1 for stillness."""
ANIMATED = ("org.gnome.desktop.interface", "enable-animations")
"""Of GNOME and what follows it: false for stillness."""
CLIENT_AREA_ANIMATION = 0x1042
"""What Windows calls SPI_GETCLIENTAREAANIMATION."""
DEFAULTS = ("defaults", "read", "com.apple.universalaccess", "reduceMotion")
"""What asks macOS; says 1 for stillness, and fails where nobody ever chose."""

UNHEARD = (OSError, AttributeError, TypeError, ValueError)
"""No bus, no portal, or one that answers in another shape than is agreed on."""

Told = Callable[[bool], None]
"""Told on another thread whether nothing should move."""


def follow(told: Told) -> None:
    """Tell what the system wishes, soon and wherever it changes; never where it does not say."""
    ask = {"linux": _follow_portal, "win32": _ask_windows, "darwin": _ask_macos}.get(sys.platform)
    if ask is not None:
        threading.Thread(target=ask, args=(told,), name="stillness", daemon=True).start()


def wished(known: Mapping[tuple[str, str], object]) -> bool | None:
    """What the settings of a desktop mean, by namespace and key; None where they say nothing."""
    if REDUCED in known:
        return known[REDUCED] == 1
    return known[ANIMATED] is False if ANIMATED in known else None


def _follow_portal(told: Told) -> None:
    from jeepney import DBusAddress, MatchRule  # noqa: PLC0415 - on this thread, on Linux alone

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
    """Tell a wish that is not the last one."""
    if wish is not None and wish != last:
        told(wish)
    return wish


def _ask_windows(told: Told) -> None:
    if sys.platform == "win32":  # said again for those who check types
        import ctypes  # noqa: PLC0415 - on this system alone

        animated = ctypes.c_int(1)
        ask = ctypes.windll.user32.SystemParametersInfoW
        if ask(CLIENT_AREA_ANIMATION, 0, ctypes.byref(animated), 0):
            told(not animated.value)


def _ask_macos(told: Told) -> None:
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        said = subprocess.run(  # noqa: S603 - our own words
            DEFAULTS, capture_output=True, text=True, timeout=PATIENCE, check=True
        )
        told(said.stdout.strip() == "1")
