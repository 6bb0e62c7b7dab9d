"""Claims about breaks in the real program, over which it is killed, closed, or falls asleep."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from listening_timer.exercise.events import (
    BreakCalled,
    BreakEnded,
    Event,
    GapFound,
    How,
    PhaseEnded,
    Resumed,
    ReturnCame,
    SessionEnded,
    SessionReopened,
)
from listening_timer.exercise.formats import MINUTE, Early, Format
from listening_timer.exercise.state import State, Status
from tests.helpers.exercise.play_session import make_format
from tests.helpers.x11.keyboard_couple import Couple, Seen

TURNS = "share A 10, handover 30, share B 10"
ASKING = make_format(TURNS, early=Early.ASK_MORE, name="asking")
PLAIN = make_format(TURNS, name="plain")
USUAL = 20
"""Minutes of a break that B calls."""
TO_LENGTHS = ("Tab",)
"""On the page of a break: to the length that holds, else to the first."""
TO_20, TO_30 = ((*TO_LENGTHS, *["Tab"] * further) for further in (2, 3))
"""Once the return time has come no length holds, and each can be reached."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place to call a break from: a format, and the keys that lead there from its start."""

    format: Format | str
    keys: tuple[str, ...]


PLACES = {
    Status.RUNNING: Place("share-fully", ("h",)),
    Status.PAUSED: Place("share-fully", ("h", "plus", "p")),
    Status.ASK_MORE: Place(ASKING, ("h", "plus", "space")),
    Status.HELD_SILENCE: Place("long-alternating", ("h", "space")),
}
OTHERS = PLACES.keys() - {Status.ASK_MORE}
"""Those that the slow run alone comes to."""


def called(couple: Couple, status: Status) -> State:
    """Come to such a place, where Back would do something, and call a break; how it stands then."""
    place = PLACES[status]
    couple.talk(place.format)
    for key in place.keys:
        couple.press(key)
    state = couple.place()
    assert state.status is status
    assert state.undo is not None
    assert isinstance(couple.press("b").event, BreakCalled)
    return couple.place()


def killed_for(couple: Couple, minutes: float) -> Seen:
    """A power cut, and so many minutes later another start that opens the break by itself."""
    couple.kill()
    couple.clocks.sleep(minutes * 60)
    return couple.see(couple.start)


def last(couple: Couple, count: int) -> list[type[Event]]:
    """What happened last, by its kinds."""
    return [type(event) for event in couple.log()[-count:]]


@pytest.mark.parametrize(
    "status",
    [
        Status.ASK_MORE,
        *(pytest.param(each, marks=pytest.mark.slow) for each in sorted(OTHERS)),
    ],
)
def test_a_break_over_a_power_cut_leads_back(couple: Couple, status: Status) -> None:
    """The next start opens the break; "We are back" gives the very same place, paused."""
    there = called(couple, status)
    reopened = killed_for(couple, 3).event
    assert isinstance(reopened, SessionReopened)
    assert couple.place().status is Status.BREAK
    assert isinstance(couple.press("space").event, BreakEnded)
    assert_same_place(couple.place(), there)

    couple.press_in_vain("BackSpace")
    assert last(couple, 2) == [SessionReopened, BreakEnded]
    assert isinstance(couple.press("space").event, Resumed)
    after = couple.place()
    assert after.status is (Status.RUNNING if status is Status.PAUSED else status)
    assert after.sums.away == reopened.at - reopened.until >= 3 * MINUTE


def assert_same_place(back: State, there: State) -> None:
    """Paused, with nothing to undo, and all else as it stood in the break."""
    assert back.status is Status.PAUSED
    assert back.undo is None
    assert back.on_break is None
    for part in ("index", "under", "records", "floor", "speaker", "held", "rested"):
        assert getattr(back, part) == getattr(there, part), part
    assert back.sums.sharing_a == there.sums.sharing_a
    assert back.sums.silence == there.sums.silence


@pytest.mark.slow
@pytest.mark.parametrize("late", [1, 59])
def test_a_return_that_came_meanwhile(couple: Couple, late: int) -> None:
    """Closed until up to an hour after the return time: the break opens with it, nothing ends."""
    there = called(couple, Status.RUNNING)
    killed_for(couple, USUAL + late)
    assert last(couple, 2) == [SessionReopened, ReturnCame]
    assert couple.log()[-1].at == couple.log()[-2].at
    couple.press("space")
    assert_same_place(couple.place(), there)


@pytest.mark.slow
def test_an_hour_counts_from_the_return(couple: Couple) -> None:
    """Closed until more than an hour after it: nothing opens, and keeping is offered first."""
    there = called(couple, Status.RUNNING)
    couple.kill()
    couple.clocks.sleep((USUAL + 61) * 60)
    couple.start()
    couple.insist()
    assert couple.log()[-2:] == (
        PhaseEnded(there.at, How.ENDED),
        SessionEnded(there.at, completed=False, wall=there.wall_of(there.at)),
    )


@pytest.mark.slow
def test_more_break_after_a_restart(couple: Couple) -> None:
    """More can be asked for after a restart: from now on, by the wall clock of now."""
    there = called(couple, Status.PAUSED)
    killed_for(couple, USUAL + 5)
    reopened = couple.log()[-2]
    assert isinstance(reopened, SessionReopened)
    more = couple.press(*TO_30, "space").event
    assert isinstance(more, BreakCalled)
    assert more.back_at == more.at + 30 * MINUTE
    assert more.back_wall == reopened.wall + more.back_at - reopened.at

    killed_for(couple, 29)
    assert last(couple, 1) == [SessionReopened]
    killed_for(couple, 2)
    assert last(couple, 2) == [SessionReopened, ReturnCame]
    couple.press("space")
    assert_same_place(couple.place(), there)


@pytest.mark.slow
def test_sleep_in_a_break_is_break(couple: Couple) -> None:
    """The laptop is shut in the break: it is asked about nothing, and all of it is break."""
    there = called(couple, Status.RUNNING)
    couple.clocks.sleep(7 * 60)
    couple.press("space")
    back = couple.place()
    assert_same_place(back, there)
    assert back.sums.gap == 0
    assert back.sums.on_break >= 7 * MINUTE


@pytest.mark.slow
def test_a_return_that_came_asleep_is_told_on_waking(couple: Couple) -> None:
    """The laptop was shut over the return time: on waking the page says that it has come."""
    called(couple, Status.RUNNING)
    came = couple.see(lambda: couple.clocks.sleep((USUAL + 5) * 60)).event
    assert isinstance(came, ReturnCame)


@pytest.mark.slow
def test_a_break_from_a_gap(couple: Couple) -> None:
    """Asked about a gap they may take a break first; the question stands again afterwards."""
    couple.talk(PLAIN)
    found = couple.see(lambda: couple.clocks.sleep(8 * 60)).event
    assert isinstance(found, GapFound)
    assert isinstance(couple.press("b").event, BreakCalled)
    killed_for(couple, 3)
    couple.press("space")
    assert couple.place().status is Status.GAP_ASKED


@pytest.mark.slow
def test_as_much_break_again(couple: Couple) -> None:
    """Once the return time has come, twenty minutes more can be asked for after twenty."""
    called(couple, Status.RUNNING)
    killed_for(couple, USUAL + 1)
    more = couple.press(*TO_20, "space").event
    assert isinstance(more, BreakCalled)
    assert more.back_at == more.at + USUAL * MINUTE


@pytest.mark.slow
def test_arrows_among_the_lengths_choose(couple: Couple) -> None:
    """Right, on the length that has the keyboard, moves to the next and does not end the break."""
    called(couple, Status.RUNNING)
    assert isinstance(couple.press(*TO_LENGTHS, "Right").event, BreakCalled)
