"""Claims about the demonstration's page: what is chosen on it, and that it follows the formats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from listening_timer.library.captions import conversations
from listening_timer.ui.demonstration.page import DemonstrationPage
from listening_timer.ui.theme.theme import Theme
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.process.program import ROOT
from tests.helpers.qt.widget_actions import press, shown_text

FORMATS = tuple(SHIPPED.values())


@pytest.fixture
def page(theme: Theme) -> Iterator[DemonstrationPage]:
    """The page, shown, with the formats that ship."""
    made = DemonstrationPage(theme, ("Maya", "Sam"), conversations(ROOT / "resources"))
    made.resize(1280, 800)
    made.show_formats(FORMATS, "share-fully")
    made.show()
    yield made
    made.close()
    made.deleteLater()


def test_it_says_what_will_be_shown(page: DemonstrationPage) -> None:
    """By whom, which format, and about what; all other ways to talk are folded away."""
    text = shown_text(page)
    assert "Maya and Sam are made up. Nothing is kept." in text
    assert "Share fully, then switch" in text
    assert "Short turns" not in text
    assert page.format == SHIPPED["share-fully"]
    assert (page.conversation.id, page.speed) == ("easy", 10)


def test_everything_can_be_chosen(page: DemonstrationPage) -> None:
    """A format from the unfolded list, a topic with what it is about, a speed."""
    press(page, "Change")
    press(page, "Short turns")
    press(page, "A long week at work")
    press(page, "Real time")
    assert page.format == SHIPPED["short-turns"]
    assert (page.conversation.id, page.speed) == ("outside", 1)
    assert "Stress from outside, not about the two of them." in shown_text(page)
    press(page, "Change")
    assert "Share and say it back" not in shown_text(page)


def test_it_follows_the_formats_there_are(page: DemonstrationPage) -> None:
    """One that was added can be chosen; where the chosen one is gone, the first one is."""
    own = replace(SHIPPED["first-try"], id="ours", name={"en": "Our evening"})
    page.show_formats((*FORMATS, own), "ours")
    assert page.format == own
    page.unfold()
    assert "Our evening" in shown_text(page)
    page.show_formats(FORMATS, "ours")
    assert page.format == FORMATS[0]


def test_it_wishes_what_is_pressed(page: DemonstrationPage) -> None:
    """To show it, or to let the two who watch try it."""
    wishes = list[str]()
    page.show_requested.connect(lambda: wishes.append("show"))
    page.now_you_requested.connect(lambda: wishes.append("now-you"))
    press(page, "Show it")
    press(page, "Now you: one minute each")
    assert wishes == ["show", "now-you"]
