"""Fitting: the turns with which a session ends within a given time."""

from __future__ import annotations

from listening_timer.exercise.formats import MINUTE, Format, tailored, turn_range


def fitting_minutes(fmt: Format, minutes: int) -> int | None:
    """The longest first turn, in minutes, with which the whole takes at most `minutes`.

    Other turns scale with the first. None where even the shortest turns take longer, or where the
    turns have no length to set.
    """
    turns = turn_range(fmt)
    if turns is None or fmt.open_ended:
        return None
    shortest = _total(fmt, turns.low)
    per_step = _total(fmt, turns.low + turns.step) - shortest
    steps = (minutes * MINUTE - shortest) // per_step
    if steps < 0:
        return None
    return min(turns.high, turns.low + steps * turns.step)


def least_minutes(fmt: Format) -> int:
    """The whole minutes that it takes with the shortest turns, rounded up."""
    turns = turn_range(fmt)
    return -(-(fmt.total if turns is None else _total(fmt, turns.low)) // MINUTE)


def _total(fmt: Format, minutes: int) -> int:
    """The length (ms) with a first turn of so many minutes."""
    return tailored(fmt, minutes).total
