"""Claims about migrations: an older file is migrated whole or left as it is."""

from __future__ import annotations

import stat
from pathlib import Path
from unittest.mock import ANY

import pytest

from listening_timer.history import migrations, opening
from listening_timer.history.backup import before_migration
from listening_timer.history.connection import Database, Row, text, version_of
from listening_timer.history.file_header import NEWEST, OLDEST, read_version
from listening_timer.history.store import History
from listening_timer.model.annotations import Draft, Trim
from listening_timer.model.errors import HistoryError
from listening_timer.model.plans import HeldPlan
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.old_versions import VERSION, as_version_6, as_version_7, as_version_8
from tests.helpers.history.sample_sessions import (
    add_annotations,
    add_session,
    add_session_log,
    completed_play,
    session_id,
    tally,
    word,
)

SPY = "CREATE TRIGGER spy AFTER INSERT ON event BEGIN DELETE FROM event; END"


def failing(database: Database) -> None:
    """A migration that does half of its work."""
    database.rows("CREATE TABLE half (id TEXT) STRICT")
    raise HistoryError("full")


def rows_in(path: Path) -> dict[str, list[Row]]:
    """All rows of a file, by table."""
    database = Database(path)
    tables = database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    found = {text(name): database.rows(f"SELECT * FROM {name}") for (name,) in tables}  # noqa: S608 - our own names
    database.close()
    return found


@pytest.fixture
def history_file(tmp_path: Path) -> Path:
    """A file of the newest version that has rows in all tables that older ones have too."""
    path = tmp_path / "history.db"
    with History.open(path) as history:
        one = add_session(history)
        add_annotations(history, one)
        history.write_trim(Trim(one, 1, 60_000, WALL))
        history.write_tally(tally("Cy"))
        history.write_word(word(add_session(history, 2, ("Ann", "Cy"), day=9), "a note"))
        history.delete(add_session(history, 3))
        add_session_log(history, completed_play(steps=(60,)).log, 4)
        history.checkpoint(session_id(4), 90_500)
        history.write_drafts([Draft(one, "note", "half a senten", 7)])
    assert [name for name, rows in rows_in(path).items() if not rows] == [
        "stale",
        "unswept",
        "plan",
    ]
    return path


@pytest.fixture
def old(history_file: Path) -> Path:
    """The same as a file of version 6."""
    return as_version_6(history_file)


def test_every_older_version_has_a_migration() -> None:
    """Each leads to the next, and knows the schema it begins with."""
    assert sorted(migrations.MIGRATIONS) == sorted(migrations.OLDER) == list(range(OLDEST, NEWEST))


def test_version_6_is_migrated_row_by_row(history_file: Path) -> None:
    """No row is lost or changed, and nothing is wrong with it; the sums of each date are gone."""
    rows = rows_in(history_file)
    assert rows_in(as_version_6(history_file)).keys() == rows.keys() - {"plan"} | {"day"}
    with History.open(history_file) as history:
        assert history.check() == []
    assert rows_in(history_file) == rows


def test_version_7_is_migrated_row_by_row(history_file: Path) -> None:
    """Meetings become single ones of their own; one that was changed from outside stays invalid."""
    rows = rows_in(history_file)
    as_version_7(history_file)
    with History.open(history_file) as history:
        assert history.check() == []
        meeting = history.session(session_id(1)).meeting
    assert rows_in(history_file) == rows
    assert meeting is not None
    assert (meeting.series, meeting.weekly) == (session_id(1), False)
    database = Database(as_version_7(history_file))
    database.rows("UPDATE meeting SET wall = wall + 1")
    database.close()
    with History.open(history_file) as history:
        assert [found.code for found in history.check()] == ["bad-meeting"]


def test_version_8_holds_no_plan_and_can_be_given_one(history_file: Path) -> None:
    """No row is lost or changed; a plan is held from then on."""
    rows = rows_in(history_file)
    assert rows_in(as_version_8(history_file)).keys() == rows.keys() - {"plan"}
    with History.open(history_file) as history:
        assert (history.check(), history.plan()) == ([], None)
        history.hold_plan(HeldPlan("a plan", WALL))
    assert rows_in(history_file) == rows | {"plan": [(1, "a plan", WALL, ANY)]}


def test_an_older_file_is_copied_before(old: Path) -> None:
    """The copy is the old file, sound, for its owner alone."""
    rows = rows_in(old)
    with History.open(old) as history:
        assert version_of(history.database) == NEWEST
    copy = before_migration(old, VERSION)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert rows_in(copy) == rows


def test_reading_an_older_file_changes_nothing(old: Path) -> None:
    """Read-only it is migrated in memory: nothing lacks, and it stays byte for byte as it was."""
    before, beside = old.read_bytes(), set(old.parent.iterdir())
    with History.open(old, read_only=True) as history:
        assert history.session(session_id(2)).words[0].text == "a note"
        assert history.check() == []
    assert old.read_bytes() == before
    assert set(old.parent.iterdir()) == beside


def test_a_migration_that_fails_leaves_the_old_file(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it is done or nothing."""
    before = old.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", {VERSION: failing})
        with pytest.raises(HistoryError, match="full"):
            History.open(old)
    assert old.read_bytes() == before
    with History.open(old) as history:
        assert history.check() == []


def test_each_migration_is_a_transaction(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the second of two fails, the first is done."""
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", {**migrations.MIGRATIONS, VERSION + 1: failing})
        with pytest.raises(HistoryError, match="full"):
            History.open(old)
    assert read_version(old) == VERSION + 1
    with History.open(old) as history:
        assert history.check() == []


def test_no_migration_without_a_copy(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the copy fails, the file is not touched."""

    def refuse(_part: Path, _target: Path, *, replace: bool) -> None:
        assert replace
        raise HistoryError("full")

    before = old.read_bytes()
    monkeypatch.setattr("listening_timer.history.backup.rename_into_place", refuse)
    with pytest.raises(HistoryError):
        opening.open_for_writing(old)
    assert old.read_bytes() == before
    assert {entry.name for entry in old.parent.iterdir()} == {"history.db", "history.db.lock"}


@pytest.mark.parametrize(
    ("version", "change"),
    [
        ("history_file", SPY),
        ("history_file", f"PRAGMA user_version={VERSION}"),
        ("old", SPY),
        ("old", f"PRAGMA user_version={VERSION + 1}"),
    ],
)
def test_another_schema_than_the_version_s_is_damage(
    version: str, change: str, request: pytest.FixtureRequest
) -> None:
    """Tables, indices or triggers that are not ours: the file is refused, not guessed at."""
    path: Path = request.getfixturevalue(version)
    database = Database(path)
    database.rows(change)
    database.close()
    before = path.read_bytes()
    for read_only in (True, False):
        with pytest.raises(HistoryError, match="damaged"):
            History.open(path, read_only=read_only)
    assert path.read_bytes() == before


def test_the_pragmas_of_the_house_hold(history_file: Path) -> None:
    """Rollback journal, extra sync, zeroed deletions, foreign keys, nothing outside memory."""
    with History.open(history_file) as history:
        read = history.database.rows
        for name, value in (
            ("journal_mode", "delete"),
            ("synchronous", 3),
            ("secure_delete", 1),
            ("temp_store", 2),
            ("foreign_keys", 1),
            ("trusted_schema", 0),
            ("cell_size_check", 1),
        ):
            assert read(f"PRAGMA {name}") == [(value,)]
        tables = read("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
        assert [name for name, strict in tables if not strict] == ["sqlite_schema"]
