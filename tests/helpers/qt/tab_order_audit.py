"""Tab order audit: where Tab leads in a window, in which order, and the focus ring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from listening_timer.ui.theme.theme import contrast
from listening_timer.ui.widgets.accessibility import is_out_of_sight, without_format_characters
from tests.helpers.qt.accessibility_audit import PRESSED, TYPED, nodes, scroll_of

MOST_STOPS = 120
SEEN = 3.0
"""The contrast that a ring must have against what was there before (WCAG 2.2, 1.4.11)."""


class TabOrder:
    """Where Tab leads in a window, and how it shows; `known` rings are not looked at again."""

    def __init__(self) -> None:
        self._known: set[tuple[object, ...]] = set()

    def faults(self, window: QWidget) -> list[str]:
        """What Tab misses or takes out of order, and where it is not seen to be."""
        window.activateWindow()
        start = QApplication.focusWidget()
        if start is None:
            return ["nothing has the keyboard"]
        unseen: list[str] = []
        there = self._round(window, Qt.Key.Key_Tab, unseen)
        back = self._round(window, Qt.Key.Key_Backtab, None)
        start.setFocus()
        faults = unseen + list(_missed(window, there)) + list(_out_of_order(there))
        if there and back and _from(back[::-1], there[0]) != there:
            faults.append("Shift+Tab does not lead back the same way")
        return faults

    def _round(self, window: QWidget, key: Qt.Key, unseen: list[str] | None) -> list[QWidget]:
        """Press Tab until it is back where it was first; all controls on the way."""
        stops: list[QWidget] = []
        for _stop in range(MOST_STOPS):
            here = QApplication.focusWidget()
            if here is None:
                break
            seen = None if unseen is None or self._is_known(here) else _picture(here)
            QTest.keyClick(here, key)
            now = QApplication.focusWidget()
            if seen is not None and unseen is not None and now is not here:
                unseen += _unringed(here, seen)
            if now is None or (stops and now is stops[0]):
                break
            stops.append(now)
        controls = [stop for stop in stops if _is_control(stop)]
        order = {node.widget: node.place for node in nodes(window)}
        first = min(controls, key=lambda stop: order.get(stop, 0), default=None)
        return [] if first is None else _from(controls, first)

    def _is_known(self, widget: QWidget) -> bool:
        """Whether the ring of this or a like one was seen; those that Tab did not bring are."""
        reached = getattr(widget, "shows_focus_ring", None)
        if not _is_control(widget) or (callable(reached) and not reached()):
            return True
        look = (type(widget), widget.size().toTuple(), widget.property("checked"))
        known = look in self._known
        self._known.add(look)
        return known


def _is_control(widget: QWidget) -> bool:
    return QAccessible.queryAccessibleInterface(widget).role() in PRESSED | TYPED


def _from(stops: list[QWidget], first: QWidget) -> list[QWidget]:
    """The same round, from another of its stops."""
    at = stops.index(first) if first in stops else 0
    return stops[at:] + stops[:at]


def _missed(window: QWidget, stops: list[QWidget]) -> Iterator[str]:
    for stop, count in Counter(stops).items():
        if count > 1:
            yield f"Tab comes to {_name(stop)} {count} times"
    for node in nodes(window):
        wanted = node.role in PRESSED | TYPED and node.state.focusable and not node.state.disabled
        if wanted and node.widget is not None and node.widget not in stops:
            yield f"Tab never comes to {node}"
    told = {node.widget for node in nodes(window)}
    untold = {stop for stop in stops if stop not in told and not is_out_of_sight(stop)}
    yield from (f"Tab comes to {_name(stop)}, which is not told" for stop in untold)


def _out_of_order(stops: list[QWidget]) -> Iterator[str]:
    """Steps that lead up or back, but for those into the next column."""
    for one, two in pairwise(stops):
        before, after = _box(one), _box(two)
        if scroll_of(one) is not scroll_of(two):  # one of them is always in sight
            before, after = _shown_box(one), _shown_box(two)
        over = min(before.bottom(), after.bottom()) - max(before.top(), after.top())
        beside = over * 2 > min(before.height(), after.height())
        back = after.right() <= before.left() if beside else after.bottom() <= before.top()
        if back and (beside or after.left() < before.right()) and not _names(one, two):
            yield f"Tab leads back from {_name(one)} to {_name(two)}"


def _names(one: QWidget, two: QWidget) -> bool:
    """From name to name, and then to what lies between them."""
    return isinstance(one, QLineEdit) and two.accessibleName() == "Swap sides"


def _box(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def _shown_box(widget: QWidget) -> QRect:
    """Where a widget lies, or the area that scrolls it."""
    return _box(scroll_of(widget) or widget)


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {without_format_characters(widget.accessibleName())!r}"


def _picture(widget: QWidget) -> QImage:
    """A widget on the ground of its window, which shows through it."""
    window = widget.window()
    ground = window.grab(QRect(0, window.height() - 1, 1, 1)).toImage().pixelColor(0, 0)
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(ground)
    flags = QWidget.RenderFlag.DrawChildren
    widget.render(image, QPoint(), QRegion(), flags)
    return image


def _unringed(widget: QWidget, ringed: QImage) -> Iterator[str]:
    """Tell where the keyboard is not seen: its mark is too little, or too faint."""
    bare = _picture(widget)
    if bare.size() != ringed.size():
        return
    pixels = Counter(
        zip(
            memoryview(bare.constBits()).cast("I"),
            memoryview(ringed.constBits()).cast("I"),
            strict=True,
        )
    )
    marked = sum(
        count
        for (before, after), count in pixels.items()
        if before != after and contrast(QColor(before), QColor(after)) >= SEEN
    )
    if marked < bare.width() + bare.height():
        yield f"{_name(widget)} does not show the keyboard: {marked} pixels"
