"""PDF post-processing: adds the language, bookmarks and searchable text that Qt's writer lacks.

The language lets a screen reader choose its voice. Searchable text: for a glyph Qt writes its
contextual form, or a radical that looks the same, and nobody types these.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, PdfObject, StreamObject, TextStringObject

from listening_timer.pdf.hidden_text import HiddenText, add_hidden_text

_FORM = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb4f\ufb50-\ufdff\ufe70-\ufefc]")
"""A radical, a compatibility ideograph, a ligature, a presentation form of Hebrew or Arabic."""
_RANGE = re.compile(rb"(<(\w{4})> <(\w{4})>) (?:<(\w{4})>|\[([^\]]*)\])")
"""First and last glyph, and the code of the first, or a list of all their codes."""


POINTS = 72
"""In an inch."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark of the PDF's outline; `page` counts from 0."""

    title: str
    page: int


def with_details(
    written: bytes,
    language: str,
    bookmarks: Sequence[Bookmark],
    noted: Sequence[HiddenText],
    resolution: int,
) -> bytes:
    """A complete PDF of Qt's with language (BCP 47), bookmarks and searchable text.

    `noted`: what Qt may not tell, in dots; `resolution`: dots an inch.
    """
    writer = PdfWriter(clone_from=BytesIO(written))
    writer.pdf_header = written.split(maxsplit=1)[0].decode()  # or the header says PDF 1.3
    writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    for bookmark in bookmarks:
        writer.add_outline_item(title=bookmark.title, page_number=bookmark.page)
    told = set[str]()
    for letters in _letter_maps(writer):
        letters.set_data(as_typed(letters.get_data()))
        told.update(_letters(letters.get_data()))
    add_hidden_text(writer, noted, told, resolution / POINTS)
    whole = BytesIO()
    writer.write(whole)
    return whole.getvalue()


def _letters(letter_map: bytes) -> Iterator[str]:
    """The letters of which a map tells."""
    for found in _RANGE.finditer(letter_map):
        _, first, last, letter, listed = found.groups()
        one = [letter] if letter is not None and first == last else []
        yield from (chr(int(code, 16)) for code in one or re.findall(rb"\w{4}", listed or b""))


def as_typed(letter_map: bytes) -> bytes:
    """A map from glyphs to text (ToUnicode CMap) with each character as people type it."""
    return _RANGE.sub(_range_as_typed, letter_map)


def _range_as_typed(found: re.Match[bytes]) -> bytes:
    glyphs, first, last, letter, listed = found.groups()
    if letter is not None:
        codes = [int(letter, 16) + n for n in range(int(last, 16) - int(first, 16) + 1)]
    else:
        codes = [int(code, 16) for code in re.findall(rb"\w{4,}", listed)]
    if not any(_FORM.match(chr(code)) for code in codes):
        return found[0]
    return glyphs + b" [" + b" ".join(map(_letter_as_typed, codes)) + b"]"


def _letter_as_typed(code: int) -> bytes:
    letter = chr(code)
    typed = unicodedata.normalize("NFKC", letter) if _FORM.match(letter) else letter
    return b"<%s>" % typed.encode("utf-16-be", "surrogatepass").hex().upper().encode()


def _letter_maps(writer: PdfWriter) -> Iterator[StreamObject]:
    """The ToUnicode map of each font, once."""
    maps = dict[int, StreamObject]()
    for page in writer.pages:
        for font in _part(_part(page, "/Resources"), "/Font").values():
            letters = _part(font.get_object(), "/ToUnicode")
            if isinstance(letters, StreamObject):
                maps[id(letters)] = letters
    yield from maps.values()


def _part(whole: PdfObject | None, name: str) -> DictionaryObject:
    """The entry of a PDF dictionary under a name; empty where there is none."""
    part = whole.get(name) if isinstance(whole, DictionaryObject) else None
    found = part.get_object() if isinstance(part, PdfObject) else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()
