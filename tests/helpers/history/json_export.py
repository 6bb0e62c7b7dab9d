"""JSON export as the program writes it: with all that belongs to no session, where all is meant."""

from __future__ import annotations

from pathlib import Path

from listening_timer.history.store import History
from listening_timer.transfer.export import Progress, Selection, Target, write_export
from listening_timer.transfer.formats import EXPORT_FORMATS


def export(
    history: History, target: Path, selection: Selection = None, progress: Progress | None = None
) -> int:
    """Export these sessions, or all, to a file, which is replaced; returns how many."""
    form = EXPORT_FORMATS[".json"](history, selection)
    return write_export(history, Target(target, replace=True), form, selection, progress)
