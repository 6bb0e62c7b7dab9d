"""Claims about the schema: made whole, brought up to date one verified step at a time."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from listening_timer.exercise.formats import MINUTE
from listening_timer.history import opening
from listening_timer.history.backup import before_migration
from listening_timer.history.connection import Database, version_of
from listening_timer.history.schema import MIGRATIONS, NEWEST, Migration
from listening_timer.history.store import History
from listening_timer.model.annotations import Draft, Trim
from listening_timer.model.records import HistoryError, NewSession
from tests.helpers.history.old_versions import (
    ENDED,
    LIVED,
    NOTE,
    OPEN,
    PROMISE,
    first_version,
    fourth_version,
    second_version,
    third_version,
)
from tests.helpers.history.sample_sessions import (
    add_annotations,
    add_session,
    completed_log,
    session_id,
    tally,
    word,
)


def later(database: Database) -> None:
    """A step to a version that exists only here."""
    database.rows("CREATE TABLE letter (id TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT")
    database.rows("INSERT INTO letter SELECT id, text FROM word")


def failing(database: Database) -> None:
    """A step that does half of its work."""
    database.rows("CREATE TABLE half (id TEXT) STRICT")
    raise HistoryError("full")


LATER: tuple[Migration, ...] = (*MIGRATIONS, later)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of this version with a session and a word."""
    path = tmp_path / "history.db"
    with History.open(path) as history:
        history.write_word(word(add_session(history), "a promise"))
    return path


def from_nothing() -> None:
    """The first migration: it makes a history that is sound and empty."""
    with History.memory() as history:
        assert history.check() == []
        assert history.count() == 0


def from_the_first() -> None:
    """The second migration: all of version 1 reads back, and what is new can be written."""
    with TemporaryDirectory() as folder:
        path = first_version(Path(folder) / "history.db")
        with History.open(path) as history:
            assert_as_it_was(history)
            add_annotations(history, OPEN)
            history.write_tally(tally("Cy"))
            assert len(history.session(OPEN).promises) == 2
            assert history.check() == []
        copy = Database(before_migration(path, 1))
        assert version_of(copy) == 1
        assert copy.number("SELECT count(*) FROM event") > 0
        copy.close()


def from_the_second() -> None:
    """The third migration: what was said before is found, and summed by week."""
    with TemporaryDirectory() as folder:
        path = second_version(Path(folder) / "history.db")
        with History.open(path) as history:
            detail = history.session(ENDED)
            assert [each.text for each in detail.promises] == [PROMISE]
            assert [row.has_words for row in history.sessions()] == [True]
            found = history.database.rows("SELECT session, folded FROM search")
            assert found == [(1, f"{NOTE}\na walk by the lodka")]
            assert history.database.rows("SELECT talks, waiting FROM week") == [(1, 1)]
            assert history.check() == []


def from_the_third() -> None:
    """The fourth migration: all of version 3 reads back, and drafts can be written."""
    with TemporaryDirectory() as folder:
        path = third_version(Path(folder) / "history.db")
        with History.open(path) as history:
            assert [each.text for each in history.session(ENDED).promises] == [PROMISE]
            assert history.drafts() == ()
            history.write_drafts([Draft(ENDED, "note", "half a senten", 7)])
            assert history.drafts() == (Draft(ENDED, "note", "half a senten", 7),)
            assert history.check() == []


def from_the_fourth() -> None:
    """The fifth migration: those whose names are one are one, but for two of one session."""
    talks = [("O'Neil", "Sam"), ("Sam", "O\u2019Neil"), ("\uff33\uff41\uff4d", "Eve")]
    with TemporaryDirectory() as folder:
        path = fourth_version(Path(folder) / "history.db", talks, ["O\u02bcNeil", "Zoe"])
        with History.open(path) as history:
            joined = [("Eve", 1), ("O\u2019Neil", 2), ("\uff33\uff41\uff4d", 3), ("Zoe", 0)]
            assert [(used.name, used.sessions) for used in history.people()] == joined
            assert history.check() == []
            assert history.rebuild() == len(talks)
            assert history.database.number("SELECT count(*) FROM event") > 0
        assert before_migration(path, 4).exists()
    together = [*talks, ("O'Neil", "O\u2019Neil"), ("o\u2019neil", "Eve")]
    with TemporaryDirectory() as folder:
        path = fourth_version(Path(folder) / "history.db", together)
        with History.open(path) as history:
            names = {used.name: used.sessions for used in history.people()}
            assert names == {"Eve": 2, "o\u2019neil": 4, "O\u2019Neil": 1, "\uff33\uff41\uff4d": 3}
            row = next(row for row in history.sessions() if row.id == session_id(4))
            assert row.name_a != row.name_b
            assert history.check() == []


def from_the_fifth() -> None:
    """The sixth migration: a session of before can be trimmed."""
    with TemporaryDirectory() as folder:
        path = fourth_version(Path(folder) / "history.db", [("Ann", "Bo")])
        with History.open(path) as history:
            history.write_trim(Trim(session_id(1), 1, MINUTE, 7))
            assert history.sessions()[0].sharing_a == MINUTE
            assert history.check() == []


def assert_as_it_was(history: History) -> None:
    """See that everything of the older file is there, and nothing else."""
    detail = history.session(ENDED)
    assert list(detail.events) == completed_log()
    assert [each.text for each in detail.words] == [NOTE]
    assert (detail.ratings, detail.promises, detail.meeting, detail.prompts) == ((), (), None, ())
    found = history.unfinished()
    assert found is not None
    assert (found.id, found.lived, found.prompts) == (OPEN, LIVED, ())
    with pytest.raises(ValueError, match="deleted"):
        history.begin(NewSession(session_id(3), "Ann", "Bo"), completed_log())
    assert history.check() == []


TESTED: dict[int, Callable[[], None]] = {
    1: from_nothing,
    2: from_the_first,
    3: from_the_second,
    4: from_the_third,
    5: from_the_fourth,
    6: from_the_fifth,
}
"""For each version the test of the step that leads to it."""


def test_every_migration_has_a_test() -> None:
    """A step to a new version without a test of what it keeps fails here."""
    assert sorted(TESTED) == list(range(1, NEWEST + 1))
    for tested in TESTED.values():
        tested()


def test_a_first_version_is_read_without_being_changed(tmp_path: Path) -> None:
    """Opened for reading alone it shows all it holds, and stays byte for byte what it was."""
    path = first_version(tmp_path / "history.db")
    before = path.read_bytes()
    with History.open(path, read_only=True) as history:
        last = history.last_time()
        assert history.session(ENDED).words[0].text == NOTE
        assert last is not None
        assert (last.promises, last.meeting, last.prompts) == ((), None, ())
        assert history.tallies("", "~") == history.check() == []
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_an_older_file_is_copied_and_brought_up_to_date(old: Path) -> None:
    """Its content moves along; the copy is the old file, sound, for its owner alone."""
    before = old.read_bytes()
    database, lock = opening.open_for_writing(old, LATER)
    assert database.rows("SELECT text FROM letter") == [("a promise",)]
    assert version_of(database) == NEWEST + 1
    database.close()
    lock.close()
    copy = before_migration(old, NEWEST)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with History.open(copy, read_only=True) as history:
        assert history.count() == 1
    assert opening.open_for_reading(old, LATER).number("SELECT count(*) FROM letter") == 1
    with pytest.raises(HistoryError) as caught:
        History.open(old)
    assert caught.value.code == "newer"
    assert old.read_bytes() != before


def test_a_step_that_fails_leaves_the_old_file(old: Path) -> None:
    """All of a step is done or nothing: the file opens as the version it was."""
    before = old.read_bytes()
    with pytest.raises(HistoryError) as caught:
        opening.open_for_writing(old, (*MIGRATIONS, failing))
    assert caught.value.code == "full"
    assert old.read_bytes() == before
    with History.open(old) as history:
        assert history.check() == []


def test_no_step_without_a_copy(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the copy fails, the file is not touched."""

    def refuse(_part: Path, _target: Path, *, replace: bool) -> None:
        assert replace
        raise HistoryError("full")

    before = old.read_bytes()
    monkeypatch.setattr("listening_timer.history.backup.rename_into_place", refuse)
    with pytest.raises(HistoryError):
        opening.open_for_writing(old, LATER)
    assert old.read_bytes() == before
    assert {entry.name for entry in old.parent.iterdir()} == {"history.db", "history.db.lock"}


def test_reading_an_older_file_changes_nothing(old: Path) -> None:
    """For reading alone it is brought up to date in memory."""
    before = old.read_bytes()
    database = opening.open_for_reading(old, LATER)
    assert database.rows("SELECT text FROM letter") == [("a promise",)]
    database.close()
    assert old.read_bytes() == before


def test_erasing_takes_the_old_copies_along(old: Path) -> None:
    """A copy made before a step holds what is erased now, so it goes with it."""
    for version in (1, 7):
        before_migration(old, version).write_bytes(b"a promise")
    other = old.with_name("history.dbx.before-2")
    other.write_bytes(b"not ours to remove")
    with History.open(old) as history:
        history.delete(history.sessions()[0].id)
    assert {entry.name for entry in old.parent.iterdir()} == {
        "history.db",
        "history.db.lock",
        other.name,
    }


def test_a_table_changed_behind_our_back_is_damage(old: Path) -> None:
    """Tables, indices or triggers that are not ours: the file is refused, not guessed at."""
    database = Database(old)
    database.rows("CREATE TRIGGER spy AFTER INSERT ON event BEGIN DELETE FROM event; END")
    database.close()
    for read_only in (True, False):
        with pytest.raises(HistoryError) as caught:
            History.open(old, read_only=read_only)
        assert caught.value.code == "damaged"


def test_the_pragmas_of_the_house_hold(old: Path) -> None:
    """Rollback journal, extra sync, zeroed deletions, foreign keys, nothing outside memory."""
    with History.open(old) as history:
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
