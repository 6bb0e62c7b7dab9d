"""Session buses of which nothing can be had."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from listening_timer.desktop.display import BUS
from tests.helpers.dbus_services import NOBODY, mute_bus

MUTE = {"mute": False, "mute once it let in": True}


@pytest.fixture(params=[*NOBODY, *MUTE])
def no_answer(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Generator[None]:
    """No session bus, an address that means nothing, or a bus that never answers."""
    address: str | None = request.param
    monkeypatch.delenv(BUS, raising=False)
    if address in MUTE:
        with mute_bus(tmp_path, lets_in=MUTE[address]) as mute:
            monkeypatch.setenv(BUS, mute)
            yield
        return
    if address is not None:
        monkeypatch.setenv(BUS, address)
    yield
