"""Layout audit: text that is cut or elided, widgets that overlap, horizontal overflow.

Measured on what is painted. Pages may hide what stands above or below the part in sight; nothing
is ever hidden to a side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from listening_timer.ui.widgets.button_base import TextButton
from listening_timer.ui.widgets.labels import Text
from tests.helpers.qt.painted_text import Piece, front, painted_texts, shown_widgets

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit)
_HAIR = 1
"""Pixels: the soft edge of letters."""
_TOUCH = 2
"""Pixels that the boxes of two letters may share: an accent, a tail."""


def layout_faults(window: QWidget) -> list[str]:
    """What is cut, what overlaps, and what would need a horizontal scroll."""
    root = front(window)
    pieces = painted_texts(root)
    controls = [each for each in shown_widgets(root) if isinstance(each, CONTROLS)]
    return [
        *_cut(pieces),
        *_shortened(pieces),
        *(f"{_name(each)} is cut" for each in controls if not _within(each, each.rect())),
        *_over_each_other(pieces, window),
        *_controls_over_each_other(controls, window),
        *_sideways(root),
    ]


def _cut(pieces: list[Piece]) -> Iterator[str]:
    for piece in pieces:
        box = piece.box.adjusted(_HAIR, _HAIR, -_HAIR, -_HAIR)
        if isinstance(piece.widget, QLineEdit) and piece.widget.text():
            continue  # what somebody writes moves along with the writing mark
        held = True
        if piece.clip is not None and not _is_viewport(piece.widget):
            held = piece.clip.boundingRect().toAlignedRect().contains(box)
        if not held or not _within(piece.widget, box):
            yield f"{_said(piece)} is cut"


def _within(widget: QWidget, box: QRect) -> bool:
    """Whether a part of a widget is seen whole, or can be by scrolling up or down."""
    here: QWidget | None = widget
    while here is not None:
        room = here.rect()
        if _is_viewport(here):
            box.setTop(max(room.top(), box.top()))
            box.setBottom(min(room.bottom(), box.bottom()))
            if box.height() <= 0:
                return True
        if not room.contains(box):
            return False
        box = box.translated(here.pos())
        here = None if here.isWindow() else here.parentWidget()
    return True


def _is_viewport(widget: QWidget) -> bool:
    area = widget.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is widget


def _shortened(pieces: list[Piece]) -> Iterator[str]:
    """Texts that end in dots that are none of theirs."""
    for piece in pieces:
        widget = piece.widget
        own = [widget.accessibleName(), str(widget.property("placeholderText") or "")]
        if isinstance(widget, TextButton):
            own.append(widget.text())
        if piece.text.endswith("…") and not any(text.endswith("…") for text in own):
            yield f"{_said(piece)} is shortened"


def _over_each_other(pieces: list[Piece], window: QWidget) -> Iterator[str]:
    boxes = [(piece, _seen(piece, window)) for piece in pieces]
    for (one, first), (other, second) in combinations(boxes, 2):
        shared = first & second
        if (
            one.widget is other.widget
            and isinstance(one.widget, Text | TextButton)
            and one.at.y() == other.at.y()
        ):
            continue  # Qt lays out a line; pieces of several fonts or directions share their spaces
        if shared.width() > _TOUCH and shared.height() > _TOUCH and one.text != other.text:
            yield f"{_said(one)} lies over {_said(other)}"


def _controls_over_each_other(controls: Sequence[QWidget], window: QWidget) -> Iterator[str]:
    boxes = [
        (each, each.visibleRegion().boundingRect().translated(each.mapTo(window, QPoint())))
        for each in controls
    ]
    for (one, first), (other, second) in combinations(boxes, 2):
        related = one.isAncestorOf(other) or other.isAncestorOf(one)
        if first.intersects(second) and not related:
            yield f"{_name(one)} lies over {_name(other)}"


def _sideways(root: QWidget) -> Iterator[str]:
    for area in root.findChildren(QAbstractScrollArea):
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0:
            yield f"{_name(area)} would have to be moved sideways"


def _seen(piece: Piece, window: QWidget) -> QRect:
    return piece.shown.translated(piece.widget.mapTo(window, QPoint()))


def _said(piece: Piece) -> str:
    return f"{piece.text!r} ({type(piece.widget).__name__}, {piece.font.pixelSize()} px)"


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()!r}"
