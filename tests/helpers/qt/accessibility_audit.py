"""Accessibility audit: the tree of accessible names and roles, and the size of touch targets.

Each function returns faults as lines to read, none where all is well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QLineEdit, QWidget

from listening_timer.ui.widgets.accessibility import PRESS, without_format_characters
from listening_timer.ui.widgets.scroll import Scroll
from tests.helpers.qt.painted_text import Piece, front, painted_texts

Role = QAccessible.Role
MUTE = frozenset({Role.Client, Role.LayeredPane, Role.ScrollBar, Role.Border})
"""Roles of what only holds other things, or is there for a mouse."""
WORDS = frozenset({Role.StaticText, Role.Paragraph, Role.Heading})
PRESSED = frozenset({Role.Button, Role.RadioButton, Role.CheckBox, Role.PageTab, Role.ButtonMenu})
TYPED = frozenset({Role.EditableText, Role.List})
HELD = frozenset(
    {Role.Window, Role.Dialog, Role.Pane, Role.Section, Role.Grouping, Role.PageTabList}
)
OTHER = frozenset({Role.SpinBox, Role.ListItem, Role.Graphic, Role.ProgressBar})
TABLED = frozenset({Role.Table, Role.Cell, Role.ColumnHeader})
PAINTED = frozenset({"Token", "Timeline", "Chart", "QWidget"})
"""What is told in words of its own."""
LEAST = 44
"""Pixels that a target is wide and high, at least."""


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that a reader comes to; `inside`: the place of what it is in."""

    place: int
    inside: int
    role: QAccessible.Role
    name: str
    about: str
    value: str
    state: QAccessible.State
    pressable: bool
    widget: QWidget | None
    box: QRect

    def __str__(self) -> str:
        """For whoever must mend it."""
        return f"{self.role.name} {self.name!r} ({type(self.widget).__name__})"


def nodes(window: QWidget) -> list[Node]:
    """All that a reader comes to, as it reads: nothing of what does not show."""
    found: list[Node] = []
    _walk(QAccessible.queryAccessibleInterface(window), -1, found)
    return found


def _walk(told: QAccessibleInterface | None, inside: int, found: list[Node]) -> None:
    if told is None or told.state().invisible:
        return
    place, thing, actions = len(found), told.object(), told.actionInterface()
    found.append(
        Node(
            place,
            inside,
            told.role(),
            told.text(QAccessible.Text.Name),
            told.text(QAccessible.Text.Description),
            told.text(QAccessible.Text.Value),
            told.state(),
            bool(actions) and PRESS in actions.actionNames(),
            thing if isinstance(thing, QWidget) else None,
            told.rect(),
        )
    )
    for number in range(told.childCount()):
        _walk(told.child(number), place, found)


def untold(window: QWidget) -> Iterator[str]:
    """What has no name or no fitting role, and what cannot be told apart or is told falsely."""
    found = nodes(window)
    for node in found:
        holder = node.role in MUTE
        if holder and (node.state.focusable or node.pressable):
            yield f"{node} can be used, and has no role"
        elif holder and node.name:
            yield f"{node} has a name, and no role"
        elif not holder and node.role not in WORDS | PRESSED | TYPED | HELD | OTHER | TABLED:
            yield f"{node} has a strange role"
        elif not holder and not node.name and not _is_corner(node):
            yield f"{node} has no name"
        if (
            without_format_characters(node.name + node.about + node.value)
            != node.name + node.about + node.value
        ):
            yield f"{node} has marks in it that only eyes need"
        if node.widget is not None:
            yield from _falsely(node, node.widget)
    twins = Counter(
        (node.inside, node.role, node.name, node.about)
        for node in found
        if node.role in PRESSED | TYPED
    )
    yield from (f"{twin[2]!r} is there {count} times" for twin, count in twins.items() if count > 1)
    yield from _twice(found)


def _is_corner(node: Node) -> bool:
    """Where the two heads of a table meet: Qt tells of it, and there is nothing."""
    return node.role is Role.Pane and node.widget is None


def _falsely(node: Node, widget: QWidget) -> Iterator[str]:
    if bool(node.state.disabled) is widget.isEnabled():
        yield f"{node} is said to be what it is not: disabled"
    if bool(node.state.focused) is not widget.hasFocus() and node.role not in TYPED:
        yield f"{node} is said to be what it is not: focused"
    if widget.visibleRegion().isEmpty() and not scroll_of(widget) and node.role not in MUTE:
        yield f"{node} is told, and nothing of it is seen"


def scroll_of(widget: QWidget) -> Scroll | None:
    """What scrolls it, so that it may be above or below the part in sight."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, Scroll):
        above = above.parentWidget()
    return above


def _twice(found: list[Node]) -> Iterator[str]:
    """Words that are told twice at one place."""
    words = [node for node in found if node.role in WORDS | PRESSED]
    for one, two in combinations(words, 2):
        if one.name == two.name and one.box.intersects(two.box):
            yield f"{one} and {two} tell the same"


def unheard(window: QWidget) -> Iterator[str]:
    """What is written, and not told to a reader; times and keys are told in another way."""
    heard = "\n".join(
        _even(part) for node in nodes(window) for part in (node.name, node.about, node.value)
    )
    for piece in painted_texts(front(window)):
        if type(piece.widget).__name__ in PAINTED or _is_example(piece):
            continue
        keys = getattr(piece.widget, "key", None)
        words = _even(piece.text).rstrip("…").strip()
        if words not in heard and not (callable(keys) and words in str(keys())):
            yield f"{piece.text!r} in {type(piece.widget).__name__} is not told"


def _is_example(piece: Piece) -> bool:
    """Whether it stands in an empty field, as an example of what could."""
    return isinstance(piece.widget, QLineEdit) and not piece.widget.text()


def _even(text: str) -> str:
    return " ".join(without_format_characters(text).split())


def small(window: QWidget) -> Iterator[str]:
    """Targets that are too small for a finger, and those that lie over each other."""
    targets = [node for node in nodes(window) if node.role in PRESSED | {Role.EditableText}]
    for node in targets:
        if node.widget is not None and min(*node.widget.size().toTuple()) < LEAST:
            yield f"{node} is {node.widget.width()} x {node.widget.height()}"
    for one, two in combinations(targets, 2):
        if one.box.intersects(two.box) and one.inside == two.inside:
            yield f"{one} and {two} lie over each other"


def accessibility_faults(window: QWidget) -> list[str]:
    """All three: what is untold or told falsely, what is unheard, and targets too small."""
    return [*untold(window), *unheard(window), *small(window)]
