"""Claims about the list of keys: it names those that there are."""

from __future__ import annotations

from listening_timer.ui.session.actions import LetterKeys
from listening_timer.ui.session.keys import key_rows

PRINTED = {"P or .", "+ or =", "B", "M", "H", "T", "X", "D", "?"}


def named(keys: LetterKeys) -> set[str]:
    """The keys of the list."""
    return {key for key, _does in key_rows(keys)}


def test_all_keys_are_named() -> None:
    """The letters and signs, and those that are none."""
    assert named(LetterKeys()) > PRINTED


def test_keys_that_are_switched_off_are_not_named() -> None:
    """Without letters none of them, and `B` is left out by itself."""
    assert not named(LetterKeys(letters=False)) & PRINTED
    assert named(LetterKeys()) - named(LetterKeys(break_key=False)) == {"B"}
