"""Claims about the first page: what stands around it from the start."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from listening_timer.app.services.first_window import first_page, install_theme
from listening_timer.config.paths import user_paths
from listening_timer.config.settings import Settings
from listening_timer.exercise.formats import Side
from listening_timer.library.formats import Library
from tests.helpers.qt.painted_text import painted_texts


@pytest.mark.parametrize("percent", [100, 200])
def test_the_sidebar_leaves_no_word_alone_at_its_foot(qapp: QApplication, percent: int) -> None:
    """Where it breaks, the last word takes another one along."""
    paths = user_paths()
    theme = install_theme(qapp, paths, Settings(text=percent))
    formats = Library(paths.resources, paths.formats).items()
    window = first_page(theme, formats, None, Side.LEFT).window
    window.resize(1280, 800)
    window.show()
    QCoreApplication.sendPostedEvents()
    foot = [piece.text for piece in painted_texts(window.sidebar) if "only" in piece.text]
    assert [line.split()[-2:] for line in foot] == [["computer", "only"]]
    window.close_for_good()
    window.deleteLater()
