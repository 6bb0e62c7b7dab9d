"""Choice widgets: number stepper, row of options, removable chips, labelled buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLayout, QWidget

from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets import accessibility, buttons, painting
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole, NumberRange
from listening_timer.ui.widgets.buttons import Glyph, GlyphButton, QuietButton
from listening_timer.ui.widgets.cards import Card, ChoiceGroup
from listening_timer.ui.widgets.focus import set_tab_order_after
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Flow, Row, remove_from
from listening_timer.ui.widgets.painting import LEADING
from listening_timer.ui.widgets.segments import Segment, Segments


class Stepper(Card):
    """A number between two bounds, with minus and plus buttons."""

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
        bare: bool = False,
    ) -> None:
        """`bare`: the number and its buttons alone, without a surface and a visible label."""
        super().__init__(theme, pad=0 if bare else 20, spacing=0 if bare else 8)
        self._label, self._format, self._bare = label, format_value, bare
        self._low, self._high, self._step = low, high, step
        self._value = low
        self._title = Text(theme, TextStyle.LABEL, label, soft=True)
        middle = Qt.AlignmentFlag.AlignCenter
        self._shown = Text(theme, TextStyle.BUTTON, align=middle, wrap=False)
        self._less = GlyphButton(theme, Glyph.MINUS, less_name, size=44)
        self._more = GlyphButton(theme, Glyph.PLUS, more_name, size=44)

        row = Row(theme, 8)
        row.addWidget(self._less)
        row.addWidget(self._shown, 1)
        row.addWidget(self._more)
        self.body.addWidget(self._title)
        self.body.addLayout(row)
        self._title.setVisible(not bare)
        self.set_value(low if value is None else value)

        for button, way in ((self._less, -1), (self._more, 1)):
            button.setAutoRepeat(True)
            button.clicked.connect(lambda _=False, way=way: self._move(way))

    def voice(self) -> AccessibleInfo:
        """Expose as a spin box with its value text, and the two buttons that change it."""
        return AccessibleInfo(
            AccessibleRole.SpinBox,
            name=self._label,
            value=self._shown.said(),
            parts=(self._less, self._more),
            span=NumberRange(self._low, self._high, self._step, self._value, self._go),
        )

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        if not self._bare:
            super().paintEvent(arg__1)

    def value(self) -> int:
        """The current number."""
        return self._value

    def low(self) -> int:
        """The lower bound."""
        return self._low

    def set_value(self, value: int) -> None:
        """Show a number, clamped to the bounds, without emitting `changed`."""
        self._value = max(self._low, min(self._high, value))
        words = self._format(self._value)
        self._shown.set_text(words)
        accessibility.notify_value_changed(self, self._value)
        self._use(self._less, self._more, usable=self._value > self._low)
        self._use(self._more, self._less, usable=self._value < self._high)
        for button in (self._less, self._more):
            button.setAccessibleDescription(f"{self._label} {words}")

    def _use(self, button: GlyphButton, other: GlyphButton, *, usable: bool) -> None:
        """Enable or disable a button; at a bound the focus moves to the other one."""
        if button.hasFocus() and not usable and self._low < self._high:
            other.setEnabled(True)
            other.setFocus(Qt.FocusReason.TabFocusReason)
        button.setEnabled(usable)

    def set_label(self, label: str) -> None:
        """Set the label."""
        self._label = label
        self._title.set_text(label)
        self.set_value(self._value)

    def set_range(self, low: int, high: int, step: int = 1) -> None:
        """Set the bounds and the step; the number stays if it can."""
        self._low, self._high, self._step = low, high, step
        self.set_value(self._value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down change the number while one of its buttons has the focus."""
        way = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if way:
            self._move(way)
        else:
            super().keyPressEvent(event)

    def _move(self, way: int) -> None:
        self._go(self._value + way * self._step)

    def _go(self, value: int) -> None:
        """Set a number that the user asked for, on a step; emit and announce a change."""
        before = self._value
        self.set_value(self._low + round((value - self._low) / self._step) * self._step)
        if self._value != before:
            self.changed.emit(self._value)
            accessibility.announce(self, self._shown.said())


class Option(Segment):
    """One of a row of options: a quiet button that stays checked."""

    PAD, HIGH, RADIUS, ROLE, BOLD = 18.0, 44.0, 12.0, TextStyle.LABEL, True


class ChoiceRow(QWidget):
    """Exclusive options, joined to one bar; on several lines where the width is short."""

    def __init__(  # noqa: PLR0913 - options and their looks
        self,
        theme: Theme,
        label: str,
        options: Sequence[tuple[str, str]],
        *,
        tone: Tone = Tone.LAKE,
        centred: bool = False,
        apart: bool = False,
    ) -> None:
        """`apart`: not joined. `centred`: likewise, in the middle of the width, as is the label."""
        super().__init__()
        self._theme, self._label, self._tone = theme, label, tone
        self._options: dict[str, Option] = {}
        align = Qt.AlignmentFlag.AlignHCenter if centred else LEADING
        self._title = Text(theme, TextStyle.LABEL, label, soft=True, align=align)
        self._group = ChoiceGroup(self)
        self.chosen = self._group.chosen
        loose = apart or centred
        self._flow = Flow(theme, 8, centred=centred) if loose else Segments(theme)

        box = Column(theme, 8)
        box.addWidget(self._title)
        box.addLayout(self._flow)
        self.setLayout(box)
        self._title.setVisible(bool(label))
        self.setAccessibleName(label)
        self.set_options(options)

    def voice(self) -> AccessibleInfo:
        """Expose as a group of options."""
        return AccessibleInfo(AccessibleRole.Grouping, parts=[*self._options.values()])

    def set_label(self, label: str) -> None:
        """Set the label."""
        self._title.set_text(label)
        self._title.setVisible(bool(label))
        self.set_heard(label)

    def set_heard(self, label: str) -> None:
        """Set the label for screen readers only; the visible one stays."""
        self._label = label
        self.setAccessibleName(label)
        for option in self._options.values():
            option.setAccessibleDescription(label)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Replace the options; the chosen one stays if it is among them."""
        held, before = self._group.current(), list(self._options.values())
        self._group.clear()
        remove_from(self._flow, *before)
        self._options = {name: self._made(text) for name, text in options}
        for name, option in self._options.items():
            self._flow.addWidget(option)
            self._group.add(name, option)
        set_tab_order_after([self, *before][-1], list(self._options.values()))
        if held in self._options:
            self._group.choose(held)

    def rename(self, name: str, text: str, heard: str) -> None:
        """Set the text of an option, and the longer one that screen readers hear."""
        self._options[name].set_text(text)
        self._options[name].setAccessibleName(heard)

    def current(self) -> str:
        """Id of the chosen option; empty for none."""
        return self._group.current()

    def choose(self, name: str) -> None:
        """Choose an option, without emitting `chosen`."""
        self._group.choose(name)

    @Slot(bool)
    def set_open(self, is_open: bool) -> None:  # noqa: FBT001 - a slot
        """Enable or disable all options."""
        for option in self._options.values():
            option.setEnabled(is_open)

    def _made(self, text: str) -> Option:
        option = Option(self._theme, text, tone=self._tone)
        option.setCheckable(True)
        option.setAccessibleDescription(self._label)
        return option


class Chip(QuietButton):
    """A chip: a word followed by a cross."""

    PAD, HIGH, RADIUS, ROLE, BOLD = 14.0, 44.0, 12.0, TextStyle.LABEL, False
    LEADING = True

    def _cross(self) -> int:
        """Width (px) of the cross, with the space before it."""
        return round(self._theme.font(self.ROLE).pixelSize() * 1.5)

    def _beside(self) -> int:
        return super()._beside() + self._cross()

    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        side = self._cross()
        end = self.width() - side - self._theme.px(self.PAD) // 2
        place = QRect(end, (self.height() - side) // 2, side, side)
        buttons.cross(QPainter(self), painting.mirrored(self, place), self._theme.palette.soft_ink)


class Chips(QWidget):
    """Chips side by side, on as many lines as they need; hidden while there are none."""

    removed = Signal(str)
    """Id of the chip that was pressed."""

    def __init__(self, theme: Theme, accessible_name: str, about: str) -> None:
        """`about`: what a press on a chip does."""
        super().__init__()
        self._theme, self._about = theme, about
        self._chips: dict[str, Chip] = {}
        self._flow = Flow(theme, 8)

        column = Column(theme)
        column.addLayout(self._flow)
        self.setLayout(column)
        self.setAccessibleName(accessible_name)
        self.hide()

    def voice(self) -> AccessibleInfo:
        """Expose as a group of chips."""
        return AccessibleInfo(AccessibleRole.Grouping, parts=[*self._chips.values()])

    def show_words(self, words: Sequence[tuple[str, str]]) -> None:
        """Replace the chips by these pairs of id and text."""
        for name in [name for name in self._chips if name not in dict(words)]:
            remove_from(self._flow, self._chips.pop(name))
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
        set_tab_order_after([self, *self._chips.values()][-1], [chip])
        return chip

    def has_keyboard(self) -> bool:
        """Whether one of the chips has the focus."""
        return any(chip.hasFocus() for chip in self._chips.values())


class LabelledButtons(QWidget):
    """A label, and buttons below it in a given layout; each emits its id."""

    picked = Signal(str)

    def __init__(self, theme: Theme, layout: QLayout, role: TextStyle = TextStyle.BODY) -> None:
        """`layout`: of the buttons; `role`: text style of the label."""
        super().__init__()
        self._title = Text(theme, role, soft=True)
        self._buttons: list[QAbstractButton] = []
        self._laid = layout

        box = Column(theme, 8)
        box.addWidget(self._title)
        box.addLayout(layout)
        self.setLayout(box)
        self._title.hide()

    def voice(self) -> AccessibleInfo:
        """Expose the buttons; as a group where there is a label."""
        role = AccessibleRole.Grouping if self.accessibleName() else AccessibleRole.Client
        return AccessibleInfo(role, parts=self._buttons)

    def show_picks(self, title: str, picks: Sequence[tuple[str, QAbstractButton]]) -> None:
        """Replace the buttons by these pairs of id and button."""
        self._title.set_text(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)
        remove_from(self._laid, *self._buttons)
        self._buttons = [button for _name, button in picks]
        for name, button in picks:
            button.setCheckable(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, name=name: self.picked.emit(name))
            self._laid.addWidget(button)
