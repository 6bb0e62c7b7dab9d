"""Claims about what nobody sees: nothing moves there, and all is where it leads."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QStackedWidget, QWidget

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.token.animation import Bell
from tests.helpers.qt.token_animation import (
    FRAME,
    MIDDLE,
    RIGHT,
    animation_of,
    is_lit,
    moving,
    rest,
    run,
    shown,
)


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
