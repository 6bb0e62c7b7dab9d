"""Claims about the first start: what is said, what is offered, and where it leads."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from listening_timer.exercise.formats import Bell
from listening_timer.ui.begin.welcome import WelcomePage
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.token.token import Token
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.exercise.play_session import make_format

FIRST_TRY = SHIPPED["first-try"]


@pytest.fixture
def page(theme: Theme) -> WelcomePage:
    """The page, offering the first try that ships."""
    return WelcomePage(theme, FIRST_TRY)


def buttons(page: WelcomePage) -> dict[str, QAbstractButton]:
    """The page's buttons by their names."""
    return {button.accessibleName(): button for button in page.findChildren(QAbstractButton)}


def told_by(page: WelcomePage) -> list[str]:
    """What the page asks for from now on."""
    told: list[str] = []
    page.try_requested.connect(lambda: told.append("try"))
    page.begin_requested.connect(lambda: told.append("begin"))
    page.page_requested.connect(told.append)
    return told


def test_try_says_how_long_it_takes(theme: Theme) -> None:
    """The length is the format's own, rounded up; without a set end none is said."""
    assert "Try it: 10 minutes" in buttons(WelcomePage(theme, FIRST_TRY))
    longer = make_format("share A 10, handover 30, share B 10")
    assert "Try it: 21 minutes" in buttons(WelcomePage(theme, longer))
    open_ended = replace(FIRST_TRY, bell=Bell.OPEN)
    assert "Try it" in buttons(WelcomePage(theme, open_ended))


def test_enter_begins_the_first_try(page: WelcomePage) -> None:
    """The big button is what Enter does; a key held down does nothing."""
    told = told_by(page)
    QTest.keyClick(page, Qt.Key.Key_Return)
    QTest.keyClick(page, Qt.Key.Key_Enter)
    none = Qt.KeyboardModifier.NoModifier
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, none, "\r", autorep=True)
    page.keyPressEvent(held)
    assert told == ["try", "try"]


@pytest.mark.parametrize(
    ("name", "wish"),
    [
        ("Try it: 10 minutes", "try"),
        ("Go to Begin", "begin"),
        ("When this is not for you", "not-for-you"),
        ("About", "about"),
    ],
)
def test_each_button_leads_where_it_says(page: WelcomePage, name: str, wish: str) -> None:
    """Four ways on, none of them twice."""
    told = told_by(page)
    buttons(page)[name].click()
    assert told == [wish]


def test_privacy_is_told_in_four_lines(page: WelcomePage) -> None:
    """Where it stays, what is never recorded, what is kept, and who can read it."""
    (card,) = page.findChildren(Card)
    _title, *lines = (text.said() for text in card.findChildren(Text))
    assert len(lines) == 4
    for line, word in zip(lines, ("computer", "sent", "kept", "reads everything"), strict=True):
        assert word in line.lower()


def test_all_is_read_in_half_a_minute(page: WelcomePage) -> None:
    """At 200 words a minute, with everything that can be pressed: at most 30 s."""
    words = [word for text in page.findChildren(Text) for word in text.said().split()]
    words += [word for name in buttons(page) for word in name.split()]
    assert 0 < len(words) <= 100


def test_stone_makes_room_for_large_text(theme: Theme, page: WelcomePage) -> None:
    """It lies beside the words in the design, and is gone where they need the width."""
    (stone,) = page.findChildren(Token)
    page.resize(QSize(1280, 800))
    page.grab()
    assert not stone.isHidden()
    theme.set_text_percent(200)
    page.resize(QSize(1024, 640))
    page.grab()
    assert stone.isHidden()
