"""Picture of a whole X screen, saved to a file: a child of `xserver.picture`."""

from __future__ import annotations

import sys

from PySide6.QtGui import QGuiApplication


def main(path: str) -> None:
    """Take the picture: all monitors at one moment."""
    app = QGuiApplication(sys.argv[:1])
    root = app.primaryScreen().virtualGeometry()
    shown = app.primaryScreen().grabWindow(0, 0, 0, root.right() + 1, root.bottom() + 1)
    assert shown.save(path)


if __name__ == "__main__":
    main(*sys.argv[1:])
