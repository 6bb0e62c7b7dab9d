"""Own formats: the user's formats as files in their folder, kept, replaced and removed.

A file appears complete or not at all, under an id that nothing else has; the library knows of it at
once. Functions raise HistoryError for what the environment does, FormatError for a format that no
file can hold; nothing is changed then.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import cast

from listening_timer.exercise.format_parser import parse_parts, to_mapping
from listening_timer.exercise.formats import Format, FormatError
from listening_timer.exercise.toml_checks import LONGEST_ID
from listening_timer.files.atomic_file import write_whole
from listening_timer.files.free_path import is_there
from listening_timer.files.os_errors import translate_os_errors
from listening_timer.library.catalog import KIB, MOST_BYTES
from listening_timer.library.format_writer import write
from listening_timer.library.formats import Library
from listening_timer.model.errors import HistoryError

PREFIX = "my-"
"""How the id of a format that was made in the program begins; none that ships does."""
_NAMELESS = "format"
"""The rest of the id where a name has no letter that an id can have."""
_OTHERS = re.compile(r"[^a-z0-9]+")


def free_id(library: Library, folder: Path, name: str) -> str:
    """An id made from a name, which no format has, and no file in the folder of the user's own."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = _OTHERS.sub("-", plain).strip("-")[: LONGEST_ID - len(PREFIX)].strip("-")
    stem = f"{PREFIX}{words or _NAMELESS}"
    known = {fmt.id for fmt in library.items()}
    identity, number = stem, 1
    while identity in known or is_there(folder / f"{identity}.toml"):
        number += 1
        end = f"-{number}"
        identity = f"{stem[: LONGEST_ID - len(end)].strip('-')}{end}"
    return identity


def as_file(fmt: Format) -> bytes:
    """A format as a file holds it. Raises FormatError where that would be too big to be read."""
    made = write(fmt).encode()
    if len(made) > MOST_BYTES:
        size = -(-len(made) // KIB)  # rounded up
        raise FormatError("", "too-big", file=f"{fmt.id}.toml", size=size, most=MOST_BYTES // KIB)
    return made


def keep(library: Library, folder: Path, fmt: Format) -> None:
    """Write a format into the user's folder: over the one of the same id, which must be theirs."""
    made = as_file(fmt)
    before = next((one for one in library.items() if one.id == fmt.id), None)
    if before is not None and library.ships(before):
        raise FormatError("", "id-ships", id=fmt.id, file=f"{fmt.id}.toml")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HistoryError("no-folder", path=folder) from error
    target = folder / f"{fmt.id}.toml" if before is None else library.file_of(before)
    write_whole(target, made, replace=before is not None)
    library.reload()


def remove(library: Library, fmt: Format) -> None:
    """Delete the file of one of the user's formats; sessions held with it keep it whole."""
    if library.ships(fmt):
        raise FormatError("", "id-ships", id=fmt.id, file=f"{fmt.id}.toml")
    file = library.file_of(fmt)
    with translate_os_errors(file, writing=True):
        file.unlink(missing_ok=True)
    library.reload()


_TEXTS = ("name", "about")
"""The texts that a draft may have empty, unlike a format."""


def draft_text(draft: Format) -> str:
    """A format that may not be sound yet, as the text of a draft."""
    return json.dumps(to_mapping(draft), ensure_ascii=False)


def read_draft(text: str) -> Format | None:
    """The format of such a text; None where another version of the program wrote it."""
    try:
        source = cast("dict[str, object]", json.loads(text))
        texts = {key: cast("Mapping[str, str]", source[key]) for key in _TEXTS}
        whole = {**source, **{key: {"en": "-"} for key in _TEXTS}}
        return replace(parse_parts(whole), name=texts["name"], about=texts["about"])
    except (ValueError, TypeError, KeyError, FormatError):
        return None
