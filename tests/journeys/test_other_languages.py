"""Claims about languages yet to come: every screen speaks them whole, and has room for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from listening_timer.app.services.first_window import Application
from listening_timer.config.paths import user_paths
from listening_timer.demo.run import NAMES, SAID
from listening_timer.demo.samples import SAMPLES
from listening_timer.demo.tour import FILE
from listening_timer.model.options import DemoOptions
from tests.helpers.qt.all_screens import SPEED, visit_screens
from tests.helpers.qt.layout_audit import layout_faults
from tests.helpers.qt.painted_text import front, painted_texts
from tests.helpers.qt.pseudo_languages import build_pseudo_languages, translation_installed

HEARD = (QAccessible.Text.Name, QAccessible.Text.Description)
LATIN = re.compile("[A-Za-z]{2,}")
"""A word in Latin letters; a single one is a key."""
OF_OTHERS = (
    "Fraunces, Atkinson Hyperlegible Next, Python, Qt, PySide6, Shiboken, qasync, SQLite, SQLite3 "
    "Multiple Ciphers, APSW, msgspec, miniaudio, wakepy, jeepney, icalendar, tomli-w, platformdirs "
    "pypdf, JSON, CSV, Markdown, PDF, iCalendar"
)
SIZES = {100: (1280, 800), 200: (1024, 640)}
"""The window that goes with a text size in percent."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The template and the two made languages."""
    return build_pseudo_languages(tmp_path_factory.mktemp("translations"))


def heard(found: QAccessibleInterface | None) -> Iterator[str]:
    """All that a screen reader is told of a thing and of everything in it."""
    if found is None or found.state().invisible:
        return
    yield from (found.text(kind) for kind in HEARD)
    for number in range(found.childCount()):
        yield from heard(found.child(number))


def said(window: QWidget) -> Iterator[str]:
    """All that a window shows, and all that it says to those who cannot see it."""
    root = front(window)
    yield from heard(QAccessible.queryAccessibleInterface(root))
    yield from (piece.text for piece in painted_texts(root))


def not_ours() -> str:
    """All that is never translated: names, what people wrote, paths."""
    paths = user_paths()
    places = f"{paths.history} {paths.settings} {paths.formats} {FILE}"
    return f"{NAMES} {SAID} {SAMPLES} {places} {OF_OTHERS}"


def look_at_all(app: Application, language: str, form: str, text: int) -> list[str]:
    """Lead a language through every screen; a sentence about all that is wrong there."""
    others, wrong = not_ours(), list[str]()

    def look(window: QWidget, name: str) -> None:
        wrong.extend(f"{language}, {name}: {fault}" for fault in layout_faults(window))
        if language == "mirrored":  # no Latin letter is left of what was translated
            words = {word for each in said(window) for word in LATIN.findall(each)}
            left = sorted(word for word in words if word not in others)
            wrong.extend(f"{name}: {word} is English" for word in left)

    options = DemoOptions(form, SPEED, palette="day", size=SIZES[text], text=text)
    assert len(visit_screens(app, options, look)) > 40
    return wrong


def test_every_screen_is_translated_mirrored_and_uncut(qapp: Application, folder: Path) -> None:
    """From right to left, in a small window at 200 %: no English word, and nothing cut."""
    with translation_installed(qapp, folder / "mirrored.qm"):
        assert look_at_all(qapp, "mirrored", "share-fully", 200) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "form", "text"),
    [
        ("mirrored", "share-fully", 100),
        ("mirrored", "feel-and-bridge", 100),
        ("longer", "share-fully", 200),
        ("longer", "feel-and-bridge", 100),
    ],
)
def test_every_screen_has_room_for_other_words(
    qapp: Application, folder: Path, language: str, form: str, text: int
) -> None:
    """Longer by 40 %, or from right to left: nothing is cut and nothing lies over anything."""
    with translation_installed(qapp, folder / f"{language}.qm"):
        assert look_at_all(qapp, language, form, text) == []
