"""Decide: a command becomes events or `Refused`. Also exports `evolve`, `fold` and `due`.

The law: `decide` either returns the events that follow, or raises `Refused` and nothing has
changed. Timed events are never skipped: those that fell due before a command come before its
events, each with the instant it was due, in order.
"""

from __future__ import annotations

from functools import reduce

from listening_timer.exercise.commands import (
    AcceptRepair,
    AddRound,
    AddTime,
    Answer,
    AnswerGap,
    Back,
    CallBreak,
    ComeBack,
    Command,
    End,
    HoldReply,
    MainAction,
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
    CueCleared,
    Event,
    FloorReturned,
    FloorSwapped,
    GapAnswered,
    GapFound,
    How,
    MoreAsked,
    Paused,
    PhaseEnded,
    PhaseReopened,
    RepairGranted,
    ReplyHeld,
    Resumed,
    RoundAdded,
    SessionEnded,
    SessionReopened,
    SessionStarted,
    SilenceBegan,
    TimeAdded,
)
from listening_timer.exercise.evolve import begun, evolve, fold
from listening_timer.exercise.formats import MAX_TOTAL_MS, MINUTE, MOST_PHASES, Early, Refused
from listening_timer.exercise.phase_kinds import Ending, PhaseKind
from listening_timer.exercise.state import (
    State,
    Status,
    UndoAdded,
    UndoPause,
    UndoReturn,
    UndoSwap,
)
from listening_timer.exercise.timekeeping import (
    MAX_ADDED_MS,
    RETURN_EXTRA_MS,
    ROUND_HANDOVER_MS,
    ROUND_SHARE_MS,
    added_in_all,
    advanced,
    ending,
    repair_offered,
    with_round,
)

__all__ = ["State", "Status", "advanced", "begun", "decide", "due", "evolve", "fold", "next_due"]

BREAK_MINUTES = (5, 24 * 60)


def decide(state: State, command: Command, at: int) -> Events:
    """The events that follow from a command given at `at` (ms).

    Raises Refused where the command is illegal in this state; ValueError where `at` is before the
    state's time.
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
        case MainAction():
            return (act(state),)
        case Back():
            return (back(state),)
        case SayMore():
            return (say_more(state),)
        case Pause():
            need(state.ticking and state.phase.kind.facts.length is not None, "nothing-runs")
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
        case AddRound():
            return (add_round(state),)
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
    return state.phase.kind.facts.turn and state.ticking


def _in_share(state: State) -> bool:
    """Whether somebody has the floor in a share, running or paused."""
    stands = state.ticking or state.status is Status.PAUSED
    return state.phase.kind.facts.turn and stands and state.floor is not None


def _ended(state: State) -> Events:
    wall = state.wall_of(state.at)
    return PhaseEnded(state.at, How.ENDED), SessionEnded(state.at, completed=False, wall=wall)


def _after_gap(state: State, answer: Answer) -> Event:
    return GapAnswered(state.at, counted=answer is Answer.COUNT)


def started(event: SessionStarted) -> Events:
    """The first events of a session: its start, and what is due at once."""
    return (event, *due(begun(event), event.at))


ADDABLE = (1, 2, 5)


def need(holds: bool, code: str) -> None:  # noqa: FBT001 - the condition to check
    """Raise Refused with this code unless the condition holds."""
    if not holds:
        raise Refused(code)


def act(state: State) -> Event:
    """The event of the main action in this state. Raises Refused."""
    at = state.at
    match state.status:
        case Status.PAUSED:
            return Resumed(at)
        case Status.BREAK:
            return BreakEnded(at)
        case Status.GAP_ASKED:
            return GapAnswered(at, counted=False)
        case Status.HELD_SILENCE:
            raise Refused("silence-holds")
        case Status.RUNNING if state.phase.kind.facts.turn and not _bell_passed(state):
            return _early(state)
        case _:
            return PhaseEnded(at, How.PASSED)


def _bell_passed(state: State) -> bool:
    allowed = state.record.allowed
    return allowed is not None and state.record.used >= allowed


def _early(state: State) -> Event:
    match state.format.early:
        case Early.HAND_OVER:
            return PhaseEnded(state.at, How.PASSED)
        case Early.ASK_MORE:
            return MoreAsked(state.at)
        case Early.SILENCE:
            return SilenceBegan(state.at)


def back(state: State) -> Event:
    """The event that undoes the last step. Raises Refused where there is none."""
    at = state.at
    if state.status is Status.ASK_MORE:
        return CueCleared(at)
    if state.status is Status.HELD_SILENCE:
        return FloorReturned(at)
    match state.undo:
        case UndoReturn(phase=phase):
            return PhaseReopened(at, phase, undone=True, added=_minute_for(state, phase))
        case UndoPause():
            return Resumed(at)
        case UndoAdded(ms=ms):
            return TimeAdded(at, -ms)
        case UndoSwap():
            return FloorSwapped(at, undone=True)
        case None:
            raise Refused("nothing-to-undo")


def _minute_for(state: State, index: int) -> int:
    """The time (ms) added on returning to a turn that would otherwise end at once."""
    stops = ending(state.format, state.format.phases[index])
    spent = state.records[index].remaining == 0
    return RETURN_EXTRA_MS if spent and stops in (Ending.RINGS_AND_PASSES, Ending.PASSES) else 0


def say_more(state: State) -> Event:
    """Give the floor back to the speaker from a silence, handover or reflection. Raises Refused."""
    if state.status is Status.HELD_SILENCE:
        return FloorReturned(state.at)
    kind, share = state.phase.kind, state.last_share
    stands = state.status in (Status.RUNNING, Status.PAUSED)
    if share is None or not (stands and kind.facts.after_share):
        raise Refused("no-more-here")
    added = _minute_for(state, share)
    return PhaseReopened(state.at, share, undone=kind is PhaseKind.HANDOVER, added=added)


def add_time(state: State, minutes: int) -> Event:
    """Add this many minutes. Raises Refused where no time is set, or the limit is reached."""
    stands = state.status in (Status.RUNNING, Status.ASK_MORE, Status.PAUSED)
    timed = state.phase.kind.facts.takes_more and state.record.allowed is not None
    held = state.under is Status.HELD_SILENCE
    need(stands and timed and not held and minutes in ADDABLE, "no-more-time-here")
    need(added_in_all(state) + minutes * MINUTE <= MAX_ADDED_MS, "enough-added")
    return TimeAdded(state.at, minutes * MINUTE)


def add_round(state: State) -> Event:
    """Add a round while closing. Raises Refused elsewhere, or where the session would be too long.

    Its shares have no set end where those of the format have none.
    """
    stands = state.status in (Status.RUNNING, Status.PAUSED)
    need(stands and state.phase.kind is PhaseKind.CLOSE, "no-round-here")
    share = None if state.format.open_ended else ROUND_SHARE_MS
    handovers = (p.planned for p in state.format.phases if p.kind is PhaseKind.HANDOVER)
    handover = next(handovers, None)
    added = RoundAdded(state.at, share, ROUND_HANDOVER_MS if handover is None else handover)
    fmt = with_round(state.format, share, added.handover)
    need(len(fmt.phases) <= MOST_PHASES and fmt.total <= MAX_TOTAL_MS, "enough-rounds")
    return added
