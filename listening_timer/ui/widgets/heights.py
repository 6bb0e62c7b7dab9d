"""The heights of very many things below each other, most of them guessed.

Law: what stands above any of them is a sum of a few hundred numbers, however many there are.
"""

from __future__ import annotations

BLOCK = 256
"""So many heights are summed up in one number."""


class Heights:
    """Heights in whole pixels; those not known yet are guessed to be all the same."""

    def __init__(self) -> None:
        self._guess = 1
        self._highs: list[int] = []
        self._known = bytearray()
        self._sums: list[int] = []

    def __len__(self) -> int:
        """How many there are."""
        return len(self._highs)

    def __getitem__(self, place: int) -> int:
        """The height at a place, or the guess."""
        return self._highs[place]

    def reset(self, count: int, guess: int) -> None:
        """Begin anew with so many, none of which is known."""
        self._guess = guess
        self._highs, self._known, self._sums = [], bytearray(), []
        self.extend(count)

    def extend(self, count: int) -> None:
        """Add so many at the end, none of which is known."""
        first = len(self._highs)
        self._highs += [self._guess] * count
        self._known += bytes(count)
        self._sum_up(first)

    def remove(self, place: int) -> None:
        """Take one away."""
        del self._highs[place], self._known[place]
        self._sum_up(place)

    def learn(self, place: int, height: int) -> None:
        """From now on the height at a place is known."""
        self._sums[place // BLOCK] += height - self._highs[place]
        self._highs[place] = height
        self._known[place] = True

    def forget(self, place: int) -> None:
        """The height at a place may be another now."""
        self._known[place] = False

    def is_known(self, place: int) -> bool:
        """Whether the height at a place is no guess."""
        return bool(self._known[place])

    def above(self, place: int) -> int:
        """How high all before a place are together."""
        block = place // BLOCK
        return sum(self._sums[:block]) + sum(self._highs[block * BLOCK : place])

    def _sum_up(self, first: int) -> None:
        """Sum the blocks up anew, from the one of a place on."""
        block = first // BLOCK
        starts = range(block * BLOCK, len(self._highs), BLOCK)
        self._sums[block:] = [sum(self._highs[start : start + BLOCK]) for start in starts]
