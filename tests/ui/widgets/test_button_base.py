"""The ring: where the keyboard is, for those who use it, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.button_base import FocusRingButton
from listening_timer.ui.widgets.buttons import Glyph, GlyphButton, LinkButton, MainButton
from listening_timer.ui.widgets.cards import ChoiceCard
from listening_timer.ui.widgets.navigation import NavigationWord
from listening_timer.ui.widgets.scale import ScalePoint
from tests.helpers.qt.widget_windows import activate, in_column

REASON = Qt.FocusReason
KINDS = 6


@pytest.fixture
def buttons(theme: Theme, qtbot: QtBot) -> Iterator[list[FocusRingButton]]:
    """One of each kind, in a window that has the keyboard."""
    made: list[FocusRingButton] = [
        MainButton(theme, "Go on"),
        LinkButton(theme, "About"),
        GlyphButton(theme, Glyph.SWAP, "Swap sides"),
        ChoiceCard(theme, "Share fully"),
        NavigationWord(theme, "History"),
        ScalePoint(theme, 7),
    ]
    activate(qtbot, window := in_column(theme, *made))
    yield made
    window.close()


@pytest.mark.parametrize("kind", range(KINDS))
@pytest.mark.parametrize("reason", [REASON.TabFocusReason, REASON.BacktabFocusReason])
def test_tab_brings_the_ring(
    buttons: list[FocusRingButton], kind: int, reason: Qt.FocusReason
) -> None:
    """On every kind of button; it goes with the keyboard."""
    here, other = buttons[kind], buttons[kind - 1]
    other.setFocus(REASON.OtherFocusReason)
    bare = here.grab().toImage()
    here.setFocus(reason)
    assert here.shows_focus_ring()
    assert here.grab().toImage() != bare
    other.setFocus(REASON.OtherFocusReason)
    assert not here.shows_focus_ring()
    assert here.grab().toImage() == bare


@pytest.mark.parametrize("kind", range(KINDS))
def test_the_program_alone_brings_none_until_a_key_is_pressed(
    buttons: list[FocusRingButton], kind: int
) -> None:
    """Whoever then uses the keyboard sees where it is (WCAG 2.4.7)."""
    here = buttons[kind]
    here.clearFocus()
    bare = here.grab().toImage()
    here.setFocus(REASON.OtherFocusReason)
    assert here.hasFocus()
    assert here.grab().toImage() == bare
    QTest.keyClick(here, Qt.Key.Key_F)
    assert here.shows_focus_ring()
    assert here.grab().toImage() != bare


def test_the_mouse_brings_none(buttons: list[FocusRingButton]) -> None:
    """Not even where a click gives the keyboard to what was clicked."""
    card = buttons[3]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert card.hasFocus()
    assert not card.shows_focus_ring()


def test_a_window_that_comes_back_shows_what_it_showed(buttons: list[FocusRingButton]) -> None:
    """The keyboard has not moved in it, so the ring neither comes nor goes."""
    for reason, ringed in ((REASON.TabFocusReason, True), (REASON.OtherFocusReason, False)):
        here = buttons[0]
        buttons[1].setFocus(REASON.OtherFocusReason)
        here.setFocus(reason)
        here.clearFocus()
        here.setFocus(REASON.ActiveWindowFocusReason)
        assert here.shows_focus_ring() is ringed


def test_arrows_are_left_to_the_holder(buttons: list[FocusRingButton]) -> None:
    """A small button with a sign does not let an arrow take the keyboard away."""
    sign = buttons[2]
    sign.setFocus(REASON.OtherFocusReason)
    QTest.keyClick(sign, Qt.Key.Key_Down)
    assert sign.shows_focus_ring()
