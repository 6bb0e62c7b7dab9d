"""Claims about prompts that are asked for: which kinds help where, and which card is the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listening_timer.exercise.commands import MainAction
from listening_timer.exercise.formats import SECOND, Bell, Role
from listening_timer.library.prompts import CardKind
from listening_timer.model.preferences import Prompting
from listening_timer.ui.session.prompter import BEGINNING, Prompter, kinds_at, recipient
from tests.helpers.exercise.play_session import begin_play
from tests.helpers.exercise.prompter_driver import (
    BRIDGE,
    CLOSE,
    EACH,
    REFLECT,
    SHARE,
    TALK,
    Table,
    in_phase,
    keys,
    kinds_of,
)

MOMENTS = {
    "share": in_phase(SHARE),
    "late": begin_play().look(400),
    "reflect": in_phase(REFLECT),
    "talk": in_phase(TALK),
    "close": in_phase(CLOSE),
}


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (SHARE, [CardKind.OPENING, CardKind.DEEPER, CardKind.FEELING]),
        (REFLECT, [CardKind.SAYING_BACK, CardKind.MAKING_SENSE]),
        (BRIDGE, [CardKind.FEELING]),
        (TALK, [CardKind.MAKING_SENSE]),
        (CLOSE, [CardKind.CLOSING]),
    ],
)
def test_asking_goes_through_the_kinds_of_the_phase(number: int, expected: list[CardKind]) -> None:
    """Each press brings the next kind that helps here, and then the first again."""
    asked = Table().ask(in_phase(number), 2 * len(expected))
    assert kinds_of(asked) == expected * 2


def test_later_in_a_turn_nobody_is_begun_with() -> None:
    """After a third of the turn there are two kinds left."""
    table, play = Table(), begin_play()
    assert kinds_of(table.ask(play.look(199), 1)) == [CardKind.OPENING]
    assert kinds_of(table.ask(play.look(201), 3)) == [
        CardKind.DEEPER,
        CardKind.FEELING,
        CardKind.DEEPER,
    ]


def test_what_is_appreciated_is_said_to_the_other() -> None:
    """In an appreciation the card is for whoever appreciates."""
    play = begin_play("share A 1, share B 1, appreciate A 1, appreciate B 1")
    play.do(MainAction(), 1)
    play.do(MainAction(), 2)
    state = play.look(3)
    assert kinds_of(Table().ask(state)) == [CardKind.APPRECIATION]
    assert recipient(state) is Role.A


def test_a_turn_without_an_end_is_begun_with_too() -> None:
    """Three minutes count as its beginning; in full one card comes, since it has no half."""
    play = begin_play("share A, handover 30, share B", Bell.OPEN)
    assert kinds_at(play.look(1))[0] is CardKind.OPENING
    assert kinds_at(play.look(BEGINNING // SECOND))[0] is CardKind.DEEPER
    table = Table(Prompting.FULL)
    assert table.through(play, 0, 1800) == [*range(40)]
    assert kinds_of(table.noted) == [CardKind.OPENING]


@given(st.lists(st.sampled_from(sorted(MOMENTS)), min_size=1, max_size=60))
def test_no_card_comes_twice_until_all_of_its_kind_came(moments: Sequence[str]) -> None:
    """Whenever anybody asks: of one kind all come before one comes again, the oldest first."""
    table = Table()
    asked = [table.ask(MOMENTS[moment])[0] for moment in moments]
    assert asked == table.noted
    for kind in CardKind:
        mine = [key for key in asked if key in keys(kind)]
        rounds = [mine[at : at + EACH] for at in range(0, len(mine), EACH)]
        assert all(len(set(each)) == len(each) for each in rounds)
        assert all(late == early[: len(late)] for early, late in pairwise(rounds))


@given(st.permutations(keys(CardKind.CLOSING)), st.integers(0, EACH))
def test_the_longest_ago_comes_first(cards: Sequence[str], known: int) -> None:
    """Cards never seen come first, then the others in the order in which they were seen.

    Be it in sessions before, or in this one before the program went away.
    """
    old = cards[:known]
    order = [*(key for key in keys(CardKind.CLOSING) if key not in old), *old]
    for table in (Table(seen=old), Table(used=old)):
        assert table.ask(MOMENTS["close"], 2 * EACH) == order * 2


def test_a_kind_without_cards_is_no_fault() -> None:
    """Where a deck has no card, none is dealt and none is noted."""
    noted: list[str] = []
    prompter = Prompter(lambda _kind: (), noted.append)
    prompter.begin(Prompting.FULL)
    state = begin_play().look(1)
    assert prompter.look(state) is None
    assert not prompter.ask(state)
    assert noted == []
