"""Broken history files: databases that are cut, foreign, corrupt or hostile; by name."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import TypeAlias

from listening_timer.history.event_codec import checksum
from tests.helpers.history.sample_sessions import sample_database

Maker: TypeAlias = Callable[[Path], None]
"""Makes a file at a path, from nothing or from the sound one that stands there."""


@cache
def _history() -> bytes:
    """A sound history, made once."""
    with tempfile.TemporaryDirectory() as folder:
        return sample_database(Path(folder) / "history.db").read_bytes()


def _filled(path: Path) -> Path:
    path.write_bytes(_history())
    return path


def _on(run: str) -> Maker:
    """A history that is sound but for what a stranger's statement did to it."""

    def made(path: Path) -> None:
        _filled(path)
        _strange(path, run)

    return made


def _strange(path: Path, run: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = 1")
        connection.execute(run)


def _cut(part: float) -> Maker:
    def made(path: Path) -> None:
        os.truncate(_filled(path), int(path.stat().st_size * part))

    return made


def _bytes(at: int, value: bytes) -> Maker:
    def made(path: Path) -> None:
        with _filled(path).open("r+b") as file:
            file.seek(at)
            file.write(value)

    return made


def _written_so(content: bytes) -> Maker:
    def made(path: Path) -> None:
        path.write_bytes(content)

    return made


def _with(end: str) -> Maker:
    """A history, and beside it what its last writer left there."""

    def made(path: Path) -> None:
        _filled(path).with_name(path.name + end).write_bytes(b"x")

    return made


def _resealed(path: Path) -> None:
    """An event that is no event, under a seal that is right."""
    _filled(path)
    sealed = checksum(1, 60_000, "shouted", "{}")
    run = "UPDATE event SET kind = 'shouted', body = '{{}}', seal = {} WHERE seq = 1"
    _strange(path, run.format(sealed))


def _renamed(name: str) -> Maker:
    return _on(f"UPDATE session SET spelt_a = {name}")  # noqa: S608 - our own words


def _sparse(path: Path, beginning: bytes = b"") -> None:
    path.write_bytes(beginning)
    os.truncate(path, 1 << 30)


BROKEN_HISTORIES: Mapping[str, Maker] = {
    "foreign": lambda path: _strange(path, "CREATE TABLE diary (entry TEXT)"),
    "no-tables": lambda path: _strange(path, "PRAGMA application_id = 1280594258"),
    "magic-alone": _written_so(b"SQLite format 3\x00"),
    "magic-and-zeros": _written_so(b"SQLite format 3\x00".ljust(8192, b"\0")),
    **{f"cut-{tenth}0": _cut(tenth / 10) for tenth in range(1, 10)},
    "cut-to-header": _cut(0.001),
    "newer": _on("PRAGMA user_version = 99"),
    "version-0": _on("PRAGMA user_version = 0"),
    "version-of-before": _on("PRAGMA user_version = 6"),
    "version-too-old": _on("PRAGMA user_version = 5"),
    "version-negative": _on("PRAGMA user_version = -5"),
    "other-application": _on("PRAGMA application_id = 1"),
    "wal": _on("PRAGMA journal_mode = WAL"),
    "view": _on("CREATE VIEW more AS SELECT 1"),
    "view-for-table": _on(
        "CREATE VIEW diary AS WITH RECURSIVE n (k) AS"
        " (SELECT 1 UNION ALL SELECT k + 1 FROM n) SELECT k FROM n"
    ),
    "trigger": _on("CREATE TRIGGER more AFTER INSERT ON word BEGIN DELETE FROM word; END"),
    "table-more": _on("CREATE TABLE more (a)"),
    "index-more": _on("CREATE INDEX more ON word (text)"),
    "column-more": _on("ALTER TABLE word ADD COLUMN more TEXT"),
    "table-less": _on("DROP TABLE tally"),
    "table-otherwise": _on(
        "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = 'gone'"
    ),
    "table-elsewhere": _on("UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'word'"),
    "virtual": _on("CREATE VIRTUAL TABLE more USING fts5 (a)"),
    "word-changed": _on("UPDATE word SET text = 'forged'"),
    "event-changed": _on("UPDATE event SET body = '{}' WHERE seq = 0"),
    "event-missing": _on("DELETE FROM event WHERE seq = 2"),
    "no-events": _on("DELETE FROM event"),
    "event-resealed": _resealed,
    "rating-changed": _on("UPDATE rating SET value = 99"),
    "tally-changed": _on("UPDATE tally SET wall = 1"),
    "name-of-megabytes": _renamed("hex(zeroblob(9000000))"),
    "name-of-lines": _renamed("'a' || char(10) || 'b'"),
    "name-as-bytes": _renamed("CAST(x'ff' AS TEXT)"),
    "id-otherwise": _on("UPDATE session SET id = '../../' || number"),
    "started-otherwise": _on("UPDATE session SET started = 9223372036854775807"),
    "gone-otherwise": _on("INSERT INTO gone VALUES ('x')"),
    "event-flood": _on(
        "WITH RECURSIVE n (k) AS (SELECT 100 UNION ALL SELECT k + 1 FROM n WHERE k < 200000)"
        " INSERT INTO event SELECT 1, k, 1, 'paused', '{}', 0 FROM n"
    ),
    "pages-of-nonsense": _bytes(4096, b"\x5a" * 20_000),
    "header-otherwise": _bytes(16, b"\x00\x03"),
    "wide-text": _bytes(56, b"\x00\x00\x00\x02"),
    "journal-beside": _with("-journal"),
    "wal-beside": _with("-wal"),
    "folder": lambda path: path.mkdir(),
    "pipe": os.mkfifo,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "loop": lambda path: path.symlink_to(path.name),
    "nothing": lambda _: None,
    "zeros-of-a-gigabyte": _sparse,
    "brace-and-zeros": lambda path: _sparse(path, b"{"),
    "line-and-zeros": lambda path: _sparse(path, b'{"listening_timer":4,"id":"'),
    "magic-and-a-gigabyte": lambda path: _sparse(path, b"SQLite format 3\x00"),
}
"""Files that bear SQLite's mark, and what is no file."""
