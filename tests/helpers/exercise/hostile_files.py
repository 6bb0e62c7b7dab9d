"""Hostile data files of any kind: values, texts and paths that no file of ours may hold or be."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

VALUES = (
    *("true", "-1", "0", "1.5", "nan", "-inf", "9" * 40, "1979-05-27", "07:32:00", "[]", "[[[]]]"),
    *("{}", '""', '"  "', f'"{"x" * 301}"', "{ en = 5 }", '{ en = "" }', '{ en = ["a"] }'),
    *(r'"\u202e\u2066"', r'{ en = "\u202e" }', "[{ en = 1 }]"),
)
"""Values as TOML has them, that stand where others belong."""
_UNDECODED = {
    "latin": b'id = "caf\xe9"\n',
    "half a character": b'id = "\xed\xa0\x80"\n',
    "utf-16": 'id = "a"\n'.encode("utf-16"),
    "overlong": b'id = "\xc0\xaf"\n',
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
}
_NO_TOML = {
    "words": "Dear both,\n",
    "a NUL": 'id = "a\0b"\n',
    "a control character": 'id = "a\x1bb"\n',
    "half a pair": 'id = "\\ud83d"\n',
    "cut in a text": 'id = "Pho',
    "cut in a table": "[name\n",
    "a huge number": f"soon = 1{'0' * 6_000}\n",
    "no value": "id = \n",
}
_DEEP = {
    "lists": "id = " + "[" * 4_000,
    "tables": "id = " + "{a=" * 4_000,
    "dotted keys": "id" + ".a" * 4_000 + " = 1",
    "headers": "[a" + ".a" * 4_000 + "]",
}


@dataclass(frozen=True)
class Hostile:
    """A file that is not what it is taken for: how it is made, and what its sentence names."""

    name: str
    make: Callable[[Path], object]
    says: str


def written(name: str, text: str | bytes, says: str) -> Hostile:
    """A file with this content."""
    made = text.encode() if isinstance(text, str) else text
    return Hostile(name, lambda path: path.write_bytes(made), says)


def no_texts() -> Iterator[Hostile]:
    """No text, no TOML, or nested without end."""
    for name, data in _UNDECODED.items():
        yield written(name, data, "UTF-8")
    for name, text in _NO_TOML.items():
        yield written(name, text, "line ")
    for name, text in _DEEP.items():
        yield written(f"deep {name}", f"{text}\n", "line 1")


def no_files() -> Iterator[Hostile]:
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


def put(files: Iterable[Hostile], folder: Path, ending: str) -> list[tuple[Hostile, Path]]:
    """All of them in a folder, each with its path."""
    found = list[tuple[Hostile, Path]]()
    for number, file in enumerate(files):
        path = folder / f"{number}{ending}"
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
