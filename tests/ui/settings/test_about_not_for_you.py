"""Claims about the page for whoever should not be asked to share everything."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from listening_timer.ui.session.actions import LetterKeys
from listening_timer.ui.session.keys import key_rows
from listening_timer.ui.settings.about import NotForYouPage
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.labels import Text


def said(page: NotForYouPage) -> str:
    """All words of the page."""
    return "\n".join(text.said() for text in page.findChildren(Text))


def test_enter_goes_back(theme: Theme, qtbot: QtBot) -> None:
    """Nobody is held here."""
    page = NotForYouPage(theme)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.back_requested, timeout=0, raising=True):
        QTest.keyClick(page, Qt.Key.Key_Return)


def test_no_number_and_no_address_stands_there(theme: Theme) -> None:
    """A number that is right in one country is wrong in the next: kinds of help are named."""
    words = said(NotForYouPage(theme))
    assert not re.search(r"\d|www|http|@", words)
    for help_ in ("police", "emergency number", "helpline", "doctor", "counsellor", "trust"):
        assert help_ in words


def test_the_keys_it_names_are_those_of_the_stage(theme: Theme) -> None:
    """Whoever trusts them finds that they do what is said here."""
    keys = {key for key, _does in key_rows(LetterKeys())}
    words = said(NotForYouPage(theme))
    assert {"X", "Ctrl+Q"} <= keys
    assert "X or “Hide now”" in words
    assert "Ctrl+Q closes" in words
