"""Claims about the schema: what its statements create."""

from __future__ import annotations

from listening_timer.history.file_header import NEWEST
from listening_timer.history.schema import digest
from listening_timer.history.store import History

DIGEST = "c6041ba220c420b6795dd57858400d938c344d01a8027832f812c2e6ee2664a9"


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
        assert (NEWEST, digest(history.database)) == (9, DIGEST)
