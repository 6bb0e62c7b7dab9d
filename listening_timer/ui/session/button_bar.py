"""Button bar of the stage: quiet buttons, the "…" menu button, and the main button.

The main button is never cut; quiet buttons that do not fit beside it go into the "…" menu, and so
do the speeds of a demonstration. A main action that is not available now looks like a quiet button:
it can be pressed but is not highlighted.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from listening_timer.ui.session.actions import (
    MOST_QUIET,
    SPEEDS,
    ActionItem,
    LetterKeys,
    StageAction,
    speed_items,
)
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.button_base import FocusRingButton, TextButton
from listening_timer.ui.widgets.buttons import MainButton, MoreButton, QuietButton
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.widgets.focus import set_tab_order_after
from listening_timer.ui.widgets.layouts import Row
from listening_timer.ui.words.i18n import tr

GAP = 14


class ButtonBar(QWidget):
    """Buttons for the actions of this moment, with their shortcut keys."""

    pressed = Signal(object)
    """A button was pressed (`StageAction`)."""
    more_pressed = Signal()
    """The "…" button was pressed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[ActionItem, ...] = ()
        self._shown_main: ActionItem | None = None
        self._keys = LetterKeys()
        self._quiet = [QuietButton(theme, "") for _ in range(MOST_QUIET)]
        self._more = MoreButton(theme, tr("More to do"))
        self._main = MainButton(theme)
        self._resting = QuietButton(theme)
        self._resting.hide()
        self._speeds: ChoiceRow | None = None

        row = self._row = Row(theme, GAP)
        for button in self._quiet:
            row.addWidget(button)
        row.addWidget(self._more)
        row.addStretch(1)
        row.addWidget(self._main)
        row.addWidget(self._resting)
        self.setLayout(row)

        for place, button in enumerate(self._quiet):
            button.clicked.connect(lambda _checked=False, at=place: self._press(at))
        for last in (self._main, self._resting):
            last.clicked.connect(lambda: self.pressed.emit(StageAction.MAIN))
        self._more.clicked.connect(self.more_pressed)
        theme.changed.connect(self._fit)

    def set_keys(self, keys: LetterKeys) -> None:
        """Set which shortcut keys are shown: letters and signs or none, `B` or not."""
        self._keys = keys
        self._word()
        self._fit()

    def show_main(self, button: ActionItem) -> None:
        """Show the main button, or its quiet variant in the same place."""
        if button == self._shown_main:
            return
        self._shown_main = button
        self._main.set_tone(button.tone)
        for last in (self._main, self._resting):
            self._put_words(last, button.text, button.key)
        here, gone = (self._resting, self._main) if button.quiet else (self._main, self._resting)
        here.show()
        if gone.hasFocus():
            here.setFocus(Qt.FocusReason.TabFocusReason)  # the focus stays in its place
        gone.hide()
        self._fit()

    def show_buttons(self, buttons: tuple[ActionItem, ...]) -> None:
        """Show these quiet buttons, as many as fit."""
        if buttons != self._shown:
            self._shown = buttons
            self._word()
            self._fit()

    def show_speed(self, speed: float | None) -> None:
        """Show the speeds to choose from, and which one it is; None for no choice."""
        if speed is None:
            if self._speeds is not None:
                self._speeds.deleteLater()
                self._speeds = None
        else:
            if self._speeds is None:
                self._speeds = self._made_speeds()
            now = next((act for act, times in SPEEDS.items() if times == speed), "")
            self._speeds.choose(now)
        self._fit()

    def _made_speeds(self) -> ChoiceRow:
        options = [(item.act, item.text) for item in speed_items()]
        speeds = ChoiceRow(self._theme, "", options)
        speeds.set_heard(tr("Speed"))
        speeds.chosen.connect(self._on_speeds_chosen)
        self._row.insertWidget(len(self._quiet), speeds, 0, Qt.AlignmentFlag.AlignVCenter)
        set_tab_order_after(self._quiet[-1], list(speeds.findChildren(QAbstractButton)))
        return speeds

    @Slot(str)
    def _on_speeds_chosen(self, name: str) -> None:
        self.pressed.emit(StageAction(name))

    def shows_ring(self) -> bool:
        """Whether one of the buttons shows the ring of the keyboard."""
        return any(button.shows_focus_ring() for button in self.findChildren(FocusRingButton))

    def without_room(self) -> tuple[ActionItem, ...]:
        """The quiet buttons and speeds that do not fit and are hidden."""
        pairs = zip(self._shown, self._quiet, strict=False)
        cut = tuple(button for button, widget in pairs if widget.isHidden())
        return cut + (speed_items() if self._speeds is not None and self._speeds.isHidden() else ())

    def minimumSizeHint(self) -> QSize:
        """No minimum width, so that the bar never makes the window grow."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _word(self) -> None:
        for button, widget in zip(self._shown, self._quiet, strict=False):
            self._put_words(widget, button.text, self._keys.cap_of(button))

    def _put_words(self, button: TextButton, text: str, key: str) -> None:
        """Set a button's text at full bar width; the layout then gives it the width of the text.

        Wrapped to its old width first, the text would make the bar higher for one frame and the
        token above it smaller.
        """
        if (text, key) != (button.text(), button.key()):
            button.resize(self.width(), button.height())
            button.set_text(text, key)

    def _press(self, place: int) -> None:
        self.pressed.emit(self._shown[place].act)

    @Slot()
    def _fit(self) -> None:
        gap = self._theme.px(GAP)
        last = self._main if self._resting.isHidden() else self._resting
        self.setMinimumHeight(self._main.sizeHint().height())
        room = self.width() - last.sizeHint().width()
        room -= self._more.sizeHint().width() + 2 * gap
        for place, widget in enumerate(self._quiet):
            room -= widget.sizeHint().width() + gap
            widget.setVisible(place < len(self._shown) and room >= 0)
            if place == 0 and self._speeds is not None:
                room -= self._speeds.sizeHint().width() + gap
                self._speeds.setVisible(room >= 0)
