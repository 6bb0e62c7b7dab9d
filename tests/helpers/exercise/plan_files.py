"""Plan files: a good one, and hostile ones of every kind, each with what its sentence names."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from listening_timer.library.plan import ENDING, MOST_BYTES

HEAD: Mapping[str, str] = {"version": "1", "text": '"Phones away"', "deck": '"gentle"'}
WEEKLY: Mapping[str, str] = {"day": '"sunday"', "time": '"20:00"', "other-day": '"monday"'}
FORMAT: Mapping[str, str] = {
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
)
_SPOTS = (
    *(("", key) for key in HEAD),
    *(("weekly", key) for key in WEEKLY),
    *(("format", key) for key in FORMAT),
    *((str(number), key) for number, phase in enumerate(PHASES) for key in phase),
)
"""Every value of a plan: its table, and its key."""
_VALUES = (
    *("true", "-1", "0", "1.5", "nan", "-inf", "9" * 40, "1979-05-27", "07:32:00", "[]", "[[[]]]"),
    *("{}", '""', '"  "', r'"\u202e\u2066"', f'"{"x" * 301}"', "{ en = 5 }", '{ en = "" }'),
    *(r'{ en = "\u202e" }', '{ en = ["a"] }', "[{ en = 1 }]"),
)
"""Values that stand where others belong."""
_FIT = {("format", "soon", "0"), ("1", "seconds", "0")}
"""Those that are right by chance."""
_EMPTY_CUE = "cue"
_UNDECODED = {
    "latin": b'version = 1\ntext = "caf\xe9"\n',
    "half a character": b'version = 1\ntext = "\xed\xa0\x80"\n',
    "utf-16": "version = 1\n".encode("utf-16"),
    "overlong": b'version = 1\ntext = "\xc0\xaf"\n',
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
}
_NO_TOML = {
    "words": "Dear both,\n",
    "a NUL": 'version = 1\ntext = "a\0b"\n',
    "a control character": 'version = 1\ntext = "a\x1bb"\n',
    "half a pair": 'version = 1\ntext = "\\ud83d"\n',
    "cut in a text": 'version = 1\ntext = "Pho',
    "cut in a table": "version = 1\n[weekly\n",
    "a huge number": f"version = 1{'0' * 6_000}\n",
    "no value": "version = \n",
}
_DEEP = {
    "lists": "text = " + "[" * 4_000,
    "tables": "text = " + "{a=" * 4_000,
    "dotted keys": "text" + ".a" * 4_000 + " = 1",
    "headers": "[a" + ".a" * 4_000 + "]",
}


@dataclass(frozen=True)
class Hostile:
    """A file that is no plan: how it is made at a path, and what the sentence about it names."""

    name: str
    make: Callable[[Path], object]
    says: str


def good(changes: Mapping[tuple[str, str], str] | None = None) -> str:
    """A plan with everything in it, with other values; an empty one takes the key away."""
    other = changes or {}

    def lines(table: str, values: Mapping[str, str]) -> Iterator[str]:
        for key, value in values.items():
            if written := other.get((table, key), value):
                yield f"{key} = {written}"

    def phase(number: int) -> str:
        return "\n".join(["[[format.phase]]", *lines(str(number), PHASES[number])])

    parts = [*lines("", HEAD), "[weekly]", *lines("weekly", WEEKLY)]
    parts += ["[format]", *lines("format", FORMAT), *map(phase, range(len(PHASES)))]
    return "\n".join(parts) + "\n"


def hostile() -> tuple[Hostile, ...]:
    """All of them."""
    return (*_wrong_values(), *_wrong_keys(), *_wrong_wholes(), *_no_texts(), *_no_files())


def _written(name: str, text: str | bytes, says: str = "") -> Hostile:
    made = text.encode() if isinstance(text, str) else text
    return Hostile(name, lambda path: path.write_bytes(made), says)


def _wrong_values() -> Iterator[Hostile]:
    """Every value of another type, out of range, empty, or of nothing visible."""
    for table, key in _SPOTS:
        for value in _VALUES:
            if (table, key, value) not in _FIT:
                yield _written(f"{table} {key} {value[:9]}", good({(table, key): value}), key)


def _wrong_keys() -> Iterator[Hostile]:
    """Keys that there are not, that are here twice, or that are missing."""
    for header in ("[weekly]", "[format]", "[[format.phase]]"):
        yield _written(header, good().replace(header, f"{header}\nfrob = 1", 1), "frob")
    yield _written("head", f"frob = 1\n{good()}", "frob")
    yield _written("twice", f"version = 1\n{good()}", "version")
    for header in ("[weekly]", "[format]"):
        yield _written(f"{header} twice", f"{good()}\n{header}\n", header[1:-1])
    needed = [("", "version"), ("weekly", "day"), ("weekly", "time")]
    needed += [("format", key) for key in ("id", "name", "about")]
    needed += [("0", key) for key in ("kind", "who", "minutes")]
    for table, key in needed:
        yield _written(f"no {table} {key}", good({(table, key): ""}), key)
    yield _written("no format", "version = 1\n", "format")


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
        yield _written(name, good(changes), says)
    repeated = (
        '[[format.phase]]\nrepeat = {}\n[[format.phase.phase]]\nkind = "quiet"\nminutes = 1\n'
    )
    yield _written("too many phases", good() + repeated.format(60), "phase")
    yield _written("a large repeat", good() + repeated.format(10**9), "repeat")
    bomb = good()
    for depth in range(1, 6):
        bomb += f"[[format{'.phase' * depth}]]\nrepeat = 60\n"
    yield _written("repeats of repeats", bomb, "phase")


def _no_texts() -> Iterator[Hostile]:
    """No text, no TOML, nested without end, or too large."""
    for name, data in _UNDECODED.items():
        yield _written(name, data, "UTF-8")
    for name, text in _NO_TOML.items():
        yield _written(name, text, "line ")
    for name, text in _DEEP.items():
        yield _written(f"deep {name}", f"version = 1\n{text}\n", "line 2")
    yield _written("empty", b"", "version")
    yield _written("too large", good() + "#" * MOST_BYTES, "KiB")
    yield _written("far too large", b"\0" * (1 << 20), "KiB")


def _no_files() -> Iterator[Hostile]:
    """What is at the path is no plain file, or nothing."""

    def dangling(path: Path) -> None:
        path.symlink_to(path.with_name("nowhere"))

    def circle(path: Path) -> None:
        path.symlink_to(path)

    yield Hostile("a folder", lambda path: path.mkdir(), "plain file")
    yield Hostile("a pipe", os.mkfifo, "plain file")
    yield Hostile("a device", lambda path: path.symlink_to("/dev/zero"), "plain file")
    yield Hostile("a link to a folder", lambda path: path.symlink_to(path.parent), "plain file")
    yield Hostile("a link to nothing", dangling, "no such file")
    yield Hostile("a link in a circle", circle, "cannot be read")
    yield Hostile("nothing", lambda _path: None, "no such file")


def put_hostile(folder: Path) -> list[tuple[Hostile, Path]]:
    """All of them in a folder, each with its path."""
    found = list[tuple[Hostile, Path]]()
    for number, file in enumerate(hostile()):
        path = folder / f"{number}{ENDING}"
        file.make(path)
        found.append((file, path))
    return found


def faults_of(file: Hostile, path: Path, said: str) -> list[str]:
    """What is missing from a sentence about a file: it is one, and names the file and the fault."""
    told = said.replace(path.name, "", 1)
    sound = {
        "one line": "\n" not in said and said.isprintable(),
        "a sentence": said.endswith("."),
        "the file": said.startswith(path.name),
        file.says: file.says in told,
    }
    missing = [what for what, there in sound.items() if not there]
    return [f"{file.name}: {what} is missing from {said}" for what in missing]
