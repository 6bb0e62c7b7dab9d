"""Claims about the therapist's way, over the accessibility bus: shown, tried, given home.

The program of a practice shows how it goes, two people try it for a minute each, and a plan is
made for them. Then a home of their own, whose program has no network at all.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from listening_timer.app.demonstration.area import NAMES
from listening_timer.app.demonstration.captions import lines_by_phase
from listening_timer.config.paths import user_paths
from listening_timer.exercise.events import SessionStarted
from listening_timer.exercise.formats import Format, Role, tailored
from listening_timer.history.store import History
from listening_timer.library import plan as plans
from listening_timer.library.captions import conversations
from listening_timer.library.plan import Weekly
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.process.required_tools import skip_or_fail
from tests.helpers.screen_reader.effort import Effort
from tests.helpers.screen_reader.reader import ScreenReader, accessibility_bus
from tests.helpers.x11.xserver import x_server

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

FAST = "tests.helpers.process.fast_program_child"
SPEED = 15.0
"""Session time over real time of what is tried: a minute takes 4 s."""
SHOWN = SHIPPED["share-fully"]
SAID, OVER = "Demonstration, nothing is kept", "That’s how it goes."
"""What can be read while it runs; and on the page after it."""
BEGINS = (
    "Is this a good time and place",
    "Maya’s turn for",
    "Take a breath together.",
    "Sam’s turn for",
    "Maya says thank you.",
    "Sam says thank you.",
    "Thank you, both of you.",
)
"""What is announced as each phase of it begins."""
LEAST_CAPTIONS, LEAST_IN_A_SHARE = 4, 1
"""So many are read at 60 times real time, and in each share."""
MADE = tailored(SHOWN, 7)
LINE = "Sit where you can see the garden."
SENTENCE, APPOINTMENT = "Share fully, then switch · 7 minutes each", "Sundays, 20:00"
NO_NETWORK = ("unshare", "--user", "--map-current-user", "--net")
"""Runs a command where no network is but an unused one of its own: the kernel refuses the rest."""
CALLS_OUT = "import socket; socket.create_connection(('192.0.2.1', 9), 5)"
"""192.0.2.1 is an address that nobody has (RFC 5737)."""

Desk = tuple[str, dict[str, str]]


@pytest.fixture
def desk() -> Generator[Desk, None, None]:
    """A screen, and an accessibility bus."""
    with x_server() as display, accessibility_bus(display) as around:
        yield display, dict(around)


@pytest.fixture
def practice(desk: Desk, tmp_path: Path) -> Generator[Effort, None, None]:
    """The program of a therapist."""
    home = tmp_path / "practice"
    home.mkdir()
    (home / "settings.toml").write_text("practice = true\n", "utf-8")
    program = Effort(*desk, home, str(SPEED), module=FAST)
    yield program
    program.end()


def without_network() -> tuple[str, ...]:
    """A command that runs others without a network; the test is skipped where none may be had."""
    told = subprocess.run([*NO_NETWORK, "true"], capture_output=True, check=False)
    if told.returncode:
        skip_or_fail("util-linux", f"a network namespace ({told.stderr.decode().strip()})")
    called = [*NO_NETWORK, sys.executable, "-c", CALLS_OUT]
    tried = subprocess.run(called, capture_output=True, text=True, check=False)
    assert "Network is unreachable" in tried.stderr
    return NO_NETWORK


def captions_of(fmt: Format, topic: str) -> list[set[str]]:
    """All that may be read in each phase, as it is announced."""
    told = next(each for each in conversations(user_paths().resources) if each.id == topic)
    name = dict(zip(Role, NAMES, strict=True))
    return [
        {f"{name[line.who]}: {line.text['en']}" for line in lines}
        for lines in lines_by_phase(told.lines, fmt)
    ]


def watch(reader: ScreenReader) -> tuple[list[str], str]:
    """Read the screen over and over until it is over: what was announced, and all that stood there.

    What says that nothing is kept is on the screen until the page after it is.
    """
    heard, stood = list[str](), ""
    reader.reads(SAID)
    while SAID in (words := reader.words()):
        heard += reader.news()
        stood += words
    assert OVER in words
    return heard + reader.news(), stood


def heard_by_phase(heard: list[str]) -> list[list[str]]:
    """What was announced, by the phase in which it was."""
    phases: list[list[str]] = [[] for _phase in BEGINS]
    at = 0
    for words in heard:
        later = [place for place in range(at, len(BEGINS)) if BEGINS[place] in words]
        at = later[0] if later else at
        phases[at].append(words)
    return phases


def show_it(reader: ScreenReader) -> None:
    """The demonstration, found from the first page, with its captions, to its end page."""
    reader.press("Demonstration", role="page tab")
    reader.press("Change")
    reader.press("Share fully, then switch")
    reader.press("60 times")
    reader.reads("Share fully, then switch · 10 minutes each")
    reader.news()
    reader.press("Show it")
    heard, stood = watch(reader)
    allowed = captions_of(SHOWN, "easy")
    every = set[str]().union(*allowed)
    read = [[words for words in phase if words in every] for phase in heard_by_phase(heard)]
    for captions, may in zip(read, allowed, strict=True):
        assert set(captions) <= may
    counts = [len(captions) for captions in read]
    assert sum(counts) == len({words for captions in read for words in captions})
    assert sum(counts) >= LEAST_CAPTIONS
    assert min(counts[1], counts[3]) >= LEAST_IN_A_SHARE
    assert sum(words in stood for words in every) >= LEAST_CAPTIONS


def try_it(reader: ScreenReader) -> None:
    """One minute each without names, hands in laps; back where it was shown."""
    reader.press("Now you: one minute each")
    reader.reads("You can leave the names empty. Nothing is kept.")
    reader.go_on("Begin")
    reader.reads("Nothing is kept")
    reader.reads("You, your turn")
    reader.reads("You too, your turn")
    reader.reads("Thank you for listening to each other.")
    reader.go_on("Done")
    reader.find("Show it")


def make_a_plan(practice: Effort, folder: Path) -> Path:
    """Fewer minutes, a line of text, every Sunday, into a file."""
    reader = practice.reader
    practice.forget()
    practice.choose("Ways to talk")
    practice.choose("Make a plan")
    practice.choose("7 min")
    practice.choose("Sunday")
    reader.write("A line for the two of them", LINE)
    practice.choose("Save the plan")
    reader.find("File name:")
    practice.choose("Save")
    reader.reads("Open it on the other computer with this program.")
    practice.choose("Done")
    (file,) = folder.glob(f"*{plans.ENDING}")
    assert not practice.report("plan made")
    return file


def leaves_nothing(history: Path) -> None:
    """See that the practice knows of nobody."""
    with History.open(history, read_only=True) as opened:
        assert opened.check() == []
        assert opened.sessions() == []
        assert opened.plan() is None


def take_the_plan(reader: ScreenReader) -> None:
    """All that was agreed stands on one page, and they say yes."""
    reader.reads("A plan for the two of you")
    reader.reads(LINE)
    reader.reads("Share fully, then switch · 18 min in all · 7 min each")
    reader.reads(f"Every week: {APPOINTMENT}.")
    reader.press("Use this plan")


def offers_the_plan_alone(reader: ScreenReader) -> None:
    """Begin and its sheet of choices: the plan, and no other way to talk."""
    for words in (SENTENCE, LINE, APPOINTMENT):
        reader.reads(words)
    reader.press("Change")
    reader.find("Let the plan go")
    words = reader.words()
    assert SENTENCE in words
    for fmt in SHIPPED.values():
        name = fmt.name["en"]
        assert all(name not in line or line == SENTENCE for line in words.splitlines())
    assert "Each turn" not in words
    reader.press("Done")


def talk_by_it(reader: ScreenReader) -> None:
    """Two names, Begin, ready, and the first one shares; there they end for today."""
    reader.write("Name of the person on the left", "Ann")
    reader.write("Name of the person on the right", "Bo")
    reader.go_on("Begin")
    reader.reads("Is this a good time and place for both of you?")
    reader.go_on("We are both ready")
    reader.reads("your turn", "7 min left")
    reader.press("More to do")
    reader.press("End here")
    reader.press("End here")
    reader.go_on("Done")


def begun(history: Path) -> Iterator[Format]:
    """The formats of the talks in a history."""
    with History.open(history, read_only=True) as opened:
        for row in opened.sessions():
            first = opened.session(row.id).events[0]
            assert isinstance(first, SessionStarted)
            yield first.format


def test_shown_tried_and_given_home(practice: Effort, desk: Desk, tmp_path: Path) -> None:
    """A demonstration, one minute each, a plan in at most 8 presses, and a talk by it at home."""
    before = without_network()
    practice.reader.find("Begin")
    show_it(practice.reader)
    try_it(practice.reader)
    file = make_a_plan(practice, tmp_path / "practice")
    leaves_nothing(practice.history)
    made = plans.load(file)
    assert (made.format, made.text, made.weekly) == (MADE, LINE, Weekly(6, 20 * 60))

    home = tmp_path / "home"
    home.mkdir()
    taken = Path(shutil.copy(file, home))
    couple = Effort(*desk, home, str(taken), before=before)
    take_the_plan(couple.reader)
    offers_the_plan_alone(couple.reader)
    talk_by_it(couple.reader)
    offers_the_plan_alone(couple.reader)
    couple.end()
    assert list(begun(couple.history)) == [MADE]
