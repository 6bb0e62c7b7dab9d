"""Claims about the stage as a widget: what it shows, and what it says people wished."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget

from listening_timer.exercise.commands import Command, MainAction, Pause
from listening_timer.exercise.formats import Bell, Early, Role, Side
from listening_timer.library.prompts import Card, CardKind
from listening_timer.model.preferences import Digits
from listening_timer.ui.session.actions import ActionItem, StageAction
from listening_timer.ui.session.page import Stage
from listening_timer.ui.session.prompter import DealtCard
from listening_timer.ui.session.scenes import step_words
from listening_timer.ui.theme.theme import DAY, Theme
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.progress import ProgressDots, TopStrip
from listening_timer.ui.widgets.token.floor import Floor
from listening_timer.ui.widgets.token.token import Token
from listening_timer.ui.words.people import People
from tests.helpers.exercise.play_session import SHARES, Play, begin_play, make_format
from tests.helpers.plain_text import plain
from tests.helpers.qt.widget_actions import child_of, shown_text

PEOPLE = People("Maya", "Sam", Side.LEFT)
CARD = DealtCard(Card(CardKind.OPENING, {"en": "It began with …"}, "deck/1"), Role.A, 0, None)


@pytest.fixture
def stage(theme: Theme) -> Stage:
    """A stage with two people, at the design's size."""
    made = Stage(theme)
    made.set_motion(False)
    made.seat(PEOPLE)
    made.resize(1280, 800)
    made.show()
    return made


@pytest.fixture
def wished(stage: Stage) -> list[StageAction]:
    """What people wished by its buttons."""
    wishes: list[StageAction] = []
    stage.wished.connect(wishes.append)
    return wishes


def buttons(stage: Stage) -> dict[str, QAbstractButton]:
    """All buttons that show, by their words."""
    return {b.text(): b for b in stage.findChildren(QAbstractButton) if b.isVisible()}


def token_of(stage: Stage) -> Token:
    """The stone, with all that is on it."""
    return child_of(child_of(stage, Floor), Token)


@pytest.mark.parametrize("command", [MainAction(), Pause()], ids=["another step", "a pause"])
def test_a_word_stands_until_something_changes(stage: Stage, command: Command) -> None:
    """Time alone leaves what was said; the next step does not, nor a pause, said at once."""
    play = begin_play()
    stage.show_state(play.state)
    stage.say("A reply waits.")
    stage.show_state(play.look(1))
    assert "A reply waits." in shown_text(stage)
    play.do(command, 2)
    stage.show_state(play.state)
    assert "A reply waits." not in shown_text(stage)
    assert ("Take your time." in shown_text(stage)) is isinstance(command, Pause)


def test_the_topic_stands_beside_each_share(stage: Stage) -> None:
    """A format's own cue is the listener's line; what these two talk about stands beside it."""
    made = replace(make_format(SHARES + ", close"), cue={"en": "What comes from outside."})
    play, shown = Play(made), list[bool]()
    for at in (1, 2, 3):
        stage.show_state(play.state)
        shown.append("Just listen. What comes from outside." in shown_text(stage))
        play.do(MainAction(), at)
    assert shown == [True, False, True]
    stage.seat(PEOPLE, topic="The move")
    stage.show_state(Play(made).state)
    texts = {text.said() for text in stage.findChildren(Text)}
    assert "\u2068The move\u2069" in texts


def test_above_the_stage_are_dots_alone(stage: Stage) -> None:
    """Neither the format, nor the step, nor what is recorded; readers are told the step."""
    play = begin_play()
    stage.show_state(play.state)
    strip = child_of(stage, TopStrip)
    assert not any(text.isVisible() for text in strip.findChildren(Text))
    assert child_of(strip, ProgressDots).accessibleName() == "\u2068Maya\u2069 shares"


def test_the_present_step_is_in_the_colour_of_the_stone(stage: Stage) -> None:
    """Lake while Maya has the floor, moss while nobody has it, clay while Sam has it."""
    play = begin_play(SHARES + ", close")
    dots = stage.findChildren(ProgressDots)[0]
    for at, tone in enumerate((DAY.lake, DAY.moss, DAY.clay)):
        stage.show_state(play.state)
        image, y = dots.grab().toImage(), dots.height() // 2
        assert image.pixelColor(20 * at + 15, y) == tone
        play.do(MainAction(), 10 * (at + 1))


def test_a_held_silence_is_called_so(stage: Stage, wished: list[StageAction]) -> None:
    """Nobody shares: the step says silence, paused or not, and the main button can be pressed."""
    play = begin_play(SHARES, Bell.STOP, Early.SILENCE)
    stage.show_state(play.state)
    assert step_words(play.state, PEOPLE).endswith("shares")
    play.do(MainAction(), 10)
    stage.show_state(play.state)
    assert step_words(play.state, PEOPLE) == "Silence"
    buttons(stage)["Quiet until the bell"].click()
    assert wished == [StageAction.MAIN]
    play.do(Pause(), 20)
    assert step_words(play.state, PEOPLE) == "Silence"


def test_buttons_say_what_was_wished(stage: Stage, wished: list[StageAction]) -> None:
    """Each button tells one wish; two stand beside the "…" and the main one."""
    stage.show_state(begin_play().state)
    assert list(buttons(stage)) == ["Pause", "Take a break", "", "I have shared everything"]
    buttons(stage)["Pause"].click()
    buttons(stage)["I have shared everything"].click()
    assert wished == [StageAction.PAUSE, StageAction.MAIN]


def test_a_card_lies_on_the_stage_while_it_is_handed_in(stage: Stage) -> None:
    """It outlives a change of the digits, and goes; whoever sits down next sees none either."""
    state = begin_play().state
    stage.show_state(state, CARD)
    stage.set_digits(Digits.RING)
    assert token_of(stage).face.line == "It began with …"
    stage.show_state(state)
    assert token_of(stage).face.line == ""
    stage.show_state(state, CARD)
    stage.seat(PEOPLE)
    stage.refresh()
    assert token_of(stage).face.line == ""


def test_a_hint_is_a_small_word_as_a_turn_begins(stage: Stage) -> None:
    """On the holder's stone for ten seconds, where it is wished for."""
    play, token = begin_play(), token_of(stage)
    for hint in (True, False):
        stage.seat(PEOPLE, hint=hint)
        stage.show_state(play.look(5))
        assert ("prompt" in token.face.line) is hint
    stage.seat(PEOPLE, hint=True)
    stage.show_state(play.look(11))
    assert token.face.line == ""


def test_a_prompt_that_is_asked_for_takes_the_place_of_a_word(stage: Stage) -> None:
    """The later press is the one that is answered."""
    state = begin_play().state
    stage.show_state(state)
    stage.say("Your reply can wait.")
    stage.show_state(state, CARD)
    assert "Your reply can wait." not in shown_text(stage)
    assert token_of(stage).face.line == "It began with …"


def test_who_has_said_how_they_are_is_not_asked_again(stage: Stage) -> None:
    """The button goes; it comes back for the next two."""
    play = begin_play("arrive 1, share A 1, share B 1, close")
    stage.show_state(play.state)
    assert "How are you both?" in buttons(stage)
    stage.set_rated(True)
    assert "How are you both?" not in buttons(stage)
    play.do(MainAction(), 1)
    stage.show_state(play.state)
    stage.show_state(begin_play("arrive 1, share A 1, share B 1, close").state)
    assert "How are you both?" in buttons(stage)


def test_what_is_kept_is_said(stage: Stage) -> None:
    """What is usual is not said; trouble is, and that nothing is kept."""
    stage.show_state(begin_play().state)
    strip = child_of(stage, TopStrip)
    assert not any(text.isVisible() for text in strip.findChildren(Text))
    stage.set_saving_note("Not yet saved")
    assert "Not yet saved" in shown_text(stage)
    stage.seat(PEOPLE, kept=False)
    assert "This talk won’t be kept" in shown_text(stage)


def test_what_has_no_room_is_in_the_menu(stage: Stage, theme: Theme) -> None:
    """In a narrow window with large text the main button stays whole; the menu has the rest."""
    theme.set_text_percent(200)
    theme.set_window_size(QSize(1024, 640))
    stage.resize(1024, 640)
    stage.show_state(begin_play().state)
    stage.grab()
    shown = buttons(stage)
    main = shown["I have shared everything"]
    assert main.width() >= main.sizeHint().width()
    offered: list[ActionItem] = []
    stage.menu_requested.connect(offered.extend)
    stage.open_menu()
    assert {"Take a break", "+2 min"} <= set(shown) | {button.text for button in offered}


def test_the_stage_describes_whose_turn_it_is(stage: Stage) -> None:
    """To both by name; and no label is left that Orca would read to whoever is at the keyboard."""
    play = begin_play()
    stage.show_state(play.state, CARD)
    whole = QAccessible.queryAccessibleInterface(stage)
    assert plain(whole.text(QAccessible.Text.Description)) == (
        "Maya’s turn, 10 min left. Sam just listens. If it helps, Maya: It began with …"
    )
    texts = [each for each in stage.findChildren(QWidget) if each.isVisible()]
    roles = {QAccessible.queryAccessibleInterface(each).role() for each in texts}
    assert QAccessible.Role.StaticText not in roles
