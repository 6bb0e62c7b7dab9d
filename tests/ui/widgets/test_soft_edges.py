"""Soft edges and scroll bars: what shows that there is more, and what does not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from listening_timer.ui.theme.theme import DAY, Theme, contrast
from listening_timer.ui.widgets.scroll import Scroll
from listening_timer.ui.widgets.soft_edges import SoftEdges
from tests.helpers.qt.widget_windows import activate, in_column


class _Ink(QWidget):
    """Contents that are ink all over."""

    def __init__(self, high: int) -> None:
        super().__init__()
        self.setMinimumHeight(high)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), DAY.ink)


def _area(theme: Theme, qtbot: QtBot, *, high: int = 900, on_card: bool = False) -> Scroll:
    area = Scroll(theme, in_column(theme, _Ink(high)), on_card=on_card)
    area.resize(300, 240)
    activate(qtbot, area)
    return area


def _colour(area: Scroll, at: QPoint) -> QColor:
    return area.grab().toImage().pixelColor(at)


def _is_ink(area: Scroll, y: int) -> bool:
    return _colour(area, QPoint(100, y)).name() == DAY.ink.name()


@pytest.mark.parametrize("on_card", [False, True])
def test_what_goes_on_fades_at_the_edge(theme: Theme, qtbot: QtBot, *, on_card: bool) -> None:
    """Below at first, above at the end, both in between; into the colour of page or card."""
    area = _area(theme, qtbot, on_card=on_card)
    bar, last = area.verticalScrollBar(), area.height() - 1
    shown: list[tuple[bool, bool]] = []
    for at in (0, bar.maximum() // 2, bar.maximum()):
        bar.setValue(at)
        shown.append((not _is_ink(area, 0), not _is_ink(area, last)))
    assert shown == [(False, True), (True, True), (True, False)]
    ground = DAY.surface if on_card else DAY.paper
    assert contrast(_colour(area, QPoint(100, 0)), ground) < 1.2


def _fading(area: Scroll) -> int:
    return sum(len(edges.faded()) for edges in area.findChildren(SoftEdges))


def test_where_all_of_it_shows_nothing_fades(theme: Theme, qtbot: QtBot) -> None:
    """Neither edge, whatever the size becomes."""
    area = _area(theme, qtbot, high=100)
    assert _fading(area) == 0
    area.resize(300, 80)
    qtbot.waitUntil(lambda: _fading(area) == 1)


def _bar_shows(area: Scroll) -> bool:
    """Whether anything but the ground is painted in the column of the scroll bar."""
    bar = area.verticalScrollBar()
    image, middle = bar.grab().toImage(), bar.width() // 2
    colours = {image.pixelColor(middle, y).name() for y in range(image.height())}
    return len(colours) > 1


def test_a_scroll_bar_is_gone_at_rest(theme: Theme, qtbot: QtBot) -> None:
    """It comes as something scrolls, and goes again by itself."""
    area = _area(theme, qtbot)
    bar = area.verticalScrollBar()
    for timer in bar.findChildren(QTimer):
        timer.setInterval(0)
    for fade in bar.findChildren(QVariantAnimation):
        fade.setDuration(0)
    qtbot.waitUntil(lambda: not _bar_shows(area))
    assert area.scroll_by_key(Qt.Key.Key_PageDown)
    assert _bar_shows(area)
    qtbot.waitUntil(lambda: not _bar_shows(area))


def test_a_scroll_bar_comes_with_the_mouse(theme: Theme, qtbot: QtBot) -> None:
    """As the mouse comes to what scrolls, so that it can be grabbed."""
    area = _area(theme, qtbot)
    QTest.mouseMove(area.windowHandle(), QPoint(-1, -1))
    QTest.mouseMove(area.windowHandle(), area.rect().center())
    qtbot.waitUntil(lambda: _bar_shows(area))
