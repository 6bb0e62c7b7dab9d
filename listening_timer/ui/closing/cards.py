"""Cards of the closing page: thanks, which are open, and note, promise and ratings under a chip.

Nothing is asked twice, and every card may stay empty.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Role, Side
from listening_timer.model.annotations import PromiseKind
from listening_timer.ui.closing.chips import ChipCard
from listening_timer.ui.closing.values import Plan
from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.accessibility import without_format_characters
from listening_timer.ui.widgets.cards import RADIUS, Card
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Flow
from listening_timer.ui.widgets.limit_notice import LimitNotice
from listening_timer.ui.widgets.note_field import NoteField
from listening_timer.ui.words.annotations import BOTH
from listening_timer.ui.words.i18n import full_line_text, full_note_text, tr
from listening_timer.ui.words.people import People

_EDGE = 6
"""Width of the coloured edge of a person's card, in design px."""


class ThanksCard(Card):
    """One person's line of thanks; the card's edge is in their colour."""

    def __init__(self, theme: Theme, tone: Tone) -> None:
        super().__init__(theme, pad=30, spacing=10)
        self._edge = tone
        self._title = Text(theme, TextStyle.TITLE, tone=tone)
        self.field = Field(theme, tr("Thank you for …"), "", bare=True)

        self.field.set_tone(tone)
        self.body.addWidget(self._title)
        self.body.addWidget(self.field)
        self.body.addWidget(LimitNotice(theme, self.field, full_line_text()))
        self.body.addStretch(1)

    def seat(self, name: str) -> None:
        """Set whose card it is, and empty its line."""
        words = tr("{name} says thank you").format(name=name)
        self._title.set_text(words)
        self.field.setAccessibleName(without_format_characters(words))
        self.field.setText("")

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        super().paintEvent(arg__1)
        look, radius = self._theme.palette, self._theme.px(RADIUS)
        edge = self._theme.px(_EDGE)
        whole, band, rest = QPainterPath(), QPainterPath(), QPainterPath()
        whole.addRoundedRect(self.rect().toRectF(), radius, radius)
        strip = QRect(0, 0, radius, self.height())
        band.addRect(painting.mirrored(self, strip).toRectF())
        inner = painting.mirrored(self, self.rect().adjusted(edge, 0, radius, 0))
        rest.addRoundedRect(inner.toRectF(), radius, radius)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(whole.intersected(band).subtracted(rest), look.shades(self._edge).plain)


class NoteCard(ChipCard):
    """A note about the session."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.field = NoteField(
            theme, tr("A line to remember it by, if you like"), tr("A note about this talk")
        )

        self.body.addWidget(self.field)
        self.body.addWidget(LimitNotice(theme, self.field, full_note_text()))

        self.field.textChanged.connect(self.changed)

    @property
    def is_filled(self) -> bool:
        """Whether anything is written on it."""
        return bool(self.field.text().strip())

    def first_control(self) -> QWidget:
        """The control that gets the focus when it is opened."""
        return self.field


class PromiseCard(ChipCard):
    """One promise, or time together: its kind, whose it is, and a line."""

    plan_changed = Signal()
    """Another kind, or another person, was chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._kind = ChoiceRow(
            theme,
            tr("One small thing for the days to come"),
            [
                (PromiseKind.PROMISE, tr("A promise")),
                (PromiseKind.ROUTINE, tr("Something we always enjoy")),
                (PromiseKind.NEW, tr("Something new together")),
            ],
            tone=Tone.MOSS,
        )
        self._whose = ChoiceRow(theme, tr("Whose promise is it?"), [], tone=Tone.MOSS)
        self.field = Field(theme, "", tr("What it is, in a line"))

        choices = Flow(theme, 28)
        choices.addWidget(self._kind)
        choices.addWidget(self._whose)
        self.body.addLayout(choices)
        self.body.addWidget(self.field)
        self.body.addWidget(LimitNotice(theme, self.field, full_line_text()))
        self._choose(PromiseKind.PROMISE, BOTH)

        self._kind.chosen.connect(self._on_chosen)
        self._whose.chosen.connect(self._on_chosen)
        self.field.textChanged.connect(self.changed)

    @property
    def is_filled(self) -> bool:
        """Whether anything is written on it."""
        return bool(self.field.text().strip())

    def first_control(self) -> QWidget:
        """The control that gets the focus when it is opened."""
        return self.field

    def seat(self, people: People) -> None:
        """Set the two people, and clear the card."""
        names = [(who.value, people.name(who)) for who in (people.at(side) for side in Side)]
        self._whose.set_options([*names, (BOTH, tr("Both of you"))])
        self.set_promise(None)

    @property
    def name(self) -> str:
        """The draft name: the chosen kind and person."""
        return f"plan.{self._kind.current()}.{self._whose.current()}"

    def choose_by(self, name: str) -> None:
        """Choose the kind and person of a draft name; no effect for other names."""
        match name.split("."):
            case ["plan", kind, whose] if kind in set(PromiseKind):
                self._choose(PromiseKind(kind), whose)
            case _:
                pass

    def promise(self) -> Plan:
        """The chosen kind, person and text, as typed."""
        kind, whose = PromiseKind(self._kind.current()), self._whose.current()
        mine = kind is PromiseKind.PROMISE and whose not in ("", BOTH)
        return kind, Role(whose) if mine else None, self.field.text()

    def set_promise(self, promise: Plan | None) -> None:
        """Set kind, person and text, or clear them."""
        kind, whose, words = promise or (PromiseKind.PROMISE, None, "")
        self._choose(kind, whose or BOTH)
        self.field.setText(words)  # not `clear`, after which the field's undo would bring it back

    def _choose(self, kind: PromiseKind, whose: str) -> None:
        self._kind.choose(kind)
        self._whose.choose(whose)
        self._show_kind()

    def _show_kind(self) -> None:
        kind = PromiseKind(self._kind.current())
        self._whose.setVisible(kind is PromiseKind.PROMISE)
        self.field.setPlaceholderText(_example(kind))

    @Slot()
    def _on_chosen(self) -> None:
        self._show_kind()
        self.plan_changed.emit()


def _example(kind: PromiseKind) -> str:
    match kind:
        case PromiseKind.PROMISE:
            return tr("Like a call at noon on Wednesday")
        case PromiseKind.ROUTINE:
            return tr("Like breakfast together on Sunday")
        case PromiseKind.NEW:
            return tr("Like a walk somewhere new to both of you")


class RatingsCard(ChipCard):
    """What both have answered to "How was it?", a line each; empty until they have."""

    OPENS_EMPTY = False

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._lines = {
            side: Text(theme, TextStyle.BODY, tone=tone)
            for side, tone in ((Side.LEFT, Tone.LAKE), (Side.RIGHT, Tone.CLAY))
        }

        for line in self._lines.values():
            self.body.addWidget(line)

    @property
    def is_filled(self) -> bool:
        """Whether anything is written on it."""
        return any(line.said() for line in self._lines.values())

    def show_lines(self, lines: Sequence[tuple[Side, str]]) -> None:
        """Show what each of them answered, by seat; nothing for none."""
        shown = dict(lines)
        for side, line in self._lines.items():
            line.set_text(shown.get(side, ""))
        self.changed.emit()
