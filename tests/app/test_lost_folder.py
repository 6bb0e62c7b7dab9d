"""Claims about a data folder that goes away during a talk: nothing acknowledged or said is lost."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from listening_timer.app import history_run as running
from listening_timer.app.program import Program
from listening_timer.app.services import write_queue
from listening_timer.app.services.context import Context
from listening_timer.app.services.first_window import Application
from listening_timer.config.paths import HOME
from listening_timer.exercise import commands
from listening_timer.exercise.formats import Side
from listening_timer.exercise.state import Status
from listening_timer.history.store import History
from listening_timer.ui.session.actions import StageAction
from tests.app.conftest import OpenProgram
from tests.helpers.app.export_import import PATIENCE, wait_until
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.app.whole_run import start_run
from tests.helpers.qt.widget_actions import find_button, press, spoken_text, type_into_field


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a program that is tried again soon."""
    monkeypatch.setattr(write_queue, "RETRY_S", 0.02)
    monkeypatch.setattr(write_queue, "UNSAVED_NOTICE_MS", 40)
    monkeypatch.setenv(HOME, str(tmp_path / "home"))
    return tmp_path


def move(folder: Path) -> None:
    """Give it another name."""
    folder.rename(folder.with_name("elsewhere"))


def empty(folder: Path) -> None:
    """Delete the files in it; the folder stays."""
    for path in folder.iterdir():
        path.unlink()


def make_again(folder: Path) -> None:
    """Make an empty folder of that name."""
    folder.mkdir(exist_ok=True)


def move_back(folder: Path) -> None:
    """Give the folder its name again."""
    folder.with_name("elsewhere").rename(folder)


async def settled(harness: ProgramInProcess) -> None:
    """Wait until everything is committed."""
    assert await harness.queue.wait_until_saved(PATIENCE)


def begun(open_program: OpenProgram, folder: Path) -> ProgramInProcess:
    """A program with a history in this folder, in the middle of a talk."""
    folder.mkdir()
    harness = open_program(History.open(folder / "history.db"))
    harness.show()
    harness.sit_down()
    harness.later(1)
    harness.program.stage.input.do(StageAction.MAIN)
    return harness


def is_whole(path: Path) -> None:
    """The talk is in this history, with its words, and the file is sound."""
    with History.open(path) as history:
        assert history.check() == []
        (row,) = history.sessions()
        detail = history.session(row.id)
        assert detail.state.status is Status.ENDED
        assert {row.name_a, row.name_b} == {"Ann", "Bo"}
        assert [each.text for each in detail.words] == ["the tea"]


@pytest.mark.parametrize(
    ("lose", "bring_back"),
    [(shutil.rmtree, make_again), (move, move_back), (move, make_again), (empty, None)],
)
async def test_a_talk_is_saved_as_soon_as_a_place_exists_again(
    open_program: OpenProgram,
    home: Path,
    lose: Callable[[Path], None],
    bring_back: Callable[[Path], None] | None,
) -> None:
    """It is said to be in the history only then; until then trouble stands there, and a way out."""
    folder = home / "data"
    harness = begun(open_program, folder)
    await settled(harness)
    lose(folder)
    harness.talk_to_the_end()
    after = harness.program.stage.closing.page
    if bring_back is not None:
        await wait_until(lambda: "Not yet saved" in spoken_text(after))
        assert "It is in your history" not in spoken_text(after)
        assert find_button(after, "Choose another place")
        bring_back(folder)
    await wait_until(lambda: "It is in your history" in spoken_text(after))
    assert "Not yet saved" not in spoken_text(after)
    type_into_field(after, "Bo says thank you", "the tea")
    press(after, "Done")
    await settled(harness)
    assert await harness.queue.close()
    is_whole(folder / "history.db")


async def test_a_talk_is_saved_in_the_place_that_is_chosen(
    open_program: OpenProgram, home: Path
) -> None:
    """All of it, also what had been committed in the file that is gone."""
    other = home / "other" / "ours.db"
    other.parent.mkdir()
    harness = begun(open_program, home / "data")
    await settled(harness)
    shutil.rmtree(home / "data")
    harness.talk_to_the_end()
    after = harness.program.stage.closing.page
    type_into_field(after, "Bo says thank you", "the tea")
    press(after, "Done")
    await wait_until(lambda: "Not yet saved" in spoken_text(harness.program.window.navigation))
    harness.program.relocation.move_to(other)
    assert harness.program.window.windowTitle() == "ours.db · Listening Timer"
    await settled(harness)
    await wait_until(lambda: "Not yet saved" not in spoken_text(harness.program.window.navigation))
    assert await harness.queue.close()
    assert not (home / "data").exists()
    is_whole(other)


async def test_a_talk_that_was_left_is_not_written_again(
    open_program: OpenProgram, home: Path
) -> None:
    """What was deleted from the history since stays deleted when its file is made anew."""
    folder = home / "data"
    harness = begun(open_program, folder)
    harness.talk_to_the_end()
    press(harness.program.stage.closing.page, "Done")
    await settled(harness)
    empty(folder)
    harness.sit_down("Cy", "Di")
    harness.later(1)
    harness.talk_to_the_end()
    await settled(harness)
    assert await harness.queue.close()
    with History.open(folder / "history.db") as history:
        assert [{row.name_a, row.name_b} for row in history.sessions()] == [{"Cy", "Di"}]


async def test_an_end_with_unsaved_events_is_told(
    qapp: Application,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Where the program is made to end before there is a place: a sentence, and status 1."""
    made: list[Program] = []

    def program(context: Context) -> Program:
        made.append(Program(context))
        return made[-1]

    monkeypatch.setattr(running, "Program", program)
    monkeypatch.setattr(write_queue, "CLOSE_TIMEOUT_S", 0.2)
    first, ending = start_run(qapp)
    window = first.window
    await wait_until(lambda: bool(made))
    first.choices.fill("Ann", "Bo", Side.LEFT)
    first.choices.begin()
    await wait_until(lambda: window.page_id() == "stage")
    shutil.rmtree(home / "home")
    made[0].conductor.wish(commands.MainAction())
    assert made[0].stage.in_the_middle
    window.close_for_good()
    assert await asyncio.wait_for(ending, PATIENCE) == 1
    made[0].conductor.leave()
    window.deleteLater()
    assert "could be saved" in capfd.readouterr().err
