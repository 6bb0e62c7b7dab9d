"""Progress of an export or import: a bar and a line of text, each tenth announced."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets import accessibility
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.widgets.progress import WHOLE, ProgressBar
from listening_timer.ui.words.i18n import tr

Count = Callable[[int, int], str]
"""Text for the progress: amount done, amount in all."""
TENTH = 10
"""Percent between two announcements."""


def talks_done(done: int, total: int) -> str:
    """How many sessions are done."""
    number = QLocale().toString
    return tr("{done} of {total} talks").format(done=number(done), total=number(total))


def part_done(done: int, total: int) -> str:
    """What part of a file has been read."""
    return tr("{percent} % read").format(percent=_percent(done, total))


class HowFar(QWidget):
    """A progress bar with its text, announced once for each tenth."""

    def __init__(self, theme: Theme, count: Count) -> None:
        super().__init__()
        self._count = count
        self._bar = ProgressBar(theme, tr("Progress"))
        self._line = Text(theme, TextStyle.BODY, tr("One moment …"), soft=True)

        layout = Column(theme, 12)
        layout.addWidget(self._bar)
        layout.addWidget(self._line)
        self.setLayout(layout)

    def show_done(self, done: int, total: int) -> None:
        """Show the progress; it never goes back."""
        before, percent = self._bar.percent(), _percent(done, total)
        if not total or percent < before:
            return
        self._bar.set_percent(percent)
        words = self._count(done, total)
        self._line.set_text(words)
        if percent // TENTH > before // TENTH and self.isVisible():
            accessibility.announce(self, words)


def _percent(done: int, total: int) -> int:
    return done * WHOLE // total if total else 0
