"""A sound history to be damaged; a couple in the real program, with clocks that can be moved."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from listening_timer.history.store import History
from tests.helpers.history.sample_sessions import sample_database
from tests.helpers.x11.keyboard_couple import Couple
from tests.helpers.x11.xserver import x_server


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a sound history."""
    return sample_database(tmp_path_factory.mktemp("sound") / "history.db").read_bytes()


@pytest.fixture(scope="session")
def display() -> Generator[str, None, None]:
    """The name of an X display of our own."""
    with x_server() as name:
        yield name


@pytest.fixture
def couple(display: str, tmp_path: Path) -> Generator[Couple]:
    """Two people with a history of their own; whatever befell it, it is sound afterwards."""
    pair = Couple(display, tmp_path)
    yield pair
    pair.kill()
    with History.open(pair.history) as history:
        assert history.check() == []
