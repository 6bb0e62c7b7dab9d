"""Captions of a demonstration: which line of the sample couple is shown when.

A line stands as long as reading it takes in real time, at every speed, so at a high speed fewer
lines are shown: the most telling ones, in their order. Pure: real time comes in as readings of a
clock. The law: a line is never cut short by the next one; while the session stands still, so does
the line; where a phase has no lines, or no time for one, there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from listening_timer.app.demonstration.player import expected_length
from listening_timer.exercise.formats import Format, Phase, Role
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.state import State, Status
from listening_timer.library.captions import CaptionLine

READING_MS, READING_LETTER_MS = 1_500, 65
"""How long (real ms) reading a line takes: to find it, and for each of its characters."""
LEAST_ROOM_MS = 1_200
"""A phase shorter than this (real ms) shows no line of its own."""

Key = tuple[PhaseKind, Role | None, bool]
Planned = tuple[int, CaptionLine]
"""A line, and the used time (ms) of its phase at which it is shown."""


def reading_time(line: CaptionLine) -> int:
    """How long (real ms) reading a line takes, in the language that needs longest."""
    return READING_MS + READING_LETTER_MS * max(map(len, line.text.values()))


def lines_by_phase(
    lines: Sequence[CaptionLine], fmt: Format
) -> tuple[tuple[CaptionLine, ...], ...]:
    """The lines of each phase: those of its kind and person, split evenly where there are several.

    A share with a cue of its own, other than the first one's, is about something good where the
    conversation has lines for that.
    """
    keys = [_key(phase, lines, fmt) for phase in fmt.phases]
    parts = {key: _parts(lines, key, keys.count(key)) for key in set(keys)}
    return tuple(next(parts[key]) for key in keys)


def _key(phase: Phase, lines: Sequence[CaptionLine], fmt: Format) -> Key:
    first: Mapping[str, str] = fmt.turns[0].cue if fmt.turns else {}
    other = phase.kind.facts.turn and bool(phase.cue) and phase.cue != first
    good = other and any(line.good and line.of is phase.who for line in lines)
    return phase.kind, phase.who, good


def _parts(lines: Sequence[CaptionLine], key: Key, count: int) -> Iterator[tuple[CaptionLine, ...]]:
    found = tuple(line for line in lines if (line.kind, line.of, line.good) == key)
    for part in range(count):
        yield found[part * len(found) // count : (part + 1) * len(found) // count]


def chosen(lines: Sequence[CaptionLine], room: float) -> tuple[CaptionLine, ...]:
    """The most telling lines that can be read in `room` (real ms), in their order.

    One is chosen even where reading it takes longer than that.
    """
    if room < LEAST_ROOM_MS or not lines:
        return ()
    left, taken = room, list[CaptionLine]()
    for line in sorted(lines, key=lambda line: -line.telling):
        if reading_time(line) <= left:
            taken.append(line)
            left -= reading_time(line)
    if not taken:
        taken.append(min(lines, key=lambda line: (-line.telling, reading_time(line))))
    return tuple(line for line in lines if line in taken)


def spread(
    lines: Sequence[CaptionLine], since: int, until: int, speed: float
) -> tuple[Planned, ...]:
    """When the chosen lines are shown between two used times (ms) of a phase, evenly."""
    room = (until - since) / speed
    taken = chosen(lines, room)
    idle = max(0.0, room - sum(map(reading_time, taken))) / (len(taken) + 1)
    planned, at = list[Planned](), idle / 2
    for line in taken:
        planned.append((since + round(at * speed), line))
        at += reading_time(line) + idle
    return tuple(planned)


class Subtitles:
    """The line that is shown, from one look to the next."""

    def __init__(self, lines: Sequence[Sequence[CaptionLine]]) -> None:
        """`lines`: those of each phase, by its index."""
        self._lines = lines
        self._place: tuple[int, float] | None = None
        self._plan: tuple[Planned, ...] = ()
        self._said = 0
        self._standing: CaptionLine | None = None
        self._left = 0.0
        self._looked: int | None = None

    def look(self, state: State, speed: float, now: int) -> CaptionLine | None:
        """The line to show as of a reading (real ms) of the clock; None for none."""
        since, self._looked = self._looked, now if state.ticking else None
        self._left -= 0 if since is None else now - since
        if (state.index, speed) != self._place:
            self._plan_anew(state, speed)
        if self._left > 0:
            return self._standing
        self._standing = None
        if state.status in (Status.RUNNING, Status.ASK_MORE) and self._said < len(self._plan):
            at, line = self._plan[self._said]
            if at <= state.record.used:
                self._show(line)
        return self._standing

    def jump(self, state: State, speed: float) -> CaptionLine | None:
        """The line that belongs to a state that was not lived up to: the last one said by then."""
        self._place, self._looked, self._standing, self._left = None, None, None, 0
        self._plan_anew(state, speed, since=0)
        self._said = sum(at <= state.record.used for at, _line in self._plan)
        if self._plan and state.floor is not None:
            self._said = max(1, self._said)
        if self._said:
            self._show(self._plan[self._said - 1][1], counts=False)
        return self._standing

    def _show(self, line: CaptionLine, *, counts: bool = True) -> None:
        self._standing, self._left = line, reading_time(line)
        self._said += counts

    def _plan_anew(self, state: State, speed: float, since: int | None = None) -> None:
        """Plan the rest of a phase: as it begins, or from where the speed has changed."""
        before = None if self._place is None else self._place[0]
        self._place = state.index, speed
        lines = self._lines[state.index] if state.index < len(self._lines) else ()
        if before == state.index:
            said = [line for _at, line in self._plan[: self._said]]
            lines = [line for line in lines if line not in said]
        start = state.record.used if since is None else since
        self._plan = spread(lines, start, expected_length(state, speed), speed)
        self._said = 0
