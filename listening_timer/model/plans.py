"""Plans: the plan that a history holds, as the text of its file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeldPlan:
    """The text of a plan file, and since when (UTC ms) the history holds it."""

    text: str
    since: int
