"""Screen reader: finds, reads and operates the program over the accessibility bus alone."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.helpers.plain_text import plain
from tests.helpers.process.child_process import Child, lives
from tests.helpers.process.program import eventually
from tests.helpers.process.required_tools import require_tools, skip_or_fail
from tests.helpers.x11.keyboard_couple import BREATH

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
PYTHON = "/usr/bin/python3"
"""Debian's own, which has the bindings to the accessibility bus."""
PACKAGES = "at-spi2-core python3-gi gir1.2-atspi-2.0 dbus-daemon"
BINDINGS = "import gi; gi.require_version('Atspi', '2.0')"
SCRIPT = Path(__file__).with_name("atspi_child.py")
USABLE = frozenset(
    {
        "push button",
        "push button menu",
        "toggle button",
        "check box",
        "radio button",
        "page tab",
        "text",
        "spin button",
        "slider",
        "list item",
    }
)
"""The roles of what people use, as they are said."""
ACTIONS = frozenset({"Press", "Toggle", "Increase"})
"""What makes something more than words, as it is called between programs."""
PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Seen:
    """An object that shows, as a screen reader finds it; `at`: its place in the reading order."""

    at: int
    role: str
    name: str
    description: str
    states: frozenset[str]
    actions: frozenset[str]
    text: str
    value: float | None
    box: tuple[int, int, int, int]

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Seen:
        """What the reader told of an object."""
        return cls(
            told["at"],
            told["role"],
            plain(told["name"]),
            plain(told["description"]),
            frozenset(told["states"]),
            frozenset(told.get("actions", ())),
            plain(told.get("text", "")),
            told.get("value"),
            told.get("box", (0, 0, 0, 0)),
        )

    @property
    def told(self) -> str:
        """All that is said of it in words."""
        return " | ".join(filter(None, (self.name, self.description, self.text)))

    @property
    def offers(self) -> bool:
        """Whether something can be done with it."""
        return bool(self.actions & ACTIONS) or "editable" in self.states

    @property
    def is_usable(self) -> bool:
        """Whether somebody who only hears knows what it is and what it is for."""
        return bool(self.name) and self.role in USABLE


@contextmanager
def accessibility_bus(
    display: str, *, screen_reader: bool = True
) -> Generator[Mapping[str, str], None, None]:
    """A session bus with an accessibility bus, both our own; gives what must be around programs.

    `screen_reader`: whether the bus says that a screen reader runs; then nothing fades on the
    stage, however long a step of a journey takes.
    """
    require_tools(PACKAGES, "dbus-daemon", LAUNCHER, PYTHON)
    if subprocess.run([PYTHON, "-c", BINDINGS], stderr=subprocess.DEVNULL, check=False).returncode:
        skip_or_fail(PACKAGES, "libatspi for Python")
    with TemporaryDirectory() as runtime:  # a short path: a socket's name has 107 bytes at most
        around = {"XDG_RUNTIME_DIR": runtime, "GSETTINGS_BACKEND": "memory"}
        environ = {**os.environ, **around, "DISPLAY": display}
        bus = ("dbus-daemon", "--session", "--nofork", "--print-address")
        with Child(*bus, environ=environ, stdout=subprocess.PIPE) as session:
            around["DBUS_SESSION_BUS_ADDRESS"] = session.line().strip()
            launcher = (LAUNCHER, "--launch-immediately", f"--screen-reader={screen_reader:d}")
            with Child(*launcher, environ={**environ, **around}):
                yield {
                    **around,
                    "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
                    "QT_LOGGING_RULES": "qt.accessibility.atspi=false",  # Qt misses its own calls
                }


class ScreenReader:
    """Reads one program; end it with `leave`."""

    def __init__(self, process: int, around: Mapping[str, str]) -> None:
        """`around`: what `accessibility_bus` gave."""
        self._program = process
        self._reader = Child(
            *(PYTHON, "-W", "ignore", str(SCRIPT), str(process)),
            environ={**os.environ, **around},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.lacking: list[str] = []
        """What was found on the way that somebody who only hears could not use."""
        self._heard: list[str] = []
        self._last = 0.0

    def look(self) -> list[Seen]:
        """All that shows, in reading order."""
        found = [Seen.of(told) for told in self._ask("look")]
        self.lacking += [f"{each}" for each in found if each.offers and not each.is_usable]
        return found

    def words(self) -> str:
        """All that can be read now."""
        texts = ((each.name, each.description, each.text) for each in self.look())
        return "\n".join(word for text in texts for word in text if word)

    def find(self, name: str, about: str = "", role: str = "", state: str = "enabled") -> Seen:
        """What can be used under this name, as soon as it shows; `about`: part of what it tells."""

        def fits(each: Seen) -> bool:
            known = each.offers and each.name == name and role in ("", each.role)
            return known and about in each.told and state in each.states

        return self.wait(lambda seen: next(filter(fits, seen), None), f"{role} {name!r} {about!r}")

    def reads(self, *words: str) -> Seen:
        """The one thing in which all these words stand, as soon as it shows."""

        def holds(each: Seen) -> bool:
            return all(word in each.told for word in words)

        return self.wait(lambda seen: next(filter(holds, seen), None), str(words))

    def wait(self, choose: Callable[[list[Seen]], Seen | None], what: str) -> Seen:
        """What is chosen of all that shows, as soon as there is something to choose."""
        last: list[Seen] = []

        def look() -> Seen | None:
            last[:] = self.look()
            return choose(last)

        try:
            return eventually(look, PATIENCE)
        except AssertionError:
            there = "\n".join(f"{each.role}: {each.told}" for each in last if each.told)
            raise AssertionError(f"{what} is not among\n{there}") from None

    def press(self, name: str, about: str = "", role: str = "") -> None:
        """Press what has this name."""
        assert self._ask("press", self.find(name, about, role).at), f"{name!r} cannot be pressed"
        self._last = time.monotonic()

    def go_on(self, name: str) -> None:
        """Press a main action, a breath after what was pressed before."""
        time.sleep(max(0.0, self._last + BREATH - time.monotonic()))
        self.press(name, role="push button")

    def write(self, name: str, words: str) -> None:
        """Put words into the field of this name, and read them back."""
        assert self._ask("write", self.find(name).at, words), f"{name!r} cannot be written into"
        self.find(name, words)

    def turn(self, name: str, to: float) -> None:
        """Give what has this name another value, and read it back."""
        assert self._ask("turn", self.find(name).at, to), f"{name!r} cannot be turned"
        self.wait(lambda seen: next((e for e in seen if e.value == to), None), f"{name!r} {to}")

    def hear(self, words: str) -> None:
        """Wait until this is announced, or told of what gets the keyboard, after all before it."""
        try:
            eventually(lambda: self._hears(words), PATIENCE)
        except AssertionError:
            raise AssertionError(f"{words!r} was not heard, but {self._heard}") from None

    def news(self) -> list[str]:
        """What was announced, or got the keyboard, since this or `hear` was asked last."""
        heard, self._heard = self._heard, []
        return heard + [plain(str(each)) for each in self._ask("heard")]

    def leave(self) -> None:
        """End the reader."""
        self._reader.end()

    def _hears(self, words: str) -> bool:
        self._heard += [plain(str(each)) for each in self._ask("heard")]
        place = next((at for at, each in enumerate(self._heard) if words in each), None)
        if place is not None:
            del self._heard[: place + 1]
        return place is not None

    def _ask(self, what: str, *how: float | str) -> Any:  # noqa: ANN401 - as JSON has it
        assert lives(self._program), "the program that is read has ended"
        print(json.dumps([what, *how]), file=self._reader.process.stdin, flush=True)
        return json.loads(self._reader.line())
