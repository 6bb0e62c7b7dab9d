"""Paths: folders of the user's data, configuration and documents, and of shipped resources.

`LISTENING_TIMER_HOME` names one folder for data and configuration, for tests and portable use (a
USB stick). Reading a path creates nothing; `data_folder` creates the folder with mode 0700.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from listening_timer import COMMAND
from listening_timer.model.errors import HistoryError

HOME = "LISTENING_TIMER_HOME"
PRIVATE = 0o700


class Paths(NamedTuple):
    """The folders of one user, and the shipped resources; built once and passed on."""

    data: Path
    config: Path
    resources: Path
    home: Path | None = None
    """The one folder for everything, if one was named."""

    @property
    def history(self) -> Path:
        """The history that opens by default."""
        return self.data / "history.db"

    @property
    def formats(self) -> Path:
        """The user's own formats."""
        return self.data / "formats"

    @property
    def prompts(self) -> Path:
        """The user's own decks of prompts."""
        return self.data / "prompts"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.toml"

    @property
    def sounds(self) -> Path:
        """The shipped sounds."""
        return self.resources / "sounds"

    @property
    def documents(self) -> Path:
        """Default folder for files made for the user: documents, or home where that is missing."""
        if self.home is not None:
            return self.home
        import platformdirs  # noqa: PLC0415 - 7 ms, only when such a file is made

        documents = platformdirs.user_documents_path()
        with contextlib.suppress(RuntimeError, OSError):  # the home folder is unknown
            return documents if documents.is_dir() else Path.home()
        return self.data

    def data_folder(self) -> Path:
        """The data folder, created with mode 0700 if missing. Raises HistoryError."""
        return private_folder(self.data)


def user_paths(environ: Mapping[str, str] | None = None) -> Paths:
    """The paths of the current user; creates nothing.

    Raises HistoryError: no-resources, or no-home where a folder cannot be resolved.
    """
    home = (os.environ if environ is None else environ).get(HOME, "").strip()
    if home:
        portable = _found(home, lambda: home)
        return Paths(data=portable, config=portable, resources=resources(), home=portable)
    import platformdirs  # noqa: PLC0415 - 7 ms that a portable start does not need

    return Paths(
        data=_found("~", lambda: platformdirs.user_data_dir(COMMAND, appauthor=False)),
        config=_found("~", lambda: platformdirs.user_config_dir(COMMAND, appauthor=False)),
        resources=resources(),
    )


def _found(named: str, folder: Callable[[], str]) -> Path:
    """A folder as absolute path. Raises HistoryError: no-home, with what was `named`."""
    try:
        return Path(folder()).expanduser().absolute()
    except (RuntimeError, OSError, ValueError) as error:  # no such user, or no working folder
        raise HistoryError("no-home", path=Path(named)) from error


def resources() -> Path:
    """The resources folder: inside the package (wheel), or next to it (checkout)."""
    package = Path(__file__).parents[1]
    places = (package / "resources", package.parent / "resources")
    for place in places:
        if place.is_dir():
            return place
    raise HistoryError("no-resources", path=places[0])


def private_folder(folder: Path) -> Path:
    """Create a folder with mode 0700; restrict an existing one that others can enter.

    Raises HistoryError (`no-folder`) where that fails.
    """
    try:
        folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    except OSError as error:
        raise HistoryError("no-folder", path=folder) from error
    with contextlib.suppress(OSError):  # another user's folder, or a file system without modes
        if folder.stat().st_mode & 0o077:
            folder.chmod(PRIVATE)
    return folder
