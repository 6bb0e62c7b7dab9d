"""Claims about About and "not for you": whose work it is, where it lies, who can help."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from listening_timer import __version__
from listening_timer.library.helplines import Helpline
from listening_timer.ui.session.actions import LetterKeys
from listening_timer.ui.session.keys import key_rows
from listening_timer.ui.settings.about import AboutPage, NotForYouPage
from listening_timer.ui.theme.theme import Theme
from tests.helpers.plain_text import plain
from tests.helpers.qt.widget_actions import shown_text

ROOT = Path(__file__).parents[3]
KNOWN_AS = {"PySide6-Essentials": "PySide6", "apsw-sqlite3mc": "SQLite3 Multiple Ciphers"}

PLACES = "/data/history.db", "/config/settings.toml", "/data/formats"


def test_places_and_version_are_told(theme: Theme) -> None:
    """The paths stand there as they were given."""
    lines = shown_text(AboutPage(theme, *PLACES)).split("\n")
    assert {*PLACES} <= {*lines}
    assert any(__version__ in line and "MIT" in line for line in lines)


def test_every_library_and_typeface_is_named(theme: Theme) -> None:
    """Whatever the program depends on, and every font that ships; that none has to do with it."""
    words = shown_text(AboutPage(theme, "", "", ""))
    assert "not connected with, or endorsed by" in words
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for need in project["dependencies"]:
        name = re.split(r"[<>=!;\[]", need)[0].strip()
        assert KNOWN_AS.get(name, name) in words
    for licence in (ROOT / "resources" / "fonts").glob("*-OFL.txt"):
        font = licence.name.partition("-")[0]
        assert font in words.replace(" ", "")


@pytest.mark.parametrize(
    "build",
    [partial(AboutPage, history="", settings="", formats=""), NotForYouPage],
    ids=["about", "not-for-you"],
)
def test_enter_goes_back(
    theme: Theme, qtbot: QtBot, build: Callable[[Theme], AboutPage | NotForYouPage]
) -> None:
    """One way on, and nobody is held here: back."""
    page = build(theme)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.back_requested, timeout=0, raising=True):
        QTest.keyClick(page, Qt.Key.Key_Return)


def test_helplines_stand_there_with_their_country(theme: Theme) -> None:
    """A number that is right in one country is wrong in the next."""
    lines = [Helpline("IE", "Women’s Aid", "1800 341 900"), Helpline("IE", "Men’s Aid", "01 55")]
    words = plain(shown_text(NotForYouPage(theme, "Ireland", lines)))
    assert "Ireland: Women’s Aid, 1800 341 900" in words
    assert "Ireland: Men’s Aid, 01 55" in words


def test_no_number_and_no_address_stands_there(theme: Theme) -> None:
    """Where none is known, kinds of help are named."""
    words = shown_text(NotForYouPage(theme))
    assert not re.search(r"\d|www|http|@", words)
    for help_ in ("police", "emergency number", "helpline", "doctor", "counsellor", "trust"):
        assert help_ in words


def test_the_keys_it_names_are_those_of_the_stage(theme: Theme) -> None:
    """Whoever trusts them finds that they do what is said here."""
    keys = {key for key, _does in key_rows(LetterKeys())}
    words = shown_text(NotForYouPage(theme))
    assert {"X", "Ctrl+Q"} <= keys
    assert "X or “Hide the screen”" in words
    assert "Ctrl+Q closes" in words
