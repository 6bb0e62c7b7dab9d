"""Handouts: sheets of paper for the table at home."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from listening_timer.exercise.formats import Format


class Handout(StrEnum):
    """The sheets, a page each, in the order of a document that holds several."""

    RULES = "rules"
    LOG = "log"
    FEELINGS = "feelings"


@dataclass(frozen=True, slots=True)
class HandoutRequest:
    """Which sheets, and for whom.

    `format`: the one whose steps the rules show; without, they are about all. `names`: cleaned,
    left and right; without, there is room to write them.
    """

    sheets: tuple[Handout, ...]
    format: Format | None = None
    names: tuple[str, str] | None = None
