"""Claims about where a meeting is saved: a name one finds, one's own eyes, nothing written over."""

from __future__ import annotations

import errno
import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from listening_timer.app.services.meeting_files import save_meeting
from listening_timer.model.annotations import Meeting
from listening_timer.model.errors import HistoryError

WALL = 1_795_991_400_000
"""2026-11-29, 22:30 UTC."""
HOUR = 3_600_000


def saved(
    folder: Path,
    wall: int = WALL,
    offset: int = 60,
    stamp: int = WALL - HOUR,
    session: str = "a talk",
) -> Path:
    """Save a meeting of half an hour."""
    return save_meeting(folder, Meeting(session, wall, offset, stamp), 30)


def test_the_name_says_the_day(tmp_path: Path) -> None:
    """The day is the one where the two are, whatever day it is in UTC."""
    assert saved(tmp_path).name == "listening-timer-2026-11-29.ics"
    assert saved(tmp_path, offset=120).name == "listening-timer-2026-11-30.ics"


def test_it_is_a_calendar_file_for_its_owner_alone(tmp_path: Path) -> None:
    """A calendar reads it; nobody else may, whatever the umask; and nothing else is left."""
    before = os.umask(0)
    try:
        path = saved(tmp_path)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert b"SUMMARY:Time to talk\r\n" in path.read_bytes()
    assert isinstance(Calendar.from_ical(path.read_bytes()), Calendar)
    assert list(tmp_path.iterdir()) == [path]


def test_the_same_meeting_is_there_already(tmp_path: Path) -> None:
    """Saved once more, also later, it is the same file, and it is left as it is."""
    first = saved(tmp_path)
    content = first.read_bytes()
    assert saved(tmp_path, stamp=WALL - 5) == first
    assert first.read_bytes() == content
    assert list(tmp_path.iterdir()) == [first]


def test_another_meeting_of_that_day_gets_a_number(tmp_path: Path) -> None:
    """Two more on the same day stand beside the first; each is found again by its content."""
    walls = (WALL, WALL - HOUR, WALL - 2 * HOUR)
    paths = [saved(tmp_path, wall, session=str(wall)) for wall in walls]
    assert [path.name for path in paths] == [
        "listening-timer-2026-11-29.ics",
        "listening-timer-2026-11-29-2.ics",
        "listening-timer-2026-11-29-3.ics",
    ]
    assert saved(tmp_path, WALL - HOUR, session=str(WALL - HOUR)) == paths[1]


def test_a_move_on_the_same_day_replaces_the_file(tmp_path: Path) -> None:
    """Nobody finds two files of one appointment; its event has the greater sequence."""
    first = saved(tmp_path)
    before = Calendar.from_ical(first.read_bytes()).events[0]
    assert saved(tmp_path, WALL - HOUR, stamp=WALL) == first
    assert list(tmp_path.iterdir()) == [first]
    after = Calendar.from_ical(first.read_bytes()).events[0]
    assert (after.uid, after.start) == (before.uid, before.start - timedelta(hours=1))
    assert after.sequence > before.sequence


def test_what_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    """Another file, a folder and a link that leads nowhere keep their names."""
    name = "listening-timer-2026-11-29"
    (tmp_path / f"{name}.ics").write_text("mine")
    (tmp_path / f"{name}-2.ics").mkdir()
    (tmp_path / f"{name}-3.ics").symlink_to(tmp_path / "nowhere")
    assert saved(tmp_path).name == f"{name}-4.ics"
    assert (tmp_path / f"{name}.ics").read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    """Nothing is made where nobody asked for it."""
    with pytest.raises(HistoryError) as caught:
        saved(tmp_path / "Documents")
    assert (caught.value.code, caught.value.values) == (
        "missing-folder",
        {"path": tmp_path / "Documents"},
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "read-only"),
        (errno.EIO, "io"),
    ],
)
def test_what_the_system_refuses_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    """A disk that is full, guarded or lost is told by its code, and no half file is left."""

    def refuse(_path: Path, _data: bytes) -> int:
        raise OSError(number, "refused")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(HistoryError) as caught:
        saved(tmp_path)
    assert caught.value.code == code
    assert list(tmp_path.iterdir()) == []
