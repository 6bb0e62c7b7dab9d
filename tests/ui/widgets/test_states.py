"""Every state of a control: what is read on it, and what marks it, stands out in pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from listening_timer.ui.theme.theme import Theme, Tone, contrast
from listening_timer.ui.widgets.button_base import FocusRingButton
from listening_timer.ui.widgets.buttons import (
    Glyph,
    GlyphButton,
    LinkButton,
    MainButton,
    QuietButton,
)
from listening_timer.ui.widgets.cards import ChoiceCard
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.navigation import NavigationWord
from listening_timer.ui.widgets.note_field import NoteField
from listening_timer.ui.widgets.scale import ScalePoint
from listening_timer.ui.widgets.token.token import Face, Token
from listening_timer.ui.window import MainWindow
from tests.helpers.qt.contrast_audit import AA, measure_contrast

SHAPE = 3.0
Made = Callable[[Theme, Tone], FocusRingButton]


@pytest.fixture(params=["day", "evening"])
def window(
    theme: Theme, qapp: QApplication, request: pytest.FixtureRequest
) -> Iterator[MainWindow]:
    """A window to put things into, dressed as in the program, by day and by evening."""
    theme.install(qapp)
    made = MainWindow(theme)
    made.resize(1280, 800)
    made.show()
    theme.set_palette_choice(request.param)
    yield made
    made.close_for_good()


BUTTONS: dict[str, Made] = {
    "main": lambda theme, tone: MainButton(theme, "Go on", "Space", tone),
    "quiet": lambda theme, tone: _toned(QuietButton(theme, "Pause", "P"), tone),
    "link": lambda theme, _tone: LinkButton(theme, "Other ways to talk"),
    "glyph": lambda theme, _tone: GlyphButton(theme, Glyph.PLUS, "More"),
    "choice": lambda theme, tone: ChoiceCard(theme, "A first try", "Short", "8 min", tone=tone),
    "point": lambda theme, tone: _toned(ScalePoint(theme, 7), tone),
    "place": lambda theme, _tone: NavigationWord(theme, "History"),
}


def _toned(button: QuietButton | ScalePoint, tone: Tone) -> FocusRingButton:
    button.set_tone(tone)
    return button


def _with_ring(button: FocusRingButton) -> None:
    button.setFocus(Qt.FocusReason.TabFocusReason)


STATES: dict[str, Callable[[FocusRingButton], object]] = {
    "at rest": lambda _button: None,
    "under the pointer": lambda b: b.setAttribute(Qt.WidgetAttribute.WA_UnderMouse),
    "pressed": lambda button: button.setDown(True),
    "chosen": lambda button: button.setChecked(True),
    "with the keyboard": _with_ring,
    "out of use": lambda button: button.setEnabled(False),
}


def _shot(window: QWidget, widget: QWidget) -> QImage:
    """A widget on its ground, with a little of that around it."""
    around = widget.geometry().adjusted(-4, -4, 4, 4)
    return window.grab(around).toImage()


def _stand_out(before: QImage, after: QImage) -> int:
    """How many pixels changed by 3 to 1."""
    places = ((x, y) for x in range(before.width()) for y in range(before.height()))
    pairs = ((before.pixelColor(*at), after.pixelColor(*at)) for at in places)
    return sum(1 for one, other in pairs if one != other and contrast(one, other) >= SHAPE)


def _put(window: MainWindow, widget: QWidget) -> None:
    widget.setParent(window)
    widget.ensurePolished()
    widget.resize(widget.sizeHint())
    widget.move(300, 300)
    widget.show()


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("state", STATES)
def test_buttons_can_be_read_in_every_state(
    tone: Tone, state: str, theme: Theme, window: MainWindow
) -> None:
    """Words and key caps keep their contrast at rest, touched, pressed, chosen and focused."""
    theme.show_key_caps()
    window.activateWindow()
    for name, made in BUTTONS.items():
        button = made(theme, tone)
        _put(window, button)
        STATES[state](button)
        if state == "with the keyboard":
            assert button.shows_focus_ring()
        texts = [each for each in measure_contrast(window, button) if each.piece.text]
        assert texts or name == "glyph"
        assert [str(each) for each in texts if not each.suffices] == []
        button.deleteLater()
        button.hide()


@pytest.mark.parametrize("name", BUTTONS)
def test_where_the_keyboard_is_stands_out(name: str, theme: Theme, window: MainWindow) -> None:
    """The ring changes as many pixels by 3 to 1 as a line below the whole control, 2 px thick."""
    window.activateWindow()
    for chosen in (False, True):
        button = BUTTONS[name](theme, Tone.CLAY)
        _put(window, button)
        button.setChecked(chosen)
        before = _shot(window, button)
        _with_ring(button)
        assert _stand_out(before, _shot(window, button)) >= 2 * button.width()
        button.hide()


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("name", ["quiet", "choice", "point"])
def test_what_is_chosen_stands_out(tone: Tone, name: str, theme: Theme, window: MainWindow) -> None:
    """The mark of a choice changes as many pixels by 3 to 1 as a line below it."""
    button = BUTTONS[name](theme, tone)
    _put(window, button)
    button.setCheckable(True)
    before = _shot(window, button)
    button.setChecked(True)
    assert _stand_out(before, _shot(window, button)) >= button.width()


def test_outlines_that_carry_meaning_stand_out(theme: Theme, window: MainWindow) -> None:
    """Where one can write, press or choose, by day: 3 to 1 against both their sides."""
    for each in (
        Field(theme, "", ""),
        NoteField(theme, "", ""),
        ScalePoint(theme, 3),
        QuietButton(theme, "Back"),
        GlyphButton(theme, Glyph.MORE, "More"),
        ChoiceCard(theme, "A first try"),
    ):
        _put(window, each)
        shot = _shot(window, each)
        row = [shot.pixelColor(x, shot.height() // 2) for x in range(12)]
        line = max(row, key=lambda colour: contrast(colour, row[0]))
        assert contrast(line, row[0]) >= SHAPE
        assert contrast(line, row[-1]) >= SHAPE
        each.hide()


@pytest.mark.parametrize("tone", Tone)
def test_the_ring_around_the_token_stands_out(tone: Tone, theme: Theme, window: MainWindow) -> None:
    """What is left of the time is 3 to 1 against what is gone, and against the glow beside it."""
    token = Token(theme)
    token.set_face(Face(tone, "Maya", "5:00", "", 0.5))
    _put(window, token)
    token.resize(600, 600)
    shot, ring = window.grab(token.geometry()).toImage(), token.ring_rect()
    middle = round(ring.center().y())
    left, gone = (shot.pixelColor(round(x), middle) for x in (ring.left(), ring.right()))
    wide = round(token.width() * 0.016) + 2
    assert contrast(left, gone) >= SHAPE
    for beside in (-wide, wide):
        assert contrast(left, shot.pixelColor(round(ring.left()) + beside, middle)) >= SHAPE


def test_fields_can_be_read_in_every_state(
    theme: Theme, window: MainWindow, qapp: QApplication
) -> None:
    """Hints, what is written, and what is selected of it."""
    for bare, text, selected in (
        (False, "", False),
        (True, "", False),
        (False, "Maya", False),
        (True, "Maya", True),
        (False, "Maya", True),
    ):
        field = Field(theme, "First name", "", bare=bare)
        _put(window, field)
        field.setText(text)
        if selected:
            field.selectAll()
        texts = list(measure_contrast(window, field))
        assert texts
        assert [str(each) for each in texts if not each.suffices] == []
        field.hide()
    look = qapp.palette()
    assert contrast(look.toolTipText().color(), look.toolTipBase().color()) >= AA
