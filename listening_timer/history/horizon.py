"""Horizon: the latest instant that is plausible; later dates are ignored when choosing defaults.

A clock that ran ahead, here or on the machine an import came from, dates sessions years from now.
They are listed, shown and exported like all others, but whatever is taken from the latest session
(who begins, names, format, open promises, the order of couples and of cards) is taken from the
latest that lies within a day of now.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime

DAY_MS = 24 * 60 * 60 * 1_000
_NS_A_MS = 1_000_000
_LAST_DATE = "9999-12-31"


def wall_ms() -> int:
    """The wall clock, in UTC ms."""
    return time.time_ns() // _NS_A_MS


def horizon_ms() -> int:
    """A day from now, in UTC ms: later instants are not trusted."""
    return wall_ms() + DAY_MS


def horizon_date() -> str:
    """The horizon as an ISO date, a day wider so that it holds for every local date."""
    try:
        return datetime.fromtimestamp((horizon_ms() + DAY_MS) / 1_000, UTC).date().isoformat()
    except (OverflowError, ValueError, OSError):  # a clock in the year 10000
        return _LAST_DATE
