"""Search terms with a meaning (months, kinds of words, labels) in the language of the screen."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from listening_timer.model.annotations import WordKind
from listening_timer.model.records import Meaning
from listening_timer.text import search_terms
from listening_timer.text.search_terms import BREAK, EARLY, PROMISE
from listening_timer.ui.words.i18n import tr


def meanings(query: str) -> tuple[Meaning, ...]:
    """The meanings of a query's words, by the displayed names of months, kinds and labels."""
    locale = QLocale()
    months = [(locale.standaloneMonthName(n), locale.monthName(n)) for n in range(1, 13)]
    kinds = {
        WordKind.APPRECIATION: tr("thanks thank-you thankful", "names to search by, with spaces"),
        WordKind.NOTE: tr("notes", "names to search by, with spaces"),
        WordKind.TOPIC: tr("topics", "names to search by, with spaces"),
        WordKind.TAG: tr("tags", "names to search by, with spaces"),
        WordKind.FEELING: tr("feelings", "names to search by, with spaces"),
        WordKind.NEXT_TIME: tr("next time", "names to search by, with spaces"),
        PROMISE: tr("promises", "names to search by, with spaces"),
        BREAK: tr("breaks", "names to search by, with spaces"),
        EARLY: tr("early", "names to search by, with spaces"),
    }
    labels = {BREAK: tr("with a break"), EARLY: tr("ended early")}
    return search_terms.meanings(query, months, kinds, labels)
