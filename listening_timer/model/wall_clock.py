"""The types of the clocks that are passed to whatever counts, shows or stores an instant."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Clock: TypeAlias = Callable[[], int]
"""Returns a number of milliseconds that only grows."""
WallClock: TypeAlias = Callable[[], tuple[int, int]]
"""Returns the wall instant (UTC ms) and the offset of local time from UTC (minutes)."""
