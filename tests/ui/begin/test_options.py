"""Claims about what goes for one talk alone: the topic, the prompts, and keeping nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from listening_timer.model.records import Prompting
from listening_timer.ui.begin.options import SessionOptions, prompting_options
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import LinkButton
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.fields import LONGEST_LINE
from tests.helpers.qt.widget_actions import find, find_option, press, shown_text

LINK = "Topic, prompts, what is kept"


@pytest.fixture
def more(theme: Theme) -> SessionOptions:
    """The choices, shown."""
    made = SessionOptions(theme)
    made.resize(900, 600)
    made.show()
    made.activateWindow()
    return made


def unfolded(more: SessionOptions) -> tuple[bool, bool]:
    """Whether the link shows, and whether the card does."""
    (card,) = more.findChildren(Card)
    return find(more, LinkButton, LINK).isVisible(), card.isVisible()


def warned(more: SessionOptions) -> bool:
    """Whether it is said what keeping nothing means."""
    return "cannot go on" in shown_text(more)


def chosen(more: SessionOptions) -> tuple[str, Prompting, bool]:
    """What holds: the topic, the prompts, and whether anything is kept."""
    return more.topic(), more.prompting(), more.keep()


def test_at_first_there_is_a_link_alone(more: SessionOptions) -> None:
    """Whoever came to talk need not choose: folded, kept, a prompt for who asks."""
    assert unfolded(more) == (True, False)
    assert chosen(more) == ("", Prompting.LIGHT, True)


def test_the_link_unfolds_the_choices(more: SessionOptions) -> None:
    """They take its place, and one can type the topic at once."""
    press(more, LINK)
    assert unfolded(more) == (False, True)
    QTest.keyClicks(more.focusWidget(), "the holidays")
    assert more.topic() == "the holidays"


def test_the_topic_is_cleaned(more: SessionOptions) -> None:
    """One line without what cannot be seen, and never longer than a line may be."""
    more.choose("  the\u202e\tholidays\u200b ", Prompting.LIGHT, keep=True)
    assert more.topic() == "the holidays\u200b"
    more.choose("\u200b \u2060", Prompting.LIGHT, keep=True)
    assert more.topic() == ""
    more.choose("x" * 1000, Prompting.LIGHT, keep=True)
    assert len(more.topic()) == LONGEST_LINE


@pytest.mark.parametrize("level", Prompting)
def test_each_level_of_prompts_can_be_chosen(more: SessionOptions, level: Prompting) -> None:
    """By a press on its words."""
    more.unfold()
    option = find_option(more, "Prompts", dict(prompting_options())[level])
    QTest.mouseClick(option, Qt.MouseButton.LeftButton)
    assert more.prompting() is level


def test_every_level_has_words_of_its_own() -> None:
    """All are offered, the least first, and none twice."""
    assert [level for level, _words in prompting_options()] == list(Prompting)
    assert len({words for _level, words in prompting_options()}) == len(Prompting)


def test_keeping_nothing_says_what_it_costs(more: SessionOptions) -> None:
    """As it is chosen, here or from outside, the risk is said; kept after all, it is not."""
    more.unfold()
    assert not warned(more)
    press(more, "Keep nothing")
    assert not more.keep()
    assert warned(more)
    press(more, "Keep it; you can still decide at the end")
    assert more.keep()
    assert not warned(more)
    more.choose("", Prompting.LIGHT, keep=False)
    assert warned(more)


def test_the_next_talk_starts_over(more: SessionOptions) -> None:
    """No topic, the usual prompts, kept again, no warning, and folded."""
    more.unfold()
    more.choose("the holidays", Prompting.FULL, keep=False)
    more.start_over(Prompting.OFF)
    assert chosen(more) == ("", Prompting.OFF, True)
    assert unfolded(more) == (True, False)
    more.unfold()
    assert not warned(more)
