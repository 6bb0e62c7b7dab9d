"""Time choice: how long each turn is, or how long two people have for the whole."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import MAX_TOTAL_MS, MINUTE, Bell
from listening_timer.ui.begin.tailoring import Tailoring
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.choices import ChoiceRow, Stepper
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Flow
from listening_timer.ui.words.i18n import length_text, minutes_text, tr

USUAL = (3, 5, 7, 10, 15, 20)
"""The minutes of a turn that are offered; any other is behind the last option."""
OTHER = "other"
_TIME_STEP = 5
_LONGEST = MAX_TOTAL_MS // MINUTE


class TimeChoice(QWidget):
    """The length of a turn and of the whole; each follows the other."""

    tailored = Signal(object)
    """The tailoring with what was chosen here."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown: Tailoring | None = None
        self._offered: tuple[int, ...] | None = None
        self._wants_other = False
        self._turns = ChoiceRow(theme, tr("Each turn"), [])
        self._other = _stepper(
            theme,
            tr("Each turn"),
            tr("One minute less"),
            tr("One minute more"),
            format_value=self._turn_words,
        )
        self._time = _stepper(theme, tr("We have"), tr("Less time"), tr("More time"), _TIME_STEP)
        self._too_short = Text(theme, TextStyle.LABEL, soft=True, folds=True)

        beside, turns, whole = Flow(theme, 28), Column(theme, 6), Column(theme, 6)
        turns.addWidget(self._turns)
        turns.addWidget(self._other)
        turns.addStretch(1)
        self._of_turns = QWidget()
        self._of_turns.setLayout(turns)
        beside.addWidget(self._of_turns)
        timed = Column(theme, 8)
        timed.addWidget(Text(theme, TextStyle.LABEL, tr("We have"), soft=True))
        timed.addWidget(self._time)
        timed.addStretch(1)
        self._timed = QWidget()
        self._timed.setLayout(timed)
        beside.addWidget(self._timed)
        whole.addLayout(beside)
        whole.addWidget(self._too_short)
        self.setLayout(whole)

        self._turns.chosen.connect(self._on_turns_chosen)
        self._other.changed.connect(self._on_other_changed)
        self._time.changed.connect(self._on_time_changed)

    def show_tailoring(self, tailoring: Tailoring) -> None:
        """Show what is chosen; hidden where the format leaves nothing to choose."""
        before, self._shown = self._shown, tailoring
        if before is not None and before.base.id != tailoring.base.id:
            self._wants_other = False
        turns = tailoring.range
        self.setVisible(turns is not None)
        if turns is None:
            return
        offered = tuple(minutes for minutes in USUAL if minutes in turns)
        label = tr("Each turn") if tailoring.even else tr("First turn")
        self._turns.set_label(label)
        if offered != self._offered:
            self._offered = offered
            options = [(str(minutes), "") for minutes in offered]
            self._turns.set_options([*options, (OTHER, "")])
        whole = tailoring.turn_time == tailoring.turn * MINUTE
        chosen = tailoring.turn if whole else None
        for minutes in offered:
            words = minutes_text(minutes * MINUTE)
            shown = words if minutes == chosen else str(minutes)
            self._turns.rename(str(minutes), shown, words)
        self._turns.rename(OTHER, "…", tr("Another length…"))
        self._wants_other = self._wants_other or chosen not in offered
        self._turns.choose(OTHER if self._wants_other else str(chosen))
        self._other.set_label(label)
        self._other.set_range(turns.low, turns.high, turns.step)
        self._other.set_value(tailoring.turn)
        self._other.setVisible(self._wants_other)
        self._show_time(tailoring)

    def _turn_words(self, minutes: int) -> str:
        """The first turn at these minutes; the format's own length until another is chosen."""
        if self._shown is not None and minutes == self._shown.turn:
            return length_text(self._shown.turn_time)
        return _minutes_words(minutes)

    def _show_time(self, tailoring: Tailoring) -> None:
        timed = tailoring.rule is not Bell.OPEN
        self._of_turns.setEnabled(timed)
        self._timed.setVisible(timed)
        if timed:
            self._time.set_value(tailoring.time or -(-tailoring.format.total // MINUTE))
        self._too_short.say(_too_short(tailoring) if tailoring.is_too_short else "")

    @Slot(str)
    def _on_turns_chosen(self, name: str) -> None:
        self._wants_other = name == OTHER
        if self._shown is None:
            return
        minutes = self._shown.minutes if name == OTHER else int(name)
        self.tailored.emit(self._shown.with_turn(minutes))

    @Slot(int)
    def _on_other_changed(self, minutes: int) -> None:
        if self._shown is not None:
            self.tailored.emit(self._shown.with_turn(minutes))

    @Slot(int)
    def _on_time_changed(self, minutes: int) -> None:
        if self._shown is not None:
            self.tailored.emit(self._shown.within(minutes))


def at_top(theme: Theme, widget: QWidget) -> QWidget:
    """The widget at the top of a cell that may be higher."""
    cell, column = QWidget(), Column(theme)
    column.addWidget(widget)
    column.addStretch(1)
    cell.setLayout(column)
    return cell


def _minutes_words(minutes: int) -> str:
    return minutes_text(minutes * MINUTE)


def _stepper(  # noqa: PLR0913 - a range and its words
    theme: Theme,
    label: str,
    less: str,
    more: str,
    step: int = 1,
    format_value: Callable[[int], str] = _minutes_words,
) -> Stepper:
    """A stepper of minutes without a surface of its own."""
    return Stepper(
        theme,
        label,
        step,
        _LONGEST,
        step,
        less,
        more,
        format_value=format_value,
        bare=True,
    )


def _too_short(tailoring: Tailoring) -> str:
    least = minutes_text(tailoring.least * MINUTE)
    return tr("This way to talk takes at least {time}.").format(time=least)
