"""Undo bar: says what was done last, with an Undo button; what an undo did, for a while."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.focus import put_last_in_tab_order
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Row
from listening_timer.ui.words.i18n import tr

SAID_FOR_MS = 8_000
"""Time (ms) after which a message about an undo goes."""


class UndoBar(QWidget):
    """Hidden until there is something to undo; it keeps its room, so that nothing moves for it."""

    undo_requested = Signal()
    """Undo the last action."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._next = theme, ""
        self._said = Text(theme, TextStyle.BODY)
        self._undo = QuietButton(theme, tr("Undo"), tr("Ctrl+Z", "the key"))

        row = Row(theme, 18)
        row.addWidget(self._said, 1)
        row.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignVCenter)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAID_FOR_MS)
        self.setLayout(row)
        self.hide()
        self._restyle()

        self._undo.clicked.connect(self.undo_requested)
        self._timer.timeout.connect(self._on_timer_timeout)
        theme.changed.connect(self._restyle)

    def voice(self) -> AccessibleInfo:
        """Accessible part of the page."""
        return AccessibleInfo(AccessibleRole.Client)

    def keep_room(self, *, keep: bool) -> None:
        """Keep the room of the bar while it is hidden, or not."""
        policy = self.sizePolicy()
        if policy.retainSizeWhenHidden() != keep:
            policy.setRetainSizeWhenHidden(keep)
            self.setSizePolicy(policy)

    def offer(self, sentence: str, later: str = "") -> None:
        """Say what was done, or what its undo did; the Undo button is shown.

        `later`: what is said instead, after a while.
        """
        self._undo.show()
        self._show(sentence, later)

    def say(self, sentence: str) -> None:
        """Say something with no undo, for a while; an empty text hides the bar.

        Not shown while the page is hidden, nor later: nobody there asked for it.
        """
        self._undo.hide()
        page = self.parentWidget()
        self._show(sentence if page is None or page.isVisible() else "")

    def showEvent(self, event: QShowEvent) -> None:
        """Put it after the page's content in Tab order, since it lies at the bottom."""
        put_last_in_tab_order(self)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Clear a message without undo when the page is left, so that it does not come back."""
        if self._undo.isHidden():
            self._said.set_text("")
            self.hide()
        super().hideEvent(event)

    def _show(self, sentence: str, later: str = "") -> None:
        self._next = later
        self._timer.stop()
        self.setVisible(bool(sentence))
        self._said.say(sentence)
        if sentence and (later or self._undo.isHidden()):
            self._timer.start()

    @Slot()
    def _on_timer_timeout(self) -> None:
        """Show what is left to undo; with nothing left, hide the bar."""
        self._said.set_text(self._next)
        self.setVisible(bool(self._next))

    @Slot()
    def _restyle(self) -> None:
        self.setMinimumHeight(self._undo.sizeHint().height())
