"""Stage actions: the main button, the quiet buttons and the "…" menu that a state allows.

Pure functions of the state. Each action has an id that the stage turns into a command.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from listening_timer.exercise.formats import PhaseKind, Role
from listening_timer.exercise.state import State, Status
from listening_timer.exercise.timekeeping import repair_offered, repair_share
from listening_timer.ui.session.prompter import kinds_at
from listening_timer.ui.theme.theme import Tone
from listening_timer.ui.words.i18n import clock_text, tr
from listening_timer.ui.words.people import People


class StageAction(StrEnum):
    """Ids of the actions that the stage's buttons trigger."""

    MAIN = "main"
    PAUSE = "pause"
    MORE_TIME = "more-time"
    ADD_1 = "add-1"
    ADD_2 = "add-2"
    ADD_5 = "add-5"
    NEVER_MIND = "never-mind"
    BREAK = "break"
    SAY_MORE = "say-more"
    REPAIR = "repair"
    NOT_NOW = "not-now"
    BACK = "back"
    HOLD_REPLY = "hold-reply"
    PROMPT = "prompt"
    RATE = "rate"
    FEELINGS = "feelings"
    HIDE = "hide"
    DIGITS = "digits"
    SKIP = "skip"
    ALL_KEYS = "all-keys"
    END = "end"


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
        if button.act is StageAction.BACK:  # its key is not a letter
            return button.key
        means = self.letters and (self.break_key or button.act is not StageAction.BREAK)
        return self.label_of(button.key) if means else ""


@dataclass(frozen=True, slots=True)
class ButtonOptions:
    """Inputs besides the state that decide which buttons are shown.

    `choosing_time`: the choices for more time replace the quiet buttons; `rated`: both have given
    their ratings at this end of the session; `hint`: the prompt button is in the bar, not in the
    menu.
    """

    choosing_time: bool = False
    rated: bool = False
    hint: bool = False


TAKES_MORE = frozenset(
    {PhaseKind.SHARE, PhaseKind.REFLECT, PhaseKind.BRIDGE, PhaseKind.TALK, PhaseKind.APPRECIATE}
)


def main_of(state: State, people: People) -> ActionItem:
    """The main button for this state."""
    text, tone = _main_words(state, people)
    if state.status is Status.HELD_SILENCE:
        return ActionItem(StageAction.MAIN, text, quiet=True)
    return ActionItem(StageAction.MAIN, text, tr("Space", "the key"), tone)


def _main_words(state: State, people: People) -> tuple[str, Tone]:
    holder = state.floor
    tone = people.tone(holder) if holder else Tone.MOSS
    if state.status is Status.PAUSED:
        return tr("Go on"), tone
    match state.phase.kind:
        case PhaseKind.ARRIVE:
            return tr("We are both ready"), tone
        case PhaseKind.SHARE:
            return _end_of_share(state), tone
        case PhaseKind.HANDOVER if not _is_last_step(state):
            return _after_handover(state, people)
        case PhaseKind.REFLECT:
            return tr("I feel heard"), tone
        case PhaseKind.APPRECIATE:
            return tr("I have said my thanks"), tone
        case _:
            return tr("Finish") if _is_last_step(state) else tr("Go on"), tone


def _is_last_step(state: State) -> bool:
    """Whether this is the last phase of the session."""
    return state.index + 1 == len(state.format.phases)


def _end_of_share(state: State) -> str:
    if state.status is Status.HELD_SILENCE:
        return tr("Quiet until the bell")
    if state.status is Status.ASK_MORE:
        return tr("That is all")
    return tr("That is all for now") if _shares_again(state) else tr("I have shared everything")


def _shares_again(state: State) -> bool:
    """Whether the person who shares now has another share later."""
    following = state.format.phases[state.index + 1 :]
    return any(p.kind is PhaseKind.SHARE and p.who is state.phase.who for p in following)


def _after_handover(state: State, people: People) -> tuple[str, Tone]:
    following = state.format.phases[state.index + 1 :]
    if following and following[0].kind is PhaseKind.SHARE and following[0].who is not None:
        who = following[0].who
        return tr("{name} takes the floor").format(name=people.name(who)), people.tone(who)
    return tr("Go on"), Tone.MOSS


def buttons_of(state: State, people: People, offer: ButtonOptions) -> tuple[ActionItem, ...]:
    """The quiet buttons, in order from the leading side."""
    if offer.choosing_time:
        return (
            ActionItem(StageAction.ADD_1, tr("+1 min")),
            ActionItem(StageAction.ADD_2, tr("+2 min"), "+"),
            ActionItem(StageAction.ADD_5, tr("+5 min")),
            ActionItem(StageAction.NEVER_MIND, tr("Back")),
        )
    hint = (_prompt(),) if offer.hint and kinds_at(state) else ()
    return (*_own_buttons(state, people, offer), *_time_buttons(state), *hint)


def _prompt() -> ActionItem:
    return ActionItem(StageAction.PROMPT, tr("A prompt"), "T")


def _own_buttons(state: State, people: People, offer: ButtonOptions) -> tuple[ActionItem, ...]:
    """The quiet buttons that only this phase has."""
    buttons = list(_answers_of_step(state, people))
    kind = state.phase.kind
    if kind is PhaseKind.ARRIVE and not offer.rated:
        buttons.append(ActionItem(StageAction.RATE, tr("How are you both?")))
    if kind is PhaseKind.CLOSE and not offer.rated:
        buttons.append(ActionItem(StageAction.RATE, tr("How was it for each of you?")))
    if kind is PhaseKind.BRIDGE:
        text = tr("{name} looks for the feeling").format(name=people.name(listener_of(state)))
        buttons.append(ActionItem(StageAction.FEELINGS, text))
    if owed := repair_offered(state):
        text = tr("{name} takes {time} more").format(
            name=people.name(repaired_one(state)), time=clock_text(owed)
        )
        buttons.append(ActionItem(StageAction.REPAIR, text))
    return tuple(buttons)


def _answers_of_step(state: State, people: People) -> Iterator[ActionItem]:
    kind = state.phase.kind
    if kind is PhaseKind.ARRIVE and not state.arrived:
        yield ActionItem(StageAction.NOT_NOW, tr("Not now"))
    if kind is PhaseKind.HANDOVER:
        yield _more_to_say(people, _before(state))
    if kind is PhaseKind.REFLECT:
        yield ActionItem(StageAction.SAY_MORE, tr("There is more"), "M")
    if state.status is Status.HELD_SILENCE:
        yield _more_to_say(people, state.speaker or Role.A)


def _more_to_say(people: People, who: Role) -> ActionItem:
    text = tr("{name} has more to say").format(name=people.name(who))
    return ActionItem(StageAction.SAY_MORE, text, "M")


def repaired_one(state: State) -> Role:
    """The person to whom repair time is offered: who may take as much as the other one had."""
    share = repair_share(state)
    return (state.format.phases[share].who if share is not None else None) or Role.B


def listener_of(state: State) -> Role:
    """The listener of the last share."""
    return _before(state).other


def _before(state: State) -> Role:
    phases = state.format.phases[: state.index]
    return next((p.who for p in reversed(phases) if p.kind is PhaseKind.SHARE and p.who), Role.A)


def _time_buttons(state: State) -> tuple[ActionItem, ...]:
    kind = state.phase.kind
    buttons: list[ActionItem] = []
    if kind in (PhaseKind.HANDOVER, PhaseKind.ARRIVE, PhaseKind.CLOSE):
        return ()
    if state.ticking:
        buttons.append(ActionItem(StageAction.PAUSE, tr("Pause"), "P"))
    held = Status.HELD_SILENCE in (state.status, state.under)
    if kind in TAKES_MORE and state.record.allowed is not None and not held:
        buttons.append(ActionItem(StageAction.MORE_TIME, tr("More time"), "+"))
    buttons.append(ActionItem(StageAction.BREAK, tr("Take a break"), "B"))
    return tuple(buttons)


def menu_of(state: State, offer: ButtonOptions) -> tuple[ActionItem, ...]:
    """The items of the "…" menu; "End here" comes last."""
    buttons: list[ActionItem] = []
    if state.phase.kind is PhaseKind.SHARE and state.ticking and state.floor is not None:
        buttons.append(ActionItem(StageAction.HOLD_REPLY, tr("Let a reply wait"), "H"))
    if kinds_at(state) and not offer.hint:
        buttons.append(_prompt())
    buttons.append(ActionItem(StageAction.DIGITS, tr("Change how time is shown"), "D"))
    if state.phase.kind in (PhaseKind.HANDOVER, PhaseKind.ARRIVE, PhaseKind.CLOSE):
        if state.ticking and state.phase.kind is not PhaseKind.CLOSE:
            buttons.append(ActionItem(StageAction.PAUSE, tr("Pause"), "P"))
        buttons.append(ActionItem(StageAction.BREAK, tr("Take a break"), "B"))
    early = state.status in (Status.ASK_MORE, Status.HELD_SILENCE)
    if state.undo is not None or early:
        buttons.append(ActionItem(StageAction.BACK, tr("Undo the last step"), "←"))
    if not (state.phase.kind is PhaseKind.SHARE and state.ticking):
        buttons.append(ActionItem(StageAction.SKIP, tr("Skip this step")))
    buttons.append(ActionItem(StageAction.HIDE, tr("Hide now"), "X"))
    buttons.append(ActionItem(StageAction.ALL_KEYS, tr("All keys"), "?"))
    buttons.append(ActionItem(StageAction.END, tr("End here")))
    return tuple(buttons)
