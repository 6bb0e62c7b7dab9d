"""Claims about the session bus: whatever goes wrong with it is one kind of error."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from listening_timer.desktop.display import BUS
from tests.helpers.dbus_services import session_bus

if sys.platform == "linux":
    from listening_timer.desktop.dbus import SessionBus
else:
    pytest.skip("Linux has a session bus", allow_module_level=True)


def test_a_bus_that_is_full_is_as_good_as_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It greets, then lets nobody in: an error of the system, as where there is no bus."""
    with session_bus(tmp_path, most=0) as address:
        monkeypatch.setenv(BUS, address)
        with pytest.raises(OSError):  # noqa: PT011 - no more is said
            SessionBus()
