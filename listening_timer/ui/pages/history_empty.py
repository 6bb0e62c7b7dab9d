"""History without a talk to show: before the first one, and where a search found none."""

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


class NothingFound(QWidget):
    """In the place of a talk, where nothing was found: what a search looks through."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        middle = Qt.AlignmentFlag.AlignHCenter
        self._words = [
            Text(theme, Type.CUE, tr("Nothing found."), soft=True, align=middle),
            Text(
                theme,
                Type.BODY,
                tr(
                    "Search looks through notes, thanks, topics, promises and tags. You can also "
                    "type a name, a month, a year, or a word like “thanks”."
                ),
                soft=True,
                align=middle,
            ),
        ]

        column = Column(theme, 12, (24, 0, 24, 0))
        column.addStretch(1)
        for words in self._words:
            column.addWidget(words)
        column.addStretch(2)
        self.setLayout(column)

    def set_told(self, *, told: bool) -> None:
        """Whether it says so: not where the list itself could not be read."""
        for words in self._words:
            words.setVisible(told)
