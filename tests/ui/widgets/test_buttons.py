"""The buttons: sizes, keys, colours and the ring of the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme.theme import DAY, EVENING, TextStyle, Theme, Tone
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.buttons import (
    Glyph,
    GlyphButton,
    LinkButton,
    MainButton,
    MoreButton,
    QuietButton,
)
from listening_timer.ui.widgets.labels import Text

Made = type[MainButton | QuietButton | LinkButton]
EACH = pytest.mark.parametrize("made", [MainButton, QuietButton, LinkButton])


def _colour(widget: QWidget, at: QPoint) -> QColor:
    return widget.grab().toImage().pixelColor(at)


def test_the_main_button_wears_its_tone(theme: Theme) -> None:
    """Its ground is the plain colour of whoever acts next."""
    button = MainButton(theme, "Sam takes the floor", "Space", Tone.CLAY)
    button.resize(button.sizeHint())
    left = QPoint(12, button.height() // 2)
    assert _colour(button, left) == DAY.clay
    button.set_tone(Tone.LAKE)
    theme.set_palette_choice("evening")
    assert _colour(button, left) == EVENING.lake


@EACH
def test_every_button_is_named_and_large_enough(theme: Theme, made: Made) -> None:
    """In the smallest window too."""
    theme.set_window_size(QSize(640, 400))
    button = made(theme, "Pause")
    assert button.sizeHint().height() >= 44
    assert button.minimumHeight() >= 44
    assert button.accessibleName() == "Pause"


@EACH
def test_words_wrap_where_the_width_is_short(theme: Theme, made: Made) -> None:
    """At 200 % text and half its width a button is high enough for all its lines."""
    theme.set_text_percent(200)
    button = made(theme, "I have shared everything", "")
    wide = button.sizeHint().width() * 6 // 10
    button.resize(wide, 44)
    lines = painting.text_size(button.words_font(), button.text(), wide).height()
    button.grab()
    assert button.height() >= lines > button.fontMetrics().height()


def test_a_link_begins_where_text_above_it_begins(theme: Theme) -> None:
    """Its first letter stands on its leading edge, also where the link is wider than its words."""
    link = LinkButton(theme, "|About")
    text = Text(theme, TextStyle.BODY, "|About")

    def first_ink(widget: QWidget, wide: int) -> int:
        widget.resize(wide, 44)
        image = widget.grab().toImage()
        middle = widget.height() // 2
        return next(x for x in range(wide) if image.pixelColor(x, middle).lightness() < 128)

    hint = link.sizeHint().width()
    assert first_ink(link, hint) == first_ink(link, 2 * hint) == first_ink(text, 2 * hint)


def test_an_ampersand_is_no_shortcut(theme: Theme) -> None:
    """Names go onto buttons as they are."""
    button = QuietButton(theme, "Maya & Sam")
    assert button.shortcut().isEmpty()
    assert button.text() == "Maya & Sam"


def test_the_main_button_is_the_biggest(theme: Theme) -> None:
    """With the same words it is larger both ways."""
    main, quiet = MainButton(theme, "Go on"), QuietButton(theme, "Go on")
    assert main.sizeHint().width() > quiet.sizeHint().width()
    assert main.sizeHint().height() > quiet.sizeHint().height()


def test_a_key_takes_room_beside_the_words(theme: Theme) -> None:
    """The cap widens the button; without a key there is none."""
    theme.show_key_caps()
    button = QuietButton(theme, "Pause", "P")
    with_key = button.sizeHint().width()
    button.set_text("Pause")
    assert with_key > button.sizeHint().width()
    assert button.key() == ""


def test_a_cap_comes_once_somebody_uses_keys(theme: Theme) -> None:
    """Until then the button is as narrow as its words; readers are told the key all the time."""
    button, bare = QuietButton(theme, "Pause", "P"), QuietButton(theme, "Pause")
    assert button.sizeHint() == bare.sizeHint()
    assert (button.key(), button.voice().key) == ("P", "P")
    theme.show_key_caps()
    assert button.sizeHint().width() > bare.sizeHint().width()


def test_a_click_tells_and_leaves_the_keyboard(theme: Theme) -> None:
    """The mouse does not move the focus: Space stays the stage's key."""
    button, told = QuietButton(theme, "Pause", "P"), list[bool]()
    button.clicked.connect(lambda: told.append(True))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told == [True]
    assert not button.focusPolicy() & Qt.FocusPolicy.ClickFocus
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize("glyph", Glyph)
def test_a_sign_is_painted_in_ink(theme: Theme, glyph: Glyph) -> None:
    """Each sign leaves ink on its surface, and has a name."""
    button = GlyphButton(theme, glyph, "what it does")
    button.resize(button.sizeHint())
    image = button.grab().toImage()
    inner = range(10, image.width() - 10)
    dark = [1 for x in inner for y in inner if image.pixelColor(x, y).lightness() < 90]
    assert len(dark) > 10
    assert button.accessibleName() == "what it does"


def test_more_is_square_and_quiet(theme: Theme) -> None:
    """The "…" button has the form of the quiet buttons beside it."""
    button = MoreButton(theme, "More to do")
    button.resize(button.sizeHint())
    assert button.sizeHint().width() == button.sizeHint().height() >= 44
    assert button.grab().toImage().pixelColor(button.width() // 2, 8) == DAY.surface
