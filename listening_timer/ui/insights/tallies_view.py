"""Tallies on screen: what both noted between sessions."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from listening_timer.insights.overview import Overview
from listening_timer.insights.tallies import TALLIES
from listening_timer.ui.insights.chart_weeks import ChartWeeks
from listening_timer.ui.insights.view import InsightView
from listening_timer.ui.theme.theme import Tone
from listening_timer.ui.widgets.charts.model import Columns, Fill, Series
from listening_timer.ui.words.i18n import tr

_COUNTS = (1, 2, 3, 4, 5, 8, 10, 15, 20, 30, 40, 50)
"""Ends of the scale."""


def _sentence(found: Overview) -> str:
    appreciated, asked = found.total.tallies.appreciated, found.total.tallies.asked
    said: list[str] = []
    if appreciated == 1:
        said.append(tr("You noted one appreciation."))
    elif appreciated:
        said.append(tr("You noted %n appreciations.", None, appreciated))
    if asked == 1:
        said.append(tr("You asked for a change once."))
    elif asked:
        said.append(tr("You asked for a change %n times.", None, asked))
    return " ".join(said)


def _chart(_found: Overview, weeks: ChartWeeks) -> Columns:
    """Tallies of both: appreciated upwards, asked for downwards."""
    return weeks.columns(
        lambda bar: bar.tallies.appreciated,
        Series(tr("appreciated something"), Tone.MOSS),
        lambda bar: bar.tallies.asked,
        Series(tr("asked for a change"), None, Fill.HOLLOW),
        _COUNTS,
        QLocale().toString,
        even=False,
    )


TALLIES_VIEW = InsightView(
    TALLIES,
    title=lambda: tr("Appreciations and requests"),
    preview=lambda: tr(
        "What each of you notes between talks: “I appreciated something”, “I asked "
        "for a change”. The buttons are on Begin and in History."
    ),
    sentence=_sentence,
    chart=_chart,
    columns=lambda left, right: (
        tr("{name} appreciated").format(name=left),
        tr("{name} appreciated").format(name=right),
        tr("{name} asked for change").format(name=left),
        tr("{name} asked for change").format(name=right),
    ),
)
