"""Claims about the schema: what its statements create."""

from __future__ import annotations

from listening_timer.history.file_header import NEWEST
from listening_timer.history.schema import digest
from listening_timer.history.store import History

DIGEST = "3fcf704100441800e37c7edec4b993703ea49ea73682b8f5440ac6901be1bbe8"


def test_a_new_history_is_sound_and_empty() -> None:
    """Nothing is in it, and nothing is wrong with it."""
    with History.memory() as history:
        assert history.check() == []
        assert history.count() == 0


def test_the_schema_of_a_version_never_changes() -> None:
    """Other tables are another version: files of this one would be called damaged.

    Where this fails, a migration is missing, and the digest here belongs to `migrations.OLDER`.
    """
    with History.memory() as history:
        assert (NEWEST, digest(history.database)) == (7, DIGEST)
