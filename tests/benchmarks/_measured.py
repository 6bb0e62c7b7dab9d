"""Uses measured beside bare SQL, in turn, and what is said of how they grow."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median

from tests.benchmarks._tools import say

ROUNDS = 9
SLACK = 2.0
"""Ms that a figure may take besides twice bare SQL."""

Run = Callable[[], object]


class Measured:
    """The figures of one size; `missed` tells which aims were.

    `slowest` are aims of their own, in ms.
    """

    def __init__(self, size: int, slowest: Mapping[str, float]) -> None:
        self.size, self._slowest = size, slowest
        self.medians: dict[str, float] = {}
        self.missed: list[str] = []

    def measured(self, name: str, ours: Run, bare: Run, rounds: int = ROUNDS) -> None:
        """Measure a use and what it is compared with, in turn."""
        taken = [(ms(ours), ms(bare)) for _ in range(rounds)]
        mine, sql = (median(column) for column in zip(*taken, strict=True))
        self.medians[name] = mine
        within = mine <= self._slowest.get(name, 2 * sql + SLACK)
        if not within:
            self.missed.append(f"{name} at {self.size:,}")
        ratio = f"{mine / sql:.2f} times" if sql else "-"
        said = "" if within else ", MISSED"
        say(f"  {name}: {mine:.2f} ms; bare SQL {sql:.2f} ms; {ratio}{said}")


def ms(run: Run) -> float:
    """How long a run takes, in ms."""
    before = time.perf_counter_ns()
    run()
    return (time.perf_counter_ns() - before) / 1e6


def told(sizes: Sequence[Measured], at_last: Mapping[str, float]) -> None:
    """Say how each figure grows, and what was missed; `at_last` are aims at the largest size."""
    first, last = sizes[0], sizes[-1]
    say(f"from {first.size:,} to {last.size:,} sessions:")
    for name, before in first.medians.items():
        say(f"  {name}: {last.medians[name] / before:.2f} times as long")
    missed = [miss for size in sizes for miss in size.missed]
    missed += [
        f"{name}: over {aim} ms" for name, aim in at_last.items() if last.medians[name] > aim
    ]
    say("; ".join(missed) if missed else "all aims reached")
