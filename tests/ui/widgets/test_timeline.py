"""The timeline: to scale, in order, and nothing that collides."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from listening_timer.ui.theme.theme import DAY, Theme, Tone
from listening_timer.ui.widgets.timeline import Timeline, screen_look
from listening_timer.ui.widgets.timeline_painter import TimelinePart

PARTS = (
    TimelinePart(60, Tone.MOSS, faint=True, label="arrive"),
    TimelinePart(620, Tone.LAKE, text="Maya 10:20", label="share"),
    TimelinePart(30, Tone.MOSS, faint=True, text="handover 0:30", label="handover"),
    TimelinePart(545, Tone.CLAY, text="Sam 9:05", label="share"),
    TimelinePart(60, Tone.MOSS, faint=True, label="close"),
)


def made(
    theme: Theme,
    wide: int = 800,
    parts: Sequence[TimelinePart] = PARTS,
    ends: tuple[str, str] = ("", ""),
    marks: Sequence[float] = (),
) -> Timeline:
    """A timeline of this width."""
    line = Timeline(theme)
    line.set(parts, *ends, marks=marks)
    line.resize(wide, line.sizeHint().height())
    return line


@pytest.mark.parametrize("wide", [200, 400, 800, 1600])
@pytest.mark.parametrize("percent", [100, 200])
def test_labels_never_collide_nor_leave(theme: Theme, wide: int, percent: int) -> None:
    """Those without room are left out; the times at both ends come first."""
    theme.set_text_percent(percent)
    shown = made(theme, wide, ends=("19:42", "20:06")).painting().labels()
    boxes = [box for _text, box in shown]
    assert [text for text, _box in shown[:2]] == ["19:42", "20:06"]
    assert all(box.left() >= 0 and box.right() <= wide + 1 for box in boxes)
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_words_stand_only_where_they_fit(theme: Theme) -> None:
    """A part too short for its words shows its colour alone, others their words."""
    line = made(theme)
    image, places = line.grab().toImage(), line.painting().extents()
    colours = [
        {image.pixelColor(x, 23).name() for x in range(round(left) + 2, round(left + wide) - 2)}
        for left, wide in places
    ]
    assert line.painting().texts() == ["", PARTS[1].text, "", PARTS[3].text, ""]
    assert colours[2] == {screen_look(theme).fill(PARTS[2]).name()}
    assert all(len(colours[place]) > 2 for place in (1, 3))


def test_a_part_of_no_set_length_is_striped(theme: Theme) -> None:
    """Its ground is the tint, with stripes of its tone on it: no length is claimed by colour."""
    part = TimelinePart(1, Tone.CLAY, striped=True)
    image = made(theme, 100, [part]).grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(20, 80) for y in range(16, 30)}
    assert {DAY.clay_tint.name(), screen_look(theme).stripe(part).name()} <= seen
    assert DAY.clay.name() not in seen


def test_the_timeline_is_told_in_words(theme: Theme) -> None:
    """What is painted can be heard."""
    line = Timeline(theme)
    line.set(PARTS, "19:42", "20:06", "Maya shared 10:20, Sam 9:05")
    assert line.accessibleDescription() == "Maya shared 10:20, Sam 9:05"


def test_what_went_beyond_is_hatched(theme: Theme) -> None:
    """It has the colour of its turn, and lines on it: two colours where the turn has one."""
    turn, over = TimelinePart(60, Tone.LAKE), TimelinePart(60, Tone.LAKE, over=True)
    image = made(theme, 203, [turn, over]).grab().toImage()
    colours = [
        {image.pixelColor(x, y).name() for x in range(left, left + 60) for y in range(8, 38)}
        for left in (20, 122)
    ]
    assert colours[0] == {screen_look(theme).fill(turn).name()}
    assert colours[0] < colours[1]


@pytest.mark.parametrize("at", [0.0, 30.0, 60.0, 370.0, 680.0, 1315.0])
def test_marks_stand_in_their_part_to_scale(theme: Theme, at: float) -> None:
    """As far into a part as their instant is, whatever the gaps between the parts."""
    line = made(theme, marks=[at])
    places = line.painting().extents()
    (shown,) = line.marks_shown()
    begun = 0.0
    for part, (left, wide) in zip(PARTS, places, strict=True):
        if begun <= at <= begun + part.width:
            assert left - 3.01 <= shown <= left + wide + 3.01
            assert shown == pytest.approx(left + wide * (at - begun) / part.width, abs=3.01)
        begun += part.width


def test_a_mark_is_seen(theme: Theme) -> None:
    """A dot in the band that is not there without it."""
    bare, line = made(theme).grab().toImage(), made(theme, marks=[300.0])
    assert line.grab().toImage() != bare
    line.set([], marks=[300.0])
    line.grab()
