"""Claims about the language of the screen: settled once, honest, and never half a failure."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication, QWidget

from listening_timer.app.services.first_window import EXIT_FAILED
from listening_timer.app.services.language import language
from listening_timer.app.start import run_window
from listening_timer.cli.main import main
from listening_timer.model.errors import HistoryError
from listening_timer.model.options import WindowOptions
from listening_timer.text.english import time_of_day
from listening_timer.text.error_messages import error_sentence
from listening_timer.ui.words.i18n import day_text, error_text, text_of, time_text, tr
from tests.helpers.qt.pseudo_languages import build_pseudo_languages, translation_installed

NOON = 1_795_000_000_000
"""18 November 2026, shortly after eleven."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The template and the two made languages."""
    return build_pseudo_languages(tmp_path_factory.mktemp("translations"))


def test_a_translation_speaks_everywhere(qapp: QApplication, folder: Path) -> None:
    """Words, sentences about errors, what ships, days, and what Qt says by itself."""
    with translation_installed(qapp, folder / "mirrored.qm"):
        for text in (
            tr("Begin"),
            tr("{n} min", "a duration"),
            tr("%n minutes each", None, 8),
            error_text(HistoryError("full", path="here")),
            text_of({"en": "Share fully, then switch"}),
            day_text(NOON, 0),
        ):
            assert text.startswith("[")
        assert "\u05d9\u05d5\u05dd" in day_text(
            NOON, 0
        )  # "day", as every Hebrew name of one begins
        assert QCoreApplication.translate("QWidgetTextControl", "&Copy") != "&Copy"
    assert tr("Begin") == "Begin"
    assert day_text(NOON, 0) == "Wednesday morning, 18\u00a0November"


def test_the_screen_turns_with_its_language(qapp: QApplication, folder: Path) -> None:
    """What is built while a language from right to left is spoken reads so, and only that."""
    with translation_installed(qapp, folder / "mirrored.qm"):
        assert QWidget().layoutDirection() is Qt.LayoutDirection.RightToLeft
    with translation_installed(qapp, folder / "longer.qm"):
        assert QWidget().layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_a_text_that_is_there_in_the_own_language_is_taken(
    qapp: QApplication, folder: Path
) -> None:
    """Somebody's own format says its own words; one without any English says what it has."""
    with translation_installed(qapp, folder / "mirrored.qm"):
        assert text_of({"en": "Joy", "he": "שמחה"}) == "שמחה"
        assert text_of({"fr": "Joie"}) == "Joie"
        assert text_of({"en": "A talk of our own"}) == "A talk of our own"


def test_without_a_translation_words_and_days_are_english() -> None:
    """On a German computer too: no German day stands in an English sentence."""
    assert language(None).locale.language() is QLocale.Language.English
    assert language(None).translators == ()


def test_times_of_day_are_alike_in_every_language(qapp: QApplication, folder: Path) -> None:
    """On screen as on the command line, which asks no locale."""
    for hour in range(24):
        wall = NOON + hour * 3_600_000
        assert time_text(wall, 0) == time_of_day(wall, 0)
    with translation_installed(qapp, folder / "longer.qm"):
        assert time_text(NOON, 0) == time_of_day(NOON, 0)


@pytest.mark.parametrize("name", ["en_US.UTF-8", "de_DE.UTF-8", "C.UTF-8"])
def test_no_locale_changes_the_form_of_a_time(name: str) -> None:
    """Two PDFs of one history, by the window and by the command line, tell the same time."""
    code = f"from listening_timer.ui.words.i18n import time_text; print(time_text({NOON}, 0))"
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "LC_ALL": name},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == time_of_day(NOON, 0)


@pytest.mark.parametrize("what", ["missing", "text", "empty", "folder", "source"])
def test_a_file_without_a_translation_is_told(tmp_path: Path, folder: Path, what: str) -> None:
    """One sentence that names the file, and status 1, before any window."""
    file = tmp_path / "de.qm"
    match what:
        case "text":
            file.write_text("no translation\n", "utf-8")
        case "empty":
            file.touch()
        case "folder":
            file.mkdir()
        case "source":
            file = folder / "mirrored.ts"
        case _:
            pass
    with pytest.raises(HistoryError, match="no-translation") as caught:
        language(file)
    assert str(file) in error_sentence(caught.value)
    assert run_window(WindowOptions(translation=file)) == EXIT_FAILED


def test_the_demonstration_tells_it_as_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the command line to the sentence."""
    assert main(["demo", "--translation", str(tmp_path / "none.qm")]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert "none.qm" in lines[0]
