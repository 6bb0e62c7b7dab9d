"""The field for one line."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPalette

from listening_timer.ui.theme import DAY, Role, Theme, Tone
from listening_timer.ui.widgets.fields import Field


def test_it_has_a_name_a_surface_and_enough_height(theme: Theme) -> None:
    """In the smallest window too."""
    theme.set_window_size(QSize(640, 400))
    field = Field(theme, "Search notes", "Search")
    field.resize(field.sizeHint())
    assert field.accessibleName() == "Search"
    assert field.height() >= 44
    assert field.grab().toImage().pixelColor(field.width() - 20, 10) == DAY.surface


def test_a_bare_field_is_written_in_a_persons_colour(theme: Theme) -> None:
    """Deep lake, in the serif of names, on whatever ground there is."""
    field = Field(theme, "First name", "Name", role=Role.TITLE, bare=True)
    field.set_tone(Tone.LAKE)
    assert field.palette().color(QPalette.ColorRole.Text) == DAY.lake_deep
    assert field.font().families() == ["Fraunces"]
