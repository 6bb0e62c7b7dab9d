"""Claims about what Qt paints and does not tell: it is found and read, once, in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from listening_timer.pdf.document import Pages
from listening_timer.pdf.layout import Face, gap, paragraph
from tests.helpers.pdf_reader import fonts_of, places_of, text_of, told_of

FAMILY, FLAG, KEYCAP = "👨‍👩‍👧‍👦", "🇩🇪", "1\ufe0f\u20e3"


def written(target: Path, *paragraphs: str) -> Path:
    """These paragraphs on pages, a page each."""
    with Pages("pages") as pages:
        for text in paragraphs:
            pages.begin()
            pages.put(paragraph(text, Face.BODY))
        target.write_bytes(pages.finished().data)
    return target


@pytest.mark.parametrize("name", [FAMILY, FLAG, KEYCAP, "😀", "👍🏽", "❤\ufe0f", "𝔄𝔫𝔫"])
def test_it_is_read_where_it_is_seen(tmp_path: Path, name: str) -> None:
    """Between the words beside it, each character whole."""
    file = written(tmp_path / "x.pdf", f"Ann {name} Lee")
    assert name.removesuffix("\ufe0f") in "".join(text_of(file).split())
    places = [place for place in places_of(file, 1) if place.top < 100]
    before, after = (next(p for p in places if p.word == word) for word in ("Ann", "Lee"))
    seen = [place for place in places if place.word not in ("Ann", "Lee")]
    assert seen
    assert all(before.right < place.left < after.left for place in seen)


def test_letters_that_are_told_are_not_told_twice(tmp_path: Path) -> None:
    """Nor is anything where all letters are told."""
    (text,) = told_of(written(tmp_path / "x.pdf", "Zoë ♥ © мир שלום"))
    assert text.count("♥") == text.count("©") == text.count("ë") == 1
    assert "[none]" not in fonts_of(tmp_path / "x.pdf")


def test_each_page_has_its_own(tmp_path: Path) -> None:
    """However many characters there are; what is in several places is there each time."""
    many = [chr(0x1F300 + number) for number in range(0x180)]
    file = written(tmp_path / "x.pdf", " ".join(many), "no more", f"😀 and 😀 and {many[5]}")
    first, second, third = told_of(file)
    assert all(each in first for each in many)
    assert not any(each in second for each in many)
    assert third.count("😀") == 2
    assert many[5] in third
    assert all(fonts_of(file).values())


def test_a_page_drawn_smaller_has_it_in_its_place(tmp_path: Path) -> None:
    """Also where a sheet is shrunk to its page."""
    with Pages("pages") as pages:
        pages.begin()
        pages.put_whole(lambda width: [*paragraph("Ann 😀 Lee", Face.BODY, width=width), gap(1400)])
        (tmp_path / "x.pdf").write_bytes(pages.finished().data)
    words = {place.word: place for place in places_of(tmp_path / "x.pdf", 1)}
    ann, smile, lee = words["Ann"], words["😀"], words["Lee"]
    assert ann.right < smile.left < lee.left
    assert abs(smile.bottom - ann.bottom) < 8
    assert smile.right - smile.left < 8
