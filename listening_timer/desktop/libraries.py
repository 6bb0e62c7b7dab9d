"""Shared libraries of the system that Qt needs (Linux): which are missing, and their packages."""

from __future__ import annotations

import ctypes
import sys
from typing import NamedTuple

from listening_timer.config.paths import resources

TABLE = "system-libraries.txt"
ALWAYS = "always"


class Library(NamedTuple):
    """A shared library, its Debian package, and the Qt platform that needs it."""

    name: str
    package: str
    platform: str


def table() -> tuple[Library, ...]:
    """All libraries that may be needed; scripts/system-packages reads the same file."""
    lines = (resources() / TABLE).read_text("utf-8").splitlines()
    return tuple(Library(*line.split()) for line in lines if not line.startswith("#"))


def missing_libraries(platform: str) -> tuple[Library, ...]:
    """The libraries that a Qt platform needs and that cannot be loaded here."""
    if sys.platform != "linux":
        return ()
    return tuple(
        each for each in table() if each.platform in {ALWAYS, platform} and not _loads(each.name)
    )


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
