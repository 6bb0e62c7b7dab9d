"""What Qt requires of the system (display, libraries), as messages; imports no Qt."""

from __future__ import annotations

import os
import shutil
import sys

from listening_timer.desktop.display import OFFSCREEN, platform
from listening_timer.desktop.libraries import missing_libraries
from listening_timer.text.error_messages import COMMAND


def missing_display_text() -> str:
    """Why no window can be shown, in one sentence; empty where one can."""
    where = platform()
    return missing_libraries_text(where) if where else COMMAND["no-screen"]


def missing_libraries_text(where: str = OFFSCREEN) -> str:
    """Which system libraries a Qt platform lacks, in one sentence; empty where none."""
    missing = missing_libraries(where)
    if not missing:
        return ""
    if shutil.which("apt-get"):
        packages = dict.fromkeys(each.package for each in missing)
        return COMMAND["no-packages"].format(packages=" ".join(packages))
    return COMMAND["no-libraries"].format(libraries=", ".join(each.name for each in missing))


def use_offscreen_fallback() -> bool:
    """Use Qt's offscreen platform where no display answers; returns whether it is used."""
    if sys.platform != "linux" or platform():
        return False
    os.environ["QT_QPA_PLATFORM"] = OFFSCREEN
    return True
