"""Sessions at the real conductor, begun in a word and left afterwards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.helpers.exercise.conductor_driver import StartDriver, conductor_drivers


@pytest.fixture
def sit(qapp: QApplication) -> Iterator[StartDriver]:
    """Begins sessions in real time."""
    yield from conductor_drivers(qapp)


@pytest.fixture(params=[1, 10], ids=["real time", "10 times as fast"])
def sit_at_any_speed(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[StartDriver]:
    """Begins sessions whose course must not depend on their speed."""
    speed: int = request.param
    yield from conductor_drivers(qapp, speed)
