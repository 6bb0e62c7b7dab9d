"""Claims about room on the floor: how large words are, and what a long name does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, QSize

from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.token.floor import Floor, Place, Scene, Seat
from listening_timer.ui.widgets.token.token import Face
from tests.helpers.qt.widget_actions import find

SAID = (
    "Just listen. Let your reply wait: you will have your turn.",
    "The bell rang. Take the time to finish your thought.",
    "What has this been like for you?",
)
LEFT = Scene(
    Place.LEFT,
    Face(Tone.LAKE, "Maya", "", "you have the floor", 1.0, thin=True),
    right=Seat("Sam", SAID[0], Tone.CLAY),
    notice=SAID[1],
    card=("If it helps, Maya", SAID[2]),
)
MIDDLE = Scene(
    Place.MIDDLE,
    Face(Tone.MOSS, ring=0.5),
    Seat("Maya", "", Tone.LAKE, resting=True),
    Seat("Sam", "", Tone.CLAY, resting=True),
    "Take a breath together.",
    "Sam, look for a time in your own life when you felt the same.",
)


def made(theme: Theme, scene: Scene, size: QSize) -> Floor:
    """A floor with a scene on it, at rest."""
    floor = Floor(theme)
    floor.resize(size)
    floor.grab()
    floor.set_scene(scene)
    floor.settle()
    floor.grab()
    return floor


def sizes(floor: Floor) -> list[int]:
    """How large line, notice and prompt are, in pixels; 0 for what is not there."""
    labels = [find(floor, Text, said) for said in SAID]
    return [label.font().pixelSize() * label.isVisibleTo(floor) for label in labels]


def test_words_become_smaller_before_any_is_left_out(theme: Theme) -> None:
    """With room, notice and prompt are as large as the line; with less, all are still there."""
    found = [sizes(made(theme, LEFT, QSize(1200, high))) for high in (600, 330, 300)]
    assert found == [[24, 24, 24], [24, 18, 18], [18, 18, 18]]


def test_a_heading_stays_on_one_line_where_a_little_less_makes_it_fit(theme: Theme) -> None:
    """Too wide by a tenth, it becomes a tenth smaller, and the line below it is not lost."""
    theme.set_window_size(QSize(1024, 640))
    theme.set_text_percent(200)
    scene = replace(MIDDLE, heading="When did you feel like this?", notice="")
    floor = made(theme, scene, QSize(960, 476))
    full = theme.font(TextStyle.HEADING).pixelSize()
    heading = find(floor, Text, scene.heading)
    assert full * 0.85 <= heading.font().pixelSize() < full
    assert heading.height() < full * 1.6
    assert not find(floor, Text, scene.line).isHidden()


@pytest.mark.parametrize(
    "name", ["Bartholomew Featherstonehaugh", "W" * 40, "Ana de la Cruz y Luz"]
)
@pytest.mark.parametrize("size", [QSize(1200, 600), QSize(960, 476), QSize(736, 400)])
@pytest.mark.parametrize("percent", [100, 200])
def test_a_long_name_is_never_too_small_to_read(
    theme: Theme, name: str, size: QSize, percent: int
) -> None:
    """Its circle widens, it breaks, at last it is cut; whole, it is read to who does not see."""
    theme.set_text_percent(percent)
    floor = made(theme, replace(MIDDLE, left=Seat(name, "", Tone.LAKE)), size)
    label = find(floor, Text, name)
    need = painting.text_size(label.font(), label.text(), label.width())
    assert label.font().pixelSize() >= 14
    assert need.width() <= label.width()
    assert need.height() <= label.height()
    high = label.height() / 0.54  # of the circle around it
    circle = QRectF(label.geometry()).adjusted(0, (label.height() - high) / 2, 0, 0)
    circle.setHeight(high)
    assert not circle.intersects(floor.token.ring_rect().translated(floor.token.pos()))


def test_a_name_that_was_cut_in_its_circle_is_whole_on_its_side(theme: Theme) -> None:
    """The same label shows it in both places."""
    name = "W" * 40
    floor = made(theme, replace(MIDDLE, left=Seat(name, "", Tone.LAKE)), QSize(736, 400))
    assert "…" in find(floor, Text, name).text()
    floor.set_scene(Scene(Place.RIGHT, Face(Tone.CLAY, "Sam"), left=Seat(name, "", Tone.LAKE)))
    floor.settle()
    assert "…" not in find(floor, Text, name).text()


def test_without_words_the_stone_lies_in_the_very_middle(theme: Theme) -> None:
    """As on the page that hides everything."""
    floor = made(theme, Scene(Place.MIDDLE, Face(clock="6:50", ring=0.5)), QSize(1200, 601))
    assert floor.token.geometry().center().y() == pytest.approx(300, abs=1)
