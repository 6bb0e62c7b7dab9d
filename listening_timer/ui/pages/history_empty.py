"""History before the first talk: what will be here, and the next step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme import Role as Type
from listening_timer.ui.theme import Theme
from listening_timer.ui.widgets.buttons import MainButton
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.words import tr


class NoTalks(QWidget):
    """A few words in the middle, and the main action lower right."""

    begin_requested = Signal()
    """Begin the first talk."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        words = Text(
            theme,
            Type.CUE,
            tr("Your talks will stand here, with how long each of you shared."),
            soft=True,
            align=Qt.AlignmentFlag.AlignHCenter,
        )
        begin = MainButton(theme, tr("Begin your first talk"))

        column = Column(theme, 16)
        column.addStretch(1)
        column.addWidget(words)
        column.addStretch(2)
        column.addWidget(begin, 0, Qt.AlignmentFlag.AlignTrailing)
        self.setLayout(column)

        begin.clicked.connect(self.begin_requested)
