"""Backup: copy a history through SQLite, reopen and verify the copy, and only then name it."""

from __future__ import annotations

import re
from pathlib import Path

from listening_timer.files.atomic_file import (
    remove_quietly,
    rename_into_place,
    require_free,
    temporary_file,
)
from listening_timer.history.connection import Database, text, version_of
from listening_timer.model.errors import HistoryError

_BEFORE = ".before-"
_VERSION = re.compile(r"[0-9]{1,3}")


def copy(source: Database, target: Path, *, replace: bool = False) -> None:
    """Copy a history to `target`; only a verified copy appears there.

    Raises HistoryError: missing-folder, exists, not-replaced, read-only, full, damaged.
    """
    require_free(target, replace=replace)
    with temporary_file(target) as part:
        _filled(part, source)
        _compared(part, source)
        rename_into_place(part, target, replace=replace)


def before_migration(path: Path, version: int) -> Path:
    """The path of the backup made before a file is migrated from this version."""
    return path.with_name(f"{path.name}{_BEFORE}{version + 1}")


def delete_migration_backups(path: Path) -> None:
    """Delete the backups made before migrations, because they contain what is being erased.

    Only names that end in a version number are ours: a copy a user named similarly is kept.
    """
    ours = f"{path.name}{_BEFORE}"
    for old in path.parent.glob(f"{_literal(ours)}*"):
        if _VERSION.fullmatch(old.name.removeprefix(ours)):
            remove_quietly(old)


def _literal(name: str) -> str:
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)


def _filled(part: Path, source: Database) -> None:
    database = Database(part)
    try:
        database.copy_from(source)
    finally:
        database.close()


def _compared(part: Path, source: Database) -> None:
    """Check that the copy passes the integrity check and has the same row counts per table."""
    database = Database(part)
    try:
        sound = database.rows("PRAGMA integrity_check") == [("ok",)]
        same = version_of(database) == version_of(source) and _counts(database) == _counts(source)
    finally:
        database.close()
    if not sound or not same:
        raise HistoryError("damaged", path=source.path)


def _counts(database: Database) -> dict[str, int]:
    names = database.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return {
        text(name): database.number(f'SELECT count(*) FROM "{text(name)}"')  # noqa: S608 - a table's own name
        for (name,) in names
    }
