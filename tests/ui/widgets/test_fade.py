"""Claims about what fades: it goes from sight and from nowhere else, and is back at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QVariantAnimation
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets import accessibility
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.fade import FADE_AWAY_MS, Fade
from listening_timer.ui.widgets.layouts import Column
from tests.helpers.qt.widget_actions import child_of


class Bench:
    """A page with a bar that can fade, and a button in it."""

    def __init__(self, theme: Theme) -> None:
        accessibility.install()
        self.page, self.bar = QWidget(), QWidget()
        self.button = QuietButton(theme, "Pause")
        inside, column = Column(theme), Column(theme)
        inside.addWidget(self.button)
        self.bar.setLayout(inside)
        column.addWidget(self.bar)
        self.page.setLayout(column)
        self.fade = Fade((self.bar,), self.page)
        self.page.resize(300, 100)
        self.page.show()

    def painted(self) -> int:
        """How many colours there are to see."""
        image = self.page.grab().toImage()
        return len({image.pixel(x, y) for x in range(300) for y in range(100)})

    def state(self) -> QAccessible.State:
        """What a screen reader is told of the button."""
        return QAccessible.queryAccessibleInterface(self.button).state()


@pytest.fixture
def bench(theme: Theme) -> Bench:
    """A page on which nothing has faded."""
    return Bench(theme)


def test_what_fades_is_out_of_sight_and_in_its_place(bench: Bench) -> None:
    """Nothing of it is painted; place, Tab stop, name and action are as before."""
    bench.fade.set_motion(False)
    place = bench.button.geometry()
    assert bench.painted() > 1
    bench.fade.fade()
    assert bench.painted() == 1
    assert (bench.button.geometry(), bench.button.isVisible()) == (place, True)
    told = QAccessible.queryAccessibleInterface(bench.button)
    assert told.text(QAccessible.Text.Name) == "Pause"
    assert told.state().focusable
    bench.fade.show()
    assert bench.painted() > 1


def test_a_reader_knows_that_it_does_not_show(bench: Bench) -> None:
    """From the beginning of the fade on, until it is back."""
    shown = [bench.state().invisible]
    bench.fade.fade()
    shown.append(bench.state().invisible)
    bench.fade.show()
    shown.append(bench.state().invisible)
    assert shown == [0, 1, 0]


def test_it_fades_slowly_and_is_back_at_once(bench: Bench) -> None:
    """Half way something is still to be seen; back, no animation runs on."""
    bench.fade.fade()
    animation = child_of(bench.fade, QVariantAnimation)
    animation.setCurrentTime(FADE_AWAY_MS // 2)
    assert bench.painted() > 1
    bench.fade.show()
    assert animation.state() is QVariantAnimation.State.Stopped
    assert not bench.fade.faded


def test_when_it_has_faded_nothing_moves_on(bench: Bench) -> None:
    """No animation keeps the process awake."""
    bench.fade.fade()
    animation = child_of(bench.fade, QVariantAnimation)
    animation.setCurrentTime(FADE_AWAY_MS)
    assert animation.state() is QVariantAnimation.State.Stopped
    assert bench.painted() == 1
