"""Audience area: opens and closes the second window, and shows there what the stage shows.

Law: it is fed by the states that feed the stage, in the same event, and has no clock. What the main
window covers (ratings, feelings, the privacy page), what is written, and every page that is no part
of a session is a picture of two stones there. Nothing is computed while nobody can see it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import QObject, Slot

from listening_timer.app.services.context import Context
from listening_timer.exercise.formats import Role
from listening_timer.exercise.state import State
from listening_timer.model.run_kind import RunKind
from listening_timer.ui.session.actions import SecondWindow
from listening_timer.ui.session.audience import AudienceWindow, KeyForwarder, Resting
from listening_timer.ui.session.input_watch import InputWatch
from listening_timer.ui.session.page import Stage
from listening_timer.ui.session.scenes import Besides, holder_words, scene_of, time_words
from listening_timer.ui.widgets.token.scene import Scene, Seat
from listening_timer.ui.words.i18n import tr
from listening_timer.ui.words.names import unnamed
from listening_timer.ui.words.people import People

THANKING = frozenset({"after", "now-you-end", "demonstration-end"})
"""Pages at which the two are thanked."""


class AudienceArea(QObject):
    """The second window, if it is open."""

    def __init__(
        self, context: Context, stage: Stage, watch: InputWatch, return_words: Callable[[], str]
    ) -> None:
        """`watch`: wakes a quiet stage; `return_words`: when a break ends, as its page says it."""
        super().__init__()
        self._theme, self._main = context.theme, context.window
        self._stage, self._watch, self._return_words = stage, watch, return_words
        self._motion, self._shows_names = True, True
        self._banner = ""

        self._main.page_shown.connect(self.follow)
        self._main.closed.connect(self._on_main_closed)
        stage.refreshed.connect(self.follow)
        stage.rang.connect(self._on_stage_rang)

    @cached_property
    def window(self) -> AudienceWindow:
        """The second window; built when it is first opened."""
        window = AudienceWindow(self._theme)
        window.set_motion(self._motion)
        window.appeared.connect(self.follow)
        window.closed.connect(self._on_window_closed)
        window.quit_requested.connect(self._main.close_requested)
        window.winId()  # its handle, where keys arrive
        window.windowHandle().installEventFilter(KeyForwarder(window, self._main))
        window.windowHandle().installEventFilter(self._watch)  # the pointer shows there too
        return window

    @property
    def is_open(self) -> bool:
        """Whether the window is open."""
        return "window" in vars(self) and self.window.isVisible()

    @Slot()
    def toggle(self) -> None:
        """Open the window, or close it."""
        if self.is_open:
            self.window.close()
        else:
            self.open()

    @Slot()
    def open(self) -> None:
        """Open the window; where it is open, bring it to the front."""
        if self.is_open:
            self.window.raise_()
        self.window.open(self._main)
        self._tell_stage()

    @Slot()
    def toggle_names(self) -> None:
        """Hide names there, or show them."""
        self._shows_names = not self._shows_names
        self._tell_stage()
        self.follow()

    def set_motion(self, motion: bool) -> None:  # noqa: FBT001 - the setting itself
        """Animate the token there, or not."""
        self._motion = motion
        if "window" in vars(self):
            self.window.set_motion(motion)

    def set_banner(self, text: str) -> None:
        """Set what stays at the top as long as a run lasts; empty for nothing."""
        self._banner = text
        if "window" in vars(self):
            self.window.set_banner(text)

    @Slot()
    def follow(self) -> None:
        """Show what may be seen there now."""
        if "window" not in vars(self) or not self.window.is_seen:
            return
        state, people = self._stage.state, self._stage.people
        self.window.set_banner(self._banner)
        on_stage = not self._main.covered and self._main.page is self._stage
        if on_stage and state is not None and people is not None and not state.over:
            self._show_state(state, people if self._shows_names else _nameless(people))
        else:
            self.window.show_resting(self._resting())

    def _show_state(self, state: State, people: People) -> None:
        dealt = self._stage.dealt
        if dealt is not None and not self._shows_names:
            dealt = replace(dealt, who=None)
        besides = Besides(dealt=dealt, quiet=True)  # a new prompt, and no notice
        scene = scene_of(state, people, self._stage.digits, besides)
        if not self._shows_names:
            scene = _without_names(scene)
        left = time_words(state)
        spoken = holder_words(state, people)
        self.window.show_scene(scene, spoken or left, left if spoken else "")
        who, words = self._stage.caption
        name = people.name(who) if self._shows_names else ""
        wanted = self._stage.kind is RunKind.DEMONSTRATION
        self.window.show_caption(name, words, people.tone(who), wanted=wanted)

    def _resting(self) -> Resting:
        page = "" if self._main.covered else self._main.page_id()
        if page == "break":
            return Resting(tr("A break"), self._return_words())
        if page == "gap":
            return Resting(tr("One moment, please."))
        return Resting(tr("Thank you, both of you.") if page in THANKING else "")

    def _tell_stage(self) -> None:
        second = SecondWindow.CLOSED
        if self.is_open:
            names = self._shows_names
            second = SecondWindow.WITH_NAMES if names else SecondWindow.WITHOUT_NAMES
        self._stage.second_window = second

    @Slot()
    def _on_window_closed(self) -> None:
        self._stage.second_window = SecondWindow.CLOSED

    @Slot()
    def _on_main_closed(self) -> None:
        if "window" in vars(self):
            self.window.close()
            self.window.deleteLater()

    @Slot(bool)
    def _on_stage_rang(self, soft: bool) -> None:  # noqa: FBT001 - as the signal has it
        if "window" in vars(self):
            self.window.ring_bell(soft=soft)


def _nameless(people: People) -> People:
    """The same two, spoken of by where they sit."""
    a, b = (unnamed(people.side(who)) for who in Role)
    return People(a, b, people.side_a)


def _without_names(scene: Scene) -> Scene:
    """The same scene without a name on the stone or at a seat."""
    face = replace(scene.face, name="")
    left, right = _anonymous(scene.left), _anonymous(scene.right)
    return replace(scene, face=face, left=left, right=right)


def _anonymous(seat: Seat | None) -> Seat | None:
    return None if seat is None else replace(seat, name="")
