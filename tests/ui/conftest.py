"""A theme of the real fonts, at the design's size, by day; and pages read from the right."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
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
def aloud(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced to screen readers from now on."""
    sentences: list[str] = []

    def hear(_near: QWidget, sentence: str) -> None:
        sentences.append(sentence)

    monkeypatch.setattr(accessibility, "announce", hear)
    return sentences
