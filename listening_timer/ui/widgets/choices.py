"""Small choices of a number or of one among a few: a stepper, and a row of options."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLayout, QStyle, QWidget

from listening_timer.ui.theme.theme import Role, Theme, Tone
from listening_timer.ui.widgets import accessibility, buttons
from listening_timer.ui.widgets.accessibility import Role as Spoken
from listening_timer.ui.widgets.accessibility import Voice
from listening_timer.ui.widgets.buttons import Glyph, GlyphButton, QuietButton
from listening_timer.ui.widgets.cards import Card, ChoiceGroup
from listening_timer.ui.widgets.focus import follow
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Flow, Row


class Stepper(Card):
    """A number between two bounds, with less and more beside it."""

    changed = Signal(int)

    def __init__(  # noqa: PLR0913 - a range and its words
        self,
        theme: Theme,
        label: str,
        low: int,
        high: int,
        step: int,
        less_name: str,
        more_name: str,
        *,
        format_value: Callable[[int], str] = str,
        value: int | None = None,
    ) -> None:
        super().__init__(theme, pad=20, spacing=8)
        self._label, self._format = label, format_value
        self._low, self._high, self._step = low, high, step
        self._value = low
        self._title = Text(theme, Role.LABEL, label, soft=True)
        middle = Qt.AlignmentFlag.AlignCenter
        self._shown = Text(theme, Role.BUTTON, align=middle, wrap=False)
        self._less = GlyphButton(theme, Glyph.MINUS, less_name, size=44)
        self._more = GlyphButton(theme, Glyph.PLUS, more_name, size=44)

        row = Row(theme, 8)
        row.addWidget(self._less)
        row.addWidget(self._shown, 1)
        row.addWidget(self._more)
        self.body.addWidget(self._title)
        self.body.addLayout(row)
        self.set_value(low if value is None else value)

        for button, way in ((self._less, -1), (self._more, 1)):
            button.setAutoRepeat(True)
            button.clicked.connect(lambda _=False, way=way: self._move(way))

    def voice(self) -> accessibility.Voice:
        """A number with its words, and the two buttons that change it."""
        return accessibility.Voice(
            accessibility.Role.SpinBox,
            name=self._label,
            value=self._shown.said(),
            parts=(self._less, self._more),
            span=accessibility.Span(self._low, self._high, self._step, self._value, self._go),
        )

    def value(self) -> int:
        """The number that holds."""
        return self._value

    def low(self) -> int:
        """The least number that can be chosen."""
        return self._low

    def set_value(self, value: int) -> None:
        """Show a number, held within the bounds, without telling anybody."""
        self._value = max(self._low, min(self._high, value))
        words = self._format(self._value)
        self._shown.set_text(words)
        accessibility.tell_value(self, self._value)
        self._use(self._less, self._more, usable=self._value > self._low)
        self._use(self._more, self._less, usable=self._value < self._high)
        for button in (self._less, self._more):
            button.setAccessibleDescription(f"{self._label} {words}")

    def _use(self, button: GlyphButton, other: GlyphButton, *, usable: bool) -> None:
        """Let a button be of use or not; at a bound the keyboard stays on the number."""
        if button.hasFocus() and not usable and self._low < self._high:
            other.setEnabled(True)
            other.setFocus(Qt.FocusReason.TabFocusReason)
        button.setEnabled(usable)

    def set_label(self, label: str) -> None:
        """Change what the number is called."""
        self._label = label
        self._title.set_text(label)
        self.set_value(self._value)

    def set_range(self, low: int, high: int, step: int = 1) -> None:
        """Change the bounds and the step between two numbers; the number stays if it can."""
        self._low, self._high, self._step = low, high, step
        self.set_value(self._value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down change the number while one of its buttons has the keyboard."""
        way = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if way:
            self._move(way)
        else:
            super().keyPressEvent(event)

    def _move(self, way: int) -> None:
        self._go(self._value + way * self._step)

    def _go(self, value: int) -> None:
        """Somebody wishes for this number: take it, and say what it has become."""
        before = self._value
        self.set_value(self._low + round((value - self._low) / self._step) * self._step)
        if self._value != before:
            self.changed.emit(self._value)
            accessibility.announce(self, self._shown.said())


class Option(QuietButton):
    """One of a row: a quiet button that stays chosen."""

    PAD, HIGH, RADIUS, ROLE, BOLD = 18.0, 44.0, 12.0, Role.LABEL, True


class ChoiceRow(QWidget):
    """One of a few, side by side; on several lines where the width is short."""

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        label: str,
        options: Sequence[tuple[str, str]],
        *,
        tone: Tone = Tone.LAKE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._label, self._tone = theme, label, tone
        self._options: dict[str, Option] = {}
        self._title = Text(theme, Role.LABEL, label, soft=True)
        self._group = ChoiceGroup(self)
        self._flow = Flow(theme, 8)

        box = Column(theme, 8)
        box.addWidget(self._title)
        box.addLayout(self._flow)
        self.setLayout(box)
        self._title.setVisible(bool(label))
        self.setAccessibleName(label)
        self.set_options(options)

        self._group.chosen.connect(self.chosen)

    def voice(self) -> accessibility.Voice:
        """What is asked, and the options, of which one can hold."""
        return accessibility.Voice(accessibility.Role.Grouping, parts=[*self._options.values()])

    def set_label(self, label: str) -> None:
        """Call it otherwise."""
        self._title.set_text(label)
        self._title.setVisible(bool(label))
        self.set_heard(label)

    def set_heard(self, label: str) -> None:
        """Call it so for those who hear it; what is seen stays."""
        self._label = label
        self.setAccessibleName(label)
        for option in self._options.values():
            option.setAccessibleDescription(label)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Show these options; what was chosen stays if it is among them."""
        held, before = self._group.current(), list(self._options.values())
        self._group.clear()
        for old in self._options.values():
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._options = {name: self._made(text) for name, text in options}
        for name, option in self._options.items():
            self._flow.addWidget(option)
            self._group.add(name, option)
        follow([self, *before][-1], list(self._options.values()))
        if held in self._options:
            self._group.choose(held)

    def current(self) -> str:
        """The id that holds; empty where none does."""
        return self._group.current()

    def choose(self, name: str) -> None:
        """Let this one hold, without telling anybody."""
        self._group.choose(name)

    @Slot(bool)
    def set_open(self, is_open: bool) -> None:  # noqa: FBT001 - a slot
        """Whether anything can be chosen now."""
        for option in self._options.values():
            option.setEnabled(is_open)

    def _made(self, text: str) -> Option:
        option = Option(self._theme, text)
        option.setCheckable(True)
        option.set_tone(self._tone)
        option.setAccessibleDescription(self._label)
        return option


class Chip(QuietButton):
    """A word with a cross behind it."""

    PAD, HIGH, RADIUS, ROLE, BOLD = 14.0, 44.0, 12.0, Role.LABEL, False
    LEADING = True

    def _cross(self) -> int:
        """How wide the cross is, with the room before it."""
        return round(self._theme.font(self.ROLE).pixelSize() * 1.5)

    def _beside(self) -> int:
        return super()._beside() + self._cross()

    def paintEvent(self, e: QPaintEvent) -> None:
        """Paint it."""
        super().paintEvent(e)
        side = self._cross()
        end = self.width() - side - self._theme.px(self.PAD) // 2
        place = QRect(end, (self.height() - side) // 2, side, side)
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
        buttons.cross(QPainter(self), place, self._theme.palette.soft_ink)


class Chips(QWidget):
    """Words side by side, on as many lines as they need; no room where there are none."""

    removed = Signal(str)
    """The word of this id was pressed."""

    def __init__(self, theme: Theme, accessible_name: str, about: str) -> None:
        """`about`: what a press on a word does."""
        super().__init__()
        self._theme, self._about = theme, about
        self._chips: dict[str, Chip] = {}
        self._flow = Flow(theme, 8)

        column = Column(theme)
        column.addLayout(self._flow)
        self.setLayout(column)
        self.setAccessibleName(accessible_name)
        self.hide()

    def voice(self) -> Voice:
        """What holds now."""
        return Voice(Spoken.Grouping, parts=[*self._chips.values()])

    def show_words(self, words: Sequence[tuple[str, str]]) -> None:
        """Show these words, each with its id, in place of those before."""
        for name in [name for name in self._chips if name not in dict(words)]:
            old = self._chips.pop(name)
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        for name, text in words:
            if name not in self._chips:
                self._chips[name] = self._made(name)
            self._chips[name].set_text(text)
        self.setVisible(bool(words))

    def _made(self, name: str) -> Chip:
        chip = Chip(self._theme)
        chip.setAccessibleDescription(self._about)
        chip.clicked.connect(lambda: self.removed.emit(name))
        self._flow.addWidget(chip)
        follow([self, *self._chips.values()][-1], [chip])
        return chip

    def has_keyboard(self) -> bool:
        """Whether one of the words has it."""
        return any(chip.hasFocus() for chip in self._chips.values())


class Picks(QWidget):
    """A word above, and buttons below it in a layout of their own; each tells its id."""

    picked = Signal(str)

    def __init__(self, theme: Theme, layout: QLayout, role: Role = Role.BODY) -> None:
        """`layout`: how the buttons lie; `role`: how large the word above them is."""
        super().__init__()
        self._title = Text(theme, role, soft=True)
        self._buttons: list[QAbstractButton] = []
        self._laid = layout

        box = Column(theme, 8)
        box.addWidget(self._title)
        box.addLayout(layout)
        self.setLayout(box)
        self._title.hide()

    def voice(self) -> Voice:
        """What can be picked, under its word where it has one."""
        role = Spoken.Grouping if self.accessibleName() else Spoken.Client
        return Voice(role, parts=self._buttons)

    def show_picks(self, title: str, picks: Sequence[tuple[str, QAbstractButton]]) -> None:
        """Show these buttons, each with its id, in place of any before."""
        self._title.set_text(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)
        for old in self._buttons:
            self._laid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = [button for _name, button in picks]
        for name, button in picks:
            button.setCheckable(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, name=name: self.picked.emit(name))
            self._laid.addWidget(button)
