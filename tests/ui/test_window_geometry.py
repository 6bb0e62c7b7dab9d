"""Claims about the window's place: remembered, on a screen that is there, and with its frame."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMargins, QRect, QSize
from PySide6.QtGui import QGuiApplication

from listening_timer.config.settings import WindowPlace
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.window import MainWindow
from listening_timer.ui.window_geometry import fitted, frame_of

ROOM = QRect(0, 25, 1366, 743)


class Framed(MainWindow):
    """A window as a window manager shows it: with a title bar of 20 px, and borders."""

    FRAME = QMargins(1, 20, 1, 5)

    def frameGeometry(self) -> QRect:
        """The window and what is around it."""
        return self.geometry().marginsAdded(self.FRAME)


@pytest.fixture
def framed(theme: Theme) -> Iterator[Framed]:
    """A window with a frame."""
    made = Framed(theme)
    yield made
    made.close_for_good()


@given(
    st.integers(-5000, 5000), st.integers(-5000, 5000), st.integers(1, 9000), st.integers(1, 9000)
)
def test_any_place_is_brought_onto_the_screen(x: int, y: int, width: int, height: int) -> None:
    """Whole, no larger than before, and not moved at all where it was there already."""
    before = QRect(x, y, width, height)
    after = fitted(before, ROOM)
    assert ROOM.contains(after)
    assert after.size() == before.size().boundedTo(ROOM.size())
    if ROOM.contains(before):
        assert after == before


def test_the_frame_counts(framed: Framed) -> None:
    """As high as the screen, title bar and all: no button below the edge."""
    screen = QGuiApplication.primaryScreen().availableGeometry()
    framed.setMinimumSize(QSize(1, 1))
    framed.resize(screen.size())
    framed.show()
    framed.settle()
    assert frame_of(framed) == Framed.FRAME
    assert screen.contains(framed.frameGeometry())
    assert framed.changed_place() is None


def test_a_place_is_remembered_once_somebody_has_chosen_it(framed: Framed) -> None:
    """Taken again it is the same, and counts as unchanged."""
    framed.show()
    framed.settle()
    chosen = QRect(1, 70, 798, 600)
    framed.setGeometry(chosen)
    place = framed.changed_place()
    assert place == WindowPlace(1, 70, 798, 600, QGuiApplication.primaryScreen().name())
    framed.setGeometry(1, 20, 798, 570)
    framed.restore_place(place)
    framed.settle()
    assert framed.geometry() == chosen
    assert framed.changed_place() is None


@pytest.mark.parametrize("screen", ["", "gone"])
def test_a_place_on_a_screen_that_is_gone_is_on_another(framed: Framed, screen: str) -> None:
    """Far from every screen: in the middle of one that is there."""
    framed.restore_place(WindowPlace(90_000, 90_000, 500, 400, screen))
    assert QGuiApplication.primaryScreen().availableGeometry().contains(framed.geometry())


def test_full_screen_is_remembered_with_the_place_behind_it(framed: Framed) -> None:
    """What is kept besides is the place to which F11 leads back."""
    framed.show()
    framed.settle()
    before = framed.geometry()
    framed.toggle_full_screen()
    place = framed.changed_place()
    assert place is not None
    assert place.full_screen
    assert QRect(place.x, place.y, place.width, place.height) == before
