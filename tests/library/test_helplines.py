"""Claims about the helplines that ship: their countries, and how a bad file is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from listening_timer.config.paths import resources
from listening_timer.library.helplines import Helpline, helplines
from listening_timer.text.error_messages import FORMAT, error_sentence
from tests.helpers.exercise.format_files import refusal

SHIPPED = helplines(resources())
LINE = '[[helpline]]\ncountry = "US"\nname = "A line"\nnumber = "1-800"\n'
BAD = [
    ("unknown-key", LINE + 'address = "a"\n', "helpline 1, address"),
    ("none-listed", "", "[[helpline]]"),
    ("bad-text", LINE.replace("US", "us"), "helpline 1, country"),
    ("bad-text", LINE.replace("A line", " "), "helpline 1, name"),
    ("bad-text", LINE.replace("A line", "a" * 61), "helpline 1, name"),
    ("bad-text", LINE.replace('"1-800"', "1800"), "helpline 1, number"),
    ("bad-text", LINE.replace("1-800", "call us"), "helpline 1, number"),
]


def test_each_country_is_one_that_the_system_can_name() -> None:
    """Its code is known to Qt, which tells the country of a system by it."""
    unknown = QLocale.Country.AnyTerritory
    assert [one for one in SHIPPED if QLocale.codeToTerritory(one.country) == unknown] == []


def test_no_line_ships_twice() -> None:
    """Neither its name nor its number."""
    assert len({(one.country, one.name) for one in SHIPPED}) == len(SHIPPED)
    assert len({(one.country, one.number) for one in SHIPPED}) == len(SHIPPED)
    assert Helpline("DE", "Hilfetelefon Gewalt gegen Frauen", "116 016") in SHIPPED


@pytest.mark.parametrize(("code", "text", "place"), BAD)
def test_bad_file_is_told(code: str, text: str, place: str, tmp_path: Path) -> None:
    """Each mistake in the file has its code, and a sentence with the file and the place."""
    file = tmp_path / "helplines.toml"
    file.write_text(text, "utf-8")
    error = refusal(file, lambda _file: helplines(tmp_path))
    assert error.code == code
    assert code in FORMAT
    assert place in error_sentence(error)
