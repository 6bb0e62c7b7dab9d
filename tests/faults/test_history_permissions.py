"""Claims about permissions: what may not be written is read, and nobody else reads ours."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from tests.helpers.history.sample_sessions import session_id


def code_of(opening: Callable[[], object]) -> str:
    """The code with which something is refused."""
    with pytest.raises(HistoryError) as caught:
        opening()
    return caught.value.code


@contextmanager
def as_somebody() -> Generator[Path, None, None]:
    """A folder of an ordinary user, and being that user, whom permissions bind."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if os.geteuid() != 0:
            yield folder
            return
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
        try:
            yield folder
        finally:
            os.seteuid(0)


def test_a_file_that_may_not_be_written_is_read(sound: bytes) -> None:
    """A read-only file, or one in a read-only folder: told on opening, readable, untouched."""
    with as_somebody() as folder:
        path = folder / "history.db"
        path.write_bytes(sound)
        for mode, folder_mode in ((0o400, 0o700), (0o600, 0o500), (0o400, 0o500)):
            path.chmod(mode)
            folder.chmod(folder_mode)
            assert code_of(lambda: History.open(path)) == "read-only"
            with History.open(path, read_only=True) as history:
                assert history.count() == 12
                assert code_of(lambda h=history: h.delete(session_id(1))) == "read-only"
            assert path.read_bytes() == sound
        folder.chmod(0o700)


def test_a_file_that_may_not_be_read_is_told(sound: bytes) -> None:
    """Another user's history is unreadable, not damaged and not empty."""
    with as_somebody() as folder:
        path = folder / "history.db"
        path.write_bytes(sound)
        path.chmod(0o000)
        for read_only in (False, True):
            code = code_of(lambda ro=read_only: History.open(path, read_only=ro))
            assert code == "unreadable"
        path.chmod(0o600)
        assert path.read_bytes() == sound


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_nobody_else_can_read_what_is_made(tmp_path: Path, umask: int) -> None:
    """Files are for their owner alone whatever the umask; an open one is tightened."""
    before = os.umask(umask)
    try:
        path = tmp_path / "history.db"
        with History.open(path) as history:
            with history.database.writing():
                history.database.rows("INSERT INTO gone VALUES ('x')")
                modes = {stat.S_IMODE(entry.stat().st_mode) for entry in tmp_path.iterdir()}
                names = {entry.name for entry in tmp_path.iterdir()}
            history.backup(tmp_path / "copy.db")
            modes.add(stat.S_IMODE((tmp_path / "copy.db").stat().st_mode))
        path.chmod(0o644)
        History.open(path).close()
        modes.add(stat.S_IMODE(path.stat().st_mode))
    finally:
        os.umask(before)
    assert names == {"history.db", "history.db-journal", "history.db.lock"}
    assert modes == {0o600}
