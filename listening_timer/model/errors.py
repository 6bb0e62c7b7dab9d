"""Error of the environment: what the disk, another program or a file of the user refuses."""

from __future__ import annotations

from collections.abc import Mapping


class HistoryError(Exception):
    """An error of the environment: full, read-only, locked, damaged, newer, missing and the like.

    `code` selects the sentence (`text.messages`), `values` fill it. Never a bug of ours, never with
    any content of a session.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values: Mapping[str, object] = values
