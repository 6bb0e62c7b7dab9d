"""Run kind: what a session is held for, which decides whether anything of it is recorded."""

from __future__ import annotations

from enum import Enum, auto


class RunKind(Enum):
    """A talk of two people, a demonstration by the sample couple, or a short try of the two."""

    TALK = auto()
    DEMONSTRATION = auto()
    NOW_YOU = auto()

    @property
    def is_recorded(self) -> bool:
        """Whether it may leave anything behind: events, words, drafts, settings, a closing page.

        What is not recorded is never asked about as it ends or as the window closes.
        """
        return self is RunKind.TALK
