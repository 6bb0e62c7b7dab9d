"""Claims about the table for spreadsheets, as LibreOffice opens it: `make outside`.

It is left out of the other runs, since it needs an office: a group of its own in
`scripts/system-packages`.
"""

from __future__ import annotations

import csv
import io
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from listening_timer.history.store import History
from listening_timer.model.annotations import Word, WordKind
from listening_timer.text.cleaning import MOST_NAME, MOST_TAG, clean_line, clean_text
from listening_timer.transfer import csv_format
from listening_timer.transfer.csv_format import CsvFormat, as_cell
from listening_timer.transfer.export import write_export
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import add_session, promise

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
READ_AS = "--infilter=Text - txt - csv (StarCalc):44,34,76,1"
"""Commas, quotes, UTF-8, from the first line on: what its dialog proposes for such a file."""
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
CANARIES = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1:A2)",
    '=HYPERLINK("http://127.0.0.1/?"&A1;"press")',
    "=cmd|'/C calc'!A0",
    '+cmd|"/C calc"!A0',
    '=WEBSERVICE("http://127.0.0.1/")',
    "  =1+1",
    "\u200b=1+1",
    "\uff1d1+1",
    "\uff0b1+1",
    "\uff0d1+1",
    "\uff20SUM(A1)",
    "'=1+1",
    '"=1+1"',
    "one\n=1+1",
    "a,=1+1",
    'a";=1+1;"',
    "שלום =1+1",
    "Ärger, Grüße 😀",
    "SUM(A1)",
)


@pytest.fixture
def history() -> History:
    """A session for each canary, typed wherever something can be typed."""
    history = History.memory()
    for number, said in enumerate(CANARIES, 1):
        session = add_session(history, number, (clean_line(said, MOST_NAME), "Bo"), day=number)
        for kind in WordKind:
            text = clean_line(said, MOST_TAG) if kind is WordKind.TAG else said
            history.write_word(Word(f"{kind}{number}", session, kind, None, text, WALL))
        history.write_promise(promise(session, said))
    return history


def opened(file: Path) -> ET.Element:
    """A file as LibreOffice opened it, written out as flat XML."""
    folder = file.parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = ["--headless", "--norestore", READ_AS, "--convert-to", "fods", "--outdir", folder]
    done = subprocess.run(
        ["soffice", profile, *options, str(file)], capture_output=True, check=False, timeout=110
    )
    assert done.returncode == 0, done.stderr.decode()
    return ET.parse(file.with_suffix(".fods")).getroot()  # noqa: S314 - just written


def cells(sheet: ET.Element) -> list[list[ET.Element]]:
    """The cells of all rows, one as often as it is repeated."""
    rows = sheet.iter(f"{TABLE}table-row")
    return [
        [cell for cell in row for _ in range(int(cell.get(f"{TABLE}number-columns-repeated", 1)))]
        for row in rows
    ]


def shown(cell: ET.Element) -> str:
    """The text of a cell."""
    return "\n".join("".join(line.itertext()) for line in cell.iter(f"{TEXT}p"))


def formulas(sheet: ET.Element) -> list[str]:
    """All formulas of a sheet, which LibreOffice would run."""
    return [
        cell.attrib[f"{TABLE}formula"] for cell in sheet.iter() if f"{TABLE}formula" in cell.attrib
    ]


def test_no_formula_runs_and_every_text_stands_as_typed(history: History, tmp_path: Path) -> None:
    """No cell is a formula, a link or an error; texts are those typed, our numbers are numbers."""
    file = tmp_path / "talks.csv"
    assert write_export(history, file, CsvFormat()) == len(CANARIES)
    sheet = opened(file)
    assert formulas(sheet) == []
    assert list(sheet.iter(f"{TEXT}a")) == []
    written = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
    heads = written[0]
    for row, ours in zip(cells(sheet)[1:], written[1:], strict=False):
        for head, cell, text in zip(heads, row[: len(heads)], ours, strict=True):
            if head in ("date", "time", "next talk", "id"):
                continue
            spaced = "".join(shown(cell).split())
            assert spaced == "".join(text.split()), head
            if "(s)" in head:
                assert cell.get(f"{OFFICE}value-type") == "float"
    topics = {row[heads.index("topic")] for row in written[1:]}
    assert topics == {as_cell(clean_text(each)) for each in CANARIES}


def test_without_the_apostrophe_formulas_would_run(
    history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The claim above can fail: this office does run what looks like a formula."""
    monkeypatch.setattr(csv_format, "as_cell", str)
    write_export(history, tmp_path / "talks.csv", CsvFormat())
    assert "of:=1+1" in formulas(opened(tmp_path / "talks.csv"))
