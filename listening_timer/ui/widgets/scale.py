"""Rating scale from 0 to 10 as a row of points, and a card that shows somebody's ratings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from listening_timer.ui.theme.theme import TextStyle, Theme, Tone, mixed
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.button_base import ARROWS, TextButton
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.keyboard import SIDEWAYS, digit_of
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Row

HIGHEST = 10
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Left: -1}
_CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_SIDE = 50  # design px
_LARGE_PERCENT = 130  # text size from which on figures are large enough in the smaller style


class ScalePoint(TextButton):
    """One point of a scale, with its number; filled when checked."""

    PAD, HIGH, ROLE, BOLD = 4.0, _SIDE, TextStyle.BODY, True
    KEYS_FOR_PARENT = ARROWS

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__(theme, str(number))
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def forwards_main_action(self) -> bool:
        """Until the focus comes here by keyboard, and again on the checked point."""
        return not self.shows_focus_ring() or self.isChecked()

    def sizeHint(self) -> QSize:
        return QSize(self._least(), self._least())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, e: QPaintEvent) -> None:
        look, radius = self._theme.palette, self.height() / 2
        shades = look.shades(self._tone)
        fill, line, ink = look.surface, look.outline, look.ink
        if self.isChecked():
            fill, line, ink = shades.plain, shades.plain, look.on_plain
        elif self.isDown() or self.underMouse():
            fill, line = shades.tint, shades.plain
        painter = QPainter(self)
        painting.panel(painter, self.rect(), radius, fill, line, max(1.0, self._theme.px(1.5)))
        if self.shows_focus_ring():
            inner = self.rect().adjusted(3, 3, -3, -3) if self.isChecked() else self.rect()
            painting.focus_ring(painter, self._theme, inner, radius, ink)
        self.paint_words(painter, ink, ink)


class ScaleRow(QWidget):
    """A question, and eleven points on a line to answer it with; nothing is chosen at first.

    Arrows, Home, End and digits of any script choose while one of the points has the focus (1 and
    then 0 is ten); a click on the chosen point, Delete or Backspace clears the choice.
    """

    changed = Signal()
    """Another point was chosen, or the choice was cleared."""

    def __init__(self, theme: Theme, low: str, high: str) -> None:
        """`low`, `high`: what 0 and 10 mean."""
        super().__init__()
        self._theme, self._low, self._high = theme, low, high
        self._value: int | None = None
        self._typed = ""
        self._question = Text(theme, TextStyle.CUE)
        self._points = [ScalePoint(theme, number) for number in range(HIGHEST + 1)]

        self._ends = QWidget()
        line = Row(theme, 4)
        for point in self._points:
            line.addWidget(point)
            if point is not self._points[-1]:
                line.addStretch(1)
        ends = Row(theme, 16)
        ends.addWidget(Text(theme, TextStyle.LABEL, low, soft=True, wrap=False))
        ends.addStretch(1)
        ends.addWidget(Text(theme, TextStyle.LABEL, high, soft=True, wrap=False))
        box = Column(theme, 6)
        box.addWidget(self._question)
        box.addLayout(line)
        self._ends.setLayout(ends)
        box.addWidget(self._ends)
        self.setLayout(box)
        self.clear()

        for number, point in enumerate(self._points):
            point.clicked.connect(lambda _=False, number=number: self._press(number))

    def ask(self, question: str, tone: Tone) -> None:
        """Set the question, and the tone of the person asked; clears the choice."""
        self._question.set_text(question)
        self.setAccessibleName(question)
        words = {0: f"{question} {self._low}", HIGHEST: f"{question} {self._high}"}
        for number, point in enumerate(self._points):
            point.set_tone(tone)
            point.setAccessibleDescription(words.get(number, question))
        self.clear()

    def show_ends(self, shown: bool) -> None:  # noqa: FBT001 - a state, not an option
        """Show or hide what both ends mean; of several rows, one below another, the last has it."""
        self._ends.setVisible(shown)

    def voice(self) -> AccessibleInfo:
        """Expose as a group of points, one of which can be chosen.

        It has no value of its own: one would have to be reported while nothing is chosen.
        """
        return AccessibleInfo(AccessibleRole.Grouping, parts=self._points)

    def value(self) -> int | None:
        """The chosen number; None for none."""
        return self._value

    def clear(self) -> None:
        """Clear the choice, as before any use."""
        self._typed = ""
        for point in self._points:  # nor does Qt remember the last focused one
            point.clearFocus()
        self._show(None)

    def choose(self, number: int) -> None:
        """Choose a number; emits `changed` if it is another one."""
        if number != self._value:
            self._show(number)
            self.changed.emit()

    def take_keyboard(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Focus the chosen point, else the first."""
        self._points[self._value or 0].setFocus(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CLEARING and self._value is not None:
            self._press(self._value)
            self.take_keyboard(Qt.FocusReason.TabFocusReason)
            return
        number = self._number_of(event)
        if number is None:
            super().keyPressEvent(event)
            return
        self.choose(number)
        self._points[number].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        first, last = self._points[0].geometry(), self._points[-1].geometry()
        look, wide = self._theme.palette, max(2, self._theme.px(2))
        left, right = sorted((first.center().x(), last.center().x()))
        ground = mixed(look.line, look.surface, 0.2)
        painter = QPainter(self)
        painter.fillRect(left, first.center().y() - wide // 2, right - left, wide, ground)

    def _number_of(self, event: QKeyEvent) -> int | None:
        """The number that a key chooses; None for a key that has no meaning here."""
        code, digit = Qt.Key(event.key()), digit_of(event)
        before, self._typed = self._typed, "" if digit is None else str(digit)
        if digit is not None:
            return HIGHEST if before + self._typed == str(HIGHEST) else digit
        if code in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return 0 if code is Qt.Key.Key_Home else HIGHEST
        step = _STEPS.get(code)
        if step is None:
            return None
        if self._value is None:  # the first key takes the point that has the focus
            return 0
        if code in SIDEWAYS and QGuiApplication.isRightToLeft():
            step = -step
        return max(0, min(HIGHEST, self._value + step))

    def _press(self, number: int) -> None:
        self._typed = ""
        if number == self._value:
            self._show(None)
            self.changed.emit()
        else:
            self.choose(number)

    def _show(self, value: int | None) -> None:
        """Check one point or none.

        The checked one, else the first, becomes the row's Tab stop, and takes over its focus.
        """
        self._value = value
        held = any(point.hasFocus() for point in self._points)
        stop = value or 0
        for number, point in enumerate(self._points):
            point.setChecked(number == value)
            stops = number == stop
            policy = Qt.FocusPolicy.TabFocus if stops else Qt.FocusPolicy.NoFocus
            point.setFocusPolicy(policy)
        if held and not self._points[stop].hasFocus():
            self.take_keyboard()


class AnswersCard(Card):
    """One person's ratings: their name, and large figures side by side, each above its word."""

    def __init__(self, theme: Theme, most: int) -> None:
        """`most`: maximum number of answers."""
        super().__init__(theme, pad=24, spacing=14)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._name = Text(theme, TextStyle.TITLE, align=middle)
        self._numbers = [
            Text(theme, TextStyle.TOKEN_NAME, names=True, align=middle) for _ in range(most)
        ]
        self._words = [Text(theme, TextStyle.BODY, align=middle) for _ in range(most)]

        self._figures = [QWidget() for _ in range(most)]
        figures = Row(theme, 4)
        for figure, number, word in zip(self._figures, self._numbers, self._words, strict=True):
            column = Column(theme)
            column.addWidget(number)
            column.addWidget(word)
            figure.setLayout(column)
            figures.addWidget(figure, 1)
        self.body.addWidget(self._name)
        self.body.addLayout(figures)
        self.body.addStretch(1)
        self._restyle()

        theme.changed.connect(self._restyle)

    def show_answers(self, name: str, tone: Tone, answers: Sequence[tuple[str, int]]) -> None:
        """Show these pairs of word and number, in a person's tone."""
        self.set_tone(tone)
        self.setAccessibleName(name)
        self._name.set_text(name)
        self._name.set_tone(tone)
        for line, (number, word) in enumerate(zip(self._numbers, self._words, strict=True)):
            shown = answers[line] if line < len(answers) else None
            self._figures[line].setVisible(shown is not None)
            for text in (number, word):
                text.set_tone(tone)
            number.set_text(str(shown[1]) if shown else "")
            word.set_text(shown[0] if shown else "")
            number.setAccessibleDescription(shown[0] if shown else "")

    def voice(self) -> AccessibleInfo:
        """Expose as a group of the numbers, each described by its word."""
        shown = [number for number in self._numbers if number.isVisibleTo(self)]
        return AccessibleInfo(AccessibleRole.Grouping, parts=shown)

    def clear(self) -> None:
        """Show nothing, and hold no text."""
        self.show_answers("", Tone.MOSS, ())

    @Slot()
    def _restyle(self) -> None:
        large = self._theme.text_percent > _LARGE_PERCENT
        for number in self._numbers:
            number.set_role(TextStyle.HEADING if large else TextStyle.TOKEN_NAME)
