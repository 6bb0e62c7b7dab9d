"""Bringing to view what a press unfolded, or what answers it, wherever it was scrolled to."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from listening_timer.ui.widgets.scroll import Scroll


def bring_into_view(*parts: QWidget) -> None:
    """Scroll no further than shows these parts, and where there is no room for all, the last one.

    It is done once the layouts know how high they are; a part that is hidden by then is left out.
    """
    QTimer.singleShot(0, parts[-1], lambda: _bring(parts))


def _bring(parts: tuple[QWidget, ...]) -> None:
    for part in parts:
        if part.isVisible():
            for area in _areas_around(part):
                area.ensureWidgetVisible(part, 0, 0)


def _areas_around(part: QWidget) -> Iterator[Scroll]:
    """The areas that a part scrolls in, the innermost first."""
    around = part.parentWidget()
    while around is not None:
        if isinstance(around, Scroll):
            yield around
        around = around.parentWidget()
