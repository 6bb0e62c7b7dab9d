"""Gap page: asks whether the time counts in which the computer slept."""

from __future__ import annotations

from listening_timer.exercise.state import State
from listening_timer.ui.widgets.question_page import Answer, QuestionPage
from listening_timer.ui.words.i18n import about_text, tr


class GapPage(QuestionPage):
    """Gap page: the computer slept during a turn; asks whether that time counts."""

    def show_gap(self, state: State) -> None:
        """Show how long the clock was not read."""
        heading = tr("The computer slept for {time}.").format(time=about_text(state.slept))
        line = tr("The talk has been paused since then. How would you like to go on?")
        answers = [
            Answer("go-on", tr("Go on from there"), tr("Space", "the key")),
            Answer("count", tr("We kept talking: count that time")),
            Answer("break", tr("Take a break")),
            Answer("end", tr("End here")),
        ]
        self.ask(heading, line, answers)
