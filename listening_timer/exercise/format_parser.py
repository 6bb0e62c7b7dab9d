"""Format parser: from a mapping, as a TOML file gives it, to a `Format`; and back.

`parse(to_mapping(fmt)) == fmt` for every format that `parse` or `tailored` gave.

Every key and every value is checked. Anything unknown is an error and never ignored, because a
format that silently runs otherwise than its file says fails two people at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from listening_timer.exercise.formats import (
    MINUTE,
    MOST_PHASES,
    SECOND,
    Bell,
    Early,
    Format,
    FormatError,
    Phase,
    Role,
    checked,
)
from listening_timer.exercise.phase_kinds import Floor, PhaseKind
from listening_timer.exercise.toml_checks import Table, choice, identity, known_keys, texts

DEEPEST = 3
UNITS_MS = {"seconds": SECOND, "minutes": MINUTE}
MOST_SOON = 3
USUAL_SOON = 1
"""The most minutes of `soon`, and what holds where a file does not set it."""
FORMAT_KEYS = frozenset({"id", "name", "about", "cue", "bell", "early", "soon", "phase"})
PHASE_KEYS = frozenset({"kind", "who", "cue", *UNITS_MS})
REPEAT_KEYS = frozenset({"repeat", "phase"})


def parse(source: Mapping[str, object]) -> Format:
    """Parse a format from a mapping; repeats are unrolled. Raises FormatError."""
    return checked(parse_parts(source))


def parse_parts(source: Mapping[str, object]) -> Format:
    """Parse a format that may not be sound as a whole, as that of a draft. Raises FormatError."""
    known_keys(source, FORMAT_KEYS, "")
    bell = choice(source, "bell", Bell, "", Bell.FINISH)
    phases: list[Phase] = []
    for phase in _phases(source, "", bell, 0):
        phases.append(phase)
        if len(phases) > MOST_PHASES:
            raise FormatError("phase", "too-many-phases", count=len(phases), most=MOST_PHASES)
    return Format(
        id=identity(source),
        name=texts(source, "name", ""),
        about=texts(source, "about", ""),
        cue=_cue(source, ""),
        bell=bell,
        early=choice(source, "early", Early, "", Early.HAND_OVER),
        phases=tuple(phases),
        soon=_soon(source),
    )


def _soon(source: Table) -> int:
    if "soon" not in source:
        return USUAL_SOON * MINUTE
    return _whole(source, "soon", "", (0, MOST_SOON), "minutes") * MINUTE


def _phases(source: Table, path: str, bell: Bell, depth: int) -> Iterator[Phase]:
    listed = source.get("phase")
    here = f"{path}phase"
    if not isinstance(listed, list) or not listed:
        raise FormatError(here, "no-phases" if listed in (None, []) else "wrong-type", right="list")
    if depth > DEEPEST:
        raise FormatError(here, "too-deep", most=DEEPEST)
    for number, item in enumerate(cast("list[object]", listed), 1):
        step = f"{here} {number}"
        if not isinstance(item, dict):
            raise FormatError(step, "wrong-type", right="table")
        table = cast("Table", item)
        if "repeat" not in table:
            yield _phase(table, f"{step}, ", bell)
            continue
        known_keys(table, REPEAT_KEYS, f"{step}, ")
        for _ in range(_whole(table, "repeat", f"{step}, ", (1, MOST_PHASES), "times")):
            yield from _phases(table, f"{step}, ", bell, depth + 1)


def _phase(table: Table, path: str, bell: Bell) -> Phase:
    known_keys(table, PHASE_KEYS, path)
    kind = choice(table, "kind", PhaseKind, path)
    return Phase(
        kind=kind,
        who=_who(table, kind, path),
        planned=_planned(table, kind, path, bell),
        cue=_cue(table, path),
    )


def _who(table: Table, kind: PhaseKind, path: str) -> Role | None:
    if kind.facts.floor is Floor.ONE:
        return choice(table, "who", Role, path)
    if "who" in table:
        raise FormatError(f"{path}who", "not-here", key="who", kind=kind)
    return None


def _planned(table: Table, kind: PhaseKind, path: str, bell: Bell) -> int | None:
    length = kind.facts.length
    bounds: Mapping[str, tuple[int, int]] = {} if length is None else length.bounds
    given = [unit for unit in UNITS_MS if unit in table]
    for unit in given:
        if unit not in bounds:
            raise FormatError(f"{path}{unit}", "not-here", key=unit, kind=kind)
    if len(given) > 1:
        raise FormatError(f"{path}seconds", "two-lengths")
    endless = kind.facts.turn and bell is Bell.OPEN
    if length is None or (not given and (endless or not length.needed)):
        return None
    unit = given[0] if given else length.unit
    number = _whole(table, unit, path, bounds[unit], unit)
    return None if endless else number * UNITS_MS[unit]


def _whole(table: Table, key: str, path: str, bounds: tuple[int, int], unit: str) -> int:
    low, high = bounds
    value = table.get(key)
    if value is None:
        raise FormatError(f"{path}{key}", "missing-number", low=low, high=high, unit=unit)
    if not isinstance(value, int) or isinstance(value, bool):
        raise FormatError(f"{path}{key}", "not-whole", value=value, low=low, high=high, unit=unit)
    if not low <= value <= high:
        raise FormatError(
            f"{path}{key}", "out-of-range", value=value, low=low, high=high, unit=unit
        )
    return value


def _cue(table: Table, path: str) -> dict[str, str]:
    return {} if table.get("cue") is None else texts(table, "cue", path)


def to_mapping(fmt: Format) -> dict[str, object]:
    """A format as a mapping that `parse` reads back as the same format; nothing is repeated."""
    head: dict[str, object] = {"id": fmt.id, "name": dict(fmt.name), "about": dict(fmt.about)}
    if fmt.cue:
        head["cue"] = dict(fmt.cue)
    rules = {"bell": str(fmt.bell), "early": str(fmt.early), "soon": fmt.soon // MINUTE}
    return head | rules | {"phase": [_phase_mapping(phase) for phase in fmt.phases]}


def _phase_mapping(phase: Phase) -> dict[str, object]:
    table: dict[str, object] = {"kind": str(phase.kind)}
    if phase.who is not None:
        table["who"] = str(phase.who)
    length = phase.kind.facts.length
    if phase.planned is not None and length is not None:
        unit = "seconds" if phase.planned % UNITS_MS[length.unit] else length.unit
        table[unit] = phase.planned // UNITS_MS[unit]
    if phase.cue:
        table["cue"] = dict(phase.cue)
    return table
