"""Claims about a history that can be read and not written: shown, and never changed."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from listening_timer.app import run as running
from listening_timer.app.lifecycle import Faults, signal_future
from listening_timer.app.services.first_window import Application, first_page, install_theme
from listening_timer.config.paths import HOME, user_paths
from listening_timer.config.settings import Settings
from listening_timer.exercise.formats import Side
from listening_timer.history import opening
from listening_timer.history.store import History
from listening_timer.library.formats import Library
from listening_timer.model.options import WindowOptions
from listening_timer.model.records import HistoryError
from listening_timer.ui.window import MainWindow
from tests.app.conftest import OpenProgram, Run
from tests.helpers.history.sample_sessions import add_session, session_id, word
from tests.helpers.qt import widget_actions
from tests.helpers.qt.widget_actions import press, wait_for_tasks

PATIENCE = 10.0
"""Seconds; what is claimed takes a moment."""
TURN = 0.01


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A history of one session in a folder that nobody may write to."""
    path = tmp_path / "history.db"
    with History.open(path) as history:
        history.write_word(word(add_session(history), "by the river"))

    def forbidden(path: Path) -> None:
        raise HistoryError("read-only", path=path)

    monkeypatch.setenv(HOME, str(tmp_path / "home"))
    monkeypatch.setattr(opening, "_see_folder", forbidden)
    return path


async def until(look: Callable[[], bool]) -> None:
    """Wait until something is so."""
    for _look in range(round(PATIENCE / TURN)):
        if look():
            return
        await asyncio.sleep(TURN)
    raise AssertionError("it never came")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of the system")
@pytest.mark.parametrize(
    ("answer", "page"),
    [("Look at your history", "history"), ("Talk now and keep nothing", "begin")],
)
async def test_the_window_shows_it_or_lets_people_talk(
    qapp: Application, file: Path, answer: str, page: str
) -> None:
    """It says that it can only be read; one press looks at it, another begins without keeping."""
    before = file.read_bytes()
    paths, settings = user_paths(), Settings()
    library = Library(paths.resources, paths.formats)
    theme = install_theme(qapp, paths, settings)
    first = first_page(theme, library.items(), None, Side.LEFT, welcomed=True)
    window, leaving = first.window, signal_future(first.window.closed)
    window.show()
    options = WindowOptions(history=file)
    whole = running.Run(qapp, first, options, paths, library, settings, None, Faults())
    ending = asyncio.create_task(whole.run(leaving))
    await until(lambda: window.page_id() == "problem")
    assert "can only be read" in widget_actions.spoken_text(window)
    press(window, answer)
    await until(lambda: window.page_id() == page)
    await until(lambda: "nothing is kept" in widget_actions.spoken_text(window))
    if page == "history":
        await until(lambda: "Ann" in widget_actions.spoken_text(window))
    window.close_for_good()
    assert await asyncio.wait_for(ending, PATIENCE) == 0
    window.deleteLater()
    assert file.read_bytes() == before


def test_changes_are_refused_in_a_sentence(run: Run, open_program: OpenProgram, file: Path) -> None:
    """Deleting what is shown is refused; a talk leaves nothing waiting, and no byte changes."""
    before = file.read_bytes()

    async def go() -> None:
        harness = open_program(History.open(file, read_only=True), keeps=False)
        harness.show()
        back = harness.program.history_area
        await back.browse.load()
        await wait_for_tasks()
        window: MainWindow = harness.program.window
        assert back.browse.page.current() == session_id(1)
        back.browse.page.detail.delete_requested.emit(session_id(1))
        await widget_actions.wait_for_question(window.sheet)
        window.sheet.answer("delete")
        await wait_for_tasks()
        assert "cannot be written" in widget_actions.spoken_text(window)
        harness.program.open_page("begin")
        harness.sit_down("Cy", "Di")
        harness.talk_to_the_end()
        assert harness.page == "after"
        assert "Nothing of this talk is kept" in widget_actions.spoken_text(window)
        assert not harness.queue.unsaved

    run(go())
    assert file.read_bytes() == before
    with History.open(file, read_only=True) as history:
        assert history.count() == 1
