"""Some things of which one is picked: to press one is the choice, and nothing stays chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QLayout, QWidget

from listening_timer.ui.theme import Role, Theme
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.widgets.spoken import Role as Spoken
from listening_timer.ui.widgets.spoken import Voice


class Picks(QWidget):
    """A word above, and buttons below it in a layout of their own; each tells its id."""

    picked = Signal(str)

    def __init__(self, theme: Theme, layout: QLayout, role: Role = Role.BODY) -> None:
        """`layout`: how the buttons lie; `role`: how large the word above them is."""
        super().__init__()
        self._title = Text(theme, role, soft=True)
        self._buttons: list[QAbstractButton] = []
        self._laid = layout

        box = Column(theme, 8)
        box.addWidget(self._title)
        box.addLayout(layout)
        self.setLayout(box)
        self._title.hide()

    def voice(self) -> Voice:
        """What can be picked, under its word where it has one."""
        role = Spoken.Grouping if self.accessibleName() else Spoken.Client
        return Voice(role, parts=self._buttons)

    def show_picks(self, title: str, picks: Sequence[tuple[str, QAbstractButton]]) -> None:
        """Show these buttons, each with its id, in place of any before."""
        self._title.set_text(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)
        for old in self._buttons:
            self._laid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = [button for _name, button in picks]
        for name, button in picks:
            button.setCheckable(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, name=name: self.picked.emit(name))
            self._laid.addWidget(button)
