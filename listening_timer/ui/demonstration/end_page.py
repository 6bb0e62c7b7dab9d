"""End page of a demonstration: now the two who watched, once more, or back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.keyboard import takes_escape
from listening_timer.ui.widgets.question_page import Answer, QuestionPage
from listening_timer.ui.words.i18n import tr

NOW_YOU, START_OVER, DONE = "now-you", "start-over", "done"
"""Ids of the answers."""
_ANSWERED_BY = {Qt.Key.Key_R: START_OVER, Qt.Key.Key_Escape: DONE}


class DemonstrationEndPage(QuestionPage):
    """One sentence, and what can follow; R starts over, Escape goes back."""

    def __init__(self, theme: Theme, names: tuple[str, str]) -> None:
        super().__init__(theme)
        self._names = names

    def show_ended(self, shown: str) -> None:
        """Show the page after a demonstration of this way to talk, by its name."""
        line = tr("{one} and {other} showed “{format}”. Nothing was kept.")
        one, other = self._names
        self.ask(
            tr("That’s how it goes."),
            line.format(one=one, other=other, format=shown),
            [
                Answer(NOW_YOU, tr("Now you: one minute each"), tr("Space", "the key")),
                Answer(START_OVER, tr("Start over"), "R"),
                Answer(DONE, tr("Done"), tr("Esc", "the key")),
            ],
        )

    def event(self, event: QEvent) -> bool:
        """Take Escape before the window does, unless in full screen, which it leaves first."""
        return takes_escape(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """R starts over, Escape goes back."""
        answer = _ANSWERED_BY.get(Qt.Key(event.key()))
        if answer is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # held down since the stage
            self.answered.emit(answer)
