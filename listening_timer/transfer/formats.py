"""Export formats by file extension."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from listening_timer.history.store import History
from listening_timer.transfer.csv_format import CsvFormat
from listening_timer.transfer.export import ExportFormat, Selection
from listening_timer.transfer.ical_format import ICalFormat
from listening_timer.transfer.json_format import JsonFormat
from listening_timer.transfer.markdown_format import MarkdownFormat

Maker: TypeAlias = Callable[[History, Selection], ExportFormat]
"""Creates the format writer for these sessions of a history."""


def _json(history: History, selection: Selection) -> ExportFormat:
    return JsonFormat(history, everything=selection is None)


EXPORT_FORMATS: Mapping[str, Maker] = {
    ".json": _json,
    ".jsonl": _json,
    ".csv": lambda _history, _selection: CsvFormat(),
    ".md": lambda _history, _selection: MarkdownFormat(),
    ".ics": lambda _history, _selection: ICalFormat(),
}
"""All export formats but PDF."""
