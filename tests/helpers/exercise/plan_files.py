"""Plan files: a good one, and hostile ones of every kind, each with what its sentence names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from listening_timer.library.plan import ENDING, MOST_BYTES
from tests.helpers.exercise.hostile_files import (
    VALUES,
    Hostile,
    no_files,
    no_texts,
    put,
    written,
)
from tests.helpers.exercise.hostile_formats import HEAD as FORMAT

HEAD: Mapping[str, str] = {"version": "1", "text": '"Phones away"', "deck": '"gentle"'}
WEEKLY: Mapping[str, str] = {"day": '"sunday"', "time": '"20:00"', "other-day": '"monday"'}
PHASES: tuple[Mapping[str, str], ...] = (
    {"kind": '"share"', "who": '"A"', "minutes": "5", "cue": '{ en = "Yours" }'},
    {"kind": '"handover"', "seconds": "30"},
    {"kind": '"share"', "who": '"B"', "minutes": "5"},
)
_SPOTS = (
    *(("", key) for key in HEAD),
    *(("weekly", key) for key in WEEKLY),
    *(("format", key) for key in FORMAT),
    *((str(number), key) for number, phase in enumerate(PHASES) for key in phase),
)
"""Every value of a plan: its table, and its key."""
_FIT = {("format", "soon", "0"), ("1", "seconds", "0")}
"""Those that are right by chance."""


def good(changes: Mapping[tuple[str, str], str] | None = None) -> str:
    """A plan with everything in it, with other values; an empty one takes the key away."""
    other = changes or {}

    def lines(table: str, values: Mapping[str, str]) -> Iterator[str]:
        for key, value in values.items():
            if line := other.get((table, key), value):
                yield f"{key} = {line}"

    def phase(number: int) -> str:
        return "\n".join(["[[format.phase]]", *lines(str(number), PHASES[number])])

    parts = [*lines("", HEAD), "[weekly]", *lines("weekly", WEEKLY)]
    parts += ["[format]", *lines("format", FORMAT), *map(phase, range(len(PHASES)))]
    return "\n".join(parts) + "\n"


def hostile() -> tuple[Hostile, ...]:
    """All of them."""
    whole = (*_wrong_values(), *_wrong_keys(), *_wrong_wholes(), *_too_large())
    return (*whole, *no_texts(), *no_files())


def _wrong_values() -> Iterator[Hostile]:
    """Every value of another type, out of range, empty, or of nothing visible."""
    for table, key in _SPOTS:
        for value in VALUES:
            if (table, key, value) not in _FIT:
                yield written(f"{table} {key} {value[:9]}", good({(table, key): value}), key)


def _wrong_keys() -> Iterator[Hostile]:
    """Keys that there are not, that are here twice, or that are missing."""
    for header in ("[weekly]", "[format]", "[[format.phase]]"):
        yield written(header, good().replace(header, f"{header}\nfrob = 1", 1), "frob")
    yield written("head", f"frob = 1\n{good()}", "frob")
    yield written("twice", f"version = 1\n{good()}", "version")
    for header in ("[weekly]", "[format]"):
        yield written(f"{header} twice", f"{good()}\n{header}\n", header[1:-1])
    needed = [("", "version"), ("weekly", "day"), ("weekly", "time")]
    needed += [("format", key) for key in ("id", "name", "about")]
    needed += [("0", key) for key in ("kind", "who", "minutes")]
    for table, key in needed:
        yield written(f"no {table} {key}", good({(table, key): ""}), key)
    yield written("no format", "version = 1\n", "format")


def _wrong_wholes() -> Iterator[Hostile]:
    """Where each value is right and the whole is not."""
    whole = {
        "a newer version": ({("", "version"): "2"}, "version"),
        "a longer text": ({("", "text"): f'"{"x" * 201}"'}, "text"),
        "an own deck by id": ({("", "deck"): '"ours"'}, "deck"),
        "a deck without cards": ({("", "deck"): '{ id = "a", name = { en = "A" } }'}, "deck"),
        "the same day": ({("weekly", "other-day"): '"sunday"'}, "other-day"),
        "a day off": ({("weekly", "day"): '"someday"'}, "day"),
        **{
            f"at {time}": ({("weekly", "time"): f'"{time}"'}, "time")
            for time in ("24:00", "8:00", "20:60", "20.00", "٢٠:٠٠", "20:00 ", "noon")
        },
        "unequal": ({("0", "minutes"): "6"}, "phase"),
        "an hour and more": ({("0", "minutes"): "61"}, "minutes"),
        "of nobody": ({("0", "who"): '"C"'}, "who"),
        "silence without end": (
            {("format", "bell"): '"open"', ("format", "early"): '"silence"'},
            "early",
        ),
    }
    for name, (changes, says) in whole.items():
        yield written(name, good(changes), says)
    repeated = (
        '[[format.phase]]\nrepeat = {}\n[[format.phase.phase]]\nkind = "quiet"\nminutes = 1\n'
    )
    yield written("too many phases", good() + repeated.format(60), "phase")
    yield written("a large repeat", good() + repeated.format(10**9), "repeat")
    bomb = good()
    for depth in range(1, 6):
        bomb += f"[[format{'.phase' * depth}]]\nrepeat = 60\n"
    yield written("repeats of repeats", bomb, "phase")


def _too_large() -> Iterator[Hostile]:
    """Nothing, or more than a plan may hold."""
    yield written("empty", b"", "version")
    yield written("too large", good() + "#" * MOST_BYTES, "KiB")
    yield written("far too large", b"\0" * (1 << 20), "KiB")


def put_hostile(folder: Path) -> list[tuple[Hostile, Path]]:
    """All of them in a folder, each with its path; a name there that belongs to nothing is last."""
    nothing = Hostile("nothing", lambda _path: None, "no such file")
    return put((*hostile(), nothing), folder, ENDING)
