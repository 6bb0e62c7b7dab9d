"""Handouts (PDF): sheets for the table at home, a page each, filled in by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from listening_timer.library.feelings import Family
from listening_timer.model.handouts import Handout, HandoutRequest
from listening_timer.model.preferences import Paper
from listening_timer.pdf.document import Document, Pages
from listening_timer.pdf.feelings_sheet import feelings, feelings_title
from listening_timer.pdf.layout import Strip
from listening_timer.pdf.log_sheet import log, log_title
from listening_timer.pdf.rules_sheet import rules, rules_title
from listening_timer.ui.words.i18n import text_of, tr


def handouts(wish: HandoutRequest, families: Sequence[Family], paper: Paper) -> Document:
    """The sheets as a PDF."""
    with Pages(document_title(), paper) as pages:
        lay_out(pages, wish, families)
        return pages.finished()


def document_title() -> str:
    """What a reader shows of the whole document."""
    return tr("For your talks at home")


def lay_out(pages: Pages, wish: HandoutRequest, families: Sequence[Family]) -> None:
    """Lay out each sheet on a page of its own."""
    for sheet in wish.sheets:
        pages.begin(title_of(sheet, wish))
        pages.put_whole(partial(_strips, sheet, wish, families))


def title_of(sheet: Handout, wish: HandoutRequest) -> str:
    """The bookmark of a sheet."""
    match sheet:
        case Handout.RULES:
            return rules_title() if wish.format is None else text_of(wish.format.name)
        case Handout.LOG:
            return log_title()
        case Handout.FEELINGS:
            return feelings_title()


def _strips(
    sheet: Handout, wish: HandoutRequest, families: Sequence[Family], width: float
) -> Iterable[Strip]:
    match sheet:
        case Handout.RULES:
            return rules(wish, width)
        case Handout.LOG:
            return log(wish, width)
        case Handout.FEELINGS:
            return feelings(families, width)
