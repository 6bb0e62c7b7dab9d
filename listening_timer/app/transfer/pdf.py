"""PDF files: session sheets, a letter about half a year, and handouts.

What is of a history is written on its worker thread, like every export; a run without a window
first calls `create_offscreen_app`, for the fonts.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QCoreApplication, QLocale, QLoggingCategory
from PySide6.QtGui import QGuiApplication, QPagedPaintDevice

from listening_timer.history.store import History
from listening_timer.insights.overview import looked_back
from listening_timer.insights.weeks import Span, tiled
from listening_timer.library.feelings import Family
from listening_timer.model.errors import HistoryError
from listening_timer.model.handouts import HandoutRequest
from listening_timer.model.preferences import Paper
from listening_timer.model.records import Filter, SessionDetail, SessionRow
from listening_timer.model.weekly import Couple
from listening_timer.pdf.document import Pages
from listening_timer.pdf.handouts import document_title, handouts, lay_out
from listening_timer.pdf.layout import add_fonts
from listening_timer.pdf.letter import letter
from listening_timer.pdf.paper_size import paper_locale
from listening_timer.pdf.session_sheet import Sheets
from listening_timer.text.cleaning import same_name
from listening_timer.transfer.export import (
    Progress,
    Selection,
    Target,
    Written,
    selected,
    write_bytes,
    write_export,
)

SPAN = Span.HALF_YEAR
QUIET_FONTS = "qt.text.font.db.info=false"
"""Logging rule: for a script that no font here has, Qt names each font it tried on standard error,
hundreds of lines at level info. Warnings still show, and QT_LOGGING_RULES brings these back.
"""


def create_offscreen_app(fonts: Path) -> QCoreApplication:
    """Create an offscreen Qt application in English, with our fonts; hold it while exporting.

    Where Qt runs already, it stays as it is. LC_CTYPE is C.UTF-8 from then on, for Qt and
    Fontconfig; LC_PAPER stays.
    """
    app = QGuiApplication.instance()
    if app is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        paper = paper_locale()
        os.environ["LC_ALL"] = "C.UTF-8"  # or Qt prints four lines about any other charset
        QLoggingCategory.setFilterRules(QUIET_FONTS)
        app = QGuiApplication([])
        del os.environ["LC_ALL"]
        os.environ.update(LC_CTYPE="C.UTF-8", LC_PAPER=paper)  # Fontconfig reads it later
        QLocale.setDefault(QLocale("en"))
    add_fonts(fonts)
    return app


def print_sheets(
    history: History,
    target: Target | Path | BinaryIO,
    selection: Selection = None,
    progress: Progress | None = None,
    paper: Paper = Paper.SYSTEM,
) -> Written:
    """Write a sheet for each selected session. As `transfer.export`."""
    with Sheets(paper) as form:
        return Written(write_export(history, target, form, selection, progress), form.missing)


def print_letter(  # noqa: PLR0913 - what every export takes, and what a letter is
    history: History,
    target: Target | Path | BinaryIO,
    today: str,
    progress: Progress | None = None,
    *,
    to: Couple | None = None,
    paper: Paper = Paper.SYSTEM,
) -> Written:
    """Write the letter to a couple, or that of the latest session, counted as one session.

    It goes up to `today` (ISO date). The file appears whole, for its owner alone, or not at all:
    where `progress` said no. Raises HistoryError: missing-folder, read-only, full, damaged;
    no-talks where there is no session, not-together where these two had none.
    """
    couple = _couple(history, to)
    weeks = tiled(SPAN, today)
    first, last = weeks[0].monday.isoformat(), weeks[-1].sunday.isoformat()
    only = Filter(person=couple.left, first_date=first, last_date=last)
    total, found = history.count(only), list[SessionDetail]()
    for detail in selected(history, only):
        found.append(detail)
        if progress is not None and not progress(len(found), total):
            return Written(0)
    talks = [detail for detail in reversed(found) if _of_both(detail.row, couple)]
    insights = looked_back(history.diary(couple, first, last), SPAN, today)
    made = letter(insights, talks, today, paper)
    write_bytes(target, made.data)
    return Written(1, made.missing)


def print_handouts(
    target: Target | BinaryIO, wish: HandoutRequest, families: Sequence[Family], paper: Paper
) -> str:
    """Write these sheets; returns the letters in them that no font here can draw.

    Raises HistoryError as `write_bytes` does.
    """
    made = handouts(wish, families, paper)
    write_bytes(target, made.data)
    return made.missing


def print_on_paper(
    printer: QPagedPaintDevice, wish: HandoutRequest, families: Sequence[Family]
) -> None:
    """Print these sheets. Raises HistoryError: not-printed, where the printer takes nothing."""
    with Pages(document_title(), onto=printer) as pages:
        lay_out(pages, wish, families)
        pages.finished()


def _couple(history: History, to: Couple | None) -> Couple:
    found = next(iter(history.couples()), None) if to is None else history.couple(to)
    if found is None:
        raise HistoryError("no-talks" if to is None else "not-together")
    return found


def _of_both(of: SessionRow, couple: Couple) -> bool:
    """Whether these two held a session, whoever began."""
    return any(
        same_name(of.name_a, a) and same_name(of.name_b, b)
        for a, b in ((couple.left, couple.right), (couple.right, couple.left))
    )
