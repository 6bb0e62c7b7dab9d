"""A theme of the real fonts, windows of any look, pages read from the right, British dates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets import accessibility

FONTS = Path(__file__).parents[2] / "resources" / "fonts"


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """By day, at 1280 x 800 and 100 % text."""
    assert qapp is not None
    made = Theme(FONTS)
    made.set_palette_choice("day")
    return made


@pytest.fixture
def mirrored(qapp: QApplication) -> None:
    """All that is built meanwhile is read from right to left."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)


@pytest.fixture
def english() -> Iterator[None]:
    """Days and times as they are written in London."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def aloud(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced to screen readers from now on."""
    sentences: list[str] = []

    def hear(_near: QWidget, sentence: str) -> None:
        sentences.append(sentence)

    monkeypatch.setattr(accessibility, "announce", hear)
    return sentences


@pytest.fixture(params=[(1280, 800, 100), (1024, 640, 200)], ids=["usual", "small"])
def room(theme: Theme, request: pytest.FixtureRequest) -> QSize:
    """The usual window, and the smallest one with text of 200 %, which the theme gets: its size."""
    wide, high, percent = request.param
    theme.set_text_percent(percent)
    return QSize(wide, high)


@pytest.fixture(params=["day", "evening"])
def any_look(theme: Theme, room: QSize, request: pytest.FixtureRequest) -> QSize:
    """Each room by day and by evening: the size of its window."""
    theme.set_palette_choice(request.param)
    return room
