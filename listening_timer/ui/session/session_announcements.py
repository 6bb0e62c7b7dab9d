"""Announcements to screen readers of what changes during a session.

Law: each change is announced once. What a page's own name and description say when the focus
comes to it (a break, a gap, the stage) is not announced as well, and nothing is announced while
all is hidden. Of the time that passes two moments are announced: a minute before the end of a
long turn, not where people chose to see no digits, and the end of the quiet in a handover. It can
be read at any time.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from listening_timer.exercise.formats import MINUTE
from listening_timer.exercise.state import State, Status
from listening_timer.model.preferences import Digits
from listening_timer.ui.session.actions import listener_of
from listening_timer.ui.session.description import aside_words, opening_words
from listening_timer.ui.session.page import Stage
from listening_timer.ui.session.prompter import DealtCard
from listening_timer.ui.session.scenes import (
    Besides,
    aside_of,
    heard_time,
    notice_of,
    quiet_is_over,
    scene_of,
    time_words,
)
from listening_timer.ui.widgets import accessibility
from listening_timer.ui.window import MainWindow
from listening_timer.ui.words.i18n import tr
from listening_timer.ui.words.people import People

LAST_MINUTE_MS = MINUTE
LONG_TURN_MS = 5 * MINUTE
"""Turns at least this long (ms) have their last minute announced."""


@dataclass(frozen=True, slots=True)
class AnnouncedMoment:
    """What can be announced of one moment: the state, the dealt prompt card, how time is shown."""

    state: State
    dealt: DealtCard | None = None
    digits: Digits = Digits.CLOCK


def announcement(
    before: AnnouncedMoment | None,
    after: AnnouncedMoment,
    people: People,
    *,
    described: bool = False,
) -> str:
    """The announcement of the change from one moment to another; empty for none.

    `described`: the stage has just got the focus, so its description is read anyway.
    """
    old, new = (None if before is None else before.state), after.state
    if new.status is Status.ENDED or new.over:
        ended = new.status is Status.ENDED and old is not None and old.status is not Status.ENDED
        return tr("The talk has ended.") if ended else ""
    if new.status in (Status.BREAK, Status.GAP_ASKED):
        return _of_a_break(old, new)
    words = _of_the_floor(old, new, people, described=described)
    words += _of_the_time(old, new, ticks=after.digits is not Digits.RING)
    if described:
        return " ".join(words)
    if old is not None and old.index == new.index and quiet_is_over(new) > quiet_is_over(old):
        words.append(scene_of(new, people, Digits.CLOCK).line)
    notice = notice_of(new, people)
    if notice and (old is None or old.over or notice != notice_of(old, people)):
        words.append(notice)
    if after.dealt is not None and (before is None or after.dealt != before.dealt):
        words.append(aside_words(aside_of(new, people, Besides(dealt=after.dealt))))
    return " ".join(word for word in words if word)


def _of_a_break(old: State | None, new: State) -> str:
    """Announce that the agreed return time has come; all else is in the page's description."""
    rest = new.on_break
    if rest is None or not rest.came or old is None or old.on_break is None or old.on_break.came:
        return ""
    return tr("It’s the time you agreed on. Come back when you’re both ready.")


def _of_the_floor(old: State | None, new: State, people: People, *, described: bool) -> list[str]:
    """Who has the floor and why, if that has changed or time runs again."""
    words: list[str] = []
    if old is not None and _rang(old, new) and new.index != old.index:
        words.append(tr("The bell rang."))
    turned = old is None or (old.index, old.floor) != (new.index, new.floor)
    if turned:
        words += [] if described else opening_words(new, people)
    elif old is not None and not old.ticking and new.ticking:
        words.append(tr("The clock is running again."))
        if new.floor is not None:
            words.append(tr("{name}’s turn.").format(name=people.spoken_of(new.floor)))
    elif new.status is Status.ASK_MORE and old is not None and old.status is not Status.ASK_MORE:
        name = people.name(listener_of(new))
        words.append(tr("{name}, ask gently: “Is there more?”").format(name=name))
    return words


def _rang(old: State, new: State) -> bool:
    """Whether the bell of the old state's phase has rung since and so ended that phase."""
    if old.over or new.index < old.index:
        return False
    return new.records[old.index].rung > old.records[old.index].rung


def _of_the_time(old: State | None, new: State, *, ticks: bool) -> list[str]:
    """How far somebody changed the time; with `ticks`, also that the last minute begins."""
    if old is None or old.index != new.index or old.over:
        return []
    before, after = old.record.allowed, new.record.allowed
    if before is None or after is None:
        return []
    if before == after:
        return [f"{time_words(new)}."] if ticks and _last_minute_began(old, new, after) else []
    words = tr("{time} more.") if after > before else tr("{time} less.")
    return [words.format(time=heard_time(abs(after - before))), f"{time_words(new)}."]


def _last_minute_began(old: State, new: State, allowed: int) -> bool:
    """Whether a long turn has just entered its last minute."""
    was, left = old.record.remaining, new.record.remaining
    return new.floor is not None and allowed >= LONG_TURN_MS and was > LAST_MINUTE_MS >= left > 0


class Announcer(QObject):
    """Follows the state of each session and announces its changes, each once."""

    said = Signal(str)
    """A sentence was announced."""

    def __init__(self, window: MainWindow, stage: Stage) -> None:
        super().__init__()
        self._window, self._stage = window, stage
        self._last: AnnouncedMoment | None = None

        stage.told.connect(self.say)

    @Slot(object)
    def follow(self, state: State) -> None:
        """Announce what has changed since the last state that was not hidden."""
        people = self._stage.people
        if people is None or self._window.covered:
            return
        before, self._last = (
            self._last,
            AnnouncedMoment(state, self._stage.dealt, self._stage.digits),
        )
        if before is not None and before.state.started != state.started:
            before = None
        described = self._stage.take_focused()
        self.say(announcement(before, self._last, people, described=described))

    @Slot(str)
    def say(self, sentence: str) -> None:
        """Announce a sentence (polite); nothing if it is empty or the hidden page is shown."""
        if sentence and not self._window.covered:
            accessibility.announce(self._window, sentence)
            self.said.emit(sentence)
