"""Dialog: a panel over the window with a question, a menu, or rows to read.

Law: it opens no window and runs no event loop; it answers once, by `answered`. Escape gives the
safe answer (of a question, the first that is not the main one; of all else, that it is closed), and
so does Enter as it opens. While it is open it keeps the focus; afterwards whoever had the focus
gets it back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSlider, QWidget

from listening_timer.ui.theme.theme import TextStyle, Theme, faded
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.button_base import FocusRingButton
from listening_timer.ui.widgets.buttons import MainButton, QuietButton
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.focus import FocusRestorer
from listening_timer.ui.widgets.keyboard import ENTER
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Flow, Grid, Row, Tiles, mirrored_margins
from listening_timer.ui.widgets.scroll import Scroll

DialogAnswer = tuple[str, str, bool]
Entries = Sequence[FocusRingButton]
CLOSED = "closed"
_WIDEST = 720  # design px
_GAP = 22
_PAD = 34
_DIM = 0.45
_SCROLLING = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}


class Dialog(QWidget):
    """The dialog of a window, used again for every question."""

    answered = Signal(str)
    """Id of the answer; `closed` for what was closed without one."""
    active_shortcuts: frozenset[QKeyCombination] = frozenset()
    """Shortcuts of the window that stay active while it is open."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._theme, self._over = theme, over
        self._safe = ""
        self._borrowed = FocusRestorer(self)
        self._buttons: list[QWidget] = []
        self._card = Card(theme, pad=_PAD, spacing=18, parent=self)
        self._inside, self._held = QWidget(), QWidget()
        self._bar = Row(theme)
        self._scroll = Scroll(theme, self._held, on_card=True)

        self._card.body.addWidget(self._inside)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

        over.installEventFilter(self)
        self._card.installEventFilter(self)
        theme.changed.connect(self._fit)

    def voice(self) -> AccessibleInfo:
        """Expose as a dialog, which is modal."""
        return AccessibleInfo(AccessibleRole.Dialog)

    def is_open(self) -> bool:
        """Whether it is shown."""
        return not self.isHidden()

    def ask(self, title: str, text: str, answers: Sequence[DialogAnswer]) -> None:
        """Ask a question; each answer is (id, text, whether it is the main one)."""
        column = Column(self._theme, 14)
        column.addWidget(Text(self._theme, TextStyle.TITLE, title))
        if text:
            column.addWidget(Text(self._theme, TextStyle.BODY, text, soft=True))
        self._open(title, text, column, answers)

    def show_rows(self, title: str, rows: Sequence[tuple[str, str]], close_text: str) -> None:
        """Show pairs to read, such as keys and what they do."""
        grid, pairs = Grid(self._theme, 10), QWidget()
        for line, (left, right) in enumerate(rows):
            grid.addWidget(Text(self._theme, TextStyle.BODY, left, bold=True), line, 0)
            grid.addWidget(Text(self._theme, TextStyle.BODY, right, soft=True), line, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        pairs.setLayout(grid)
        self.show_content(title, "", pairs, [(CLOSED, close_text, True)])

    def show_content(
        self,
        title: str,
        text: str,
        part: QWidget,
        answers: Sequence[DialogAnswer],
        entries: Entries = (),
    ) -> None:
        """Show a widget below a title, and answers; it is deleted when the dialog is used again.

        `text`: accessible description as it opens; `entries`: Tab stops inside the widget.
        """
        column = Column(self._theme, 20)
        column.addWidget(Text(self._theme, TextStyle.TITLE, title))
        column.addWidget(part)
        self._open(title, text, column, answers, entries)

    def show_menu(self, title: str, entries: Sequence[MenuEntry], close_text: str) -> None:
        """Show a menu; the answer is the id of an entry."""
        menu = Menu(self._theme, entries)
        self.show_content(title, "", menu, [(CLOSED, close_text, True)], menu.buttons)
        menu.chosen.connect(self.answer)

    def answer(self, name: str) -> None:
        """Close with this answer."""
        if self.is_open():
            self.hide()
            self._borrowed.give_back()
            self.answered.emit(name)

    def dismiss(self) -> None:
        """Close with the safe answer, as Escape does."""
        self.answer(self._safe)

    def give_back_to(self, widget: QWidget) -> None:
        """Set the widget that gets the focus afterwards, in place of whoever had it before."""
        self._borrowed.take(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the sizes of window and contents, and scroll to the focused menu entry."""
        if watched is self._over:
            if event.type() is QEvent.Type.Resize:
                self._fit()
        elif watched is self._card:
            if event.type() is QEvent.Type.LayoutRequest and self.is_open():
                self._fit()  # the contents have grown since, as with another text size
        elif event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scroll.ensureWidgetVisible(watched)
        return False

    def event(self, event: QEvent) -> bool:
        """Take every key before a shortcut does, except those that stay active."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.keyCombination() not in self.active_shortcuts)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives the safe answer, Enter presses, arrows scroll; no key goes further."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in ENTER:
            focused = self.focusWidget()
            if isinstance(focused, (MainButton, QuietButton)) and not event.isAutoRepeat():
                focused.click()
        elif event.key() in _SCROLLING:
            self._scroll.verticalScrollBar().triggerAction(_SCROLLING[Qt.Key(event.key())])
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ignore a press beside the panel, and let it reach nothing below."""
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - as Qt names it
        here = self.focusWidget()
        at = self._buttons.index(here) if here in self._buttons else -1
        step = 1 if next else -1
        wanted = self._buttons[(at + step) % len(self._buttons)]
        wanted.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        shade = QColor(0, 0, 0) if self._theme.is_evening else self._theme.palette.ink
        QPainter(self).fillRect(self.rect(), faded(shade, _DIM))

    def _open(
        self,
        title: str,
        text: str,
        column: Column,
        answers: Sequence[DialogAnswer],
        entries: Entries = (),
    ) -> None:
        self._safe = next((name for name, _words, main in answers if not main), answers[0][0])
        if not self.is_open():
            self._borrowed.take(self._over.window().focusWidget())
        safe = self._fill(column, sorted(answers, key=lambda answer: answer[2]), entries)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._fit()
        self.show()
        self.raise_()
        self._borrowed.give_to(safe)

    def _fill(
        self, column: Column, answers: Sequence[DialogAnswer], entries: Entries
    ) -> FocusRingButton:
        """Replace the contents; returns the button of the safe answer."""
        old, self._inside = self._inside, QWidget()
        self._held = QWidget()
        self._held.setLayout(column)
        made = {answer[0]: self._made(answer) for answer in answers}
        self._buttons = [*entries, *made.values()]
        whole, self._bar = Column(self._theme, _GAP), Row(self._theme)
        flow = Flow(self._theme, 12, trailing=True)
        for button in made.values():
            flow.addWidget(button)
        for entry in entries:
            entry.installEventFilter(self)
        self._bar.addLayout(flow, 1)
        self._scroll = Scroll(self._theme, self._held, on_card=True)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(self._bar)
        self._inside.setLayout(whole)
        self._card.body.replaceWidget(old, self._inside)
        old.hide()
        old.deleteLater()
        return made[self._safe]

    def _made(self, answer: DialogAnswer) -> FocusRingButton:
        name, words, main = answer
        button = (MainButton if main else QuietButton)(self._theme, words)
        button.clicked.connect(lambda: self.answer(name))
        return button

    def _into_margin(self) -> int:
        """Let the scroll bar lie in the margin of the panel; returns its width (px)."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        pad, around = self._theme.px(_PAD), self._card.body.contentsMargins()
        self._card.body.setContentsMargins(
            mirrored_margins(pad, around.top(), pad - bar, around.bottom())
        )
        self._bar.setContentsMargins(mirrored_margins(0, 0, bar, 0))
        return bar

    def _fit(self) -> None:
        """Cover the window, and centre the panel, as large as it must be."""
        self.setGeometry(self._over.rect())
        px, room = self._theme.px, self.rect()
        wide = min(px(_WIDEST), room.width() - 2 * px(24))
        bar, around = self._into_margin(), self._card.body.contentsMargins()
        inner = wide - around.left() - around.right()
        words = max(self._held.heightForWidth(inner - bar), self._scroll.minimumSizeHint().height())
        answers = self._bar.heightForWidth(inner)
        need = words + answers + px(_GAP) + around.top() + around.bottom() + 4
        high = min(need, room.height() - 2 * px(24))
        self._card.setGeometry((room.width() - wide) // 2, (room.height() - high) // 2, wide, high)


_APART, _BETWEEN = 26, 12  # design px: between the entries and those set apart; between entries
_ROW = 560  # design px: a row of so many columns has no less room, else it has one


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A menu entry: id, text and key. `columns`: of its row; `apart`: below a gap."""

    id: str
    words: str
    key: str = ""
    columns: int = 2
    apart: bool = False


class EntryButton(QuietButton):
    """Text at the leading edge and key at the trailing one, so that both are in columns."""

    PAD, LEADING = 20.0, True


class Menu(QWidget):
    """Menu entries in rows, where there is room, without a hole in any; else one below another."""

    chosen = Signal(str)
    """Id of the entry that was pressed."""

    def __init__(self, theme: Theme, entries: Sequence[MenuEntry]) -> None:
        super().__init__()
        self.buttons = [self._made(theme, entry) for entry in entries]

        column = Column(theme, _APART)
        together = zip(entries, self.buttons, strict=True)
        for _apart, part in groupby(together, lambda each: each[0].apart):
            rows = Column(theme, _BETWEEN)
            for columns, alike in groupby(part, lambda each: each[0].columns):
                for row in _rows([button for _entry, button in alike], columns):
                    tiles = Tiles(theme, _BETWEEN, columns=len(row), least=_ROW / columns)
                    for button in row:
                        tiles.addWidget(button)
                    rows.addLayout(tiles)
            column.addLayout(rows)
        self.setLayout(column)

    def _made(self, theme: Theme, entry: MenuEntry) -> EntryButton:
        button = EntryButton(theme, entry.words, entry.key)
        button.clicked.connect(lambda: self.chosen.emit(entry.id))
        return button


def _rows(buttons: Sequence[EntryButton], columns: int) -> Iterator[Sequence[EntryButton]]:
    """The rows of a grid; the last one is as wide as it has buttons, so that none has a hole."""
    for start in range(0, len(buttons), columns):
        yield buttons[start : start + columns]
