"""Claims about a second that goes by: what changed is painted, and nothing else is touched."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from listening_timer.exercise.commands import MainAction
from listening_timer.exercise.formats import Side
from listening_timer.model.preferences import Digits
from listening_timer.ui.session.page import Stage
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.token.token import Token
from listening_timer.ui.window import MainWindow
from listening_timer.ui.words.people import People
from tests.helpers.exercise.play_session import begin_play

QUIET = frozenset({QEvent.Type.UpdateRequest, QEvent.Type.Paint})
"""All that may happen to widgets in a tick."""


class Watch(QObject):
    """What happens to widgets while it watches: the events, and the pixels painted of each."""

    def __init__(self) -> None:
        super().__init__()
        self.events: set[QEvent.Type] = set()
        self.painted: dict[QWidget, int] = {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget):
            self.events.add(event.type())
            if isinstance(event, QPaintEvent):
                rects = cast("Iterable[QRect]", event.region())  # the stubs do not know it
                self.painted[watched] = sum(rect.width() * rect.height() for rect in rects)
        return False


class Desk:
    """A stage in its window, at some second of a phase."""

    def __init__(self, theme: Theme, app: QApplication) -> None:
        self.window, self.stage, self.app = MainWindow(theme), Stage(theme), app
        self.stage.set_motion(motion=False)
        self.stage.seat(People("Maya", "Sam", Side.LEFT))
        self.window.add_page("stage", self.stage)
        self.window.show_page("stage")
        self.token = self.stage.findChildren(Token)[0]

    def show(self, phases: str, at: float, digits: Digits = Digits.CLOCK) -> None:
        """Be in the first phase, so many seconds after its start."""
        self.play, self.at = begin_play(phases), at
        self.stage.set_digits(digits)
        self.stage.show_state(self.play.look(at), since=self.play.state)
        self.window.show()
        self.settle()

    def settle(self) -> None:
        """Let everything be laid out and painted."""
        for _turn in range(5):
            QCoreApplication.processEvents()

    def tick(self, seconds: float = 1.0) -> Watch:
        """Let some time go by; what that touched."""
        watch = Watch()
        self.app.installEventFilter(watch)
        self.at += seconds
        self.stage.show_state(self.play.look(self.at), since=self.play.state)
        self.settle()
        self.app.removeEventFilter(watch)
        return watch

    def aside(self, watch: Watch) -> list[QWidget]:
        """What was painted beside the token and the ground below it."""
        token = self.token
        return [
            each for each in watch.painted if each is not token and not each.isAncestorOf(token)
        ]


@pytest.fixture
def desk(theme: Theme, qapp: QApplication) -> Desk:
    """A desk; nothing is shown yet."""
    return Desk(theme, qapp)


@pytest.mark.parametrize(
    ("phases", "at"),
    [("share A 10, share B 10", 205), ("share A 1, share B 1", 80), ("talk 10, close", 205)],
    ids=["a turn", "overtime", "in the middle"],
)
def test_a_tick_paints_a_sliver_of_the_token_alone(desk: Desk, phases: str, at: float) -> None:
    """The last digit, the ring's end or the plate; no other widget but the ground below it.

    No layout, no size, no font, no style is touched; buttons and strip least of all.
    """
    desk.show(phases, at)
    watch = desk.tick()
    size = desk.token.size()
    assert 0 < watch.painted[desk.token] < size.width() * size.height() * 0.08
    assert desk.aside(watch) == []
    assert watch.events <= QUIET


def test_where_no_digit_and_no_ring_has_moved_nothing_is_painted(desk: Desk) -> None:
    """In an hour's turn a tenth of a second moves the ring by less than can be seen."""
    desk.show("share A 60, share B 60", 100, Digits.RING)
    assert desk.tick(0.02).events == set()


def test_minutes_are_painted_once_a_minute(desk: Desk) -> None:
    """Between two of them a tick paints the end of the ring: a square of a few pixels."""
    desk.show("share A 10, share B 10", 61, Digits.MINUTES)
    assert desk.tick().painted[desk.token] < 2_000
    desk.at = 119.5
    assert desk.tick().painted[desk.token] > 5_000


def test_what_did_change_is_still_shown(desk: Desk) -> None:
    """After ticks that touched nothing else, another step words and lays out everything."""
    desk.show("share A 10, handover 30, share B 10", 100)
    desk.tick()
    desk.play.do(MainAction(), 110)
    desk.at = 110
    assert desk.aside(desk.tick()) != []
