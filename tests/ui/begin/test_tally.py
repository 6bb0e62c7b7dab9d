"""Claims about the marks between talks: whose they are, that they hold, that nobody counts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from listening_timer.exercise.formats import Side
from listening_timer.model.annotations import TallyKind
from listening_timer.ui.begin.tally import Person, TallyCard
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import LinkButton, QuietButton
from listening_timer.ui.widgets.page import Page
from tests.helpers.qt.widget_actions import find, shown_text

APPRECIATED, ASKED = "I appreciated something", "I asked for a change"
BACK, WHY = "Take it back", "What is this for?"


def keys_of(card: TallyCard) -> list[str]:
    """The keys that the two buttons show."""
    return [find(card, QuietButton, name).key() for name in (APPRECIATED, ASKED)]


@pytest.fixture
def card(theme: Theme) -> TallyCard:
    """A card for two."""
    made = TallyCard(theme)
    made.set_people("Maya", "Sam")
    return made


def noted_by(card: TallyCard) -> list[tuple[str, str]]:
    """What is to be kept from now on."""
    found: list[tuple[str, str]] = []

    def note(name: str, kind: str) -> None:
        found.append((name, kind))

    card.noted.connect(note)
    return found


def test_a_mark_is_of_who_is_chosen(card: TallyCard) -> None:
    """By button, by key, and after choosing the other one."""
    found = noted_by(card)
    find(card, QuietButton, ASKED).click()
    card.press(TallyKind.APPRECIATED)
    QTest.mouseClick(find(card, Person, "Sam"), Qt.MouseButton.LeftButton)
    card.press(TallyKind.APPRECIATED)
    card.choose(Side.LEFT)
    card.press(TallyKind.ASKED)
    assert found == [
        ("Maya", "asked-for-change"),
        ("Maya", "appreciated"),
        ("Sam", "appreciated"),
        ("Maya", "asked-for-change"),
    ]


def test_it_says_noted_once_it_is_kept(card: TallyCard) -> None:
    """Not with the press: when it is told, and for whom; one press takes it back, and is told."""
    taken: list[bool] = []
    card.taken_back.connect(lambda: taken.append(True))
    card.press(TallyKind.APPRECIATED)
    assert "Noted" not in shown_text(card)
    card.say_noted()
    assert "Maya" in shown_text(card)
    assert find(card, LinkButton, BACK).isVisibleTo(card)
    find(card, LinkButton, BACK).click()
    assert taken == [True]
    assert "Noted" not in shown_text(card)


def test_trouble_is_said_without_a_way_back(card: TallyCard) -> None:
    """What was not kept cannot be taken back."""
    card.press(TallyKind.ASKED)
    card.say_trouble("The disk is full.")
    assert "The disk is full." in shown_text(card)
    assert not find(card, LinkButton, BACK).isVisibleTo(card)


@pytest.mark.parametrize("choose", [True, False])
def test_another_person_finds_no_line_of_the_first(card: TallyCard, *, choose: bool) -> None:
    """Neither after choosing the other one, nor after two others sat down."""
    card.press(TallyKind.APPRECIATED)
    card.say_noted()
    if choose:
        find(card, Person, "Sam").click()
    else:
        card.set_people("Ann", "Bo")
    assert "Noted" not in shown_text(card)


@pytest.mark.parametrize(("left", "right"), [("", "Sam"), ("Maya", ""), ("", "")])
def test_without_two_names_nothing_is_noted(theme: Theme, left: str, right: str) -> None:
    """Nothing can be noted of nobody, by key neither."""
    card, told = TallyCard(theme), list[bool]()
    card.people_changed.connect(told.append)
    found = noted_by(card)
    card.set_people(left, right)
    card.press(TallyKind.APPRECIATED)
    assert told == [card.has_people()] == [False]
    assert found == []


def test_a_mark_by_key_is_answered_in_sight(theme: Theme, card: TallyCard, qtbot: QtBot) -> None:
    """At the end of a page with more than its window shows, as on Begin, it is scrolled to."""
    page, above = Page(theme), QWidget()
    above.setFixedHeight(900)
    page.body.addWidget(above)
    page.body.addWidget(card)
    page.resize(QSize(1000, 700))
    page.show()
    card.press(TallyKind.APPRECIATED)
    card.say_noted()
    page.grab()
    back = find(card, LinkButton, BACK)
    qtbot.waitUntil(lambda: back.visibleRegion().boundingRect() == back.rect())


def test_what_it_is_for_unfolds(card: TallyCard) -> None:
    """A press shows it, another one hides it; there is a figure of research, and no goal."""
    assert "five" not in shown_text(card)
    find(card, LinkButton, WHY).click()
    assert "five kind moments" in shown_text(card)
    assert "isn’t a goal or a score" in shown_text(card)
    find(card, LinkButton, WHY).click()
    assert "five" not in shown_text(card)


def test_nothing_is_counted(card: TallyCard) -> None:
    """After any number of marks there is no figure on the card."""
    for _ in range(7):
        card.press(TallyKind.APPRECIATED)
        card.say_noted()
    assert not any(letter.isdigit() for letter in shown_text(card))


def test_keys_show_only_where_they_act(card: TallyCard) -> None:
    """With single letters switched off no cap stands on the buttons."""
    assert keys_of(card) == ["G", "C"]
    card.show_keys(shown=False)
    assert keys_of(card) == ["", ""]
    card.show_keys(shown=True)
    assert keys_of(card) == ["G", "C"]


def test_long_names_fit(theme: Theme, card: TallyCard) -> None:
    """Two names of 40 letters at 200 % on a narrow page: nothing is wider than it."""
    theme.set_text_percent(200)
    page = Page(theme)
    card.set_people("n" * 40, "o" * 40)
    page.body.addWidget(card)
    card.press(TallyKind.APPRECIATED)
    card.say_noted()
    page.resize(QSize(812, 640))
    page.grab()
    page.grab()
    for button in card.findChildren(QAbstractButton):
        assert card.rect().contains(
            button.rect().translated(button.mapTo(card, button.rect().topLeft()))
        )
        assert button.width() >= button.minimumSizeHint().width()
    assert [each.accessibleName() for each in card.findChildren(Person)] == ["n" * 40, "o" * 40]
    assert page.width() == 812
