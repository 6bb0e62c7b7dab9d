"""Tailoring: the chosen format with the length of its turns and its bell rule, as chosen so far."""

from __future__ import annotations

from typing import NamedTuple

from listening_timer.exercise.fitting import fitting_minutes, least_minutes
from listening_timer.exercise.formats import (
    MINUTE,
    Bell,
    Format,
    TurnRange,
    bell_choices,
    tailored,
    turn_range,
)

USUAL_MINUTES = 10


class Tailoring(NamedTuple):
    """A format, and what was chosen in place of its own rules; None: nothing was.

    `minutes` is the length of the first turn, with which the others scale. `time` is how many
    minutes two people have for the whole.
    """

    base: Format
    minutes: int | None = None
    bell: Bell | None = None
    time: int | None = None

    @property
    def range(self) -> TurnRange | None:
        """What the first turn can be set to; None where there is nothing to choose."""
        return None if self.bells == (Bell.OPEN,) else turn_range(self.base)

    @property
    def bells(self) -> tuple[Bell, ...]:
        """The bell rules to choose from."""
        return bell_choices(self.base)

    @property
    def even(self) -> bool:
        """Whether all turns are equally long."""
        return len({turn.planned for turn in self.base.turns}) <= 1

    @property
    def turn(self) -> int:
        """The minutes of the first turn: as chosen, or nearest to the format's own."""
        return self._own_turn if self._chosen is None else self._chosen

    @property
    def turn_time(self) -> int:
        """The length (ms) of the first turn, chosen or the format's own, which may have seconds."""
        if self._chosen is None and self.base.turn is not None:
            return self.base.turn
        return self.turn * MINUTE

    @property
    def rule(self) -> Bell:
        """The bell rule, chosen or the format's own."""
        if self.bell is not None and self.bell in self.bells:
            return self.bell
        return self.base.bell if self.base.bell in self.bells else next(iter(self.bells), Bell.OPEN)

    @property
    def format(self) -> Format:
        """The format to run; exactly the one of the file where nothing was changed."""
        own = self.base.turn is not None and self._chosen is None
        own_rule = self._replace(bell=None).rule
        return tailored(
            self.base,
            None if own or self.range is None else self.turn,
            None if self.rule == own_rule else self.rule,
        )

    @property
    def least(self) -> int:
        """The whole minutes that it takes with the shortest turns."""
        return least_minutes(self.format)

    @property
    def is_too_short(self) -> bool:
        """Whether the time that two people have is too short even for the shortest turns."""
        return self.time is not None and fitting_minutes(self.format, self.time) is None

    def with_turn(self, minutes: int | None) -> Tailoring:
        """With a first turn of so many minutes, or the format's own, however long the whole is."""
        return self._replace(minutes=minutes, time=None)

    def with_rule(self, bell: Bell) -> Tailoring:
        """With another bell rule."""
        return _fitted(self._replace(bell=bell))

    def within(self, time: int) -> Tailoring:
        """With the longest turns with which the whole takes at most so many minutes."""
        return _fitted(self._replace(time=time))

    def of(self, base: Format) -> Tailoring:
        """With another format and its own rules, within the same time where one was given."""
        return _fitted(Tailoring(base, time=self.time))

    @property
    def _chosen(self) -> int | None:
        """The minutes that were chosen for the first turn, where it can be set to them."""
        turns = self.range
        return None if turns is None or self.minutes not in turns else self.minutes

    @property
    def _own_turn(self) -> int:
        """The minutes of the first turn while nobody has changed them."""
        minutes = USUAL_MINUTES if self.base.turn is None else self.base.turn // MINUTE
        turns = turn_range(self.base)
        return minutes if turns is None else turns.nearest(minutes)


def _fitted(chosen: Tailoring) -> Tailoring:
    """With turns that fit the time that was given; without that time where turns have no end."""
    turns = chosen.range
    if turns is None or chosen.rule is Bell.OPEN:
        return chosen._replace(time=None)
    if chosen.time is None:
        return chosen
    return chosen._replace(minutes=fitting_minutes(chosen.format, chosen.time) or turns.low)
