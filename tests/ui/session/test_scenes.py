"""Claims about what the stage shows: where the token is, whose words, which time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from listening_timer.exercise.commands import (
    AddTime,
    CallBreak,
    ComeBack,
    HoldReply,
    MainAction,
    Pause,
)
from listening_timer.exercise.decide import Status
from listening_timer.exercise.formats import Bell, Early, Role, Side
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.timekeeping import maybe_left_running
from listening_timer.library.prompts import Card, CardKind
from listening_timer.model.preferences import Digits
from listening_timer.ui.session.actions import main_of
from listening_timer.ui.session.description import opening_words
from listening_timer.ui.session.prompter import DealtCard
from listening_timer.ui.session.scenes import (
    Besides,
    aside_of,
    ring_of,
    scene_of,
    shown_time,
    time_dependent_parts,
    time_words,
)
from listening_timer.ui.theme.theme import Tone
from listening_timer.ui.widgets.token.floor import Place
from listening_timer.ui.words.people import People
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.exercise.play_session import SHARES, Play, begin_play
from tests.helpers.plain_text import plain

PEOPLE = People("Maya", "Sam", Side.RIGHT)
CARD = Card(CardKind.OPENING, {"en": "It began with …"}, "deck/1")


def test_token_lies_where_its_holder_sits() -> None:
    """Who begins sits right here: their token is clay and lies right; the other is named left."""
    scene = scene_of(begin_play().state, PEOPLE, Digits.CLOCK)
    assert (scene.place, scene.face.tone) == (Place.RIGHT, Tone.CLAY)
    assert "Maya" in scene.face.name
    assert scene.left is not None
    assert "Sam" in scene.left.name
    assert scene.right is None


def test_handover_rests_in_the_middle() -> None:
    """Between two shares the token is nobody's, and both are thanked, with no figure between."""
    play = begin_play()
    play.do(MainAction(), 580)
    scene = scene_of(play.state, PEOPLE, Digits.CLOCK)
    assert (scene.place, scene.face.tone) == (Place.MIDDLE, Tone.MOSS)
    assert plain(scene.line) == (
        "Thank you, Maya. Thank you for listening, Sam. Your turn is next."
    )


@pytest.mark.parametrize("names", [("You", "You too"), ("Maya", "You too")])
def test_people_without_names_are_thanked_together(names: tuple[str, str]) -> None:
    """Where a seat has no name, nobody is thanked as "You"; and it is told that they switch."""
    play, people = begin_play(), People(*names, Side.LEFT)
    play.do(MainAction(), 580)
    line = scene_of(play.state, people, Digits.CLOCK).line
    assert line == "Thank you both. Now you switch."
    assert main_of(play.state, people).text == "The right one’s turn"
    words = " ".join(plain(each) for each in opening_words(begin_play().state, people))
    begins = names[0] if names[0] != "You" else "The left one"
    assert words.strip() == f"{begins}’s turn for 10 min. The right one just listens."


def test_after_the_quiet_one_sentence_may_be_said_back() -> None:
    """From half of the handover on, to who listened and speaks next; not before it."""
    play = begin_play()
    play.do(MainAction(), 580)
    back = "Sam, if you like, say in one sentence what stayed with you."
    shown = {at: plain(scene_of(play.look(at), PEOPLE, Digits.CLOCK).line) for at in (594, 595)}
    assert (shown[594] == back, shown[595] == back) == (False, True)
    assert time_dependent_parts(play.look(594)) != time_dependent_parts(play.look(595))


@pytest.mark.parametrize(
    ("phases", "early", "at"),
    [(f"{SHARES}, handover 30, quiet 5", Early.HAND_OVER, 1_255), (SHARES, Early.SILENCE, 625)],
    ids=["no turn follows", "a protocol without answers"],
)
def test_where_nobody_answers_no_sentence_is_asked_for(phases: str, early: Early, at: int) -> None:
    """Before a quiet, and where what is left of a turn is silence, the thanks stay."""
    state = begin_play(phases, Bell.STOP, early).look(at)
    assert state.phase.kind is PhaseKind.HANDOVER
    assert "sentence" not in scene_of(state, PEOPLE, Digits.CLOCK).line


def test_who_listens_reads_six_words() -> None:
    """That their turn comes next, where it does; else only to listen."""
    play = begin_play()
    seat = scene_of(play.state, PEOPLE, Digits.CLOCK).left
    assert seat is not None
    assert seat.line == "Just listen. Your turn comes next."
    play.do(MainAction(), 10)
    play.do(MainAction(), 20)
    seat = scene_of(play.state, PEOPLE, Digits.CLOCK).right
    assert seat is not None
    assert seat.line == "Just listen."


def test_what_a_turn_is_about_stands_where_one_listens() -> None:
    """The rule of a format, or of a turn, is the listener's line, and is told with the turn."""
    play = Play(SHIPPED["outside-stress"])
    seat = scene_of(play.state, PEOPLE, Digits.CLOCK).left
    assert seat is not None
    assert seat.line == "Just listen. What comes from outside, not between you."
    assert opening_words(play.state, PEOPLE)[-1] == "What comes from outside, not between you."
    own = Play(SHIPPED["hard-and-good"])
    seat = scene_of(own.state, PEOPLE, Digits.CLOCK).left
    assert seat is not None
    assert seat.line == "Just listen. This time, something hard."


def test_arrive_has_a_line_in_a_first_try_alone() -> None:
    """Elsewhere the question stands without a line below it."""
    lines = {
        name: scene_of(Play(fmt).state, PEOPLE, Digits.CLOCK).line
        for name, fmt in SHIPPED.items()
        if fmt.phases[0].kind is PhaseKind.ARRIVE
    }
    told = lines.pop("first-try")
    assert told == "Phones away. You can stop at any time."
    assert set(lines.values()) == {""}


@pytest.mark.parametrize(
    ("digits", "shown"), [(Digits.CLOCK, "6:50"), (Digits.MINUTES, "7 min"), (Digits.RING, "")]
)
def test_time_is_shown_as_chosen(digits: Digits, shown: str) -> None:
    """The same moment as minutes and seconds, as minutes, or as the ring alone."""
    assert shown_time(begin_play().look(190), digits) == shown


def test_countdown_never_shows_less_than_is_left() -> None:
    """A second is shown until it is over: 10:00 stands for the whole first second."""
    play = begin_play()
    assert shown_time(play.look(0.999), Digits.CLOCK) == "10:00"
    assert shown_time(play.look(1), Digits.CLOCK) == "9:59"


def test_overtime_is_soft() -> None:
    """After the bell the ring is full and thin and the time counts up; nothing says late."""
    scene = scene_of(begin_play().look(680), PEOPLE, Digits.CLOCK)
    assert scene.face.thin
    assert scene.face.ring == 1.0
    assert scene.face.over == "+1:20"
    assert scene.face.clock == ""
    assert plain(scene.aside.text) == "Maya, finish your thought whenever you’re ready."


def test_ring_follows_the_allowed_time() -> None:
    """Half used is half a ring; more time gives some of it back."""
    play = begin_play()
    assert ring_of(play.look(300)) == pytest.approx(0.5)
    play.do(AddTime(5), 300)
    assert ring_of(play.state) == pytest.approx(10 / 15)


def test_held_replies_are_told_to_their_owner() -> None:
    """As their own share begins, who listened sees how often they let a reply wait."""
    play = begin_play()
    play.do(HoldReply(), 5)
    play.do(HoldReply(), 6)
    play.do(MainAction(), 10)
    play.do(MainAction(), 20)
    aside = scene_of(play.state, PEOPLE, Digits.CLOCK).aside
    assert "2" in aside.text
    assert aside.to_holder


def test_replies_that_wait_are_told_though_repair_is_owed() -> None:
    """In the handover it is said, by name; in the share the replies show."""
    play = begin_play()
    play.do(HoldReply(), 5)
    play.do(MainAction(), 695)
    notice = scene_of(play.state, PEOPLE, Digits.CLOCK).aside.text
    assert plain(notice) == "Sam, you can have a little more too, if you like."
    play.do(MainAction(), 700)
    assert "one reply waited" in scene_of(play.state, PEOPLE, Digits.CLOCK).aside.text


def test_paused_looks_paused() -> None:
    """The stone is dimmed, and one text says so, in each place."""
    side, middle = begin_play(), begin_play("share A 1, share B 1, talk 5")
    for at in (1, 2):
        middle.do(MainAction(), at)
    for play in (side, middle):
        play.do(Pause(), 10)
        scene = scene_of(play.state, PEOPLE, Digits.CLOCK, Besides(hint=True, topic="The move"))
        assert scene.face.dimmed
        lines = (scene.face.line, scene.line, scene.aside.text, scene.left and scene.left.line)
        assert [line for line in lines if line] == ["Take your time."]


def test_after_a_break_the_one_text_is_for_both() -> None:
    """Each says a word before time runs; a pause after that is a pause."""
    play = begin_play()

    def line() -> str:
        seat = scene_of(play.state, PEOPLE, Digits.CLOCK).left
        assert seat is not None
        return seat.line

    play.do(CallBreak(5), 20)
    play.do(ComeBack(), 30)
    assert line() == "Each of you: one word on how you are now."
    play.do(MainAction(), 40)
    assert line().startswith("Just listen.")
    play.do(Pause(), 50)
    assert line() == "Take your time."


def test_silence_takes_the_token_to_the_middle() -> None:
    """With early silence the token rests for the remaining time."""
    play = begin_play(SHARES, Bell.STOP, Early.SILENCE)
    play.do(MainAction(), 400)
    assert play.state.status is Status.HELD_SILENCE
    scene = scene_of(play.state, PEOPLE, Digits.CLOCK)
    assert (scene.place, scene.face.clock) == (Place.MIDDLE, "3:20")
    assert ring_of(play.look(500)) == pytest.approx(1 / 6)


def test_a_card_says_whose_it_is() -> None:
    """It lies on the stage with the name of whom it helps."""
    dealt = DealtCard(CARD, Role.A, 0, None)
    aside = scene_of(begin_play().state, PEOPLE, Digits.CLOCK, Besides(dealt=dealt)).aside
    assert "Maya" in aside.title
    assert (aside.text, aside.to_holder) == ("It began with …", True)


def test_a_card_in_the_middle_is_for_both() -> None:
    """Where nobody has the floor, no name stands on it."""
    play = begin_play("share A 1, share B 1, talk 5")
    play.do(MainAction(), 1)
    play.do(MainAction(), 2)
    besides = Besides(dealt=DealtCard(CARD, None, 2, None))
    scene = scene_of(play.state, PEOPLE, Digits.CLOCK, besides)
    assert scene.place is Place.MIDDLE
    assert scene.aside.text == "It began with …"
    assert not any(name in scene.aside.title for name in ("Maya", "Sam"))


def test_of_several_texts_the_first_in_precedence_is_shown() -> None:
    """The answer to a press, a prompt, a notice, the hint, the topic; and one of them only."""
    play = begin_play()
    dealt = DealtCard(CARD, Role.A, 0, None, since=650_000)
    besides = Besides("Your reply can wait.", dealt, hint=True, topic="The move")
    early, later, over = (play.look(at) for at in (5, 30, 680))
    shown = [
        aside_of(state, PEOPLE, each).text
        for state, each in (
            (over, besides),
            (over, replace(besides, word="")),
            (over, replace(besides, word="", dealt=None)),
            (early, replace(besides, word="", dealt=None)),
            (later, replace(besides, word="", dealt=None)),
        )
    ]
    assert shown[:2] == ["Your reply can wait.", "It began with …"]
    assert "finish your thought" in shown[2]
    assert shown[3:] == ["Need a start? “…” has a prompt.", "The move"]
    quiet = replace(besides, quiet=True)
    assert aside_of(over, PEOPLE, quiet).text == "Your reply can wait."
    assert not aside_of(over, PEOPLE, Besides(hint=True, topic="The move", quiet=True)).text


def test_an_older_prompt_makes_room_for_a_notice() -> None:
    """For 40 s of the turn it comes first; then the bell's words do, and quiet takes it away."""
    play, dealt = begin_play(), DealtCard(CARD, Role.A, 0, None, since=590_000)
    besides = Besides(dealt=dealt)
    new, old = play.look(620), play.look(640)
    assert aside_of(new, PEOPLE, replace(besides, quiet=True)).text == "It began with …"
    assert "finish your thought" in aside_of(old, PEOPLE, besides).text
    before = DealtCard(CARD, Role.A, 0, None)
    late = Besides(dealt=before, topic="The move")
    state = begin_play().look(300)
    assert aside_of(state, PEOPLE, late).text == "It began with …"
    assert not aside_of(state, PEOPLE, replace(late, quiet=True)).text


def test_what_is_said_to_the_holder_lies_on_their_side() -> None:
    """The bell's words and the hint are the speaker's; the answer to a press and the topic not."""
    play = begin_play()
    besides = Besides(hint=True, topic="The move")
    holders = [aside_of(play.look(at), PEOPLE, besides).to_holder for at in (5, 30, 680)]
    assert holders == [True, False, True]
    assert not aside_of(play.look(690), PEOPLE, Besides("Your reply can wait.")).to_holder


def test_time_is_heard_in_minutes_and_near_the_end_in_seconds() -> None:
    """Minutes are rounded up as on the stone; past the bell it is heard how long ago it rang."""
    play = begin_play()
    heard = {at: plain(time_words(play.look(at))) for at in (0, 61, 485, 570, 630)}
    assert heard == {
        0: "10 min left",
        61: "9 min left",
        485: "115 s left",
        570: "30 s left",
        630: "30 s over",
    }


def test_where_no_time_is_set_none_is_heard() -> None:
    """A share without an end has no time, nor has a phase that waits for a press."""
    assert time_words(begin_play("share A, share B", Bell.OPEN).state) == ""
    assert time_words(begin_play("arrive 1, share A 1, share B 1").state) == ""


def test_the_bridge_names_who_looks_for_the_feeling() -> None:
    """Who listened is asked, by name."""
    play = begin_play("share A 10, bridge 2, share B 10, bridge 2")
    play.do(MainAction(), 10)
    scene = scene_of(play.state, PEOPLE, Digits.CLOCK)
    assert "Sam" in scene.line
    assert "Maya" not in scene.line


def test_a_turn_left_running_is_asked_about() -> None:
    """Five minutes over and no press: one quiet question; any press, and it is gone."""
    play = begin_play()
    asked = "Still sharing, Maya? There’s no hurry."
    for seconds, shown in ((600, False), (899, False), (900, True), (1_500, True)):
        said = plain(scene_of(play.look(seconds), PEOPLE, Digits.CLOCK).aside.text)
        assert (said == asked) is shown
    play.do(HoldReply(), 1_500)
    assert plain(scene_of(play.look(1_501), PEOPLE, Digits.CLOCK).aside.text) != asked
    assert plain(scene_of(play.look(1_800), PEOPLE, Digits.CLOCK).aside.text) == asked
    play.do(AddTime(2), 1_800)
    assert plain(scene_of(play.look(1_801), PEOPLE, Digits.CLOCK).aside.text) != asked
    play.do(MainAction(), 1_900)
    assert plain(scene_of(play.look(1_901), PEOPLE, Digits.CLOCK).aside.text) != asked


def test_nobody_is_asked_where_nothing_runs_over() -> None:
    """Paused, without an end, waiting for a press, or passing by itself: it is not asked."""
    paused = begin_play()
    paused.do(Pause(), 700)
    stories = (
        paused,
        begin_play("share A, share B", bell=Bell.OPEN),
        begin_play("arrive 1, share A 10, share B 10"),
        begin_play(bell=Bell.STOP),
    )
    for play in stories:
        assert not maybe_left_running(play.look(1_150))
    thanks = begin_play("appreciate A 1, appreciate B 1, share A 10, share B 10")
    assert "Still at it?" in scene_of(thanks.look(400), PEOPLE, Digits.CLOCK).aside.text
