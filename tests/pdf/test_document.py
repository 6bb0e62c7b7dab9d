"""Claims about pages: later ones have a running header, and the last is never a single line."""

from __future__ import annotations

from pathlib import Path

import pytest

from listening_timer.history.store import History
from listening_timer.pdf.document import Pages
from listening_timer.pdf.layout import Face, gap, paragraph
from tests.helpers.history.sample_sessions import add_session, word
from tests.helpers.pdf_reader import page_texts, pages_of, printed


def lines_on(target: Path, before: int, header: str = "") -> list[str]:
    """The text of each page: as many lines, and a closing line."""
    with Pages("pages") as pages:
        pages.begin(header)
        strips = [strip for n in range(before) for strip in paragraph(f"line {n}", Face.BODY)]
        pages.put([*strips, gap(12), *paragraph("closing line", Face.LABEL)])
        target.write_bytes(pages.finished().data)
    return page_texts(target)


def test_a_closing_line_stays_with_what_is_before_it(tmp_path: Path) -> None:
    """However many lines come first, some of them are on its page, in order, none lost."""
    two = 0
    for before in range(36, 52):
        pages = lines_on(tmp_path / "x.pdf", before)
        two += len(pages) > 1
        assert pages[-1].count("line ") >= 4, before
        found = [part for page in pages for part in page.split("line ")[1:]]
        assert [int(part.split()[0]) for part in found[:-1]] == list(range(before))
    assert two


@pytest.mark.parametrize("before", [0, 1, 3])
def test_a_short_text_is_one_page(tmp_path: Path, before: int) -> None:
    """Also where all of it is less than what would stay together."""
    assert len(lines_on(tmp_path / "x.pdf", before)) == 1


def test_later_pages_have_the_header(tmp_path: Path) -> None:
    """All but the first, on one line, shortened where it is too long."""
    pages = lines_on(tmp_path / "x.pdf", 150, "who and when " * 30)
    assert len(pages) > 3
    assert "who and when" not in pages[0]
    assert all(page.startswith("who and when who") and "…" in page for page in pages[1:])


def test_pages_of_a_session_say_when_and_with_whom(tmp_path: Path) -> None:
    """Each page of a long session names its day, its year and both people, and no other's."""
    target = tmp_path / "talks.pdf"
    with History.memory() as history:
        for number, names in ((1, ("Ann", "Bo")), (2, ("Cleo", "Dan"))):
            history.write_word(
                word(add_session(history, number, names, day=number), "so it was\n" * 120)
            )
        pages = page_texts(printed(history, target))
    assert len(pages) == pages_of(target) >= 6
    for page in pages:
        there = [
            ("20 November" in page, "Cleo" in page, "Dan" in page),
            ("19 November" in page, "Ann" in page, "Bo" in page),
        ]
        assert sorted(there) == [(False,) * 3, (True,) * 3]
        assert "2026" in page
