"""Claims about the tabs of the history: which list is wanted, and whose words."""

from __future__ import annotations

import pytest

from listening_timer.model.records import WordList
from listening_timer.model.weekly import Couple
from listening_timer.ui.history.tabs import HistoryTabs
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.choices import Option
from tests.helpers.plain_text import plain
from tests.helpers.qt.widget_actions import press

TWO = Couple("Maya", "Sam")


@pytest.fixture
def tabs(theme: Theme) -> HistoryTabs:
    """The tabs of a history of Maya and Sam."""
    made = HistoryTabs(theme)
    made.show()
    made.set_people(TWO)
    return made


def shown(tabs: HistoryTabs) -> list[str]:
    """What can be pressed."""
    return [plain(each.text()) for each in tabs.findChildren(Option) if each.isVisible()]


def test_a_press_chooses_a_list_or_a_person(tabs: HistoryTabs) -> None:
    """Each is told; talks come first, and the words of both."""
    told: list[tuple[WordList | None, str | None]] = []
    tabs.changed.connect(lambda: told.append((tabs.words(), tabs.person())))
    assert (tabs.words(), tabs.person()) == (None, None)
    for words in ("Thanks", "Sam", "Promises", "Both", "Talks"):
        press(tabs, words)
    assert told == [
        (WordList.THANKS, None),
        (WordList.THANKS, "Sam"),
        (WordList.PROMISES, "Sam"),
        (WordList.PROMISES, None),
        (None, None),
    ]


def test_people_are_offered_where_that_makes_sense(tabs: HistoryTabs) -> None:
    """For thanks and promises; talks and notes are of both, and more people are no two."""
    lists, people = ["Talks", "Thanks", "Promises", "Notes"], ["Both", "Maya", "Sam"]
    assert shown(tabs) == lists
    for words, offered in (("Thanks", people), ("Promises", people), ("Notes", [])):
        press(tabs, words)
        assert shown(tabs) == [*lists, *offered]
    press(tabs, "Thanks")
    tabs.set_people(None)
    assert shown(tabs) == lists


def test_a_person_that_is_gone_is_chosen_no_more(tabs: HistoryTabs) -> None:
    """Whoever was renamed; one that is still there stays chosen."""
    press(tabs, "Thanks")
    press(tabs, "Sam")
    tabs.set_people(Couple("Mia", "Sam"))
    assert tabs.person() == "Sam"
    tabs.set_people(Couple("Mia", "Max"))
    assert tabs.person() is None
