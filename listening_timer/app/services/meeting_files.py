"""Calendar files: saves agreed meetings as .ics on another thread and reports the result."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimeZone

from listening_timer import COMMAND
from listening_timer.app.services.context import Context
from listening_timer.app.services.event_loop import spawn
from listening_timer.files import atomic_file
from listening_timer.files.free_path import is_there, numbered_paths
from listening_timer.model.annotations import Meeting
from listening_timer.model.errors import HistoryError
from listening_timer.transfer.ical_format import (
    Invitation,
    meeting_file,
    same_appointment,
    same_meeting,
)
from listening_timer.ui.words.agreements import weekday_text
from listening_timer.ui.words.i18n import error_text, local_time, tr

_MOST = 1 << 20
"""Upper bound (bytes) of the .ics file of one meeting."""


def local_zone() -> str:
    """The IANA name of this computer's time zone, for a weekly meeting; empty if unknown."""
    return bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "ignore")


def invitation_texts() -> Invitation:
    """The texts of a calendar event, in the language of the screen."""
    return Invitation(
        tr("Time to talk"),
        tr("Share fully, then switch."),
        tr("In an hour: time to talk."),
        tr("If that day doesn’t work: {day}, {time}."),
        [weekday_text(day) for day in range(7)],
    )


def save_calendar_file(
    context: Context, meeting: Meeting, minutes: int, say: Callable[[str], None]
) -> None:
    """Save a meeting of so many minutes; `say` gets a sentence with its path, or with the error."""

    async def save() -> None:
        try:
            path = await asyncio.to_thread(save_meeting, context.documents, meeting, minutes)
        except HistoryError as error:
            say(error_text(error))
        else:
            say(tr("Saved as {path}.").format(path=path))

    spawn(save(), context.report)


def save_meeting(folder: Path, meeting: Meeting, minutes: int) -> Path:
    """Save a meeting's file, for its owner alone, and return its path; blocks on the disk.

    The file is named after the day. One that holds the same already is kept; one of the same
    appointment, at another time of that day, is replaced: its event has a greater SEQUENCE. Raises
    HistoryError: missing-folder, read-only, full, io.
    """
    if not folder.is_dir():
        raise HistoryError("missing-folder", path=folder)
    made = meeting_file(meeting, minutes, invitation_texts())
    name = f"{COMMAND}-{local_time(meeting.wall, meeting.offset).date().isoformat()}"
    for path in numbered_paths(folder, name, ".ics"):
        if not is_there(path):
            atomic_file.write_whole(path, made)
            return path
        found = _content(path)
        if same_meeting(found, made):
            return path
        if same_appointment(found, meeting):
            atomic_file.write_whole(path, made, replace=True)
            return path
    raise HistoryError("io", path=folder)


def _content(path: Path) -> bytes:
    """What a file holds; nothing where it cannot be a calendar file of ours."""
    try:
        readable = path.is_file() and not path.is_symlink() and path.stat().st_size < _MOST
        return path.read_bytes() if readable else b""
    except OSError:
        return b""
