"""The field for a few lines: it is seen, as high as a few lines, and never too full."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QColor

from listening_timer.ui.theme import DAY, EVENING, Theme
from listening_timer.ui.widgets.fields import outline
from listening_timer.ui.widgets.note import MOST, NoteField


def _note(theme: Theme) -> NoteField:
    note = NoteField(theme, "What mattered today", "A note about this talk")
    note.resize(400, 200)
    return note


@pytest.mark.parametrize("evening", [False, True])
def test_it_looks_like_every_field(theme: Theme, *, evening: bool) -> None:
    """Paper with the outline that can be seen, by day and by evening."""
    theme.set_palette_choice("evening" if evening else "day")
    look = EVENING if evening else DAY
    image = _note(theme).grab().toImage()
    sides = [(200, 0), (200, 199), (0, 100), (399, 100)]
    assert {image.pixelColor(*at).name() for at in sides} == {outline(look).name()}
    assert image.pixelColor(200, 150) == QColor(look.paper)


def test_its_outline_goes_around_the_scroll_bar(theme: Theme) -> None:
    """Also when there is more in it than can be seen."""
    note = _note(theme)
    note.set_text("We listened.\n" * 60)
    note.show()
    image = note.grab().toImage()
    assert note.verticalScrollBar().isVisible()
    assert image.pixelColor(399, 100).name() == outline(DAY).name()
    note.close()


def test_it_is_a_few_lines_high_at_least(theme: Theme) -> None:
    """In a layout it asks for that and takes what more there is."""
    note = _note(theme)
    assert note.sizeHint().height() == note.minimumHeight() >= 4 * note.fontMetrics().height()
    theme.set_text_percent(200)
    assert note.minimumHeight() >= 2 * note.fontMetrics().height()


def test_what_is_pasted_is_cut_to_what_is_kept(theme: Theme) -> None:
    """And the field says so, once."""
    note, told = _note(theme), list[str]()
    note.text_cut.connect(lambda: told.append("cut"))
    pasted = QMimeData()
    pasted.setText("x" * (MOST + 1))
    note.insertFromMimeData(pasted)
    assert (len(note.text()), told) == (MOST, ["cut"])
