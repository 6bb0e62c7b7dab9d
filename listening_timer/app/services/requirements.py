"""What Qt needs of the system, and the sentence where that is missing; imports no Qt."""

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
    """Which libraries of the system one of Qt's platforms lacks, in one sentence; or nothing."""
    missing = missing_libraries(where)
    if not missing:
        return ""
    if shutil.which("apt-get"):
        packages = dict.fromkeys(each.package for each in missing)
        return COMMAND["no-packages"].format(packages=" ".join(packages))
    return COMMAND["no-libraries"].format(libraries=", ".join(each.name for each in missing))


def leave_the_screen() -> bool:
    """Let Qt do without a screen where none answers; whether that is so."""
    if sys.platform != "linux" or platform():
        return False
    os.environ["QT_QPA_PLATFORM"] = OFFSCREEN
    return True
