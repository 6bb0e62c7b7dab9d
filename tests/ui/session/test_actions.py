"""Claims about what can be done at each moment, and what the buttons say."""

from __future__ import annotations

import pytest

from listening_timer.exercise.commands import AddRound, MainAction, Pause
from listening_timer.exercise.formats import Bell, Early, Format, Side
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.state import Status
from listening_timer.model.run_kind import RunKind
from listening_timer.ui.session.actions import (
    MOST_QUIET,
    ButtonOptions,
    StageAction,
    buttons_of,
    listener_of,
    main_of,
    menu_of,
)
from listening_timer.ui.theme.theme import Tone
from listening_timer.ui.words.people import People
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.exercise.play_session import SHARE_FULLY, SHARES, Play, begin_play
from tests.helpers.plain_text import plain

PEOPLE = People("Maya", "Sam", Side.LEFT)
USUAL = ButtonOptions()


def acts(play: Play, offer: ButtonOptions = USUAL) -> list[StageAction]:
    """The acts of the quiet buttons, in order."""
    return [button.act for button in buttons_of(play.state, PEOPLE, offer)]


def listed(play: Play, offer: ButtonOptions = USUAL) -> list[StageAction]:
    """The acts in the menu, in order."""
    return [button.act for button in menu_of(play.state, PEOPLE, offer)]


def bridge() -> Play:
    """The first one has shared, and the bridge has begun."""
    play = begin_play("share A 10, bridge 2, handover 30, share B 10, bridge 2")
    play.do(MainAction(), 10)
    return play


def test_share_offers_pause_and_break() -> None:
    """In a share there are two quiet buttons, and passing is the main one, in their colour."""
    play = begin_play()
    assert acts(play) == [StageAction.PAUSE, StageAction.BREAK]
    main = main_of(play.state, PEOPLE)
    assert (main.text, main.tone) == ("I have shared everything", Tone.LAKE)


@pytest.mark.parametrize("last", ["talk 5", "quiet 5", "bridge 2", "handover 30", "close"])
def test_the_last_step_says_that_it_is(last: str) -> None:
    """Whatever step ends the session, its button says so; before that it says to go on."""
    play = begin_play(f"share A 5, handover 30, share B 5, quiet 1, {last}")
    said: list[str] = []
    for at in (10, 20, 30, 40):
        play.do(MainAction(), at)
        said.append(main_of(play.state, PEOPLE).text)
    assert said[2:] == ["Go on", "Finish"]


def test_closing_offers_one_more_round() -> None:
    """A quiet button while closing and nowhere else; where turns have no end it names no time."""
    play = begin_play("share A 1, share B 1, close")
    assert StageAction.ROUND not in acts(play)
    play.do(MainAction(), 10)
    play.do(MainAction(), 20)
    texts = {button.act: button.text for button in buttons_of(play.state, PEOPLE, USUAL)}
    assert plain(texts[StageAction.ROUND]) == "Once more, 3 min each"
    assert main_of(play.state, PEOPLE).text == "Finish"
    play.do(AddRound(), 30)
    assert StageAction.ROUND not in acts(play)
    free = begin_play("share A, share B, close", Bell.OPEN)
    free.do(MainAction(), 10)
    free.do(MainAction(), 20)
    shown = {button.act: button.text for button in buttons_of(free.state, PEOPLE, USUAL)}
    assert shown[StageAction.ROUND] == "Once more"


def test_the_menu_of_a_share_has_the_most_used_first() -> None:
    """1, 2 or 5 minutes more, a prompt, a reply that waits; what is rare, and the end, below."""
    assert listed(begin_play()) == [
        StageAction.ADD_1,
        StageAction.ADD_2,
        StageAction.ADD_5,
        StageAction.PROMPT,
        StageAction.HOLD_REPLY,
        StageAction.SWAP,
        StageAction.HIDE,
        StageAction.DIGITS,
        StageAction.SECOND_WINDOW,
        StageAction.ALL_KEYS,
        StageAction.END,
    ]


def test_what_has_no_place_in_the_bar_is_in_the_menu() -> None:
    """Where three things are asked for, the third comes first in the menu; none is in both."""
    play = begin_play("share A 10, reflect A 3, share B 10, reflect B 3")
    play.do(MainAction(), 10)
    assert acts(play) == [StageAction.SAY_MORE, StageAction.PAUSE]
    assert listed(play)[0] is StageAction.BREAK
    assert not set(acts(play)) & set(listed(play))


def test_not_now_stands_until_arrival() -> None:
    """Before Arrive is confirmed one may still say: not now. Afterwards one may not."""
    play = Play(SHARE_FULLY)
    assert acts(play) == [StageAction.NOT_NOW, StageAction.RATE]
    play.do(MainAction(), 30)
    assert StageAction.NOT_NOW not in acts(play)


def test_handover_gives_the_floor_back_or_on() -> None:
    """In the handover the first one may have more to say; the second takes the floor."""
    play = begin_play()
    play.do(MainAction(), 700)
    assert acts(play) == [StageAction.SAY_MORE, StageAction.REPAIR]
    main = main_of(play.state, PEOPLE)
    assert plain(main.text) == "Sam’s turn"
    assert main.tone is Tone.CLAY


def test_pause_makes_going_on_the_main_action() -> None:
    """While time stands still there is no second pause, and the big button goes on."""
    play = begin_play()
    play.do(Pause(), 10)
    assert StageAction.PAUSE not in acts(play)
    assert main_of(play.state, PEOPLE).text == "Go on"


def test_in_a_held_silence_nothing_invites_to_press() -> None:
    """The main button is quiet and has no key; who spoke is named where they may go on."""
    play = begin_play(SHARES, Bell.STOP, Early.SILENCE)
    assert not main_of(play.state, PEOPLE).quiet
    play.do(MainAction(), 10)
    main = main_of(play.state, PEOPLE)
    assert (main.quiet, main.key, main.text) == (True, "", "Quiet until the bell")
    more = next(b for b in buttons_of(play.state, PEOPLE, USUAL) if b.act is StageAction.SAY_MORE)
    assert "Maya" in more.text
    assert more.text.endswith("has more to say")
    play.do(Pause(), 20)
    assert main_of(play.state, PEOPLE).key


def test_running_share_is_not_skipped_from_the_menu() -> None:
    """The menu skips no running share; ending is last in it."""
    play = begin_play()
    assert StageAction.SKIP not in listed(play)
    assert listed(play)[-1] is StageAction.END


def test_both_are_asked_how_they_are_as_they_arrive() -> None:
    """At Arrive, until both have said, and nowhere else: at the end the closing page asks."""
    play = begin_play("arrive 1, share A 1, share B 1, close")
    found: list[bool] = []
    for step in range(4):
        found.append(StageAction.RATE in acts(play))
        assert StageAction.RATE not in acts(play, ButtonOptions(rated=True))
        play.do(MainAction(), 10 * (step + 1))
    assert found == [True, False, False, False]


def test_no_prompt_is_offered_where_none_helps() -> None:
    """In Arrive, in the handover and in a silence there is no button that would be refused."""
    silent = begin_play(SHARES, Bell.STOP, Early.SILENCE)
    silent.do(MainAction(), 10)
    handing = begin_play()
    handing.do(MainAction(), 10)
    for play in (Play(SHARE_FULLY), handing, silent):
        assert StageAction.PROMPT not in listed(play)


def test_the_bridge_is_for_who_listened() -> None:
    """Who did not share looks for the feeling, and may have more time for it."""
    play = bridge()
    button = next(b for b in buttons_of(play.state, PEOPLE, USUAL) if b.act is StageAction.FEELINGS)
    assert "Sam" in button.text
    assert PEOPLE.name(listener_of(play.state)) in button.text
    assert StageAction.ADD_2 in listed(play)


def test_hiding_can_be_done_at_any_time() -> None:
    """In every phase the menu has it, whether time runs or stands still."""
    for play in (Play(SHARE_FULLY), begin_play(), bridge()):
        assert StageAction.HIDE in listed(play)
        play.do(Pause(), 20)
        assert StageAction.HIDE in listed(play)


@pytest.mark.parametrize("fmt", list(SHIPPED.values()), ids=lambda fmt: fmt.id)
def test_the_bar_has_a_place_for_every_button(fmt: Format) -> None:
    """At no step of any format are there more buttons than the bar can show."""
    play, at = Play(fmt), 0.0
    while play.state.status is not Status.ENDED:
        assert len(acts(play)) <= MOST_QUIET
        at += 5
        if play.state.phase.kind is PhaseKind.SHARE and fmt.early is Early.SILENCE:
            at += 15 * 60
            play.look(at)
        else:
            play.do(MainAction(), at)


def test_a_demonstration_offers_what_only_it_has() -> None:
    """Its steps while it is paused, before all else; starting over and "Now you" in the menu."""
    offer, play = ButtonOptions(kind=RunKind.DEMONSTRATION), begin_play()
    assert acts(play, offer) == [StageAction.PAUSE, StageAction.BREAK]
    play.do(Pause(), 10)
    assert acts(play, offer) == [StageAction.FORWARD, StageAction.BACKWARD]
    own = {StageAction.START_OVER, StageAction.NOW_YOU}
    assert own <= set(listed(play, offer))
    assert listed(play, offer)[-1] is StageAction.END
    usual = {*own, StageAction.FORWARD, StageAction.BACKWARD}
    assert not usual & {*acts(play), *listed(play)}
