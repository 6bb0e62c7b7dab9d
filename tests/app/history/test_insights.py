"""Claims about the wired Insights page: what the history holds shows, and late answers do not."""

from __future__ import annotations

import asyncio
import stat
import xml.etree.ElementTree as ET
from asyncio import Runner
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from listening_timer.app.history.insights import InsightsArea
from listening_timer.config.paths import user_paths
from listening_timer.demo import samples
from listening_timer.history.store import History
from listening_timer.library.formats import Library
from listening_timer.ui.insights.card import InsightCard
from listening_timer.ui.insights.report import VIEWS
from tests.app.conftest import OpenProgram
from tests.helpers.app.export_import import (
    dialogs,
    dismiss,
    files_in,
    name_file,
    store_dialog_settings,
    wait_for_message,
    wait_until,
)
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.history.fault_injection import CountedCalls
from tests.helpers.history.sample_sessions import add_session, promise
from tests.helpers.qt.widget_actions import (
    activate_window,
    find_button,
    press,
    spoken_text,
    type_key,
    wait_for_tasks,
)


@pytest.fixture
def harness(runner: Runner, open_program: OpenProgram, folder: Path) -> ProgramInProcess:
    """A program on an empty history."""
    store_dialog_settings(folder.with_name("noted"))

    async def opened() -> ProgramInProcess:
        harness = open_program(documents=folder)
        harness.wall = samples.LAST + 4 * samples.DAY
        harness.offset = samples.ZONE
        harness.show()
        await activate_window(harness.program.window)
        return harness

    return runner.run(opened())


@pytest.fixture
def area(harness: ProgramInProcess) -> InsightsArea:
    """Its insights."""
    return harness.program.history_area.insights


async def filled(harness: ProgramInProcess) -> None:
    """Let two people have had the sample talks."""
    paths = user_paths()
    formats = {fmt.id: fmt for fmt in Library(paths.resources, paths.formats).items()}
    await harness.queue.query(lambda history: samples.fill(history, formats, ("Maya", "Sam")))


async def opened(area: InsightsArea) -> None:
    """Open the page, and wait for what stands on it."""
    area.open()
    await wait_for_tasks()


async def show_filled(harness: ProgramInProcess, area: InsightsArea) -> None:
    """Open the page over the sample talks."""
    await filled(harness)
    await opened(area)


def cards(area: InsightsArea) -> list[InsightCard]:
    """The cards that show."""
    return [card for card in area.page.findChildren(InsightCard) if card.isVisible()]


def shared_card(area: InsightsArea) -> InsightCard:
    """The card of the time that each shared."""
    return next(card for card in cards(area) if card.accessibleName() == "Time each of you shared")


async def test_an_empty_history_says_what_will_be_here(
    harness: ProgramInProcess, area: InsightsArea
) -> None:
    """And leads to Begin."""
    await opened(area)
    assert harness.page == "insights"
    assert "What you will see here" in spoken_text(area.page)
    press(area.page, "Begin your first talk")
    assert harness.page == "welcome"


async def test_half_a_year_shows_first(harness: ProgramInProcess, area: InsightsArea) -> None:
    """All there is in the history of the two, by both their names."""
    await show_filled(harness, area)
    assert harness.page == "insights"
    assert len(cards(area)) == len(VIEWS)
    words = spoken_text(area.page)
    assert "You have made space for each other" in words
    assert "Maya shared for" in words


async def test_another_span_takes_its_place(harness: ProgramInProcess, area: InsightsArea) -> None:
    """The last one that was pressed, however fast."""
    await show_filled(harness, area)
    before = area.page.subline.said()
    for span in ("All", "Half year", "Month"):
        press(area.page, span)
    await wait_for_tasks()
    assert find_button(area.page, "Month").isChecked()
    assert area.page.subline.said() != before
    await opened(area)
    assert find_button(area.page, "Month").isChecked()


async def test_a_damaged_history_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, harness: ProgramInProcess, area: InsightsArea
) -> None:
    """The page shows, and says why there is nothing on it."""
    CountedCalls(monkeypatch, "couples").shut = "damaged"
    await opened(area)
    assert harness.page == "insights"
    assert "This history is damaged" in spoken_text(area.page)
    assert cards(area) == []


async def test_promises_of_the_two_that_show_are_worded(
    harness: ProgramInProcess, area: InsightsArea
) -> None:
    """As they stand open now, of whichever couple was chosen."""
    await filled(harness)
    last = await harness.queue.query(lambda history: history.last_time())
    assert last is not None
    of_the_last = last.promises[0].promise.text
    made = promise(
        await harness.queue.query(lambda history: add_session(history, day=-1)), "to call"
    )
    await harness.queue.query(lambda history: history.write_promise(made))
    await opened(area)
    assert of_the_last in spoken_text(area.page)
    assert "to call" not in spoken_text(area.page)
    press(area.page, "Ann & Bo")
    await wait_for_tasks()
    assert "Ann: to call" in spoken_text(area.page)
    assert of_the_last not in spoken_text(area.page)


async def save(harness: ProgramInProcess, area: InsightsArea, form: str, name: str = "") -> None:
    """Wish for a picture in a form, and name the file."""
    press(shared_card(area), "Save picture")
    await wait_for_message(harness, "Save picture")
    press(harness.program.window.sheet, form)
    await name_file(harness.program.window, name)


@pytest.mark.parametrize(
    ("form", "ending"),
    [("PNG, to send or print", "png"), ("SVG, sharp at any size", "svg")],
)
async def test_a_picture_is_saved(
    folder: Path, form: str, ending: str, harness: ProgramInProcess, area: InsightsArea
) -> None:
    """Under a name that names nobody, whole, for its owner alone; and that is said."""
    await show_filled(harness, area)
    await save(harness, area, form)
    await wait_for_tasks()
    assert "Saved as" in spoken_text(area.page)
    assert files_in(folder) == [f"listening-timer-shared.{ending}"]
    path = folder / f"listening-timer-shared.{ending}"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    if ending == "png":
        assert not QImage(str(path)).isNull()
    else:
        assert ET.parse(path).getroot().tag.endswith("svg")  # noqa: S314 - our own


async def test_what_is_there_is_written_over_only_when_that_is_wished(
    folder: Path, harness: ProgramInProcess, area: InsightsArea
) -> None:
    """Another name can be chosen; Esc leaves everything as it was."""
    there = folder / "mine.png"
    there.write_text("mine")
    await show_filled(harness, area)
    form = "PNG, to send or print"
    await save(harness, area, form, "mine.png")
    await wait_for_message(harness, "Replace this file?")
    press(harness.program.window.sheet, "Choose another name")
    await dismiss(harness.program.window)
    await wait_for_tasks()
    assert there.read_text() == "mine"
    await save(harness, area, form, "mine.png")
    await wait_for_message(harness, "Replace this file?")
    press(harness.program.window.sheet, "Replace it")
    await wait_for_tasks()
    assert files_in(folder) == ["mine.png"]
    assert not QImage(str(there)).isNull()


async def test_nothing_is_saved_where_nobody_wishes(
    folder: Path, harness: ProgramInProcess, area: InsightsArea
) -> None:
    """The question closed, no dialog opens; a second press means the first."""
    await show_filled(harness, area)
    area.page.save_requested.emit("shared")
    area.page.save_requested.emit("heard")
    await wait_for_message(harness, "Save picture")
    type_key(harness.program.window, Qt.Key.Key_Escape)
    await wait_for_tasks()
    assert dialogs(harness.program.window) == []
    assert not harness.program.window.sheet.is_open()
    assert files_in(folder) == []


async def test_a_place_that_takes_nothing_is_told(
    folder: Path, harness: ProgramInProcess, area: InsightsArea
) -> None:
    """One sentence, and nothing is left behind."""
    await show_filled(harness, area)
    await save(harness, area, "SVG, sharp at any size", str(folder / "nowhere" / "a.svg"))
    await wait_for_tasks()
    assert "Saved" not in spoken_text(area.page)
    assert "does not exist; make it first" in spoken_text(shared_card(area))
    assert files_in(folder) == []


async def test_an_answer_that_was_overtaken_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, harness: ProgramInProcess, area: InsightsArea
) -> None:
    """What was asked for last shows, whichever answer comes last."""
    answers: list[asyncio.Future[None]] = []
    await show_filled(harness, area)
    ask = harness.queue.query

    async def held(work: Callable[[History], object]) -> object:
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        answers.append(mine)
        found = await ask(work)
        await mine
        return found

    monkeypatch.setattr(harness.queue, "query", held)
    press(area.page, "All")
    press(area.page, "Month")
    await wait_until(lambda: len(answers) == 2)
    for answer in reversed(answers):
        answer.set_result(None)
        await asyncio.sleep(0)
    await wait_for_tasks()
    assert find_button(area.page, "Month").isChecked()
    monkeypatch.setattr(harness.queue, "query", ask)
