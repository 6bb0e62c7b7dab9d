"""The floor: places, movement, and what gives way where room lacks."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme.theme import DAY, TextStyle, Theme, Tone
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.token.animation import Bell
from listening_timer.ui.widgets.token.face import Face
from listening_timer.ui.widgets.token.floor import Floor, FloorCard
from listening_timer.ui.widgets.token.scene import NO_ASIDE, Aside, Place, Scene, Seat
from tests.helpers.qt.token_animation import animation_of, farthest, is_lit
from tests.helpers.qt.widget_actions import child_of, find

MAYA = Seat("Maya", "Just listen. Let your reply wait.", Tone.LAKE)
SAM = Seat("Sam", "Just listen. Let your reply wait: you will have your turn.", Tone.CLAY)
PROMPT = "What has this been like for you?"
LEFT = Scene(
    Place.LEFT,
    Face(Tone.LAKE, "Maya", "6:50", "you have the floor", 0.7),
    right=SAM,
    aside=Aside("Your reply can wait. There will be room for it."),
)
CARDED = replace(LEFT, aside=Aside(PROMPT, "If it helps"))
RIGHT = Scene(Place.RIGHT, Face(Tone.CLAY, "Sam", "9:59", "you have the floor", 1.0), left=MAYA)
MIDDLE = Scene(
    Place.MIDDLE,
    Face(Tone.MOSS, ring=0.5),
    replace(MAYA, line="", resting=True),
    replace(SAM, line="", resting=True),
    "Take a breath together.",
    "Maya has shared for 9:40. Sam, thank you for listening. The floor goes to you next.",
    Aside("Maya took longer. You may take as long."),
)
DESIGN = QSize(1200, 600)
CARD = "the card"
"""It has no name of its own."""
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
SCENES = pytest.mark.parametrize("scene", [LEFT, CARDED, RIGHT, MIDDLE])


def _floor(theme: Theme, scene: Scene, size: QSize = DESIGN) -> Floor:
    floor = Floor(theme)
    floor.resize(size)
    floor.show()
    floor.set_scene(scene)
    floor.settle()
    floor.grab()
    return floor


def _words(floor: Floor) -> dict[str, QWidget]:
    """What is shown beside the token, by what it says."""
    parts = [*floor.findChildren(Text, options=DIRECT), *floor.findChildren(FloorCard)]
    return {part.accessibleName() or CARD: part for part in parts if not part.isHidden()}


def _reach(floor: Floor) -> QRect:
    """The ring of the token on the floor."""
    ring = floor.token.ring_rect().toAlignedRect()
    return ring.translated(floor.token.geometry().topLeft())


@SCENES
@pytest.mark.parametrize("size", [QSize(1200, 600), QSize(944, 430), QSize(1840, 880)])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_overlaps_or_leaves_the_floor(
    theme: Theme, scene: Scene, size: QSize, percent: int
) -> None:
    """In every place, size and text size: words, cards and token keep clear of each other."""
    theme.set_text_percent(percent)
    floor = _floor(theme, scene, size)
    boxes = [part.geometry() for part in _words(floor).values()]
    for box in boxes:
        assert floor.rect().contains(box)
        assert not box.intersects(_reach(floor).adjusted(8, 8, -8, -8))
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))


@SCENES
def test_at_the_design_size_everything_is_shown(theme: Theme, scene: Scene) -> None:
    """Where there is room, no line is left out."""
    seats = [seat for seat in (scene.left, scene.right) if seat is not None]
    texts = [scene.heading, scene.line, CARD if scene.aside.title else scene.aside.text]
    texts += [text for seat in seats for text in (seat.name, seat.line)]
    assert _words(_floor(theme, scene)).keys() == set(texts) - {""}


def test_the_cue_line_goes_first_then_the_notice(theme: Theme) -> None:
    """As the floor gets lower they leave in this order; the name and the token stay."""
    theme.set_text_percent(200)
    lost: list[str] = []
    for height in range(620, 140, -20):
        floor = _floor(theme, LEFT, QSize(944, height))
        shown = _words(floor)
        texts = (SAM.line, LEFT.aside.text)
        lost += [text for text in texts if text not in shown and text not in lost]
        assert "Sam" in shown
        assert floor.token.diameter > height / 2
    assert lost == [SAM.line, LEFT.aside.text]


def test_the_token_lies_on_its_holders_half(theme: Theme) -> None:
    """Left is left and right is right, mirror images of each other."""
    left, right = (_floor(theme, scene).token.geometry() for scene in (LEFT, RIGHT))
    assert left.center().x() < 400
    assert left.left() == pytest.approx(1200 - right.right(), abs=2)


def test_in_the_middle_the_stone_is_smaller_and_both_names_wait(theme: Theme) -> None:
    """The token is centred above the heading; the names stand within dotted circles."""
    floor = _floor(theme, MIDDLE)
    assert floor.token.geometry().center().x() == pytest.approx(600, abs=2)
    assert floor.token.geometry().width() < _floor(theme, LEFT).token.geometry().width()
    image, paper = _painted(floor), DAY.paper
    for name in ("Maya", "Sam"):
        place = _words(floor)[name].geometry()
        level, beside = place.center().y(), place.width() // 4
        for edge in (place.left() - beside, place.right()):
            dots = [image.pixelColor(x, level) for x in range(edge, edge + beside)]
            assert {dot.name() for dot in dots} > {paper.name()}


def test_the_way_never_crosses_a_name(theme: Theme) -> None:
    """Around each name there is ground and nothing else."""
    floor = _floor(theme, MIDDLE)
    image = _painted(floor)
    for name in ("Maya", "Sam"):
        place = _words(floor)[name].geometry()
        pixels = [
            image.pixelColor(x, y)
            for x in range(place.left(), place.right())
            for y in (place.top(), place.center().y(), place.bottom())
        ]
        assert {pixel.name() for pixel in pixels} == {DAY.paper.name()}


def _painted(floor: Floor) -> QImage:
    """What the floor itself paints, on paper."""
    image = QImage(floor.size(), QImage.Format.Format_RGB32)
    image.fill(DAY.paper)
    floor.render(image, QPoint(), QRegion(), QWidget.RenderFlag(0))
    return image


def test_the_bell_glows_once_and_is_over(theme: Theme) -> None:
    """With motion it comes and goes in two seconds; without, it stands still for three."""
    floor = _floor(theme, LEFT)
    floor.ring_bell()
    animation = animation_of(floor, Bell)
    assert (animation.duration(), animation.loopCount()) == (2000, 1)
    animation.setCurrentTime(1000)
    assert is_lit(theme, floor)
    floor.settle()
    floor.set_motion(False)
    floor.ring_bell()
    assert child_of(child_of(floor.token, Bell), QTimer).interval() == 3000
    assert is_lit(theme, floor)
    floor.settle()
    assert not is_lit(theme, floor)


@pytest.mark.parametrize("motion", [True, False])
def test_the_light_of_the_last_minute_is_softer(theme: Theme, *, motion: bool) -> None:
    """It changes the picture about half as much as that of a bell."""
    changes: list[int] = []
    for soft in (True, False):
        floor = _floor(theme, LEFT)
        floor.set_motion(motion)
        dark = floor.token.grab().toImage()
        floor.ring_bell(soft=soft)
        animation_of(floor, Bell).setCurrentTime(1000)
        changes.append(farthest(dark, floor.token.grab().toImage()))
        floor.settle()
    assert 0 < changes[0] < 0.7 * changes[1]


@pytest.mark.parametrize("motion", [True, False])
def test_the_bells_light_ends_with_what_it_rang_for(theme: Theme, *, motion: bool) -> None:
    """Seconds pass under it; where the stone goes elsewhere or becomes another's, it is over."""
    for after in (MIDDLE, RIGHT, replace(LEFT, face=replace(LEFT.face, tone=Tone.MOSS))):
        floor = _floor(theme, LEFT)
        floor.set_motion(motion)
        floor.ring_bell()
        floor.set_scene(replace(LEFT, face=replace(LEFT.face, clock="6:49")))
        animation_of(floor, Bell).setCurrentTime(900)
        assert is_lit(theme, floor)
        floor.set_scene(after)
        assert not is_lit(theme, floor)
        floor.settle()


@pytest.mark.parametrize("motion", [True, False])
def test_a_bell_that_passes_the_turn_is_seen_where_it_passes_to(
    theme: Theme, *, motion: bool
) -> None:
    """It rings and the stone goes in one instant: its light goes along, and ends with the next."""
    floor = _floor(theme, LEFT)
    floor.set_motion(motion)
    floor.ring_bell()
    floor.set_scene(MIDDLE)
    animation_of(floor, Bell).setCurrentTime(900)
    assert is_lit(theme, floor)
    floor.set_scene(RIGHT)
    assert not is_lit(theme, floor)
    floor.settle()


def test_the_listeners_name_is_in_their_deep_colour(theme: Theme) -> None:
    """Sam is written in deep clay, on the right."""
    floor = _floor(theme, LEFT)
    name = _words(floor)["Sam"]
    assert name.palette().windowText().color() == DAY.clay_deep
    assert name.geometry().center().x() > 600


def sizes(floor: Floor) -> list[int]:
    """How large the line and the text aside are, in pixels; 0 for what is not there."""
    labels = [find(floor, Text, said) for said in (SAM.line, floor.scene.aside.text)]
    return [label.font().pixelSize() * label.isVisibleTo(floor) for label in labels]


def test_words_become_smaller_before_any_is_left_out(theme: Theme) -> None:
    """With room, a prompt is as large as the line; with less, both are still there."""
    found = [sizes(_floor(theme, CARDED, QSize(1200, high))) for high in (600, 268, 235)]
    assert found == [[24, 24], [24, 18], [18, 18]]


def test_what_is_said_to_the_holder_lies_on_the_stone(theme: Theme) -> None:
    """On their side, as large as it would be elsewhere, and told with the token."""
    scene = replace(LEFT, aside=replace(CARDED.aside, to_holder=True))
    floor = _floor(theme, scene)
    floor.set_spoken("Maya")
    assert [written.text for written in floor.token.words()][-1] == PROMPT
    assert floor.token.words()[-1].font.pixelSize() == 24
    assert CARD not in _words(floor)
    assert PROMPT in (floor.token.voice().about or "")
    floor.set_scene(LEFT)
    assert PROMPT not in floor.token.face.line


def test_what_would_be_small_on_the_stone_lies_beside_it(theme: Theme) -> None:
    """In a small window with large text it is on the free half; a larger window brings it back."""
    scene = replace(LEFT, aside=replace(LEFT.aside, to_holder=True))
    theme.set_text_percent(200)
    floor = _floor(theme, scene, QSize(944, 430))
    assert scene.aside.text in _words(floor)
    theme.set_text_percent(100)
    floor.resize(DESIGN)
    assert floor.token.face.line == scene.aside.text
    assert scene.aside.text not in _words(floor)


def test_a_heading_stays_on_one_line_where_a_little_less_makes_it_fit(theme: Theme) -> None:
    """Too wide by a tenth, it becomes a tenth smaller, and the line below it is not lost."""
    theme.set_window_size(QSize(1024, 640))
    theme.set_text_percent(200)
    scene = replace(MIDDLE, heading="When did the two of you feel like this?", aside=NO_ASIDE)
    floor = _floor(theme, scene, QSize(960, 476))
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
    floor = _floor(theme, replace(MIDDLE, left=Seat(name, "", Tone.LAKE)), size)
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
    floor = _floor(theme, replace(MIDDLE, left=Seat(name, "", Tone.LAKE)), QSize(736, 400))
    assert "…" in find(floor, Text, name).text()
    floor.set_scene(Scene(Place.RIGHT, Face(Tone.CLAY, "Sam"), left=Seat(name, "", Tone.LAKE)))
    floor.settle()
    assert "…" not in find(floor, Text, name).text()


def test_without_words_the_stone_lies_in_the_very_middle(theme: Theme) -> None:
    """As on the page that hides everything."""
    floor = _floor(theme, Scene(Place.MIDDLE, Face(clock="6:50", ring=0.5)), QSize(1200, 601))
    assert floor.token.geometry().center().y() == pytest.approx(300, abs=1)
