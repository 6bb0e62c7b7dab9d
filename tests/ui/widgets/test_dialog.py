"""The sheet: it asks in the window, answers once, and gives the keyboard back."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.button_base import FocusRingButton
from listening_timer.ui.widgets.buttons import MainButton
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.dialog import Dialog, EntryButton, MenuEntry
from listening_timer.ui.widgets.progress import ProgressBar
from listening_timer.ui.widgets.scroll import Scroll
from listening_timer.ui.window import MainWindow
from tests.helpers.qt.widget_actions import child_of
from tests.helpers.qt.widget_windows import activate

END = [("end", "End here", True), ("on", "Go on", False)]
ENTRIES = [
    MenuEntry("digits", "Change how time is shown", "D"),
    MenuEntry("back", "Undo the last step", "←"),
    MenuEntry("skip", "Skip this step"),
    MenuEntry("hide", "Hide now", "X"),
    MenuEntry("keys", "All keys", "?"),
    MenuEntry("end", "End here", apart=True),
]


@pytest.fixture
def window(theme: Theme) -> QWidget:
    """A window to lie over."""
    assert theme is not None
    made = QWidget()
    made.resize(1024, 640)
    return made


def buttons_of(sheet: Dialog) -> list[FocusRingButton]:
    """Its entries, then its answers, the main one last."""
    return sheet.findChildren(FocusRingButton)


def scroll_of(sheet: Dialog) -> Scroll:
    """What scrolls on it."""
    return sheet.findChildren(Scroll)[0]


def _asked(theme: Theme, window: QWidget) -> tuple[Dialog, list[str]]:
    sheet, told = Dialog(theme, window), list[str]()
    sheet.answered.connect(told.append)
    sheet.ask("End here?", "It is kept as ended early.", END)
    return sheet, told


def test_it_covers_its_window(theme: Theme, window: QWidget) -> None:
    """All of it, also after a resize; the panel lies within."""
    sheet, _told = _asked(theme, window)
    window.resize(800, 600)
    window.grab()
    assert sheet.geometry() == window.rect()
    assert sheet.rect().contains(child_of(sheet, Card).geometry())


def test_an_answer_closes_it_and_is_told_once(theme: Theme, window: QWidget) -> None:
    """A second answer says nothing."""
    sheet, told = _asked(theme, window)
    sheet.findChildren(MainButton)[0].click()
    sheet.answer("on")
    assert told == ["end"]
    assert not sheet.is_open()


def test_escape_gives_the_safe_answer(theme: Theme, window: QWidget) -> None:
    """Which is the one that is not the main one, wherever it stands."""
    sheet, told = _asked(theme, window)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert told == ["on"]


def test_the_main_answer_stands_last(theme: Theme, window: QWidget) -> None:
    """Lower right, as on every screen."""
    sheet, _told = _asked(theme, window)
    window.grab()
    quiet, main = buttons_of(sheet)
    assert isinstance(main, MainButton)
    assert quiet.mapTo(window, QPoint()).x() < main.mapTo(window, QPoint()).x()


def test_keys_go_no_further(theme: Theme, window: QWidget) -> None:
    """A key that the sheet has no use for does not reach what lies below."""
    sheet, told = _asked(theme, window)
    QTest.keyClick(sheet, Qt.Key.Key_P)
    assert sheet.is_open()
    assert told == []


def test_rows_are_read_and_closed(theme: Theme, window: QWidget) -> None:
    """Escape closes them; a long list at 200 % text stays within the window."""
    theme.set_text_percent(200)
    sheet, told = Dialog(theme, window), list[str]()
    sheet.answered.connect(told.append)
    sheet.show_rows("Keys", [("Space", "The main action")] * 30, "Close")
    window.grab()
    assert window.rect().contains(child_of(sheet, Card).geometry())
    QTest.keyClick(sheet, Qt.Key.Key_PageDown)
    assert scroll_of(sheet).verticalScrollBar().value() > 0
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert told == ["closed"]


def test_it_can_ask_again_while_it_is_open(theme: Theme, window: QWidget) -> None:
    """A new question takes the place of the old one."""
    sheet, told = _asked(theme, window)
    sheet.ask("Quit?", "The session can be taken up again.", [("stay", "Stay", False)])
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert told == ["stay"]


def test_the_keyboard_goes_back_to_who_had_it(theme: Theme, window: QWidget) -> None:
    """Unless they are gone by then, which harms nothing."""
    field = QLineEdit(window)
    window.show()
    field.setFocus()
    sheet, told = _asked(theme, window)
    assert window.focusWidget() is not field
    sheet.answer("on")
    assert window.focusWidget() is field
    sheet.ask("Again?", "", END)
    shiboken6.delete(field)
    sheet.answer("on")
    assert told == ["on", "on"]


def test_no_answer_is_cut(theme: Theme, window: QWidget) -> None:
    """Many answers on several lines, and no text above them: all stand inside the panel."""
    sheet = Dialog(theme, window)
    sheet.ask(
        "What would you like to do?", "", [(str(n), f"An answer, {n}", n == 6) for n in range(7)]
    )
    window.show()
    sheet.grab()
    for button in buttons_of(sheet):
        low = button.mapTo(child_of(sheet, Card), button.rect().bottomLeft()).y()
        assert low < child_of(sheet, Card).height()
        assert button.height() >= button.sizeHint().height()


def _menu(theme: Theme, window: QWidget) -> tuple[Dialog, list[str]]:
    sheet, told = Dialog(theme, window), list[str]()
    sheet.answered.connect(told.append)
    window.show()
    sheet.show_menu("What would you like to do?", ENTRIES, "Back to the talk")
    window.grab()
    return sheet, told


def _places(sheet: Dialog) -> list[QRect]:
    """Where the buttons stand on the panel; the one that closes it last."""
    card = child_of(sheet, Card)
    return [QRect(b.mapTo(card, QPoint(0, 0)), b.size()) for b in buttons_of(sheet)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_menu_is_closed_by_escape_and_enter_as_it_opens(
    theme: Theme, window: QWidget, key: Qt.Key
) -> None:
    """Neither does anything of what it offers."""
    _sheet, told = _menu(theme, window)
    QTest.keyClick(window.focusWidget(), key)
    assert told == ["closed"]


def test_a_menu_answers_with_what_was_pressed(theme: Theme, window: QWidget) -> None:
    """By mouse, and by Tab and Enter."""
    sheet, told = _menu(theme, window)
    QTest.mouseClick(buttons_of(sheet)[3], Qt.MouseButton.LeftButton)
    sheet, more = _menu(theme, window)
    for _on_to_the_second in range(2):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert (told, more) == (["hide"], ["back"])


def test_a_menu_stands_in_two_columns(theme: Theme, window: QWidget) -> None:
    """Of one width; ending stands below a gap, and closing lower right on a line of its own."""
    window.resize(1280, 800)
    sheet, _told = _menu(theme, window)
    *entries, end, close = _places(sheet)
    assert len({place.width() for place in entries[:-1]}) == 1
    assert len({place.left() for place in entries}) == 2
    steps = [low.top() - high.bottom() for high, low in zip(entries, entries[2:], strict=False)]
    assert end.top() - entries[-1].bottom() > 2 * max(steps)
    assert close.top() > end.bottom()
    assert close.right() == entries[1].right()


def test_no_row_of_a_menu_has_a_hole(theme: Theme, window: QWidget) -> None:
    """Three in a row, then two, and the odd one as wide as both; each row ends where all end."""
    window.resize(1280, 800)
    sheet = Dialog(theme, window)
    minutes = [MenuEntry(f"add-{n}", f"+{n} min", columns=3) for n in (1, 2, 5)]
    sheet.show_menu("What next?", [*minutes, *ENTRIES[:3]], "Back")
    window.show()
    window.grab()
    *entries, _close = _places(sheet)
    rows = [
        [place for place in entries if place.top() == top]
        for top in sorted({place.top() for place in entries})
    ]
    assert [len(row) for row in rows] == [3, 2, 1]
    assert {(row[0].left(), row[-1].right()) for row in rows} == {
        (entries[0].left(), entries[-1].right())
    }


def test_a_menu_is_one_column_where_words_are_large(theme: Theme, window: QWidget) -> None:
    """At 200 % text it scrolls, closing stays in sight, and the keyboard reaches every entry."""
    window.resize(window.width(), 560)
    theme.set_window_size(window.size())
    theme.set_text_percent(200)
    sheet, _told = _menu(theme, window)
    *entries, close = _places(sheet)
    assert len({place.left() for place in entries}) == 1
    assert entries[0].right() == close.right()
    assert child_of(sheet, Card).rect().contains(close)
    assert scroll_of(sheet).verticalScrollBar().maximum() > 0
    for button in buttons_of(sheet)[:-1]:
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.focusWidget() is button
        top = button.mapTo(scroll_of(sheet).viewport(), QPoint(0, 0)).y()
        assert 0 <= top <= scroll_of(sheet).viewport().height() - button.height()


def test_an_entry_shows_its_key_at_its_end(theme: Theme) -> None:
    """Words begin at one edge and the cap stands at the other, however wide the entry is."""
    theme.show_key_caps()
    button = EntryButton(theme, "Hide now", "X")
    button.resize(500, 60)
    image = button.grab().toImage()
    middle = [x for x in range(8, 492) if image.pixelColor(x, 30).lightness() < 170]
    assert middle[0] < 40
    assert middle[-1] > 460
    assert not [x for x in middle if 200 < x < 430]


def test_no_ring_shows_before_a_key_is_pressed(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    """Who opened it by mouse sees none; who came with Tab sees it on the sheet, and again after."""
    before = MainButton(theme, "More")
    before.setParent(window)
    activate(qtbot, window)
    for reason, ringed in (
        (Qt.FocusReason.OtherFocusReason, False),
        (Qt.FocusReason.TabFocusReason, True),
    ):
        before.clearFocus()
        before.setFocus(reason)
        sheet, _told = _asked(theme, window)
        safe = next(b for b in sheet.findChildren(FocusRingButton) if b.hasFocus())
        assert safe.shows_focus_ring() is ringed
        sheet.answer("on")
        assert before.hasFocus()
        assert before.shows_focus_ring() is ringed


def test_it_shows_a_part_and_answers(theme: Theme, window: QWidget) -> None:
    """Its only answer is the one that Escape gives."""
    sheet, told = Dialog(theme, window), list[str]()
    sheet.answered.connect(told.append)
    bar = ProgressBar(theme, "Progress")
    sheet.show_content("Exporting talks", "It can be stopped.", bar, [("stop", "Cancel", False)])
    window.show()
    assert bar.isVisible()
    assert sheet.accessibleName() == "Exporting talks"
    assert sheet.accessibleDescription() == "It can be stopped."
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert told == ["stop"]


def test_the_part_goes_with_the_next_use(theme: Theme, window: QWidget) -> None:
    """Nothing of it is kept."""
    sheet, bar = Dialog(theme, window), ProgressBar(theme, "Progress")
    sheet.show_content("Exporting talks", "", bar, [("stop", "Cancel", False)])
    sheet.ask("Saved", "Three talks.", [("done", "Done", True)])
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(bar)


ANSWERS = [("stay", "Go on talking", False), ("end", "End here", True)]


@pytest.mark.parametrize("size", [(1920, 1080), (3840, 2160), (1024, 640)])
def test_the_panel_follows_what_it_holds(size: tuple[int, int], theme: Theme) -> None:
    """Where all becomes larger while something is asked, the answers are wholly on it."""
    window = MainWindow(theme)
    window.show()
    window.sheet.ask("End here?", "The talk is kept up to here.", ANSWERS)
    window.resize(QSize(*size))
    for _turn in range(3):
        QCoreApplication.sendPostedEvents()
    buttons = window.sheet.findChildren(QAbstractButton)
    assert len(buttons) == len(ANSWERS)
    for button in buttons:
        assert button.visibleRegion().boundingRect() == button.rect()


def test_answers_below_each_other_end_at_the_far_edge(theme: Theme) -> None:
    """The main answer is lower right also where the answers need two lines."""
    window = MainWindow(theme)
    window.resize(1024, 640)
    theme.set_text_percent(200)
    window.show()
    answers = [("stay", "We go on talking for a while", False), ("end", "We end it here", True)]
    window.sheet.ask("End here?", "The talk is kept up to here.", answers)
    QCoreApplication.sendPostedEvents()
    first, main = (button.geometry() for button in window.sheet.findChildren(QAbstractButton))
    assert first.bottom() < main.top()
    assert first.right() == main.right()
