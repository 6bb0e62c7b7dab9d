"""Claims about a history that can be read and not written: shown, and never changed."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from listening_timer.app.services.first_window import Application
from listening_timer.config.paths import HOME
from listening_timer.history import opening
from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from tests.app.conftest import OpenProgram
from tests.helpers.app.export_import import PATIENCE, wait_until
from tests.helpers.app.whole_run import start_run
from tests.helpers.history.sample_sessions import add_session, session_id, word
from tests.helpers.qt.widget_actions import press, spoken_text, wait_for_tasks


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


@pytest.mark.skipif(sys.platform == "win32", reason="signals of the system")
@pytest.mark.parametrize(
    ("answer", "page"),
    [("Look at your history", "history"), ("Talk now without keeping it", "begin")],
)
async def test_the_window_shows_it_or_lets_people_talk(
    qapp: Application, file: Path, answer: str, page: str
) -> None:
    """It says that it can only be read; one press looks at it, another begins without keeping."""
    before = file.read_bytes()
    first, ending = start_run(qapp, file)
    window = first.window
    await wait_until(lambda: window.page_id() == "problem")
    assert "can be read, but not added to" in spoken_text(window)
    press(window, answer)
    await wait_until(lambda: window.page_id() == page)
    await wait_until(lambda: "nothing is kept" in spoken_text(window))
    if page == "history":
        await wait_until(lambda: "Ann" in spoken_text(window))
    window.close_for_good()
    assert await asyncio.wait_for(ending, PATIENCE) == 0
    window.deleteLater()
    assert file.read_bytes() == before


async def test_changes_are_refused_in_a_sentence(open_program: OpenProgram, file: Path) -> None:
    """Deleting what is shown is refused; a talk leaves nothing waiting, and no byte changes."""
    before = file.read_bytes()
    harness = open_program(History.open(file, read_only=True), keeps=False)
    harness.show()
    back = harness.program.history_area
    await back.browse.load()
    await wait_for_tasks()
    window = harness.program.window
    assert back.browse.page.current() == session_id(1)
    back.browse.page.detail.delete_requested.emit(session_id(1))
    await harness.answer("delete")
    assert "cannot be written" in spoken_text(window)
    harness.program.open_page("begin")
    harness.sit_down("Cy", "Di")
    harness.talk_to_the_end()
    assert harness.page == "after"
    assert "This talk wasn’t kept" in spoken_text(window)
    assert not harness.queue.unsaved
    await harness.close()
    assert file.read_bytes() == before
    with History.open(file, read_only=True) as history:
        assert history.count() == 1
