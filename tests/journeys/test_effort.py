"""Claims about effort: how many words, controls and presses each moment asks of two people.

All is read over the accessibility bus from a window of 1280 x 800 at 100 % text, as it shows to
people who have not typed yet. The budgets are the product's. `effort.toml` beside this file holds
what was reached so far: a figure above it fails, and one below it is to be written there.
"""

from __future__ import annotations

import re
import signal
import time
import tomllib
from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from listening_timer.demo.samples import fill
from listening_timer.exercise.formats import Bell
from listening_timer.history.store import History
from listening_timer.library.format_writer import write
from listening_timer.model.records import Outcome
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.process.program import (
    EXIT_TIMEOUT_S,
    eventually,
    program_environment,
    start_program,
    wait_for_exit,
)
from tests.helpers.screen_reader.reader import ScreenReader, Seen, accessibility_bus
from tests.helpers.x11.keyboard_couple import BREATH
from tests.helpers.x11.xserver import InputDriver, x_server

pytestmark = pytest.mark.slow

REACHED = Path(__file__).with_name("effort.toml")
QUIET_S = 11.0
"""Time (s) without a touch after which the stage is quiet; it takes ten, and fades for one."""
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
    ) -> None:
        """`words`: what the command line of the module gets before `--history`."""
        environ = {**program_environment(home, display=display), **around}
        self.history = home / "history.db"
        words = (*words, "--history", str(self.history))
        self._process = start_program(*words, environ=environ, module=module)
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


@pytest.fixture
def sofa(tmp_path: Path) -> Generator[tuple[str, dict[str, str], Path], None, None]:
    """A screen, an accessibility bus and a home."""
    with x_server() as display, accessibility_bus(display, screen_reader=False) as around:
        yield display, dict(around), tmp_path


def remember(home: Path) -> None:
    """Fill a home with talks of two people."""
    with History.open(home / "history.db") as history:
        fill(history, dict(SHIPPED), ("Maya", "Sam"))


@pytest.fixture
def first(sofa: tuple[str, dict[str, str], Path]) -> Generator[Effort, None, None]:
    """The first start ever."""
    effort = Effort(*sofa)
    yield effort
    effort.end()


@pytest.fixture
def returning(sofa: tuple[str, dict[str, str], Path]) -> Generator[Effort, None, None]:
    """A couple that has talked before."""
    remember(sofa[2])
    effort = Effort(*sofa)
    yield effort
    effort.end()


ARRIVE = "Is this a good time and place for both of you?"
CLOSING = "You made time for each other."
UNDER_STOP = replace(SHIPPED["share-reflect"], id="in-laps", name={"en": "In laps"}, bell=Bell.STOP)
"""A format from Arrive to Close in which all else is timed."""
SPEED = 120.0
"""Session time over real time where a whole talk is waited for: half an hour is 15 s."""
FAST = "tests.helpers.process.fast_program_child"


def test_a_first_talk_asks_little(first: Effort) -> None:
    """From the start of the program to the first share: two names, few words, few presses."""
    first.read("One shares. The other only listens. Then you switch.")
    first.write("Maya")
    first.press("Tab")
    first.write("Sam")
    first.press("Return")
    first.read(ARRIVE)
    first.press("space")
    first.reader.reads("Just listen.")
    assert not first.report("first talk")


def test_a_couple_that_comes_back_presses_twice(returning: Effort) -> None:
    """As last time: Begin, ready, and the first one shares; then the stage grows quiet."""
    returning.read("Share fully, then switch")
    returning.press("space")
    returning.read(ARRIVE)
    returning.press("space")
    returning.reader.reads("Just listen.")
    wrong = returning.report("returning couple")
    time.sleep(QUIET_S)
    returning.forget()
    returning.read("Just listen.")
    assert not wrong + returning.report("running share")


@pytest.fixture
def at_the_end(sofa: tuple[str, dict[str, str], Path]) -> Generator[Effort, None, None]:
    """A couple for whom a talk under `stop` runs until its closing page, fast."""
    remember(sofa[2])
    (sofa[2] / "formats").mkdir()
    (sofa[2] / "formats" / "in-laps.toml").write_text(write(UNDER_STOP), "utf-8")
    effort = Effort(*sofa, str(SPEED), "--format", UNDER_STOP.id, module=FAST)
    effort.reader.reads("In laps")
    effort.press("space")
    effort.reader.reads(ARRIVE)
    effort.press("space")
    effort.forget()
    effort.reader.reads(CLOSING)
    yield effort
    effort.end()


def test_hands_lie_in_laps_from_ready_to_the_end(at_the_end: Effort) -> None:
    """Under `stop` nothing is pressed until the closing page; two presses there close all."""
    wrong = at_the_end.report("talk under stop")
    at_the_end.press("Return")
    at_the_end.reader.reads("In laps")
    at_the_end.press("ctrl+q")
    eventually(at_the_end.ended)
    wrong += at_the_end.report("end to closed")
    with History.open(at_the_end.history, read_only=True) as history:
        row = history.sessions(limit=1)[0]
        assert (row.format_id, row.outcome) == (UNDER_STOP.id, Outcome.COMPLETED)
    assert not wrong


def test_the_next_time_is_in_a_calendar_after_two_presses(at_the_end: Effort) -> None:
    """The chip and one answer: an entry with a reminder lies in a file."""
    at_the_end.choose("When will you talk again?")
    at_the_end.choose("Yes, and into our calendar")
    home = at_the_end.history.parent
    (file,) = eventually(lambda: list(home.glob("*.ics")))
    assert "BEGIN:VALARM" in file.read_text("utf-8")
    assert not at_the_end.report("calendar entry")
