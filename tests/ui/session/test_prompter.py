"""Claims about prompts: when a card comes by itself, whose it is, and when it is gone."""

from __future__ import annotations

import pytest

from listening_timer.exercise.commands import Back, MainAction, Pause, Resume, SayMore, SwapFloor
from listening_timer.exercise.formats import MINUTE, Bell, Early, Role
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.library.prompts import CardKind
from listening_timer.model.preferences import Prompting
from listening_timer.ui.session.prompter import AUTO_CARD_MS, recipient
from tests.helpers.exercise.play_session import SHARES, begin_play
from tests.helpers.exercise.prompter_driver import Table, kinds_of


@pytest.mark.parametrize("level", [Prompting.OFF, Prompting.LIGHT])
def test_nothing_comes_by_itself_but_in_full(level: Prompting) -> None:
    """Without prompts, and with a hint of them, a turn passes without a card; one may be had."""
    table, play = Table(level), begin_play()
    assert table.through(play, 0, 600) == []
    assert table.noted == []
    assert table.ask(play.look(600)) == table.noted


def test_full_deals_as_a_turn_begins_and_at_its_half() -> None:
    """One to begin with, one that goes deeper at half of the turn; each is gone after 40 s.

    Each is noted once, however often it is looked at.
    """
    table, play = Table(Prompting.FULL), begin_play()
    assert table.through(play, 0, 600) == [*range(40), *range(300, 340)]
    assert kinds_of(table.noted) == [CardKind.OPENING, CardKind.DEEPER]


def test_full_deals_to_each_of_the_two() -> None:
    """The second turn has its own two cards, and no card comes to both."""
    table, play = Table(Prompting.FULL), begin_play()
    table.through(play, 0, 600)
    play.do(MainAction(), 600)
    assert table.through(play, 600, 630) == []
    assert table.through(play, 630, 1230) == [*range(630, 670), *range(930, 970)]
    assert kinds_of(table.noted) == [CardKind.OPENING, CardKind.DEEPER] * 2
    assert len(set(table.noted)) == 4


def test_forty_seconds_are_those_of_the_turn() -> None:
    """While time stands still, a card that lies there stays; its 40 s go on afterwards."""
    table, play = Table(Prompting.FULL), begin_play()
    assert table.lying(play.look(10))
    play.do(Pause(), 30)
    assert table.lying(play.look(500)) == table.noted[0]
    play.do(Resume(), 500)
    assert table.through(play, 500, 530) == [*range(500, 520)]
    assert len(table.noted) == 1


@pytest.mark.parametrize("level", Prompting)
def test_nothing_comes_while_time_stands_still(level: Prompting) -> None:
    """In a pause that began before any look, no card comes by itself."""
    table, play = Table(level), begin_play()
    play.do(Pause(), 0)
    assert table.through(play, 0, 60) == []
    assert table.noted == []


@pytest.mark.parametrize(
    ("phases", "at"),
    [
        ("arrive 1, share A 1, handover 30, share B 1", 10),
        ("share A 1, handover 30, share B 1", 65),
        ("share A 1, share B 1, quiet 5", 125),
    ],
    ids=["arrive", "handover", "quiet"],
)
def test_some_times_are_without_words(phases: str, at: int) -> None:
    """In arrive, handover and quiet no card comes, and none can be had."""
    table, play = Table(Prompting.FULL), begin_play(phases, Bell.STOP)
    state = play.look(at)
    assert state.phase.kind in (PhaseKind.ARRIVE, PhaseKind.HANDOVER, PhaseKind.QUIET)
    assert table.lying(state) == ""
    assert not table.prompter.ask(state)
    assert table.noted == []


def test_a_silence_that_somebody_chose_is_without_words() -> None:
    """Where the rest of a turn is silence, its card is gone, and none can be had."""
    table, play = Table(Prompting.FULL), begin_play(SHARES, Bell.STOP, Early.SILENCE)
    assert table.lying(play.look(5))
    play.do(MainAction(), 6)
    state = play.look(7)
    assert table.lying(state) == ""
    assert not table.prompter.ask(state)
    play.do(Back(), 8)
    assert table.lying(play.look(9)) == table.noted[0]


def test_a_card_that_was_asked_for_stays() -> None:
    """It lies there until its turn ends, and is nobody's in the next."""
    table, play = Table(), begin_play()
    card = table.ask(play.look(100))[0]
    assert table.lying(play.look(599)) == card
    play.do(MainAction(), 600)
    assert table.lying(play.look(601)) == ""
    play.do(MainAction(), 610)
    assert table.lying(play.look(611)) == ""


def test_a_card_belongs_to_whom_it_helps() -> None:
    """To the speaker in a turn, to whoever says back afterwards, to both without a floor."""
    play = begin_play("share A 5, reflect A 2, share B 5, reflect B 2, talk 5")
    owners: list[Role | None] = []
    for step in range(5):
        state = play.look(10 * step + 1)
        prompter = Table().prompter
        assert prompter.ask(state)
        dealt = prompter.look(state)
        assert dealt is not None
        assert (dealt.who, dealt.phase) == (recipient(state), step)
        owners.append(dealt.who)
        play.do(MainAction(), 10 * step + 2)
    assert owners == [Role.A, Role.B, Role.B, Role.A, None]


def test_a_card_of_one_is_not_shown_to_the_other() -> None:
    """When the floor is swapped within a turn, the card goes with it, and comes back with it."""
    table, play = Table(), begin_play()
    card = table.ask(play.look(10))[0]
    play.do(SwapFloor(), 20)
    assert table.lying(play.look(21)) == ""
    play.do(Back(), 22)
    assert table.lying(play.look(23)) == card


@pytest.mark.parametrize("command", [Back(), SayMore()], ids=["back", "say-more"])
def test_who_speaks_again_is_dealt_nothing_again(command: Back | SayMore) -> None:
    """A turn that is gone back to has had its cards; what lay there lies there again."""
    table, play = Table(Prompting.FULL), begin_play()
    assert table.lying(play.look(0))
    play.do(MainAction(), 10)
    assert table.lying(play.look(15)) == ""
    play.do(command, 20)
    assert table.through(play, 20, 60) == [*range(20, 50)]
    assert len(table.noted) == 1


def test_a_turn_begun_anew_is_dealt_nothing_again() -> None:
    """The other's turn that was taken back and begins again has its card, and no second one."""
    table, play = Table(Prompting.FULL), begin_play()
    table.through(play, 0, 10)
    play.do(MainAction(), 10)
    assert table.through(play, 40, 45) == [*range(40, 45)]
    play.do(Back(), 45)
    assert table.through(play, 45, 50) == []
    play.do(MainAction(), 50)
    assert table.through(play, 80, 200) == [*range(80, 120)]
    assert len(table.noted) == 2


def test_a_new_session_begins_with_a_clear_stage() -> None:
    """The card of the session before is gone, and the level is the new one."""
    table, state = Table(Prompting.FULL), begin_play().look(1)
    assert table.lying(state)
    table.prompter.begin(Prompting.OFF)
    assert table.prompter.level is Prompting.OFF
    assert table.lying(state) == ""


def test_a_short_turn_has_its_two_cards() -> None:
    """In a turn of a minute the second card takes the place of the first at its half."""
    table, play = Table(Prompting.FULL), begin_play("share A 1, share B 1")
    assert table.through(play, 0, 60) == [*range(60)]
    assert kinds_of(table.noted) == [CardKind.OPENING, CardKind.DEEPER]
    assert AUTO_CARD_MS == MINUTE * 2 // 3
