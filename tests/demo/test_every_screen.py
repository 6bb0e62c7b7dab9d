"""Claims about every screen of the program: what stands on it can be read, and has its room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QWidget

from listening_timer.app.services.first_window import Application
from listening_timer.model.options import DemoOptions
from listening_timer.ui.history.detail import Detail
from tests.helpers.qt.all_screens import visit_screens
from tests.helpers.qt.contrast_audit import measure_contrast
from tests.helpers.qt.layout_audit import layout_faults
from tests.helpers.qt.painted_text import front

Found = dict[str, list[str]]
"""What is wrong, with the screens on which it is."""
SIZES = ((1024, 640), (1280, 800), (1920, 1080), (2560, 1440), (3840, 2160))
FORMATS = ("share-fully", "feel-and-bridge")
MANY = 400
"""Texts that all screens have together, at least."""


class Reader:
    """Goes through all screens and gathers what cannot be read, or is cut."""

    def __init__(self, app: Application) -> None:
        self._app = app
        self.found: Found = {}
        self.texts = 0
        self.talks = set[str]()
        """The screens on which a talk is seen whole."""

    def go(self, options: DemoOptions, *looks: Callable[[QWidget], Iterator[str]]) -> Found:
        """Look at every screen in these ways."""

        def look(window: QWidget, name: str) -> None:
            if any(detail.isVisible() for detail in window.findChildren(Detail)):
                self.talks.add(name)
            for way in looks:
                for fault in way(window):
                    self.found.setdefault(fault, []).append(name)

        visit_screens(self._app, options, look)
        return self.found

    def unreadable(self, window: QWidget) -> Iterator[str]:
        """The texts with too little contrast."""
        for text in measure_contrast(window, front(window)):
            self.texts += 1
            if not text.suffices:
                yield str(text)

    def squeezed(self, window: QWidget) -> Iterator[str]:
        """What is cut, or lies over something else."""
        yield from layout_faults(window)

    def squeezed_in_any_size(self, window: QWidget) -> Iterator[str]:
        """The same, in windows of all sizes; afterwards the window is as it was."""
        before = window.size()
        for wide, high in SIZES:
            _resize(window, QSize(wide, high))
            yield from (f"{wide} x {high}: {fault}" for fault in layout_faults(window))
        _resize(window, before)


def _resize(window: QWidget, size: QSize) -> None:
    """Give a window a size and let everything in it follow."""
    window.resize(size)
    for _turn in range(3):
        QCoreApplication.sendPostedEvents()


@pytest.fixture
def reader(qapp: Application) -> Reader:
    """One that has seen nothing yet."""
    return Reader(qapp)


def test_the_smallest_window_shows_all_in_the_largest_text(reader: Reader) -> None:
    """At 1024 x 640 and 200 % every text has AA by evening, nothing is cut or lies over another.

    The pictures of one talk show that talk, and not the list, which has all the room there.
    """
    options = DemoOptions("feel-and-bridge", 600, palette="evening", size=SIZES[0], text=200)
    assert reader.go(options, reader.unreadable, reader.squeezed) == {}
    assert reader.texts > MANY
    assert reader.talks == {"history-break", "history-writing"}


@pytest.mark.slow
@pytest.mark.parametrize(("identity", "palette"), list(product(FORMATS, ("day", "evening"))))
def test_every_text_can_be_read(identity: str, palette: str, reader: Reader) -> None:
    """As it is painted, every text stands out from its ground by 4.5 to 1, large ones by 3."""
    options = DemoOptions(identity, 600, palette=palette)
    assert reader.go(options, reader.unreadable) == {}
    assert reader.texts > MANY


@pytest.mark.slow
@pytest.mark.parametrize(("identity", "text"), list(zip(FORMATS, (100, 200), strict=True)))
def test_nothing_is_cut_in_any_window(identity: str, text: int, reader: Reader) -> None:
    """From 1024 x 640 to 3840 x 2160 all has its room, and nothing is to be moved sideways."""
    options = DemoOptions(identity, 600, text=text)
    assert reader.go(options, reader.squeezed_in_any_size) == {}
