"""Claims about bringing to view: what unfolds below is seen, and nothing else is moved for it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.widgets.scroll import Scroll, bring_into_view


class Folded(QWidget):
    """A line, and below it what is unfolded, three layouts deep; all of it above or below others.

    Both together have room in the area; with `high` below the line they have not.
    """

    def __init__(self, theme: Theme, *, above: int = 900, high: int = 120) -> None:
        super().__init__()
        self.line, self.below = block(40), block(high)
        self.below.hide()
        inside, fold, inner = QWidget(), QWidget(), QWidget()
        for owner, parts in (
            (inside, [self.below]),
            (fold, [self.line, inside]),
            (inner, [block(above), fold, block(900 - above)]),
        ):
            column = Column(theme)
            for part in parts:
                column.addWidget(part)
            owner.setLayout(column)
        self.area = Scroll(theme, inner)
        whole = Column(theme)
        whole.addWidget(self.area)
        self.setLayout(whole)
        self.resize(400, 300)
        self.show()
        self.grab()

    @property
    def at(self) -> int:
        """How far it is scrolled, in pixels."""
        return self.area.verticalScrollBar().value()


def block(high: int) -> QWidget:
    """Something of this height."""
    made = QWidget()
    made.setFixedHeight(high)
    return made


def take_turns(qtbot: QtBot) -> None:
    """Let all that waits for its turn have it."""
    done: list[bool] = []
    QTimer.singleShot(0, lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))


def whole(part: QWidget) -> bool:
    """Whether all of a part is seen."""
    return part.visibleRegion().boundingRect() == part.rect()


def test_what_unfolds_is_scrolled_to(theme: Theme, qtbot: QtBot) -> None:
    """Below the edge, as soon as every layout around it knows how high it is."""
    folded = Folded(theme)
    folded.below.show()
    bring_into_view(folded.line, folded.below)
    qtbot.waitUntil(lambda: whole(folded.below))
    assert whole(folded.line)


def test_the_last_one_is_seen_where_not_all_have_room(theme: Theme, qtbot: QtBot) -> None:
    """Whichever is named last, the line or what it unfolds."""
    folded = Folded(theme, high=280)
    folded.below.show()
    bring_into_view(folded.line, folded.below)
    qtbot.waitUntil(lambda: whole(folded.below))
    assert not whole(folded.line)
    bring_into_view(folded.below, folded.line)
    qtbot.waitUntil(lambda: whole(folded.line))
    assert not whole(folded.below)


def test_what_is_seen_already_moves_nothing(theme: Theme, qtbot: QtBot) -> None:
    """The page stays where it is."""
    folded = Folded(theme, above=20)
    folded.below.show()
    bring_into_view(folded.line, folded.below)
    take_turns(qtbot)
    assert whole(folded.below)
    assert folded.at == 0


def test_what_was_folded_again_draws_nobody_there(theme: Theme, qtbot: QtBot) -> None:
    """Hidden before its turn came, it is left out; what else is asked for is shown."""
    folded = Folded(theme)
    for also, seen in (((), False), ((folded.line,), True)):
        folded.below.show()
        bring_into_view(*also, folded.below)
        folded.below.hide()
        take_turns(qtbot)
        assert whole(folded.line) is seen


def test_every_area_around_it_is_scrolled(theme: Theme, qtbot: QtBot) -> None:
    """An area that scrolls inside another one is brought to view with what it holds."""
    folded, outer = Folded(theme), QWidget()
    folded.setFixedHeight(200)
    column = Column(theme)
    column.addWidget(block(600))
    column.addWidget(folded)
    outer.setLayout(column)
    area = Scroll(theme, outer)
    area.resize(400, 300)
    area.show()
    area.grab()
    folded.below.show()
    bring_into_view(folded.below)
    qtbot.waitUntil(lambda: whole(folded.below))
    assert area.verticalScrollBar().value() > 0
    assert folded.at > 0
