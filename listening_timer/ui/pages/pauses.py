"""The pages on which a session stands still: break, gap, and a session found again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot

from listening_timer.exercise.formats import MINUTE
from listening_timer.exercise.state import State
from listening_timer.ui.pages.question import Answer, Question
from listening_timer.ui.people import People
from listening_timer.ui.theme import Theme
from listening_timer.ui.widgets.steppers import ChoiceRow
from listening_timer.ui.words import about_text, day_text, minutes_text, time_text, tr

USUAL_BREAK = 20
BREAKS = (5, 10, 20, 30, 60, 24 * 60)
HOUR = 60 * MINUTE


class BreakPage(Question):
    """An agreed time-out: when both will be back, and nothing that runs out."""

    break_requested = Signal(int)
    """Come back in so many minutes from now."""

    def __init__(self, theme: Theme, offset: Callable[[], int]) -> None:
        """`offset`: minutes by which local time is ahead of UTC."""
        super().__init__(theme)
        self._offset = offset
        self._length = ChoiceRow(
            theme,
            tr("Come back in"),
            [(str(minutes), minutes_text(minutes * MINUTE)) for minutes in BREAKS],
        )
        self.middle.addWidget(self._length, 0, Qt.AlignmentFlag.AlignHCenter)
        self._length.chosen.connect(self._on_length_chosen)

    def show_break(self, state: State) -> None:
        """Show when both will be back, or that this time has come."""
        rest = state.on_break
        if rest is None:
            return
        self._length.choose(str(rest.minutes))
        time = time_text(rest.back_wall, self._offset())
        if rest.came:
            line = tr("It is {time}. Come back when you are both ready.").format(time=time)
        else:
            line = tr("You meet again here at {time}. Nothing runs until then.").format(time=time)
        back = Answer("back", tr("We are back"), tr("Space", "the key"))
        self.ask(tr("Take a break from each other."), line, [back, Answer("end", tr("End here"))])

    @Slot(str)
    def _on_length_chosen(self, minutes: str) -> None:
        self.break_requested.emit(int(minutes))


class GapPage(Question):
    """The computer slept while somebody spoke: what becomes of that time is asked."""

    def show_gap(self, state: State) -> None:
        """Say how long nobody looked at the clock."""
        heading = tr("The computer slept for {time}.").format(time=about_text(state.slept))
        line = tr("The exercise has stood still since then. How would you like to go on?")
        answers = [
            Answer("go-on", tr("Go on from there"), tr("Space", "the key")),
            Answer("count", tr("We went on talking: count it")),
            Answer("end", tr("End here")),
        ]
        self.ask(heading, line, answers)


class FoundPage(Question):
    """A session that was running when the program went away."""

    def show_found(self, state: State, people: People, away: int) -> None:
        """Offer to go on, to keep it as it is, or to let it go.

        `away`: ms since it was last lived, or since the return time of its break. After an
        hour going on is no longer offered first.
        """
        names = tr("{a} and {b}").format(a=people.name_a, b=people.name_b)
        day = day_text(state.started.wall, state.started.offset)
        go_on = Answer("go-on", tr("Go on where you were"))
        keep = Answer("keep", tr("Keep it as it is"))
        first = [go_on, keep] if away <= HOUR else [keep, go_on]
        first[0] = Answer(first[0].id, first[0].text, tr("Space", "the key"))
        self.ask(
            tr("You were in the middle of a talk."),
            tr("{names}, {day}. Nothing of it is lost; time has stood still.").format(
                names=names, day=day
            ),
            [*first, Answer("discard", tr("Let it go"))],
        )


class ProblemPage(Question):
    """The history cannot be opened: why, and what can be done now."""

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong; nothing was changed."""
        self.ask(
            tr("Your history could not be opened."),
            sentence,
            [
                Answer("close", tr("Close"), tr("Space", "the key")),
                Answer("go-on", tr("Talk now and keep nothing")),
            ],
        )
