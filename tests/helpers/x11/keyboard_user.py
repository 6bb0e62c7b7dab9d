"""Keyboard-only user: operates the program by Tab and keys; a screen reader tells the focus."""

from __future__ import annotations

import subprocess
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.helpers.process.program import (
    eventually,
    program_environment,
    start_program,
    wait_for_exit,
)
from tests.helpers.screen_reader.reader import PATIENCE, ScreenReader, Seen
from tests.helpers.x11.xserver import InputDriver

MOST_TABS = 80
"""More than there are stops on any page."""
RETURNING, NEW = "Begin", "Name of the person on the left"
"""Where the keyboard is once the program has come up: a couple comes back, or is not known yet."""


class Typist:
    """Uses one run of the program by keys; nothing is clicked, and nothing pressed for them."""

    def __init__(
        self, driver: InputDriver, reader: ScreenReader, process: subprocess.Popen[str]
    ) -> None:
        self.driver, self.reader, self._process = driver, reader, process

    def on(self, name: str) -> None:
        """See that what has this name comes to have the keyboard."""

        def holds(each: Seen) -> bool:
            return each.name == name and "focused" in each.states

        self.reader.wait(lambda seen: next(filter(holds, seen), None), f"the keyboard on {name!r}")

    def reach(self, name: str, about: str = "", *, by: str = "Tab") -> None:
        """Press Tab until the ring is on what has this name; `about`: what else it tells."""
        passed: list[str] = []
        while len(passed) < MOST_TABS:
            self.reader.news()
            self.driver.press(by)
            passed += eventually(self.reader.news, PATIENCE)
            if passed[-1].startswith(name) and about in passed[-1]:
                return
        raise AssertionError(f"Tab never came to {name!r}, but to {passed}")

    def press(self, name: str, about: str = "", *, by: str = "Tab") -> None:
        """Reach what has this name, and press Enter."""
        self.reach(name, about, by=by)
        self.driver.press("Return")

    def find_words(self, words: str) -> None:
        """Search for words, in place of others."""
        self.driver.press("ctrl+f")
        self.on("Search in topics, notes, thanks, promises and tags")
        self.driver.write(words)

    def talks(self, count: int) -> None:
        """See that so many talks come to show."""

        def shown() -> bool:
            return sum(each.role == "list item" for each in self.reader.look()) == count

        eventually(shown, PATIENCE)

    def open_history(self, at: str = RETURNING) -> None:
        """From the first page, by the navigation; `at`: where the keyboard is there."""
        self.on(at)
        if at == NEW:  # no navigation yet: it stands above what is said of each way to talk
            self.press("Other ways to talk")
            self.press("More about each way to talk")
            self.reach("Ways to talk", by="shift+Tab")
            for word in ("Insights", "History"):
                self.driver.press("Left")
                self.on(word)
            self.driver.press("Return")
        else:
            self.press("History", by="shift+Tab")
        self.reader.find("History", role="page tab", state="selected")

    def left(self) -> tuple[int, str]:
        """How the program left: its exit status, and what it said as an error."""
        return wait_for_exit(self._process)


@contextmanager
def at_the_keyboard(
    display: str, around: Mapping[str, str], home: Path
) -> Generator[Typist, None, None]:
    """The program on the usual history of a home; nothing of it runs afterwards.

    `around`: what `accessibility_bus` gave.
    """
    process = start_program(environ={**program_environment(home, display=display), **around})
    reader = ScreenReader(process.pid, around)
    try:
        yield Typist(InputDriver(display, process), reader, process)
    finally:
        reader.leave()
        process.kill()
        process.communicate()
