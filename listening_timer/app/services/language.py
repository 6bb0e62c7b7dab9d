"""Language of the user interface: English, or a compiled translation (.qm) to try.

It is set once, before the first page is built. Names of days and months follow the language; times
of day are written the same in every language.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from listening_timer.model.errors import HistoryError

ENGLISH = "en"


class Language(NamedTuple):
    """Locale and translators of the user interface; Qt asks the last translator first."""

    locale: QLocale
    translators: tuple[QTranslator, ...] = ()


def language(file: Path | None) -> Language:
    """Load a compiled translation (.qm); English without one. Raises HistoryError."""
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


def install_language(app: QCoreApplication, language: Language) -> None:
    """Install the translators and the default locale, for all widgets built from now on."""
    QLocale.setDefault(language.locale)
    for translator in language.translators:
        translator.setParent(app)
        app.installTranslator(translator)
