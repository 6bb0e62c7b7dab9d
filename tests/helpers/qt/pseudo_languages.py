"""Pseudo-languages: builds the test translations from all texts, and installs one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from listening_timer.app.services.language import install_language, language

SCRIPT = Path(__file__).parents[3] / "scripts" / "translations"


def run_translations_script(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the script that gathers all texts."""
    return subprocess.run(
        [sys.executable, SCRIPT, *arguments], capture_output=True, text=True, check=False
    )


def build_pseudo_languages(folder: Path) -> Path:
    """A folder with the template and the made languages, of all texts as they are now."""
    done = run_translations_script("--to", folder)
    assert (done.returncode, done.stderr) == (0, "")
    return folder


@contextmanager
def translation_installed(app: QApplication, file: Path) -> Generator[None, None, None]:
    """Let all that is built within speak a translation."""
    before, spoken = QLocale(), language(file)
    install_language(app, spoken)
    try:
        yield
    finally:
        for translator in spoken.translators:
            app.removeTranslator(translator)
        QLocale.setDefault(before)
