"""Fields of one line, and the one to search in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from listening_timer.ui.theme.theme import DAY, TextStyle, Theme, Tone
from listening_timer.ui.widgets.fields import Field, SearchField
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.note_field import NoteField
from tests.helpers.qt.painted_text import painted_texts
from tests.helpers.qt.widget_windows import activate, in_column


def test_it_has_a_name_a_surface_and_enough_height(theme: Theme) -> None:
    """In the smallest window too."""
    theme.set_window_size(QSize(640, 400))
    field = Field(theme, "Search notes", "Search")
    field.resize(field.sizeHint())
    assert field.accessibleName() == "Search"
    assert field.height() >= 44
    assert field.grab().toImage().pixelColor(field.width() - 20, 10) == DAY.paper


@pytest.mark.parametrize("bare", [False, True])
def test_its_line_stands_whether_it_is_empty_or_not(theme: Theme, *, bare: bool) -> None:
    """Without the keyboard, without the mouse, and with words in it."""
    field = Field(theme, "First name", "Name", bare=bare)
    field.resize(field.sizeHint())
    for text in ("", "Maya"):
        field.setText(text)
        image = field.grab().toImage()
        low = image.pixelColor(field.width() // 2, field.height() - 1)
        assert low.name() == DAY.outline.name()


def test_a_bare_field_begins_where_text_below_it_begins(theme: Theme) -> None:
    """Its first letter stands on its leading edge, without the margin that Qt leaves."""
    field = Field(theme, "", "Name", bare=True)
    field.resize(field.sizeHint())
    field.setText("|")
    image = field.grab().toImage()
    middle = field.height() // 2
    row = [image.pixelColor(x, middle) for x in range(6)]
    label = Text(theme, TextStyle.BODY, "|")
    label.resize(label.sizeHint())
    like = label.grab().toImage()
    other = [like.pixelColor(x, label.height() // 2) for x in range(6)]
    darkest = min(range(6), key=lambda x: row[x].lightness())
    assert darkest == min(range(6), key=lambda x: other[x].lightness())


def test_a_bare_field_is_written_in_a_persons_colour(theme: Theme) -> None:
    """Deep lake, in the serif of names, on whatever ground there is."""
    field = Field(theme, "First name", "Name", role=TextStyle.TITLE, bare=True)
    field.set_tone(Tone.LAKE)
    assert field.palette().color(QPalette.ColorRole.Text) == DAY.lake_deep
    assert field.font().families() == ["Fraunces"]


def test_its_hint_is_never_cut(theme: Theme) -> None:
    """In a narrow place all of it is smaller, and in a wide one again as large as the rest."""
    field = Field(theme, "First name", "Name", role=TextStyle.TITLE, bare=True)
    field.show()
    sizes: list[int] = []
    for wide in (400, 90, 400):
        field.resize(wide, field.sizeHint().height())
        sizes.append(field.font().pixelSize())
        assert field.fontMetrics().horizontalAdvance("First name") <= wide
    assert sizes == [27, sizes[1], 27]
    assert sizes[1] < 27


def test_no_letter_reaches_into_its_line(theme: Theme) -> None:
    """The tail of a y ends above the line below, also where that is thick."""
    field = Field(theme, "", "", role=TextStyle.TITLE, bare=True)
    field.resize(200, field.sizeHint().height())
    field.setText("yyy")
    field.show()
    (piece,) = painted_texts(field)
    assert piece.box.bottom() < field.height() - 3


@pytest.mark.parametrize("several", [False, True])
def test_an_undo_of_nothing_typed_is_for_the_page(
    theme: Theme, qtbot: QtBot, *, several: bool
) -> None:
    """Ctrl+Z first takes back what was typed in a field; then the page has it."""
    page, told = QWidget(), list[str]()
    field = NoteField(theme, "", "A note") if several else Field(theme, "", "A tag")
    field.setParent(page)
    undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), page)
    undo.activated.connect(lambda: told.append("undo"))
    activate(qtbot, page)
    field.setFocus()
    QTest.keyClicks(field, "walk")
    for after in ([], ["undo"]):
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert (field.text(), told) == ("", after)


@pytest.fixture
def field(theme: Theme, qtbot: QtBot) -> Iterator[SearchField]:
    """The field in a window of its own, with the keyboard."""
    made = SearchField(theme, "Search", "Search in words")
    activate(qtbot, window := in_column(theme, made))
    made.setFocus()
    yield made
    window.close()


def test_escape_empties_it_before_the_window_hears(field: SearchField) -> None:
    """The first one empties the field; the next one is the window's."""
    heard: list[str] = []
    QShortcut(QKeySequence("Esc"), field.window()).activated.connect(lambda: heard.append("esc"))
    QTest.keyClicks(field, "river")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert heard == []
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert heard == ["esc"]


def test_down_and_enter_lead_on(field: SearchField) -> None:
    """To what was found; letters, also those that are keys elsewhere, are written."""
    left: list[str] = []
    field.results_requested.connect(lambda: left.append(field.text()))
    QTest.keyClicks(field, "a/g")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Left):
        QTest.keyClick(field, key)
    assert left == ["a/g", "a/g"]
