"""The language of the screen: English, or that of a translation somebody would like to try.

It is settled once, before the first page is built. The names of days and months go with the
words; times of day are the same in every language.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from listening_timer.model.records import HistoryError

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Language:
    """What the screen speaks; of its translators the last one is asked first."""

    locale: QLocale
    translators: tuple[QTranslator, ...] = ()


def language(file: Path | None) -> Language:
    """The language of a compiled translation (.qm), English without one. Raises HistoryError."""
    if file is None:
        return Language(QLocale(ENGLISH))
    ours = QTranslator()
    if not ours.load(str(file)) or ours.isEmpty():
        raise HistoryError("no-translation", path=file)
    locale = QLocale(ours.language() or ENGLISH)
    qts_own = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qts_own.load(locale, "qtbase", "_", folder):
        return Language(locale, (qts_own, ours))
    return Language(locale, (ours,))


def speak(app: QCoreApplication, language: Language) -> None:
    """Let all that is built from now on speak this language."""
    QLocale.setDefault(language.locale)
    for translator in language.translators:
        translator.setParent(app)
        app.installTranslator(translator)
