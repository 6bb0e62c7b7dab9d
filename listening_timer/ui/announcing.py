"""What is said aloud, to those who hear the screen, of what changes while two people talk.

Law: time itself is never said; it can be read on the token. What a page says of itself as the
keyboard comes to it (a break, a gap) is not said again, and nothing is said while all is hidden.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from listening_timer.exercise.formats import Kind
from listening_timer.exercise.state import State, Status
from listening_timer.records import Digits
from listening_timer.ui.main_window import MainWindow
from listening_timer.ui.pages.actions import listener_of
from listening_timer.ui.pages.scenes import heard_time, notice_of, scene_of, time_words
from listening_timer.ui.pages.stage import Stage
from listening_timer.ui.people import People
from listening_timer.ui.prompter import Dealt
from listening_timer.ui.widgets import spoken
from listening_timer.ui.words import tr

STANDING = frozenset({Status.PAUSED, Status.BREAK, Status.GAP_ASKED})


@dataclass(frozen=True, slots=True)
class Heard:
    """A moment of a talk: where it stands, and the card that lies there."""

    state: State
    dealt: Dealt | None = None


def announcement(before: Heard | None, after: Heard, people: People) -> str:
    """What is to be said of the change from one moment to another; empty for nothing."""
    old, new = (None if before is None else before.state), after.state
    if new.status is Status.ENDED or new.over:
        ended = new.status is Status.ENDED and old is not None and old.status is not Status.ENDED
        return tr("The talk has ended.") if ended else ""
    if new.status in (Status.BREAK, Status.GAP_ASKED):
        return _of_a_break(old, new)
    words = [*_of_the_floor(old, new, people), *_of_the_time(old, new)]
    notice = notice_of(new, people)
    if notice and (old is None or old.over or notice != notice_of(old, people)):
        words.append(notice)
    if after.dealt is not None and (before is None or after.dealt != before.dealt):
        card = scene_of(new, people, Digits.CLOCK, after.dealt).card or ()
        words.append(": ".join(part for part in card if part))
    return " ".join(words)


def _of_a_break(old: State | None, new: State) -> str:
    """The time of return comes without anybody's doing; all else stands on the page."""
    rest = new.on_break
    if rest is None or not rest.came or old is None or old.on_break is None or old.on_break.came:
        return ""
    return tr("The time you agreed on has come. Come back when you are both ready.")


def _of_the_floor(old: State | None, new: State, people: People) -> list[str]:
    """Who has the floor now, and why, where that has changed or time goes on."""
    words: list[str] = []
    if old is not None and _rang(old, new) and new.index != old.index:
        words.append(tr("The bell rang."))
    turned = old is None or (old.index, old.floor) != (new.index, new.floor)
    if turned:
        words += _beginning(new, people)
    elif old is not None and old.status in STANDING and new.ticking:
        words.append(tr("The time goes on."))
        if new.floor is not None:
            words.append(tr("{name} has the floor.").format(name=people.name(new.floor)))
    elif new.status is Status.ASK_MORE and old is not None and old.status is not Status.ASK_MORE:
        name = people.name(listener_of(new))
        words.append(tr("{name}, ask gently: “Is there more?”").format(name=name))
    return words


def _rang(old: State, new: State) -> bool:
    """Whether the bell of the phase before has rung, which ended it."""
    if old.over or new.index < old.index:
        return False
    return new.records[old.index].rung > old.records[old.index].rung


def _beginning(state: State, people: People) -> list[str]:
    """What begins: whose it is, and how long it may take."""
    holder = state.floor
    if holder is None:
        scene = scene_of(state, people, Digits.CLOCK)
        time = time_words(state)
        return [scene.heading, scene.line, *([f"{time}."] if time else [])]
    return [_turn(state, people.name(holder), people.name(holder.other))]


def _turn(state: State, name: str, other: str) -> str:
    """Whose turn begins, in a sentence."""
    match state.phase.kind:
        case Kind.REFLECT:
            said = tr("{other} says back what was heard. {name} tells if it fits.")
        case Kind.APPRECIATE:
            said = tr("{name} says thank you. {other} only listens.")
        case _ if state.record.allowed is None:
            said = tr("{name} has the floor, with no set end. {other} only listens.")
        case _ if state.record.remaining > 0:
            said = tr("{name} has the floor for {time}. {other} only listens.")
        case _:
            said = tr("{name} has the floor. {other} only listens.")
    return said.format(name=name, other=other, time=heard_time(state.record.remaining))


def _of_the_time(old: State | None, new: State) -> list[str]:
    """By how much more or less time there is, where somebody has changed that."""
    if old is None or old.index != new.index or old.over:
        return []
    before, after = old.record.allowed, new.record.allowed
    if before is None or after is None or before == after:
        return []
    words = tr("{time} more.") if after > before else tr("{time} less.")
    return [words.format(time=heard_time(abs(after - before))), f"{time_words(new)}."]


class Announcer(QObject):
    """Follows one talk after the other, and says what there is to say, each thing once."""

    said = Signal(str)
    """A sentence was said."""

    def __init__(self, window: MainWindow, stage: Stage) -> None:
        super().__init__()
        self._window, self._stage = window, stage
        self._last: Heard | None = None

        stage.told.connect(self.say)

    @Slot(object)
    def follow(self, state: State) -> None:
        """Say what has changed since the last moment that was not hidden."""
        people = self._stage.people
        if people is None or self._window.covered:
            return
        before, self._last = self._last, Heard(state, self._stage.dealt)
        if before is not None and before.state.started != state.started:
            before = None
        self.say(announcement(before, self._last, people))

    @Slot(str)
    def say(self, sentence: str) -> None:
        """Say a sentence, politely; an empty one, or one while all is hidden, is not said."""
        if sentence and not self._window.covered:
            spoken.announce(self._window, sentence)
            self.said.emit(sentence)
