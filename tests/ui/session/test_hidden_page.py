"""Claims about hiding: no name or word is left, time goes on, and any key brings all back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.commands import Pause
from listening_timer.exercise.formats import Role, Side
from listening_timer.exercise.state import State
from listening_timer.library.prompts import Card, CardKind
from listening_timer.model.preferences import Digits
from listening_timer.ui.session.hidden_page import HiddenPage
from listening_timer.ui.session.page import Stage
from listening_timer.ui.session.prompter import DealtCard
from listening_timer.ui.theme.theme import Theme, Tone
from listening_timer.ui.widgets.token.token import Token
from listening_timer.ui.window import MainWindow
from listening_timer.ui.words.people import People
from tests.helpers.exercise.play_session import begin_play
from tests.helpers.qt.widget_actions import spoken_text
from tests.helpers.qt.widget_snapshot import snapshot_of

SECRETS = ("Maya", "Sam", "I wish to tell", "floor", "listen", "Made for a test")
"""Names and words of the session, and what would tell that somebody talks here."""
CARD = DealtCard(Card(CardKind.OPENING, {"en": "I wish to tell …"}, "deck/1"), Role.A, 0, None)
CTRL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """Two people in the middle of a turn, and somebody comes in."""

    def __init__(self, theme: Theme) -> None:
        self.window = MainWindow(theme)
        self.stage, self.hidden = Stage(theme), HiddenPage(theme)
        self.back: list[str] = []
        self.play = begin_play()
        self.window.add_page("stage", self.stage)
        self.window.add_page("hidden", self.hidden)
        self.window.show_names("Maya · Sam")
        self.stage.seat(People("Maya", "Sam", Side.LEFT))
        self.stage.show_state(self.play.look(10), CARD)
        self.window.show_page("stage")
        self.window.show()
        self.window.activateWindow()
        self.hidden.back_requested.connect(lambda: self.back.append("back"))
        self.hidden.back_requested.connect(self.window.uncover)
        self.hidden.show_time(self.play.look(10), Digits.CLOCK)

    def heard(self) -> str:
        """All that a screen reader finds in the window, and its title."""
        return f"{self.window.windowTitle()}\n{spoken_text(self.window)}"


@pytest.fixture
def desk(theme: Theme) -> Desk:
    """The desk, covered."""
    made = Desk(theme)
    made.window.cover("hidden")
    return made


def clock(page: QWidget) -> str:
    """The time on the page's stone."""
    return page.findChildren(Token)[0].face.clock


def test_before_it_is_hidden_everything_can_be_heard(desk: Desk) -> None:
    """The claim below could fail: on the stage, names and words are found."""
    desk.window.uncover()
    assert all(secret in desk.heard() for secret in ("Maya", "Sam", "I wish to tell"))


def test_no_name_and_no_word_is_left(desk: Desk) -> None:
    """Neither what shows, nor what is read out, nor the title tells of anybody."""
    assert not [secret for secret in SECRETS if secret in desk.heard()]
    assert "Any key brings it back" in desk.heard()


def test_the_page_itself_holds_none_at_all(desk: Desk) -> None:
    """In no property of any widget of it, hidden ones neither."""
    desk.hidden.show_time(desk.play.look(20), Digits.CLOCK)
    lines = [line for line in snapshot_of(desk.hidden) if any(secret in line for secret in SECRETS)]
    assert lines == []


@pytest.mark.parametrize(
    "key",
    [Qt.Key.Key_X, Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_F11, Qt.Key.Key_Tab],
)
def test_any_key_brings_everything_back(desk: Desk, key: Qt.Key) -> None:
    """Those of the window too, which do nothing else then."""
    QTest.keyClick(desk.window.windowHandle(), key)
    assert desk.back == ["back"]
    assert desk.window.page is desk.stage
    assert not desk.window.isFullScreen()
    assert "Maya" in desk.window.windowTitle()


def test_a_press_of_the_mouse_brings_everything_back(desk: Desk) -> None:
    """Anywhere on the page, on the stone as well as beside it."""
    for place in (desk.hidden.rect().center(), QPoint(5, 5)):
        desk.window.cover("hidden")
        where = desk.hidden.mapTo(desk.window, place)
        handle, button = desk.window.windowHandle(), Qt.MouseButton.LeftButton
        QTest.mouseClick(handle, button, Qt.KeyboardModifier.NoModifier, where)
    assert desk.back == ["back"] * 2


def test_the_key_that_hid_may_still_be_held(desk: Desk) -> None:
    """A press that repeats itself brings nothing back; the next one does."""
    press, none = QEvent.Type.KeyPress, Qt.KeyboardModifier.NoModifier
    held = QKeyEvent(press, Qt.Key.Key_X, none, "x", autorep=True)
    QCoreApplication.sendEvent(desk.hidden, held)
    assert desk.back == []
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_X)
    assert desk.back == ["back"]


def test_ctrl_q_still_closes_and_shows_nothing(desk: Desk) -> None:
    """It is a wish to close, and neither Ctrl alone nor both bring the names back."""
    wished: list[str] = []
    desk.window.close_requested.connect(lambda: wished.append("close"))
    QTest.keyPress(desk.window.windowHandle(), Qt.Key.Key_Control, CTRL)
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_Q, CTRL)
    assert wished == ["close"]
    assert desk.back == []
    assert desk.window.page is desk.hidden


def test_time_goes_on(desk: Desk) -> None:
    """The stone shows what is left, in the colour of both, as people have chosen to see it."""
    assert clock(desk.hidden) == "9:50"
    desk.hidden.show_time(desk.play.look(70), Digits.CLOCK)
    assert clock(desk.hidden) == "8:50"
    desk.hidden.show_time(desk.play.look(70), Digits.MINUTES)
    assert clock(desk.hidden) == "9 min"
    face = desk.hidden.findChildren(Token)[0].face
    assert (face.tone, face.name, face.line) == (Tone.MOSS, "", "")
    assert face.ring == pytest.approx(530 / 600)


@pytest.mark.parametrize("talk", [True, False])
def test_where_no_time_runs_none_is_shown(desk: Desk, *, talk: bool) -> None:
    """In a pause, and outside of a talk, there is the stone alone."""
    desk.play.do(Pause(), 20)
    state: State | None = desk.play.look(90) if talk else None
    desk.hidden.show_time(state, Digits.CLOCK)
    face = desk.hidden.findChildren(Token)[0].face
    assert (face.clock, face.ring) == ("", None)
