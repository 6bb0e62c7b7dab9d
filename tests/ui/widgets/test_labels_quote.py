"""Claims about words with whose they are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets.labels import Quote, Text


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_its_bar_stands_where_reading_begins(
    qapp: QApplication, theme: Theme, way: Qt.LayoutDirection
) -> None:
    """In the colour of whose words they are, over the whole height."""
    qapp.setLayoutDirection(way)
    quote = Quote(theme, Tone.CLAY)
    quote.body.addWidget(Text(theme, TextStyle.BODY, "That you asked."))
    quote.resize(300, 80)
    image = quote.grab().toImage()
    edge = 1 if way is Qt.LayoutDirection.LeftToRight else image.width() - 2
    other = image.width() - 1 - edge
    plain = theme.shades(Tone.CLAY).plain.name()
    assert {image.pixelColor(edge, y).name() for y in range(80)} == {plain}
    assert plain not in {image.pixelColor(other, y).name() for y in range(80)}
