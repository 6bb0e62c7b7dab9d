"""A screen that nobody sees, for whole uses of the program in a real window."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from tests.app.conftest import reports, run, sweep
from tests.helpers.xserver import x_server

__all__ = ["display", "reports", "run", "sweep"]
"""The program's own event loop for tests, for uses within the test's process."""


@pytest.fixture(scope="session")
def display() -> Generator[str, None, None]:
    """The name of an X display of our own."""
    with x_server() as name:
        yield name
