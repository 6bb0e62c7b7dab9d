"""Opened history: what the worker thread reads of a history before its first page can be filled."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from listening_timer.app.services.history_file import Opening
from listening_timer.app.session.recovery import find_unfinished
from listening_timer.history.store import History
from listening_timer.model.annotations import Draft
from listening_timer.model.errors import HistoryError
from listening_timer.model.plans import HeldPlan
from listening_timer.model.records import LastTime, Unfinished


@dataclass(frozen=True, slots=True)
class Opened:
    """An open history, with what the first page needs of it."""

    history: History
    last: LastTime | None = None
    found: Unfinished | None = None
    drafts: tuple[Draft, ...] = ()
    plan: HeldPlan | None = None


def open_and_read(path: Path, opening: Opening) -> Opened:
    """Open a history and read what is shown first. Raises HistoryError, and closes it then."""
    history = opening(path)
    try:
        history.require_sound()
        found = None if history.read_only else find_unfinished(history)
        return Opened(history, history.last_time(), found, history.drafts(), history.plan())
    except HistoryError:
        history.close()
        raise
