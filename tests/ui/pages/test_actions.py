"""Claims about what can be done at each moment, and what the buttons say."""

from __future__ import annotations

from listening_timer.exercise.commands import Act as Main
from listening_timer.exercise.commands import Pause
from listening_timer.exercise.formats import Side
from listening_timer.ui.pages.actions import Act, buttons_of, main_of, menu_of
from listening_timer.ui.people import People
from listening_timer.ui.theme import Tone
from tests.helpers.play import SHARE_FULLY, Play, make_format

PEOPLE = People("Maya", "Sam", Side.LEFT)
SHARES = "share A 10, handover 30, share B 10"


def acts(play: Play, *, choosing: bool = False) -> list[Act]:
    """The acts of the quiet buttons, in order."""
    return [b.act for b in buttons_of(play.state, PEOPLE, choosing_time=choosing)]


def test_share_offers_pause_time_and_break() -> None:
    """In a share there are three quiet buttons, and passing is the main one, in their colour."""
    play = Play(make_format(SHARES))
    assert acts(play) == [Act.PAUSE, Act.MORE_TIME, Act.BREAK]
    main = main_of(play.state, PEOPLE)
    assert (main.text, main.tone) == ("I have shared everything", Tone.LAKE)


def test_more_time_offers_one_two_five() -> None:
    """More time is chosen from 1, 2 and 5 minutes, or not at all."""
    play = Play(make_format(SHARES))
    assert acts(play, choosing=True) == [Act.ADD_1, Act.ADD_2, Act.ADD_5, Act.NEVER_MIND]


def test_not_now_stands_until_arrival() -> None:
    """Before Arrive is confirmed one may still say: not now. Afterwards one may not."""
    play = Play(SHARE_FULLY)
    assert acts(play) == [Act.NOT_NOW]
    play.do(Main(), 30)
    assert Act.NOT_NOW not in acts(play)


def test_handover_gives_the_floor_back_or_on() -> None:
    """In the handover the first one may have more to say; the second takes the floor."""
    play = Play(make_format(SHARES))
    play.do(Main(), 700)
    assert acts(play) == [Act.SAY_MORE, Act.REPAIR]
    main = main_of(play.state, PEOPLE)
    assert "Sam" in main.text
    assert main.tone is Tone.CLAY


def test_pause_makes_going_on_the_main_action() -> None:
    """While time stands still there is no second pause, and the big button goes on."""
    play = Play(make_format(SHARES))
    play.do(Pause(), 10)
    assert Act.PAUSE not in acts(play)
    assert main_of(play.state, PEOPLE).text == "Go on"


def test_running_share_is_not_skipped_from_the_menu() -> None:
    """The menu skips no running share; ending is last in it."""
    play = Play(make_format(SHARES))
    found = [button.act for button in menu_of(play.state)]
    assert Act.SKIP not in found
    assert found[-1] is Act.END
