"""What people press, see and hear of the whole program in the test's own process."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from listening_timer.app.services import event_loop
from listening_timer.ui.widgets.dialog import Sheet
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.note_field import NoteField
from tests.helpers.plain_text import plain

SPOKEN = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
TURNS = 20
"""So many turns of the event loop something may take that was asked for."""
LOOKS = 6_000
"""A question that has not come after so many looks never will."""


def find_button(place: QWidget, words: str) -> QAbstractButton:
    """The button that shows in this place with these words."""
    shown = {
        plain(each.accessibleName()): each
        for each in place.findChildren(QAbstractButton)
        if each.isVisible() and each.isEnabled()
    }
    assert words in shown, f"{words!r} is not among {sorted(shown)}"
    return shown[words]


def press(place: QWidget, words: str) -> None:
    """Press the button that shows in this place with these words."""
    find_button(place, words).click()


def type_key(window: QWidget, key: Qt.Key) -> None:
    """Press and let go of a key where the window takes them; nothing else happens meanwhile."""
    handle = window.windowHandle()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(handle, event)


def type_into_field(place: QWidget, name: str, text: str) -> None:
    """Type into the line of this name that shows, in place of what stood there."""
    lines = place.findChildren(QLineEdit)
    line = next(each for each in lines if each.isVisible() and plain(each.accessibleName()) == name)
    line.selectAll()
    QTest.keyClicks(line, text)


def find_field(place: QWidget, name: str) -> Field | NoteField:
    """The field of this name that shows in a place."""
    fields: list[Field | NoteField] = [
        *place.findChildren(Field),
        *place.findChildren(NoteField),
    ]
    return next(
        each for each in fields if each.isVisible() and plain(each.accessibleName()) == name
    )


def fill_field(place: QWidget, name: str, text: str) -> None:
    """Write into the field of this name, and leave it."""
    found = find_field(place, name)
    found.setFocus()
    if isinstance(found, Field):
        found.setText(text)
    else:
        found.setPlainText(text)
    found.clearFocus()


def spoken_text(place: QWidget) -> str:
    """All that a screen reader is told of what shows in this place."""
    return plain("\n".join(_heard(QAccessible.queryAccessibleInterface(place))))


def _heard(found: QAccessibleInterface | None) -> Iterator[str]:
    if found is None or found.state().invisible:
        return
    yield from (found.text(kind) for kind in SPOKEN)
    for number in range(found.childCount()):
        yield from _heard(found.child(number))


async def wait_for_tasks() -> None:
    """Wait until all that was started has been done."""
    while event_loop._tasks:  # pyright: ignore[reportPrivateUsage] - nothing else knows
        await asyncio.wait(set(event_loop._tasks))  # pyright: ignore[reportPrivateUsage] - the same


async def wait_for_layout() -> None:
    """Wait until all that was started has been done, and shows where it belongs."""
    for _turn in range(2):  # what is laid out may start something more
        await wait_for_tasks()
        for _each in range(TURNS):
            await asyncio.sleep(0)


async def wait_for_question(sheet: Sheet) -> str:
    """Wait for a question, which the history may have to be read for; what it asks and says."""
    for _look in range(LOOKS):
        if sheet.is_open():
            return f"{sheet.accessibleName()} {sheet.accessibleDescription()}"
        await asyncio.sleep(0.005)
    raise AssertionError("nothing is asked")


async def activate_window(window: QWidget) -> None:
    """Give a window the keyboard, and wait until it has it."""
    window.activateWindow()
    for _turn in range(TURNS):
        if window.isActiveWindow():
            return
        await asyncio.sleep(0)
    raise AssertionError("the window has not got the keyboard")


def folder_bytes(folder: Path) -> bytes:
    """Everything in every file of a folder, and the names of the files, in small letters."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return b"".join(path.name.encode() + path.read_bytes() for path in files).lower()
