"""Claims about the schema: what its statements create."""

from __future__ import annotations

from listening_timer.history.file_header import NEWEST
from listening_timer.history.schema import digest
from listening_timer.history.store import History

DIGEST = "3e8662be5884cce81afa314115c826ea953591058689e7f60de738228907336c"


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
        assert (NEWEST, digest(history.database)) == (8, DIGEST)
