"""The scale from 0 to 10, and the card that shows what was answered."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest

from listening_timer.ui.theme.theme import DAY, Theme, Tone
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.scale import AnswersCard, ScalePoint, ScaleRow
from tests.helpers.qt.widget_actions import lay_out, spoken_text


@pytest.fixture
def scale(theme: Theme) -> ScaleRow:
    """A scale that asks something, with room enough."""
    made = ScaleRow(theme, "not at all", "very")
    made.ask("How calm are you?", Tone.CLAY)
    made.resize(900, 140)
    made.show()
    return made


def points(scale: ScaleRow) -> list[ScalePoint]:
    """Its points, from 0 to 10."""
    return scale.findChildren(ScalePoint)


def press(scale: ScaleRow, *keys: Qt.Key) -> int | None:
    """Press keys on the stone where Tab stops; returns what is chosen then."""
    for key in keys:
        stop = next(p for p in points(scale) if p.focusPolicy() is Qt.FocusPolicy.TabFocus)
        QTest.keyClick(stop, key)
    return scale.value()


def test_a_click_chooses_and_another_lets_go(scale: ScaleRow) -> None:
    """An answer can be taken back, and both are told."""
    told: list[int | None] = []
    scale.changed.connect(lambda: told.append(scale.value()))
    for _ in range(2):
        QTest.mouseClick(points(scale)[7], Qt.MouseButton.LeftButton)
    assert told == [7, None]


def test_one_stone_alone_is_filled(scale: ScaleRow) -> None:
    """The one that was chosen last, in the colour of who answers."""
    scale.choose(2)
    scale.choose(9)
    assert [n for n, point in enumerate(points(scale)) if point.isChecked()] == [9]
    image = points(scale)[9].grab().toImage()
    assert image.pixelColor(QPoint(image.width() // 2, 5)) == DAY.clay
    image = points(scale)[2].grab().toImage()
    assert image.pixelColor(QPoint(image.width() // 2, 5)) == DAY.surface


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ("Space", 0),
        ("Right", 0),
        ("Right Right Up", 2),
        ("End Right", 10),
        ("End Down Left", 8),
        ("End Home Left", 0),
        ("7", 7),
        ("1 0", 10),
        ("1 0 0", 0),
        ("3 1", 1),
        ("7 3", 3),
        ("1 End 0", 0),
        ("4 X", 4),
    ],
)
def test_keys_choose(scale: ScaleRow, keys: str, chosen: int) -> None:
    """Space takes a stone, arrows stop at the ends; digits name a number, 1 and 0 the ten."""
    assert press(scale, *(Qt.Key[f"Key_{key}"] for key in keys.split())) == chosen


def test_arrows_are_mirrored_where_text_is(
    scale: ScaleRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From right to left the higher numbers lie on the left."""
    monkeypatch.setattr("PySide6.QtGui.QGuiApplication.isRightToLeft", lambda: True)
    scale.choose(5)
    assert press(scale, Qt.Key.Key_Left) == 6
    assert press(scale, Qt.Key.Key_Down) == 5


def test_tab_stops_once(scale: ScaleRow) -> None:
    """At what is chosen, or at the first while nothing is; a click takes no keyboard."""

    def stops() -> list[int]:
        none = Qt.FocusPolicy.NoFocus
        return [n for n, point in enumerate(points(scale)) if point.focusPolicy() is not none]

    assert stops() == [0]
    scale.choose(6)
    assert stops() == [6]
    scale.clear()
    assert stops() == [0]


def test_it_says_what_is_asked(scale: ScaleRow) -> None:
    """Each stone is named by its number and tells the question; the ends say what they mean."""
    assert scale.accessibleName() == "How calm are you?"
    first, second, last = points(scale)[0], points(scale)[1], points(scale)[-1]
    assert (first.accessibleName(), second.accessibleName()) == ("0", "1")
    assert first.accessibleDescription() == "How calm are you? not at all"
    assert second.accessibleDescription() == "How calm are you?"
    assert last.accessibleDescription() == "How calm are you? very"


@pytest.mark.parametrize("text", [100, 200])
def test_every_stone_is_large_enough_and_has_room(theme: Theme, text: int) -> None:
    """In the smallest window, at any text size, none is under 44 pixels or over another."""
    theme.set_window_size(QSize(800, 560))
    theme.set_text_percent(text)
    scale = ScaleRow(theme, "not at all", "very")
    scale.ask("How calm are you?", Tone.LAKE)
    wide = scale.minimumSizeHint().width()
    assert wide <= 680
    scale.resize(wide, scale.heightForWidth(wide))
    scale.grab()
    boxes = [point.geometry() for point in points(scale)]
    assert all(box.width() >= 44 and box.height() >= 44 for box in boxes)
    assert all(a.right() < b.left() for a, b in itertools.pairwise(boxes))


def test_asking_again_chooses_nothing(scale: ScaleRow) -> None:
    """The next one finds the scale as if nobody had answered."""
    scale.choose(3)
    scale.ask("How close do you feel?", Tone.LAKE)
    assert scale.value() is None


def test_answers_share_the_width_of_their_card(theme: Theme) -> None:
    """Two or three of them: only those that are there take room, so that all lie centred."""
    card = AnswersCard(theme, 3)
    card.resize(480, 200)
    card.show()
    answers = [("calm", 7), ("close", 10), ("heard", 8)]
    for shown in (answers[:2], answers):
        card.show_answers("Maya", Tone.LAKE, shown)
        lay_out(card)
        centres = [
            text.mapTo(card, text.rect().center()).x()
            for text in card.findChildren(Text)
            if text.isVisible() and text.said().isdigit()
        ]
        assert sum(centres) / len(centres) == pytest.approx(card.rect().center().x(), abs=2)


def test_a_card_shows_answers_and_forgets_them(theme: Theme) -> None:
    """Each number with its word; cleared, it holds neither."""
    card = AnswersCard(theme, 3)
    card.show_answers("Maya", Tone.LAKE, [("calm", 7), ("close", 10)])
    card.show()
    shown = ["Maya", "7", "calm", "10", "close"]
    assert spoken_text(card).split() == shown
    texts = card.findChildren(Text)
    assert [text.said() for text in texts if text.isVisible()] == shown
    card.clear()
    assert spoken_text(card).strip() == ""
    assert {(text.text(), text.accessibleDescription()) for text in texts} == {("", "")}
    assert card.accessibleName() == ""
