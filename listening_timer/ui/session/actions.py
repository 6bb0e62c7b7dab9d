"""Stage actions: the main button, the quiet buttons and the "…" menu that a state allows.

Beside the main button and the "…" stand two quiet buttons at most, those most needed now; all else
is in the menu, the most used first. Pure functions of the state. Each action has an id that the
stage turns into a command.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto

from listening_timer.exercise.formats import Role
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.state import State, Status
from listening_timer.exercise.timekeeping import ROUND_SHARE_MS, repair_offered, repair_share
from listening_timer.model.run_kind import RunKind
from listening_timer.ui.session.prompter import kinds_at
from listening_timer.ui.theme.theme import Tone
from listening_timer.ui.words.i18n import clock_text, minutes_text, tr
from listening_timer.ui.words.people import People
from listening_timer.ui.words.phase_kinds import words_of

MOST_QUIET = 2
"""Quiet buttons beside the "…"."""


class StageAction(StrEnum):
    """Ids of the actions that the stage's buttons trigger."""

    MAIN = "main"
    PAUSE = "pause"
    ADD_1 = "add-1"
    ADD_2 = "add-2"
    ADD_5 = "add-5"
    BREAK = "break"
    SAY_MORE = "say-more"
    REPAIR = "repair"
    ROUND = "round"
    NOT_NOW = "not-now"
    BACK = "back"
    HOLD_REPLY = "hold-reply"
    PROMPT = "prompt"
    RATE = "rate"
    FEELINGS = "feelings"
    HIDE = "hide"
    DIGITS = "digits"
    SKIP = "skip"
    SWAP = "swap"
    SECOND_WINDOW = "second-window"
    NAMES_THERE = "names-there"
    ALL_KEYS = "all-keys"
    END = "end"
    FORWARD = "forward"
    BACKWARD = "backward"
    START_OVER = "start-over"
    NOW_YOU = "now-you"
    REAL_TIME = "real-time"
    TEN_TIMES = "ten-times"
    SIXTY_TIMES = "sixty-times"


_BY_ARROW = frozenset({StageAction.BACK, StageAction.FORWARD, StageAction.BACKWARD})
"""Actions whose key is no letter, and is never switched off."""
SPEEDS: Mapping[StageAction, float] = {
    StageAction.REAL_TIME: 1.0,
    StageAction.TEN_TIMES: 10.0,
    StageAction.SIXTY_TIMES: 60.0,
}
"""How many times faster than real time a demonstration runs after each of these actions."""


@dataclass(frozen=True, slots=True)
class ActionItem:
    """One action: id, text, shortcut key and colour.

    `quiet`: a main action that is not available now; pressing it shows why it was refused.
    """

    act: StageAction
    text: str
    key: str = ""
    tone: Tone = Tone.LAKE
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class LetterKeys:
    """Which single-key shortcuts are on: all letters and signs, and `B` for a break.

    `labels`: the character printed on this keyboard's key, by the Latin letter that the key means.
    """

    letters: bool = True
    break_key: bool = True
    labels: Mapping[str, str] = field(default_factory=dict[str, str])

    def label_of(self, letter: str) -> str:
        """The character printed on the key that means this letter."""
        return self.labels.get(letter, letter)

    def cap_of(self, button: ActionItem) -> str:
        """The key shown beside a button's text; empty where that key is switched off."""
        if button.act in _BY_ARROW:
            return button.key
        means = self.letters and (self.break_key or button.act is not StageAction.BREAK)
        return self.label_of(button.key) if means else ""


class SecondWindow(Enum):
    """Whether the second window is open, and shows names."""

    CLOSED = auto()
    WITH_NAMES = auto()
    WITHOUT_NAMES = auto()


@dataclass(frozen=True, slots=True)
class ButtonOptions:
    """Inputs besides the state that decide which buttons are shown.

    `rated`: both have given their ratings at this end of the session. `kind`: what the session is
    held for. `second`: the second window.
    """

    rated: bool = False
    kind: RunKind = RunKind.TALK
    second: SecondWindow = SecondWindow.CLOSED


def main_of(state: State, people: People) -> ActionItem:
    """The main button for this state."""
    text, tone = _main_words(state, people)
    if state.status is Status.HELD_SILENCE:
        return ActionItem(StageAction.MAIN, text, quiet=True)
    return ActionItem(StageAction.MAIN, text, tr("Space", "the key"), tone)


def _main_words(state: State, people: People) -> tuple[str, Tone]:
    kind, holder = state.phase.kind, state.floor
    following = state.following
    tone = people.tone(holder) if holder else Tone.MOSS
    if state.status is Status.PAUSED:
        return tr("Go on"), tone
    if state.status is Status.HELD_SILENCE:
        return tr("Quiet until the bell"), tone
    if state.status is Status.ASK_MORE:
        return tr("That’s all"), tone
    if kind.facts.turn and any(p.kind is kind and p.who is state.speaker for p in following):
        return tr("That’s all for now"), tone
    if kind is PhaseKind.HANDOVER and following and following[0].kind.facts.turn:
        who = following[0].who or Role.A
        turn = tr("{name}’s turn", "the button").format(name=people.spoken_of(who))
        return turn, people.tone(who)
    return words_of(kind).main or (tr("Go on") if following else tr("Finish")), tone


def buttons_of(state: State, people: People, offer: ButtonOptions) -> tuple[ActionItem, ...]:
    """The quiet buttons, in order from the leading side."""
    return _offered(state, people, offer)[:MOST_QUIET]


def _offered(state: State, people: People, offer: ButtonOptions) -> tuple[ActionItem, ...]:
    """What this moment asks for, the most needed first; the bar has room for some of it."""
    if offer.kind is RunKind.DEMONSTRATION:
        return (*_steps(state), *_time_buttons(state), *_own_buttons(state, people, offer))
    return (*_own_buttons(state, people, offer), *_time_buttons(state))


def _own_buttons(state: State, people: People, offer: ButtonOptions) -> Iterator[ActionItem]:
    """The quiet buttons that only this phase has."""
    words, listener = words_of(state.phase.kind), people.name(listener_of(state))
    silent = state.status is Status.HELD_SILENCE
    if not state.arrived:
        yield ActionItem(StageAction.NOT_NOW, tr("Not now"))
    if silent or state.phase.kind.facts.after_share:
        who = (state.speaker or Role.A) if silent else listener_of(state).other
        yield ActionItem(StageAction.SAY_MORE, words.more.format(name=people.spoken_of(who)), "M")
    if words.rate and not offer.rated:
        yield ActionItem(StageAction.RATE, words.rate)
    if words.feelings:
        yield ActionItem(StageAction.FEELINGS, words.feelings.format(name=listener))
    if owed := repair_offered(state):
        text = tr("{name} takes {time} more").format(
            name=people.spoken_of(repaired_one(state)), time=clock_text(owed)
        )
        yield ActionItem(StageAction.REPAIR, text)
    if state.phase.kind is PhaseKind.CLOSE:
        yield ActionItem(StageAction.ROUND, _once_more(state))


def _once_more(state: State) -> str:
    """The button that adds a round; without a time where turns have no set end."""
    if state.format.open_ended:
        return tr("Once more")
    return tr("Once more, {time} each").format(time=minutes_text(ROUND_SHARE_MS))


def repaired_one(state: State) -> Role:
    """The person to whom repair time is offered: who may take as much as the other one had."""
    share = repair_share(state)
    return (None if share is None else state.speaker_of(share)) or Role.B


def listener_of(state: State) -> Role:
    """The listener of the last share."""
    share = state.last_share
    who = None if share is None else state.speaker_of(share)
    return (who or Role.A).other


def _time_buttons(state: State) -> Iterator[ActionItem]:
    if words_of(state.phase.kind).passage:
        return
    if state.ticking:
        yield _pause()
    yield _break()


def _steps(state: State) -> Iterator[ActionItem]:
    """Through the moments of a demonstration that is paused."""
    if state.status is Status.PAUSED:
        yield ActionItem(StageAction.FORWARD, tr("Next moment"), "→")
        yield ActionItem(StageAction.BACKWARD, tr("Moment before"), "←")


def _more_time(state: State) -> Iterator[ActionItem]:
    """The minutes that can be added, where a bell rings at the end."""
    held = Status.HELD_SILENCE in (state.status, state.under)
    if state.phase.kind.facts.takes_more and state.record.allowed is not None and not held:
        yield ActionItem(StageAction.ADD_1, tr("+1 min"))
        yield ActionItem(StageAction.ADD_2, tr("+2 min"), "+")
        yield ActionItem(StageAction.ADD_5, tr("+5 min"))


def _pause() -> ActionItem:
    return ActionItem(StageAction.PAUSE, tr("Pause"), "P")


def _break() -> ActionItem:
    return ActionItem(StageAction.BREAK, tr("Take a break"), "B")


def menu_of(state: State, people: People, offer: ButtonOptions) -> tuple[ActionItem, ...]:
    """The items of the "…" menu, the most used first; "End here" comes last."""
    beside = demonstration_items() if offer.kind is RunKind.DEMONSTRATION else ()
    return (*beside, *_offered(state, people, offer)[MOST_QUIET:], *_menu(state, offer.second))


def demonstration_items() -> tuple[ActionItem, ...]:
    """What only a demonstration offers in its menu."""
    return (
        ActionItem(StageAction.START_OVER, tr("Start over"), "R"),
        ActionItem(StageAction.NOW_YOU, tr("Now you: one minute each")),
    )


def speed_items() -> tuple[ActionItem, ...]:
    """The speeds of a demonstration, wherever one is chosen."""
    return (
        ActionItem(StageAction.REAL_TIME, tr("Real time"), "1"),
        ActionItem(StageAction.TEN_TIMES, tr("10 times"), "2"),
        ActionItem(StageAction.SIXTY_TIMES, tr("60 times"), "3"),
    )


def _menu(state: State, second: SecondWindow) -> Iterator[ActionItem]:
    facts = state.phase.kind.facts
    yield from _more_time(state)
    if kinds_at(state):
        yield ActionItem(StageAction.PROMPT, tr("A prompt"), "T")
    if facts.turn and state.ticking and state.floor is not None:
        yield ActionItem(StageAction.HOLD_REPLY, tr("Let a reply wait"), "H")
    if words_of(state.phase.kind).passage:
        if state.ticking and facts.length is not None:
            yield _pause()
        yield _break()
    if state.undo is not None or state.status in (Status.ASK_MORE, Status.HELD_SILENCE):
        yield ActionItem(StageAction.BACK, tr("Undo the last step"), "←")
    if facts.turn and state.floor is not None:
        yield ActionItem(StageAction.SWAP, tr("Swap whose turn it is"), "S")
    if not (facts.turn and state.ticking):
        yield ActionItem(StageAction.SKIP, tr("Skip this step"))
    yield ActionItem(StageAction.HIDE, tr("Hide the screen"), "X")
    yield ActionItem(StageAction.DIGITS, tr("Change how time is shown"), "D")
    yield from _second_window(second)
    yield ActionItem(StageAction.ALL_KEYS, tr("All keys"), "?")
    yield ActionItem(StageAction.END, tr("End here"))


def _second_window(second: SecondWindow) -> Iterator[ActionItem]:
    """To open it, or to close it and to choose whether names show there."""
    if second is SecondWindow.CLOSED:
        yield ActionItem(StageAction.SECOND_WINDOW, tr("Second window"))
        return
    hides = second is SecondWindow.WITH_NAMES
    yield ActionItem(StageAction.SECOND_WINDOW, tr("Close the second window"))
    yield ActionItem(
        StageAction.NAMES_THERE, tr("Hide names there") if hides else tr("Show names there")
    )
