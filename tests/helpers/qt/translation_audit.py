"""Translation audit: words that are left of the English, in what is seen and in what is heard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from listening_timer.config.paths import user_paths
from listening_timer.demo.run import NAMES, SAID
from listening_timer.demo.samples import PLAN_TEXT, SAMPLES
from listening_timer.demo.tour import FILE, NOWHERE, OTHER
from tests.helpers.qt.painted_text import front, painted_texts
from tests.helpers.qt.widget_actions import spoken_text

LATIN = re.compile("[A-Za-z]{2,}")
"""A word in Latin letters; a single one is a key."""
OF_OTHERS = (
    "Fraunces, Atkinson Hyperlegible Next, Python, Qt, PySide6, Shiboken, qasync, SQLite, SQLite3 "
    "Multiple Ciphers, APSW, msgspec, miniaudio, wakepy, jeepney, icalendar, tomli-w, platformdirs "
    "pypdf, JSON, CSV, Markdown, PDF, iCalendar"
)


def untranslated(window: QWidget) -> Iterator[str]:
    """English words in a window whose language has no Latin letter.

    Names, what people wrote, and paths are never translated.
    """
    root, paths = front(window), user_paths()
    places = f"{paths.history} {paths.settings} {paths.formats} {FILE} {OTHER}"
    others = f"{NAMES} {SAID} {SAMPLES} {PLAN_TEXT} {NOWHERE} {places} {OF_OTHERS}"
    said = [spoken_text(root), *(piece.text for piece in painted_texts(root))]
    words = {word for each in said for word in LATIN.findall(each)}
    yield from sorted(word for word in words if word not in others)
