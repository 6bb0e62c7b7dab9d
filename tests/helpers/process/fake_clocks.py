"""Fake clocks: wall clock, suspend and time zone of a program in another process (LD_PRELOAD).

`fake_clocks.c` is compiled here and preloaded; it needs a C compiler and nothing else. A test
changes the clocks through shared memory while the program runs.
"""

from __future__ import annotations

import atexit
import mmap
import shutil
import struct
import subprocess
import tempfile
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tests.helpers.process.required_tools import require_tools

SOURCE = Path(__file__).with_name("fake_clocks.c")
LAYOUT = struct.Struct("=qq48s")
NANOSECONDS = 1_000_000_000


BREATH_S = 0.75
"""By which clocks go on before a main press, so that it is no bounce of the last."""


@cache
def compiled() -> Path:
    """The library to be preloaded, made from its source once a process."""
    require_tools("gcc libc6-dev", "cc")
    folder = tempfile.mkdtemp(prefix="clocks-")
    atexit.register(shutil.rmtree, folder)
    library = Path(folder) / "clocks.so"
    words = ["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE), "-ldl"]
    subprocess.run(words, check=True, timeout=60)
    return library


class Clocks:
    """How far the clocks of a program stand from the true ones; all in seconds."""

    def __init__(self, folder: Path) -> None:
        """`folder`: where the file lies that the program shares."""
        self._library, self._path = compiled(), folder / "clocks"
        self._set, self._slept, self._zone = 0.0, 0.0, ""
        self._path.write_bytes(bytes(LAYOUT.size))
        with self._path.open("r+b") as file:
            self._shared = mmap.mmap(file.fileno(), LAYOUT.size)

    @property
    def environ(self) -> Mapping[str, str]:
        """What a program needs in its environment to see them."""
        return {"LD_PRELOAD": str(self._library), "CLOCKS": str(self._path)}

    def set_wall(self, seconds: float) -> None:
        """Somebody sets the system's clock, by so much from now."""
        self._set += seconds
        self._tell()

    def sleep(self, seconds: float) -> None:
        """The computer sleeps so long; no timer runs meanwhile."""
        self._slept += seconds
        self._tell()

    def breathe(self) -> None:
        """Let the time pass in which a second main press would count as a bounce."""
        self.sleep(BREATH_S)

    def start_anew(self) -> None:
        """The computer itself is started again: the clock that counts sleep begins at 0."""
        ran = self.session_now() / 1000
        self._slept -= ran
        self._set += ran
        self._tell()

    def travel(self, zone: str) -> None:
        """The system tells of another time zone, as TZ has it."""
        self._zone = zone
        self._tell()

    def session_now(self) -> float:
        """What the clock that counts sleep shows to the program, in ms."""
        return (time.clock_gettime(time.CLOCK_BOOTTIME) + self._slept) * 1000

    def wall_now(self) -> float:
        """What the wall clock shows to the program, in UTC ms."""
        return (time.time() + self._set + self._slept) * 1000

    def _tell(self) -> None:
        moved = (round(self._set * NANOSECONDS), round(self._slept * NANOSECONDS))
        self._shared[:] = LAYOUT.pack(*moved, self._zone.encode())
