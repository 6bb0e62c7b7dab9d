"""Claims about every screen: it can be read, heard, reached and touched, and has its room."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from listening_timer.app.services.first_window import Application
from listening_timer.model.options import DemoOptions
from listening_timer.ui.history.detail import Detail
from tests.helpers.process.program import ROOT, program_environment
from tests.helpers.qt.accessibility_audit import accessibility_faults
from tests.helpers.qt.all_screens import faults_on_all_screens
from tests.helpers.qt.contrast_audit import measure_contrast
from tests.helpers.qt.layout_audit import layout_faults
from tests.helpers.qt.painted_text import front
from tests.helpers.qt.pseudo_languages import build_pseudo_languages, translation_installed
from tests.helpers.qt.tab_order_audit import TabOrder
from tests.helpers.qt.translation_audit import untranslated

SMALLEST = DemoOptions(palette="evening", size=(1024, 640), text=200)
USUAL = DemoOptions(palette="day")
MANY = 400
"""Texts that all screens have together, at least."""
SECONDS = 100


@pytest.fixture(autouse=True)
def reader() -> Iterator[None]:
    """Somebody reads: only then does Qt tell what a list holds no more."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture(scope="module")
def languages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The template and the two made languages."""
    return build_pseudo_languages(tmp_path_factory.mktemp("translations"))


class Contrast:
    """Looks for texts with too little contrast, and counts all."""

    def __init__(self) -> None:
        self.texts = 0

    def __call__(self, window: QWidget, _name: str) -> Iterator[str]:
        """The texts with too little contrast."""
        for text in measure_contrast(window, front(window)):
            self.texts += 1
            if not text.suffices:
                yield str(text)


def layout(window: QWidget, _name: str) -> list[str]:
    """What is cut, or lies over something else."""
    return layout_faults(window)


def access(window: QWidget, _name: str) -> list[str]:
    """What is not told to a reader, or told falsely, and targets too small for a finger."""
    return accessibility_faults(window)


def tab(order: TabOrder, window: QWidget, name: str) -> list[str]:
    """What Tab misses; any key brings back what is hidden, the second window has no controls."""
    without = name.endswith("hidden") or name.startswith("second-window")
    return [] if without else order.faults(window)


def talk(window: QWidget, _name: str) -> Iterator[str]:
    """Whether a talk is seen whole."""
    if any(detail.isVisible() for detail in window.findChildren(Detail)):
        yield "shown"


@pytest.mark.parametrize("options", [USUAL, SMALLEST], ids=["usual", "smallest"])
def test_every_screen_can_be_used(qapp: Application, options: DemoOptions) -> None:
    """By day as it comes up; by evening in the smallest window with the largest text.

    Contrast: as it is painted every text stands out by 4.5 to 1, large ones by 3. Layout: nothing
    is cut or lies over another. Access: names, roles and states; what is written is told, once;
    every target has 44 pixels of its own. Tab comes to every control once, in order, and is seen
    there. The pictures of one talk show that talk, and not the list, which has all the room there.
    """
    contrast = Contrast()
    faults = faults_on_all_screens(
        qapp,
        options,
        contrast=contrast,
        layout=layout,
        access=access,
        tab=partial(tab, TabOrder()),
        talk=talk,
    )
    talks = faults.pop("talk: shown")
    assert faults == {}
    assert {"history-break", "history-writing", "history-thanks-talk"} <= set(talks)
    assert options is USUAL or len(talks) == 3
    assert contrast.texts > MANY


@pytest.mark.slow
@pytest.mark.parametrize(
    "options",
    [DemoOptions(palette="evening", size=(1024, 640)), DemoOptions(palette="day", text=200)],
    ids=["smallest", "largest text"],
)
def test_every_screen_in_the_other_palette(qapp: Application, options: DemoOptions) -> None:
    """Evening in the smallest letters there are, day in the largest: contrast and layout hold."""
    contrast = Contrast()
    assert faults_on_all_screens(qapp, options, contrast=contrast, layout=layout) == {}
    assert contrast.texts > MANY


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "text"),
    [((1920, 1080), 100), ((2560, 1440), 200), ((3840, 2160), 100), ((3840, 2160), 200)],
)
def test_every_screen_in_a_large_window(
    qapp: Application, size: tuple[int, int], text: int
) -> None:
    """Up to 3840 x 2160 all has its room, and nothing is to be moved sideways."""
    options = DemoOptions(palette="day", size=size, text=text)
    assert faults_on_all_screens(qapp, options, layout=layout) == {}


@pytest.mark.parametrize(
    ("language", "options"),
    [
        ("mirrored", SMALLEST),
        pytest.param("mirrored", USUAL, marks=pytest.mark.slow),
        pytest.param("longer", SMALLEST, marks=pytest.mark.slow),
        pytest.param("longer", USUAL, marks=pytest.mark.slow),
    ],
    ids=["mirrored-smallest", "mirrored-usual", "longer-smallest", "longer-usual"],
)
def test_every_screen_in_other_languages(
    qapp: Application, languages: Path, language: str, options: DemoOptions
) -> None:
    """Longer by 40 %, or from right to left: nothing is cut, and no English word is left."""

    def english(window: QWidget, _name: str) -> Iterator[str]:
        if language == "mirrored":  # the other is made of English words
            yield from untranslated(window)

    with translation_installed(qapp, languages / f"{language}.qm"):
        faults = faults_on_all_screens(qapp, options, layout=layout, english=english)
    assert faults == {}


@pytest.mark.slow
@pytest.mark.parametrize(("factor", "text"), [("1.5", "200"), ("3", "100")])
def test_every_screen_at_a_scale_factor(factor: str, text: str, tmp_path: Path) -> None:
    """All has its room, and the stone is painted for the very pixels of the screen."""
    surrounding = program_environment(tmp_path, offscreen=True)
    child = ROOT / "tests" / "helpers" / "qt" / "all_screens_child.py"
    left = subprocess.run(
        [sys.executable, child, text],
        env={**surrounding, "PYTHONPATH": str(ROOT), "QT_SCALE_FACTOR": factor},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=True,
    )
    assert json.loads(left.stdout) == {}
