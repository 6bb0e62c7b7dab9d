"""What two people choose on Begin, and what is wrong with it where something is."""

from __future__ import annotations

from dataclasses import dataclass

from listening_timer.exercise.formats import Format, Side
from listening_timer.model.records import LastTime, Prompting

FIRST_TRY = "first-try"
"""The format that is proposed until a session was completed with it."""
AFTER_FIRST_TRY = "share-fully"


@dataclass(frozen=True, slots=True)
class Setup:
    """A session to begin: clean names where their owners sit, who shares first, the format.

    `keep` is whether anything of it is written down at all.
    """

    name_left: str
    name_right: str
    first: Side
    format: Format
    prompting: Prompting = Prompting.LIGHT
    topic: str = ""
    keep: bool = True

    @property
    def name_a(self) -> str:
        """Who shares first."""
        return self.name_left if self.first is Side.LEFT else self.name_right

    @property
    def name_b(self) -> str:
        """Who shares second."""
        return self.name_right if self.first is Side.LEFT else self.name_left


def proposed_format(last: LastTime | None) -> str:
    """The id of the format that Begin proposes after the latest session."""
    if last is None:
        return FIRST_TRY
    tried = last.completed and last.format_id == FIRST_TRY
    return AFTER_FIRST_TRY if tried else last.format_id
