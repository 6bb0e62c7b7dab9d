"""A picture of an insight as a file: whole or not at all, and for its owner alone."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from PySide6.QtGui import QImage

from listening_timer.history import atomic_file
from listening_timer.ui.theme import Theme
from listening_timer.ui.widgets.chart_file import Sheet, image_of, png_of, svg_of

SVG, PNG = ".svg", ".png"
"""What a picture can be saved as."""
Drawn: TypeAlias = bytes | QImage
"""A picture as the file has it, or in pixels."""


def drawn(theme: Theme, sheet: Sheet, ending: str) -> Drawn:
    """Draw a picture, on the window's own thread."""
    return svg_of(theme, sheet) if ending == SVG else image_of(theme, sheet)


def write(target: Path, picture: Drawn, *, replace: bool = False) -> None:
    """Write it; not on the window's thread.

    Raises HistoryError: missing-folder, exists, not-replaced, read-only, full, io.
    """
    made = png_of(picture) if isinstance(picture, QImage) else picture
    atomic_file.write_whole(target, made, replace=replace)
