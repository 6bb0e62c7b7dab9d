"""Claims about the choices for the next session: what is proposed, chosen, and handed over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from listening_timer.exercise.formats import MINUTE, Bell, Side, tailored
from listening_timer.model.preferences import Prompting
from listening_timer.model.records import LastTime
from listening_timer.ui.begin.choices import SessionChoices
from listening_timer.ui.begin.options import PlanOffer, Setup
from tests.helpers.exercise.format_files import SHIPPED

LAST = LastTime("Maya", "Sam", Side.LEFT, "share-fully", 12, Bell.STOP)


@pytest.fixture
def choices() -> SessionChoices:
    """Choices among the formats that ship, ready to begin."""
    made = SessionChoices(list(SHIPPED.values()))
    made.set_ready()
    return made


@pytest.fixture
def found(choices: SessionChoices) -> list[Setup]:
    """What was asked to begin."""
    asked: list[Setup] = []
    choices.begin_requested.connect(asked.append)
    return asked


def test_nothing_begins_before_the_history_is_open() -> None:
    """A wish that comes too early is granted as soon as it can be."""
    early, found = SessionChoices(list(SHIPPED.values())), list[Setup]()
    early.begin_requested.connect(found.append)
    early.fill("Ann", "Bo", Side.LEFT)
    early.begin()
    assert found == []
    early.set_ready()
    assert len(found) == 1


@pytest.mark.parametrize(
    ("left", "right", "wrong"),
    [
        ("", "Bo", Side.LEFT),
        ("Ann", " \u200b ", Side.RIGHT),
        ("x" * 41, "Bo", Side.LEFT),
        ("Ann", "ann", Side.RIGHT),
    ],
)
def test_names_that_will_not_do_are_refused(
    choices: SessionChoices, found: list[Setup], left: str, right: str, wrong: Side
) -> None:
    """What is wrong is a sentence at one name; nothing typed is lost."""
    refused: list[bool] = []
    choices.names_refused.connect(lambda: refused.append(True))
    choices.fill(left, right, Side.LEFT)
    choices.begin()
    assert (found, refused) == ([], [True])
    assert [side for side, problem in choices.problems().items() if problem] == [wrong]
    assert (choices.typed(Side.LEFT), choices.typed(Side.RIGHT)) == (left, right)


@pytest.mark.parametrize(
    ("swap", "left", "begins"),
    [(SessionChoices.swap_sides, "Bo", "Ann"), (SessionChoices.swap_first, "Ann", "Bo")],
    ids=["seats", "who begins"],
)
def test_seats_and_who_begins_are_swapped_apart(
    choices: SessionChoices,
    found: list[Setup],
    swap: Callable[[SessionChoices], None],
    left: str,
    begins: str,
) -> None:
    """Where the two change seats, the same one begins; the other one begins from their seat."""
    choices.fill("Ann", "Bo", Side.LEFT)
    swap(choices)
    choices.begin()
    assert (found[0].name_left, found[0].name_a) == (left, begins)


def test_what_goes_for_one_session_goes_with_it(
    choices: SessionChoices, found: list[Setup]
) -> None:
    """The topic, cleaned, the prompts and keeping nothing; forgotten for the next, names are not.

    Other usual prompts, chosen in Settings meanwhile, undo no other choice.
    """
    choices.fill("Ann", "Bo", Side.LEFT)
    choices.write_topic("  the\u202e\tholidays ")
    choices.choose_prompting(Prompting.OFF)
    choices.choose_keeping(keep=False)
    choices.begin()
    choices.set_usual_prompting(Prompting.FULL)
    choices.begin()
    choices.start_over()
    choices.begin()
    assert [(s.name_left, s.topic, s.prompting, s.keep) for s in found] == [
        ("Ann", "the holidays", Prompting.OFF, False),
        ("Ann", "the holidays", Prompting.FULL, False),
        ("Ann", "", Prompting.FULL, True),
    ]


@pytest.mark.parametrize(
    ("last", "proposed"),
    [
        (replace(LAST, format_id="first-try", completed=True), "share-fully"),
        (replace(LAST, format_id="first-try", completed=False), "first-try"),
        (replace(LAST, format_id="short-turns", completed=True), "short-turns"),
        (None, "first-try"),
    ],
)
def test_a_first_try_leads_on(
    choices: SessionChoices, last: LastTime | None, proposed: str
) -> None:
    """After a completed first try the whole exercise is proposed, with its own rules."""
    choices.propose(last, Side.LEFT)
    assert choices.format.id == proposed
    if proposed == "share-fully":
        assert choices.format == SHIPPED[proposed]


def test_last_time_is_proposed_with_the_other_one_first(choices: SessionChoices) -> None:
    """The two at their seats, who did not begin, and the rules of last time."""
    choices.propose(LAST, Side.LEFT)
    assert (choices.names(), choices.first) == (("Maya", "Sam"), Side.RIGHT)
    assert (choices.format.bell, choices.format.turn) == (Bell.STOP, 12 * MINUTE)


def test_a_format_asked_for_has_its_own_rules(choices: SessionChoices) -> None:
    """Minutes and rule of last time go to no other format than theirs, nor to one that is gone."""
    choices.propose(LAST, Side.LEFT, "short-turns")
    assert choices.format == SHIPPED["short-turns"]
    choices.propose(replace(LAST, format_id="gone", minutes=3), Side.LEFT)
    assert choices.format in SHIPPED.values()


def test_what_somebody_typed_stays(choices: SessionChoices) -> None:
    """A proposal that comes late changes nothing once a name was typed."""
    choices.type_name(Side.LEFT, "An")
    choices.propose(LAST, Side.LEFT)
    assert choices.names() == ("An", "")


def test_a_coin_is_told_of_until_somebody_chooses(choices: SessionChoices) -> None:
    """Without a last session it decides; swapped, it is a choice."""
    choices.propose(None, Side.RIGHT)
    assert (choices.first, choices.tossed) == (Side.RIGHT, True)
    choices.swap_first()
    assert (choices.first, choices.tossed) == (Side.LEFT, False)


PLAN = PlanOffer(tailored(SHIPPED["weekly-hour"], 15), "By the window", "Sundays, 20:00")


def test_a_plan_is_offered_whatever_else_was(choices: SessionChoices, found: list[Setup]) -> None:
    """In place of the last talk's format, of one that was named, and of any that is chosen."""
    choices.hold_plan(PLAN)
    for offer in (
        lambda: choices.propose(LAST, Side.LEFT, "short-turns"),
        lambda: choices.choose_format("five-and-five"),
        choices.start_over,
        lambda: choices.fill("Ann", "Bo", Side.LEFT),
    ):
        offer()
        assert choices.format == PLAN.format
    choices.begin()
    assert [setup.format for setup in found] == [PLAN.format]


def test_without_the_plan_all_is_offered_again(choices: SessionChoices) -> None:
    """The format of the plan as this program has it, and the first one where it has none."""
    choices.hold_plan(PLAN)
    choices.hold_plan(None)
    assert choices.format == SHIPPED["weekly-hour"]
    choices.hold_plan(PlanOffer(replace(PLAN.format, id="theirs")))
    choices.hold_plan(None)
    assert choices.format == next(iter(SHIPPED.values()))
    choices.choose_format("short-turns")
    assert choices.format == SHIPPED["short-turns"]
