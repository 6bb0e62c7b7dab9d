"""Claims about "not now": another time can be agreed on, and nobody has to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QApplication

from listening_timer.exercise.formats import MINUTE
from listening_timer.ui.closing.another_time import AnotherTimePage
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.window import MainWindow
from tests.helpers.exercise.play_session import WALL
from tests.helpers.qt.widget_actions import find_button, press, press_enter, spoken_text

QUARTER = 15 * MINUTE
NOW = WALL - WALL % QUARTER
NEXT_WEEK = NOW + 7 * 24 * 60 * MINUTE
SAVE = "Save as a calendar file"


@pytest.fixture
def page(theme: Theme) -> Iterator[AnotherTimePage]:
    """The page in the window, as large as the design."""
    window, page = MainWindow(theme), AnotherTimePage(theme, lambda: (NOW, 0))
    window.add_page("another-time", page)
    window.show_page("another-time")
    window.show()
    yield page
    window.close_for_good()


def wishes(page: AnotherTimePage) -> list[object]:
    """What the page wishes for from now on: times to save, and to be done."""
    found: list[object] = []

    def save(wall: int, _offset: int) -> None:
        found.append(wall)

    page.calendar_requested.connect(save)
    page.done.connect(lambda: found.append("done"))
    return found


def test_next_week_can_be_saved(page: AnotherTimePage) -> None:
    """The proposed time becomes a file at a press; what became of it is said."""
    found = wishes(page)
    press(page, SAVE)
    page.say_saved("Saved.")
    assert found == [NEXT_WEEK]
    assert "Saved." in spoken_text(page)


def test_one_press_leads_back(page: AnotherTimePage) -> None:
    """The main action, or Enter on the page once a press; no time has to be chosen."""
    found = wishes(page)
    press(page, "Back to the start")
    press_enter(page)
    press_enter(page, held=True)
    assert found == ["done", "done"]


def test_enter_presses_what_has_the_keyboard(page: AnotherTimePage) -> None:
    """On a button that Tab has reached, Enter is that button."""
    found = wishes(page)
    press_enter(find_button(page, "One day later"))
    press_enter(find_button(page, SAVE))
    assert found == [NEXT_WEEK + 24 * 60 * MINUTE]


def test_it_starts_over(page: AnotherTimePage) -> None:
    """The next two find a time proposed anew, and no word of a file."""
    found = wishes(page)
    press(page, "One day later")
    page.say_saved("Saved.")
    press(page, "One day later")
    assert "Saved." not in spoken_text(page)
    assert "Nothing was saved." in spoken_text(page)
    page.say_saved("Saved.")
    page.start_over()
    assert "Saved." not in spoken_text(page)
    press(page, SAVE)
    assert found == [NEXT_WEEK]


@pytest.mark.parametrize("size", [QSize(1280, 800), QSize(1024, 640)])
@pytest.mark.parametrize("percent", [100, 125, 200])
def test_nothing_is_cut(page: AnotherTimePage, theme: Theme, size: QSize, percent: int) -> None:
    """Every text has the room of its words, every button that of a finger, and its own name."""
    theme.set_text_percent(percent)
    page.window().resize(size)
    page.say_saved("Saved as a file.")
    QApplication.sendPostedEvents()  # the layouts ask for their new places by themselves
    page.window().grab()
    assert page.window().size() == size
    for text in page.findChildren(Text):
        assert text.width() >= text.minimumSizeHint().width()
        assert text.height() >= text.heightForWidth(text.width())
    buttons = [each for each in page.findChildren(QAbstractButton) if each.isVisible()]
    assert all(min(button.width(), button.height()) >= 44 for button in buttons)
    assert len({button.accessibleName() for button in buttons} - {""}) == len(buttons)
