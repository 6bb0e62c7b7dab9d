"""Program at the scale factor of its environment; prints as JSON what is wrong on any screen.

Run as `python tests/helpers/qt/all_screens_child.py TEXT` (a text size in percent).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from listening_timer.app.services.first_window import application
from listening_timer.model.options import DemoOptions
from listening_timer.ui.widgets.token.token import Token
from tests.helpers.qt.all_screens import faults_on_all_screens
from tests.helpers.qt.layout_audit import layout_faults


def blurred(window: QWidget, _name: str) -> Iterator[str]:
    """What is painted for other pixels than those of the screen."""
    ratio = window.devicePixelRatioF()
    if window.grab().size() != (window.size().toSizeF() * ratio).toSize():
        yield "the picture has other pixels than the screen"
    for token in window.findChildren(Token):
        pictures = token._pictures.stones.values()  # pyright: ignore[reportPrivateUsage] - to look in
        if token.isVisible() and any(each.devicePixelRatioF() != ratio for each in pictures):
            yield "the stone is made for other pixels"


def main(text: str) -> None:
    """Lead through them."""
    faults = faults_on_all_screens(
        application(),
        DemoOptions(text=int(text)),
        layout=lambda window, _name: layout_faults(window),
        pixels=blurred,
    )
    print(json.dumps(faults))  # noqa: T201 - read by the test


if __name__ == "__main__":
    main(*sys.argv[1:])
