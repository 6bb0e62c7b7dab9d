"""Widget snapshot: every property and accessible text of a widget tree, hidden widgets too.

Two widgets of the same snapshot cannot be told apart by looking into them.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

UNREADABLE = frozenset({"windowModality", "locale", "inputMethodHints"})
"""Properties that PySide cannot hand over, or that say nothing of a page."""
SPOKEN = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)


def snapshot_of(page: QWidget) -> list[str]:
    """Properties, accessible texts and last focus of every widget, as lines to compare."""
    page.grab()  # lays out what is shown
    widgets = [page, *page.findChildren(QWidget)]
    lines = [line for widget in widgets for line in _properties(widget)]
    lines += [line for widget in widgets for line in _heard(_spoken(widget))]
    lines += _heard(_spoken(page), deep=True)
    return lines + [f"{place} {_focus(each, widgets)}" for place, each in enumerate(widgets)]


def _properties(widget: QWidget) -> Iterator[str]:
    """The properties that say something: words, numbers, places, switches."""
    meta = widget.metaObject()
    for number in range(meta.propertyCount()):
        name = str(meta.property(number).name())
        value: object = None if name in UNREADABLE else widget.property(name)
        if isinstance(value, str | int | float | QRect | QSize):
            yield f"{type(widget).__name__}.{name} = {value}"


def _spoken(widget: QWidget) -> QAccessibleInterface | None:
    return QAccessible.queryAccessibleInterface(widget)


def _heard(found: QAccessibleInterface | None, *, deep: bool = False) -> Iterator[str]:
    """What a screen reader is told of one thing, and of all in it if `deep`."""
    if found is None:
        return
    said, value, state = (
        [found.text(kind) for kind in SPOKEN],
        found.valueInterface(),
        found.state(),
    )
    flags = (state.checked, state.focused, state.focusable, state.invisible, state.selected)
    yield f"{found.role()} {said} {value.currentValue() if value else None} {flags}"
    for number in range(found.childCount() if deep else 0):
        yield from _heard(found.child(number), deep=True)


def _focus(widget: QWidget, widgets: list[QWidget]) -> int:
    """Which widget inside this one had the keyboard last; -1 for none."""
    inner = widget.focusWidget()
    return widgets.index(inner) if inner in widgets else -1
