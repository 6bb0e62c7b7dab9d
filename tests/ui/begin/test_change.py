"""Claims about the sheet of all choices: each holds at once, and all stand on it together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import MINUTE, Bell, Format, Side
from listening_timer.model.preferences import Prompting
from listening_timer.ui.begin.change import ChangePage
from listening_timer.ui.begin.choices import SessionChoices
from listening_timer.ui.begin.options import prompting_options
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.list.option_line import OptionLine
from listening_timer.ui.widgets.scroll import Scroll
from listening_timer.ui.window import MainWindow
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.exercise.play_session import make_format
from tests.helpers.qt.layout_audit import layout_faults
from tests.helpers.qt.widget_actions import (
    find,
    find_field,
    find_option,
    lay_out,
    press,
    shown_text,
    type_into_field,
    type_key,
)

Opened = Callable[[SessionChoices], ChangePage]
LEFT, RIGHT = "Name of the person on the left", "Name of the person on the right"


@pytest.fixture
def choices() -> SessionChoices:
    """Two people and the default exercise."""
    made = SessionChoices(list(SHIPPED.values()))
    made.fill("Ann", "Bo", Side.LEFT)
    made.choose_format("share-fully")
    return made


@pytest.fixture
def opened(theme: Theme) -> Iterator[Opened]:
    """Opens the sheet of some choices, in a window at the size of the design."""
    windows: list[MainWindow] = []

    def show(choices: SessionChoices) -> ChangePage:
        window, page = MainWindow(theme), ChangePage(theme, choices)
        windows.append(window)
        window.add_page("change", page)
        window.show_page("change")
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        lay_out(page)
        return page

    yield show
    for window in windows:
        window.close_for_good()
        window.deleteLater()


@pytest.fixture
def page(opened: Opened, choices: SessionChoices) -> ChangePage:
    """The sheet of the two."""
    return opened(choices)


def row(page: QWidget, name: str) -> OptionLine:
    """The line of a format."""
    return find(page, OptionLine, name)


@pytest.mark.parametrize("format_id", SHIPPED)
def test_all_stands_on_one_sheet(opened: Opened, choices: SessionChoices, format_id: str) -> None:
    """At 1280 x 800 nothing scrolls, whatever is chosen, a length of their own included."""
    choices.choose_format(format_id)
    page = opened(choices)
    for other in (False, True):
        if other and choices.tailoring.range is not None:
            press(page, "Another length…")
            lay_out(page)
        [area] = page.findChildren(Scroll)
        assert area.verticalScrollBar().maximum() == 0


def test_a_format_is_chosen_with_its_own_rules(page: ChangePage, choices: SessionChoices) -> None:
    """By a press or an arrow; the list says how long each takes, and what the chosen one is."""
    assert row(page, "Share fully, then switch").accessibleDescription() == "24\u00a0min"
    press(page, "20 min")
    assert row(page, "Share fully, then switch").accessibleDescription() == "44\u00a0min"
    press(page, "Five and five, then talk")
    assert choices.format == SHIPPED["five-and-five"]
    assert row(page, "Share fully, then switch").accessibleDescription() == "24\u00a0min"
    assert str(SHIPPED["five-and-five"].about["en"]) in shown_text(page)
    here = row(page, "Five and five, then talk")
    here.setFocus()
    QTest.keyClick(here, Qt.Key.Key_Down)
    assert choices.format.id == list(SHIPPED)[list(SHIPPED).index("five-and-five") + 1]


def test_more_than_ten_formats_scroll_inside_the_list(opened: Opened) -> None:
    """Their own stand in the list too, and the sheet stays as it is."""
    formats = [make_format("share A 5, share B 5", name=f"own-{n}") for n in range(14)]
    page = opened(SessionChoices(formats))
    outer, inner = page.findChildren(Scroll)
    assert outer.verticalScrollBar().maximum() == 0
    assert inner.verticalScrollBar().maximum() > 0


def test_a_long_name_takes_the_lines_it_needs(opened: Opened) -> None:
    """Nothing of it is cut, as names get longer in other languages."""
    long = {
        "en": "Two who talk and listen by turns, for as long as it takes, then thank each other"
    }
    page = opened(SessionChoices([replace(fmt, name=long) for fmt in SHIPPED.values()]))
    assert layout_faults(page.window()) == []


@pytest.mark.parametrize("minutes", [3, 5, 7, 15, 20])
def test_usual_lengths_are_one_press(
    page: ChangePage, choices: SessionChoices, minutes: int
) -> None:
    """Each says its length to who cannot see it."""
    press(page, f"{minutes} min")
    assert choices.format.turn == minutes * MINUTE


def test_another_length_is_set_by_steps(page: ChangePage, choices: SessionChoices) -> None:
    """The last option shows the steps, and they stay until a usual length is chosen."""
    press(page, "Another length…")
    press(page, "One minute more")
    press(page, "One minute more")
    assert choices.format.turn == 12 * MINUTE
    press(page, "15 min")
    assert choices.format.turn == 15 * MINUTE
    with pytest.raises(AssertionError):
        press(page, "One minute more")


def test_turns_fit_the_time_that_is_given(page: ChangePage, choices: SessionChoices) -> None:
    """The whole ends within it; where even the shortest turns are too long, that is said."""
    press(page, "More time")
    assert choices.tailoring.time is not None
    assert choices.format.total <= choices.tailoring.time * MINUTE
    for _press in range(10):
        press(page, "Less time")
        if choices.tailoring.is_too_short:
            break
    assert choices.format.turn == MINUTE
    assert "This way to talk takes at least 6 min." in shown_text(page)


@pytest.mark.parametrize(("words", "bell"), [("Bell and stop", Bell.STOP), ("No bell", Bell.OPEN)])
def test_the_bell_is_chosen(
    page: ChangePage, choices: SessionChoices, words: str, bell: Bell
) -> None:
    """Without one there are no minutes to choose."""
    press(page, words)
    assert choices.format.bell is bell
    assert find_option(page, "Each turn", "5 min").isEnabled() is (bell is not Bell.OPEN)


@pytest.mark.parametrize("fmt", [make_format("talk 20")], ids=["talk"])
def test_what_could_change_nothing_is_left_out(opened: Opened, fmt: Format) -> None:
    """A format without turns offers no minutes."""
    page = opened(SessionChoices([fmt]))
    with pytest.raises(AssertionError):
        press(page, "5 min")


@pytest.mark.parametrize("level", Prompting)
def test_each_level_of_prompts_can_be_chosen(
    page: ChangePage, choices: SessionChoices, level: Prompting
) -> None:
    """By a press on its words."""
    find_option(page, "Prompts", dict(prompting_options())[level]).click()
    assert choices.prompting is level


def test_keeping_nothing_says_what_it_costs(
    page: ChangePage, choices: SessionChoices, aloud: list[str]
) -> None:
    """As it is chosen, seen and heard; kept after all, it is not."""
    assert "You can still decide at the end." in shown_text(page)
    press(page, "Keep nothing")
    assert not choices.keep
    assert "can’t go on with it" in shown_text(page)
    assert aloud == ["This talk won’t be saved. If the program stops, you can’t go on with it."]
    press(page, "Keep this talk")
    assert choices.keep
    assert "can’t go on with it" not in shown_text(page)


def test_names_and_seats_are_changed(page: ChangePage, choices: SessionChoices) -> None:
    """Others sit down, or the same the other way round; who begins stays the same person."""
    type_into_field(page, RIGHT, "Cy")
    press(page, "Swap sides")
    assert (choices.names(), choices.first) == (("Cy", "Ann"), Side.RIGHT)
    assert find_field(page, LEFT).text() == "Cy"


def test_done_waits_for_names_and_escape_does_not(
    page: ChangePage, choices: SessionChoices
) -> None:
    """What is wrong is said at the name; Escape, from a field too, leaves it for later."""
    left: list[bool] = []
    page.done.connect(lambda: left.append(True))
    type_into_field(page, RIGHT, "ANN")
    type_key(page.window(), Qt.Key.Key_Return)
    assert left == []
    assert "two different names" in find_field(page, RIGHT).accessibleDescription()
    type_key(page.window(), Qt.Key.Key_Escape)
    assert left == [True]
    assert choices.names() == ("Ann", "ANN")


def test_the_names_of_the_first_page_are_not_asked_for_again(page: ChangePage) -> None:
    """Opened from there, the sheet has no names, and Done does not wait for them."""
    left: list[bool] = []
    page.done.connect(lambda: left.append(True))
    page.offer_names(offered=False)
    with pytest.raises(StopIteration):
        find_field(page, LEFT)
    press(page, "Done")
    assert left == [True]


def test_it_opens_at_the_chosen_format(page: ChangePage) -> None:
    """From there arrows lead on."""
    page.setFocus()
    assert page.window().focusWidget() is row(page, "Share fully, then switch")
