"""Claims about every screen for those who hear it, and for those who use keys or fingers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from listening_timer.app.services.first_window import Application
from listening_timer.model.options import DemoOptions
from tests.helpers.qt.accessibility_audit import accessibility_faults
from tests.helpers.qt.all_screens import SPEED, visit_screens
from tests.helpers.qt.tab_order_audit import TabOrder

SCREENS = 65


@pytest.fixture(autouse=True)
def reader() -> Iterator[None]:
    """Somebody reads: only then does Qt tell what a list holds no more."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.mark.parametrize(
    "options",
    [
        DemoOptions(format="share-fully", speed=SPEED, palette="day"),
        pytest.param(
            DemoOptions(
                format="feel-and-bridge",
                speed=SPEED,
                palette="evening",
                size=(1024, 640),
                text=200,
            ),
            marks=pytest.mark.slow,
        ),
    ],
    ids=lambda options: options.format,
)
def test_every_screen_can_be_heard_and_reached(qapp: Application, options: DemoOptions) -> None:
    """Names, roles and states; Tab comes to every control once, in order, and is seen there.

    What is written is told, each thing once, and every target has 44 pixels of its own.
    """
    keys, faults = TabOrder(), list[str]()

    def look(window: QWidget, name: str) -> None:
        found = accessibility_faults(window)
        if not name.endswith("hidden"):  # there any key brings all back
            found += keys.faults(window)
        faults.extend(f"{name}: {fault}" for fault in found)

    names = visit_screens(qapp, options, look)
    assert faults == []
    assert len(names) >= SCREENS
