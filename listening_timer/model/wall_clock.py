"""The type of the wall clock that is passed to whatever shows or stores an instant."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

WallClock: TypeAlias = Callable[[], tuple[int, int]]
"""Returns the wall instant (UTC ms) and the offset of local time from UTC (minutes)."""
