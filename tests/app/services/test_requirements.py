"""Claims about what Qt needs of the system: all of it is known, and named in one sentence."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import PySide6
import pytest

from listening_timer.app.services import requirements
from listening_timer.desktop import libraries
from listening_timer.desktop.libraries import ALWAYS, table
from tests.helpers.process.program import ROOT
from tests.helpers.process.required_tools import require_tools

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="names Linux's libraries")
QT = Path(PySide6.__file__).parent / "Qt"
EVERYWHERE = re.compile(r"lib(c|m|dl|rt|pthread|gcc_s|stdc\+\+)\.so\.\d+|ld-linux.*")
"""What no system is without that runs Python and apt."""
MODULES = ("QtCore", "QtDBus", "QtGui", "QtPrintSupport", "QtSvg", "QtWidgets")
PLATFORMS = {"xcb": "libqxcb.so", "wayland": "libqwayland.so", "offscreen": "libqoffscreen.so"}
NOTHING: Mapping[str, str] = {}
COMMAND = "sudo apt-get update && sudo apt-get install --no-install-recommends "


def needed(files: Iterable[Path]) -> set[str]:
    """The system's libraries that these need, and those of Qt's that they need in turn."""
    found, left, seen = set[str](), list(files), set[Path]()
    while left:
        file = left.pop()
        seen.add(file)
        said = subprocess.run(["readelf", "-d", file], capture_output=True, check=True, text=True)
        for name in re.findall(r"NEEDED.*\[(.*)\]", said.stdout):
            ours = QT / "lib" / name
            if ours.exists():
                left += [] if ours in seen else [ours]
            elif not EVERYWHERE.fullmatch(name) and not re.match("lib(pyside|shiboken)6", name):
                found.add(name)
    return found


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_library_that_qt_needs_is_known(platform: str) -> None:
    """Those of its modules and of each platform; and none is named that nothing needs."""
    require_tools("binutils", "readelf")
    plugin = QT / "plugins" / "platforms" / PLATFORMS[platform]
    modules = [QT.parent / f"{name}.abi3.so" for name in MODULES]
    known = {each.name for each in table() if each.platform in {ALWAYS, platform}}
    assert needed([plugin, *modules]) == known


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("number", range(len(table())))
def test_each_missing_package_is_named(
    monkeypatch: pytest.MonkeyPatch, platform: str, number: int
) -> None:
    """Whichever library is missing, its package is in the sentence, with what installs it."""
    gone = table()[number]
    monkeypatch.setattr(libraries, "_loads", gone.name.__ne__)
    monkeypatch.setattr("shutil.which", "/usr/bin/{}".format)
    said = requirements.missing_libraries_text(platform)
    wanted = gone.platform in {ALWAYS, platform}
    assert said.endswith(f"{COMMAND}{gone.package}`.") if wanted else said == ""


def test_all_missing_packages_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each once; where there is no apt, the libraries themselves."""
    monkeypatch.setattr(libraries, "_loads", NOTHING.get)
    monkeypatch.setattr("shutil.which", "/usr/bin/{}".format)
    packages = requirements.missing_libraries_text("xcb").partition(COMMAND)[2].rstrip("`.").split()
    assert sorted(packages) == sorted(
        {each.package for each in table() if each.platform in {ALWAYS, "xcb"}}
    )
    monkeypatch.setattr("shutil.which", NOTHING.get)
    assert "libGL.so.1, libX11.so.6" in requirements.missing_libraries_text()


def test_the_script_asks_for_the_same_packages(tmp_path: Path) -> None:
    """scripts/system-packages names what the program would, where nothing is installed."""
    for name, says in (("dpkg-query", ""), ("id", "echo 1000")):
        (tmp_path / name).write_text(f"#!/bin/sh\n{says}\n", "utf-8")
        (tmp_path / name).chmod(0o755)
    done = subprocess.run(
        [ROOT / "scripts" / "system-packages", "venv", "window", "offscreen"],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    packages = done.stderr.partition(COMMAND)[2].split()
    assert sorted(packages) == sorted({"python3-venv", *(each.package for each in table())})


def test_no_screen_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """It names what plays without one, and needs no make."""
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    said = requirements.missing_display_text()
    assert "listening-timer demo" in said
    assert "make" not in said
