"""Claims about promises: asked after until they are settled, and never of the wrong two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from listening_timer.exercise.formats import Role
from listening_timer.history.store import History
from listening_timer.model.annotations import Meeting, OpenPromise, PromiseOutcome
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import LastTime
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import (
    DAY,
    add_session,
    add_session_log,
    completed_play,
    promise,
    session_id,
)


@pytest.fixture
def history() -> History:
    """A history in memory."""
    return History.memory()


def last(history: History) -> LastTime:
    """What Begin is told."""
    found = history.last_time()
    assert found is not None
    return found


def asked_after(history: History) -> list[str]:
    """The texts of the promises that Begin asks after."""
    return [one.promise.text for one in last(history).promises]


def test_open_promises_of_the_same_two_are_asked_after(history: History) -> None:
    """Of ended sessions, whoever began, the oldest first; not of others, not of erased ones."""
    newer = add_session(history, 1, ("Bo", "ANN"), day=4)
    older = add_session(history, 2, ("Ann", "Bo"), day=1)
    others = add_session(history, 3, ("Ann", "Cy"), day=2)
    running = add_session_log(history, completed_play(steps=(60,)).log, 4)
    of_both = promise(newer, "of both", 1, None)
    of_bo = promise(older, "of Bo", 1, Role.B)
    for each in (
        of_both,
        of_bo,
        promise(older, "erased", 2),
        promise(others, "of others"),
        promise(running, "not ended"),
    ):
        history.write_promise(each)
    history.erase_promise(promise(older, "", 2).id)
    assert list(last(history).promises) == [
        OpenPromise(of_bo, "Bo", WALL + DAY, 60),
        OpenPromise(of_both, "", WALL + 4 * DAY, 60),
    ]


@pytest.mark.parametrize("outcome", PromiseOutcome)
def test_an_outcome_settles_a_promise_unless_it_is_not_yet(
    history: History, outcome: PromiseOutcome
) -> None:
    """Kept, partly and dropped end the asking; after not yet it goes on; it can be said anew."""
    made = promise(add_session(history), "to call")
    history.write_promise(made)
    history.set_outcome(made.id, outcome, WALL + 50)
    known = replace(made, outcome=outcome, decided=WALL + 50, edited=WALL + 50)
    assert history.session(made.session).promises == (known,)
    assert asked_after(history) == (["to call"] if outcome is PromiseOutcome.NOT_YET else [])
    history.set_outcome(made.id, outcome, WALL + 50)
    assert history.session(made.session).promises == (known,)
    history.set_outcome(made.id, PromiseOutcome.NOT_YET, WALL + 40)
    assert asked_after(history) == ["to call"]
    assert history.session(made.session).promises[0].edited > known.edited
    assert history.check() == []


def test_an_erased_promise_stays_away(history: History) -> None:
    """Its text and outcome are gone; an outcome for it, or for none, is harmless."""
    made = promise(add_session(history), "to call")
    history.write_promise(replace(made, outcome=PromiseOutcome.NOT_YET, decided=WALL))
    history.erase_promise(made.id, WALL + 90)
    history.erase_promise(made.id)
    history.erase_promise("unknown")
    for identity in (made.id, "unknown"):
        history.set_outcome(identity, PromiseOutcome.KEPT, WALL + 99)
    assert history.session(made.session).promises == ()
    columns = "SELECT text, outcome, decided, edited, deleted FROM promise"
    assert history.database.rows(columns) == [("", None, None, WALL + 90, 1)]
    assert history.check() == []
    history.write_promise(made)
    assert asked_after(history) == ["to call"]


def test_a_promise_that_was_changed_from_outside_gets_no_outcome(history: History) -> None:
    """Its outcome is refused as damage and its asking passed over; it can be erased."""
    made, other = promise(add_session(history), "to call"), promise(session_id(1), "to write", 2)
    history.write_promise(made)
    history.write_promise(other)
    history.database.rows("UPDATE promise SET text = 'to shout' WHERE id = ?", made.id)
    assert asked_after(history) == ["to write"]
    with pytest.raises(HistoryError, match="damaged"):
        history.set_outcome(made.id, PromiseOutcome.KEPT, WALL)
    history.erase_promise(made.id)
    assert history.check() == []


def test_the_next_meeting_is_what_the_same_two_agreed_last(history: History) -> None:
    """Of the latest session that had one, whoever began, past or to come; not of others."""
    one = add_session(history, 1, ("Ann", "Bo"), day=1)
    two = add_session(history, 2, ("Bo", "Ann"), day=2)
    other = add_session(history, 3, ("Bo", "Cy"), day=3)
    add_session(history, 4, ("Ann", "Bo"), day=4)
    assert last(history).meeting is None
    meetings = [
        Meeting(session, WALL - at, 60, WALL) for at, session in enumerate((one, two, other))
    ]
    for meeting in meetings:
        history.write_meeting(meeting)
    assert last(history).meeting == meetings[1]
    history.erase_meeting(two)
    assert last(history).meeting == meetings[0]


def test_cards_that_were_ever_shown_are_known_the_longest_ago_first(history: History) -> None:
    """Each once, by the last time it was shown, whoever sat there, ended or not."""
    for number, day, cards in ((1, 5, "ab"), (2, 1, "cbd"), (3, 3, "dce")):
        session = add_session(history, number, (f"Ann {number}", "Bo"), day=day)
        for card in cards:
            history.note_prompt(session, card)
    assert last(history).prompts == ("d", "c", "e", "a", "b")
