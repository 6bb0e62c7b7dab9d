"""Claims about what sounds when, over every format."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from listening_timer.app.session.sounds import tone_of
from listening_timer.desktop.audio import Tone
from listening_timer.exercise.commands import (
    AddRound,
    Answer,
    AnswerGap,
    Back,
    CallBreak,
    Command,
    End,
    MainAction,
    NoticeGap,
    Reopen,
    SayMore,
    SkipPhase,
    SwapFloor,
)
from listening_timer.exercise.decide import advanced, decide, due, next_due
from listening_timer.exercise.events import Event, SoonRang
from listening_timer.exercise.formats import MINUTE, SECOND, Bell, Early, Format, tailored
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.state import Status
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.exercise.play_session import SHARES, Play, make_format

B, T, S, C = Tone.BEGIN, Tone.TURN, Tone.SWITCH, Tone.CLOSE
NO = None
LED = {
    "arrive 1, share A 5, share B 5, close": [B, S, C, NO],
    "arrive 1, share A 5, handover 30, share B 5, appreciate A 1, appreciate B 1, close": (
        [B, T, S, S, S, C, NO]
    ),
    "share A 5, reflect A 3, handover 30, share B 5, reflect B 3, close": [T, T, S, T, C, NO],
    "share A 5, reflect A 2, bridge 2, share B 5, reflect B 2, bridge 2": [T, T, S, T, T, C],
    "share A 5, handover 30, share B 5, talk 5, talk 5": [T, S, T, T, C],
    "appreciate A 5, appreciate B 5, share A 5, share B 5, quiet 10": [S, S, S, T, C],
    "share A 5, handover 0, share B 5": [S, C],
}
"""What sounds at each press of the main action, for people who press before any bell."""


class Heard(Play):
    """A session, and the tone of every batch of events."""

    def __init__(self, fmt: Format) -> None:
        super().__init__(fmt)
        self.tones = [tone_of(None, self.log, self.state)]

    def happen(self, events: Sequence[Event], at: int) -> Tone | None:
        """Let events happen; what sounds with them."""
        before = self.state
        self.take(events)
        now = self.state if self.state.over else advanced(self.state, max(at, self.state.at))
        self.tones.append(tone_of(before, events, now))
        return self.tones[-1]

    def press(self, command: Command, after: int) -> Tone | None:
        """Press something so many ms after the last event; what sounds."""
        at = self.state.at + after
        return self.happen(decide(self.state, command, at), at)

    def wait(self) -> Tone | None:
        """Wait for what time alone brings next; what sounds."""
        event = next_due(self.state)
        assert event is not None
        return self.happen(due(self.state, event.at), event.at)

    def come_to(self, kind: PhaseKind) -> None:
        """Act until a phase of this kind runs."""
        while self.state.phase.kind is not kind:
            self.press(MainAction(), SECOND)


@pytest.mark.parametrize("phases", LED)
def test_what_sounds_where_people_press(phases: str) -> None:
    """Begin, each change of the speaker, each other step, the close: one tone a press."""
    heard = Heard(make_format(phases))
    assert heard.tones == [NO if phases.startswith("arrive") else B]
    while heard.state.status is not Status.ENDED:
        heard.press(MainAction(), SECOND)
    assert heard.tones[1:] == LED[phases]


@pytest.mark.parametrize("bell", [Bell.FINISH, Bell.STOP])
@pytest.mark.parametrize("name", SHIPPED)
def test_every_step_of_every_format_is_heard(name: str, bell: Bell) -> None:
    """Where time is let run: each phase begins with one tone, each bell that passes nothing is one.

    It begins with begin and ends with close; what leaves the closing phase is silent.
    """
    fmt = tailored(SHIPPED[name], bell=bell)
    heard = Heard(fmt)
    told = heard.tones[0]
    while heard.state.status is not Status.ENDED:
        before, event = heard.state, next_due(heard.state)
        tone = heard.press(MainAction(), SECOND) if event is None else heard.wait()
        if isinstance(event, SoonRang):
            assert tone is Tone.SOON
        elif before.phase.kind is PhaseKind.CLOSE:
            assert tone is NO
        elif heard.state.index == before.index:
            assert tone is T
        else:
            assert tone not in (NO, Tone.SOON)
        told = tone or told
    assert next(tone for tone in heard.tones if tone is not NO) is B
    assert told is C
    assert heard.tones.count(B) == heard.tones.count(C) == 1


@pytest.mark.parametrize(
    ("phases", "tones"),
    [("share A 1, share B 1, talk 1, talk 1", [S, T, T, C]), (SHARES, [T, S])],
    ids=["without a handover", "into a handover and out of it"],
)
def test_the_most_telling_of_several_sounds(phases: str, tones: list[Tone]) -> None:
    """A bell that passes the floor on is heard as a switch, one that ends it all as the close."""
    heard = Heard(make_format(phases, Bell.STOP))
    assert [heard.wait() for _tone in tones] == tones


def test_the_end_of_a_long_turn_is_told_of() -> None:
    """Once, before its bell; where both are noticed at one look, only the bell is heard."""
    fmt = make_format(SHARES, soon=1)
    heard = Heard(fmt)
    assert [heard.wait(), heard.wait()] == [Tone.SOON, T]
    heard = Heard(fmt)
    assert heard.happen(due(heard.state, 10 * MINUTE), 10 * MINUTE) is T


def test_once_more_begins_with_a_switch() -> None:
    """A round that is added gives the token to who began, and closes once more."""
    heard = Heard(make_format("share A 5, share B 5, close"))
    heard.come_to(PhaseKind.CLOSE)
    assert heard.press(AddRound(), SECOND) is S
    heard.come_to(PhaseKind.CLOSE)
    assert heard.tones[-4:] == [S, T, S, C]


def test_a_silence_in_place_of_a_turn_is_heard() -> None:
    """The token goes to the middle, later to the other one; taking it back is silent."""
    heard = Heard(make_format("share A 10, share B 10", Bell.STOP, Early.SILENCE))
    assert heard.press(MainAction(), MINUTE) is T
    assert heard.press(Back(), SECOND) is NO
    assert heard.press(MainAction(), MINUTE) is T
    assert heard.wait() is S


def test_more_to_share_is_a_step() -> None:
    """After a reflection the turn goes on, and that is heard: nobody took a step back."""
    heard = Heard(make_format("share A 10, reflect A 3, share B 10, reflect B 3"))
    assert heard.press(MainAction(), MINUTE) is T
    assert heard.press(SayMore(), SECOND) is T
    assert heard.state.phase.kind is PhaseKind.SHARE
    assert heard.press(MainAction(), MINUTE) is T
    assert heard.press(Back(), SECOND) is NO


def test_a_step_back_is_silent() -> None:
    """Who has more to say goes on unheard, from the handover and from the other's turn."""
    heard = Heard(make_format(SHARES))
    heard.press(MainAction(), MINUTE)
    assert heard.press(SayMore(), SECOND) is NO
    heard.press(MainAction(), MINUTE)
    assert heard.press(MainAction(), SECOND) is S
    assert heard.press(Back(), SECOND) is NO


def test_the_floor_given_to_the_other_is_a_switch() -> None:
    """Also where it is swapped within a turn, and after a silence even to the same one."""
    heard = Heard(make_format(SHARES))
    assert heard.press(SwapFloor(), MINUTE) is S
    heard.press(MainAction(), MINUTE)
    assert heard.wait() is S


def test_a_step_that_is_left_out_is_as_good_as_lived() -> None:
    """Skipping to a turn is a switch, skipping Arrive begins, skipping the last step closes."""
    heard = Heard(SHIPPED["first-try"])
    assert heard.press(SkipPhase(), SECOND) is B
    heard.press(MainAction(), SECOND)
    assert heard.press(SkipPhase(), SECOND) is S
    ends = Heard(SHIPPED["long-alternating"])
    while ends.state.phase.kind is not PhaseKind.QUIET:
        ends.wait() if ends.state.phase.kind.facts.turn else ends.press(SkipPhase(), SECOND)
    assert ends.press(SkipPhase(), SECOND) is C


@pytest.mark.parametrize("name", SHIPPED)
def test_ending_early_is_silent(name: str) -> None:
    """Nothing sounds where two people end here, in whichever step."""
    phases = SHIPPED[name].phases
    for index in range(len(phases)):
        heard = Heard(SHIPPED[name])
        while heard.state.index < index:
            heard.press(
                SkipPhase() if heard.state.phase.kind is not PhaseKind.SHARE else MainAction(),
                SECOND,
            )
            if heard.state.status is Status.HELD_SILENCE:
                heard.wait()
        assert heard.press(End(), SECOND) is NO


def on_a_break() -> Heard:
    """Two people on a break of twenty minutes."""
    heard = Heard(make_format(SHARES))
    assert heard.press(CallBreak(20), MINUTE) is NO
    return heard


def test_the_return_time_is_heard() -> None:
    """At the agreed time it sounds as at the beginning; a look up to 3 s later will do."""
    assert on_a_break().wait() is B
    heard = on_a_break()
    late = heard.state.at + 20 * MINUTE + 3 * SECOND
    assert heard.happen(due(heard.state, late), late) is B


def test_a_return_that_came_asleep_is_silent() -> None:
    """Hours later, on waking, the page says that it came; nothing sounds."""
    heard = on_a_break()
    late = heard.state.at + 200 * MINUTE
    assert heard.happen(due(heard.state, late), late) is NO


def test_nothing_sounds_after_a_gap() -> None:
    """Neither the question, nor going on, nor what is over once the time slept is counted."""
    for answer in (Answer.GO_ON, Answer.COUNT):
        heard = Heard(make_format(SHARES, Bell.STOP))
        since = 5 * MINUTE
        assert heard.happen(decide(heard.state, NoticeGap(since), 30 * MINUTE), 0) is NO
        assert heard.press(AnswerGap(answer), SECOND) is NO
        assert (heard.state.index > 0) == (answer is Answer.COUNT)


def taken_up(heard: Heard, away: int) -> Tone | None:
    """Take a session up again so many ms later; what sounds."""
    state = heard.state
    reopen = Reopen(state.at, state.wall_of(state.at + away), 60)
    return heard.happen(decide(state, reopen, state.at), state.at + away)


def test_nothing_sounds_as_a_session_is_taken_up() -> None:
    """Neither in the middle of a turn nor where a return time came meanwhile."""
    heard = Heard(make_format(SHARES))
    assert taken_up(heard, 3 * MINUTE) is NO
    assert taken_up(on_a_break(), 30 * MINUTE) is NO
