"""Claims about effort: how many words, controls and presses each moment asks of two people.

All is read over the accessibility bus from a window of 1280 x 800 at 100 % text, as it shows to
people who have not typed yet; see `tests/helpers/screen_reader/effort.py` for the budgets.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest

from listening_timer.demo.samples import fill
from listening_timer.exercise.formats import Bell
from listening_timer.history.store import History
from listening_timer.library.format_writer import write
from listening_timer.model.records import Outcome
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.process.program import eventually
from tests.helpers.screen_reader.effort import Effort
from tests.helpers.screen_reader.reader import accessibility_bus
from tests.helpers.x11.xserver import x_server

pytestmark = pytest.mark.slow

QUIET_S = 11.0
"""Time (s) without a touch after which the stage is quiet; it takes ten, and fades for one."""


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
