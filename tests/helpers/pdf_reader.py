"""PDF files: sheets of a history; text, title, pages, bookmarks and fonts, by poppler's tools."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from pypdf import PdfReader

from listening_timer.history.store import History
from listening_timer.pdf.session_sheet import Sheets
from listening_timer.transfer.export import write_export

MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What a reader puts around a text that runs the other way."""


def printed(history: History, target: Path) -> Path:
    """All sessions of a history as sheets."""
    with Sheets() as form:
        write_export(history, target, form)
    return target


def text_of(file: Path, page: int | None = None) -> str:
    """All its text, or a page's, in one line, each letter as it is typed."""
    only = () if page is None else ("-f", str(page), "-l", str(page))
    read = _run("pdftotext", *only, "-layout", str(file), "-")
    return " ".join(MARKS.sub("", read).split())


def page_texts(file: Path) -> list[str]:
    """The text of each page, as `text_of` gives that of all."""
    return [text_of(file, page) for page in range(1, pages_of(file) + 1)]


def told_of(file: Path) -> list[str]:
    """The text of each page in the order in which it was written, one column after another."""
    pages = MARKS.sub("", _run("pdftotext", "-raw", str(file), "-")).split("\f")[:-1]
    return [" ".join(page.split()) for page in pages]


@dataclass(frozen=True, slots=True)
class Place:
    """A word of a page and where it is, in points from the upper left corner."""

    word: str
    left: float
    top: float
    right: float
    bottom: float
    page_width: float
    page_height: float


def places_of(file: Path, page: int) -> list[Place]:
    """The words of a page, and where each of them is."""
    only = ("-f", str(page), "-l", str(page))
    read = MARKS.sub("", _run("pdftotext", *only, "-bbox", str(file), "-"))
    size = re.search(r'<page width="([\d.]+)" height="([\d.]+)">', read)
    assert size is not None
    words = re.findall(
        r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>',
        read,
    )
    wide, high = float(size[1]), float(size[2])
    return [
        Place(unescape(word), float(left), float(top), float(right), float(bottom), wide, high)
        for left, top, right, bottom, word in words
    ]


def pages_of(file: Path) -> int:
    """How many pages it has."""
    return int(_info(file)["Pages"])


def title_of(file: Path) -> str:
    """The title that a reader shows."""
    return _info(file)["Title"]


def paper_of(file: Path) -> str:
    """The name of its paper size, in small letters: a4 or letter."""
    return _info(file)["Page size"].partition("(")[2].rstrip(")").lower()


def author_of(file: Path) -> str:
    """Who is said to have written it."""
    return _info(file).get("Author", "")


def language_of(file: Path) -> str:
    """The language that it says it is written in."""
    return str(PdfReader(file).root_object.get("/Lang", ""))


def bookmarks_of(file: Path) -> list[tuple[str, int]]:
    """The title of each bookmark, and on which page it is, counted from 1."""
    reader = PdfReader(file)
    found: list[tuple[str, int]] = []
    for each in reader.outline:
        assert not isinstance(each, list), "no bookmark lies within another"
        page = reader.get_destination_page_number(each)
        assert each.title is not None
        assert page is not None
        found.append((MARKS.sub("", each.title), page + 1))
    return found


def fonts_of(file: Path) -> dict[str, bool]:
    """The fonts in it, and whether each is embedded."""
    lines = _run("pdffonts", str(file)).splitlines()[2:]
    return {line.split()[0]: line.split()[-5] == "yes" for line in lines}


def _info(file: Path) -> dict[str, str]:
    pairs = (line.partition(":") for line in _run("pdfinfo", str(file)).splitlines())
    return {key: value.strip() for key, _, value in pairs}


def _run(*words: str) -> str:
    return subprocess.run(words, capture_output=True, check=True, text=True).stdout
