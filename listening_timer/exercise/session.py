"""A session: `decide` answers a command with events, `evolve` folds them, `due` is time's part.

The law: `decide` either returns the events that follow, or raises `Refused` and nothing has
changed. What time alone brings is never skipped: events that fell due before a command stand
before it, each with the instant it was due, in order.
"""

from __future__ import annotations

from functools import reduce

from listening_timer.exercise.answers import act, add_time, back, need, say_more
from listening_timer.exercise.commands import (
    AcceptRepair,
    Act,
    AddTime,
    Answer,
    AnswerGap,
    Back,
    CallBreak,
    ComeBack,
    Command,
    End,
    HoldReply,
    NoticeGap,
    Pause,
    Reopen,
    Resume,
    SayMore,
    SkipPhase,
    SwapFloor,
)
from listening_timer.exercise.due import Events, due, next_due
from listening_timer.exercise.events import (
    BreakCalled,
    BreakEnded,
    Event,
    FloorSwapped,
    GapAnswered,
    GapFound,
    How,
    Paused,
    PhaseEnded,
    RepairGranted,
    ReplyHeld,
    Resumed,
    SessionEnded,
    SessionReopened,
    SessionStarted,
)
from listening_timer.exercise.folding import begun, evolve, fold
from listening_timer.exercise.formats import MINUTE, Kind
from listening_timer.exercise.refusal import Refused
from listening_timer.exercise.state import (
    State,
    Status,
)
from listening_timer.exercise.timekeeping import (
    advanced,
    repair_offered,
)

__all__ = ["State", "Status", "advanced", "begun", "decide", "due", "evolve", "fold", "next_due"]

BREAK_MINUTES = (5, 24 * 60)


def decide(state: State, command: Command, at: int) -> Events:
    """Answer a command given at `at` with the events that follow from it.

    Raises Refused where the command has no place; ValueError where `at` lies before the state.
    """
    before = due(state, _lived_until(command, at))
    state = reduce(evolve, before, state)
    if state.status is Status.ENDED:
        raise Refused("ended")
    events = _answer(advanced(state, _lived_until(command, at)), command, at)
    after = reduce(evolve, events, state)
    return (*before, *events, *due(after, after.at))


def _lived_until(command: Command, at: int) -> int:
    match command:
        case NoticeGap(since=since):
            return min(since, at)
        case Reopen(until=until):
            return until
        case _:
            return at


def _answer(state: State, command: Command, at: int) -> Events:  # noqa: C901, PLR0912 - one case a command
    match command:
        case Act():
            return (act(state),)
        case Back():
            return (back(state),)
        case SayMore():
            return (say_more(state),)
        case Pause():
            need(state.ticking and state.phase.kind is not Kind.CLOSE, "nothing-runs")
            return (Paused(at),)
        case Resume():
            need(state.status is Status.PAUSED, "not-paused")
            return (Resumed(at),)
        case AddTime(minutes=minutes):
            return (add_time(state, minutes),)
        case CallBreak(minutes=minutes):
            low, high = BREAK_MINUTES
            need(low <= minutes <= high, "break-length")
            until = at + minutes * MINUTE
            return (BreakCalled(at, back_at=until, back_wall=state.wall_of(until)),)
        case ComeBack():
            need(state.status is Status.BREAK, "no-break")
            return (BreakEnded(at),)
        case NoticeGap(since=since):
            need(state.ticking and since < at, "no-gap")
            return (GapFound(at, since=since),)
        case AnswerGap(answer=answer):
            need(state.status is Status.GAP_ASKED, "no-gap")
            return _ended(state) if answer is Answer.END else (_after_gap(state, answer),)
        case AcceptRepair():
            offered = repair_offered(state)
            need(offered > 0, "nothing-owed")
            return (RepairGranted(at, offered),)
        case SwapFloor():
            need(_in_share(state), "not-in-a-share")
            return (FloorSwapped(at),)
        case SkipPhase():
            stands = state.status in (Status.RUNNING, Status.PAUSED)
            need(stands and not _share_runs(state), "no-skip")
            return (PhaseEnded(at, How.SKIPPED),)
        case HoldReply():
            need(_in_share(state) and state.ticking, "not-in-a-share")
            return (ReplyHeld(at),)
        case Reopen():
            return (_reopened(state, command),)
        case End():
            return _ended(state)


def _reopened(state: State, command: Reopen) -> Event:
    """The wall clock may have been set back meanwhile: the time away is at least 0."""
    away = max(0, command.wall - state.wall_of(command.until))
    return SessionReopened(command.until + away, command.until, command.wall, command.offset)


def _share_runs(state: State) -> bool:
    return state.phase.kind is Kind.SHARE and state.ticking


def _in_share(state: State) -> bool:
    """Whether somebody has the floor in a share, running or paused."""
    stands = state.ticking or state.status is Status.PAUSED
    return state.phase.kind is Kind.SHARE and stands and state.floor is not None


def _ended(state: State) -> Events:
    wall = state.wall_of(state.at)
    return PhaseEnded(state.at, How.ENDED), SessionEnded(state.at, completed=False, wall=wall)


def _after_gap(state: State, answer: Answer) -> Event:
    return GapAnswered(state.at, counted=answer is Answer.COUNT)


def started(event: SessionStarted) -> Events:
    """The first events of a session: its start, and what is due at once."""
    return (event, *due(begun(event), event.at))
