"""Widget actions: find by accessible name, press, type, read aloud, wait for pending work."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from listening_timer.app.services import event_loop
from listening_timer.ui.widgets.choices import ChoiceRow, Option
from listening_timer.ui.widgets.dialog import Dialog
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.note_field import NoteField
from tests.helpers.plain_text import plain

SPOKEN = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
TURNS = 20
"""Turns of the event loop that a request may take."""
LOOKS = 6_000
"""Polls after which a dialog that has not opened counts as missing."""
Child = TypeVar("Child", bound=QObject)
Widget = TypeVar("Widget", bound=QWidget)


def child_of(place: QObject, kind: type[Child]) -> Child:
    """The child of this class of an object.

    Not a child's child: PySide would make it a child of `place`, and lose it when that goes.
    """
    found = place.findChild(kind, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert found is not None, f"no {kind.__name__} in {place}"
    return found


def find(place: QWidget, kind: type[Widget], name: str) -> Widget:
    """The widget of this class and accessible name below a widget, shown or not."""
    named = {plain(each.accessibleName()): each for each in place.findChildren(kind)}
    assert name in named, f"{name!r} is not among {sorted(named)}"
    return named[name]


def find_button(place: QWidget, words: str) -> QAbstractButton:
    """The visible, enabled button of this accessible name below a widget."""
    shown = {
        plain(each.accessibleName()): each
        for each in place.findChildren(QAbstractButton)
        if each.isVisible() and each.isEnabled()
    }
    assert words in shown, f"{words!r} is not among {sorted(shown)}"
    return shown[words]


def press(place: QWidget, words: str) -> None:
    """Click the visible button of this accessible name below a widget."""
    find_button(place, words).click()


def press_enter(widget: QWidget, *, held: bool = False) -> None:
    """Give a widget the focus, and send it Enter; `held`: as a key held down repeats it."""
    widget.setFocus()
    key, bare = Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier
    QCoreApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, bare, "\r", held))


def find_option(place: QWidget, row: str, words: str) -> Option:
    """The option of this name in the row of options of that name, shown or not."""
    return find(find(place, ChoiceRow, row), Option, words)


def type_key(window: QWidget, key: Qt.Key) -> None:
    """Send a key press and release to the window, without running the event loop."""
    handle = window.windowHandle()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(handle, event)


def type_into_field(place: QWidget, name: str, text: str) -> None:
    """Type into the visible line edit of this accessible name, in place of its text."""
    lines = place.findChildren(QLineEdit)
    line = next(each for each in lines if each.isVisible() and plain(each.accessibleName()) == name)
    line.selectAll()
    QTest.keyClicks(line, text)


def find_field(place: QWidget, name: str) -> Field | NoteField:
    """The visible field of this accessible name below a widget."""
    fields: list[Field | NoteField] = [
        *place.findChildren(Field),
        *place.findChildren(NoteField),
    ]
    return next(
        each for each in fields if each.isVisible() and plain(each.accessibleName()) == name
    )


def fill_field(place: QWidget, name: str, text: str) -> None:
    """Set the text of the field of this accessible name, and take the focus away."""
    found = find_field(place, name)
    found.setFocus()
    if isinstance(found, Field):
        found.setText(text)
    else:
        found.setPlainText(text)
    found.clearFocus()


def lay_out(place: QWidget) -> None:
    """Bring everything in a window to its place, also what follows from another one's height."""
    for _pass in range(3):  # text that wraps asks for its height once it has its width
        place.window().grab()
        QCoreApplication.sendPostedEvents()


def shown_text(place: QWidget) -> str:
    """The texts of the labels that show in a widget, or will with it, one a line."""
    labels = [label for label in place.findChildren(Text) if label.isVisibleTo(place)]
    return plain("\n".join(label.said() for label in labels))


def spoken_text(place: QWidget) -> str:
    """The accessible texts of a widget and all below it, as a screen reader gets them."""
    return plain("\n".join(_heard(QAccessible.queryAccessibleInterface(place))))


def _heard(found: QAccessibleInterface | None) -> Iterator[str]:
    if found is None or found.state().invisible:
        return
    yield from (found.text(kind) for kind in SPOKEN)
    for number in range(found.childCount()):
        yield from _heard(found.child(number))


async def wait_for_tasks() -> None:
    """Wait until no task of the event loop is left."""
    while event_loop.running:
        await asyncio.wait(set(event_loop.running))


async def wait_for_layout() -> None:
    """Wait until no task is left and posted layout events are handled."""
    for _turn in range(2):  # what is laid out may start something more
        await wait_for_tasks()
        for _each in range(TURNS):
            await asyncio.sleep(0)


async def wait_for_question(sheet: Dialog) -> str:
    """Wait until the dialog opens; its accessible name and description."""
    for _look in range(LOOKS):
        if sheet.is_open():
            return f"{sheet.accessibleName()} {sheet.accessibleDescription()}"
        await asyncio.sleep(0.005)
    raise AssertionError("nothing is asked")


async def activate_window(window: QWidget) -> None:
    """Activate a window, and wait until it is active."""
    window.activateWindow()
    for _turn in range(TURNS):
        if window.isActiveWindow():
            return
        await asyncio.sleep(0)
    raise AssertionError("the window has not got the keyboard")


def folder_bytes(folder: Path) -> bytes:
    """Names and contents of all files of a folder, as lower-case bytes to search in."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return b"".join(path.name.encode() + path.read_bytes() for path in files).lower()
