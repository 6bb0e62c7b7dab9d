"""Sample sessions for a history: whole logs by a fixed clock, and annotations of every kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from pathlib import Path

from listening_timer.exercise.commands import MainAction
from listening_timer.exercise.events import Event, SessionEnded, SessionStarted
from listening_timer.exercise.formats import Format, Role
from listening_timer.history import tallies
from listening_timer.history.connection import integer
from listening_timer.history.store import History
from listening_timer.model.annotations import (
    Meeting,
    Moment,
    Promise,
    PromiseKind,
    Rating,
    Scale,
    Tally,
    TallyKind,
    Word,
    WordKind,
)
from listening_timer.model.records import NewSession, SessionDetail
from listening_timer.text.cleaning import MOST_TAG, clean_line
from tests.helpers.exercise.play_session import SHARE_FULLY, WALL, Play

_ID = attrgetter("id")
DAY = 24 * 60 * 60 * 1_000
STEPS = (60, 700, 720, 1300, 1350, 1400, 1460)
"""Seconds at which the main action takes the default exercise to its end."""


def completed_log(day: int = 0, fmt: Format = SHARE_FULLY) -> list[Event]:
    """The log of a completed session, so many days after the first."""
    return shifted(completed_play(fmt).log, day)


def completed_play(fmt: Format = SHARE_FULLY, steps: Sequence[float] = STEPS) -> Play:
    """A session in which nothing but the main action is used, at so many seconds."""
    play = Play(fmt)
    for at in steps:
        play.do(MainAction(), at)
    return play


def shifted(log: Sequence[Event], day: int) -> list[Event]:
    """The same log so many days later."""
    moved: list[Event] = []
    for event in log:
        if isinstance(event, SessionStarted | SessionEnded):
            moved.append(replace(event, wall=event.wall + day * DAY))
        else:
            moved.append(event)
    return moved


def session_id(number: int) -> str:
    """A fixed id of 32 hex digits."""
    return f"{number * 0x9E3779B97F4A7C15 % (1 << 64):016x}" * 2


def add_session(
    history: History, number: int = 1, names: tuple[str, str] = ("Ann", "Bo"), day: int = 0
) -> str:
    """Write a whole session, event by event as the program does; returns its id."""
    return add_session_log(history, completed_log(day), number, names)


def add_session_log(
    history: History, log: Sequence[Event], number: int = 1, names: tuple[str, str] = ("Ann", "Bo")
) -> str:
    """Write this log, one event at a time; returns the session's id."""
    session = session_id(number)
    history.begin(NewSession(session, *names), log[:1])
    for seq, event in enumerate(log[1:], 1):
        history.append(session, seq, [event])
    return session


def word(session: str, text: str, number: int = 1) -> Word:
    """A note of both about a session."""
    return Word(f"word-{session[:8]}-{number}", session, WordKind.NOTE, None, text, WALL + number)


def promise(
    session: str, text: str, number: int = 1, who: Role | None = Role.A, edited: int = 0
) -> Promise:
    """A small promise of one, made in a session, that nobody has been asked after yet."""
    identity = f"promise-{session[:8]}-{number}"
    kind = PromiseKind.NEW if who is None else PromiseKind.PROMISE
    return Promise(identity, session, kind, who, text, WALL + edited)


def tally(name: str, number: int = 1, day: int = 0) -> Tally:
    """A mark of somebody about having appreciated, so many days after the first."""
    return Tally(f"tally-{number}", name, TallyKind.APPRECIATED, WALL + day * DAY, 60)


def tallies_of(history: History) -> list[Tally]:
    """All valid tallies, the oldest first."""
    people = history.database.rows("SELECT number FROM person")
    made = [each for row in people for each in tallies.made_by(history.database, integer(row[0]))]
    return sorted(made, key=attrgetter("wall", "id"))


def add_annotations(history: History, session: str, text: str = "said") -> None:
    """Write annotations of every kind to a session."""
    for number, kind in enumerate(WordKind):
        whose = (None, None, Role.A, Role.B, None, None)[number]
        identity = f"word-{session[:8]}-{kind}"
        said = f"{kind} {text}"
        said = clean_line(said, MOST_TAG) if kind is WordKind.TAG else said
        history.write_word(Word(identity, session, kind, whose, said, WALL + number))
    history.write_ratings(
        [
            Rating(session, moment, scale, who, 4 + number, WALL)
            for moment in Moment
            for number, scale in enumerate(Scale)
            for who in Role
        ]
    )
    history.write_promise(promise(session, f"promised {text}"))
    history.write_promise(promise(session, f"planned {text}", 2, None, edited=1))
    history.write_meeting(Meeting(session, WALL + 7 * DAY, 60, WALL))
    for card in ("gentle/1", "gentle/2", "gentle/1"):
        history.note_prompt(session, card)


def without_timestamps(detail: SessionDetail) -> SessionDetail:
    """A session without the edit times of its annotations, to be compared."""
    return replace(
        detail,
        words=tuple(sorted((replace(each, edited=0) for each in detail.words), key=_ID)),
        ratings=tuple(replace(each, edited=0) for each in detail.ratings),
        promises=tuple(sorted((replace(each, edited=0) for each in detail.promises), key=_ID)),
        meeting=None if detail.meeting is None else replace(detail.meeting, edited=0),
    )


def sample_database(path: Path) -> Path:
    """A history file of a dozen sessions with annotations, and an open one."""
    with History.open(path) as history:
        for number in range(1, 13):
            session = add_session(history, number, (f"Ann {number}", f"Bo {number}"), day=number)
            history.write_word(word(session, f"a note about number {number} " * 30))
            if number % 4 == 0:
                add_annotations(history, session)
                history.write_tally(tally(f"Ann {number}", number, day=number))
        add_session_log(history, completed_play(steps=(60,)).log, 13)
    return path
