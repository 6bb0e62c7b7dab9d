"""Claims about other histories: opened in the window, one after another, and kept apart."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import stat
import sys
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from listening_timer.app import history_run, history_switch, next_window
from listening_timer.app.program import Program
from listening_timer.app.services.context import Context
from listening_timer.app.services.first_window import Application
from listening_timer.app.services.history_file import shown_name
from listening_timer.config.paths import HOME
from listening_timer.config.settings import load
from listening_timer.history import opening
from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from listening_timer.model.preferences import Digits
from listening_timer.ui.window import MainWindow
from tests.helpers.app.export_import import (
    PATIENCE,
    dialog_of,
    dismiss,
    name_line,
    store_dialog_settings,
    wait_until,
)
from tests.helpers.app.switching_run import (
    NEW,
    OTHER,
    OURS,
    SwitchingRun,
    history_of,
)
from tests.helpers.qt.widget_actions import (
    find_button,
    find_field,
    folder_bytes,
    press,
    spoken_text,
    type_into_field,
)

TITLE = "Listening Timer"
PLACE = (2, 60, 796, 650)
"""On the screen that tests have, where the window has its smallest width."""


def is_free(path: Path) -> bool:
    """Whether nobody has this history open for writing."""
    try:
        History.open(path).close()
    except HistoryError as error:
        if error.code != "locked":
            raise
        return False
    return True


@pytest.fixture(autouse=True)
def frozen_again() -> Iterator[None]:
    """Leave the modules of the whole test run out of later collections again."""
    yield
    gc.collect()
    gc.freeze()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home in whose default history Maya and Sam have talked."""
    made = tmp_path / "home"
    made.mkdir()
    monkeypatch.setenv(HOME, str(made))
    (made / "settings.toml").write_text("welcomed = true\n", "utf-8")
    history_of(made / "history.db", "Maya", "Sam")
    return made


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """Another history, of Ann and Bo."""
    return history_of(tmp_path / "tuesdays.db", "Ann", "Bo")


async def test_another_history_takes_the_place_of_ours_and_back(
    qapp: Application, home: Path, theirs: Path
) -> None:
    """Same place and size; the title names the file, Begin the two of it; ours can be written."""
    run = SwitchingRun(qapp)
    await run.ready()
    run.window.setGeometry(*PLACE)
    assert "Maya" in spoken_text(run.window)
    assert OURS not in await run.menu()
    run.window.sheet.dismiss()
    await run.switch(OTHER, theirs)
    assert run.window.windowTitle() == f"tuesdays.db · {TITLE}"
    assert run.window.geometry().getRect() == PLACE
    assert "Ann" in spoken_text(run.window)
    assert "Maya" not in spoken_text(run.window)
    assert is_free(home / "history.db")
    assert "Bo" in await run.open_history()
    await run.switch(OURS)
    assert run.window.windowTitle() == TITLE
    assert "Maya" in spoken_text(run.window)
    assert await run.close() == 0
    assert is_free(theirs)


@pytest.mark.usefixtures("home")
async def test_nothing_of_a_program_outlives_its_window(
    qapp: Application, theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its parts are collected, and with them all that it knew of its history."""
    programs: list[weakref.ref[Program]] = []

    def build(context: Context) -> Program:
        made = Program(context)
        programs.append(weakref.ref(made))
        return made

    monkeypatch.setattr(history_run, "Program", build)
    run = SwitchingRun(qapp)
    await run.ready()
    await run.open_history()
    assert len(programs) == 1
    await run.switch(OTHER, theirs)
    assert [each() is None for each in programs] == [True, False]
    assert await run.close() == 0


async def test_settings_hold_in_the_next_history(
    qapp: Application, home: Path, theirs: Path
) -> None:
    """Changed in one, they are the next one's, and in the file."""
    run = SwitchingRun(qapp)
    await run.ready()
    press(run.window, "Settings")
    press(run.window, "Ring only")
    await run.switch(OTHER, theirs)
    press(run.window, "Settings")
    assert find_button(run.window, "Ring only").isChecked()
    assert await run.close() == 0
    assert load(home / "settings.toml").digits is Digits.RING


@pytest.mark.usefixtures("home")
async def test_what_was_typed_waits_in_its_own_history(qapp: Application, theirs: Path) -> None:
    """Typed on another page and not saved: a draft there, which is offered on the return."""
    run = SwitchingRun(qapp)
    await run.ready()
    press(run.window, "Change")
    type_into_field(run.window, "What this talk is about", "the garden")
    press(run.window, "Done")
    await run.switch(OTHER, theirs)
    press(run.window, "Change")
    assert find_field(run.window, "What this talk is about").text() == ""
    press(run.window, "Done")
    await run.switch(OURS)
    press(run.window, "Change")
    assert find_field(run.window, "What this talk is about").text() == "the garden"
    assert await run.close() == 0


@pytest.mark.usefixtures("home")
async def test_a_new_history_is_private_and_begins_with_the_welcome(
    qapp: Application, tmp_path: Path
) -> None:
    """Its name is proposed without anybody's; an empty history leads on to others as well."""
    run = SwitchingRun(qapp)
    await run.ready()
    await run.ask(NEW)
    assert name_line(await dialog_of(run.window)).text() == "history-2.db"  # in this home
    await dismiss(run.window)
    await run.switch(NEW, tmp_path / "wednesdays", page="welcome")
    file = tmp_path / "wednesdays.db"
    assert run.window.windowTitle() == f"wednesdays.db · {TITLE}"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    entries = await run.menu()
    assert {OTHER, NEW, OURS} <= set(entries)
    assert await run.close() == 0


@pytest.mark.parametrize("entry", [OTHER, NEW])
async def test_what_cannot_be_opened_is_said_and_the_present_one_stays(
    qapp: Application, home: Path, tmp_path: Path, theirs: Path, entry: str
) -> None:
    """A sentence on the page, whatever is wrong; no file is made or changed."""
    run = SwitchingRun(qapp)
    await run.ready()
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "text.db").write_text("nothing of ours, but long enough to be something" * 9)
    whole = theirs.read_bytes()
    (bad / "damaged.db").write_bytes(whole[:5000])
    newer = bytearray(whole)
    newer[60:64] = (99).to_bytes(4, "big")
    (bad / "newer.db").write_bytes(newer)
    (bad / "empty.db").touch()
    before = {each: each.read_bytes() for each in bad.iterdir()}
    wanted = {
        "text.db": "is not a history of this program",
        "damaged.db": "damaged",
        "newer.db": "newer version",
        "empty.db": "damaged",
        "none.db": "no file",
        "no/folder.db": "no file",
    }
    if entry == NEW:
        there = "already exists"
        wanted = {"text.db": there, "newer.db": there, "no/folder.db": "The folder"}
    for name, part in wanted.items():
        told = await run.refused(entry, bad / name)
        assert part in told, name
        assert "\n" not in told
    if entry == OTHER:
        assert "is the history that is open here" in await run.refused(entry, home / "history.db")
        with History.open(theirs):
            assert "already open" in await run.refused(entry, theirs)
    assert "Maya" in spoken_text(run.window)
    assert len(run.windows) == 1
    left = {each: each.read_bytes() for each in bad.iterdir() if each.suffix == ".db"}
    assert left == before
    assert await run.close() == 0


async def test_what_can_only_be_read_is_not_opened(
    qapp: Application, home: Path, theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sentence says so, and nothing is changed; a second name of ours is ours."""
    run = SwitchingRun(qapp)
    await run.ready()
    second = home / "second.db"
    os.link(home / "history.db", second)
    assert "is the history that is open here" in await run.refused(OTHER, second)
    second.unlink()
    before = theirs.read_bytes()

    def forbidden(path: Path) -> None:
        raise HistoryError("read-only", path=path)

    monkeypatch.setattr(opening, "_see_folder", forbidden)
    assert "cannot be written" in await run.refused(OTHER, theirs)
    assert "Maya" in spoken_text(run.window)
    assert theirs.read_bytes() == before
    assert await run.close() == 0


async def test_a_window_closed_while_another_history_opens_ends_the_program(
    qapp: Application, home: Path, theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing opens behind the back of somebody who has left, and both files are free again."""
    asked, opens = threading.Event(), threading.Event()

    def slowly(path: Path) -> History:
        asked.set()
        opens.wait(PATIENCE)
        return History.open(path)

    monkeypatch.setattr(history_switch, "open_existing", slowly)
    run = SwitchingRun(qapp)
    await run.ready()
    await run.ask(OTHER, theirs)
    await asyncio.to_thread(asked.wait, PATIENCE)
    run.window.close()
    opens.set()
    assert await run.close() == 0
    assert len(run.windows) == 1
    await wait_until(lambda: "history" not in {each.name[:7] for each in threading.enumerate()})
    assert is_free(theirs)
    assert is_free(home / "history.db")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of the system")
async def test_a_signal_between_two_windows_ends_the_program(
    qapp: Application, home: Path, theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both windows close, and nothing stays locked."""
    shown = next_window.show_in_place_of

    async def show_and_end(
        before: MainWindow, window: MainWindow, leaving: asyncio.Future[None]
    ) -> None:
        await shown(before, window, leaving)
        os.kill(os.getpid(), signal.SIGTERM)
        await wait_until(leaving.done)

    monkeypatch.setattr(history_run, "show_in_place_of", show_and_end)
    run = SwitchingRun(qapp)
    await run.ready()
    await run.ask(OTHER, theirs)
    assert await asyncio.wait_for(run.ending, PATIENCE) == 0
    assert is_free(theirs)
    assert is_free(home / "history.db")


async def test_the_history_of_the_command_line_is_another_one_too(
    qapp: Application, home: Path, theirs: Path
) -> None:
    """The way back to ours is offered; ours named so is ours."""
    run = SwitchingRun(qapp, theirs)
    await run.ready()
    assert OURS in await run.menu()
    run.window.sheet.dismiss()
    await run.switch(OURS)
    assert OURS not in await run.menu()
    assert await run.close() == 0
    assert shown_name(home / "." / "history.db", home / "history.db") == ""
    assert shown_name(theirs, home / "history.db") == "tuesdays.db"


async def test_no_dialog_leaves_a_name_in_the_settings_of_qt(
    qapp: Application, home: Path, theirs: Path, tmp_path: Path
) -> None:
    """Neither folder nor file of another history stands in any file of the desktop."""
    store_dialog_settings(tmp_path / "noted")
    run = SwitchingRun(qapp)
    await run.ready()
    await run.switch(OTHER, theirs)
    await run.switch(NEW, tmp_path / "thursdays.db", page="welcome")
    assert await run.close() == 0
    QSettings().sync()
    left = folder_bytes(tmp_path / "noted") + folder_bytes(home)
    assert b"tuesdays" not in left
    assert b"thursdays" not in left
