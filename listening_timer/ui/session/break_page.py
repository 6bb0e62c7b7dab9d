"""The break page: when to be back, what soothes, and going on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot

from listening_timer.exercise.formats import MINUTE
from listening_timer.exercise.state import OnBreak, State
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.question_page import Answer, QuestionPage
from listening_timer.ui.words.i18n import minutes_text, time_text, tr

USUAL_BREAK_MINUTES = 20
"""How long a break is where nothing else is chosen."""
BREAK_CHOICES_MINUTES = (5, 10, 20, 30, 60, 24 * 60)
HOUR_MS = 60 * MINUTE


class BreakPage(QuestionPage):
    """Break page: when both will be back and what may help until then; no countdown."""

    break_requested = Signal(int)
    """Come back this many minutes from now."""

    def __init__(self, theme: Theme, offset: Callable[[], int]) -> None:
        """`offset`: minutes by which local time is ahead of UTC."""
        super().__init__(theme)
        self._offset, self._shift = offset, 0
        self._rest: OnBreak | None = None
        self._length = ChoiceRow(
            theme,
            tr("Come back in"),
            [(str(minutes), minutes_text(minutes * MINUTE)) for minutes in BREAK_CHOICES_MINUTES],
            centred=True,
        )
        self._helps = ChoiceRow(
            theme,
            tr("What would help right now?"),
            [(name, words) for name, words, _line in soothing()],
            centred=True,
        )
        centre = Qt.AlignmentFlag.AlignHCenter
        self._help = Text(theme, TextStyle.BODY, soft=True, align=centre)

        for widget in (self._length, self._helps, self._help):
            self.middle.addWidget(widget)

        self._length.chosen.connect(self._on_length_chosen)
        self._helps.chosen.connect(self._on_helps_chosen)

    def show_break(self, state: State) -> None:
        """Show the agreed return time, or that it has come."""
        rest = state.on_break
        if rest is None or rest == self._rest:
            return
        self._rest = rest
        self._length.choose("" if rest.came else str(rest.minutes))  # so the same can be chosen
        line = self._line_of(rest)
        self._length.set_label(tr("More time? Come back in") if rest.came else tr("Come back in"))
        back = Answer("back", tr("We are back"), tr("Space", "the key"))
        self.ask(tr("You’re on a break."), line, [back, Answer("end", tr("End here"))])
        if not rest.came:  # the `Announcer` announces that the return time has come
            self.say(line)

    def follow_wall(self, shift: int) -> None:
        """Show the return time by the wall clock, which has been set by `shift` (ms) since."""
        self._shift = shift if abs(shift) >= MINUTE else 0
        if self._rest is not None:
            self.set_line(self._line_of(self._rest))

    def _line_of(self, rest: OnBreak) -> str:
        """The sentence with the return time by the wall clock."""
        time = time_text(rest.back_wall + self._shift, self._offset())
        if rest.came:
            return tr("You agreed on {time}. Come back when you’re both ready.").format(time=time)
        return tr("See you back here at {time}. The clock is stopped.").format(time=time)

    def start_over(self) -> None:
        """Reset for another break: clear the suggestion chosen in the last one."""
        self._rest = None
        self._helps.choose("")
        self._help.set_text("")

    @Slot(str)
    def _on_length_chosen(self, minutes: str) -> None:
        self.break_requested.emit(int(minutes))

    @Slot(str)
    def _on_helps_chosen(self, chosen: str) -> None:
        line = next(line for name, _words, line in soothing() if name == chosen)
        self._help.say(line)


def soothing() -> tuple[tuple[str, str, str], ...]:
    """Suggestions for a break: id, label, and a line on how to begin."""
    return (
        ("walk", tr("A walk"), tr("Walk until your breath is slow. The talk waits here.")),
        ("breath", tr("Slow breaths"), tr("Breathe out longer than you breathe in, ten times.")),
        ("water", tr("A glass of water"), tr("Drink it slowly, by an open window if you can.")),
        ("music", tr("Music"), tr("One piece that you know well, from beginning to end.")),
        (
            "hands",
            tr("Something with your hands"),
            tr("Wash the dishes, fold the laundry, water the plants."),
        ),
        ("alone", tr("Time alone"), tr("Another room, no phone, nothing to answer.")),
    )
