"""Claims about a step to a newer version that is cut short: the file is the old one or the new."""

from __future__ import annotations

from pathlib import Path

import pytest

from listening_timer.history.backup import before_migration
from listening_timer.history.file_header import NEWEST, read_version
from listening_timer.history.store import History
from tests.helpers.history.old_versions import VERSION, as_version_6
from tests.helpers.history.power_cut import watch_kills
from tests.helpers.history.sample_sessions import (
    add_annotations,
    completed_log,
    sample_database,
    session_id,
)

VERSIONS = set(range(VERSION, NEWEST + 1))


def older(folder: Path) -> Path:
    """A file of version 6: a dozen sessions, and an open one."""
    return as_version_6(sample_database(folder / "history.db"))


def assert_whole(path: Path) -> None:
    """The file is of a whole version; opened, it has all that it held, and takes more."""
    assert read_version(path) in VERSIONS
    with History.open(path) as history:
        assert history.count() == 12
        detail = history.session(session_id(1))
        assert list(detail.events) == completed_log(day=1)
        assert detail.words[0].text.startswith("a note about number 1")
        found = history.unfinished()
        assert found is not None
        assert found.id == session_id(13)
        add_annotations(history, session_id(1))
        assert history.check() == []
    assert read_version(path) == NEWEST


@pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.slow)])
def test_killed_after_any_change_it_is_one_version_or_the_other(tmp_path: Path, step: int) -> None:
    """Killed after each change of any file, or each 5th: never half, never lost; first a backup."""
    used, left = tmp_path / "used", list[dict[str, bytes]]()
    used.mkdir()
    path = older(used)
    before = path.read_bytes()
    watch_kills(used, lambda: History.open(path).close(), left.append)
    backup = before_migration(path, VERSION).name
    versions = set[int | None]()
    for at, files in enumerate(left[::step]):
        folder = tmp_path / str(at)
        folder.mkdir()
        for name, content in files.items():
            (folder / name).write_bytes(content)
        assert backup in files or files[path.name] == before
        versions.add(read_version(folder / path.name))
        assert_whole(folder / path.name)
    assert versions == VERSIONS
