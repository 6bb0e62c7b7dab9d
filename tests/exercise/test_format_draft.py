"""Claims about drafts of formats: all that is accepted can be run, all that is written is held."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listening_timer.exercise.commands import MainAction
from listening_timer.exercise.decide import decide, due, fold, started
from listening_timer.exercise.events import SessionEnded, SessionStarted
from listening_timer.exercise.evolve import evolve
from listening_timer.exercise.format_draft import WAITS, FormatDraft, lengths
from listening_timer.exercise.format_parser import parse
from listening_timer.exercise.formats import (
    MINUTE,
    SECOND,
    Bell,
    Early,
    Format,
    FormatError,
    Role,
    Side,
    checked,
)
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.state import Status
from listening_timer.library.format_writer import write
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.exercise.play_session import WALL, make_format
from tests.helpers.exercise.strategies import written_formats

KINDS = [kind for kind in PhaseKind if kind.facts.length is not None]


@given(written_formats())
def test_a_draft_holds_what_a_file_can_hold(fmt: Format) -> None:
    """Untouched it is the format itself, and nothing is wrong with it."""
    draft = FormatDraft(fmt)
    assert draft.format == fmt
    assert draft.problem is None


@st.composite
def drafts(draw: st.DrawFn) -> FormatDraft:
    """A draft after some changes, each of which the editor can make."""
    draft = FormatDraft(draw(written_formats()))
    for _ in range(draw(st.integers(0, 6))):
        draft = draw(changes(draft))
    return draft


@st.composite
def changes(draw: st.DrawFn, draft: FormatDraft) -> FormatDraft:
    """A draft after one change more."""
    kind, who = draw(st.sampled_from(PhaseKind)), draw(st.sampled_from(Role))
    rules = [
        draft.with_bell(draw(st.sampled_from(Bell))),
        draft.with_early(draw(st.sampled_from(Early))),
        draft.with_soon(draw(st.integers(0, 3)) * MINUTE),
    ]
    if not draft.steps:
        return draw(st.sampled_from([*rules, draft.added(-1, kind, who)]))
    at = draw(st.integers(0, len(draft.steps) - 1))
    step = draft.steps[at]
    made = [draft.with_kind(at, kind, who), draft.removed(at), draft.moved(at, draw(WAYS))]
    if not draft.full:
        made.append(draft.added(at, kind, who))
    if draft.has_length(at):
        chosen = draw(st.sampled_from(lengths(step.kind, step.planned)))
        made.append(draft.with_length(at, chosen))
    return draw(st.sampled_from([*made, *rules]))


WAYS = st.sampled_from([-1, 1])


@settings(max_examples=300)
@given(drafts())
def test_all_that_is_accepted_can_be_run_to_the_end(draft: FormatDraft) -> None:
    """With nothing wrong, its file is read as the same, and a whole session of it ends."""
    fmt = draft.format
    if draft.problem is not None:
        with pytest.raises(FormatError):
            checked(fmt)
        return
    assert parse(tomllib.loads(write(fmt))) == fmt
    assert ended(fmt)


def ended(fmt: Format) -> bool:
    """Whether a session of the format is completed, where people go on once time is up."""
    state = fold(started(SessionStarted(0, fmt, Side.LEFT, WALL, 60)))
    now = 0
    for _ in range(3 * len(fmt.phases) + 3):
        now += state.record.remaining or 0 if state.record.allowed is not None else MINUTE
        for event in due(state, now):
            state = evolve(state, event)
        if state.status is Status.ENDED:
            return True
        for event in decide(state, MainAction(), now):
            state = evolve(state, event)
            if isinstance(event, SessionEnded):
                return event.completed
        now += SECOND
    return False


def test_a_share_keeps_its_length_under_a_bell_that_has_none() -> None:
    """Without a bell shares have no length; with another bell they have their own again."""
    fmt = make_format("share A 7, handover 30, share B 7")
    opened = FormatDraft(fmt).with_bell(Bell.OPEN)
    assert [step.planned for step in opened.format.turns] == [None, None]
    assert not opened.has_length(0)
    assert opened.has_length(1)
    assert opened.with_bell(Bell.FINISH).format == fmt


def test_a_share_that_never_had_a_length_gets_the_usual_one() -> None:
    """A format without a bell can be given one."""
    draft = FormatDraft(make_format("share A, share B", Bell.OPEN)).with_bell(Bell.STOP)
    assert [step.planned for step in draft.steps] == [10 * MINUTE] * 2
    assert draft.problem is None


def test_a_new_step_is_as_long_as_the_last_of_its_kind() -> None:
    """And has the usual length where it is the first one."""
    draft = FormatDraft(SHIPPED["short-turns"])
    assert draft.added(0, PhaseKind.SHARE, Role.A).steps[1].planned == 2 * MINUTE
    assert draft.added(0, PhaseKind.TALK, Role.A).steps[1].planned == 10 * MINUTE
    assert draft.added(0, PhaseKind.TALK, Role.A).steps[1].who is None
    assert draft.added(-1, PhaseKind.CLOSE, None).steps[0].planned is None


def test_another_person_has_the_same_step() -> None:
    """Its length and its line stay; of another kind, it is a new step."""
    draft = FormatDraft(SHIPPED["hard-and-good"]).with_length(0, 4 * MINUTE)
    other = draft.with_kind(0, PhaseKind.SHARE, Role.B).steps[0]
    assert (other.who, other.planned, other.cue) == (Role.B, 4 * MINUTE, draft.steps[0].cue)
    assert not draft.with_kind(0, PhaseKind.APPRECIATE, Role.A).steps[0].cue
    arriving = FormatDraft(SHIPPED["share-fully"])
    assert arriving.with_kind(0, PhaseKind.ARRIVE, Role.A) == arriving


@pytest.mark.parametrize("kind", KINDS)
def test_plus_and_minus_reach_every_length_that_people_set(kind: PhaseKind) -> None:
    """Each whole minute, and some seconds below two; all are such as a file can set."""
    found = lengths(kind)
    assert kind.facts.length is not None
    bounds = kind.facts.length.bounds
    low, high = bounds["seconds"]
    timed = [ms for ms in found if ms != WAITS]
    assert (WAITS in found) is (kind is PhaseKind.ARRIVE)
    assert all(low * SECOND <= ms <= high * SECOND for ms in timed)
    least, most = bounds.get("minutes", (1, 1))
    assert {minutes * MINUTE for minutes in range(least, most + 1)} <= set(timed)
    assert 37 * SECOND in lengths(kind, 37 * SECOND)
