"""Quiet area: lets the stage become quiet when nobody does anything, and wakes it.

The stage says whether it may (`Stage.may_be_quiet`); beside that, no dialog is open, no screen
reader runs, and the settings do not keep the buttons. The mouse pointer goes and comes with them.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication

from listening_timer.app.services.context import Context
from listening_timer.ui.session.conductor import Conductor
from listening_timer.ui.session.input_watch import InputWatch
from listening_timer.ui.session.page import Stage


class QuietArea(QObject):
    """Watches input, the dialog and the settings for the stage."""

    def __init__(self, context: Context, conductor: Conductor, stage: Stage) -> None:
        super().__init__()
        self._window, self._stage, self._conductor = context.window, stage, conductor
        self._keeps_buttons = self._has_reader = False
        self.watch = InputWatch(lambda: conductor.running, self)

        context.window.sheet.installEventFilter(self)
        self.watch.rested.connect(self._on_watch_rested)
        self.watch.stirred.connect(self.wake)
        self.watch.key_used.connect(context.theme.show_key_caps)
        conductor.happened.connect(self._on_conductor_happened)
        stage.quiet_changed.connect(self._on_stage_quiet_changed)

    def set_keeps_buttons(self, keeps: bool) -> None:  # noqa: FBT001 - the setting itself
        """Never let the buttons fade, or again."""
        self._keeps_buttons = keeps
        self.wake()

    def set_screen_reader(self, runs: bool) -> None:  # noqa: FBT001 - the value itself
        """Set whether a screen reader runs."""
        self._has_reader = runs
        self.wake()

    @Slot()
    def wake(self) -> None:
        """Bring back what has faded, and wait anew."""
        self._stage.set_quiet(False)
        self.watch.restart()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wake the stage as the dialog comes or goes, by whatever."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self.wake()
        return False

    @Slot()
    def _on_watch_rested(self) -> None:
        if not self._conductor.running:
            return  # it has ended meanwhile
        kept = self._keeps_buttons or self._has_reader or self._window.sheet.is_open()
        if not kept and self._window.page is self._stage:
            self._stage.set_quiet(self._stage.may_be_quiet)

    @Slot(tuple)
    def _on_conductor_happened(self, _events: tuple[object, ...]) -> None:
        """Wait anew after an event, as a phase that begins by itself may become quiet too."""
        if not self.watch.quiet:
            self.watch.restart()

    @Slot(bool)
    def _on_stage_quiet_changed(self, quiet: bool) -> None:  # noqa: FBT001 - as the signal has it
        self.watch.quiet = quiet
        if quiet:
            QGuiApplication.setOverrideCursor(Qt.CursorShape.BlankCursor)
        else:
            QGuiApplication.restoreOverrideCursor()
