"""Claims about ratings: who is asked what and when, what is shown in the end, and what is told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from listening_timer.exercise.formats import Role, Side
from listening_timer.model.annotations import Moment, Scale
from listening_timer.ui.session.actions import StageAction
from listening_timer.ui.session.keys import StageKeys
from listening_timer.ui.session.ratings import BothRatings, RatingsPage
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.button_base import ARROWS
from listening_timer.ui.widgets.buttons import MainButton
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.scale import AnswersCard, ScaleRow
from listening_timer.ui.widgets.scroll import Scroll
from listening_timer.ui.widgets.token.floor import Floor
from listening_timer.ui.widgets.token.scene import Place
from listening_timer.ui.words.people import People
from tests.helpers.plain_text import plain
from tests.helpers.qt.covered_pages import (
    answer_ratings,
    lay_out,
    present_page,
    press_quiet_button,
    scale_points,
    scale_row,
    texts_of_answers,
    visible_texts,
)
from tests.helpers.qt.widget_actions import find, press

MAYA_LEFT = People("Maya", "Sam", Side.LEFT)
ALL = dict.fromkeys(Scale, 5)


@pytest.fixture
def page(theme: Theme) -> RatingsPage:
    """The page, at the design's size; the stone is at once where it belongs."""
    return present_page(RatingsPage(theme))


@pytest.fixture
def told(page: RatingsPage) -> list[BothRatings]:
    """All that the page tells."""
    both: list[BothRatings] = []
    page.finished.connect(both.append)
    return both


def asked(page: RatingsPage) -> list[str]:
    """The questions whose scales show."""
    rows = page.findChildren(ScaleRow)
    return [plain(row.accessibleName()) for row in rows if row.isVisible()]


@pytest.mark.parametrize(("side", "first"), [(Side.LEFT, "Maya"), (Side.RIGHT, "Sam")])
def test_who_sits_left_is_asked_first(page: RatingsPage, side: Side, first: str) -> None:
    """Whoever began: the stone lies on the left with their name, the main answer says it."""
    page.ask(People("Maya", "Sam", side), Moment.ARRIVE)
    floor = page.findChildren(Floor)[0]
    assert floor.scene.place is Place.LEFT
    assert plain(floor.token.face.name) == first
    press(page, f"I am {first}")
    page.answer_main()
    assert floor.scene.place is Place.RIGHT


def test_the_other_is_asked_to_look_away(page: RatingsPage) -> None:
    """Each cover says for whom it is, and to the other what comes; also to those who hear it."""
    page.ask(MAYA_LEFT, Moment.ARRIVE)
    away = "Please look away for a moment. You will see both answers together."
    assert {"Sam", away} <= visible_texts(page)
    token = page.findChildren(Floor)[0].token
    assert plain(token.accessibleName()) == "Maya, this is for you alone."
    assert plain(token.voice().about or "") == "Sam, look away for a moment."


def test_a_person_without_a_name_is_asked_all_the_same(page: RatingsPage) -> None:
    """The answer needs no name, and closeness is asked about both."""
    page.ask(People("You", "You too", Side.LEFT), Moment.ARRIVE)
    press(page, "That’s me")
    assert asked(page) == ["How calm are you?", "How close do you feel to each other?"]


@pytest.mark.parametrize(
    ("moment", "questions"),
    [
        (Moment.ARRIVE, ["How calm are you?", "How close do you feel to Sam?"]),
        (
            Moment.CLOSE,
            ["How calm are you?", "How close do you feel to Sam?", "How heard did you feel?"],
        ),
    ],
)
def test_each_moment_asks_its_own(page: RatingsPage, moment: Moment, questions: list[str]) -> None:
    """On arriving how calm and close, at the close also how heard; the cover asks nothing."""
    page.ask(MAYA_LEFT, moment)
    assert asked(page) == []
    page.answer_main()
    assert asked(page) == questions


def test_both_are_shown_and_told_together(page: RatingsPage, told: list[BothRatings]) -> None:
    """Nothing is told before both have seen it, and what is told is what they gave."""
    page.ask(MAYA_LEFT, Moment.ARRIVE)
    answer_ratings(page, {Scale.CALM: 7, Scale.CLOSENESS: 0})
    answer_ratings(page, {Scale.CALM: 3, Scale.CLOSENESS: 10})
    assert {"Maya", "Sam", "7", "0", "3", "10", "calm", "close"} <= visible_texts(page)
    assert "heard" not in visible_texts(page)
    assert told == []
    page.answer_main()
    calm, close = Scale.CALM, Scale.CLOSENESS
    maya, sam = {(Role.A, calm): 7, (Role.A, close): 0}, {(Role.B, calm): 3, (Role.B, close): 10}
    assert told == [maya | sam]


def test_each_card_stands_where_its_person_sits(page: RatingsPage) -> None:
    """Left is left also where text runs from right to left."""
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page.ask(People("Maya", "Sam", Side.RIGHT), Moment.ARRIVE)
    answer_ratings(page, ALL | {Scale.CALM: 2})
    answer_ratings(page, ALL)
    page.grab()
    sam, maya = (find(page, AnswersCard, name) for name in ("Sam", "Maya"))
    assert sam.geometry().right() < maya.geometry().left()
    assert "2" in {text.said() for text in sam.findChildren(Text)}


def test_what_one_left_out_is_shown_of_neither(page: RatingsPage, told: list[BothRatings]) -> None:
    """A scale that only one answered is neither shown nor told."""
    page.ask(MAYA_LEFT, Moment.CLOSE)
    answer_ratings(page, {Scale.CALM: 8, Scale.HEARD: 1})
    answer_ratings(page, {Scale.CALM: 6, Scale.CLOSENESS: 2})
    assert visible_texts(page).isdisjoint({"1", "2", "close", "heard"})
    page.answer_main()
    assert told == [{(Role.A, Scale.CALM): 8, (Role.B, Scale.CALM): 6}]


def test_nothing_in_common_is_said_kindly(page: RatingsPage, told: list[BothRatings]) -> None:
    """Where both answered nothing alike, the page says so, and tells nothing."""
    page.ask(MAYA_LEFT, Moment.ARRIVE)
    answer_ratings(page, {Scale.CALM: 9})
    answer_ratings(page, {})
    assert "Nothing to show, and that is fine." in visible_texts(page)
    assert "9" not in visible_texts(page)
    page.answer_main()
    assert told == [{}]


@pytest.mark.parametrize("presses", [0, 1, 2, 3])
def test_either_may_skip_at_any_point(
    page: RatingsPage, told: list[BothRatings], presses: int
) -> None:
    """On each cover and on each one's scales; then nothing is told, and nothing is left."""
    page.ask(MAYA_LEFT, Moment.ARRIVE)
    for _ in range(presses):
        scale_row(page, Scale.CALM).choose(5)
        page.answer_main()
    scale_row(page, Scale.CALM).choose(5)
    press_quiet_button(page, "Skip this")
    assert told == [{}]
    assert scale_row(page, Scale.CALM).value() is None
    answer_ratings(page, ALL)
    answer_ratings(page, {})
    page.answer_main()
    assert told == [{}, {}]


@pytest.mark.parametrize("presses", [1, 2, 3, 4])
def test_forgetting_leaves_nothing(
    page: RatingsPage, told: list[BothRatings], presses: int
) -> None:
    """From wherever it is, the page goes back to the first cover with nothing in it."""
    page.ask(MAYA_LEFT, Moment.ARRIVE)
    fresh = visible_texts(page)
    for _ in range(presses):
        scale_row(page, Scale.CALM).choose(4)
        page.answer_main()
    page.forget()
    assert visible_texts(page) == fresh
    assert {row.value() for row in page.findChildren(ScaleRow)} == {None}
    assert texts_of_answers(page) == {""}
    answer_ratings(page, ALL)
    answer_ratings(page, {})
    page.answer_main()
    assert told == [{}]


def test_forgetting_before_asking_is_nothing(page: RatingsPage, told: list[BothRatings]) -> None:
    """A page that asked nobody has nothing to forget, and no main answer."""
    page.forget()
    page.answer_main()
    assert told == []


@pytest.mark.parametrize("name", ["Maya", "M" * 40])
@pytest.mark.parametrize("text", [100, 200])
def test_nothing_is_cut_in_the_smallest_window(theme: Theme, text: int, name: str) -> None:
    """No step asks for more width than there is, and the main answer is in sight."""
    theme.set_window_size(QSize(800, 560))
    theme.set_text_percent(text)
    page = present_page(RatingsPage(theme))
    page.resize(800, 560)
    page.ask(People(name, "Sam", Side.LEFT), Moment.CLOSE)
    for number in range(5):
        lay_out(page)
        assert page.minimumSizeHint().width() <= 800
        assert page.size() == QSize(800, 560)
        main = page.answers.findChildren(MainButton)[0]
        assert page.rect().contains(QRect(main.mapTo(page, QPoint(0, 0)), main.size()))
        if number in (1, 3):
            for scale in Scale:
                scale_row(page, scale).choose(10)
        page.answer_main()
        page.settle()
    page.close()


@pytest.mark.parametrize(
    ("size", "text"), [((1280, 800), 100), ((1366, 768), 150), ((1024, 640), 200)]
)
def test_nothing_of_it_needs_scrolling(theme: Theme, size: tuple[int, int], text: int) -> None:
    """All scales are seen at once, and so are all answers, also with large text."""
    theme.set_window_size(QSize(*size))
    theme.set_text_percent(text)
    page = present_page(RatingsPage(theme))
    page.resize(*size)
    page.ask(MAYA_LEFT, Moment.CLOSE)
    scroll = page.findChildren(Scroll)[0]
    for _step in range(5):
        lay_out(page)
        assert scroll.verticalScrollBar().maximum() == 0
        for scale in Scale:
            scale_row(page, scale).choose(10)
        page.answer_main()
    page.close()


def test_the_keyboard_starts_afresh(page: RatingsPage) -> None:
    """A cover has it itself, so that Space is its answer; the first scale has it on each step."""
    page.ask(MAYA_LEFT, Moment.ARRIVE)
    for _who in range(2):
        assert page.focusWidget() in (None, page)
        page.answer_main()
        points = scale_points(page, Scale.CALM)
        assert page.focusWidget() is points[0]
        QTest.keyClick(points[0], Qt.Key.Key_5)
        assert page.focusWidget() is points[5]
        page.answer_main()
    assert page.focusWidget() in (None, page)


class Keyboard:
    """The ratings in a window whose keys go where those of the program do."""

    def __init__(self, page: RatingsPage) -> None:
        self.page, self.now = page, 0
        page.ask(MAYA_LEFT, Moment.CLOSE)
        page.answer_main()
        self.handle = page.windowHandle()
        self._keys = StageKeys(self._on_pressed, lambda: True, lambda: self.now, page)
        self.handle.installEventFilter(self._keys)
        page.activateWindow()

    def _on_pressed(self, key: StageAction) -> None:
        if key is StageAction.MAIN:
            self.page.answer_main()

    def press(self, *keys: Qt.Key) -> None:
        """Press keys, a second apart."""
        for key in keys:
            self.now += 1_000
            QTest.keyClick(self.handle, key)

    def values(self) -> list[int | None]:
        """What stands on the scales."""
        return [row.value() for row in self.page.findChildren(ScaleRow)]

    @property
    def asked(self) -> bool:
        """Whether the same one is still asked."""
        return bool(asked(self.page))


@pytest.mark.parametrize("keys", [{Qt.Key.Key_Right}, ARROWS, {Qt.Key.Key_Backspace}])
def test_no_arrow_answers(page: RatingsPage, keys: frozenset[Qt.Key]) -> None:
    """Wherever the keyboard is on the page: on a scale, on the page itself, on a button."""
    keyboard = Keyboard(page)
    buttons = [button for button in page.findChildren(QAbstractButton) if button.isVisible()]
    for focus in (page, *buttons):
        for key in keys:
            focus.setFocus(Qt.FocusReason.TabFocusReason)
            keyboard.press(key)
            assert keyboard.asked, (focus, key)


def test_a_digit_goes_to_the_first_scale_without_an_answer(page: RatingsPage) -> None:
    """From wherever the keyboard is, but on a scale, which takes it itself."""
    keyboard = Keyboard(page)
    keyboard.press(Qt.Key.Key_6)
    for digit, key in ((7, Qt.Key.Key_7), (8, Qt.Key.Key_8)):
        page.setFocus()
        keyboard.press(key)
        assert digit in keyboard.values()
    assert keyboard.values() == [6, 7, 8]
    scale_row(page, Scale.CALM).take_keyboard()
    keyboard.press(Qt.Key.Key_1, Qt.Key.Key_0)
    assert keyboard.values() == [10, 7, 8]
    keyboard.press(Qt.Key.Key_Delete)
    assert keyboard.values() == [None, 7, 8]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_PageDown])
def test_done_is_done_by_its_key(page: RatingsPage, key: Qt.Key) -> None:
    """As it stands beside it: at once, and after a number was typed; the number holds."""
    keyboard = Keyboard(page)
    keyboard.press(Qt.Key.Key_6, key)
    assert not keyboard.asked
    keyboard.press(Qt.Key.Key_PageDown)
    assert keyboard.asked
    keyboard.press(Qt.Key.Key_7, key)
    assert not keyboard.asked
    assert {"6", "7"} <= visible_texts(page)
