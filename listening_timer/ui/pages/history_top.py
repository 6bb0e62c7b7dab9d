"""The top of the history page: what it is, and what can be done with all of it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme import Role as Type
from listening_timer.ui.theme import Theme
from listening_timer.ui.widgets.buttons import LinkButton, MoreButton, QuietButton
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Row
from listening_timer.ui.widgets.menu import Entry
from listening_timer.ui.words import tr

_TOP = Qt.AlignmentFlag.AlignTop


class Whole(StrEnum):
    """What can be done with the whole history."""

    TAKE_OUT = "take-out"
    BRING_IN = "bring-in"
    PEOPLE = "people"


class HistoryTop(QWidget):
    """A heading and one or two buttons; where there is little room, a small one and a menu."""

    take_out_requested = Signal()
    """Take talks out into a file."""
    bring_in_requested = Signal()
    """Bring talks in from a file."""
    people_requested = Signal()
    """Show the people there are."""
    menu_requested = Signal()
    """Offer the others."""
    back_requested = Signal()
    """Back to the list."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        heading = tr("What you have shared")
        self._large, self._small = (
            Text(theme, Type.HEADING, heading),
            Text(theme, Type.TITLE, heading),
        )
        self._back = LinkButton(theme, tr("Back to the list"))
        self._buttons = {
            Whole.TAKE_OUT: QuietButton(theme, tr("Take out")),
            Whole.BRING_IN: QuietButton(theme, tr("Bring in")),
        }
        self._more = MoreButton(theme, tr("More with all talks"))

        row = Row(theme, 12)
        for widget in (self._large, self._small, self._back):
            row.addWidget(widget, 1)
        for button in self._buttons.values():
            row.addWidget(button, 0, _TOP)
        row.addWidget(self._more, 0, _TOP)
        self.setLayout(row)
        self.arrange(talks=False, narrow=False, back=False)

        self._back.clicked.connect(self.back_requested)
        self._more.clicked.connect(self.menu_requested)
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: self.do(name))

    def arrange(self, *, talks: bool, narrow: bool, back: bool) -> None:
        """Show what there is room and reason for; without talks they can only be brought in."""
        self._large.setHidden(narrow)
        self._small.setHidden(not narrow or back)
        self._back.setHidden(not back)
        self._buttons[Whole.TAKE_OUT].setHidden(not talks or narrow)
        self._buttons[Whole.BRING_IN].setHidden(talks)
        self._more.setHidden(not talks)

    def do(self, wish: str) -> None:
        """Tell that one of the things is wished for, by its id."""
        match Whole(wish):
            case Whole.TAKE_OUT:
                self.take_out_requested.emit()
            case Whole.BRING_IN:
                self.bring_in_requested.emit()
            case Whole.PEOPLE:
                self.people_requested.emit()

    def heading(self) -> str:
        """What the page is called."""
        return self._large.said()

    def take_keyboard(self) -> None:
        """Let Enter lead back to the list."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def entries(self) -> list[Entry]:
        """What can be done besides what has a button now."""
        entries = (
            Entry(Whole.TAKE_OUT, tr("Take talks out into a file")),
            Entry(Whole.BRING_IN, tr("Bring talks in from a file")),
            Entry(Whole.PEOPLE, tr("The people in this history")),
        )
        shown = {name for name, button in self._buttons.items() if not button.isHidden()}
        return [entry for entry in entries if entry.id not in shown]
