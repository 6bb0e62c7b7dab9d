"""Hidden text (PDF): what Qt paints but does not tell a reader, such as emoji.

Qt tells the letters of a font's glyphs up to U+FFFF, and nothing of glyphs in colours, which it
paints as pictures. For these, text that is not painted lies in their places: a search finds it, it
can be copied, and a screen reader reads it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import cast

from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
)
from PySide6.QtCore import QPointF, QTextBoundaryFinder
from PySide6.QtGui import QPainter, QTextLine

_PLANE = 0xFFFF
"""Last code of which Qt tells the letter."""
_CODES = 256
"""Letters of one font."""
_PICTURED = "\ufe0f"
"""Makes a picture of the letter before it."""
_JOINING = f"\u20e3{_PICTURED}"
"""The keycap, and that."""


@dataclass(frozen=True, slots=True)
class HiddenText:
    """One visible character of a page; `page` counts from 0, the rest is in dots of the device."""

    text: str
    page: int
    left: float
    base: float
    width: float


class TellingPainter(QPainter):
    """A painter that notes what of the texts that it paints Qt may not tell."""

    def __init__(self) -> None:
        super().__init__()
        self.page = 0
        self.noted = list[HiddenText]()

    def note(self, text: str, line: QTextLine, place: QPointF) -> None:
        """Note the characters of a line that is painted with its upper left corner here."""
        if text.isascii():
            return
        for start, end, character in _characters(text):
            if not line.textStart() <= start < line.textStart() + line.textLength():
                continue
            edges = sorted((_x(line, start), _x(line, end)))
            base = place + QPointF(edges[0], line.y() + line.ascent())
            at = self.deviceTransform().map(base)
            wide = (edges[1] - edges[0]) * self.deviceTransform().m11()
            self.noted.append(HiddenText(character, self.page, at.x(), at.y(), wide))


def add_hidden_text(
    writer: PdfWriter, noted: Sequence[HiddenText], told: set[str], dots: float
) -> None:
    """Add what was noted to its pages, but for the characters that a reader is told already.

    `dots`: of the device, in a point.
    """
    untold = [each for each in noted if not told.issuperset(each.text.replace(_PICTURED, ""))]
    texts = list(dict.fromkeys(each.text for each in untold))
    codes = {text: divmod(number, _CODES) for number, text in enumerate(texts)}
    fonts = [
        _added(writer, _font(writer, texts[start : start + _CODES]))
        for start in range(0, len(texts), _CODES)
    ]
    for number, some in groupby(untold, lambda each: each.page):
        page = writer.pages[number]
        _add_fonts(page, fonts)
        _add_content(writer, page, _written(some, codes, float(page.mediabox.height), dots))


def _characters(text: str) -> Iterator[tuple[int, int, str]]:
    """The visible characters of which Qt may not tell, each from and to a place in UTF-16."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    units = text.encode("utf-16-le", "surrogatepass")
    start = 0
    while (end := finder.toNextBoundary()) > 0:
        character = units[2 * start : 2 * end].decode("utf-16-le", "replace")
        if any(map(_may_be_untold, character)):
            yield start, end, character
        start = end


def _may_be_untold(letter: str) -> bool:
    return ord(letter) > _PLANE or letter in _JOINING or unicodedata.category(letter) == "So"


def _x(line: QTextLine, at: int) -> float:
    """Where a place of a line is; PySide gives the place back as well."""
    x, _at = cast("tuple[float, int]", line.cursorToX(at))
    return x


def _added(writer: PdfWriter, made: PdfObject) -> IndirectObject:
    return writer._add_object(made)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - pypdf has no other way


def _stream(data: bytes) -> DecodedStreamObject:
    stream = DecodedStreamObject()
    stream.set_data(data)
    return stream


def _font(writer: PdfWriter, texts: Sequence[str]) -> DictionaryObject:
    """A font (Type 3) whose glyphs are as wide as high and paint nothing: one a character."""
    glyph, count = _added(writer, _stream(b"1000 0 0 0 1000 1000 d1")), len(texts)
    name = NameObject("/untold")
    encoding = ArrayObject([NumberObject(0), *[name] * count])
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type3"),
            NameObject("/Name"): NameObject("/Untold"),
            NameObject("/FontBBox"): ArrayObject(map(NumberObject, (0, 0, 1000, 1000))),
            NameObject("/FontMatrix"): ArrayObject(map(FloatObject, (0.001, 0, 0, 0.001, 0, 0))),
            NameObject("/CharProcs"): DictionaryObject({name: glyph}),
            NameObject("/Encoding"): DictionaryObject(
                {
                    NameObject("/Type"): NameObject("/Encoding"),
                    NameObject("/Differences"): encoding,
                }
            ),
            NameObject("/FirstChar"): NumberObject(0),
            NameObject("/LastChar"): NumberObject(count - 1),
            NameObject("/Widths"): ArrayObject([NumberObject(1000)] * count),
            NameObject("/Resources"): DictionaryObject(),
            NameObject("/ToUnicode"): _added(writer, _stream(_letter_map(texts))),
        }
    )


def _letter_map(texts: Sequence[str]) -> bytes:
    """A map from glyphs to text (ToUnicode CMap)."""
    lines = [
        f"<{code:02X}> <{text.encode('utf-16-be', 'surrogatepass').hex().upper()}>"
        for code, text in enumerate(texts)
    ]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <00> <FF> endcodespacerange",
            *(
                line
                for block in blocks
                for line in (f"{len(block)} beginbfchar", *block, "endbfchar")
            ),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    ).encode()


def _add_fonts(page: PageObject, fonts: Sequence[IndirectObject]) -> None:
    resources = cast("DictionaryObject", page[NameObject("/Resources")].get_object())
    known = resources.setdefault(NameObject("/Font"), DictionaryObject()).get_object()
    for number, font in enumerate(fonts):
        known[NameObject(f"/Untold{number}")] = font


def _written(
    some: Iterable[HiddenText], codes: Mapping[str, tuple[int, int]], height: float, dots: float
) -> bytes:
    """The operators that write these in no colour (render mode 3)."""
    lines = [b"BT 3 Tr"]
    for each in some:
        font, code = codes[each.text]
        size = max(1.0, each.width / dots)
        left, base = each.left / dots, height - each.base / dots
        lines.append(
            b"/Untold%d %.2f Tf 1 0 0 1 %.2f %.2f Tm <%02X> Tj" % (font, size, left, base, code)
        )
    return b"\n".join([*lines, b"ET"])


def _add_content(writer: PdfWriter, page: PageObject, content: bytes) -> None:
    """Add operators after those of a page, whose state is put back before."""
    before = page.raw_get(NameObject("/Contents"))
    opened, closed = _stream(b"q\n"), _stream(b"\nQ\n" + content)
    page[NameObject("/Contents")] = ArrayObject(
        [_added(writer, opened), before, _added(writer, closed)]
    )
