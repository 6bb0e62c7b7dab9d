"""The forms that sessions can be taken out in, by the ending of the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from listening_timer.history.store import History
from listening_timer.history.transfer.csv_file import Rows
from listening_timer.history.transfer.ics import Meetings
from listening_timer.history.transfer.jsonl import Lines
from listening_timer.history.transfer.markdown import Diary
from listening_timer.history.transfer.taking import Form, Selection

Maker: TypeAlias = Callable[[History, Selection], Form]
"""Makes the form for these sessions of a history."""


def _json(history: History, selection: Selection) -> Form:
    return Lines(history, everything=selection is None)


FORMS: Mapping[str, Maker] = {
    ".json": _json,
    ".jsonl": _json,
    ".csv": lambda _history, _selection: Rows(),
    ".md": lambda _history, _selection: Diary(),
    ".ics": lambda _history, _selection: Meetings(),
}
"""All that is written without being printed."""
