"""Format preview: what a format is, before it is added."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Format
from listening_timer.ui.formats.detail import Legend, ends_of, facts_of, somebody, told
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.widgets.timeline import Timeline
from listening_timer.ui.words.i18n import text_of, tr
from listening_timer.ui.words.timeline_words import planned_parts


class FormatPreview(QWidget):
    """A line about a format, how long it takes, its picture, and a note below it, if any."""

    def __init__(self, theme: Theme, fmt: Format, note: str = "") -> None:
        super().__init__()
        self.told = " ".join(filter(None, (text_of(fmt.about), told(fmt), note)))
        """All of it in words."""
        people = somebody()
        parts = planned_parts(fmt, people)
        timeline, legend = Timeline(theme), Legend(theme)
        timeline.setAccessibleName(tr("Picture of the phases"))
        timeline.set(parts, *ends_of(parts), told(fmt))
        legend.show_parts(parts, people)

        column = Column(theme, 14)
        column.addWidget(Text(theme, TextStyle.BODY, text_of(fmt.about)))
        column.addWidget(Text(theme, TextStyle.LABEL, facts_of(fmt), soft=True))
        column.addWidget(timeline)
        column.addWidget(legend)
        column.addWidget(Text(theme, TextStyle.BODY, note, folds=True))
        self.setLayout(column)
