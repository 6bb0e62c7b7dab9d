"""Begin page: two names, who shares first, format and options, and when the session would end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Format, Side
from listening_timer.model.records import LastTime, Prompting
from listening_timer.model.wall_clock import WallClock
from listening_timer.ui.begin.format_choice import FormatChoice
from listening_timer.ui.begin.options import SessionOptions, Setup, proposed_format
from listening_timer.ui.begin.person_card import PersonCard
from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets.buttons import Glyph, GlyphButton, LinkButton, MainButton
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.focus import controls, set_tab_order_after
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, LeftRightPair
from listening_timer.ui.widgets.page import Page
from listening_timer.ui.words.i18n import minutes_text, time_text, tr
from listening_timer.ui.words.names import clean_name, problem_with, problem_with_both

BEGIN = "begin."
"""Prefix of the names of this page's text fields (drafts)."""
_BEGINS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_PageDown)
"""Keys that begin; a clicker sends PageDown. Space presses the main action, which has focus."""


class BeginPage(Page):
    """The first page: two people choose names, format and options."""

    begin_requested = Signal(object)
    """Both are named and a format is chosen (`Setup`)."""
    names_changed = Signal()
    """Somebody typed, or the names were filled in."""
    keeping_chosen = Signal()
    """Somebody chose whether the session is saved: see `keeps`."""

    def __init__(self, theme: Theme, formats: Sequence[Format], wall: WallClock) -> None:
        super().__init__(theme)
        self._wall = wall
        self._first = Side.LEFT
        self._touched = self._ready = self._awaited = False
        self._left = PersonCard(
            theme, Tone.LAKE, tr("First name"), tr("Name of the person on the left")
        )
        self._right = PersonCard(
            theme, Tone.CLAY, tr("First name"), tr("Name of the person on the right")
        )
        self._swap_sides = GlyphButton(theme, Glyph.SWAP, tr("Swap sides"))
        self._swap_first = LinkButton(theme, tr("Swap who begins"))
        self._choice = FormatChoice(theme, formats)
        self._more = SessionOptions(theme)
        self._prompting = Prompting.LIGHT
        self._ends = Text(theme, TextStyle.BODY, soft=True)
        self._main = MainButton(theme, tr("Begin"), tr("Enter", "the key"))

        self.heading.set_text(tr("Make room for each other."))
        self.subline.set_text(
            tr("One of you shares everything; the other only listens. Then you switch.")
        )
        swaps, between = Column(theme), QWidget()
        centre = Qt.AlignmentFlag.AlignHCenter
        swaps.addStretch(1)
        swaps.addWidget(self._swap_sides, 0, centre)
        swaps.addWidget(self._swap_first, 0, centre)
        swaps.addStretch(1)
        between.setLayout(swaps)
        self.body.addWidget(LeftRightPair(theme, self._left, self._right, between, spacing=16))
        self._swap_sides.setToolTip(tr("Swap sides"))
        self.body.addWidget(self._choice)
        self.body.addWidget(self._more)
        self.body.addStretch(1)
        self.set_bottom(self._ends, self._main)

        self._swap_sides.clicked.connect(self.swap_sides)
        self._swap_first.clicked.connect(self.swap_first)
        self._choice.changed.connect(self.refresh)
        self._left.name_edited.connect(self._on_name_edited)
        self._right.name_edited.connect(self._on_name_edited)
        self._more.keeping_chosen.connect(self.keeping_chosen)
        self._main.clicked.connect(self.begin)
        self.refresh()

    def set_ready(self, *, grant: bool = True) -> None:
        """Allow sessions to begin; with `grant`, one requested earlier begins now."""
        self._ready = True
        if self._awaited and grant:
            self.begin()
        self._awaited = False

    def set_prompting(self, prompting: Prompting) -> None:
        """Set the default prompting level."""
        self._prompting = prompting
        self._more.choose(self._more.topic(), prompting, keep=self._more.keep())

    def start_over(self) -> None:
        """Reset the options of one session, and forget that names were typed."""
        self._touched = False
        self._more.start_over(self._prompting)

    def add_above(self, card: QWidget) -> None:
        """Put a card above the two people."""
        self.body.insertWidget(0, card)

    def add_below(self, card: QWidget) -> None:
        """Put a card below all choices."""
        self.body.insertWidget(self.body.count() - 1, card)
        set_tab_order_after(controls(self._more)[-1], controls(card))

    def text_fields(self) -> dict[str, Field]:
        """The text fields by draft name."""
        left, right = self._left.field, self._right.field
        topic = self._more.field
        return {f"{BEGIN}name-left": left, f"{BEGIN}name-right": right, f"{BEGIN}topic": topic}

    @property
    def touched(self) -> bool:
        """Whether somebody has typed a name since names were proposed."""
        return self._touched

    @property
    def keeps(self) -> bool:
        """Whether the session is to be saved, as chosen now."""
        return self._more.keep()

    def names(self) -> tuple[str, str]:
        """The two names, cleaned; left and right."""
        return clean_name(self._left.name()), clean_name(self._right.name())

    def choose(self, format_id: str) -> None:
        """Choose a format."""
        self._choice.choose(format_id)
        self.refresh()

    def choose_more(self, topic: str, prompting: Prompting, *, keep: bool) -> None:
        """Set the options of this session."""
        self._more.unfold()
        self._more.choose(topic, prompting, keep=keep)

    def propose(self, last: LastTime | None, coin: Side, format_id: str | None = None) -> None:
        """Propose the same two people; who did not begin last time begins.

        Without a last session the names are empty and `coin` decides. `format_id`, if given,
        overrides the proposed format. Nothing changes if somebody has typed meanwhile.
        """
        if self._touched:
            return
        if last is None:
            self._left.set_name("")
            self._right.set_name("")
            self._first = coin
            self._choice.choose(format_id or proposed_format(last))
        else:
            self._left.set_name(last.name_left)
            self._right.set_name(last.name_right)
            self._first = Side.RIGHT if last.began is Side.LEFT else Side.LEFT
            self._choice.choose(format_id or proposed_format(last))
            if self._choice.format().id == last.format_id:
                self._choice.set_rules(last.minutes, last.bell)
        self.refresh()
        if self._left.has_keyboard() or self._right.has_keyboard():
            self._take_keyboard()

    def fill(self, left: str, right: str, first: Side) -> None:
        """Set both names, left and right, and who begins."""
        self._left.set_name(left)
        self._right.set_name(right)
        self._first = first
        self._forget_problems()
        self.refresh()

    @Slot()
    def swap_sides(self) -> None:
        """Swap the sides; who begins stays the same person."""
        left, right = self._left.name(), self._right.name()
        for card, name in ((self._left, right), (self._right, left)):
            if self._touched:
                card.retype_name(name)
            else:
                card.set_name(name)
        self.swap_first()

    @Slot()
    def swap_first(self) -> None:
        """Let the other one begin."""
        self._first = Side.RIGHT if self._first is Side.LEFT else Side.LEFT
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Update who begins, and when the session would end if it began now."""
        self.names_changed.emit()
        self._lead_focus()
        first, second = tr("shares first"), tr("listens first")
        left = self._first is Side.LEFT
        self._left.set_line(first if left else second)
        self._right.set_line(second if left else first)
        self._main.set_tone(Tone.LAKE if left else Tone.CLAY)
        self.follow_wall()

    @Slot()
    def follow_wall(self) -> None:
        """Update when the session would end if it began now."""
        self._ends.set_text(self._end_of(self._choice.format()))

    @Slot()
    def begin(self) -> None:
        """Request the session, or say what is missing; nothing typed is lost."""
        self._awaited = not self._ready
        if self._awaited:
            return
        problems = (problem_with(self._left.name()), problem_with(self._right.name()))
        if not any(problems):
            problems = ("", problem_with_both(self._left.name(), self._right.name()))
        self._left.show_problem(problems[0])
        self._right.show_problem(problems[1])
        if any(problems):
            (self._left if problems[0] else self._right).focus_name()
            return
        left, right = self.names()
        fmt, more = self._choice.format(), self._more
        self.begin_requested.emit(
            Setup(left, right, self._first, fmt, more.prompting(), more.topic(), keep=more.keep())
        )

    def _take_keyboard(self) -> None:
        """Focus the field of the missing name, else the main button."""
        if not self._left.name():
            self._left.focus_name()
        elif not self._right.name():
            self._right.focus_name()
        else:
            self._main.setFocus(Qt.FocusReason.TabFocusReason)

    def _lead_focus(self) -> None:
        """Make focus given to the page go to the missing name, else to the main button.

        If `focusInEvent` passed it on, Qt would report the page to accessibility after the field,
        and a screen reader would stay on the page.
        """
        cards = (self._left, self._right)
        missing = next((card.field for card in cards if not card.name()), None)
        self.initial_focus = missing or self._main

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin on Enter and PageDown, wherever nothing else handles them."""
        if event.key() in _BEGINS:
            if not event.isAutoRepeat():  # held down since the previous page
                self.begin()
        else:
            super().keyPressEvent(event)

    def _end_of(self, fmt: Format) -> str:
        wall, offset = self._wall()
        if fmt.open_ended:
            return tr("No set end: each of you shares as long as it takes.")
        total = minutes_text(fmt.total)
        return tr("{total} in all, until about {time}.").format(
            total=total, time=time_text(wall + fmt.total, offset)
        )

    @Slot()
    def _on_name_edited(self) -> None:
        self._touched = True
        self._forget_problems()
        self._lead_focus()
        self.names_changed.emit()

    def _forget_problems(self) -> None:
        self._left.show_problem("")
        self._right.show_problem("")
