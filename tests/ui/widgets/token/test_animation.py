"""Claims about movement: it ends where the last scene says, never jumps, and not unseen."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtWidgets import QStackedWidget, QWidget

from listening_timer.ui.theme.theme import DAY, Theme, Tone
from listening_timer.ui.widgets.token.animation import (
    FADE_MS,
    GLIDE_MS,
    WORDS_IN_MS,
    WORDS_OUT_MS,
    Bell,
    FadeOverlay,
    Glide,
)
from listening_timer.ui.widgets.token.face import Blend
from listening_timer.ui.widgets.token.floor import Floor
from listening_timer.ui.widgets.token.scene import Aside, Place, Scene
from tests.helpers.qt.token_animation import (
    FRAME,
    LEFT,
    MIDDLE,
    RIGHT,
    SCENES,
    animation_of,
    begin,
    is_lit,
    look,
    moving,
    picture,
    rest,
    run,
    shown,
)
from tests.helpers.qt.widget_actions import child_of

FASTEST = 3.0
"""Of the steepest easing there is, cubic: at its middle it goes three times as fast as evenly."""

Step = tuple[Scene, int]
"""A scene, and for how many frames it is seen before the next one comes."""
STEPS = st.lists(st.tuples(st.sampled_from(SCENES), st.integers(0, 70)), min_size=1, max_size=6)
QUICKLY = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def floor(theme: Theme) -> Floor:
    """A floor that is seen."""
    return shown(theme)


@pytest.fixture
def places(theme: Theme) -> dict[Place, QRectF]:
    """Where the token lies in each scene."""
    return {scene.place: rest(theme, scene) for scene in SCENES}


def weights(blend: Blend) -> dict[Tone, float]:
    """How much of each stone's colour is seen."""
    return {tone: dict(blend.tones).get(tone, 0.0) for tone in Tone}


def words(floor: Floor, blend: Blend) -> dict[str, float]:
    """How strongly each name on the stone is seen."""
    shown = ((floor.token.face.name, blend.seen), (blend.old.name, blend.old_seen))
    return {
        name: max((seen for other, seen in shown if other == name), default=0.0)
        for name in ("Maya", "Sam")
    }


@QUICKLY
@given(STEPS)
def test_any_way_ends_where_the_last_scene_says(
    floor: Floor, places: dict[Place, QRectF], steps: list[Step]
) -> None:
    """Whatever is shown when, 900 ms after the last change it is there, whole and alone."""
    begin(floor)
    for scene, frames in steps:
        floor.set_scene(scene)
        run(floor, frames)
    run(floor, math.ceil(GLIDE_MS / FRAME))
    last, (place, blend, past) = steps[-1][0], look(floor)
    assert not moving(floor)
    assert place == places[last.place]
    assert weights(blend)[last.face.tone] == 1
    assert (blend.seen, past) == (1, 0)


@QUICKLY
@given(STEPS)
def test_nothing_jumps_on_any_way(floor: Floor, steps: list[Step]) -> None:
    """From frame to frame place, colours and words change no more than one way's speed allows."""
    begin(floor)
    longest = math.hypot(1200, 600) * (1 + math.pi * 0.09)
    most = FASTEST * FRAME / GLIDE_MS
    for scene, frames in steps:
        before = look(floor)
        words_before = words(floor, before[1])
        floor.set_scene(scene)
        for now in run(floor, frames):
            way = now[0].center() - before[0].center()
            assert math.hypot(way.x(), way.y()) <= longest * most + 1
            assert abs(now[0].width() - before[0].width()) <= 600 * most + 1
            for tone, weight in weights(now[1]).items():
                assert abs(weight - weights(before[1])[tone]) <= most + 0.01
            for name, strength in words(floor, now[1]).items():
                assert abs(strength - words_before[name]) <= 2 * most + 0.01
            before, words_before = now, words(floor, now[1])
        run(floor, 1)


def test_old_words_are_gone_before_new_ones_come(theme: Theme) -> None:
    """Two names never stand in each other on the stone; at the ends there is one, in full."""
    floor = shown(theme)
    floor.set_scene(RIGHT)
    seen = [blend for _place, blend, _past in run(floor, GLIDE_MS // FRAME)]
    assert (seen[0].old.name, seen[0].old_seen, seen[0].seen) == ("Maya", 1, 0)
    assert all(not (blend.old_seen and blend.seen) for blend in seen)
    assert any(0 < blend.old_seen < 1 for blend in seen)
    assert any(0 < blend.seen < 1 for blend in seen)


def test_the_floors_words_go_first_and_come_last(theme: Theme) -> None:
    """Gone after 250 ms; until the last 350 ms there is paper where words were and will be."""
    floor = shown(theme)
    floor.set_scene(MIDDLE)
    overlay, animation = child_of(floor, FadeOverlay), animation_of(floor, Glide)
    assert (overlay.strength, overlay.words) == (1, 1)
    for ms in (WORDS_OUT_MS, GLIDE_MS // 2, GLIDE_MS - WORDS_IN_MS):
        animation.setCurrentTime(ms)
        assert (overlay.strength, overlay.words) == (1, 0)
        beside = picture(floor).copy(QRect(920, 250, 250, 300))
        pixels = {beside.pixel(x, y) for x in range(250) for y in range(300)}
        assert pixels == {DAY.paper.rgb()}
    animation.setCurrentTime(GLIDE_MS - WORDS_IN_MS // 2)
    assert 0 < overlay.strength < 1


def test_the_arc_rises_over_the_straight_way(theme: Theme) -> None:
    """Half way the token is above the line between its places, by less than a tenth of it."""
    floor = shown(theme)
    start = look(floor)[0].center()
    floor.set_scene(RIGHT)
    animation_of(floor, Glide).setCurrentTime(GLIDE_MS // 2)
    end = rest(theme, RIGHT).center()
    straight = (start + end) / 2
    rise = straight - look(floor)[0].center()
    assert abs(rise.x()) <= 1
    assert 0 < rise.y() < math.hypot((end - start).x(), (end - start).y()) / 10


@pytest.mark.parametrize("goal", [MIDDLE, RIGHT])
def test_nothing_is_cut_on_the_way(theme: Theme, goal: Scene) -> None:
    """However high the arc rises, all of the token is on the floor, with ring and bell light."""
    floor = shown(theme)
    floor.set_scene(goal)
    room = QRectF(floor.rect()).adjusted(-1, -1, 1, 1)
    places = [place for place, _blend, _past in run(floor, GLIDE_MS // FRAME)]
    assert all(room.contains(place) for place in places)
    assert len({place.center().y() for place in places}) > 1


def test_a_change_beside_the_token_does_not_begin_its_way_anew(theme: Theme) -> None:
    """A notice that goes while the stone glides, or a second that passes, leaves it gliding."""
    floor = shown(theme)
    floor.set_scene(replace(RIGHT, aside=Aside("The bell rang.")))
    run(floor, 20)
    floor.set_scene(RIGHT)
    floor.set_scene(replace(RIGHT, face=replace(RIGHT.face, ring=0.99)))
    assert animation_of(floor, Glide).currentTime() == 20 * FRAME


def test_motion_that_is_chosen_on_the_way_holds_from_the_next_way_on(theme: Theme) -> None:
    """Smooth or still, turned on the way: the stone neither goes back nor jumps ahead."""
    for motion in (True, False):
        floor = shown(theme, motion=motion)
        floor.set_scene(MIDDLE)
        run(floor, 10)
        before = look(floor)[0]
        floor.set_motion(not motion)
        assert look(floor)[0] == before
        after = run(floor, 1)[-1][0]
        way = after.center() - before.center()
        assert math.hypot(way.x(), way.y()) < 40
        floor.settle()


def test_without_motion_the_old_view_fades_over_the_new_one(theme: Theme) -> None:
    """The stone lies in its new place at once; what was seen before fades, in 300 ms."""
    floor = shown(theme, motion=False)
    before = picture(floor)
    floor.set_scene(RIGHT)
    assert picture(floor) == before
    assert animation_of(floor, Glide).duration() == FADE_MS
    seen = run(floor, math.ceil(FADE_MS / FRAME))
    assert {place.toRect().getRect() for place, _blend, _past in seen} == {
        rest(theme, RIGHT).toRect().getRect()
    }
    strengths = [past for _place, _blend, past in seen]
    assert strengths == sorted(strengths, reverse=True)
    assert (strengths[0], strengths[-1]) == (1, 0)


def test_a_fade_that_is_turned_goes_on_from_what_is_seen(theme: Theme) -> None:
    """Half faded over, then another scene: the picture of that moment is what fades next."""
    floor = shown(theme, motion=False)
    floor.set_scene(RIGHT)
    run(floor, 10)
    half = picture(floor)
    floor.set_scene(LEFT)
    now = picture(floor)
    for place in (QPoint(300, 300), QPoint(900, 300), QPoint(600, 40)):
        assert half.pixelColor(place).rgb() == now.pixelColor(place).rgb()
    floor.settle()


def test_no_movement_runs_where_nothing_moves(theme: Theme) -> None:
    """At rest, after ticks and after the same scene again, no animation and no timer runs."""
    floor = shown(theme)
    for clock in ("6:49", "6:48"):
        floor.set_scene(replace(LEFT, face=replace(LEFT.face, clock=clock)))
        floor.set_scene(floor.scene)
        assert not moving(floor)


@pytest.mark.parametrize("motion", [True, False])
def test_a_page_that_is_left_stands_still(theme: Theme, *, motion: bool) -> None:
    """Another page in the middle of a way: all is where it leads, and stays there unseen."""
    floor, other, pages = shown(theme, motion=motion), QWidget(), QStackedWidget()
    for page in (floor, other):
        pages.addWidget(page)
    pages.resize(1200, 600)
    pages.show()
    floor.set_scene(MIDDLE)
    floor.ring_bell()
    assert moving(floor)
    pages.setCurrentWidget(other)
    assert not moving(floor)
    assert floor.token.geometry() == rest(theme, MIDDLE).toRect()
    floor.set_scene(RIGHT)
    assert not moving(floor)
    pages.setCurrentWidget(floor)
    assert floor.token.geometry() == rest(theme, RIGHT).toRect()


def test_a_window_made_small_stands_still(theme: Theme) -> None:
    """Nothing moves in a minimised window, neither what began before nor what comes meanwhile."""
    floor = shown(theme)
    floor.set_scene(MIDDLE)
    assert moving(floor)
    floor.showMinimized()
    assert not moving(floor)
    floor.set_scene(RIGHT)
    assert not moving(floor)
    assert floor.scene is RIGHT


def test_a_resize_on_the_way_ends_it(theme: Theme) -> None:
    """A window that changes its size, at rest or in the middle of a way: the stone is there."""
    floor = shown(theme)
    floor.set_scene(RIGHT)
    run(floor, 10)
    for size in ((1000, 500), (900, 480)):
        floor.resize(*size)
        assert not moving(floor)
        assert floor.rect().contains(floor.token.geometry())


def test_a_bell_that_nobody_sees_does_not_go_on(theme: Theme) -> None:
    """It rings behind another page, which stays: at its first frame the light is over."""
    floor = shown(theme)
    floor.hide()
    floor.ring_bell()
    animation_of(floor, Bell).setCurrentTime(FRAME)
    assert not moving(floor)
    assert not is_lit(theme, floor)
