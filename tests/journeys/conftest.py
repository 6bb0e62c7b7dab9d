"""A screen that nobody sees, for whole uses of the program in a real window."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.app.conftest import open_program, reports, run, runner, sweep
from tests.helpers.x11.keyboard_couple import Couple
from tests.helpers.x11.xserver import two_monitors, window_manager, x_server

__all__ = ["display", "open_program", "reports", "run", "runner", "sweep"]
"""The program's own event loop for tests, for uses within the test's process."""


@pytest.fixture(scope="session")
def display() -> Generator[str, None, None]:
    """The name of an X display of our own."""
    with x_server() as name:
        yield name


@pytest.fixture
def couple(display: str, tmp_path: Path) -> Generator[Couple, None, None]:
    """Two people with a home of their own; nothing of theirs runs afterwards."""
    pair = Couple(display, tmp_path)
    yield pair
    pair.kill()


@pytest.fixture(scope="session")
def desk() -> Generator[str, None, None]:
    """The name of an X display with two monitors of 1280 x 800, and a window manager."""
    with x_server("2560x800x24") as name:
        two_monitors(name)
        with window_manager(name):
            yield name
