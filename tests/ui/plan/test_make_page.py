"""Claims about Make a plan: whatever it accepts can be opened at home, and runs to its end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from listening_timer.config.paths import resources
from listening_timer.exercise.events import SessionEnded
from listening_timer.exercise.formats import MINUTE, Bell, Format
from listening_timer.library import plan as plans
from listening_timer.library import prompts
from listening_timer.library.plan import LONGEST_LINE, Plan, Weekly
from listening_timer.ui.plan.make_page import MakePage
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import GlyphButton
from listening_timer.ui.widgets.choices import Option
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.window import MainWindow
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.exercise.strategies import written_formats
from tests.helpers.plain_text import plain
from tests.helpers.qt.layout_audit import layout_faults
from tests.helpers.qt.widget_actions import (
    fill_field,
    find,
    find_option,
    lay_out,
    press,
    shown_text,
)
from tests.ui.test_any_format import ON_THEME, run_to_the_end

GENTLE = prompts.load(resources() / "prompts" / "gentle.toml")
OURS = prompts.parse(
    {
        "id": "ours",
        "name": {"en": "Ours"},
        "about": {"en": "Made for a test"},
        "card": [{"kind": "deeper", "text": {"en": "What did I leave out?"}}],
    }
)
LINE = "A line for the two of them"


@pytest.fixture
def page(theme: Theme, window: MainWindow) -> MakePage:
    """The page for the default format, with one deck."""
    made = MakePage(theme, [(GENTLE, True)])
    window.add_page("make-plan", made)
    window.show_page("make-plan")
    made.start(SHIPPED["share-fully"])
    return made


def saved(page: MakePage) -> list[Plan]:
    """The plans that are to be saved from now on."""
    found: list[Plan] = []
    page.save_requested.connect(found.append)
    return found


def test_what_is_chosen_is_in_the_plan(page: MakePage) -> None:
    """Minutes, bell, a line, and the week; the deck that ships by its id."""
    found = saved(page)
    press(page, "5 min")
    find_option(page, "When time is up", "Bell and stop").click()
    fill_field(page, LINE, "Sit where you see the garden.")
    find_option(page, "A talk every week", "Sunday").click()
    find_option(page, "If that day doesn’t work:", "Monday").click()
    press(page, "A quarter of an hour earlier")
    assert "14 min in all · 5 min each" in plain(shown_text(page))
    press(page, "Save the plan")
    (plan,) = found
    assert (plan.format.turn, plan.format.bell) == (5 * MINUTE, Bell.STOP)
    assert plan.deck == "gentle"
    assert plan.text == "Sit where you see the garden."
    assert plan.weekly == Weekly(6, 19 * 60 + 45, 0)


def test_untouched_it_is_the_format_as_it_is(page: MakePage) -> None:
    """No line and no day; begun again, nothing of the plan before it is left."""
    press(page, "5 min")
    fill_field(page, LINE, "for others")
    find_option(page, "A talk every week", "Sunday").click()
    for fmt in SHIPPED.values():
        page.start(fmt)
        assert page.plan() == Plan(fmt, "gentle")


def test_the_day_itself_is_no_other_day(page: MakePage) -> None:
    """A day that was the other one and becomes the day itself is not both."""
    find_option(page, "A talk every week", "Sunday").click()
    find_option(page, "If that day doesn’t work:", "Monday").click()
    find_option(page, "A talk every week", "Monday").click()
    assert page.plan().weekly == Weekly(0, 20 * 60)
    find_option(page, "A talk every week", "No day").click()
    assert page.plan().weekly is None


def test_a_deck_is_chosen_where_there_are_several(theme: Theme, window: MainWindow) -> None:
    """One's own goes whole, because the program at home does not have it."""
    made = MakePage(theme, [(GENTLE, True), (OURS, False)])
    window.add_page("make-plan", made)
    window.show_page("make-plan")
    made.start(SHIPPED["share-fully"])
    assert made.plan().deck == "gentle"
    find_option(made, "Prompts from", "Ours").click()
    assert made.plan().deck == OURS


def test_enter_saves_and_escape_goes_back(page: MakePage, window: MainWindow) -> None:
    """From where the page opens; nothing has to be clicked."""
    found, left = saved(page), list[None]()
    page.back_requested.connect(lambda: left.append(None))
    page.setFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert (len(found), len(left)) == (1, 1)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)])
def test_nothing_is_cut(
    theme: Theme, page: MakePage, window: MainWindow, size: tuple[int, int], percent: int
) -> None:
    """Every text shown has the room that it needs, with all that can be chosen."""
    theme.set_text_percent(percent)
    window.resize(*size)
    find_option(page, "A talk every week", "Sunday").click()
    lay_out(window)
    assert layout_faults(window) == []


def controls(page: MakePage) -> list[QAbstractButton]:
    """Everything on the page that chooses something, in order."""
    found = [*page.findChildren(Option), *page.findChildren(GlyphButton)]
    return [one for one in found if one.isVisibleTo(page) and one.isEnabled()]


@ON_THEME
@given(fmt=written_formats(), line=st.text(max_size=2 * LONGEST_LINE), data=st.data())
def test_whatever_is_accepted_is_opened_and_ends(
    theme: Theme, fmt: Format, line: str, data: st.DataObject
) -> None:
    """Any format, any presses, any line: the file is read as the same plan, and its talk ends."""
    page = MakePage(theme, [(GENTLE, True), (OURS, False)])
    page.start(fmt)
    for _press in range(data.draw(st.integers(0, 8))):
        choices = controls(page)
        choices[data.draw(st.integers(0, len(choices) - 1))].click()
    find(page, Field, LINE).setText(line)
    plan = page.plan()
    opened = plans.parse_text(plans.write(plan))
    assert opened == plan
    ended = run_to_the_end(opened.format, hasty=data.draw(st.booleans()))[-1]
    assert isinstance(ended, SessionEnded)
    assert ended.completed
    page.deleteLater()
