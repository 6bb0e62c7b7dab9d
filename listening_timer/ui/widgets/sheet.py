"""A panel over the window: a question with a few answers, or rows to read.

Law: it opens no window and waits in no loop; it answers once, by `answered`. Escape gives the
safe answer (the first that is not the main one; the only one where there is but one). While it
is open it keeps the keyboard; afterwards whoever had it gets it back.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSlider, QWidget

from listening_timer.ui.theme import Role, Theme, Tone, faded
from listening_timer.ui.widgets.buttons import MainButton, QuietButton
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Flow, Grid, Row
from listening_timer.ui.widgets.scroll import Scroll

Answer = tuple[str, str, bool]
CLOSED = "closed"
_WIDEST = 720  # design pixels
_GAP = 22
_DIM = 0.45
_SCROLLING = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Sheet(QWidget):
    """One panel over its window, used again for every question."""

    answered = Signal(str)
    """The id of the answer; `closed` for rows that were read."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._theme = theme
        self._over = over
        self._safe = ""
        self._before: QWidget | None = None
        self._buttons: list[QWidget] = []
        self._card = Card(theme, pad=34, spacing=18, parent=self)
        self._inside = QWidget()
        self._held = QWidget()
        self._bar = Row(theme)
        self._scroll = Scroll(theme, self._held)

        self._card.body.addWidget(self._inside)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

        over.installEventFilter(self)
        theme.changed.connect(self._fit)

    def is_open(self) -> bool:
        """Whether something is asked or shown now."""
        return not self.isHidden()

    def ask(
        self, title: str, text: str, answers: Sequence[Answer], *, tone: Tone = Tone.LAKE
    ) -> None:
        """Ask; each answer is (id, words, whether it is the main one)."""
        column = Column(self._theme, 14)
        column.addWidget(Text(self._theme, Role.TITLE, title))
        if text:
            column.addWidget(Text(self._theme, Role.BODY, text, soft=True))
        self._safe = next((name for name, _words, main in answers if not main), answers[0][0])
        self._open(title, text, column, answers, tone)

    def show_rows(self, title: str, rows: Sequence[tuple[str, str]], close_text: str) -> None:
        """Show pairs to read, as keys and what they do."""
        column, grid = Column(self._theme, 18), Grid(self._theme, 10)
        column.addWidget(Text(self._theme, Role.TITLE, title))
        for line, (left, right) in enumerate(rows):
            grid.addWidget(Text(self._theme, Role.BODY, left, bold=True), line, 0)
            grid.addWidget(Text(self._theme, Role.BODY, right, soft=True), line, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        column.addLayout(grid)
        self._safe = CLOSED
        self._open(title, "", column, [(CLOSED, close_text, True)], Tone.LAKE)

    def answer(self, name: str) -> None:
        """Close with this answer."""
        if self.is_open():
            self.hide()
            self._give_back()
            self.answered.emit(name)

    def give_back_to(self, widget: QWidget) -> None:
        """Let this one have the keyboard afterwards, in place of whoever had it before."""
        if self._before is not None:
            self._before.destroyed.disconnect(self._forget)
        self._remember(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if watched is self._over and event.type() is QEvent.Type.Resize:
            self._fit()
        return False

    def event(self, event: QEvent) -> bool:
        """Take Escape before any shortcut of the window does."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape answers safely, Enter presses, arrows scroll; no key goes further."""
        if event.key() == Qt.Key.Key_Escape:
            self.answer(self._safe)
        elif event.key() in _TAKING:
            focused = self.focusWidget()
            if isinstance(focused, (MainButton, QuietButton)) and not event.isAutoRepeat():
                focused.click()
        elif event.key() in _SCROLLING:
            self._scroll.verticalScrollBar().triggerAction(_SCROLLING[Qt.Key(event.key())])
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the panel does nothing, and reaches nothing below."""
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - as Qt names it
        """Tab goes round among the answers."""
        here = self.focusWidget()
        at = self._buttons.index(here) if here in self._buttons else -1
        step = 1 if next else -1
        wanted = self._buttons[(at + step) % len(self._buttons)]
        wanted.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim the window."""
        shade = QColor(0, 0, 0) if self._theme.is_evening else self._theme.palette.ink
        QPainter(self).fillRect(self.rect(), faded(shade, _DIM))

    def _open(
        self, title: str, text: str, column: Column, answers: Sequence[Answer], tone: Tone
    ) -> None:
        if not self.is_open():
            self._remember(self._over.window().focusWidget())
        answers = sorted(answers, key=lambda answer: answer[2])
        self._fill(column, answers, tone)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._fit()
        self.show()
        self.raise_()
        first = next(
            b
            for b, (name, _w, _m) in zip(self._buttons, answers, strict=True)
            if name == self._safe
        )
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _remember(self, before: QWidget | None) -> None:
        """Keep in mind who had the keyboard, for as long as they are there."""
        self._before = before
        if before is not None:
            before.destroyed.connect(self._forget)

    def _give_back(self) -> None:
        before, self._before = self._before, None
        if before is not None:
            before.destroyed.disconnect(self._forget)
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _forget(self) -> None:
        self._before = None

    def _fill(self, column: Column, answers: Sequence[Answer], tone: Tone) -> None:
        """Put new contents in place of the old."""
        old, self._inside = self._inside, QWidget()
        self._held = QWidget()
        self._held.setLayout(column)
        self._buttons = [self._made(answer, tone) for answer in answers]
        whole, self._bar = Column(self._theme, _GAP), Row(self._theme)
        flow = Flow(self._theme, 12)
        for button in self._buttons:
            flow.addWidget(button)
        self._bar.addStretch(1)
        self._bar.addLayout(flow)
        self._scroll = Scroll(self._theme, self._held)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(self._bar)
        self._inside.setLayout(whole)
        self._card.body.replaceWidget(old, self._inside)
        old.hide()
        old.deleteLater()

    def _made(self, answer: Answer, tone: Tone) -> QWidget:
        name, words, main = answer
        made = MainButton if main else QuietButton
        button = made(self._theme, words)
        button.set_tone(tone)
        button.clicked.connect(lambda: self.answer(name))
        return button

    def _fit(self) -> None:
        """Cover the window; the panel in its middle, as large as it must be."""
        self.setGeometry(self._over.rect())
        px, room = self._theme.px, self.rect()
        wide = min(px(_WIDEST), room.width() - 2 * px(24))
        edges = self._card.body.contentsMargins()
        inner = wide - edges.left() - edges.right()
        words = max(self._held.heightForWidth(inner), self._scroll.minimumSizeHint().height())
        answers = self._bar.heightForWidth(inner)
        need = words + answers + px(_GAP) + edges.top() + edges.bottom() + 4
        high = min(need, room.height() - 2 * px(24))
        self._card.setGeometry((room.width() - wide) // 2, (room.height() - high) // 2, wide, high)
