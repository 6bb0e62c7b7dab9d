"""Qt with the fonts that ship, and what others read in a PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from listening_timer.pdf.layout import add_fonts

FONTS = Path(__file__).parents[2] / "resources" / "fonts"


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """What every page is set in, and A4, whatever the locale of the machine."""
    assert qapp is not None
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    add_fonts(FONTS)
