"""Claims about what is told of long work: in numbers to read, and aloud once for each tenth."""

from __future__ import annotations

import pytest

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.transfer.progress import HowFar, part_done, talks_done
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.progress import ProgressBar
from tests.helpers.qt.widget_actions import child_of


@pytest.fixture
def how_far(theme: Theme) -> HowFar:
    """Shown, and nothing done yet."""
    made = HowFar(theme, talks_done)
    made.show()
    return made


def said_of(how_far: HowFar) -> str:
    """The line below its bar."""
    return child_of(how_far, Text).said()


def test_it_says_how_many(how_far: HowFar) -> None:
    """What is done, of how much, beside the bar; before that, that it is coming."""
    assert said_of(how_far) == "One moment …"
    how_far.show_done(240, 1200)
    assert said_of(how_far) == "240 of 1200 talks"
    assert child_of(how_far, ProgressBar).percent() == 20


def test_it_says_what_part(theme: Theme) -> None:
    """Of a file, where nobody knows how many talks are in it."""
    made = HowFar(theme, part_done)
    made.show_done(3 << 30, 1 << 34)
    assert said_of(made) == "18 % read"


def test_each_tenth_is_said_once(how_far: HowFar, aloud: list[str]) -> None:
    """However often somebody looks."""
    for done in range(0, 1201, 7):
        how_far.show_done(done, 1200)
    how_far.show_done(1200, 1200)
    assert len(aloud) == 10
    assert aloud[0] == "126 of 1200 talks"
    assert aloud[-1] == "1200 of 1200 talks"


def test_nothing_at_all_is_no_fault(how_far: HowFar, aloud: list[str]) -> None:
    """There is nothing to do: the bar stays, and nothing is said."""
    how_far.show_done(0, 0)
    assert said_of(how_far) == "One moment …"
    assert aloud == []


def test_it_never_goes_back(how_far: HowFar) -> None:
    """Where the second part of some work counts anew, what was shown stays."""
    how_far.show_done(90, 100)
    how_far.show_done(10, 100)
    assert said_of(how_far) == "90 of 100 talks"
