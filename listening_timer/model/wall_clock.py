"""The type of the wall clock that is handed to whatever shows or keeps an instant."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

WallClock: TypeAlias = Callable[[], tuple[int, int]]
"""Gives the wall instant (UTC ms) and how far local time is ahead of UTC (minutes)."""
