"""Claims about faults of time that befall the real program: sleep, a stop, set clocks, a zone."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from listening_timer.exercise.commands import Answer
from listening_timer.exercise.decide import fold
from listening_timer.exercise.events import (
    BellRang,
    Event,
    GapAnswered,
    GapFound,
    How,
    PhaseEnded,
    ReplyHeld,
    Resumed,
    SessionEnded,
    SessionReopened,
    SessionStarted,
)
from listening_timer.exercise.formats import MINUTE, SECOND
from listening_timer.exercise.state import Status
from listening_timer.history.store import History
from listening_timer.history.summary import local_date
from listening_timer.model.records import Outcome, SessionRow
from tests.helpers.exercise.play_session import make_format
from tests.helpers.process.program import eventually
from tests.helpers.x11.keyboard_couple import ROUNDED, Couple, Seen

TWO_TURNS = make_format("share A 10, share B 10", name="two-turns")
HOUR = 60 * 60
"""In seconds, as clocks are moved."""
NAP = 8 * 60
FIRST_ZONE, OTHER_ZONE = ("<+14>-14", 14 * 60), ("<-12>12", -12 * 60)
"""As TZ has them, and in minutes ahead of UTC: it is never the same day in both."""
ANSWERS = {
    Answer.GO_ON: ("space",),
    Answer.COUNT: ("Tab", "space"),
    Answer.END: ("Tab", "Tab", "Tab", "space"),
}
Fault = Callable[[Couple], object]


def nap(couple: Couple) -> None:
    """The computer sleeps for eight minutes."""
    couple.clocks.sleep(NAP)


def stop(couple: Couple) -> None:
    """The program alone stands still, a little longer than three seconds."""
    couple.stop(3.2)


def row(couple: Couple) -> SessionRow:
    """The one session that was kept."""
    with History.open(couple.history, read_only=True) as history:
        (found,) = history.sessions()
        return found


def started(couple: Couple) -> SessionStarted:
    """How the latest session began."""
    first = couple.log()[0]
    assert isinstance(first, SessionStarted)
    return first


def test_a_stop_under_three_seconds_is_talking_time(couple: Couple) -> None:
    """The program stood for a second and a half in a turn: nothing is asked, all of it counts."""
    couple.talk(TWO_TURNS)
    before = couple.press("h")
    couple.stop(1.5)
    after = couple.press("h")
    assert before.took(after) >= 1.5 * SECOND
    assert [type(event) for event in couple.log()] == [SessionStarted, ReplyHeld, ReplyHeld]
    assert couple.place().record.used == after.event.at


@pytest.mark.parametrize(
    ("fault", "least", "answer"),
    [
        (nap, NAP, Answer.COUNT),
        pytest.param(nap, NAP, Answer.GO_ON, marks=pytest.mark.slow),
        pytest.param(nap, NAP, Answer.END, marks=pytest.mark.slow),
        *(pytest.param(stop, 3.2, answer, marks=pytest.mark.slow) for answer in Answer),
    ],
    ids=lambda value: value.__name__ if callable(value) else None,
)
def test_a_gap_is_asked_about(couple: Couple, fault: Fault, least: float, answer: Answer) -> None:
    """From the last look on the turn stands still; each answer books the time as it says."""
    couple.talk(TWO_TURNS)
    before = couple.press("h")
    found = couple.see(lambda: fault(couple))
    gap = gap_of(before, found)
    assert gap.at - gap.since >= least * SECOND
    couple.clocks.sleep(60)  # nobody is at the laptop for another minute
    assert couple.place().record.used == gap.since

    if answer is Answer.END:
        couple.driver.press(*ANSWERS[answer])
        time.sleep(0.5)  # until it is asked whether to end
        answered = couple.press("Tab", "space")
    else:
        answered = couple.press(*ANSWERS[answer])
    assert found.took(answered) >= MINUTE
    assert_booked(couple, gap, answered.event, answer)


def gap_of(before: Seen, found: Seen) -> GapFound:
    """The gap that was found, of which no instant was before the last event or is still to come."""
    gap = found.event
    assert isinstance(gap, GapFound)
    assert gap.since >= before.event.at
    before.took(found)
    return gap


def assert_booked(couple: Couple, gap: GapFound, last: Event, answer: Answer) -> None:
    """The log and the sums are what this answer says, and the turn goes on or has ended."""
    state = couple.place()
    counted = gap.at - gap.since if answer is Answer.COUNT else 0
    assert state.records[0].used == state.sums.sharing_a == gap.since + counted
    assert state.sums.gap == last.at - gap.since - counted
    assert state.sums.total == last.at
    if answer is Answer.END:
        assert couple.log()[-2:] == (
            PhaseEnded(last.at, How.ENDED),
            SessionEnded(last.at, completed=False, wall=started(couple).wall + last.at),
        )
        assert row(couple).outcome is Outcome.EARLY
    else:
        assert last == GapAnswered(last.at, counted=answer is Answer.COUNT)
        later = couple.press("h").event
        assert couple.place().record.used == gap.since + counted + later.at - last.at


@pytest.mark.slow
def test_a_counted_gap_rings_the_bell_when_it_is_counted(couple: Couple) -> None:
    """Asleep past the end of the turn: no bell on waking, and one when that time is counted."""
    couple.talk(TWO_TURNS)
    found = couple.see(lambda: couple.clocks.sleep(12 * 60)).event
    assert isinstance(found, GapFound)
    at = couple.press(*ANSWERS[Answer.COUNT]).event.at
    assert couple.log()[1:] == (found, GapAnswered(at, counted=True), BellRang(at))


@pytest.mark.slow
def test_a_gap_outlives_a_power_cut(couple: Couple) -> None:
    """Killed at the question: taken up again, the same question stands, about the same time."""
    couple.talk(TWO_TURNS)
    gap = couple.see(lambda: nap(couple)).event
    assert isinstance(gap, GapFound)
    couple.kill()
    couple.clocks.sleep(60)
    couple.start()
    assert isinstance(couple.insist().event, SessionReopened)
    state = couple.place()
    assert (state.status, state.slept) == (Status.GAP_ASKED, gap.at - gap.since)
    last = couple.press(*ANSWERS[Answer.COUNT]).event
    assert couple.place().record.used == gap.at
    assert couple.place().sums.gap + couple.place().sums.away == last.at - gap.at


def test_the_wall_clock_changes_nothing_in_a_talk(couple: Couple) -> None:
    """Set back an hour, on by a day, and in another zone: only the next talk takes notice."""
    couple.around["TZ"] = FIRST_ZONE[0]
    seen = couple.talk(TWO_TURNS)
    first = started(couple)
    for change in (
        lambda: couple.clocks.set_wall(-HOUR),
        lambda: couple.clocks.set_wall(25 * HOUR),
        lambda: couple.clocks.travel(OTHER_ZONE[0]),
    ):
        change()
        before, seen = seen, couple.press("h")
        before.took(seen)
    for key in ("p", "p", "space", "space"):
        before, seen = seen, couple.press(key)
        before.took(seen)
    assert seen.event == SessionEnded(
        seen.event.at, completed=True, wall=first.wall + seen.event.at
    )
    sums = fold(couple.log()).sums
    assert (sums.gap, sums.away) == (0, 0)
    assert row(couple).date == local_date(first.wall, FIRST_ZONE[1])
    assert_next_talk_is_of_the_new_time(couple)


def assert_next_talk_is_of_the_new_time(couple: Couple) -> None:
    """The same program saw the changes: what it begins now carries them."""
    couple.driver.press("Return")
    eventually(lambda: "·" not in couple.driver.title())
    before = couple.clocks.wall_now()
    couple.insist("Return")  # the same two, once more; just after a talk it is not heard
    again = started(couple)
    assert again.offset == OTHER_ZONE[1]
    assert before - ROUNDED <= again.wall <= couple.clocks.wall_now()


@pytest.mark.slow
@pytest.mark.parametrize("minutes", [-120, 10])
def test_a_restart_in_another_time_and_zone(couple: Couple, minutes: int) -> None:
    """After a power cut, elsewhere, by another clock: it goes on; time away is never below 0."""
    couple.around["TZ"] = FIRST_ZONE[0]
    couple.talk(TWO_TURNS)
    before = couple.press("h")
    first = started(couple)
    couple.kill()
    died = couple.clocks.session_now()
    couple.clocks.start_anew()
    couple.clocks.set_wall(minutes * 60)
    couple.around["TZ"] = OTHER_ZONE[0]
    wall = couple.clocks.wall_now()
    couple.start()
    reopened = couple.insist().event

    assert isinstance(reopened, SessionReopened)
    assert before.event.at <= reopened.until <= before.event.at + died - before.before
    assert reopened.offset == OTHER_ZONE[1]
    assert wall - ROUNDED <= reopened.wall <= couple.clocks.wall_now()
    away = reopened.at - reopened.until
    assert away == max(0, reopened.wall - first.wall - reopened.until)
    assert (away == 0) is (minutes < 0)
    assert_goes_on_as_before(couple, reopened)
    assert row(couple).started == first.wall
    assert row(couple).date == local_date(first.wall, FIRST_ZONE[1])


def assert_goes_on_as_before(couple: Couple, reopened: SessionReopened) -> None:
    """It stands still in the same turn, and both turns can be had to their end."""
    state = couple.place()
    assert (state.status, state.index) == (Status.PAUSED, 0)
    assert state.record.used == reopened.until
    assert isinstance(couple.press("space").event, Resumed)
    assert isinstance(couple.press("space").event, PhaseEnded)
    ended = couple.press("space").event
    wall = reopened.wall + ended.at - reopened.at
    assert ended == SessionEnded(ended.at, completed=True, wall=wall)
    assert couple.place().sums.away == reopened.at - reopened.until
