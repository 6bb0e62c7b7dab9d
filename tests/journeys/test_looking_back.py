"""Claims about looking back, by keys alone: found, written, renamed, taken out and brought in."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from listening_timer.exercise.commands import End, MainAction
from listening_timer.history.store import History
from listening_timer.model.annotations import Word, WordKind
from tests.helpers.exercise.play_session import WALL, Play
from tests.helpers.history.sample_sessions import (
    DAY,
    add_annotations,
    add_session_log,
    completed_log,
    promise,
    shifted,
    word,
)
from tests.helpers.process.program import (
    eventually,
    program_environment,
    start_program,
    wait_for_exit,
)
from tests.helpers.screen_reader.reader import accessibility_bus
from tests.helpers.x11.keyboard_user import NEW, Typist, at_the_keyboard

TALKS, EARLY = 12, 10
"""So many there were, one a week, and the one that ended early."""
NOTE, TAG = "We stopped too late, and it was good", "night shift"
CLOSE = "ctrl+alt+Escape"
"""What the window manager takes as the wish to close a window."""
TypistIn = Callable[[Path], AbstractContextManager[Typist]]


@pytest.fixture
def typist_in(desk: str) -> Generator[TypistIn, None, None]:
    """Starts the program in a home, on a desk with a window manager."""
    with accessibility_bus(desk) as around:
        yield lambda home: at_the_keyboard(desk, around, home)


def settled_in(home: Path, settings: str = "") -> Path:
    """The home of people who have been here before, with nothing in it yet."""
    home.mkdir()
    (home / "settings.toml").write_text(f"welcomed = true\n{settings}", "utf-8")
    return home


def talked(home: Path) -> Path:
    """The same after a talk in each of the last weeks; some have a topic, some all words."""
    today = (round(time.time() * 1000) - WALL) // DAY
    ended = Play()
    ended.do(MainAction(), 60)
    ended.do(End(), 300)
    with History.open(home / "history.db") as history:
        for number in range(1, TALKS + 1):
            day = today - 7 * (TALKS - number) - 1
            log = shifted(ended.log, day) if number == EARLY else completed_log(day)
            talk = add_session_log(history, log, number, ("Maya", "Sam"))
            if number % 4 == 0:
                add_annotations(history, talk)
            else:
                topic = Word(f"{number}", talk, WordKind.TOPIC, None, f"Topic {number}", WALL)
                history.write_word(topic)
            if number == TALKS - 1:
                history.write_word(word(talk, "Next time we walk first"))
            if number == 2:
                history.write_promise(promise(talk, "A walk before supper"))
    return home


def said(home: Path, number: int) -> set[str]:
    """The words of a talk, by how many came before it, in a history that is sound."""
    with History.open(home / "history.db", read_only=True) as history:
        assert history.check() == []
        talk = history.sessions()[TALKS - number]
        return {each.text for each in history.session(talk.id).words}


def taken_out(home: Path, file: Path) -> bytes:
    """All talks of a home, taken out from the command line."""
    words = ("history", "export", "--to", str(file))
    assert wait_for_exit(start_program(*words, environ=program_environment(home))) == (0, "")
    return file.read_bytes()


def find_a_talk(typist: Typist) -> None:
    """Through the list, by a word, and by how it ended; the talk that did shows."""
    reader, driver = typist.reader, typist.driver
    typist.reach("Talks, newest first")
    driver.press("Down")
    reader.reads("Next time we walk first")
    typist.find_words("WALK")
    typist.talks(2)
    driver.press("Return", "Down")
    reader.reads("Maya promised")
    driver.press("ctrl+f", "Escape")
    typist.press("Filter")
    typist.reach("All", "How it ended")
    driver.press("Right")
    typist.talks(1)
    typist.press("Show the talks", by="shift+Tab")
    reader.reads(f"Topic {EARLY}", "ended early")


def write_beside_it(typist: Typist) -> None:
    """A note and a tag; the tag is taken back while the keyboard is still in its line."""
    reader, driver = typist.reader, typist.driver
    typist.press("Add or edit words")
    typist.reach("A note to add")
    driver.write(NOTE)
    typist.reach("A tag to find it by")
    reader.reads("The note is saved.")
    driver.write(TAG)
    driver.press("Return")
    reader.reads("The tag is added.")
    reader.reads("Remove", TAG)
    driver.press("ctrl+z")
    reader.reads("Undone.", "The note is saved.")
    typist.press("Done")
    reader.reads(NOTE)


def rename_maya(typist: Typist) -> None:
    """She is called Maja, and one is back where one was."""
    reader, driver = typist.reader, typist.driver
    typist.press("More for this history")
    typist.on("Close")
    typist.press("The people in this history")
    typist.press("Change the name of Maya")
    typist.on("Another name for Maya")
    driver.write("Maja")
    driver.press("Return")
    reader.reads("Maya is called Maja now.")
    typist.on("Back")
    driver.press("Return")
    reader.reads("Maja shared")


def save_a_picture(typist: Typist, home: Path) -> None:
    """Insights over all weeks: what a table tells, and its picture in a file."""
    reader, driver = typist.reader, typist.driver
    typist.reach("History", by="shift+Tab")
    driver.press("Right")
    typist.on("Insights")
    driver.press("Return")
    typist.reach("Half year", "How far back")
    driver.press("Right")
    reader.find("All", "How far back", state="checked")
    typist.press("Show as a table", "Time each of you shared")
    typist.reach("Time each of you shared", by="shift+Tab")
    reader.reads("Maja shared")
    typist.press("Save picture", "Time each of you shared")
    typist.on("Close")
    typist.press("SVG, sharp at any size")
    typist.on("File name:")
    driver.press("Return")
    reader.reads("Saved as")
    (picture,) = home.glob("*.svg")
    assert "Maja" in "".join(ET.parse(picture).getroot().itertext())  # noqa: S314 - our own file


def take_all_out(typist: Typist, file: Path) -> None:
    """Back in History nothing is filtered any more, and all talks go into a file."""
    reader, driver = typist.reader, typist.driver
    typist.reach("Insights", by="shift+Tab")
    driver.press("Left")
    typist.on("History")
    driver.press("Return")
    typist.press("Ended early", "Remove this")
    reader.reads(f"Topic {TALKS - 1}")
    typist.press("Export", by="shift+Tab")
    typist.on("Choose a place")
    reader.find(f"All {TALKS}", state="checked")
    driver.press("Return")
    typist.on("File name:")
    driver.write(str(file))
    driver.press("Return")
    reader.reads(f"{TALKS} talks are in")
    driver.press("Return")
    reader.find("Search in topics, notes, thanks, promises and tags")


def bring_it_in(typist: Typist, file: Path) -> None:
    """From the empty history: which file, whether really, and there they are."""
    reader, driver = typist.reader, typist.driver
    typist.press("Import")
    typist.on("File name:")
    driver.write(str(file))
    driver.press("Return")
    typist.on("Not now")
    typist.press("Add")
    reader.reads(f"{TALKS} talks are new.")
    driver.press("Return")
    reader.find("Search in topics, notes, thanks, promises and tags")


@pytest.mark.slow
def test_looking_back_by_keys_alone(typist_in: TypistIn, tmp_path: Path) -> None:
    """A talk is found, written beside, somebody renamed; a second laptop ends up with the same."""
    ours, theirs = talked(settled_in(tmp_path / "ours")), settled_in(tmp_path / "theirs")
    file = tmp_path / "taken.json"
    with typist_in(ours) as typist:
        typist.open_history()
        find_a_talk(typist)
        write_beside_it(typist)
        assert eventually(lambda: said(ours, EARLY)) == {f"Topic {EARLY}", NOTE}
        rename_maya(typist)
        save_a_picture(typist, ours)
        take_all_out(typist, file)
        typist.driver.press("ctrl+q")
        assert typist.left() == (0, "")
    with typist_in(theirs) as typist:
        typist.open_history(NEW)
        bring_it_in(typist, file)
        typist.driver.press("ctrl+q")
        assert typist.left() == (0, "")
    assert file.read_bytes() == taken_out(ours, tmp_path / "again.json")
    assert file.read_bytes() == taken_out(theirs, tmp_path / "back.json")


@pytest.mark.slow
def test_closed_in_the_middle_of_a_note(typist_in: TypistIn, tmp_path: Path) -> None:
    """By the window's own button: the program leaves, and every letter is kept."""
    home = talked(settled_in(tmp_path / "home"))
    with typist_in(home) as typist:
        typist.open_history()
        typist.press("Add or edit words")
        typist.reach("Another note")
        typist.driver.write("Half a thou")
        typist.reader.find("Another note", "Half a thou")
        typist.driver.press(CLOSE)
        assert typist.left() == (0, "")
    assert "Half a thou" in said(home, TALKS)


@pytest.mark.slow
def test_looking_back_in_a_small_window_with_large_text(
    typist_in: TypistIn, tmp_path: Path
) -> None:
    """At 1024 x 640 and 200 %, where a talk stands in the place of the list: the same works."""
    home = talked(settled_in(tmp_path / "home", "text = 200\n"))
    with typist_in(home) as typist:
        reader, driver = typist.reader, typist.driver
        driver.move(0, 0, 1024, 640)
        typist.open_history()
        typist.find_words("walk")
        typist.talks(2)
        driver.press("Return", "Return")
        typist.on("Back to the list")
        reader.reads("Next time we walk first")
        typist.press("Add or edit words")
        typist.reach("A tag to find it by")
        driver.write(TAG)
        driver.press("Return")
        reader.reads("Remove", TAG)
        typist.press("Done")
        typist.press("Back to the list", by="shift+Tab")
        typist.on("Talks, newest first")
        driver.press("ctrl+z")
        reader.reads("Undone.")
        driver.press("ctrl+q")
        assert typist.left() == (0, "")
    assert said(home, TALKS - 1) == {f"Topic {TALKS - 1}", "Next time we walk first"}
