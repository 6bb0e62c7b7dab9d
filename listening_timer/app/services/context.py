"""Context: everything the program is built from; the one list of its external dependencies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from listening_timer.app.services.catalogs import Catalogs
from listening_timer.app.services.event_loop import Report
from listening_timer.app.services.first_window import FirstWindow
from listening_timer.app.services.write_queue import WriteQueue
from listening_timer.config.settings import Settings, Unread
from listening_timer.desktop.audio import Chime
from listening_timer.exercise.formats import Side
from listening_timer.model.wall_clock import WallClock


@dataclass(frozen=True, slots=True)
class Context:
    """Dependencies of the program; each can be a fake in a test.

    `clock` counts ms, sleep included; `wall` gives UTC ms and the offset of local time (minutes);
    `save` stores settings, of which `unread` could not be read; `report` receives bugs; `coin`
    decides who begins the first time; calendar files go into `documents`. `where` is the history's
    path for display; no session is recorded where `keeps` is false, and there is no sound without a
    `chime`.
    """

    first: FirstWindow
    supplies: Catalogs
    documents: Path
    settings: Settings
    queue: WriteQueue
    clock: Callable[[], int]
    wall: WallClock
    save: Callable[[Settings], None]
    report: Report
    coin: Callable[[], Side]
    unread: Unread | None = None
    where: str = ""
    keeps: bool = True
    chime: Chime | None = None
