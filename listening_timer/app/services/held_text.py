"""Held text: what several controls hold together, as one text that is watched for drafts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal


class HeldText(QObject):
    """Gives the text of `read` as a field gives its own; a draft is put back by `write`."""

    typed = Signal()
    """The user, not the program, has changed what it holds."""

    def __init__(
        self, read: Callable[[], str], write: Callable[[str], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._read, self._write = read, write

    def text(self) -> str:
        """What the controls hold now."""
        return self._read()

    def retype(self, text: str) -> None:
        """Restore a text held before: it counts as typed."""
        self._write(text)
        self.typed.emit()
