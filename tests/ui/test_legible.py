"""Claims about the measures themselves: what is too pale, cut or covered is found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from listening_timer.ui.theme.theme import TextStyle, Theme, contrast
from listening_timer.ui.widgets.buttons import MainButton
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.note_field import NoteField
from listening_timer.ui.window import MainWindow
from tests.helpers.qt.contrast_audit import AA, AA_LARGE, measure_contrast
from tests.helpers.qt.layout_audit import layout_faults
from tests.helpers.qt.painted_text import painted_texts


@pytest.fixture
def window(theme: Theme) -> Iterator[MainWindow]:
    """A window to put things into."""
    made = MainWindow(theme)
    made.resize(1280, 800)
    made.show()
    yield made
    made.close_for_good()


class Soft(QWidget):
    """Words in a grey of which one can say how well it is read on white."""

    def __init__(self, ink: str) -> None:
        super().__init__()
        self._ink = QColor(ink)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setPen(self._ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "hardly to be read")


@pytest.mark.parametrize(
    ("ink", "ratio", "suffices"), [("#767676", 4.54, True), ("#777777", 4.48, False)]
)
def test_measure_knows_the_least_grey_that_can_be_read(
    ink: str, ratio: float, *, suffices: bool, theme: Theme
) -> None:
    """On white #767676 is the lightest grey that WCAG allows; the next one fails."""
    words = Soft(ink)
    words.setFont(theme.font(TextStyle.BODY))
    words.resize(400, 60)
    words.show()
    (found,) = measure_contrast(words)
    assert found.ratio == pytest.approx(ratio, abs=0.01)
    assert (found.needed, found.suffices) == (AA, suffices)


def test_measure_takes_the_least_favourable_ground(window: MainWindow, theme: Theme) -> None:
    """A stripe below a few letters is enough."""
    label = Text(theme, TextStyle.BODY, "black on black in one place", parent=window)
    stripe = QFrame(window)
    dark = QPalette(stripe.palette())
    dark.setColor(QPalette.ColorRole.Window, theme.palette.soft_ink)
    stripe.setAutoFillBackground(True)
    stripe.setPalette(dark)
    label.setGeometry(40, 40, 400, 40)
    stripe.setGeometry(40, 40, 60, 40)
    stripe.stackUnder(label)
    label.show()
    stripe.show()
    (found,) = [each for each in measure_contrast(window) if each.piece.widget is label]
    least = contrast(theme.palette.ink, theme.palette.soft_ink)
    assert found.ratio == pytest.approx(least, abs=0.01)


def test_measure_knows_large_text(theme: Theme) -> None:
    """From 24 pixels, or 18.66 bold, 3 to 1 is enough; so it is for what is out of use."""
    for role, enabled, least in (
        (TextStyle.CUE, True, AA_LARGE),
        (TextStyle.BUTTON, True, AA_LARGE),
        (TextStyle.BODY, True, AA),
        (TextStyle.BODY, False, AA_LARGE),
    ):
        label = Text(theme, role, "words")
        label.setEnabled(enabled)
        label.show()
        assert [each.needed for each in measure_contrast(label)] == [least]


def test_cut_and_covered_texts_are_found(window: MainWindow, theme: Theme) -> None:
    """A label too low, one beside the window, and two in one place are all told."""
    for words, where in (
        ("too low for its words", QRect(100, 100, 300, 12)),
        ("beside the window", QRect(1200, 200, 300, 40)),
        ("one", QRect(100, 300, 300, 40)),
        ("other", QRect(100, 300, 300, 40)),
    ):
        label = QLabel(words, window)
        label.setFont(theme.font(TextStyle.CUE))
        label.setGeometry(where)
        label.show()
    told = [fault for fault in layout_faults(window) if "QLabel" in fault]
    assert [fault.split(" (")[0].strip("'") for fault in told] == [
        "too low for its words",
        "beside the window",
        "one",
    ]
    assert "lies over" in told[-1]


def test_texts_of_all_kinds_are_read_from_their_painting(theme: Theme, window: MainWindow) -> None:
    """What a label, a field, its hint, several lines and a stroke of ours show is all found."""
    label, field, hint = (
        Text(theme, TextStyle.BODY, "label"),
        Field(theme, "", ""),
        Field(theme, "hint", ""),
    )
    theme.show_key_caps()
    note, button = NoteField(theme, "", ""), MainButton(theme, "press", "Enter")
    field.setText("field")
    note.set_text("note")
    for number, each in enumerate((label, field, hint, note, button)):
        each.setParent(window)
        each.setGeometry(10, 10 + 120 * number, 400, 110)
        each.show()
    shown = {piece.text for piece in painted_texts(window)}
    assert shown >= {"label", "field", "hint", "note", "press", "Enter"}
