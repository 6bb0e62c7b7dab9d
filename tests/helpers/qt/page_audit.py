"""Page audit: whether all that a window shows can be seen, heard and reached."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tests.helpers.qt.accessibility_audit import accessibility_faults
from tests.helpers.qt.contrast_audit import measure_contrast
from tests.helpers.qt.layout_audit import layout_faults
from tests.helpers.qt.tab_order_audit import TabOrder
from tests.helpers.qt.widget_actions import lay_out


def page_faults(window: QWidget) -> list[str]:
    """What is cut, too small, mute, or not reached in order by Tab."""
    lay_out(window)
    tab = TabOrder().faults(window)
    return [*layout_faults(window), *accessibility_faults(window), *tab]


def faint_texts(window: QWidget) -> list[str]:
    """Texts of too little contrast."""
    return [str(text) for text in measure_contrast(window, window) if not text.suffices]
