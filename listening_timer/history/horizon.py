"""Horizon: the latest instant that is believed; what is dated later decides nothing.

A clock that ran ahead, here or where an import was made, dates sessions years from now. They are
listed, shown and exported like all others, but whatever is taken from the latest one (who begins,
names, format, open promises, the order of couples and of cards) is taken from the latest that
lies within a day of now.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime

DAY_MS = 24 * 60 * 60 * 1_000
_NS_A_MS = 1_000_000
_LAST_DATE = "9999-12-31"


def wall_ms() -> int:
    """The wall clock, as UTC ms."""
    return time.time_ns() // _NS_A_MS


def horizon_ms() -> int:
    """A day from now, as UTC ms: later instants are not believed."""
    return wall_ms() + DAY_MS


def horizon_date() -> str:
    """A day from now, as an ISO date that no believed local date is later than."""
    try:
        return datetime.fromtimestamp((horizon_ms() + DAY_MS) / 1_000, UTC).date().isoformat()
    except (OverflowError, ValueError, OSError):  # a clock in the year 10000
        return _LAST_DATE
