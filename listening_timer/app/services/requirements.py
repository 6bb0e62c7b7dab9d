"""What Qt requires of the system (display, libraries), as messages; imports no Qt."""

from __future__ import annotations

import os
import shutil
import sys

from listening_timer.desktop.display import OFFSCREEN, platform
from listening_timer.desktop.libraries import missing_libraries
from listening_timer.text.messages import COMMAND


def lack_of_a_window() -> str:
    """Why no window can be shown, in one sentence; empty where one can."""
    where = platform()
    return lack_of_libraries(where) if where else COMMAND["no-screen"]


def lack_of_libraries(where: str = OFFSCREEN) -> str:
    """Which system libraries a Qt platform lacks, in one sentence; empty where none."""
    missing = missing_libraries(where)
    if not missing:
        return ""
    if shutil.which("apt-get"):
        packages = dict.fromkeys(each.package for each in missing)
        return COMMAND["no-packages"].format(packages=" ".join(packages))
    return COMMAND["no-libraries"].format(libraries=", ".join(each.name for each in missing))


def leave_the_screen() -> bool:
    """Use Qt's offscreen platform where no display answers; returns whether it is used."""
    if sys.platform != "linux" or platform():
        return False
    os.environ["QT_QPA_PLATFORM"] = OFFSCREEN
    return True
