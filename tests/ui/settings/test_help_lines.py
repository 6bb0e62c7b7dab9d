"""Claims about who can help here: what a practice writes, and where a reader finds it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from listening_timer.config.settings import LONGEST_HELP, MOST_HELP_LINES, HelpLine
from listening_timer.ui.settings.about import NotForYouPage
from listening_timer.ui.settings.help_lines import HelpLinesPage
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.fields import Field
from tests.helpers.plain_text import plain
from tests.helpers.qt.widget_actions import find_field, press, shown_text, type_into_field

ANN = HelpLine("Ann Berg", "030 123 45", "Weekdays until six.")
SIGN = HelpLine("The house line")


@pytest.fixture
def page(theme: Theme) -> HelpLinesPage:
    """The page, shown, with one line."""
    made = HelpLinesPage(theme)
    made.show_lines((ANN,))
    made.show()
    return made


@pytest.fixture
def told(page: HelpLinesPage) -> list[object]:
    """What is told of the lines, and of leaving the page."""
    heard: list[object] = []
    page.changed.connect(heard.append)
    page.back_requested.connect(lambda: heard.append("back"))
    return heard


def visible(page: HelpLinesPage) -> list[str]:
    """The texts of the fields that are shown."""
    return [each.text() for each in page.findChildren(Field) if each.isVisible()]


def test_a_line_is_written_below_the_others(page: HelpLinesPage, told: list[object]) -> None:
    """An empty one waits below; once it is written on, the next; Done tells all, cleaned."""
    assert visible(page) == [*("Ann Berg", "030 123 45", "Weekdays until six."), *[""] * 3]
    type_into_field(page, "Line 2: name", "  The house   line ")
    assert len(visible(page)) == 9
    press(page, "Done")
    assert told == [(ANN, SIGN), "back"]


def test_an_emptied_line_is_gone(page: HelpLinesPage, told: list[object]) -> None:
    """Whichever it is; Enter in a field is Done."""
    page.show_lines((ANN, SIGN))
    for field in ("name", "phone number", "one sentence"):
        find_field(page, f"Line 1: {field}").clear()
    QTest.keyClick(find_field(page, "Line 2: name"), Qt.Key.Key_Return)
    assert told == [(SIGN,), "back"]


def test_five_lines_are_the_most(page: HelpLinesPage, told: list[object]) -> None:
    """Then there is no empty one; a text has its most letters too, and says so."""
    page.show_lines([ANN] * MOST_HELP_LINES)
    assert visible(page).count("Ann Berg") == MOST_HELP_LINES
    assert "" not in visible(page)
    field = find_field(page, "Line 5: phone number")
    field.clear()
    QTest.keyClicks(field, "1" * (LONGEST_HELP["phone"] + 1))
    assert field.text() == "1" * LONGEST_HELP["phone"]
    assert "full" in shown_text(page)
    page.save()
    assert len(told) == 1


@pytest.mark.parametrize(
    ("field", "text", "problem", "wrong"),
    [
        ("phone number", "030 99", "Please type a name.", "name"),
        ("one sentence", "Ask at the desk.", "Please type a name.", "name"),
        ("phone number", "at the desk", "Please type a number to call.", "phone number"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(  # noqa: PLR0913 - a case and two fixtures
    page: HelpLinesPage, told: list[object], field: str, text: str, problem: str, wrong: str
) -> None:
    """Done stays, and leads there; the words stand below the field and are read with it."""
    line = 2 if wrong == "name" else 1
    find_field(page, f"Line {line}: {field}").clear()
    type_into_field(page, f"Line {line}: {field}", text)
    press(page, "Done")
    assert told == []
    assert problem in shown_text(page)
    found = find_field(page, f"Line {line}: {wrong}")
    assert found.accessibleDescription() == problem
    QTest.keyClicks(found, "1234")
    assert problem not in shown_text(page)
    press(page, "Done")
    assert told[-1] == "back"


def test_they_come_first_where_help_is_looked_for(theme: Theme) -> None:
    """Before all else; where nobody is named, nothing speaks of it."""
    page = NotForYouPage(theme)
    page.show()
    assert "Who can help here" not in shown_text(page)
    page.show_help_lines((ANN, SIGN))
    lines = [line for line in plain(shown_text(page)).split("\n") if line]
    at = lines.index("Who can help here")
    assert lines[at + 1 : at + 4] == [
        "Ann Berg, 030 123 45",
        "Weekdays until six.",
        "The house line",
    ]
    assert at < lines.index("If you are afraid")
    page.show_help_lines(())
    assert "Ann Berg" not in shown_text(page)
