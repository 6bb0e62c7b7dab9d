"""Accessibility: QAccessible interfaces of custom widgets, and screen reader announcements.

A widget that has more to expose than Qt can see has a method `voice`; `install` registers the
interface factory. Everything is computed on request, so that a state which changes each second
costs nothing while no screen reader asks.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol, TypeGuard

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
    QAccessibleValueChangeEvent,
    QAccessibleValueInterface,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAccessibleWidget,
    QApplication,
    QWidget,
)
from shiboken6 import VoidPtr, getCppPointer

AccessibleRole = QAccessible.Role
USES_ATSPI = sys.platform not in ("win32", "darwin")
"""Whether accessibility events go to AT-SPI, and so most likely to Orca."""
_SENTENCE = "spoken_sentence"
"""Dynamic property: the announcement that replaces the description while it is sent."""
_OUT_OF_SIGHT = "out_of_sight"
"""Dynamic property of a widget that cannot be seen, with all in it, though it is not hidden."""
PRESS = "Press"
"""Name of the press action between programs."""
_UNSPOKEN = re.compile("[\u200b\u2066-\u2069]")
"""Break opportunities and bidi isolates, which are for display only."""


class NumberRange(NamedTuple):
    """A number between two bounds, and how to set it, if it can be."""

    low: int
    high: int
    step: int
    now: int
    move_to: Callable[[int], None] | None = None


class AccessibleInfo(NamedTuple):
    """What a widget exposes to screen readers.

    `name`, `about`: None for the widget's accessible name and description. `parts`: its accessible
    children; None for all its child widgets. `unfolds`: whether the content that it expands and
    collapses is shown; None where it has none. `key`: its shortcut.
    """

    role: QAccessible.Role
    name: str | None = None
    about: str | None = None
    value: str = ""
    parts: Sequence[QWidget] | None = None
    unfolds: bool | None = None
    key: str = ""
    span: NumberRange | None = None


class HasAccessibleInfo(Protocol):
    """A widget that exposes its own accessible data."""

    def voice(self) -> AccessibleInfo:
        """The current accessible data."""
        ...


def install() -> None:
    """Register the interface factory; once per application."""
    QAccessible.installFactory(_interface)


def without_format_characters(text: str) -> str:
    """A text without the characters that are for display only."""
    return _UNSPOKEN.sub("", text)


def announce(near: QWidget, sentence: str) -> None:
    """Announce a sentence after the current speech; does nothing where no screen reader runs.

    Orca before version 45 has no handler for announcement events, while all versions speak the
    changed description of the focused object. So on AT-SPI a sentence is sent as such a change, and
    as an announcement only where that cannot be; never as both.
    """
    focus = QApplication.focusWidget()
    if focus is not None and focus.window() is near.window() and _carries_sentences(focus):
        _send_as_description(focus, without_format_characters(sentence))
        return
    event = QAccessibleAnnouncementEvent(near, without_format_characters(sentence))
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)


def repeat_focus() -> None:
    """Report the focus again, for a screen reader that was not yet heard when it came there.

    On AT-SPI an event is sent only once the bus has said which ones are listened for; on a busy
    machine that comes after the first page is shown. A reader ignores a focus that it knows.
    """
    focus = QApplication.focusWidget()
    if focus is not None:
        QAccessible.updateAccessibility(QAccessibleEvent(focus, QAccessible.Event.Focus))


def _carries_sentences(focus: QWidget) -> bool:
    """Whether to announce by a description change: on AT-SPI, except in item views.

    There the focused object is a row, which has no description of its own to change.
    """
    return USES_ATSPI and not focus.inherits("QAbstractItemView")


def _send_as_description(focus: QWidget, sentence: str) -> None:
    """Send a description change with this sentence; the description itself stays."""
    if hasattr(focus, "voice"):
        focus.setProperty(_SENTENCE, sentence)
        changed = QAccessibleEvent(focus, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(changed)  # the text is read before this returns
        focus.setProperty(_SENTENCE, None)
        return
    usual = focus.accessibleDescription()
    if usual != sentence:  # else its change was sent when it was set
        focus.setAccessibleDescription(sentence)
        focus.setAccessibleDescription(usual)


def set_out_of_sight(widget: QWidget, *, out: bool) -> None:
    """Set whether a widget, with all in it, cannot be seen though it is not hidden.

    Its objects then have the state *invisible* (on AT-SPI, neither *showing* nor *visible*), and
    keep name, actions and focusability.
    """
    widget.setProperty(_OUT_OF_SIGHT, out)
    if QAccessible.isActive():
        kind = QAccessible.Event.ObjectHide if out else QAccessible.Event.ObjectShow
        for each in (widget, *widget.findChildren(QWidget)):
            if each.isVisible():
                QAccessible.updateAccessibility(QAccessibleEvent(each, kind))


def is_out_of_sight(widget: QWidget | None) -> bool:
    """Whether a widget, or one around it, cannot be seen though it is not hidden."""
    while widget is not None:
        if widget.property(_OUT_OF_SIGHT) is True:
            return True
        widget = widget.parentWidget()
    return False


def notify_expanded_changed(widget: QWidget) -> None:
    """Notify that the content which a widget expands was shown or hidden."""
    changed = QAccessible.State()
    changed.expanded = changed.collapsed = True
    QAccessible.updateAccessibility(QAccessibleStateChangeEvent(widget, changed))


def notify_value_changed(widget: QWidget, value: int) -> None:
    """Notify that a widget's number has changed."""
    QAccessible.updateAccessibility(QAccessibleValueChangeEvent(widget, value))


class AccessibleInterface(QAccessibleWidget):
    """Accessible interface of our widgets; keeps no widget, and asks the `voice` of its own."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, AccessibleRole.Client)
        self._number: _Number | None = None

    def _voice(self) -> AccessibleInfo:
        widget = self.widget()
        return widget.voice() if _speaks(widget) else AccessibleInfo(AccessibleRole.Client)

    def role(self) -> QAccessible.Role:
        """The accessible role."""
        return self._voice().role

    def text(self, t: QAccessible.Text) -> str:
        """Name, description, value or shortcut, without characters for display only."""
        voice, widget = self._voice(), self.widget()
        match t:
            case QAccessible.Text.Name:
                return without_format_characters(
                    super().text(t) if voice.name is None else voice.name
                )
            case QAccessible.Text.Description:
                sentence: object = widget.property(_SENTENCE)
                if isinstance(sentence, str):
                    return sentence
                about = widget.accessibleDescription() if voice.about is None else voice.about
                return without_format_characters(about)
            case QAccessible.Text.Value:
                return without_format_characters(voice.value)
            case QAccessible.Text.Accelerator:
                return voice.key
            case _:
                return super().text(t)

    def state(self) -> QAccessible.State:
        """State flags: pressed, checked, selected, expanded, modal and others."""
        voice, state, widget = self._voice(), super().state(), self.widget()
        if isinstance(widget, QAbstractButton):
            tab = (
                voice.role is AccessibleRole.PageTab
            )  # tabs are selected, other buttons are checked
            state.pressed = widget.isDown()
            state.checkable = widget.isCheckable() and not tab
            state.checked = widget.isChecked() and not tab
            state.selectable = tab
            state.selected = widget.isChecked() and tab
        state.invisible = state.invisible or is_out_of_sight(widget)
        state.focusable = state.focusable or state.focused
        state.hasPopup = voice.role is AccessibleRole.ButtonMenu
        state.modal = voice.role is AccessibleRole.Dialog
        state.expandable = voice.unfolds is not None
        state.expanded = voice.unfolds is True
        state.collapsed = voice.unfolds is False
        return state

    def childCount(self) -> int:
        parts = self._voice().parts
        return super().childCount() if parts is None else len(parts)

    def child(self, index: int) -> QAccessibleInterface:
        """The accessible child at `index`."""
        parts = self._voice().parts
        if parts is None:
            return super().child(index)
        if not 0 <= index < len(parts):  # counted before, and gone by now
            return super().child(-1)
        return QAccessible.queryAccessibleInterface(parts[index])

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        parts = self._voice().parts
        if parts is None:
            return super().indexOfChild(child)
        places = [place for place, part in enumerate(parts) if part is child.object()]
        return places[0] if places else -1

    def actionNames(self) -> list[str]:
        widget = self.widget()
        presses = isinstance(widget, QAbstractButton) and widget.isEnabled()
        return [PRESS, *super().actionNames()] if presses else super().actionNames()

    def doAction(self, action: str) -> None:
        widget = self.widget()
        if action == PRESS and isinstance(widget, QAbstractButton):
            widget.click()
        else:
            super().doAction(action)

    def keyBindingsForAction(self, action: str) -> list[str]:
        key = self._voice().key
        return [key] if key and action == PRESS else []

    def interface_cast(self, t: QAccessible.InterfaceType) -> VoidPtr:  # pyright: ignore[reportIncompatibleMethodOverride] - the stubs say int, which Qt cannot take
        """Return the value interface, where there is a number."""
        if t is QAccessible.InterfaceType.ValueInterface and self._voice().span is not None:
            if self._number is None:
                self._number = _Number(self)
            return VoidPtr(getCppPointer(self._number)[0])
        found: object = super().interface_cast(t)
        return found if isinstance(found, VoidPtr) else VoidPtr(0)

    def span(self) -> NumberRange:
        """The current number with its bounds."""
        return self._voice().span or NumberRange(0, 0, 0, 0)


class _Number(QAccessibleValueInterface):
    """Value interface: a widget's number, to read and to set."""

    def __init__(self, told: AccessibleInterface) -> None:
        super().__init__()
        self._told = told

    def currentValue(self) -> int:
        return self._told.span().now

    def minimumValue(self) -> int:
        return self._told.span().low

    def maximumValue(self) -> int:
        return self._told.span().high

    def minimumStepSize(self) -> int:
        return self._told.span().step

    def setCurrentValue(self, value: object) -> None:
        move_to = self._told.span().move_to
        if move_to is not None and isinstance(value, int | float):
            move_to(round(value))


def _interface(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    """Interface factory; None where Qt's own interface serves."""
    if isinstance(thing, QWidget):
        widget: QWidget = thing
        return AccessibleInterface(widget) if _speaks(thing) else None
    return None


def _speaks(thing: QObject) -> TypeGuard[HasAccessibleInfo]:
    return hasattr(thing, "voice")
