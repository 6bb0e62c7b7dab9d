"""Claims about the sums by week: whatever is done, they are what they would be made anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from listening_timer.exercise.formats import Role
from listening_timer.history import weekly_sums
from listening_timer.history.store import History
from listening_timer.model.annotations import (
    Moment,
    PromiseOutcome,
    Rating,
    Scale,
    Tally,
    TallyKind,
)
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import DeletedSession, ErasedPerson, NewSession
from listening_timer.model.weekly import Couple
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import (
    DAY,
    add_annotations,
    add_session,
    completed_log,
    promise,
    session_id,
    shifted,
    tally,
)

NAMES = ("Ann", "Bo", "Cy")
SESSIONS = range(1, 5)
LOGS = {number: shifted(completed_log(), 3 * number) for number in SESSIONS}
"""Two sessions in one week, and two in another."""

Door = Callable[["Life"], object]


class Life:
    """A history, and what can be taken back in it."""

    def __init__(self, history: History) -> None:
        self.history, self.wall = history, WALL
        self.deleted: list[DeletedSession] = []
        self.erased: list[ErasedPerson] = []

    def go(self, door: Door) -> None:
        """Go through a door; what it refuses changes nothing."""
        self.wall += 1
        try:
            door(self)
        except (HistoryError, ValueError, LookupError):
            return


def begun(number: int, pair: int, events: int) -> Door:
    """Begin a session of two; how many events are written, at most."""
    a, b = [(a, b) for a, b in product(NAMES, NAMES) if a != b][pair]
    new = NewSession(session_id(number), a, b)
    return lambda life: life.history.begin(new, LOGS[number][: 1 + events])


def ended(number: int) -> Door:
    """Write a session to its end."""
    return lambda life: life.history.append(session_id(number), 0, LOGS[number])


def rated(number: int, moment: Moment, scale: Scale, who: Role, value: int) -> Door:
    """Rate, or rate again."""
    given_ = Rating(session_id(number), moment, scale, who, value, WALL)
    return lambda life: life.history.write_ratings([replace(given_, edited=life.wall)])


def promised(number: int, place: int, outcome: PromiseOutcome | None) -> Door:
    """Promise something, or move a promise to another session."""
    made = replace(promise(session_id(1), "said", place), session=session_id(number))
    return lambda life: life.history.write_promise(replace(made, outcome=outcome, edited=life.wall))


def decided(place: int, outcome: PromiseOutcome) -> Door:
    """Say what became of a promise."""
    identity = promise(session_id(1), "", place).id
    return lambda life: life.history.set_outcome(identity, outcome, life.wall)


def forgotten(place: int) -> Door:
    """Erase a promise."""
    return lambda life: life.history.erase_promise(promise(session_id(1), "", place).id)


def marked(place: int, name: str, kind: TallyKind, day: int) -> Door:
    """Make a mark, or another in its place."""
    return lambda life: life.history.write_tally(
        Tally(f"t{place}", name, kind, WALL + day * DAY, 60)
    )


def unmarked(place: int) -> Door:
    """Erase a mark."""
    return lambda life: life.history.erase_tally(f"t{place}")


def rebuilt(life: Life) -> None:
    """Make all that derives anew."""
    life.history.rebuild()


def deleted(number: int) -> Door:
    """Delete a session."""
    return lambda life: life.deleted.append(life.history.delete(session_id(number)))


def taken_back(life: Life) -> None:
    """Take the last deletion back."""
    life.history.restore(life.deleted.pop())


def renamed(old: str, new: str) -> Door:
    """Rename somebody."""
    return lambda life: life.history.rename_person(old, new, life.wall)


def erased(name: str) -> Door:
    """Erase somebody."""
    return lambda life: life.erased.append(life.history.erase_person(name, life.wall))


def brought_back(life: Life) -> None:
    """Take the last erasure of somebody back."""
    life.history.restore_person(life.erased.pop(), life.wall)


NUMBERS, NAMED, PLACES = st.sampled_from(SESSIONS), st.sampled_from(NAMES), st.integers(1, 2)
OUTCOMES = st.sampled_from(PromiseOutcome)
DOORS: st.SearchStrategy[Door] = st.one_of(
    st.builds(begun, NUMBERS, st.integers(0, 5), st.sampled_from([0, 2, 99])),
    st.builds(ended, NUMBERS),
    st.builds(
        rated,
        NUMBERS,
        st.sampled_from(Moment),
        st.sampled_from(Scale),
        st.sampled_from(Role),
        st.integers(0, 10),
    ),
    st.builds(promised, NUMBERS, PLACES, st.none() | OUTCOMES),
    st.builds(decided, PLACES, OUTCOMES),
    st.builds(forgotten, PLACES),
    st.builds(marked, PLACES, NAMED, st.sampled_from(TallyKind), st.integers(0, 8)),
    st.builds(unmarked, PLACES),
    st.builds(deleted, NUMBERS),
    st.just(taken_back),
    st.builds(renamed, NAMED, NAMED | st.just("Di")),
    st.builds(erased, NAMED),
    st.just(brought_back),
    st.just(rebuilt),
)
WHOLE = [begun(1, 0, 99), begun(2, 3, 99), rated(1, Moment.CLOSE, Scale.HEARD, Role.A, 7)]


@settings(max_examples=300)
@given(st.lists(DOORS, max_size=30))
@example([*WHOLE, promised(1, 1, None), promised(2, 1, None), forgotten(1)])
@example([*WHOLE, marked(1, "Ann", TallyKind.ASKED, 0), marked(1, "Bo", TallyKind.ASKED, 8)])
@example([*WHOLE, erased("Ann"), erased("Bo"), brought_back, brought_back])
@example([*WHOLE, erased("Ann"), deleted(1), brought_back, taken_back])
def test_sums_are_as_if_made_anew(doors: Sequence[Door]) -> None:
    """After each door, every week is summed as it would be from all there is, and none is stale."""
    with History.memory() as history:
        life = Life(history)
        for door in doors:
            life.go(door)
            assert weekly_sums.wrong(history.database) == []
            assert history.database.rows("SELECT * FROM stale") == []


def test_a_session_counts_from_its_end_on() -> None:
    """While it runs there is no week; with its end there is, with what was answered before."""
    with History.memory() as history:
        log = completed_log()
        history.begin(NewSession(session_id(1), *NAMES[:2]), log[:-1])
        history.write_ratings(_answers(session_id(1), Moment.ARRIVE, 4))
        assert history.diary(Couple("Ann", "Bo")).talks == ()
        history.append(session_id(1), len(log) - 1, log[-1:])
        (row,) = history.diary(Couple("Ann", "Bo")).talks
        assert (row.talks, row.calm_before_total, row.calm_before_answers) == (1, 8, 2)


def test_erasing_somebody_leaves_the_other_ones_figures() -> None:
    """What the other one shared stays, beside somebody without a name, and comes back whole."""
    with History.memory() as history:
        add_annotations(history, add_session(history))
        history.write_tally(tally("Ann"))
        before = history.diary(Couple("Ann", "Bo"))
        gone = history.erase_person("Ann", WALL)
        assert history.couples() == [Couple("", "Bo")]
        left = history.diary(Couple("", "Bo"))
        assert left.talks[0][1:4] == before.talks[0][1:4]
        assert left.talks[0].heard_answers == 1
        assert left.tallies == ()
        history.restore_person(gone, WALL)
        assert history.diary(Couple("Ann", "Bo")) == before


@pytest.mark.parametrize("stop", ["append", "write_ratings", "delete", "erase_person"])
def test_a_door_that_fails_changes_no_sum(stop: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sums are written with what they sum, or neither is."""
    with History.memory() as history:
        add_annotations(history, add_session(history))
        log = completed_log(1)
        history.begin(NewSession(session_id(2), *NAMES[:2]), log[:-1])
        before = history.database.rows("SELECT * FROM week")
        with monkeypatch.context() as broken:
            broken.setattr(weekly_sums, "RENEWING", (*weekly_sums.RENEWING[:1], "SELECT nonsense"))
            with pytest.raises(Exception, match="nonsense"):
                _go(history, stop, log)
        assert history.database.rows("SELECT * FROM week") == before
        assert history.check() == []


def _go(history: History, stop: str, log: Sequence[object]) -> None:
    doors: dict[str, Callable[[], object]] = {
        "append": lambda: history.append(session_id(2), len(log) - 1, completed_log(1)[-1:]),
        "write_ratings": lambda: history.write_ratings(_answers(session_id(1), Moment.CLOSE, 1)),
        "delete": lambda: history.delete(session_id(1)),
        "erase_person": lambda: history.erase_person("Ann", WALL),
    }
    doors[stop]()


def _answers(session: str, moment: Moment, value: int) -> list[Rating]:
    return [Rating(session, moment, Scale.CALM, who, value, WALL) for who in Role]


def test_summing_a_week_looks_at_that_week_alone() -> None:
    """No step goes from end to end through a table of what was kept, however much there is."""
    with History.memory() as history:
        plans = [
            str(row[3])
            for statement in weekly_sums.RENEWING
            for row in history.database.rows(f"EXPLAIN QUERY PLAN {statement}")
        ]
    scanned = {plan.split()[1] for plan in plans if plan.startswith("SCAN ")}
    assert scanned <= {"w", "stale", "talk", "held"}
    assert sum(plan.startswith("SEARCH s USING INDEX session_couple") for plan in plans) == 1
