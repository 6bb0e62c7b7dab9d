"""Claims about what is said aloud while two people talk."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from listening_timer.exercise.commands import (
    AddTime,
    CallBreak,
    ComeBack,
    Command,
    End,
    MainAction,
    NoticeGap,
    Pause,
    Resume,
)
from listening_timer.exercise.decide import State
from listening_timer.exercise.formats import SECOND, Bell, Format, Refused, Role, Side
from listening_timer.library.prompts import Card, CardKind
from listening_timer.model.preferences import Digits
from listening_timer.ui.session.description import stage_description
from listening_timer.ui.session.prompter import DealtCard
from listening_timer.ui.session.session_announcements import AnnouncedMoment, announcement
from listening_timer.ui.words.people import People
from tests.helpers.exercise.play_session import SHARE_FULLY, Play, make_format
from tests.helpers.exercise.strategies import commands, formats
from tests.helpers.plain_text import plain

PEOPLE = People("Maya", "Sam", Side.LEFT)
TURNS = make_format("share A 10, share B 10")


def told(before: State | None, after: State) -> str:
    """What is said between two moments."""
    last = None if before is None else AnnouncedMoment(before)
    return plain(announcement(last, AnnouncedMoment(after), PEOPLE))


class Listened:
    """A session of which everything is heard that is said, look by look."""

    def __init__(self, fmt: Format = SHARE_FULLY, step: int = 1) -> None:
        """`step`: so many seconds lie between two looks."""
        self.play, self.said, self._step = Play(fmt), list[str](), step
        self._looked = 0
        self.states: list[State | None] = [None]
        self._hear(self.play.state)

    def do(self, command: Command, at: float) -> str:
        """Give a command at so many seconds; returns what is said of it."""
        self.look(at)
        self.play.do(command, at)
        return self._hear(self.play.state)

    def look(self, at: float) -> str:
        """Let time pass up to so many seconds, and look; returns what was said last."""
        words, last = "", ""  # a command since may be why the same is said again
        begin = max(
            self.play.at // SECOND, self._looked
        )  # a refused command does not take time back
        for second in range(begin + 1, int(at) + 1, self._step):
            self._looked = second
            now = self._hear(self.play.look(second))
            assert not now or now != last
            last = now or last
            words = now or words
        return words

    def _hear(self, state: State) -> str:
        words = told(self.states[-1], state)
        self.states.append(state)
        if words:
            self.said.append(words)
        return words


def test_a_talk_is_told_from_its_beginning_to_its_end() -> None:
    """Who has the floor and for how long, the bell, the handover, thanks and the end."""
    talk = Listened()
    for at in (20, 640, 660, 1000, 1020, 1040, 1060):
        talk.do(MainAction(), at)
    assert talk.said == [
        "Is this a good time and place for both of you?",
        "Maya’s turn for 10 min. Sam just listens.",
        "1 min left.",
        "Maya, finish your thought whenever you’re ready.",
        (
            "Take a breath together. Thank you, Maya. Thank you for listening, Sam. Your turn is "
            "next. Sam, you can have a little more too, if you like."
        ),
        "Sam, if you like, say in one sentence what stayed with you.",
        "Sam’s turn for 10 min. Maya just listens.",
        "Maya says thank you. Sam just listens.",
        "Sam says thank you. Maya just listens.",
        "Thank you, both of you. Tell each other one thing that helped you go on.",
        "The talk has ended.",
    ]


def test_a_bell_that_ends_a_turn_is_told_before_what_comes() -> None:
    """The bell first, then the handover; both in one breath."""
    talk = Listened(make_format("share A 1, handover 30, share B 1", Bell.STOP))
    assert talk.look(60).startswith("The bell rang. Take a breath together.")
    assert talk.look(90) == "Sam’s turn for 1 min. Maya just listens."


def test_standing_still_and_going_on_are_told() -> None:
    """A pause, and its end with the name of who speaks."""
    talk = Listened(TURNS)
    assert talk.do(Pause(), 5) == "The clock is stopped."
    assert talk.do(Resume(), 9) == "The clock is running again. Maya’s turn."


def test_what_a_page_says_of_itself_is_not_told_again() -> None:
    """A break and a gap have pages with headings; going on from them is told."""
    talk = Listened(TURNS)
    assert talk.do(CallBreak(5), 5) == ""
    assert talk.look(306) == ("It’s the time you agreed on. Come back when you’re both ready.")
    assert talk.do(ComeBack(), 310) == (
        "The clock is stopped. Each of you: one word on how you are now."
    )
    assert talk.do(Resume(), 320) == "The clock is running again. Maya’s turn."
    assert talk.do(NoticeGap(talk.play.at), 350) == ""


def test_more_time_is_told() -> None:
    """By how much, and how much there is now."""
    talk = Listened(TURNS)
    assert talk.do(AddTime(2), 5) == "2 min more. 12 min left."


def test_only_the_last_minute_of_a_long_turn_is_told() -> None:
    """One sentence in all of a turn's time; none in a short turn, or where no digits are shown."""
    long, short = (
        Listened(make_format("share A 5, share B 5")),
        Listened(make_format("share A 3, share B 3")),
    )
    before = len(long.said), len(short.said)
    assert long.look(299) == "1 min left."
    short.look(179)
    assert (len(long.said), len(short.said)) == (before[0] + 1, before[1])
    ring = Play(make_format("share A 5, share B 5"))
    first, last = AnnouncedMoment(ring.state), AnnouncedMoment(ring.look(245), digits=Digits.RING)
    assert announcement(first, last, PEOPLE) == ""


def test_what_a_description_tells_is_not_told_as_well() -> None:
    """The stage has just got the focus: its description is read, and says whose turn it is."""
    play = Play(TURNS)
    now = AnnouncedMoment(play.state)
    assert announcement(None, now, PEOPLE, described=True) == ""
    assert plain(stage_description(now.state, PEOPLE)) == (
        "Maya’s turn, 10 min left. Sam just listens."
    )
    play.do(Pause(), 65)
    paused = AnnouncedMoment(play.state)
    assert announcement(now, paused, PEOPLE, described=True) == ""
    assert plain(stage_description(paused.state, PEOPLE)) == (
        "Maya’s turn, 9 min left. Sam just listens. The clock is stopped."
    )


def test_a_card_is_told_once() -> None:
    """Whose it is and what it says, as it comes to lie there."""
    state = Play(TURNS).state
    card = Card(CardKind.OPENING, {"en": "It began with …"}, "began")
    dealt = AnnouncedMoment(state, DealtCard(card, Role.A, 0, None))
    words = announcement(AnnouncedMoment(state), dealt, PEOPLE)
    assert plain(words) == "If it helps, Maya: It began with …"
    assert announcement(dealt, dealt, PEOPLE) == ""


def test_an_end_before_its_time_is_told() -> None:
    """Whoever ends it, it is said once."""
    talk = Listened(TURNS)
    assert talk.do(End(), 5) == "The talk has ended."


@settings(max_examples=40)
@given(fmt=formats(), wishes=st.lists(st.tuples(st.integers(0, 200), commands()), max_size=20))
def test_no_change_of_floor_is_silent(fmt: Format, wishes: list[tuple[int, Command]]) -> None:
    """Whoever has the floor is named as they get it; time alone says nothing twice in a row."""
    talk, at = Listened(fmt, step=15), 0
    for wait, wish in wishes:
        at += wait
        try:
            talk.do(wish, at)
        except Refused:
            continue
    for before, after in pairwise(talk.states[1:]):
        if before is None or after is None or not after.ticking or before.floor is after.floor:
            continue
        words = told(before, after)
        assert words, (before.index, after.index)
        if after.floor is not None:
            assert PEOPLE.name_a in words or PEOPLE.name_b in words


def test_the_question_to_a_turn_left_running_is_announced_once() -> None:
    """As it comes, and not again with each second or minute that passes."""
    play = Play(make_format("share A 10, handover 30, share B 10"))
    told = [
        announcement(
            AnnouncedMoment(play.look(second)), AnnouncedMoment(play.look(second + 1)), PEOPLE
        )
        for second in range(890, 1_500)
    ]
    assert [plain(each) for each in told if each] == ["Still sharing, Maya? There’s no hurry."]
