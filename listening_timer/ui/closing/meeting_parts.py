"""Parts of the meeting card: the option for every week, and the choice of a substitute day."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.choices import ChoiceRow, Option
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Flow
from listening_timer.ui.words.agreements import weekday_options
from listening_timer.ui.words.i18n import tr

_NO_DAY = "none"


class WeeklyOption(Option):
    """An option of its own that is switched on and off."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text, tone=Tone.MOSS)
        self.setCheckable(True)

    def voice(self) -> AccessibleInfo:
        """Expose as a check box."""
        return super().voice()._replace(role=AccessibleRole.CheckBox)


class SubstituteDay(QWidget):
    """The weekday on which a weekly meeting is held where its own day fails, or none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        label = tr("If that day doesn’t work:")
        self._label = Text(theme, TextStyle.LABEL, label, soft=True, wrap=False)
        self._days = ChoiceRow(theme, "", _options(None), tone=Tone.MOSS)
        self._own: int | None = None
        self.chosen = self._days.chosen

        self._days.set_heard(label)
        line = Flow(theme, 10)
        line.addWidget(self._label)
        line.addWidget(self._days)
        self.setLayout(line)
        self.choose(None)

    def current(self) -> int | None:
        """The chosen weekday, Monday: 0; None for none."""
        day = self._days.current()
        return None if day in ("", _NO_DAY) else int(day)

    def leave_out(self, day: int) -> None:
        """Offer all days but this one, the meeting's own; where it was chosen, none is."""
        if day != self._own:
            self._own = day
            chosen = self.current()
            self._days.set_options(_options(day))
            self.choose(None if chosen == day else chosen)

    def choose(self, day: int | None) -> None:
        """Choose a weekday or none, without emitting `chosen`."""
        self._days.choose(_NO_DAY if day is None else str(day))


def _options(own: int | None) -> list[tuple[str, str]]:
    """The choices: none, and each weekday but the meeting's own."""
    days = [(day, text) for day, text in weekday_options() if day != str(own)]
    return [(_NO_DAY, tr("No other day")), *days]
