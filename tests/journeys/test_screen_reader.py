"""Claims about a whole exercise by a screen reader alone: nothing is seen, typed or clicked."""

from __future__ import annotations

import signal
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import pytest

from listening_timer.exercise.events import BreakCalled, Event, Paused, ReplyHeld, TimeAdded
from listening_timer.exercise.formats import MINUTE, Role
from listening_timer.history.store import History
from listening_timer.model.annotations import Moment, PromiseKind, Scale
from listening_timer.model.records import Outcome, SessionDetail
from tests.helpers.process.program import (
    EXIT_TIMEOUT_S,
    program_environment,
    start_program,
    wait_for_exit,
)
from tests.helpers.screen_reader.reader import ScreenReader, accessibility_bus
from tests.helpers.x11.xserver import InputDriver, x_server

NOTE = "We laughed at the end"
PROMISE = "A call at noon"
CALM, CLOSE, HEARD = "How calm are you?", "How close do you feel to {}?", "How heard did you feel?"
ON_ARRIVING = {"Ann": (4, 6), "Bo": (5, 7)}
AT_CLOSE = {"Ann": (8, 9, 10), "Bo": (7, 8, 0)}


@dataclass(frozen=True)
class Room:
    """A program that somebody uses by hearing, and where it keeps what it keeps."""

    reader: ScreenReader
    history: Path
    process: int


@pytest.fixture
def room(tmp_path: Path) -> Generator[Room, None, None]:
    """The program as it starts for the first time, with a screen reader at it."""
    with x_server() as display, accessibility_bus(display) as around:
        environ = {**program_environment(tmp_path, display=display), **around}
        process = start_program("--history", str(tmp_path / "history.db"), environ=environ)
        InputDriver(display, process)  # gives the window the keyboard, as a window manager would
        reader = ScreenReader(process.pid, around)
        yield Room(reader, tmp_path / "history.db", process.pid)
        reader.leave()
        process.send_signal(signal.SIGTERM)
        assert wait_for_exit(process, EXIT_TIMEOUT_S) == (0, "")


def read_what_it_is(reader: ScreenReader) -> None:
    """What is kept, as the first page says it when it is asked."""
    reader.reads("The other only listens.")
    reader.press("What is kept")
    reader.reads("anyone who opens it here can read it")
    reader.press("Done")


def sit_down(reader: ScreenReader) -> str:
    """Names, a format, its minutes, a topic, prompts; returns who shares first."""
    reader.write("Name of the person on the left", "Ann")
    reader.write("Name of the person on the right", "Bo")
    reader.press("Other ways to talk")
    reader.press("Share fully, then switch")
    reader.press("A first try")
    reader.press("Another length…")
    reader.press("One minute more")
    assert reader.find("Each turn", role="spin button").value == 4
    reader.turn("Each turn", 5)
    reader.write("What this talk is about", "The garden")
    reader.press("Now and then")
    reader.press("Done")
    reader.reads("five for each of you")
    first = "Ann" if "Ann begins." in reader.words() else "Bo"
    reader.go_on("Begin")
    return first


def rate(reader: ScreenReader, given: dict[str, tuple[int, ...]]) -> None:
    """Both answer how they are, one after the other, and hear both together."""
    other = {"Ann": "Bo", "Bo": "Ann"}
    for name, numbers in given.items():
        reader.hear(f"{name}, this is for you alone.")
        reader.go_on(f"I am {name}")
        questions = (CALM, CLOSE.format(other[name]), HEARD)
        for question, number in zip(questions, numbers, strict=False):
            reader.press(str(number), question)
            reader.find(str(number), question, state="checked")
        reader.go_on("Done")
    reader.reads("How you both are right now.")
    assert "calm" in reader.words()
    reader.go_on("Go on")


def share(reader: ScreenReader, name: str, other: str) -> None:
    """A turn in which all happens that can: a held reply, a pause, a break, more time."""
    reader.hear(f"{name}’s turn for 5 min. {other} just listens.")
    reader.reads(name, "5 min left", "your turn")
    reader.press("More to do")
    reader.press("Let a reply wait")
    reader.press("Pause")
    reader.hear("The clock is stopped.")
    reader.go_on("Go on")
    reader.hear(f"The clock is running again. {name}’s turn.")
    reader.press("Take a break")
    reader.reads("The clock is stopped.")
    reader.press("30 min", "Come back in")
    reader.go_on("We are back")
    reader.go_on("Go on")
    reader.press("More to do")
    reader.press("+2 min")
    reader.hear("2 min more.")
    reader.reads(name, "7 min left", "your turn")
    reader.go_on("I have shared everything")


def leave_words(reader: ScreenReader) -> None:
    """Thanks, how it was, a note and a promise, and it is kept."""
    reader.reads("You made time for each other.")
    reader.write("Ann says thank you", "the soup")
    reader.press("How was it?")
    rate(reader, AT_CLOSE)
    reader.press("A note")
    reader.write("A note about this talk", NOTE)
    reader.press("A small promise")
    reader.press("Bo", "Whose promise is it?")
    reader.write("What it is, in a line", PROMISE)
    reader.go_on("Done")


def find_in_history(reader: ScreenReader) -> None:
    """It stands in History, with its words and its figures."""
    reader.press("History", role="page tab")
    reader.reads("A first try · ")
    reader.reads(NOTE)
    words = reader.words()
    for word in (PROMISE, "the soup", "The garden", "Ann · sharing", "planned"):
        assert word in words


def kept(history: Path) -> SessionDetail:
    """The one session of a history that is sound."""
    with History.open(history, read_only=True) as opened:
        assert opened.check() == []
        assert opened.unfinished() is None
        (row,) = opened.sessions()
        return opened.session(row.id)


def times_of(kind: type[Event], detail: SessionDetail) -> int:
    """How often an event came."""
    return sum(isinstance(event, kind) for event in detail.events)


def holds_what_was_done(detail: SessionDetail, first: str) -> None:
    """See that all is kept as it was done, and nothing else."""
    row = detail.row
    assert (row.outcome, row.format_id, row.name_a) == (Outcome.COMPLETED, "first-try", first)
    events = {ReplyHeld: 1, Paused: 1, BreakCalled: 2, TimeAdded: 1}
    assert {kind: times_of(kind, detail) for kind in events} == events
    role = {first: Role.A, "Bo" if first == "Ann" else "Ann": Role.B}
    scales = (Scale.CALM, Scale.CLOSENESS, Scale.HEARD)
    moments = ((Moment.ARRIVE, ON_ARRIVING), (Moment.CLOSE, AT_CLOSE))
    given = {
        (moment, role[name], scale): number
        for moment, answers in moments
        for name, numbers in answers.items()
        for scale, number in zip(scales, numbers, strict=False)
    }
    assert {(each.moment, each.who, each.scale): each.value for each in detail.ratings} == given
    assert {words.text for words in detail.words} == {"The garden", NOTE, "the soup"}
    (promise,) = detail.promises
    assert (promise.kind, promise.who, promise.text) == (PromiseKind.PROMISE, role["Bo"], PROMISE)
    assert row.length < 5 * MINUTE


@pytest.mark.slow
def test_a_whole_exercise_by_a_screen_reader(room: Room) -> None:
    """From the first start to History: all is found, told, used and announced, and all is kept."""
    reader = room.reader
    read_what_it_is(reader)
    first = sit_down(reader)
    second = "Bo" if first == "Ann" else "Ann"
    reader.hear("Is this a good time and place for both of you?")
    reader.press("How are you both?")
    rate(reader, ON_ARRIVING)
    reader.go_on("We are both ready")
    share(reader, first, second)
    reader.hear("Take a breath together.")
    reader.go_on(f"{second}’s turn")
    reader.hear(f"{second}’s turn for 5 min.")
    reader.go_on("I have shared everything")
    for name, other in ((first, second), (second, first)):
        reader.hear(f"{name} says thank you. {other} just listens.")
        reader.go_on("I’ve said thank you")
    reader.hear("Thank you, both of you.")
    reader.press("Once more, 3 min each")
    reader.hear(f"{first}’s turn for 3 min.")
    reader.press("More to do")
    reader.press("Undo the last step")
    reader.hear("Thank you, both of you.")
    reader.go_on("Finish")
    reader.hear("The talk has ended.")
    leave_words(reader)
    find_in_history(reader)
    holds_what_was_done(kept(room.history), first)
    assert sorted(reader.lacking) == []
