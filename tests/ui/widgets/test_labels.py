"""Plain text on the screen, and words with whose they are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from listening_timer.ui.theme.theme import EVENING, TextStyle, Theme, Tone
from listening_timer.ui.widgets.labels import Quote, Text


def test_markup_is_shown_as_it_was_written(theme: Theme) -> None:
    """A name with tags in it is a name with tags in it."""
    label = Text(theme, TextStyle.BODY, "<b>Maya</b>")
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == "<b>Maya</b>"


def test_wrapped_text_has_the_height_it_needs(theme: Theme) -> None:
    """At half the width and 200 % text, the height is that of all lines."""
    theme.set_text_percent(200)
    label = Text(theme, TextStyle.BODY, "Just listen. Let your reply wait.")
    wide = label.sizeHint().width()
    assert label.heightForWidth(wide // 2) >= 2 * label.fontMetrics().height()


def test_a_word_without_end_may_break(theme: Theme) -> None:
    """A thousand letters without a space do not widen the page; they are read out unbroken."""
    label = Text(theme, TextStyle.BODY, "x" * 1000)
    assert label.minimumSizeHint().width() < 400
    assert label.said() == label.accessibleName() == "x" * 1000


def _lines(label: Text) -> list[int]:
    """How wide each line of a text is as it is painted, in pixels."""
    image, found, before = label.grab().toImage(), list[int](), False
    for y in range(image.height()):
        inked = [x for x in range(image.width()) if image.pixelColor(x, y).lightness() < 128]
        if inked and not before:
            found.append(0)
        if inked:
            found[-1] = max(found[-1], inked[-1] - inked[0])
        before = bool(inked)
    return found


def test_centred_lines_are_of_a_like_length(theme: Theme) -> None:
    """No word is left alone on the last line; there are no more lines than without."""
    words = "You are in the middle of a talk."
    label = Text(theme, TextStyle.HEADING, words, align=Qt.AlignmentFlag.AlignHCenter)
    whole = label.fontMetrics().horizontalAdvance(words)
    wide = whole - label.fontMetrics().horizontalAdvance("talk.") // 2
    label.resize(wide, label.heightForWidth(wide))
    first, last = _lines(label)
    assert last > first * 0.6
    assert label.height() < 3 * label.fontMetrics().height()


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_lines_of_a_heading_are_of_a_like_length(theme: Theme, way: Qt.LayoutDirection) -> None:
    """It begins where the page does, and leaves no word alone on its last line."""
    words = "Make room for each other."
    label = Text(theme, TextStyle.HEADING, words)
    label.setLayoutDirection(way)
    wide = label.fontMetrics().horizontalAdvance(words) - 4
    label.resize(wide, label.heightForWidth(wide))
    first, last = _lines(label)
    assert last > first * 0.6
    image = label.grab().toImage()
    inked = [
        x
        for x in range(wide)
        if any(image.pixelColor(x, y).lightness() < 128 for y in range(image.height()))
    ]
    before, after = inked[0], wide - inked[-1]
    assert min(before, after) < 10 < max(before, after)
    assert (before < after) is (way is Qt.LayoutDirection.LeftToRight)


def test_what_belongs_together_is_not_cut_to_balance_a_heading(theme: Theme) -> None:
    """A date that is wider than every word of its heading is painted whole."""
    label = Text(theme, TextStyle.HEADING, "On the 22\u00a0November")
    date = label.fontMetrics().horizontalAdvance("22\u00a0November")
    assert label.minimumSizeHint().width() >= date
    label.resize(date + 40, label.heightForWidth(date + 40))
    assert max(_lines(label)) >= 0.9 * date


def test_a_column_holds_as_many_words_in_larger_text(theme: Theme) -> None:
    """What is on one line at 100 % is on one line at 200 %, where there is room for it."""
    label = Text(theme, TextStyle.BODY, "Sam: I say so before it gets too much.")
    assert label.sizeHint().height() < 2 * label.fontMetrics().height()
    theme.set_text_percent(200)
    assert label.sizeHint().height() < 2 * label.fontMetrics().height()


def test_colour_follows_tone_and_palette(theme: Theme) -> None:
    """Clay by day becomes clay by evening."""
    label = Text(theme, TextStyle.TITLE, "Sam", tone=Tone.CLAY)
    theme.set_palette_choice("evening")
    assert label.palette().color(QPalette.ColorRole.WindowText) == EVENING.clay_deep
    label.set_tone(None)
    assert label.palette().color(QPalette.ColorRole.WindowText) == EVENING.ink


def test_an_empty_folding_text_takes_no_room(theme: Theme) -> None:
    """It is hidden while empty and comes back with words."""
    parent = QLabel()
    label = Text(theme, TextStyle.BODY, folds=True, parent=parent)
    assert label.isHidden()
    label.set_text("words")
    assert not label.isHidden()


def test_an_answer_is_shown_and_said_where_it_is_seen(theme: Theme, aloud: list[str]) -> None:
    """Each time it is given; on a page that is not shown, and without words, nothing is said."""
    label = Text(theme, TextStyle.BODY, folds=True, parent=(page := QWidget()))
    label.say("Saved.")
    assert label.said() == "Saved."
    page.show()
    for text in ("Noted.", "Noted.", ""):
        label.say(text)
    assert aloud == ["Noted.", "Noted."]
    assert label.isHidden()


def test_a_name_kept_apart_makes_no_line_higher(theme: Theme) -> None:
    """The marks round a name are left out where all runs one way, and needed where it does not."""
    plain = Text(theme, TextStyle.BODY, "Maya said thank you")
    apart = Text(theme, TextStyle.BODY, "\u2068Maya\u2069 said thank you")
    assert apart.heightForWidth(400) == plain.heightForWidth(400)
    assert apart.said() == apart.accessibleName() == "\u2068Maya\u2069 said thank you"
    turned = Text(theme, TextStyle.BODY, "\u2068נועה\u2069 said thank you")
    assert turned.text() == turned.said()


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_its_bar_stands_where_reading_begins(
    qapp: QApplication, theme: Theme, way: Qt.LayoutDirection
) -> None:
    """In the colour of whose words they are, over the whole height."""
    qapp.setLayoutDirection(way)
    quote = Quote(theme, Tone.CLAY)
    quote.body.addWidget(Text(theme, TextStyle.BODY, "That you asked."))
    quote.resize(300, 80)
    image = quote.grab().toImage()
    edge = 1 if way is Qt.LayoutDirection.LeftToRight else image.width() - 2
    other = image.width() - 1 - edge
    plain = theme.shades(Tone.CLAY).plain.name()
    assert {image.pixelColor(edge, y).name() for y in range(80)} == {plain}
    assert plain not in {image.pixelColor(other, y).name() for y in range(80)}
