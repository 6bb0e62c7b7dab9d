"""Claims about the size of paper: where Letter is used it is Letter, everywhere else A4."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize

from listening_timer.model.preferences import Paper
from listening_timer.pdf.document import Pages
from listening_timer.pdf.layout import gap
from listening_timer.pdf.paper_size import paper_size
from tests.helpers.pdf_reader import paper_of

A4, LETTER = QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter


@pytest.mark.parametrize(
    ("environment", "size"),
    [
        ({"LANG": "en_US.UTF-8"}, LETTER),
        ({"LANG": "en_CA"}, LETTER),
        ({"LANG": "fr_CA.ISO-8859-1"}, LETTER),
        ({"LANG": "es_MX.UTF-8@euro"}, LETTER),
        ({"LANG": "fil_PH.UTF-8"}, LETTER),
        ({"LANG": "en_GB.UTF-8"}, A4),
        ({"LANG": "de_DE@euro"}, A4),
        ({"LANG": "en"}, A4),
        ({"LANG": "C.UTF-8"}, A4),
        ({"LANG": "no locale_US at all"}, A4),
        ({"LANG": "en_US.UTF-8", "LC_PAPER": "de_DE.UTF-8"}, A4),
        ({"LANG": "de_DE.UTF-8", "LC_PAPER": "en_US.UTF-8"}, LETTER),
        ({"LC_ALL": "en_GB.UTF-8", "LC_PAPER": "en_US.UTF-8"}, A4),
        ({"LC_ALL": "", "LC_PAPER": "", "LANG": "en_US.UTF-8"}, LETTER),
    ],
)
def test_the_locale_decides(environment: dict[str, str], size: QPageSize.PageSizeId) -> None:
    """By territory, not by language or measures; the locale for paper comes before the general.

    Where a size is chosen, it is that.
    """
    assert paper_size(Paper.SYSTEM, environment) is size
    assert paper_size(Paper.LETTER, environment) is LETTER
    assert paper_size(Paper.A4, environment) is A4


@pytest.mark.parametrize(("locale", "paper"), [("en_US.UTF-8", "letter"), ("en_GB.UTF-8", "a4")])
def test_pages_have_this_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locale: str, paper: str
) -> None:
    """As a reader of the file is told."""
    monkeypatch.setenv("LC_ALL", locale)
    with Pages("pages") as pages:
        pages.begin()
        pages.put([gap(1)])
        (tmp_path / "x.pdf").write_bytes(pages.finished().data)
    assert paper_of(tmp_path / "x.pdf") == paper
