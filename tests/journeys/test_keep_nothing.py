"""Claims about "keep nothing": of such a talk there is not a byte, whatever was said in it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from listening_timer.exercise.formats import SECOND
from listening_timer.history.connection import Database
from listening_timer.history.store import History
from listening_timer.ui.session.actions import StageAction
from tests.app.conftest import OpenProgram, Run
from tests.helpers.app import marker_session
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.process.program import eventually
from tests.helpers.qt.widget_actions import (
    folder_bytes,
    press,
    spoken_text,
    wait_for_question,
    wait_for_tasks,
)
from tests.helpers.screen_reader.reader import ScreenReader, accessibility_bus
from tests.helpers.x11.keyboard_couple import BREATH, Couple
from tests.helpers.x11.keyboard_user import NEW, Typist

Enter = Callable[[], ProgramInProcess]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one folder of a program, with the format of the talk in it."""
    monkeypatch.setenv("LISTENING_TIMER_HOME", str(tmp_path))
    marker_session.bring_format(tmp_path)
    return tmp_path


@pytest.fixture
def enter(open_program: OpenProgram, home: Path) -> Enter:
    """Starts the program on the history of this home, and shows it."""

    def started() -> ProgramInProcess:
        harness = open_program(History.open(home / "history.db"))
        harness.show()
        return harness

    return started


def in_every_table(database: Database) -> dict[str, int]:
    """How many rows there are, in the tables that have any."""
    tables = database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    counts = {
        str(name): database.number(f'SELECT count(*) FROM "{name}"')  # noqa: S608 - our own tables
        for (name,) in tables
    }
    return {name: count for name, count in counts.items() if count}


def found_in(home: Path, *words: str) -> list[str]:
    """The words of which there is anything in any file."""
    left = folder_bytes(home)
    return [each for each in words if marker_session.in_bytes(each) in left]


def test_what_is_kept_is_found(enter: Enter, home: Path, run: Run) -> None:
    """The search below can fail: the same talk, kept, has each of its words in the files."""
    talks: list[str] = []

    async def go() -> None:
        harness = enter()
        talks.append(marker_session.sit_down(harness, keep=True))
        marker_session.talk(harness)
        await marker_session.leave_words(harness)
        press(harness.program.window, "Done")
        await wait_for_tasks()
        assert harness.program.begin.names() == (marker_session.LEFT, marker_session.RIGHT)

    run(go())
    assert found_in(home, *marker_session.WORDS, *talks) == [*marker_session.WORDS, *talks]
    with History.open(home / "history.db") as history:
        detail = history.session(talks[0])
        assert len(detail.ratings) == 10
        assert (len(detail.words), len(detail.promises)) == (5, 1)
        assert detail.prompts
        assert detail.meeting is not None


def test_of_a_talk_begun_so_there_is_nothing(enter: Enter, home: Path, run: Run) -> None:
    """Chosen on Begin: no word, no name, no row, not even its id, during the talk and after it."""
    talks: list[str] = []

    async def go() -> None:
        harness = enter()
        talks.append(marker_session.sit_down(harness, keep=False))
        marker_session.talk(harness)
        await wait_for_tasks()
        assert found_in(home, *marker_session.WORDS, *talks) == []
        await marker_session.leave_words(harness)
        press(harness.program.window, "Done")
        await wait_for_tasks()
        assert harness.program.begin.names() == ("", "")
        marker_session.keep_settings(harness, home)

    run(go())
    assert [path.suffix for path in home.iterdir() if path.suffix == ".ics"] == [".ics"]
    assert found_in(home, "digits") == ["digits"]
    assert found_in(home, *marker_session.WORDS, *talks) == []
    with History.open(home / "history.db") as history:
        assert in_every_table(history.database) == {}
        assert history.last_time() is None
        assert history.unfinished() is None


def test_of_an_erased_talk_only_its_id_is_left(enter: Enter, home: Path, run: Run) -> None:
    """Chosen at Close, after all of it had been written: only its id stays, among the gone."""
    talks: list[str] = []

    async def go() -> None:
        harness = enter()
        window = harness.program.window
        talks.append(marker_session.sit_down(harness, keep=True))
        marker_session.talk(harness)
        await marker_session.leave_words(harness)
        harness.program.stage.save_typed()
        await harness.queue.wait_until_saved(5)
        assert found_in(home, *marker_session.WORDS) == list(marker_session.WORDS)
        press(window, "Don’t keep this talk")
        assert "can’t undo this" in await wait_for_question(window.sheet)
        window.sheet.answer("erase")
        await wait_for_tasks()
        assert harness.program.begin.names() == ("", "")
        assert marker_session.PROMISE not in spoken_text(harness.program.window)

    run(go())
    assert found_in(home, *marker_session.WORDS) == []
    with History.open(home / "history.db") as history:
        assert in_every_table(history.database) == {"gone": 1}
        assert history.database.rows("SELECT id FROM gone") == [(talks[0],)]


def test_not_now_leaves_nothing(enter: Enter, home: Path, run: Run) -> None:
    """Two people who sat down, gave a topic and said how they are, and then did not talk."""
    talks: list[str] = []

    async def go() -> None:
        harness = enter()
        talks.append(marker_session.sit_down(harness, keep=True))
        marker_session.rate(harness, "How are you both?", *marker_session.ON_ARRIVING)
        harness.later(30)
        press(harness.program.window, "Not now")
        assert harness.page == "another-time"
        press(harness.program.window, "Back to the start")
        await wait_for_tasks()

    run(go())
    assert found_in(home, *marker_session.WORDS, *talks) == []
    with History.open(home / "history.db") as history:
        assert in_every_table(history.database) == {}


async def test_closing_says_that_it_cannot_be_gone_on_with(enter: Enter) -> None:
    """The close question tells both kinds of talk apart; in Arrive there is nothing to ask."""
    harness = enter()
    program = harness.program
    for keep, words in ((True, "Next time you can go on"), (False, "can’t go on with it")):
        marker_session.sit_down(harness, keep=keep)
        assert not program.stage.in_the_middle
        program.stage.input.do(StageAction.MAIN)
        harness.now += SECOND
        program.window.close()
        assert words in await wait_for_question(program.window.sheet)
        program.window.sheet.answer("stay")
        await wait_for_tasks()
        assert program.window.isVisible()
        program.stage.leave()


def begin_by_keys(typist: Typist) -> None:
    """Type names and a topic, and choose to keep nothing, without a mouse."""
    driver, reader = typist.driver, typist.reader
    typist.on(NEW)
    driver.write(marker_session.LEFT)
    driver.press("Tab")
    driver.write(marker_session.RIGHT)
    typist.press("Other ways to talk")
    typist.reach("Keep this talk")
    driver.press("Right")
    reader.find("Keep nothing", state="checked")
    typist.reach("What this talk is about")
    driver.write(marker_session.TOPIC)
    driver.press("Return")
    typist.on("Begin")
    driver.press("Return")
    eventually(lambda: marker_session.LEFT in driver.title())


@pytest.mark.slow
def test_of_a_killed_talk_there_is_nothing(couple: Couple, display: str, tmp_path: Path) -> None:
    """By kill -9 in a turn, after a prompt and a held reply: no byte, and nothing is offered."""
    with accessibility_bus(display) as around:
        couple.around |= around
        couple.start("--format", "first-try")
        assert couple.process is not None
        reader = ScreenReader(couple.process.pid, around)
        begin_by_keys(Typist(couple.driver, reader, couple.process))
        reader.leave()
        time.sleep(BREATH)
        for key in ("space", "t", "h", "d"):
            couple.driver.press(key)
        eventually(lambda: found_in(tmp_path, "digits"))
        couple.kill()
        assert found_in(tmp_path, *marker_session.WORDS) == []
        couple.start("--format", "first-try")
        couple.sit_down("Cy", "Di")
        assert couple.quit() == (0, "")
    with History.open(couple.history) as history:
        assert in_every_table(history.database) == {}
