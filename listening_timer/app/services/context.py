"""Context: everything the program is built from, which every area takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from listening_timer.app.services.catalogs import Catalogs
from listening_timer.app.services.faults import Report
from listening_timer.app.services.first_window import FirstWindow
from listening_timer.app.services.histories import Histories
from listening_timer.app.services.write_queue import WriteQueue
from listening_timer.config.settings import Settings, Unread
from listening_timer.desktop.audio import Chime
from listening_timer.exercise.formats import Side
from listening_timer.model.wall_clock import Clock, WallClock
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.window import MainWindow


@dataclass(frozen=True, slots=True)
class Context:
    """Dependencies of the program; each can be a fake in a test.

    `clock` counts ms, sleep included; `wall` gives UTC ms and the offset of local time (minutes);
    `save_settings` stores settings, of which `unread` could not be read; `report` receives bugs;
    `random_side` decides who begins the first time. File dialogs open in the folder `documents`,
    and calendar files go there. `history_path_text` is the history's path for display; no session
    is recorded where `records_sessions` is false, and there is no sound without a `chime`. Another
    history can be opened through `histories`; without them none is offered.
    """

    first_window: FirstWindow
    catalogs: Catalogs
    documents: Path
    settings: Settings
    write_queue: WriteQueue
    clock: Clock
    wall: WallClock
    save_settings: Callable[[Settings], None]
    report: Report
    random_side: Callable[[], Side]
    unread: Unread | None = None
    history_path_text: str = ""
    records_sessions: bool = True
    chime: Chime | None = None
    histories: Histories | None = None

    @property
    def theme(self) -> Theme:
        """The theme of the one window."""
        return self.first_window.theme

    @property
    def window(self) -> MainWindow:
        """The program's one window."""
        return self.first_window.window
