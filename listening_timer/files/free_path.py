"""Free file names: a name that is taken gets a number, `talks-2.json`, `talks-3.json` and so on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path


def numbered_paths(folder: Path, stem: str, ending: str = "") -> Iterator[Path]:
    """The path of this name, then those with a number from 2 on."""
    yield folder / f"{stem}{ending}"
    yield from (folder / f"{stem}-{number}{ending}" for number in count(2))


def is_there(path: Path) -> bool:
    """Whether the path exists or is a link; one that cannot be read counts as not existing."""
    return os.path.lexists(path)


def free_path(folder: Path, stem: str, ending: str = "") -> Path:
    """The first of `numbered_paths` at which there is nothing."""
    return next(path for path in numbered_paths(folder, stem, ending) if not is_there(path))
