"""The field for a few lines: it is seen, as high as a few lines, and never too full."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, Qt
from PySide6.QtGui import QColor, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest

from listening_timer.ui.theme.theme import DAY, EVENING, Theme
from listening_timer.ui.widgets.note_field import MAX_CHARACTERS, NoteField


def _note(theme: Theme) -> NoteField:
    note = NoteField(theme, "What mattered today", "A note about this talk")
    note.resize(400, 200)
    return note


@pytest.mark.parametrize("evening", [False, True])
def test_it_looks_like_every_field(theme: Theme, *, evening: bool) -> None:
    """Paper with the outline that can be seen, by day and by evening."""
    theme.set_palette_choice("evening" if evening else "day")
    look = EVENING if evening else DAY
    image = _note(theme).grab().toImage()
    sides = [(200, 0), (200, 199), (0, 100), (399, 100)]
    assert {image.pixelColor(*at).name() for at in sides} == {look.outline.name()}
    assert image.pixelColor(200, 150) == QColor(look.paper)


def test_its_outline_goes_around_the_scroll_bar(theme: Theme) -> None:
    """Also when there is more in it than can be seen."""
    note = _note(theme)
    note.set_text("We listened.\n" * 60)
    note.show()
    image = note.grab().toImage()
    assert note.verticalScrollBar().isVisible()
    assert image.pixelColor(399, 100).name() == DAY.outline.name()


def test_it_is_a_few_lines_high_at_least(theme: Theme) -> None:
    """In a layout it asks for that and takes what more there is."""
    note = _note(theme)
    assert note.sizeHint().height() == note.minimumHeight() >= 4 * note.fontMetrics().height()
    theme.set_text_percent(200)
    assert note.minimumHeight() >= 2 * note.fontMetrics().height()


def paste(note: NoteField, text: str) -> None:
    """Paste a text where the cursor is, over what is selected."""
    pasted = QMimeData()
    pasted.setText(text)
    note.insertFromMimeData(pasted)


def told(note: NoteField) -> list[bool]:
    """What it says from now on of being full."""
    said: list[bool] = []
    note.full_changed.connect(said.append)
    return said


@pytest.mark.parametrize("letter", ["x", "\U0001f642"])
@pytest.mark.parametrize(
    ("there", "selected", "pasted"),
    [
        (0, 0, MAX_CHARACTERS + 1),
        (12_000, 12_000, 12_500),
        (MAX_CHARACTERS, MAX_CHARACTERS, 4),
        (MAX_CHARACTERS, 5, 9),
        (MAX_CHARACTERS - 3, 0, 9),
        (100, 50, 200),
        (MAX_CHARACTERS, 0, 1),
    ],
)
def test_pasting_keeps_as_much_as_there_is_room_for(
    theme: Theme, letter: str, there: int, selected: int, pasted: int
) -> None:
    """Over a selection: what is kept is min(limit, rest + pasted); it says so, then no more."""
    note = _note(theme)
    note.set_text(letter * there)
    said = told(note)
    cursor = note.textCursor()
    cursor.setPosition(0)
    wide = len(letter.encode("utf-16-le")) // 2
    cursor.setPosition(selected * wide, QTextCursor.MoveMode.KeepAnchor)
    note.setTextCursor(cursor)
    paste(note, "p" * pasted)
    rest = there - selected
    assert len(note.text()) == min(MAX_CHARACTERS, rest + pasted)
    assert note.text() == "p" * min(pasted, MAX_CHARACTERS - rest) + letter * rest
    assert said == ([True] if rest + pasted > MAX_CHARACTERS else [])
    if said:
        note.moveCursor(QTextCursor.MoveOperation.End)
        QTest.keyClick(note, Qt.Key.Key_Backspace)
        assert said == [True, False]


def compose(note: NoteField) -> None:
    """Write three letters by an input method."""
    event = QInputMethodEvent()
    event.setCommitString("\u4f60\u4f60\u4f60")
    QCoreApplication.sendEvent(note, event)


WAYS: dict[str, Callable[[NoteField], object]] = {
    "a letter typed": lambda note: QTest.keyClicks(note, "k"),
    "an input method": compose,
    "a long text dropped": lambda note: paste(note, "d" * 50_000),
    "assistive technology": lambda note: note.textCursor().insertText("a" * 5_000),
    "two lines broken": lambda note: QTest.keySequence(note, "Return, Return"),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("place", [0, 7, MAX_CHARACTERS])
def test_it_never_holds_more_than_is_kept(theme: Theme, way: str, place: int) -> None:
    """However something comes in, wherever: what stood there stays; undo and redo too."""
    note = _note(theme)
    note.set_text("x" * MAX_CHARACTERS)
    said = told(note)
    cursor = note.textCursor()
    cursor.setPosition(place)
    note.setTextCursor(cursor)
    WAYS[way](note)
    assert note.text() == "x" * MAX_CHARACTERS
    assert said == [True]
    if way == "assistive technology":
        return
    for step in (note.undo, note.redo, note.undo, note.redo):
        step()
        assert len(note.text()) <= MAX_CHARACTERS
    QTest.keyClick(note, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(note, "z")
    assert (note.text(), said) == ("z", [True, False])


def test_putting_a_text_in_is_no_typing(theme: Theme) -> None:
    """What the program puts in is cut without a word; what a person changes is told."""
    note = _note(theme)
    said, typed = told(note), list[int]()
    note.typed.connect(lambda: typed.append(1))
    note.set_text("y" * (MAX_CHARACTERS + 5))
    assert (len(note.text()), said, typed) == (MAX_CHARACTERS, [], [])
    note.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(note, Qt.Key.Key_Backspace)
    assert typed == [1]
