"""Export formats by file extension."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from listening_timer.history.store import History
from listening_timer.transfer.csv_format import Rows
from listening_timer.transfer.export import Form, Selection
from listening_timer.transfer.ical_format import Meetings
from listening_timer.transfer.json_format import Lines
from listening_timer.transfer.markdown_format import Diary

Maker: TypeAlias = Callable[[History, Selection], Form]
"""Creates the format writer for these sessions of a history."""


def _json(history: History, selection: Selection) -> Form:
    return Lines(history, everything=selection is None)


FORMS: Mapping[str, Maker] = {
    ".json": _json,
    ".jsonl": _json,
    ".csv": lambda _history, _selection: Rows(),
    ".md": lambda _history, _selection: Diary(),
    ".ics": lambda _history, _selection: Meetings(),
}
"""All export formats but PDF."""
