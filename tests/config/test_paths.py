"""Claims about where things lie, and who may look."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from listening_timer.config import paths as paths_module
from listening_timer.config.paths import HOME, private_folder, resources, user_paths
from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError


def mode(path: Path) -> int:
    """The permissions of a file or folder."""
    return stat.S_IMODE(path.stat().st_mode)


def test_one_folder_holds_everything_where_it_is_named(tmp_path: Path) -> None:
    """LISTENING_TIMER_HOME names the one folder for data and choices; asking makes nothing."""
    home = tmp_path / "stick"
    paths = user_paths({HOME: str(home)})
    assert paths.history == home / "history.db"
    assert paths.settings == home / "settings.toml"
    assert (paths.formats, paths.prompts) == (home / "formats", home / "prompts")
    assert not home.exists()


@pytest.mark.parametrize("said", ["", "  "])
def test_system_says_where_by_default(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it, data and choices lie where the system keeps those of a program."""
    monkeypatch.setenv("XDG_DATA_HOME", "/some/data")
    monkeypatch.setenv("XDG_CONFIG_HOME", "/some/config")
    paths = user_paths({HOME: said})
    assert paths.history.name == "history.db"
    if sys.platform == "linux":
        assert paths.data == Path("/some/data/listening-timer")
        assert paths.settings == Path("/some/config/listening-timer/settings.toml")


def test_documents_are_where_the_user_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the one folder where it is named; else among the documents, or at home without any."""
    assert user_paths({HOME: str(tmp_path / "stick")}).documents == tmp_path / "stick"
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("XDG_DOCUMENTS_DIR", raising=False)
    if sys.platform == "linux":
        assert user_paths({}).documents == tmp_path
        (tmp_path / "Documents").mkdir()
        assert user_paths({}).documents == tmp_path / "Documents"


def test_relative_home_is_made_absolute() -> None:
    """A home given from here is still there after the working folder changed."""
    assert user_paths({HOME: "here"}).data == Path.cwd() / "here"


def test_data_folder_is_private(tmp_path: Path) -> None:
    """The data folder is made 0700 whatever the umask, and one that stood open is tightened."""
    before = os.umask(0)
    try:
        made = user_paths({HOME: str(tmp_path / "a" / "b")}).data_folder()
        opened = tmp_path / "open"
        opened.mkdir(0o777)
        private_folder(opened)
    finally:
        os.umask(before)
    assert mode(made) == mode(opened) == 0o700


def test_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """Where a file stands in the way, that is told and not thrown as the system's error."""
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "folder"):
        with pytest.raises(HistoryError) as caught:
            private_folder(folder)
        assert caught.value.code == "no-folder"


def test_resources_are_found() -> None:
    """What ships is found beside the package in a checkout."""
    assert (resources() / "formats" / "share-fully.toml").is_file()


def test_resources_inside_the_package_come_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a wheel they lie inside the package; where there are none, that is told."""
    package = tmp_path / "package"
    monkeypatch.setattr(paths_module, "__file__", str(package / "config" / "paths.py"))
    with pytest.raises(HistoryError) as caught:
        resources()
    assert caught.value.code == "no-resources"
    for folder in (tmp_path / "resources", package / "resources"):
        folder.mkdir(parents=True)
        assert resources() == folder


def test_importing_is_cheap() -> None:
    """Importing the module does not import platformdirs."""
    code = "import sys, listening_timer.config.paths; sys.exit('platformdirs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_user_without_any_home_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """No HOME and no entry for this user: a sentence, never a folder called `~` made here."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "USERPROFILE"):
        monkeypatch.delenv(name, raising=False)

    def nobody(_number: int) -> None:
        raise KeyError

    if sys.platform != "win32":
        monkeypatch.setattr("pwd.getpwuid", nobody)
        with pytest.raises(HistoryError, match="no-home"):
            user_paths({})


def test_a_working_folder_that_is_gone_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A home or a history that is named from there cannot be found; one named whole can."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    here.rmdir()
    with pytest.raises(HistoryError, match="no-home"):
        user_paths({HOME: "stick"})
    with pytest.raises(HistoryError):
        History.open(Path("history.db"))
    assert user_paths({HOME: str(tmp_path)}).home == tmp_path
