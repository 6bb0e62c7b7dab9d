"""Session input: turns keys, buttons and the "…" menu of the stage into one command each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from listening_timer.app.services.context import Context
from listening_timer.app.services.dialogs import ask, choose
from listening_timer.app.services.event_loop import spawn
from listening_timer.desktop.keymap import read_keymap
from listening_timer.exercise.commands import (
    AcceptRepair,
    AddRound,
    AddTime,
    Back,
    CallBreak,
    Command,
    End,
    HoldReply,
    MainAction,
    Pause,
    Resume,
    SayMore,
    SkipPhase,
    SwapFloor,
)
from listening_timer.exercise.state import Status
from listening_timer.model.run_kind import RunKind
from listening_timer.ui.closing.page import ClosingPage
from listening_timer.ui.session.actions import SPEEDS, ActionItem, LetterKeys, StageAction
from listening_timer.ui.session.break_page import USUAL_BREAK_MINUTES
from listening_timer.ui.session.conductor import Conductor
from listening_timer.ui.session.feelings import FeelingsPage
from listening_timer.ui.session.gap_page import GapPage
from listening_timer.ui.session.keys import NAMED_KEYS, StageKeys, demonstration_rows, key_rows
from listening_timer.ui.session.page import Stage
from listening_timer.ui.session.ratings import RatingsPage
from listening_timer.ui.widgets.dialog import MenuEntry
from listening_timer.ui.widgets.keyboard import Keyboard, reads_x11
from listening_timer.ui.widgets.question_page import QuestionPage
from listening_timer.ui.words.i18n import tr

WISHES: Mapping[StageAction, Command] = {
    StageAction.MAIN: MainAction(),
    StageAction.PAUSE: Pause(),
    StageAction.ADD_1: AddTime(1),
    StageAction.ADD_2: AddTime(2),
    StageAction.ADD_5: AddTime(5),
    StageAction.BREAK: CallBreak(USUAL_BREAK_MINUTES),
    StageAction.SAY_MORE: SayMore(),
    StageAction.REPAIR: AcceptRepair(),
    StageAction.ROUND: AddRound(),
    StageAction.BACK: Back(),
    StageAction.SKIP: SkipPhase(),
}
IN_THREES = frozenset({StageAction.ADD_1, StageAction.ADD_2, StageAction.ADD_5, *SPEEDS})
"""Actions of which three stand in one row of the menu."""
STEPPING: Mapping[StageAction, StageAction] = {
    StageAction.FORWARD: StageAction.MAIN,
    StageAction.BACKWARD: StageAction.BACK,
}
"""Steps through a demonstration that is paused, and what they mean wherever it is not."""
OF_A_DEMONSTRATION = frozenset({*SPEEDS, *STEPPING, StageAction.START_OVER, StageAction.NOW_YOU})
EVERYWHERE = frozenset({StageAction.HIDE, StageAction.ALL_KEYS, StageAction.START_OVER})
"""Actions whose keys act on every page of a session."""
ASKING = (QuestionPage, RatingsPage, FeelingsPage, ClosingPage)
"""Pages that ask one question: the main key answers it."""


class SessionInput(QObject):
    """Turns keys and clicks on the stage into commands, and into requests to other areas."""

    digits_requested = Signal()
    """Show time in the next style."""
    not_now_requested = Signal()
    """The "not now" answer: do not begin this session after all."""
    prompt_requested = Signal()
    """Show a prompt card."""
    ratings_requested = Signal()
    """Ask both for their ratings."""
    feelings_requested = Signal()
    """Let the person who listened choose a feeling."""
    hide_requested = Signal()
    """Hide every name and word."""
    demonstration_requested = Signal(object)
    """What only a demonstration can do (`StageAction`)."""
    second_window_requested = Signal()
    """Open the second window, or close it."""
    names_there_requested = Signal()
    """Hide names in the second window, or show them."""

    def __init__(self, context: Context, conductor: Conductor, stage: Stage) -> None:
        super().__init__()
        self._window, self._stage, self._conductor = context.window, stage, conductor
        self._report = context.report
        self._caps = LetterKeys()
        self.keyboard = Keyboard(read_keymap if reads_x11() else None, self)
        self.keys = StageKeys(self._press, self._listening, context.clock, self, self.keyboard)

        self._told: Mapping[StageAction, SignalInstance] = {
            StageAction.DIGITS: self.digits_requested,
            StageAction.NOT_NOW: self.not_now_requested,
            StageAction.PROMPT: self.prompt_requested,
            StageAction.RATE: self.ratings_requested,
            StageAction.FEELINGS: self.feelings_requested,
            StageAction.HIDE: self.hide_requested,
            StageAction.SECOND_WINDOW: self.second_window_requested,
            StageAction.NAMES_THERE: self.names_there_requested,
        }

        stage.wished.connect(self._on_stage_wished)
        stage.menu_requested.connect(self._on_menu_requested)
        self.keyboard.changed.connect(self._show_keys)

    def set_keys(self, *, letters: bool, break_key: bool) -> None:
        """Set the active keys: single letters and signs or none of them, `B` or not."""
        self.keys.set_silent(letters=not letters, break_key=not break_key)
        self._caps = LetterKeys(letters, break_key)
        self._show_keys()

    @Slot()
    def _show_keys(self) -> None:
        """Show the keys with their labels on this keyboard."""
        labels = {key: self.keyboard.label_of(key) for key in NAMED_KEYS}
        self._caps = replace(self._caps, labels=labels)
        self._stage.set_keys(self._caps)

    @Slot(object)
    def do(self, act: StageAction) -> None:
        """Carry out an action."""
        match act:
            case _ if act in self._told:
                self._told[act].emit()
            case _ if act in OF_A_DEMONSTRATION:
                self._do_in_demonstration(act)
            case StageAction.ALL_KEYS:
                self._show_all_keys()
            case StageAction.END:
                self.end(End())
            case StageAction.PAUSE if self._paused():
                self._conductor.wish(Resume())
            case StageAction.HOLD_REPLY:
                if self._conductor.wish(HoldReply()):
                    self._stage.say(tr("Your reply can wait."))
            case StageAction.SWAP:
                if self._conductor.wish(SwapFloor()):
                    self._stage.say(tr("Swapped. ← takes it back."))
            case _:
                self._conductor.wish(WISHES[act])

    def _do_in_demonstration(self, act: StageAction) -> None:
        """Ask for what only a demonstration can do; it is stepped through while it is paused."""
        if act in STEPPING and not self._paused():
            self.do(STEPPING[act])
        else:
            self.demonstration_requested.emit(act)

    def _show_all_keys(self) -> None:
        rows = key_rows(self._caps)
        if self._stage.kind is RunKind.DEMONSTRATION:
            rows = demonstration_rows(self._caps) + rows
        self._window.sheet.show_rows(tr("All keys"), rows, tr("Close"))

    @Slot(object)
    def end(self, command: Command) -> None:
        """End by this command, after a confirmation; a demonstration ends without one."""
        if self._stage.kind is RunKind.DEMONSTRATION:
            self._conductor.wish(command)
        else:
            spawn(self._ask_end(command), self._report)

    def _paused(self) -> bool:
        state = self._conductor.state
        return state is not None and state.status is Status.PAUSED

    def _listening(self) -> bool:
        """Whether keys belong to the session: on the stage and the pages that ask one question."""
        page = self._window.page
        return not self._window.sheet.is_open() and isinstance(page, (Stage, *ASKING))

    def _press(self, act: StageAction) -> None:
        page = self._window.page
        breaks = act is StageAction.BREAK and isinstance(page, GapPage)
        if not isinstance(page, ASKING) or act in EVERYWHERE or breaks:
            self.do(act)
        elif act in (StageAction.MAIN, StageAction.FORWARD):
            page.answer_main()
        elif act in (StageAction.BACK, StageAction.BACKWARD) and isinstance(page, FeelingsPage):
            page.answer_back()

    @Slot(object)
    def _on_stage_wished(self, act: StageAction) -> None:
        """A click; the second one of a double click on the main button is ignored."""
        if act is not StageAction.MAIN or not self.keys.debounce.bounces():
            self.do(act)

    @Slot(tuple)
    def _on_menu_requested(self, buttons: tuple[ActionItem, ...]) -> None:
        spawn(self._choose(buttons), self._report)

    async def _choose(self, buttons: tuple[ActionItem, ...]) -> None:
        entries = [
            MenuEntry(
                button.act,
                button.text,
                self._caps.cap_of(button),
                columns=3 if button.act in IN_THREES else 2,
                apart=button.act is StageAction.END,
            )
            for button in buttons
        ]
        title, close = tr("What would you like to do?"), tr("Back to the talk")
        chosen = await choose(self._window.sheet, title, entries, close)
        if chosen is not None:
            self._stage.wish(StageAction(chosen))

    def _after_ending(self) -> str:
        """What is kept of the session when it ends here."""
        state = self._conductor.state
        if state is not None and not state.arrived:
            return tr("Nothing is kept so far.")
        if not self._stage.kept:
            return tr("This talk won’t be kept.")
        return tr("The talk is kept up to here. Next you can add a note, or choose not to keep it.")

    async def _ask_end(self, command: Command) -> None:
        """Ask once; the session goes on, or stands still, behind the dialog."""
        still = not isinstance(self._window.page, Stage)
        chosen = await ask(
            self._window.sheet,
            tr("End here?"),
            self._after_ending(),
            [
                ("end", tr("End here"), True),
                ("stay", tr("Stay") if still else tr("Go on talking"), False),
            ],
        )
        if chosen == "end" and self._conductor.running:
            self._conductor.wish(command)
