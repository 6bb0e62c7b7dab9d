"""Settings of this machine, stored as TOML that holds only what differs from the defaults.

A file that cannot be parsed means defaults and never a failed start; before it is overwritten it is
renamed. Unknown keys are kept. Values that were ignored or clamped are reported, for the Settings
page to show.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from functools import partial
from itertools import count
from pathlib import Path
from typing import TypeVar, cast

from listening_timer.config.paths import private_folder
from listening_timer.model.records import Digits, HistoryError, Prompting

MOST_BYTES = 64 * 1024
TEXT = (100, 200)
"""Range of the text size, in percent."""
VOLUME = (0, 100)
"""Range of the volume in percent; 0 is silent."""
FARTHEST_PX = 100_000
"""Limit of window coordinates and sizes; Qt's own limit of a window is 16,777,215 px."""
RETRY_DELAYS_S = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
"""Delays (s) between retries where a virus scanner holds the file for a moment (Windows)."""
ASIDE = ".unreadable"

_Choice = TypeVar("_Choice", bound=StrEnum)


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


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """Geometry of the window: its normal geometry in px, without its frame, and its screen."""

    x: int
    y: int
    width: int
    height: int
    screen: str = ""
    full_screen: bool = False
    maximized: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of this machine; `text` is in percent of the default size.

    `volume`: of the sounds, perceived percent; 0 is silent. `letters`: single letters are shortcut
    keys in a session; `break_key`: B is one of them (some clickers send it). `welcomed`: the
    privacy notice was shown. `window`: its geometry; None until somebody has moved it.
    """

    palette: Palette = Palette.SYSTEM
    text: int = TEXT[0]
    motion: Motion = Motion.SYSTEM
    digits: Digits = Digits.CLOCK
    volume: int = 60
    prompts: Prompting = Prompting.LIGHT
    letters: bool = True
    break_key: bool = True
    names_in_title: bool = False
    fullscreen_at_start: bool = False
    welcomed: bool = False
    window: WindowPlace | None = None


@dataclass(frozen=True, slots=True)
class Unread:
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
    table, sound = _read(path)
    if sound:
        return _settings(table or {}), None
    return _settings(table or {}), Unread(path, _misread(table or {}))


def _misread(table: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(key for key, known in _KNOWN.items() if key in table and not known(table[key]))


def save(path: Path, settings: Settings) -> None:
    """Write what differs from the defaults, atomically; may wait 2.5 s on Windows.

    Raises HistoryError (`settings-not-saved`, `no-folder`); the old file is kept then.
    """
    file = Path(os.path.realpath(path))
    private_folder(file.parent)
    try:
        table, sound = _read(file)
        text = _written(settings, table or {})
        if text is None or not sound:
            _put_aside(file)
        _put(file, text or _written(settings, {}) or b"")
    except OSError as error:
        raise HistoryError("settings-not-saved", path=path) from error


def _read(path: Path) -> tuple[dict[str, object] | None, bool]:
    """The parsed file (None where it is not TOML), and whether all known keys are valid."""
    try:
        data = _bytes(path)
        table: dict[str, object] = tomllib.loads(data.decode("utf-8-sig"))
    except FileNotFoundError:
        return None, True
    except (OSError, ValueError, RecursionError):  # UTF-8 and TOML errors are ValueErrors
        return None, False
    return table, not _misread(table)


def _bytes(path: Path) -> bytes:
    found = path.stat()
    if not stat.S_ISREG(found.st_mode) or found.st_size > MOST_BYTES:
        raise ValueError
    with path.open("rb") as file:
        return file.read(MOST_BYTES)


def _settings(table: Mapping[str, object]) -> Settings:
    usual = Settings()
    return Settings(
        palette=_one_of(Palette, table.get("palette")) or usual.palette,
        text=_text(table.get("text")) or usual.text,
        motion=_motion(table.get("motion")) or usual.motion,
        digits=_one_of(Digits, table.get("digits")) or usual.digits,
        volume=usual.volume if (volume := _volume(table.get("volume"))) is None else volume,
        prompts=_one_of(Prompting, table.get("prompts")) or usual.prompts,
        letters=_either(table.get("letters"), usual.letters),
        break_key=_either(table.get("break_key"), usual.break_key),
        names_in_title=_either(table.get("names_in_title"), usual.names_in_title),
        fullscreen_at_start=_either(table.get("fullscreen_at_start"), usual.fullscreen_at_start),
        welcomed=_either(table.get("welcomed"), usual.welcomed),
        window=_window(table.get("window")),
    )


def _one_of(kind: type[_Choice], value: object) -> _Choice | None:
    return next((choice for choice in kind if choice == value), None)


def _motion(value: object) -> Motion | None:
    if isinstance(value, bool):  # the format of the first version
        return Motion.SMOOTH if value else Motion.STILL
    return _one_of(Motion, value)


def _text(value: object) -> int | None:
    return _percent(value, TEXT)


def _volume(value: object) -> int | None:
    return _percent(value, VOLUME)


def _percent(value: object, bounds: tuple[int, int]) -> int | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return min(max(value, bounds[0]), bounds[1])


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _either(value: object, usual: bool) -> bool:  # noqa: FBT001 - a value, not a switch
    flag = _flag(value)
    return usual if flag is None else flag


def _window(value: object) -> WindowPlace | None:
    """A window geometry, None where any part of it is invalid."""
    if not isinstance(value, dict):
        return None
    table = cast("Mapping[str, object]", value)
    numbers = [_pixels(table.get(key)) for key in ("x", "y", "width", "height")]
    x, y, width, height = numbers
    if x is None or y is None or width is None or height is None or min(width, height) <= 0:
        return None
    screen = table.get("screen")
    return WindowPlace(
        x,
        y,
        width,
        height,
        screen=screen if isinstance(screen, str) else "",
        full_screen=_either(table.get("full_screen"), usual=False),
        maximized=_either(table.get("maximized"), usual=False),
    )


def _pixels(value: object) -> int | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if abs(value) <= FARTHEST_PX else None


def _is_read(read: Callable[[object], object], value: object) -> bool:
    return read(value) is not None


def _is_itself(read: Callable[[object], int | None], value: object) -> bool:
    return read(value) == value and not isinstance(value, float)


_KNOWN: Mapping[str, Callable[[object], bool]] = {
    "palette": partial(_is_read, partial(_one_of, Palette)),
    "text": partial(_is_itself, _text),
    "motion": partial(_is_read, _motion),
    "digits": partial(_is_read, partial(_one_of, Digits)),
    "volume": partial(_is_itself, _volume),
    "prompts": partial(_is_read, partial(_one_of, Prompting)),
    "letters": partial(_is_read, _flag),
    "break_key": partial(_is_read, _flag),
    "names_in_title": partial(_is_read, _flag),
    "fullscreen_at_start": partial(_is_read, _flag),
    "welcomed": partial(_is_read, _flag),
    "window": partial(_is_read, _window),
}
"""Validators by key."""


def _written(settings: Settings, found: Mapping[str, object]) -> bytes | None:
    """The new content of the file: unknown keys as found, ours where they differ.

    None where the unknown keys are such that the file could not be read back.
    """
    import tomli_w  # noqa: PLC0415 - needed when something is written only

    kept = {key: value for key, value in found.items() if key not in _KNOWN}
    usual = Settings()
    for key in (field.name for field in fields(Settings)):
        value: object = getattr(settings, key)
        if value != getattr(usual, key):
            kept[key] = _plain(value)
    try:
        text = tomli_w.dumps(kept)
        tomllib.loads(text)
    except (RecursionError, ValueError):
        return None
    data = text.encode("utf-8")
    return data if len(data) <= MOST_BYTES else None


def _plain(value: object) -> object:
    """A setting as TOML value."""
    if isinstance(value, WindowPlace):
        table: dict[str, object] = asdict(value)
        return {key: each for key, each in table.items() if each is not False and each != ""}
    return str(value) if isinstance(value, StrEnum) else value


def _put_aside(file: Path) -> None:
    """Rename an unreadable file to the first free name."""
    names = (f"{file.name}{ASIDE}{'' if n == 1 else f'-{n}'}" for n in count(1))
    aside = next(place for name in names if not os.path.lexists(place := file.with_name(name)))
    with contextlib.suppress(FileNotFoundError):
        _replace(file, aside)


def _put(file: Path, data: bytes) -> None:
    """Write a temporary file, fsync, rename: the file is the old or the new one, never partial."""
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)  # 0600
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        _replace(part, file)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _sync_folder(file.parent)


def _replace(part: Path, target: Path) -> None:
    for wait in RETRY_DELAYS_S:
        try:
            os.replace(part, target)  # noqa: PTH105 - tests replace this call to fail
        except PermissionError:
            time.sleep(wait)
        else:
            return
    os.replace(part, target)  # noqa: PTH105 - the last attempt may raise


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
