"""Claims about the bar of buttons: what has room, what is pressed, which keys are shown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from listening_timer.ui.session.actions import (
    MOST_QUIET,
    SPEEDS,
    ActionItem,
    LetterKeys,
    StageAction,
)
from listening_timer.ui.session.button_bar import ButtonBar
from listening_timer.ui.theme.theme import Theme, Tone
from listening_timer.ui.widgets.buttons import MainButton, MoreButton, QuietButton
from listening_timer.ui.widgets.choices import Option
from tests.helpers.qt.widget_actions import press

BUTTONS = (
    ActionItem(StageAction.PAUSE, "Pause", "P"),
    ActionItem(StageAction.BREAK, "Take a break", "B"),
)
MAIN = ActionItem(StageAction.MAIN, "I have shared everything", "Space", Tone.CLAY)


@pytest.fixture
def bar(theme: Theme) -> Iterator[ButtonBar]:
    """A wide bar with as many quiet buttons as there are."""
    page = QWidget()
    made = ButtonBar(theme)
    made.setParent(page)
    made.show_main(MAIN)
    made.show_buttons(BUTTONS)
    page.show()
    widen(made, 1600)
    yield made
    page.close()


def widen(bar: ButtonBar, wide: int) -> None:
    """Give it a width, and let everything take its place."""
    bar.resize(wide, bar.sizeHint().height())
    layout = bar.layout()
    assert layout is not None
    layout.activate()


def shown(bar: ButtonBar) -> list[QuietButton]:
    """The quiet buttons that show, from the leading side on."""
    return [button for button in bar.findChildren(QuietButton) if button.isVisible()]


@pytest.fixture
def told(bar: ButtonBar) -> list[StageAction]:
    """The acts that the bar tells."""
    acts: list[StageAction] = []
    bar.pressed.connect(acts.append)
    return acts


def main_of(bar: ButtonBar) -> MainButton:
    """The main button, shown or not."""
    return bar.findChildren(MainButton)[0]


def more_of(bar: ButtonBar) -> MoreButton:
    """The button of the menu."""
    return bar.findChildren(MoreButton)[0]


def test_every_button_tells_its_act(bar: ButtonBar, told: list[StageAction]) -> None:
    """The quiet ones, the main one, and the "…"."""
    asked: list[str] = []
    bar.more_pressed.connect(lambda: asked.append("more"))
    for button in (*shown(bar), main_of(bar), more_of(bar)):
        button.click()
    assert told == [*(button.act for button in BUTTONS), StageAction.MAIN]
    assert asked == ["more"]


def test_another_step_has_other_buttons(bar: ButtonBar, told: list[StageAction]) -> None:
    """What is no longer offered is gone, and a place tells what stands in it now."""
    bar.show_buttons(BUTTONS[1:])
    assert [button.text() for button in shown(bar)] == ["Take a break"]
    shown(bar)[0].click()
    assert told == [StageAction.BREAK]
    assert bar.without_room() == ()


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("wide", [2400, 1600, 1200, 944, 720])
def test_what_has_no_room_is_handed_on(
    theme: Theme, bar: ButtonBar, wide: int, percent: int
) -> None:
    """The main button is whole at any width; of as many as can be, the first show."""
    two = (ActionItem(StageAction.SAY_MORE, "Wilhelmina-Charlotte has more to say"), BUTTONS[0])
    assert len(two) == MOST_QUIET
    bar.show_buttons(two)
    theme.set_window_size(QSize(1024, 640))
    theme.set_text_percent(percent)
    widen(bar, wide)
    words = [button.text() for button in shown(bar)]
    left = [button.text for button in bar.without_room()]
    assert words + left == [button.text for button in two]
    boxes = [button.geometry() for button in (*shown(bar), more_of(bar), main_of(bar))]
    assert all(bar.rect().contains(box) for box in boxes)
    assert all(a.right() < b.left() for a, b in pairwise(boxes))
    assert all(
        button.width() >= button.sizeHint().width() for button in (*shown(bar), main_of(bar))
    )


def test_the_bar_never_asks_the_window_to_grow(bar: ButtonBar) -> None:
    """However many buttons there are."""
    assert bar.minimumSizeHint().width() == 0


def test_what_finds_room_again_comes_back(bar: ButtonBar) -> None:
    """Narrow, some are left; wide again, none are."""
    widen(bar, 500)
    assert bar.without_room()
    widen(bar, 1600)
    assert bar.without_room() == ()


def test_a_main_action_may_be_quiet(bar: ButtonBar, told: list[StageAction]) -> None:
    """It looks like the others and has no key, is in its place, whole, and can be pressed."""
    high = bar.minimumHeight()
    bar.show_main(ActionItem(StageAction.MAIN, "Quiet until the bell", quiet=True))
    widen(bar, 1600)
    quiet = shown(bar)[-1]
    quiet.click()
    assert told == [StageAction.MAIN]
    assert not main_of(bar).isVisible()
    assert (quiet.text(), quiet.key()) == ("Quiet until the bell", "")
    assert quiet.geometry().right() == bar.width() - 1
    assert quiet.width() >= quiet.sizeHint().width()
    assert bar.minimumHeight() == high
    bar.show_main(MAIN)
    assert main_of(bar).isVisible()
    assert not quiet.isVisible()


def test_the_keyboard_stays_in_the_main_actions_place(bar: ButtonBar) -> None:
    """Whoever has it on the main button has it on the quiet one, and back again."""
    bar.window().activateWindow()
    main_of(bar).setFocus()
    bar.show_main(ActionItem(StageAction.MAIN, "Quiet until the bell", quiet=True))
    assert shown(bar)[-1].hasFocus()
    bar.show_main(MAIN)
    assert main_of(bar).hasFocus()


def test_longer_words_never_make_the_bar_higher(theme: Theme, bar: ButtonBar) -> None:
    """Not even before the layout has made the button wider, as they would be if they wrapped."""
    theme.set_text_percent(200)
    bar.show_main(ActionItem(StageAction.MAIN, "Go on", "Space"))
    bar.show_buttons((ActionItem(StageAction.PAUSE, "Pause"),))
    widen(bar, 1600)
    high = bar.sizeHint().height()
    bar.show_main(MAIN)
    more = ActionItem(StageAction.SAY_MORE, "Maya has more to say", "M")
    bar.show_buttons((more, BUTTONS[0]))
    assert bar.sizeHint().height() == high


@pytest.mark.parametrize(
    ("letters", "break_key", "expected"),
    [
        (True, True, ["P", "B"]),
        (True, False, ["P", ""]),
        (False, True, ["", ""]),
        (False, False, ["", ""]),
    ],
)
def test_only_keys_that_there_are_stand_beside_the_words(
    bar: ButtonBar, expected: list[str], *, letters: bool, break_key: bool
) -> None:
    """At once, and for the buttons that come later."""
    bar.set_keys(LetterKeys(letters, break_key))
    assert [button.key() for button in shown(bar)] == expected
    bar.show_buttons(())
    bar.show_buttons(BUTTONS)
    assert [button.key() for button in shown(bar)] == expected


@pytest.mark.parametrize("percent", [100, 200])
def test_what_has_room_follows_the_text_and_the_keys_at_once(
    theme: Theme, bar: ButtonBar, percent: int
) -> None:
    """Nobody shows the buttons anew: larger text, or keys that go, make or take room by itself."""
    widen(bar, 1000)
    theme.set_text_percent(percent)
    bar.set_keys(LetterKeys(letters=False, break_key=False))
    fresh = ButtonBar(theme)
    fresh.set_keys(LetterKeys(letters=False, break_key=False))
    fresh.show_main(MAIN)
    fresh.show_buttons(BUTTONS)
    fresh.resize(bar.size())
    fresh.grab()
    assert fresh.without_room() == bar.without_room()


def test_the_speeds_of_a_demonstration(bar: ButtonBar, told: list[StageAction]) -> None:
    """They stand beside the quiet buttons, with the present one chosen; no speed, no row.

    Where they have no room they are in the menu.
    """
    bar.show_speed(10)
    widen(bar, 1600)
    press(bar, "60 times")
    assert told == [StageAction.SIXTY_TIMES]
    bar.show_speed(60)
    chosen = [each.text() for each in bar.findChildren(Option) if each.isChecked()]
    assert chosen == ["60 times"]
    bar.show_speed(17)
    assert not any(each.isChecked() for each in bar.findChildren(Option))
    widen(bar, 700)
    assert {item.act for item in bar.without_room()} >= set(SPEEDS)
    bar.show_speed(None)
    assert not set(SPEEDS) & {item.act for item in bar.without_room()}
