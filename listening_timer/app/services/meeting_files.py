"""Calendar files: saves agreed meetings as .ics on another thread and reports the result."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from listening_timer import COMMAND
from listening_timer.app.services.context import Context
from listening_timer.app.services.event_loop import spawn
from listening_timer.files import atomic_file
from listening_timer.files.free_path import is_there, numbered_paths
from listening_timer.model.records import HistoryError
from listening_timer.transfer.ical_format import (
    Appointment,
    Invitation,
    meeting_file,
    same_meeting,
)
from listening_timer.ui.words.i18n import error_text, local_time, tr


def save_calendar_file(
    context: Context,
    appointment: str,
    when: tuple[int, int],
    minutes: int,
    say: Callable[[str], None],
) -> None:
    """Save an appointment by its id; `say` gets a sentence with its path, or with the error.

    `when`: its wall instant (UTC ms), and minutes by which local time is ahead of UTC then.
    """
    meeting = Appointment(appointment, when[0], minutes, context.wall()[0])

    async def save() -> None:
        try:
            path = await asyncio.to_thread(save_meeting, context.documents, meeting, when[1])
        except HistoryError as error:
            say(error_text(error))
        else:
            say(tr("Saved as {path}.").format(path=path))

    spawn(save(), context.report)


_MOST = 1 << 16
"""Upper bound (bytes) of the .ics file of one meeting."""


def save_meeting(folder: Path, meeting: Appointment, offset: int) -> Path:
    """Save a meeting's file, for its owner alone, and return its path; blocks on the disk.

    `offset`: minutes by which local time is ahead of UTC then, for the day in the file's name. A
    file that holds the same meeting already is kept. Raises HistoryError: missing-folder,
    read-only, full, io.
    """
    if not folder.is_dir():
        raise HistoryError("missing-folder", path=folder)
    made = meeting_file(meeting, Invitation(tr("Time to talk"), tr("Share fully, then switch.")))
    name = f"{COMMAND}-{local_time(meeting.wall, offset).date().isoformat()}"
    paths = numbered_paths(folder, name, ".ics")
    target = next(path for path in paths if not is_there(path) or _holds(path, made))
    if not is_there(target):
        atomic_file.write_whole(target, made)
    return target


def _holds(path: Path, made: bytes) -> bool:
    """Whether the file holds the same meeting already; an unreadable file counts as another one."""
    try:
        alike = path.is_file() and path.stat().st_size < _MOST
        return alike and same_meeting(path.read_bytes(), made)
    except OSError:
        return False
