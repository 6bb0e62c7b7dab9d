"""Sample rows for a list: makes rows, lays the list out, and finds where a row is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect

from listening_timer.ui.theme.theme import Tone
from listening_timer.ui.widgets.list.model import Key, ListRow
from listening_timer.ui.widgets.list.view import RowList

TITLE = "Sunday evening, 22 November"
LINE = "Maya and Sam, Share fully, then switch, 24 min"
SHORT = "short"
"""The id of a row that needs one line for each of its texts."""
MANY = 40
"""So many rows are more than are seen at once."""
BY = "Maya: "
WORDS = (("That you let me finish.", False),)


def keys(count: int, first: int = 0, week: int = 0) -> list[Key]:
    """Rows with ids that count on; `week` of them under one heading."""
    return [(str(at), f"Week {at // week}" if week else "") for at in range(first, first + count)]


def make(identity: str) -> ListRow:
    """Every row but a short one has the same words."""
    return (
        ListRow("Sunday", "A first try")
        if identity == SHORT
        else ListRow(TITLE, LINE, WORDS, BY, Tone.LAKE)
    )


def widen(listed: RowList, wide: int) -> None:
    """Give the list a width, and let its rows take their place."""
    listed.resize(wide, 500)
    settle(listed)


def settle(listed: RowList) -> None:
    """Let every layout take its place: a scroll bar that comes may move the next one."""
    for _ in range(5):
        QCoreApplication.sendPostedEvents()
        box(listed, 0)
    listed.grab()


def box(listed: RowList, place: int) -> QRect:
    """Where a row is."""
    return listed.visualRect(listed.model().index(place, 0))
