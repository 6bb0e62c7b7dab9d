"""Claims about painted timelines: to scale, and texts where they fit and can be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt

from listening_timer.ui.theme.theme import DAY, EVENING, Palette, Theme, Tone, contrast
from listening_timer.ui.widgets.timeline import screen_look
from listening_timer.ui.widgets.timeline_painter import TimelinePainter, TimelinePart, spans


def test_spans_are_to_scale_and_fill_the_room() -> None:
    """Twice the length is twice the width; the last one ends at the end."""
    made = spans([1, 2, 1], 206, 3)
    assert [width for _left, width in made] == [50, 100, 50]
    assert sum(made[-1]) == pytest.approx(206)
    assert spans([], 100, 3) == []
    assert spans([0, 0], 103, 3) == [(0, 0), (3, 0)]


@pytest.mark.parametrize(
    ("wide", "shown"),
    [(200, "Maya 10:20"), (70, "Maya"), (62, "M 10:20"), (24, "M"), (8, "")],
    ids=str,
)
def test_where_there_is_little_room_less_is_said(theme: Theme, wide: int, shown: str) -> None:
    """The first of what is shorter that has room."""
    shorter = ("Maya", "M 10:20", "M") if shown != "M 10:20" else ("Maximiliane", "M 10:20", "M")
    part = TimelinePart(1, Tone.LAKE, text="Maya 10:20", shorter=shorter)
    room, way = QRectF(0, 0, wide, 80), Qt.LayoutDirection.LeftToRight
    assert TimelinePainter(screen_look(theme), room, way, [part]).texts() == [shown]


def test_the_widest_parts_are_named_first(theme: Theme) -> None:
    """Beside a long part a pause of a moment has no name, nor one that stands under others."""
    parts = [
        TimelinePart(1, Tone.MOSS, label="a short pause"),
        TimelinePart(60, Tone.LAKE, label="sharing"),
        TimelinePart(1, Tone.MOSS, label="handover"),
        TimelinePart(100, Tone.CLAY, label="sharing too"),
        TimelinePart(3, Tone.CLAY, label="+0:20", over=True),
        TimelinePart(40, Tone.MOSS),
    ]
    room, way = QRectF(0, 0, 600, 80), Qt.LayoutDirection.LeftToRight
    painter = TimelinePainter(screen_look(theme), room, way, parts)
    assert [text for text, _box in painter.labels()] == ["+0:20", "sharing too", "sharing"]


@pytest.mark.parametrize("palette", [DAY, EVENING], ids=lambda palette: palette.name)
@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("kind", ["plain", "faint", "striped"])
def test_words_on_the_timeline_meet_aa(
    theme: Theme, palette: Palette, tone: Tone, kind: str
) -> None:
    """On full and on faint parts, on stripes and their ground, by day and by evening."""
    theme.set_palette_choice("evening" if palette is EVENING else "day")
    look = screen_look(theme)
    part = TimelinePart(1, tone, faint=kind == "faint", striped=kind == "striped")
    grounds = [look.fill(part), *([look.stripe(part)] if part.striped else [])]
    assert all(contrast(look.ink(part), ground) >= 4.5 for ground in grounds)
