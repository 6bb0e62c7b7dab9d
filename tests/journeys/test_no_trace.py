"""Claims about runs that are not recorded: home, data and temporary folder stay as they were.

Real keys on a real screen, and the kernel's own account of what was opened for writing. Counted is
from the open window on: a first start makes a history, and the window's place is saved as it
closes.
"""

from __future__ import annotations

import random
import signal
import time
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.helpers.process.file_trace import FileTrace, changes_of, tree
from tests.helpers.process.program import (
    EXIT_TIMEOUT_S,
    eventually,
    program_environment,
    start_program,
    wait_for_exit,
)
from tests.helpers.screen_reader.reader import ScreenReader, accessibility_bus
from tests.helpers.x11.keyboard_couple import BREATH
from tests.helpers.x11.xserver import InputDriver

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

LEFT, RIGHT = "Name of the person on the left", "Name of the person on the right"
FOLDERS = ("home", "data", "temp")
SAID = "Demonstration, nothing is kept"
"""What can be read while it runs, on every page of it."""
BACK_TO_IT = {
    "That’s how it goes.": "Start over",
    "See how it goes": "Show it",
    "You can leave the names empty.": "Back",
    "All keys": "Close",
}
"""Where a key may lead that comes as it ends, or over it; and what leads back to it."""
KEYS = (
    *("space", "Return", "Next", "Prior", "Left", "Right", "BackSpace", "p", "period", "plus"),
    *("b", "h", "m", "t", "x", "d", "s", "r", "1", "2", "3", "question", "F11", "Escape"),
)
"""All that a therapist may press while it runs."""
PRESSES, SEED, MOST_BREATH_S = 100, 14, 0.3
AT_REST_S = 1.0
"""So long (s) nothing is written before it is counted."""


class Watched:
    """The program in folders of its own, with everything it does to files."""

    def __init__(self, display: str, around: dict[str, str], folder: Path) -> None:
        sound = f"{around['XDG_RUNTIME_DIR']}/pulse"
        apart = {sound: "the sound server's: made by its library, gone as the user logs out"}
        self._trace, self._folder = FileTrace(folder, apart), folder
        for name in FOLDERS:
            (folder / name).mkdir(exist_ok=True)
        environ = {
            **program_environment(folder / "data", display=display),
            **around,
            "HOME": str(folder / "home"),
            "TMPDIR": str(folder / "temp"),
            "PYTHONDONTWRITEBYTECODE": "1",  # as installed, when all is compiled already
        }
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            environ.pop(name, None)
        self._process = start_program(environ=environ, before=self._trace.before)
        self.driver = InputDriver(display, self._process)
        self.reader = ScreenReader(self._process.pid, around)
        self._before: list[dict[str, str]] = []

    def begin(self) -> None:
        """Count from here on, once the start has come to rest."""

        def rests() -> bool:
            self._trace.begin()
            time.sleep(AT_REST_S)
            return self._trace.changes() == []

        eventually(rests)
        self._before = self._trees()

    def traces(self) -> list[str]:
        """What was left: paths that are new, gone or changed, and calls that could do it."""
        now = self._trees()
        pairs = zip(self._before, now, strict=True)
        changed = [path for old, new in pairs for path, _state in old.items() ^ new.items()]
        return changed + self._trace.changes()

    def end(self) -> None:
        """Close the program."""
        self.reader.leave()
        self._process.send_signal(signal.SIGTERM)
        assert wait_for_exit(self._process, EXIT_TIMEOUT_S) == (0, "")

    def _trees(self) -> list[dict[str, str]]:
        return [tree(self._folder / name) for name in FOLDERS]


@pytest.fixture
def therapist(display: str, tmp_path: Path) -> Generator[Watched, None, None]:
    """A practice's laptop."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "settings.toml").write_text("practice = true\n", "utf-8")
    with accessibility_bus(display) as around:
        program = Watched(display, dict(around), tmp_path)
        yield program
        program.end()


@pytest.fixture
def watched(display: str, tmp_path: Path) -> Generator[Watched, None, None]:
    """A first start."""
    with accessibility_bus(display) as around:
        program = Watched(display, dict(around), tmp_path)
        program.reader.press("What is kept")  # answered once all has been read and built
        program.reader.press("Done")
        yield program
        program.end()


def try_a_minute(program: Watched) -> None:
    """From the page before it to its end and back; the main key passes each part."""
    program.reader.find(LEFT, state="focused")
    program.driver.write("Annabelle")
    program.driver.press("Return")
    program.reader.find(RIGHT, state="focused")
    program.driver.write("Benedict")
    program.driver.press("Return")
    program.reader.reads("Nothing is kept")
    program.reader.reads(", your turn")
    for key in ("t", "h", "d", "space", "space", "space", "space", "space"):
        time.sleep(BREATH)
        program.driver.press(key)
    program.reader.reads("Thank you for listening to each other.")
    time.sleep(BREATH)
    program.driver.press("space")


def test_now_you_leaves_no_trace(watched: Watched) -> None:
    """From the first page to its end, with names, a prompt, a held reply and other digits."""
    watched.begin()
    watched.reader.press("One minute each")
    watched.reader.reads("You can leave the names empty. Nothing is kept.")
    try_a_minute(watched)
    watched.reader.reads("One shares. The other only listens. Then you switch.")
    assert watched.traces() == []


def show_with_any_key(program: Watched, chance: random.Random) -> int:
    """Press one key by chance, wherever the demonstration stands; how many it was pressed for."""
    words = program.reader.words()
    if SAID in words:
        program.driver.press(chance.choice(KEYS))
        time.sleep(chance.uniform(0.0, MOST_BREATH_S))
        return 1
    for landmark, back in BACK_TO_IT.items():
        if landmark in words:
            program.reader.press(back)
    return 0


def test_a_demonstration_leaves_no_trace(therapist: Watched) -> None:
    """A hundred keys by chance, over and over; then from its menu one minute each, to its end."""
    reader, chance = therapist.reader, random.Random(SEED)  # noqa: S311 - repeatable chance
    reader.press("Demonstration")
    reader.find("Show it")
    therapist.begin()
    reader.press("Show it")
    reader.reads(SAID)
    pressed = 0
    while pressed < PRESSES:
        pressed += show_with_any_key(therapist, chance)
    while SAID not in reader.words():
        show_with_any_key(therapist, chance)
    therapist.driver.press("r")
    reader.press("More to do")
    reader.press("Now you: one minute each")
    try_a_minute(therapist)
    reader.find("Show it")
    assert therapist.traces() == []


def test_what_is_written_is_found(watched: Watched) -> None:
    """The search above can fail: a name typed on the first page is a draft in the history."""
    watched.begin()
    watched.reader.find(LEFT, state="focused")
    watched.driver.write("Annabelle")
    eventually(lambda: "history.db" in watched.traces())
    assert [each for each in watched.traces() if each.startswith("pwrite64")] != []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('7 openat(AT_FDCWD</a>, "/b", O_RDONLY|O_CLOEXEC) = 3</b>', []),
        ('7 openat(AT_FDCWD</a>, "/b", O_RDWR|O_CREAT, 0644 <unfinished ...>', ["openat /b"]),
        ('7 openat(AT_FDCWD</a>, "/dev/shm/b", O_RDWR|O_CREAT) = 3', ["openat /dev/shm/b"]),
        ('7 openat(AT_FDCWD</a>, "/dev/null", O_WRONLY) = 3</dev/null>', []),
        ('7 rename("/b", "/c") = 0', ["rename /b", "rename /c"]),
        ('7 mkdir("/b", 0777) = -1 EEXIST (File exists)', ["mkdir /b"]),
        ('7 write(3<anon_inode:[eventfd]>, "x", 8) = 8', []),
        ('7 pwrite64(3</b/history.db>, "x", 8, 0) = 8', ["pwrite64 /b/history.db"]),
        ('write(3</b>, "O_CREAT", 7) = 7', ["write /b"]),
        ("7 <... openat resumed>) = 3</b>", []),
    ],
)
def test_account_of_the_kernel_is_read(line: str, found: list[str]) -> None:
    """A call that may leave something is found by its file, also where another cut in."""
    assert list(changes_of(line)) == found
