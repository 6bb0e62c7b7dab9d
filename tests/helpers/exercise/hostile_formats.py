"""Hostile format files: a good one with one fault in it, everywhere there can be one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.library.catalog import MOST_BYTES
from tests.helpers.exercise.hostile_files import VALUES, Hostile, no_files, no_texts, written

HEAD: Mapping[str, str] = {
    "id": '"mine"',
    "name": '{ en = "Mine" }',
    "about": '{ en = "Made for a test" }',
    "cue": '{ en = "The day" }',
    "bell": '"stop"',
    "early": '"ask-more"',
    "soon": "2",
}
PHASES: tuple[Mapping[str, str], ...] = (
    {"kind": '"share"', "who": '"A"', "minutes": "5", "cue": '{ en = "Yours" }'},
    {"kind": '"handover"', "seconds": "30"},
    {"kind": '"share"', "who": '"B"', "minutes": "5"},
    {"kind": '"talk"', "seconds": "90"},
)
_SPOTS = (
    *(("", key) for key in HEAD),
    *((str(number), key) for number, phase in enumerate(PHASES) for key in phase),
)
"""Every value of the good one: the number of its phase, and its key."""
_FIT = {("", "soon", "0"), ("1", "seconds", "0")}
"""Those that are right by chance."""
_REPEAT = '[[phase]]\nrepeat = {}\n[[phase.phase]]\nkind = "quiet"\nminutes = 1\n'


def good(changes: Mapping[tuple[str, str], str] | None = None) -> str:
    """A format with everything in it, with other values; an empty one takes the key away."""
    other = changes or {}

    def lines(table: str, values: Mapping[str, str]) -> Iterator[str]:
        for key, value in values.items():
            if line := other.get((table, key), value):
                yield f"{key} = {line}"

    parts = [*lines("", HEAD)]
    for number, phase in enumerate(PHASES):
        parts += ["[[phase]]", *lines(str(number), phase)]
    return "\n".join(parts) + "\n"


def hostile() -> tuple[Hostile, ...]:
    """All of them."""
    whole = (*_wrong_values(), *_wrong_keys(), *_wrong_wholes(), *_unbounded())
    return (*whole, *no_texts(), *no_files())


def _wrong_values() -> Iterator[Hostile]:
    """Every value of another type, out of range, or empty."""
    for table, key in _SPOTS:
        for value in VALUES:
            if (table, key, value) not in _FIT:
                yield written(f"{table} {key} {value[:9]}", good({(table, key): value}), key)


def _wrong_keys() -> Iterator[Hostile]:
    """Keys that there are not, that are here twice, or that are missing."""
    yield written("head", f"frob = 1\n{good()}", "frob")
    yield written("phase", f"{good()}frob = 1\n", "frob")
    yield written("twice", f'id = "a"\n{good()}', "id")
    needed = [
        ("", "id"),
        ("", "name"),
        ("", "about"),
        ("0", "kind"),
        ("0", "who"),
        ("0", "minutes"),
    ]
    for table, key in needed:
        yield written(f"no {table} {key}", good({(table, key): ""}), key)
    for kind in PhaseKind:
        yield written(f"frob in {kind}", f'{good()}[[phase]]\nkind = "{kind}"\nfrob = 1\n', "frob")


def _wrong_wholes() -> Iterator[Hostile]:
    """Where each value is right and the whole is not."""
    whole = {
        "unequal": ({("0", "minutes"): "6"}, "phase"),
        "of nobody": ({("0", "who"): '"C"'}, "who"),
        "a quiet moment of minutes": ({("1", "seconds"): "30\nminutes = 1"}, "minutes"),
        "two lengths": ({("3", "seconds"): "90\nminutes = 1"}, "seconds"),
        "a talk of somebody": ({("3", "kind"): '"talk"\nwho = "A"'}, "who"),
        "silence without end": (
            {("", "bell"): '"open"', ("", "early"): '"silence"'},
            "early",
        ),
    }
    for name, (changes, says) in whole.items():
        yield written(name, good(changes), says)
    for kind in ("arrive", "close"):
        middle = good().replace("[[phase]]", f'[[phase]]\nkind = "{kind}"\n[[phase]]', 2)
        yield written(f"{kind} in the middle", middle, "phase")
    yield written("nobody speaks", "\n".join(f"{k} = {v}" for k, v in HEAD.items()), "phase")


def _unbounded() -> Iterator[Hostile]:
    """More than there may be."""
    yield written("too many phases", good() + _REPEAT.format(60), "phase")
    yield written("a large repeat", good() + _REPEAT.format(10**9), "repeat")
    yield written("too long", good() + _REPEAT.format(20).replace("= 1\n", "= 30\n"), "phase")
    bomb = good()
    for depth in range(1, 6):
        bomb += f"[[{'.'.join(['phase'] * depth)}]]\nrepeat = 60\n"
    yield written("repeats of repeats", bomb, "phase")
    yield written("empty", b"", "phase")
    yield written("too large", good() + "#" * MOST_BYTES, "KiB")
    yield written("far too large", b"\0" * (1 << 20), "KiB")
