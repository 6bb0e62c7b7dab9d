"""Format parser: from a mapping, as a TOML file gives it, to a `Format`; and back.

Every key and every value is checked. Anything unknown is an error and never ignored, because a
format that silently runs otherwise than its file says fails two people at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from listening_timer.exercise.formats import (
    MINUTE,
    MOST_PHASES,
    PERSONAL,
    SECOND,
    Bell,
    Early,
    Format,
    FormatError,
    Phase,
    PhaseKind,
    Role,
    checked,
)
from listening_timer.exercise.toml_checks import Table, choice, identity, known_keys, texts

DEEPEST = 3
MINUTES: Mapping[PhaseKind, tuple[int, int]] = {
    PhaseKind.ARRIVE: (1, 15),
    PhaseKind.SHARE: (1, 60),
    PhaseKind.REFLECT: (1, 15),
    PhaseKind.BRIDGE: (1, 15),
    PhaseKind.TALK: (1, 60),
    PhaseKind.QUIET: (1, 30),
    PhaseKind.APPRECIATE: (1, 10),
}
HANDOVER_SECONDS = (0, 90)
FORMAT_KEYS = frozenset({"id", "name", "about", "cue", "bell", "early", "phase"})
PHASE_KEYS = frozenset({"kind", "who", "minutes", "seconds", "cue"})
REPEAT_KEYS = frozenset({"repeat", "phase"})


def parse(source: Mapping[str, object]) -> Format:
    """Parse a format from a mapping; repeats are unrolled. Raises FormatError."""
    known_keys(source, FORMAT_KEYS, "")
    bell = choice(source, "bell", Bell, "", Bell.FINISH)
    phases: list[Phase] = []
    for phase in _phases(source, "", bell, 0):
        phases.append(phase)
        if len(phases) > MOST_PHASES:
            raise FormatError("phase", "too-many-phases", count=len(phases), most=MOST_PHASES)
    return checked(
        Format(
            id=identity(source),
            name=texts(source, "name", ""),
            about=texts(source, "about", ""),
            cue=_cue(source, ""),
            bell=bell,
            early=choice(source, "early", Early, "", Early.HAND_OVER),
            phases=tuple(phases),
        )
    )


def to_mapping(fmt: Format) -> dict[str, object]:
    """A format as a mapping that `parse` reads back as the same format."""
    head: dict[str, object] = {"id": fmt.id, "name": dict(fmt.name), "about": dict(fmt.about)}
    if fmt.cue:
        head["cue"] = dict(fmt.cue)
    return head | {
        "bell": str(fmt.bell),
        "early": str(fmt.early),
        "phase": [_phase_mapping(phase) for phase in fmt.phases],
    }


def _phase_mapping(phase: Phase) -> dict[str, object]:
    table: dict[str, object] = {"kind": str(phase.kind)}
    if phase.who is not None:
        table["who"] = str(phase.who)
    if phase.planned is not None:
        unit = SECOND if phase.kind is PhaseKind.HANDOVER else MINUTE
        table["seconds" if phase.kind is PhaseKind.HANDOVER else "minutes"] = phase.planned // unit
    if phase.cue:
        table["cue"] = dict(phase.cue)
    return table


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
    if kind in PERSONAL:
        return choice(table, "who", Role, path)
    if "who" in table:
        raise FormatError(f"{path}who", "not-here", key="who", kind=kind)
    return None


def _planned(table: Table, kind: PhaseKind, path: str, bell: Bell) -> int | None:
    mine = "seconds" if kind is PhaseKind.HANDOVER else "minutes"
    foreign = "minutes" if kind is PhaseKind.HANDOVER else "seconds"
    if foreign in table:
        raise FormatError(f"{path}{foreign}", "not-here", key=foreign, kind=kind)
    if kind is PhaseKind.HANDOVER:
        return _whole(table, mine, path, HANDOVER_SECONDS, "seconds") * SECOND
    if kind is PhaseKind.CLOSE:
        if mine in table:
            raise FormatError(f"{path}{mine}", "not-here", key=mine, kind=kind)
        return None
    open_share = kind is PhaseKind.SHARE and bell is Bell.OPEN
    if mine not in table and (open_share or kind is PhaseKind.ARRIVE):
        return None
    minutes = _whole(table, mine, path, MINUTES[kind], "minutes")
    return None if open_share else minutes * MINUTE


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
