"""How formats and decks are listed: what ships, then what is one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol, TypeVar

from listening_timer.commands.printing import complain, say, table
from listening_timer.library.catalog import Named, Shelf
from listening_timer.text.english import english
from listening_timer.text.messages import told


class Titled(Named, Protocol):
    """Whatever has an id and a name to show."""

    @property
    def name(self) -> Mapping[str, str]:
        """The name by language code."""
        ...


_Item = TypeVar("_Item", bound=Titled)


def list_shelf(
    shelf: Shelf[_Item], items: Iterable[_Item], measure: str, measured: Callable[[_Item], str]
) -> int:
    """Name all items, with a sentence on standard error for each file that cannot be read.

    `measure` heads the column of figures, which `measured` gives for each.
    """
    rows = [("id", measure, "name", "")]
    for item in items:
        own = "" if shelf.ships(item) else "yours"
        rows.append((item.id, measured(item), english(item.name), own))
    for line in table(rows, right=frozenset({1})):
        say(line)
    for problem in shelf.problems:
        complain(told(problem))
    return 0
