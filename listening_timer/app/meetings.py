"""Agreed meetings as calendar files, saved on another thread and told about in a sentence."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from listening_timer.app.calendar_file import save_meeting
from listening_timer.app.loop import Report, spawn
from listening_timer.model.records import HistoryError
from listening_timer.model.wall_clock import WallClock
from listening_timer.transfer.ical_format import Appointment
from listening_timer.ui.words import said, tr


class MeetingFiles:
    """Saves what two people agreed on among the documents of whoever runs this."""

    def __init__(self, folder: Path, wall: WallClock, report: Report) -> None:
        self._folder, self._wall, self._report = folder, wall, report

    def save(
        self, appointment: str, when: tuple[int, int], minutes: int, say: Callable[[str], None]
    ) -> None:
        """Save an appointment, by its id; `say` is told where, or why not.

        `when`: its wall instant (UTC ms), and minutes by which local time is ahead of UTC then.
        """
        meeting = Appointment(appointment, when[0], minutes, self._wall()[0])
        spawn(self._save(meeting, when[1], say), self._report)

    async def _save(self, meeting: Appointment, offset: int, say: Callable[[str], None]) -> None:
        try:
            path = await asyncio.to_thread(save_meeting, self._folder, meeting, offset)
        except HistoryError as error:
            say(said(error))
        else:
            say(tr("Saved as {path}.").format(path=path))
