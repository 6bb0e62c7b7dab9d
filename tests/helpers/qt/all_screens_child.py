"""Layout of all screens at the scale factor of this process: a child of `test_scales.py`.

Called with a format and a text size in percent; prints the faults as JSON.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtWidgets import QWidget

from listening_timer.app.services.first_window import application
from listening_timer.model.options import DemoOptions
from listening_timer.ui.widgets.token.token import Token
from tests.helpers.qt.all_screens import visit_screens
from tests.helpers.qt.layout_audit import layout_faults


def main(identity: str, text: str) -> None:
    """Lead through them."""
    found: list[str] = []
    app = application()

    def look(window: QWidget, name: str) -> None:
        found.extend(f"{name}: {fault}" for fault in layout_faults(window))
        ratio = window.devicePixelRatioF()
        if window.grab().size() != (window.size().toSizeF() * ratio).toSize():
            found.append(f"{name}: the picture has other pixels than the screen")
        for token in window.findChildren(Token):
            pictures = token._pictures.stones.values()  # pyright: ignore[reportPrivateUsage] - to look in
            if token.isVisible() and any(each.devicePixelRatioF() != ratio for each in pictures):
                found.append(f"{name}: the stone is made for other pixels")

    visit_screens(app, DemoOptions(identity, 600, text=int(text)), look)
    print(json.dumps(sorted(set(found))))  # noqa: T201 - read by the test


if __name__ == "__main__":
    main(*sys.argv[1:])
