"""Effort: counts words and controls that show, and presses, and compares them with the budgets.

All is read over the accessibility bus. The budgets are the product's. `effort.toml` among the
journeys holds what was reached so far: a figure above it fails, and one below it is to be written
there.
"""

from __future__ import annotations

import re
import signal
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tests.helpers.process.program import (
    EXIT_TIMEOUT_S,
    ROOT,
    program_environment,
    start_program,
    wait_for_exit,
)
from tests.helpers.screen_reader.reader import ScreenReader, Seen
from tests.helpers.x11.keyboard_couple import BREATH
from tests.helpers.x11.xserver import InputDriver

REACHED = ROOT / "tests" / "journeys" / "effort.toml"
TEXTS = frozenset({"label", "heading", "paragraph"})
"""Roles whose name and description are painted."""
PICTURES = frozenset({"More to do"})
"""Controls that show a picture, whose name is heard only."""
HEARD = ", your turn"
"""What a name on the stone is heard with; the stone itself says it to those who see."""
WORD = re.compile(r"[\w:’'-]*\w[\w:’'-]*")


@dataclass(frozen=True)
class Budget:
    """The most of a moment: words and controls that show on the way, and presses."""

    words: int | None = None
    controls: int | None = None
    presses: int | None = None


BUDGETS = {
    "first talk": Budget(words=100, presses=4),
    "returning couple": Budget(words=55, controls=12, presses=2),
    "running share": Budget(words=12, controls=1),
    "talk under stop": Budget(presses=0),
    "end to closed": Budget(presses=2),
    "calendar entry": Budget(presses=2),
    "plan made": Budget(presses=8),
}
"""As PRODUCT has them, by moment."""


class Effort:
    """Two people at the program: what shows to them, and what they press."""

    def __init__(
        self,
        display: str,
        around: dict[str, str],
        home: Path,
        *words: str,
        module: str = "listening_timer",
        before: tuple[str, ...] = (),
    ) -> None:
        """`words`: the command line of the module; `before`: a command that runs it."""
        environ = {**program_environment(home, display=display), **around}
        self.history = home / "history.db"
        self._process = start_program(*words, environ=environ, module=module, before=before)
        self._driver = InputDriver(display, self._process)
        self.reader = ScreenReader(self._process.pid, around)
        self.presses = 0
        self._words: list[str] = []
        self._controls: list[str] = []

    def read(self, landmark: str) -> None:
        """Count what shows once this control or text is there."""
        self.reader.reads(landmark)
        seen = self.reader.look()
        self._words += [word for each in seen for word in words_of(each)]
        self._controls += [each.name for each in seen if each.offers]

    def press(self, key: str) -> None:
        """Press a key, a breath after the one before."""
        time.sleep(BREATH)
        self._driver.press(key)
        self.presses += 1

    def write(self, text: str) -> None:
        """Type something; typing is no press."""
        self._driver.write(text)

    def choose(self, name: str) -> None:
        """Press a control by its name, as a click does."""
        self.reader.press(name)
        self.presses += 1

    def forget(self) -> None:
        """Count from here on."""
        self.presses = 0
        self._words.clear()
        self._controls.clear()

    def report(self, moment: str) -> list[str]:
        """Print the figures beside the budget; returns what is over it, or not as reached."""
        found = {"words": len(self._words), "controls": len(self._controls)}
        found["presses"] = self.presses
        reached = tomllib.loads(REACHED.read_text("utf-8")).get(moment, {})
        wrong: list[str] = []
        for what, figure in found.items():
            most = getattr(BUDGETS[moment], what)
            if most is None:
                continue
            print(f"{moment}: {figure} {what}; budget {most}, reached {reached.get(what)}")  # noqa: T201 - the figures
            if figure > most:
                wrong.append(f"{moment}: {figure} {what} are over the budget of {most}")
            if figure != reached.get(what):
                wrong.append(f"{moment}: {what} = {figure} is not what {REACHED.name} says")
        return wrong and [*wrong, " ".join(self._words), ", ".join(self._controls)]

    def end(self) -> None:
        """Close the program, where it still runs."""
        self.reader.leave()
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
        assert wait_for_exit(self._process, EXIT_TIMEOUT_S) == (0, "")

    def ended(self) -> bool:
        """Whether the program has ended by itself."""
        return self._process.poll() is not None


def words_of(seen: Seen) -> list[str]:
    """The words of an object that are painted: its text, or its name where that is shown."""
    if seen.name in PICTURES:
        return []
    if "editable" in seen.states:
        return WORD.findall(seen.text or seen.description)
    if seen.offers:
        return WORD.findall(seen.name)
    if seen.role not in TEXTS:
        return []
    return WORD.findall(f"{seen.name.removesuffix(HEARD)} {seen.description}")
