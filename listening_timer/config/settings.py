"""Settings of this machine, stored as TOML that holds only what differs from the defaults.

A setting is a field of `Settings`, with its type, bounds and default; what is read, clamped,
reported and written follows from the fields. A file that cannot be parsed means defaults and never
a failed start; before it is overwritten it is renamed. Unknown keys are kept. Values that were
ignored or clamped are reported, for the Settings page to show.
"""

from __future__ import annotations

import contextlib
import os
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NamedTuple, cast, get_args, get_type_hints

from listening_timer.config.paths import private_folder
from listening_timer.files import atomic_file
from listening_timer.files.free_path import free_path
from listening_timer.model.errors import HistoryError
from listening_timer.model.preferences import Digits, Paper, Prompting
from listening_timer.text.cleaning import clean_line

MOST_BYTES = 64 * 1024
FARTHEST_PX = 100_000
"""Limit of window coordinates and sizes; Qt's own limit of a window is 16,777,215 px."""
ASIDE = ".unreadable"
MOST_HELP_LINES = 5
LONGEST_HELP: Mapping[str, int] = {"name": 60, "phone": 30, "about": 120}
"""Most code points of each text of a help line."""


class Bounds(NamedTuple):
    """The least and the greatest value of a number, both allowed."""

    least: int
    most: int


class Palette(StrEnum):
    """Colour scheme: the system's, light, or dark."""

    SYSTEM = "system"
    DAY = "day"
    EVENING = "evening"


class Motion(StrEnum):
    """Animation of the token (stone): the system's choice, smooth, or none."""

    SYSTEM = "system"
    SMOOTH = "smooth"
    STILL = "still"


_Place = Annotated[int, Bounds(-FARTHEST_PX, FARTHEST_PX)]
_Size = Annotated[int, Bounds(1, FARTHEST_PX)]


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """Geometry of the window: its normal geometry in px, without its frame, and its screen."""

    x: _Place
    y: _Place
    width: _Size
    height: _Size
    screen: str = ""
    full_screen: bool = False
    maximized: bool = False


@dataclass(frozen=True, slots=True)
class HelpLine:
    """Somebody whom a practice names as help: a name, a phone number, a sentence."""

    name: str
    phone: str = ""
    about: str = ""


def help_line(name: str, phone: str = "", about: str = "") -> HelpLine | None:
    """A help line of these texts, cleaned; None without a name."""
    typed = {"name": name, "phone": phone, "about": about}
    texts = {key: clean_line(text, LONGEST_HELP[key]) for key, text in typed.items()}
    return HelpLine(**texts) if texts["name"] else None


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of this machine.

    `text`: size in percent of the default one. `volume`: of the sounds, perceived percent; 0 is
    silent. `soon`: a tone and a light tell that a long turn is near its end. `letters`: single
    letters are shortcut keys in a session; `break_key`: B is one of them (some clickers send it).
    `keep_buttons`: they never fade while somebody talks. `welcomed`: the privacy notice was shown.
    `practice`: strangers sit here one after the other, and none of them may read of the others.
    `keep_nothing`: sessions are not saved unless two people choose it. `help_lines`: who can help,
    at most `MOST_HELP_LINES`. `paper`: the size of every PDF. `window`: its geometry; None until
    somebody has moved it.
    """

    palette: Palette = Palette.SYSTEM
    text: Annotated[int, Bounds(100, 200)] = 100
    motion: Motion = Motion.SYSTEM
    digits: Digits = Digits.CLOCK
    volume: Annotated[int, Bounds(0, 100)] = 60
    soon: bool = True
    prompts: Prompting = Prompting.LIGHT
    letters: bool = True
    break_key: bool = True
    keep_buttons: bool = False
    names_in_title: bool = False
    fullscreen_at_start: bool = False
    paper: Paper = Paper.SYSTEM
    welcomed: bool = False
    practice: bool = False
    keep_nothing: bool = False
    help_lines: tuple[HelpLine, ...] = ()
    window: WindowPlace | None = None

    @property
    def keeps_sessions(self) -> bool:
        """Whether a session is saved where two people have not chosen."""
        return not (self.practice or self.keep_nothing)


class Unread(NamedTuple):
    """What of a settings file was ignored: the file as a whole, or some of its keys."""

    path: Path
    keys: tuple[str, ...] = ()
    """Keys with invalid values; empty where the whole file was ignored."""


def load(path: Path) -> Settings:
    """Read the settings; whatever cannot be parsed has its default."""
    return read(path)[0]


def read(path: Path) -> tuple[Settings, Unread | None]:
    """Read the settings, and what could not be read of them.

    A number out of range is clamped, and reported as well.
    """
    table = _parsed(path)
    values, misread = _values(Settings, table or {})
    sound = table is not None and not misread
    return replace(Settings(), **values), None if sound else Unread(path, misread)


def save(path: Path, settings: Settings) -> None:
    """Write what differs from the defaults, atomically; may wait 2.5 s on Windows.

    Raises HistoryError (`settings-not-saved`, `no-folder`); the old file is kept then.
    """
    file = Path(os.path.realpath(path))
    private_folder(file.parent)
    try:
        table = _parsed(file)
        text = None if table is None else _written(settings, table)
        if text is None or (table and _values(Settings, table)[1]):
            _put_aside(file)
        _put(file, text or _written(settings, {}) or b"")
    except (OSError, HistoryError) as error:
        raise HistoryError("settings-not-saved", path=path) from error


def save_place(path: Path, place: WindowPlace) -> None:
    """Save where the window was left, beside the settings as they are in the file now."""
    with contextlib.suppress(HistoryError):
        save(path, replace(load(path), window=place))


def _parsed(path: Path) -> dict[str, object] | None:
    """The file as a table; empty where there is no file, None where it is not TOML."""
    try:
        return tomllib.loads(_bytes(path).decode("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError):  # UTF-8 and TOML errors are ValueErrors
        return None


def _bytes(path: Path) -> bytes:
    found = path.stat()
    if not stat.S_ISREG(found.st_mode) or found.st_size > MOST_BYTES:
        raise ValueError
    with path.open("rb") as file:
        return file.read(MOST_BYTES)


def _values(record: type, table: Mapping[str, object]) -> tuple[dict[str, object], tuple[str, ...]]:
    """What a table holds of the fields of a record, and the keys whose values are not as written.

    An invalid value is left out; a number out of bounds is clamped, a text that is no clean line
    is cleaned.
    """
    hints = get_type_hints(record, include_extras=True)
    found = {key: _value(hint, table[key]) for key, hint in hints.items() if key in table}
    misread = [
        key
        for key, value in found.items()
        if value is None or (type(value) in (int, tuple) and _as_toml(value) != table[key])
    ]
    return {key: value for key, value in found.items() if value is not None}, tuple(misread)


def _value(hint: type, found: object) -> object | None:
    """A TOML value as a field of this type takes it; None where it is invalid."""
    kind, *bounds = get_args(hint) or (hint,)
    if kind is WindowPlace:
        return _window(found)
    if kind is HelpLine:
        return _help_lines(found)
    if issubclass(kind, StrEnum):
        return next((choice for choice in kind if choice == found), None)
    if type(found) is not kind:  # neither is true a number, nor 1.0 an integer
        return None
    if isinstance(found, int) and bounds:
        return min(max(found, bounds[0].least), bounds[0].most)
    return found


def _window(found: object) -> WindowPlace | None:
    """A window geometry; None where a number of it is missing, invalid or out of bounds."""
    if not isinstance(found, dict):
        return None
    values, misread = _values(WindowPlace, cast("dict[str, object]", found))
    needed = {field.name for field in fields(WindowPlace) if field.default is MISSING}
    if not needed <= values.keys() - set(misread):
        return None
    return replace(WindowPlace(0, 0, 1, 1), **values)


def _help_lines(found: object) -> tuple[HelpLine, ...] | None:
    """The valid lines of a list; None where it is no list."""
    if not isinstance(found, list):
        return None
    lines = (_help_line(each) for each in cast("list[object]", found)[:MOST_HELP_LINES])
    return tuple(line for line in lines if line is not None)


def _help_line(found: object) -> HelpLine | None:
    if not isinstance(found, dict):
        return None
    values, misread = _values(HelpLine, cast("dict[str, object]", found))
    return None if misread or "name" not in values else help_line(**cast("dict[str, str]", values))


def _written(settings: Settings, found: Mapping[str, object]) -> bytes | None:
    """The new content of the file: unknown keys as found, ours where they differ.

    None where the unknown keys are such that the file could not be read back.
    """
    import tomli_w  # noqa: PLC0415 - needed when something is written only

    ours = {field.name for field in fields(Settings)}
    kept = {key: value for key, value in found.items() if key not in ours}
    try:
        text = tomli_w.dumps(kept | _changed(settings))
        tomllib.loads(text)
    except (RecursionError, ValueError):
        return None
    data = text.encode("utf-8")
    return data if len(data) <= MOST_BYTES else None


def _as_toml(value: object) -> object:
    """A value as a TOML file holds it."""
    match value:
        case WindowPlace() | HelpLine():
            return _changed(value)
        case tuple():
            return [_as_toml(each) for each in cast("tuple[object, ...]", value)]
        case _:
            return value


def _changed(record: Settings | WindowPlace | HelpLine) -> dict[str, object]:
    """The fields that differ from their defaults, as TOML values."""
    return {
        field.name: _as_toml(value)
        for field in fields(record)
        if (value := getattr(record, field.name)) != field.default
    }


def _put_aside(file: Path) -> None:
    """Rename an unreadable file to the first free name."""
    with contextlib.suppress(FileNotFoundError):
        atomic_file.replace_file(file, free_path(file.parent, file.name + ASIDE))


def _put(file: Path, data: bytes) -> None:
    """Write the file atomically; two programs that write at once do not share a temporary file."""
    with atomic_file.temporary_file(file, str(os.getpid())) as part:
        part.write_bytes(data)
        atomic_file.rename_into_place(part, file, replace=True)
