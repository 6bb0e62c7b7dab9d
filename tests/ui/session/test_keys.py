"""Claims about keys: which press belongs to the stage, and which bounces."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from listening_timer.ui.session.actions import LetterKeys, StageAction
from listening_timer.ui.session.debounce import BOUNCE_MS
from listening_timer.ui.session.keys import (
    DEMONSTRATION,
    MEANINGS,
    NO_TIMESTAMP,
    PRINTED,
    SIGNS,
    SYSTEM_KEYS,
    StageKeys,
    key_rows,
)

PLATFORM = "listening_timer.ui.session.keys.QGuiApplication.platformName"


class Desk:
    """A window with a field and a button, and a stage that listens."""

    def __init__(self) -> None:
        self.now = 0
        self.heard: list[StageAction] = []
        self.listening = True
        self.window = QWidget()
        self.window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.field = QLineEdit()
        self.button = QPushButton("Go")
        self.clicks = 0
        self.keys = StageKeys(self.heard.append, lambda: self.listening, lambda: self.now)

        self.layout = layout = QVBoxLayout(self.window)
        layout.addWidget(self.field)
        layout.addWidget(self.button)
        self.button.clicked.connect(self._count)
        self.window.show()
        self.handle = self.window.windowHandle()
        self.handle.installEventFilter(self.keys)
        self.window.activateWindow()
        self.window.setFocus()

    def _count(self) -> None:
        self.clicks += 1

    def press(self, *keys: Qt.Key) -> list[StageAction]:
        """Press keys, a second apart; returns what the stage heard of these."""
        self.heard.clear()
        for key in keys:
            self.now += 1_000
            QTest.keyClick(self.handle, key)
        return list(self.heard)


@pytest.fixture
def desk(qapp: QApplication) -> Desk:
    """A desk."""
    assert qapp is not None
    return Desk()


KEYS = {
    StageAction.MAIN: "Space Return Enter PageDown Right Down",
    StageAction.BACK: "PageUp Left Up Backspace",
    StageAction.PAUSE: "P Period",
    StageAction.ADD_2: "Plus Equal",
    StageAction.BREAK: "B",
    StageAction.SAY_MORE: "M",
    StageAction.HOLD_REPLY: "H",
    StageAction.PROMPT: "T",
    StageAction.SWAP: "S",
    StageAction.HIDE: "X",
    StageAction.DIGITS: "D",
    StageAction.ALL_KEYS: "Question",
}


@pytest.mark.parametrize("act", KEYS)
def test_each_action_has_its_keys(desk: Desk, act: StageAction) -> None:
    """Those of a clicker and a pedal among them, and no other key of a session is heard."""
    keys = [getattr(Qt.Key, f"Key_{name}") for name in KEYS[act].split()]
    assert desk.press(*keys) == [act] * len(keys)
    assert {code for code, means in MEANINGS.items() if means is act} == set(keys)


def test_single_letters_and_signs_can_be_switched_off(desk: Desk) -> None:
    """Then only keys that print nothing act; Space does, since it is no letter."""
    desk.keys.set_silent(letters=True, break_key=False)
    assert desk.press(*PRINTED) == []
    assert desk.press(Qt.Key.Key_Space, Qt.Key.Key_PageUp) == [StageAction.MAIN, StageAction.BACK]
    desk.keys.set_silent(letters=False, break_key=False)
    assert set(desk.press(*PRINTED)) == {MEANINGS[code] for code in PRINTED & set(MEANINGS)}


def test_b_alone_can_mean_nothing(desk: Desk) -> None:
    """For clickers that send it: no break is called, all other letters act."""
    desk.keys.set_silent(letters=False, break_key=True)
    assert desk.press(Qt.Key.Key_B) == []
    assert desk.press(Qt.Key.Key_P, Qt.Key.Key_T) == [StageAction.PAUSE, StageAction.PROMPT]


def test_every_key_that_prints_is_known_as_one() -> None:
    """All letters and signs with a meaning can be switched off, and nothing else."""
    signs = {Qt.Key.Key_Period, Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Question}
    letters = {Qt.Key(ord(letter)) for letter in "BDHMPRSTX123"}
    assert letters | signs == PRINTED


def test_a_demonstration_has_keys_of_its_own(desk: Desk) -> None:
    """Only while it runs do these mean anything, or something else than in a talk."""
    own = [code for code in DEMONSTRATION if code not in MEANINGS]
    assert desk.press(*own) == []
    desk.keys.set_demonstration(on=True)
    assert desk.press(*DEMONSTRATION) == list(DEMONSTRATION.values())
    assert desk.press(Qt.Key.Key_Space, Qt.Key.Key_P) == [StageAction.MAIN, StageAction.PAUSE]
    desk.keys.set_silent(letters=True, break_key=False)
    assert desk.press(Qt.Key.Key_R, Qt.Key.Key_1) == []
    assert desk.press(Qt.Key.Key_Right) == [StageAction.FORWARD]
    desk.keys.set_demonstration(on=False)
    assert desk.press(Qt.Key.Key_Right, Qt.Key.Key_Escape) == [StageAction.MAIN]


def test_bounces_are_ignored(desk: Desk) -> None:
    """A second main press within 700 ms is a bounce; other keys do not bounce."""
    desk.press(Qt.Key.Key_Space)
    desk.now += BOUNCE_MS - 1
    QTest.keyClick(desk.handle, Qt.Key.Key_PageDown)
    QTest.keyClick(desk.handle, Qt.Key.Key_P)
    assert desk.heard == [StageAction.MAIN, StageAction.PAUSE]


def test_a_phase_that_has_just_changed_takes_no_press(desk: Desk) -> None:
    """After a change by itself a main press meant for the time before is ignored."""
    desk.now = 10_000
    desk.keys.debounce.restart()
    desk.now += 300
    QTest.keyClick(desk.handle, Qt.Key.Key_Space)
    assert desk.heard == []


def test_buttons_keep_space_and_enter(desk: Desk) -> None:
    """A button that was reached with Tab keeps Space; other keys go to the stage."""
    desk.button.setFocus()
    assert desk.press(Qt.Key.Key_Space) == []
    assert desk.clicks == 1
    assert desk.press(Qt.Key.Key_PageDown) == [StageAction.MAIN]


def test_nothing_is_heard_outside_a_session(desk: Desk) -> None:
    """Where the stage does not listen, keys are nobody's of ours."""
    desk.listening = False
    assert desk.press(Qt.Key.Key_Space, Qt.Key.Key_P) == []


@pytest.mark.parametrize(
    ("platform", "later", "heard"),
    [
        ("xcb", 0, [StageAction.MAIN]),
        ("xcb", 40, [StageAction.MAIN, StageAction.MAIN]),
        ("offscreen", 0, [StageAction.MAIN, StageAction.MAIN]),
    ],
)
def test_a_repeat_that_looks_real_is_none(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, platform: str, later: int, heard: list[StageAction]
) -> None:
    """Under X11 a release and a press of the same ms are a key held down, whatever Qt says."""
    monkeypatch.setattr(PLATFORM, lambda: platform)
    keys = StageKeys(desk.heard.append, lambda: True, lambda: desk.now)
    for kind, at in (
        (QEvent.Type.KeyPress, 100),
        (QEvent.Type.KeyRelease, 900),
        (QEvent.Type.KeyPress, 900 + later),
    ):
        desk.now += 1_000
        assert not keys.eventFilter(desk.handle, event_of(kind, Qt.Key.Key_Tab, at))
        keys.eventFilter(desk.handle, event_of(kind, Qt.Key.Key_PageDown, at))
    assert desk.heard == heard


def test_presses_past_a_screen_reader_are_all_heard(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt tells no instant of those, so none is taken for a key held down unless Qt says so."""
    monkeypatch.setattr(PLATFORM, lambda: "xcb")
    keys = StageKeys(desk.heard.append, lambda: True, lambda: desk.now)
    press, release = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
    for kind in (press, release, press, release):
        desk.now += 1_000
        keys.eventFilter(desk.handle, event_of(kind, Qt.Key.Key_Space, NO_TIMESTAMP))
    assert desk.heard == [StageAction.MAIN, StageAction.MAIN]


def event_of(kind: QEvent.Type, key: Qt.Key, at: int) -> QKeyEvent:
    """A key event of this ms."""
    event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
    event.setTimestamp(at)
    return event


CLICKER = {
    Qt.Key.Key_PageDown: StageAction.MAIN,
    Qt.Key.Key_PageUp: StageAction.BACK,
    Qt.Key.Key_Period: StageAction.PAUSE,
    Qt.Key.Key_B: StageAction.BREAK,
}
"""What clickers send, but for F5 and Escape, which belong to the window."""


@pytest.mark.parametrize("chosen", [False, True])
def test_a_clicker_is_heard_wherever_the_keyboard_is(desk: Desk, *, chosen: bool) -> None:
    """On a button that Tab has reached as well, and on one of several; nothing is pressed."""
    desk.button.setCheckable(chosen)
    desk.button.setFocus(Qt.FocusReason.TabFocusReason)
    assert desk.press(*CLICKER) == list(CLICKER.values())
    assert desk.clicks == 0


def test_a_field_keeps_everything(desk: Desk) -> None:
    """Whoever types gets every letter and sign, also of a clicker; the stage hears none."""
    desk.field.setFocus()
    assert desk.press(Qt.Key.Key_P, Qt.Key.Key_Space, *CLICKER) == []
    assert desk.field.text() == "p .b"


@pytest.mark.parametrize("key", MEANINGS)
@pytest.mark.parametrize("place", ["window", "button", "field"])
def test_nothing_acts_with_a_key_of_the_desktop_held(desk: Desk, key: Qt.Key, place: str) -> None:
    """Super, Meta or Hyper, as Qt's modifier or by its own press alone; a button is not pressed."""
    focus = {"window": desk.window, "button": desk.button, "field": desk.field}[place]
    focus.setFocus()
    desk.now += 1_000
    QTest.keyClick(desk.handle, key, Qt.KeyboardModifier.MetaModifier)
    for held in SYSTEM_KEYS:
        QTest.keyPress(desk.handle, held)
        desk.now += 1_000
        QTest.keyClick(desk.handle, key)
        QTest.keyRelease(desk.handle, held)
    assert desk.heard == []
    assert desk.clicks == 0
    assert desk.field.text() == ""
    desk.window.setFocus()
    assert desk.press(key) == [MEANINGS[key]]


def test_a_key_of_the_desktop_let_go_elsewhere_is_forgotten(desk: Desk) -> None:
    """Its release goes to the window that came; back here, keys act again."""
    QTest.keyPress(desk.handle, Qt.Key.Key_Super_L)
    QApplication.sendEvent(desk.handle, QFocusEvent(QEvent.Type.FocusOut))
    assert desk.press(Qt.Key.Key_Space) == [StageAction.MAIN]


def test_with_altgr_signs_alone_act(desk: Desk) -> None:
    """Some layouts write them so; a letter or Space with it is another one's."""
    altgr = Qt.KeyboardModifier.GroupSwitchModifier
    for key in MEANINGS:
        desk.now += 1_000
        QTest.keyClick(desk.handle, key, altgr)
    assert desk.heard == [key for code, key in MEANINGS.items() if code in SIGNS]


@pytest.mark.parametrize(
    ("key", "heard"), [(Qt.Key.Key_Down, StageAction.MAIN), (Qt.Key.Key_Up, StageAction.BACK)]
)
def test_a_pedal_turns_on_and_back(desk: Desk, key: Qt.Key, heard: StageAction) -> None:
    """Also on a button; where arrows move among several, they move."""
    desk.button.setFocus()
    assert desk.press(key) == [heard]
    desk.button.setCheckable(True)
    assert desk.press(key) == []
    moved = QListView()
    desk.layout.addWidget(moved)
    moved.show()
    moved.setFocus()
    assert desk.press(key) == []


LETTERS = {"P or .", "+ or =", "B", "M", "H", "T", "X", "D", "?"}


def test_keys_that_there_are_are_named() -> None:
    """All in the list; without letters none of them, and `B` is left out by itself."""
    usual, silent, no_break = (
        {key for key, _does in key_rows(keys)}
        for keys in (LetterKeys(), LetterKeys(letters=False), LetterKeys(break_key=False))
    )
    assert usual > LETTERS
    assert not silent & LETTERS
    assert usual - no_break == {"B"}
